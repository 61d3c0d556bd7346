"""Accepting a request: the request's last step and the engagement's first moment are one."""

import pytest
from sqlalchemy import select

from app.engagements.models.engagement import Engagement
from app.engagements.services import opening
from app.errors import NotPermitted, NotVisible, StaleCase, StepNotReady
from app.extensions import db
from app.policy.programs import Kind
from app.policy.roles import Role
from app.workflow.models.record import History
from tests.browser import Browser
from tests.cast import sign_in
from tests.requests import walks


def engagement_of(assistance) -> Engagement | None:
    """The engagement of a request's case file."""
    return db.session.scalar(select(Engagement).where(Engagement.case_file_id == assistance.case_file_id))


def accept(assistance, who, manager) -> None:
    """One person accepts under a manager."""
    words = {"actor": who.actor, "seen_version": assistance.version, "manager_id": manager.person.id}
    opening.accept(assistance, **words)


def test_an_accepted_request_opens_its_engagement_in_the_first_state_with_its_clock(cast):
    assistance = walks.ready_to_accept(cast)
    accept(assistance, cast.manager, cast.manager_two)
    engagement, file = engagement_of(assistance), assistance.case_file
    assert (assistance.state, engagement.state, engagement.kind) == (
        "accepted", "intake_call", Kind.TRAINING_AND_ASSISTANCE,
    )  # fmt: skip
    assert (file.stage, file.state, file.turn_party, file.turn_clock) == (
        "cri_tac", "intake_call", Role.PROGRAM_MANAGER, "intake_call",
    )  # fmt: skip
    assert file.owner_id == engagement.manager_id == cast.manager_two.person.id
    taken = db.session.scalars(select(History.step).where(History.case_file_id == file.id).order_by(History.id))
    assert list(taken)[-2:] == ["accept", "open"]


def test_acceptance_says_what_the_screening_still_owes(cast):
    assistance = walks.in_screening(cast)
    with pytest.raises(StepNotReady) as refusal:
        accept(assistance, cast.manager, cast.manager)
    assert "The agency is not matched with the directory." in refusal.value.missing
    db.session.rollback()
    assert engagement_of(assistance) is None


@pytest.mark.parametrize("who", ["triage", "director", "harbor_executive", "x_coordinator", "auditor"])
def test_only_a_program_manager_accepts(cast, who):
    assistance = walks.ready_to_accept(cast)
    with pytest.raises((NotPermitted, NotVisible)):
        accept(assistance, getattr(cast, who), cast.manager)
    assert engagement_of(assistance) is None


def test_a_request_that_changed_since_it_was_seen_is_not_accepted(cast):
    assistance = walks.ready_to_accept(cast)
    with pytest.raises(StaleCase):
        words = {"actor": cast.manager.actor, "seen_version": assistance.version - 1}
        opening.accept(assistance, **words, manager_id=cast.manager.person.id)


def test_a_manager_accepts_by_page_and_sees_the_managers_load(app, cast):
    assistance = walks.ready_to_accept(cast)
    db.session.commit()
    browser = Browser(app)
    sign_in(browser, cast.manager)
    browser.get(f"/cases/{assistance.reference}/accept")
    assert "Everything that acceptance needs is there." in browser.page.text
    assert "Open cases: 1" in browser.page.text and "Open cases: 0" in browser.page.text
    browser.submit("Accept the request", manager=str(cast.manager.person.id))
    assert "Record the intake call" in browser.page.text
    assert engagement_of(assistance).state == "intake_call"


def test_the_managers_to_choose_from_are_those_of_today(app, cast):
    assistance = walks.ready_to_accept(cast)
    db.session.commit()
    browser = Browser(app)
    sign_in(browser, cast.manager)
    browser.get(f"/cases/{assistance.reference}/accept")
    browser.submit("Accept the request", status=422, manager=str(cast.triage.person.id))
    assert assistance.state == "screening"
