"""The thread of an engagement: who hears what, where the link leads, and that no narrative is in the mail."""

import pytest

from app.extensions import db
from app.outbox.models import Message
from app.workflow.models.case_file import AccessLevel
from app.workflow.services import access
from tests.cast import Cast
from tests.engagements.way import Way
from tests.notifications import world


@pytest.fixture
def way(cast: Cast) -> Way:
    """An accepted request on its way."""
    return Way.begin(cast)


def mail_of(way: Way, *steps: str) -> list[tuple[str, str]]:
    """Take steps, and return who (by name in the cast) heard which sentence of the last one."""
    for step in steps:
        before = len(world.mailed())
        getattr(way, step)()
    names = {member.email: name for name, member in way.cast.everybody.items()}
    told = world.mailed()[before:]
    return sorted((names[message.address], message.subject.partition(": ")[2]) for message in told)


def link_of(way: Way, name: str) -> str:
    """Where the latest mail leads this person, within the case."""
    address = getattr(way.cast, name).email
    body = world.messages(Message.address == address)[-1].body
    (link,) = [line for line in body.splitlines() if "/cases/" in line]
    return link.removeprefix(f"http://localhost/cases/{way.file.reference}")


AGENCY = ("harbor_executive", "harbor_requester")


def test_an_offer_is_told_to_its_provider_with_a_link_to_the_offer(way: Way):
    assert mail_of(way, "call", "offered") == [("x_coordinator", "An engagement is offered to your organization")]
    assert link_of(way, "x_coordinator") == "/offers/1"


def test_accepting_is_told_once_to_each_party(way: Way):
    engaged = [(name, "A provider is engaged for this case") for name in AGENCY]
    assert mail_of(way, "call", "offered", "accepted") == [*engaged, ("manager", "The provider accepted the offer")]


def test_a_proposed_expert_is_asked_to_attest_on_his_own_page(way: Way):
    told = mail_of(way, "call", "offered", "accepted", "proposed")
    sentence = "An expert is proposed for the team"
    assert told == [(name, sentence) for name in (*AGENCY, "manager", "x_expert")]
    assert link_of(way, "x_expert") == "/experts/1"
    assert link_of(way, "harbor_executive") == ""


def test_the_plan_is_told_to_those_whose_turn_it_is(way: Way):
    told = mail_of(way, "to_planning", "written", "submitted", "approved")
    assert told == [
        ("harbor_executive", "The plan is approved and waits for your agency's agreement"),
        ("harbor_requester", "The plan is approved and waits for your agency's agreement"),
        ("x_coordinator", "The plan is approved and waits for the agency's agreement"),
        ("x_expert", "The plan is approved and waits for the agency's agreement"),
    ]
    assert link_of(way, "harbor_executive") == "/plans/1"
    assert "Next: it is your turn, due" in world.messages(Message.address == way.cast.harbor_executive.email)[-1].body


def test_concurring_and_what_follows_is_one_mail_each(way: Way):
    told = mail_of(way, "to_planning", "written", "submitted", "approved", "concurred")
    sentence = "The agency agreed to the plan"
    assert told == [(name, sentence) for name in ("harbor_requester", "manager", "x_coordinator", "x_expert")]


def test_no_mail_holds_the_narrative_or_strangers(way: Way):
    way.to_delivery()
    told = world.mailed()
    assert not any("secret narrative" in message.body + message.subject for message in told)
    assert not any(way.file.title in message.body + message.subject for message in told)
    outsiders = {way.cast.mill_requester.email, way.cast.y_coordinator.email, way.cast.y_expert.email}
    assert not outsiders & {message.address for message in told}


def test_a_restricted_case_names_no_agency_in_any_mail(way: Way):
    way.file.restricted = True
    for member in (way.cast.harbor_requester, way.cast.harbor_executive, way.cast.manager):
        access.give(way.file, AccessLevel.LISTED, person_id=member.person.id)
    db.session.commit()
    way.to_team()
    told = world.mailed()
    assert told
    assert not any("Harbor" in message.body + message.subject for message in told)
    listed = {"harbor_requester", "harbor_executive", "manager", "x_coordinator"}
    assert {message.address for message in told} <= {getattr(way.cast, name).email for name in listed}
