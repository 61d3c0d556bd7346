"""Proposing, attesting, confirming: other persons, open content, conflicts."""

import pytest
from sqlalchemy import select

from app.engagements.models.begun import Proposal
from app.engagements.models.choices import ExpertDeclineReason
from app.engagements.services import staffing
from app.engagements.views.staffing import AFTER_TEAM
from app.errors import InvalidFact, NotPermitted, NotVisible, StepNotReady
from app.extensions import db
from app.workflow import rules
from app.workflow.lifecycles.catalogue import ENGAGEMENTS
from app.workflow.models.case_file import AccessLevel, CaseAccess

NO_CONFLICT = staffing.Attestation(has_conflict=False)


def levels(way) -> list[AccessLevel]:
    """How much of the case X's expert sees now."""
    rows = select(CaseAccess.level).where(CaseAccess.person_id == way.cast.x_expert.person.id)
    return list(db.session.scalars(rows.where(CaseAccess.until.is_(None), CaseAccess.case_file_id == way.file.id)))


def did(verb, case, who, **words) -> None:
    """One verb of one person."""
    verb(case, actor=who.actor, seen_version=case.version, **words)
    db.session.commit()


def test_content_opens_to_the_expert_at_the_attestation(way):
    way.to_team().proposed()
    expert = way.cast.x_expert.actor
    assert levels(way) == [AccessLevel.ATTEST]
    assert rules.sees(expert, way.assignment) and not rules.sees(expert, way.engagement)
    way.attested()
    assert levels(way) == [AccessLevel.FULL]
    assert rules.sees(expert, way.engagement)


def test_what_comes_after_the_team_is_said_of_every_course():
    assert set(AFTER_TEAM) == set(ENGAGEMENTS)
    assert [name for name in ENGAGEMENTS if "scope" in AFTER_TEAM[name]] == [
        "critical_response",
        "critical_response_review",
    ]


@pytest.mark.parametrize("who", ["x_coordinator", "y_expert", "manager", "harbor_executive"])
def test_nobody_attests_for_the_expert(way, who):
    way.to_team().proposed()
    with pytest.raises((NotPermitted, NotVisible)):
        did(staffing.attest, way.assignment, getattr(way.cast, who), attestation=NO_CONFLICT)


def test_a_conflict_is_described(way):
    way.to_team().proposed()
    with pytest.raises(InvalidFact) as refusal:
        did(staffing.attest, way.assignment, way.cast.x_expert, attestation=staffing.Attestation(has_conflict=True))
    assert refusal.value.field == "disclosure"


def test_who_proposed_an_expert_does_not_confirm_him(way):
    way.to_team()
    proposal = Proposal(way.cast.x_expert.person.id, "De-escalation")
    did(staffing.propose, way.engagement, way.cast.manager, proposal=proposal)
    way.attested()
    with pytest.raises(NotPermitted, match="Another person"):
        did(staffing.confirm, way.assignment, way.cast.manager)
    did(staffing.confirm, way.assignment, way.cast.manager_two)
    assert way.assignment.state == "confirmed"


def test_a_coordinator_does_not_propose_the_expert_of_another_provider(way):
    way.to_team()
    with pytest.raises(InvalidFact, match="from the list"):
        did(staffing.propose, way.engagement, way.cast.x_coordinator, proposal=Proposal(way.cast.y_expert.person.id))


def test_an_expert_is_not_proposed_twice(way):
    way.to_team().proposed()
    with pytest.raises(InvalidFact, match="already"):
        way.proposed()


def test_a_disclosure_is_confirmed_only_with_a_note(way):
    way.to_team().proposed()
    word = staffing.Attestation(has_conflict=True, disclosure="Worked there in 2009")
    did(staffing.attest, way.assignment, way.cast.x_expert, attestation=word)
    with pytest.raises(InvalidFact):
        did(staffing.confirm, way.assignment, way.cast.manager)
    did(staffing.confirm, way.assignment, way.cast.manager, note="Long ago, other command")
    assert way.assignment.state == "confirmed"


def test_a_conflict_closes_the_content_until_a_director_clears_it_with_a_plan(way):
    way.to_team().proposed().attested()
    did(staffing.find_conflict, way.assignment, way.cast.manager, note="His brother is a deputy")
    assert (way.assignment.state, levels(way)) == ("conflicted", [AccessLevel.ATTEST])
    assert not way.engagement.team_is_staffed
    with pytest.raises(NotPermitted):
        did(staffing.clear_managed, way.assignment, way.cast.manager, plan="Keeps away from interviews")
    with pytest.raises(StepNotReady):
        did(staffing.clear_managed, way.assignment, way.cast.director, plan="")
    db.session.rollback()
    did(staffing.clear_managed, way.assignment, way.cast.director, plan="Keeps away from interviews")
    assert (way.assignment.state, levels(way)) == ("confirmed", [AccessLevel.FULL])


@pytest.mark.parametrize("after", ["proposed", "attested"])
def test_an_expert_who_declines_loses_sight_of_the_case(way, after):
    way.to_team().proposed()
    if after == "attested":
        way.attested()
    reason = ExpertDeclineReason.NOT_AVAILABLE
    did(staffing.decline, way.assignment, way.cast.x_expert, reason=reason, note="")
    assert (way.assignment.state, way.assignment.decline_reason, levels(way)) == ("declined", reason, [])
    assert way.file.turn_clock == "empty_place"


def test_an_expert_who_is_stood_down_loses_sight_of_the_case(way):
    way.to_planning()
    did(staffing.stand_down, way.assignment, way.cast.x_coordinator)
    assert (way.assignment.state, levels(way)) == ("released", [])


def test_a_reopened_attestation_closes_the_content_again(way):
    way.to_team().proposed().attested()
    did(staffing.reopen_attestation, way.assignment, way.cast.x_expert, note="A cousin joined the agency")
    assert (way.assignment.state, levels(way)) == ("proposed", [AccessLevel.ATTEST])


def test_the_team_is_confirmed_without_an_expert_only_with_a_reason(way):
    way.to_team()
    with pytest.raises(StepNotReady, match="none is needed"):
        did(staffing.confirm_team, way.engagement, way.cast.manager)
    db.session.rollback()
    did(staffing.confirm_team, way.engagement, way.cast.manager, no_expert_reason="Policy review by staff")
    assert way.engagement.state == "planning"
    assert way.plan.state == "drafting"


@pytest.mark.parametrize("who", ["x_coordinator", "x_expert", "harbor_executive", "triage"])
def test_only_a_program_manager_confirms_the_team(way, who):
    way.to_team().proposed().attested()
    with pytest.raises((NotPermitted, NotVisible)):
        did(staffing.confirm_team, way.engagement, getattr(way.cast, who), no_expert_reason="x")
