"""Whether an agency is ready for an assessment, and whether its site is chosen by the published criteria."""

from collections.abc import Mapping
from dataclasses import dataclass

from app import clock
from app.engagements.models.engagement import Engagement
from app.engagements.models.selection import Met, SiteJudgement
from app.engagements.queries import selection
from app.engagements.services.calling import Call
from app.errors import InvalidFact
from app.policy.actor import Actor
from app.wording import _
from app.workflow.models.case_file import Staged
from app.workflow.services import door


@dataclass(frozen=True, slots=True)
class Readiness:
    """The readiness visit or call, and what the agency's people said there."""

    by: str
    call: Call
    law_executive: str
    government_executive: str
    governing_body: str
    unions: str


@dataclass(frozen=True, slots=True)
class Judgement:
    """How far the site meets each criterion (by id), and why it is chosen or not."""

    met: Mapping[int, Met]
    rationale: str


def record_readiness(engagement: Engagement, *, actor: Actor, seen_version: int, readiness: Readiness) -> None:
    """Log the visit or call, both executives' commitment and who knows of it. Raises InvalidFact, StepNotReady."""
    call = readiness.call
    if call.at > clock.now():
        raise InvalidFact("held_on", _("The visit or call cannot lie in the future."))

    def facts(locked: Staged) -> None:
        assert isinstance(locked, Engagement)
        locked.call_at, locked.call_zone, locked.call_note = call.at, call.zone, call.note
        locked.call_with, locked.call_goals, locked.call_audience = call.with_whom, call.goals, call.audience
        locked.readiness_by, locked.readiness_recorded_by_id = readiness.by, actor.person_id
        locked.law_executive_commitment = readiness.law_executive
        locked.government_executive_commitment = readiness.government_executive
        locked.governing_body_awareness, locked.union_awareness = readiness.governing_body, readiness.unions

    door.advance(engagement, "record_readiness", actor=actor, seen_version=seen_version, facts=facts)


def select_site(engagement: Engagement, *, actor: Actor, seen_version: int, judgement: Judgement) -> None:
    """Choose the site; by another person than who recorded its readiness. Raises InvalidFact."""

    def facts(locked: Staged) -> None:
        assert isinstance(locked, Engagement)
        _judge(locked, actor, judgement)

    door.advance(
        engagement, "select_site", actor=actor, seen_version=seen_version, facts=facts, note=judgement.rationale,
        audience="cops",
    )  # fmt: skip


def decline_site(engagement: Engagement, *, actor: Actor, seen_version: int, judgement: Judgement, letter: str) -> None:
    """Decide against the site, with a letter to the agency; the engagement ends. Raises InvalidFact."""

    def facts(locked: Staged) -> None:
        assert isinstance(locked, Engagement)
        _judge(locked, actor, judgement)
        locked.selection_letter = letter

    door.advance(
        engagement, "decline_site", actor=actor, seen_version=seen_version, facts=facts, note=judgement.rationale,
        audience="cops",
    )  # fmt: skip


def _judge(locked: Engagement, actor: Actor, judgement: Judgement) -> None:
    wanted = {criterion.id for criterion in selection.criteria()}
    left = sorted(wanted - judgement.met.keys())
    if left:
        raise InvalidFact(f"criterion_{left[0]}", _("Say how far the site meets this criterion."))
    held = {row.criterion_id: row for row in locked.site_judgements}
    for criterion_id in sorted(wanted):
        if criterion_id in held:
            held[criterion_id].met = judgement.met[criterion_id]
        else:
            row = SiteJudgement(
                case_file_id=locked.case_file_id, criterion_id=criterion_id, met=judgement.met[criterion_id]
            )
            locked.site_judgements.append(row)
    locked.selection_rationale = judgement.rationale
    locked.selection_decided_by_id, locked.selection_decided_at = actor.person_id, clock.now()
