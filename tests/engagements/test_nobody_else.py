"""Where a step waits for another person and there is none: told by name, administrators asked once, never waived."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from app import clock
from app.accounts.models.people import Deputy
from app.engagements.services import planning, replacing, staffing
from app.errors import NotPermitted
from app.extensions import db
from app.outbox.models import Message
from app.policy.actor import SYSTEM, Actor
from app.policy.roles import Role
from app.worker import jobs
from app.workflow.models.case_file import AccessLevel
from app.workflow.models.case_task import CaseTask, CaseTaskKind
from app.workflow.services import access, case_tasks
from tests.browser import Browser
from tests.cast import sign_in
from tests.engagements.change_way import ChangeWay
from tests.engagements.test_pauses import did


@pytest.fixture
def way(cast) -> ChangeWay:
    """An engagement whose team is being put together."""
    return ChangeWay.begin(cast).to_team()


def alone(way) -> ChangeWay:
    """The manager is the only one left, and he proposed the expert himself, who has attested."""
    way.cast.manager_two.membership.until = clock.now().date()
    db.session.commit()
    proposal = staffing.Proposal(way.cast.x_expert.person.id, "De-escalation")
    did(staffing.propose, way.engagement, way.cast.manager, proposal=proposal)
    return way.attested()


def open_tasks(way) -> list[CaseTask]:
    """What is asked of administrators about this case."""
    return [task for task in case_tasks.open_of(way.file) if task.kind is CaseTaskKind.NOBODY_ELIGIBLE]


def test_administrators_are_asked_by_name_when_nobody_else_may_confirm(way):
    (task,) = open_tasks(alone(way))
    assert task.for_role is Role.ADMINISTRATOR
    assert "Maya Feld proposed the expert" in task.text and "Confirm the expert" in task.text
    with pytest.raises(NotPermitted):
        did(staffing.confirm, way.assignment, way.cast.manager)


def test_they_are_asked_once_and_mailed_once(way):
    alone(way)
    did(staffing.reopen_attestation, way.assignment, way.cast.x_expert, note="I remembered something")
    way.attested()
    assert len(open_tasks(way)) == 1
    jobs.expand()
    mails = db.session.scalars(select(Message).where(Message.kind == "case_task")).all()
    assert {mail.address for mail in mails} == {way.cast.administrator.email}
    assert all("Maya" not in mail.body and way.file.agency.name not in mail.body for mail in mails)


def test_with_another_program_manager_nobody_is_asked(way):
    proposal = staffing.Proposal(way.cast.x_expert.person.id, "De-escalation")
    did(staffing.propose, way.engagement, way.cast.manager, proposal=proposal)
    way.attested()
    assert open_tasks(way) == []


def test_on_a_restricted_case_everybody_of_a_listed_organization_counts(way):
    way.file.restricted = True
    for organization in (way.cast.cops, way.cast.x):
        access.give(way.file, AccessLevel.FULL, organization_id=organization.id)
    db.session.commit()
    proposal = staffing.Proposal(way.cast.x_expert.person.id, "De-escalation")
    did(staffing.propose, way.engagement, way.cast.manager, proposal=proposal)
    way.attested()
    assert open_tasks(way) == []


def test_the_task_is_settled_when_somebody_can_go_on(way):
    alone(way)
    way.cast.manager_two.membership.until = None
    db.session.commit()
    assert case_tasks.look_again(SYSTEM) == 1
    assert open_tasks(way) == []
    did(staffing.confirm, way.assignment, way.cast.manager_two)


def test_the_task_is_settled_when_the_case_goes_another_way(way):
    alone(way)
    did(staffing.stand_down, way.assignment, way.cast.manager)
    assert open_tasks(way) == []


def test_a_deputy_takes_a_directors_step_under_the_same_rule(way):
    """A plan above the cost limit is the director's; he who wrote it would not be, a deputy is."""
    way.proposed().attested().confirmed().written().submitted()
    way.plan.cost_estimate = 10_000_000
    db.session.commit()
    today = clock.now().date()
    db.session.add(
        Deputy(
            director_id=way.cast.director.person.id, deputy_id=way.cast.manager_two.person.id, since=today,
            until=today + timedelta(days=2),
        )
    )  # fmt: skip
    db.session.commit()
    stand_in = Actor(Role.DIRECTOR, way.cast.manager_two.person.id, way.cast.cops.id, name="Miles Okafor")
    planning.approve(way.plan, actor=stand_in, seen_version=way.plan.version)
    assert way.plan.state == "agency_concurrence"


def test_the_case_and_the_administrators_settings_name_who_is_excluded(app, way):
    alone(way)
    manager, administrator = Browser(app), Browser(app)
    sign_in(manager, way.cast.manager)
    sign_in(administrator, way.cast.administrator)
    manager.get(f"/cases/{way.file.reference}")
    assert "Maya Feld proposed the expert" in manager.page.text
    administrator.get("/administration")
    assert "Maya Feld proposed the expert" in administrator.page.text and way.file.reference in administrator.page.text


def test_the_agency_and_the_provider_read_nothing_of_it(app, way):
    alone(way)
    for who in (way.cast.harbor_executive, way.cast.x_coordinator):
        browser = Browser(app)
        sign_in(browser, who)
        browser.get(f"/cases/{way.file.reference}")
        assert "Excluded" not in browser.page.text


def test_a_wish_stands_on_the_managers_home_and_case_until_it_is_decided(app, way):

    did(replacing.give_back, way.engagement, way.cast.x_coordinator, reason="Nobody is free")
    manager = Browser(app)
    sign_in(manager, way.cast.manager)
    manager.get("/today")
    assert "The provider asks to be replaced" in manager.page.text
    manager.click("The provider asks to be replaced")
    assert "Nobody is free" in manager.page.text
    manager.click("Leave it as it is")
    manager.submit("Decline the wish", answer="Please stay until June.")
    assert "The provider is told" in manager.page.text and "Leave it as it is" not in manager.page.text
    manager.get("/today")
    assert "asks to be replaced" not in manager.page.text
