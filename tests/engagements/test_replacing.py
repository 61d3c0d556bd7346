"""Another provider in mid-course: what ends, what passes on, who still sees the case; and a provider's wishes."""

import pytest
from sqlalchemy import select

from app.engagements.services import holding, offering, replacing, staffing
from app.errors import InvalidFact, NotPermitted, NotVisible, StepNotAvailable, StepNotReady
from app.extensions import db
from app.policy.roles import Role
from app.workflow import scopes
from app.workflow.models.case_file import CaseAccess
from app.workflow.models.case_task import CaseTask, CaseTaskKind
from app.workflow.services import case_tasks
from tests.engagements.change_way import ChangeWay, replacement
from tests.engagements.test_pauses import pause


@pytest.fixture
def way(cast) -> ChangeWay:
    """An engagement at its first call."""
    return ChangeWay.begin(cast)


def did(verb, case, who, **words) -> None:
    """One verb of one person."""
    verb(case, actor=who.actor, seen_version=case.version, **words)
    db.session.commit()


def sees(way, *people) -> list[bool]:
    """Who of these sees the content of the case."""
    return [scopes.sees_content(who.actor, way.file) for who in people]


STATES = {"to_team": "team", "to_planning": "planning", "to_delivery": "delivery", "to_wrap_up": "wrap_up"}


@pytest.mark.parametrize("far", STATES)
def test_a_replacement_ends_offers_and_places_and_remembers_where_the_work_stood(way, far):
    getattr(way, far)()
    plan, report = [each.state for each in way.engagement.plans], [each.state for each in way.engagement.reports]
    way.replaced()
    assert way.engagement.state == "provider_selection"
    assert way.engagement.state_left == (None if far == "to_team" else STATES[far])
    assert way.offer.state == "revoked"
    assert {each.state for each in way.engagement.assignments} <= {"released"}
    assert [each.state for each in way.engagement.plans] == plan
    assert [each.state for each in way.engagement.reports] == report
    assert way.file.provider_id is None and way.file.turn_party is Role.PROGRAM_MANAGER


def test_the_old_provider_and_its_experts_see_the_case_no_more(way):
    way.to_delivery()
    cast = way.cast
    assert sees(way, cast.x_coordinator, cast.x_expert) == [True, True]
    way.replaced()
    assert sees(way, cast.x_coordinator, cast.x_staff, cast.x_expert) == [False, False, False]
    lines = db.session.scalars(select(CaseAccess).where(CaseAccess.case_file_id == way.file.id)).all()
    assert lines and all(line.until for line in lines)  # ended, not deleted


def test_the_next_team_rejoins_where_the_first_one_left(way, at):
    way.to_delivery().replaced().with_y()
    assert way.engagement.state == "team"
    assert "No expert needed" not in at(way.cast.manager).get(f"/cases/{way.file.reference}/engagement/rejoin").text
    way.rejoined()
    assert (way.engagement.state, way.engagement.state_left) == ("delivery", None)
    assert [each.state for each in way.engagement.plans] == ["agreed"]
    way.logged().handed_in().deliverable_accepted().finished()
    assert way.engagement.state == "wrap_up"


def test_a_state_once_left_stays_remembered_when_the_next_team_is_replaced_too(way):
    way.to_delivery().replaced().with_y().replaced()
    assert way.engagement.state_left == "delivery"


def test_rejoining_waits_for_a_team_as_complete_as_the_first(way):
    way.to_delivery().replaced().offered(way.cast.y.id)
    did(offering.accept, way.offer, way.cast.y_coordinator)
    with pytest.raises(StepNotReady, match="expert"):
        did(replacing.rejoin, way.engagement, way.cast.manager)


def test_work_under_way_is_rejoined_not_confirmed_anew(way):
    way.to_delivery().replaced().with_y()
    with pytest.raises(StepNotReady, match="rejoin"):
        did(staffing.confirm_team, way.engagement, way.cast.manager)


@pytest.mark.parametrize(
    ("missing", "sentence"), [("reason", "reason"), ("handover", "hand-over"), ("agreed_with", "consent")]
)
def test_a_replacement_needs_its_reason_the_note_and_the_agencys_consent(way, missing, sentence):
    way.to_delivery()
    with pytest.raises(StepNotReady, match=sentence):
        way.replaced(**{missing: ""})


@pytest.mark.parametrize("who", ["director", "triage", "x_coordinator", "harbor_executive", "mill_executive"])
def test_nobody_but_a_program_manager_replaces_the_provider(way, who):
    way.to_delivery()
    with pytest.raises((NotPermitted, NotVisible)):
        did(replacing.replace_provider, way.engagement, getattr(way.cast, who), replacement=replacement())


def test_there_is_nobody_to_replace_before_a_provider_is_engaged(way):
    with pytest.raises(StepNotAvailable):
        way.replaced()


WISHES = (
    (replacing.ask_for_hold, "to_delivery", CaseTaskKind.HOLD),
    (replacing.give_back, "to_delivery", CaseTaskKind.GIVE_BACK),
    (replacing.ask_for_rework, "to_wrap_up", CaseTaskKind.REWORK),
)


@pytest.mark.parametrize(("verb", "far", "kind"), WISHES)
def test_a_wish_waits_for_the_program_manager_and_is_asked_once(way, verb, far, kind):
    getattr(way, far)()
    did(verb, way.engagement, way.cast.x_coordinator, reason="Two trainers fell ill")
    (task,) = case_tasks.open_of(way.file)
    assert (task.kind, task.for_role, task.text) == (kind, Role.PROGRAM_MANAGER, "Two trainers fell ill")
    with pytest.raises(InvalidFact):
        did(verb, way.engagement, way.cast.x_coordinator, reason="Again")


def test_a_wish_comes_true_with_the_step_it_asks_for(way):
    way.to_wrap_up()
    for verb, _far, _kind in WISHES:
        did(verb, way.engagement, way.cast.x_coordinator, reason="Please")
    did(holding.hold, way.engagement, way.cast.manager, pause=pause())
    assert {task.kind for task in case_tasks.open_of(way.file)} == {CaseTaskKind.GIVE_BACK, CaseTaskKind.REWORK}
    did(holding.resume, way.engagement, way.cast.manager)
    way.reworked()
    way.replaced()
    assert case_tasks.open_of(way.file) == []
    assert {task.outcome for task in db.session.scalars(select(CaseTask))} == {"granted"}


def test_a_wish_that_the_case_has_overtaken_is_moot(way):
    way.to_wrap_up()
    did(replacing.ask_for_rework, way.engagement, way.cast.x_coordinator, reason="Please")
    way.recommended().report_written().report_submitted().report_approved().report_released().handed_over()
    assert [task.outcome for task in db.session.scalars(select(CaseTask))] == ["moot"]


def test_a_declined_wish_keeps_its_answer_and_the_provider_is_told(way):
    way.to_delivery()
    did(replacing.give_back, way.engagement, way.cast.x_coordinator, reason="Nobody is free")
    (task,) = case_tasks.open_of(way.file)
    case_tasks.decline(task, actor=way.cast.manager.actor, answer="Please send your partner.")
    db.session.commit()
    assert (task.outcome, task.answer, case_tasks.open_of(way.file)) == ("declined", "Please send your partner.", [])
    assert way.engagement.state == "delivery"
