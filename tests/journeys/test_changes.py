"""What befalls a review on its way: another provider in mid-review, a withdrawal before the decision."""

import pytest

from app.engagements.models.plan import Plan
from app.engagements.services import skills
from app.engagements.services import staffing as team
from app.extensions import db
from tests.engagements.critical_way import CriticalWay
from tests.engagements.public_way import PublicWay
from tests.journeys import staffing
from tests.journeys.visitor import Visitor
from tests.journeys.world import World

pytestmark = [pytest.mark.browser, pytest.mark.several_connections, pytest.mark.xdist_group("journey_changes")]


def test_a_provider_replaced_in_mid_review(world: World):
    CriticalWay.begin(world.cast)  # with it both providers take part in the program
    way = with_scope(PublicWay.reporting(world.cast)).to_fact_check()
    reference = way.file.reference
    names = ("manager", "x_coordinator", "y_coordinator")
    manager, first, second = (world.member(name) for name in names)
    give_back(world, first, reference)
    replace(world, manager, reference)
    first.open(f"/cases/{reference}", status=404)
    staffing.offer(world, manager, reference, staffing.Y)
    second.open("/provider")
    second.follow(f"Answer the offer {reference}")
    second.follow("Accept the offer")
    second.press("Accept the offer")
    second.follow("Propose an expert")
    second.answer("Expert", "Erin Doyle")
    second.write("What the expert brings to this case", "Interviews")
    second.press("Propose the expert")
    complete_the_team(world, way)
    rejoin(manager, second, reference)


def test_a_withdrawal_while_in_department_review(world: World):
    way = PublicWay.reporting(world.cast).to_department()
    reference = way.file.reference
    executive, director, other = (world.member(name) for name in ("harbor_executive", "director", "manager_two"))
    executive.open(f"/cases/{reference}/engagement/withdraw")
    executive.press("Withdraw", status=422)
    executive.sees("Choose a reason.")
    executive.answer("Why do you withdraw?", "Our leadership changed")
    executive.press("Withdraw")
    executive.sees("The engagement has ended at the agency's wish.", "How it ended", "Withdrawn by the agency")
    executive.open(f"/cases/{reference}/reports/1", status=404)
    world.work()
    assert f"{reference}: The agency withdrew; the engagement has ended" in world.subjects_to(
        "manager@cops.example.org"
    )
    director.open(f"/cases/{reference}")
    director.sees("Ended", "Withdrawn by the agency", "Restricted")
    director.open(f"/cases/{reference}/reports/1")
    director.sees("Dropped")
    other.open(f"/cases/{reference}", status=404)


def with_scope(way: PublicWay) -> PublicWay:
    """The scope that was agreed before the report."""
    db.session.add(
        Plan(case_file_id=way.file.id, engagement_id=way.engagement.id, number=1, kind="review_scope", state="agreed")
    )
    db.session.commit()
    return way


def give_back(world: World, coordinator: Visitor, reference: str) -> None:
    """The provider asks to be replaced."""
    coordinator.open(f"/cases/{reference}/engagement/give-back")
    coordinator.write("Reason", "Our lead reviewer moved away.")
    coordinator.press("Ask to be replaced")
    coordinator.sees("You asked the COPS Office", "Our lead reviewer moved away.")
    world.work()


def replace(world: World, manager: Visitor, reference: str) -> None:
    """The manager finds the wish at home and releases the provider."""
    manager.open("/today")
    manager.follow("The provider asks to be replaced")
    manager.follow("Decide")
    manager.press("Replace the provider", status=422)
    manager.sees("Write what the next provider must know.")
    manager.write("Why is another provider needed?", "Their lead reviewer moved away.")
    manager.write("Hand-over note", "The agency checks the facts of the draft now.")
    manager.write("Who at the agency agreed?", "Sheriff Boone")
    manager.date("When?", world.today)
    manager.answer("How did the agency say so?", "By phone")
    manager.press("Replace the provider")
    manager.sees("The provider is released.", "Provider selection")
    world.work()


def complete_the_team(world: World, way: PublicWay) -> None:
    """Without pages: the expert attests and is confirmed, the one skill is accepted as a gap."""
    db.session.rollback()
    db.session.expire_all()
    cast, place = world.cast, way.engagement.assignments[-1]
    word = team.Attestation(has_conflict=False)
    team.attest(place, actor=cast.y_expert.actor, seen_version=place.version, attestation=word)
    db.session.commit()
    team.confirm(place, actor=cast.manager.actor, seen_version=place.version)
    db.session.commit()
    skills.name(way.engagement, actor=cast.manager.actor, names=["Interviewing"])
    db.session.commit()
    (skill,) = way.engagement.needed_skills
    skills.accept_gap(skill, actor=cast.manager.actor, seen_version=skill.version, reason="Few interviews are left")
    db.session.commit()


def rejoin(manager: Visitor, coordinator: Visitor, reference: str) -> None:
    """The manager lets the new team take the work up; it finds the draft as it was."""
    manager.open(f"/cases/{reference}")
    manager.follow("Rejoin the work")
    manager.sees("Hand-over note", "The agency checks the facts of the draft now.")
    manager.press("Rejoin the work")
    manager.sees("The new team has taken up the work.", "Reporting")
    coordinator.open(f"/cases/{reference}/reports/1")
    coordinator.sees("A night at the harbor", "Reporting", "Report")
