"""The skills that a review's team needs, and who brings each."""

from app import clock
from app.audit import services as audit
from app.engagements.models.engagement import Engagement
from app.engagements.models.skills import NeededSkill
from app.engagements.numbering import next_number
from app.errors import InvalidFact, NotPermitted, StaleCase
from app.extensions import db
from app.policy.actions import Action
from app.policy.actor import Actor
from app.wording import _
from app.workflow.services import door, legal_hold
from app.workflow.services.clocks import settling

MOST = 40


def name(engagement: Engagement, *, actor: Actor, names: list[str]) -> None:
    """Add skills to what the team needs; one that is there already is not added twice. Raises InvalidFact."""
    locked = _locked(engagement)
    known = {skill.name.casefold() for skill in locked.needed_skills}
    wanted = {each.casefold(): each for each in reversed(names) if each.casefold() not in known}
    fresh = list(reversed(wanted.values()))
    if len(known) + len(fresh) > MOST:
        raise InvalidFact("names", _("A team needs at most %(most)s skills.", most=MOST))
    for each in fresh:
        number = next_number(NeededSkill, locked.case_file_id)
        db.session.add(NeededSkill(case_file_id=locked.case_file_id, engagement_id=locked.id, number=number, name=each))
        db.session.flush()
    _record(actor, locked, {"named": fresh})
    _pass_the_turn(locked)


def fill(skill: NeededSkill, *, actor: Actor, seen_version: int, assignment_id: int | None) -> None:
    """Say which expert brings the skill; None: nobody yet. It counts once he is confirmed. Raises InvalidFact."""
    locked = _seen(skill, seen_version)
    places = {each.id for each in locked.assignments if each.state in ("attested", "confirmed")}
    if assignment_id is not None and assignment_id not in places:
        raise InvalidFact("filled_by", _("Choose an expert who has attested."))
    skill.assignment_id = assignment_id
    skill.gap_reason, skill.gap_accepted_by_id, skill.gap_accepted_at = "", None, None
    _changed(skill, actor, locked, {"skill": skill.number, "filled_by": assignment_id})


def accept_gap(skill: NeededSkill, *, actor: Actor, seen_version: int, reason: str) -> None:
    """Accept in words that the team does without the skill. Raises InvalidFact."""
    if not reason.strip():
        raise InvalidFact("gap_reason", _("Say why the team can do without it."))
    locked = _seen(skill, seen_version)
    skill.assignment_id, skill.gap_reason = None, reason.strip()
    skill.gap_accepted_by_id, skill.gap_accepted_at = actor.person_id, clock.now()
    _changed(skill, actor, locked, {"skill": skill.number, "gap": True})


def drop(skill: NeededSkill, *, actor: Actor, seen_version: int) -> None:
    """Take a skill off the list. Raises NotPermitted under a legal hold."""
    locked = _seen(skill, seen_version)
    legal_hold.require_none(locked.case_file)
    _record(actor, locked, {"dropped": skill.name})
    db.session.delete(skill)
    _pass_the_turn(locked)


def _locked(engagement: Engagement) -> Engagement:
    locked = door.locked_for(engagement, door.UNDER_LOCK)
    if not locked.case_is_open:
        raise NotPermitted(_("The case is closed."))
    return locked


def _seen(skill: NeededSkill, seen_version: int) -> Engagement:
    locked = _locked(skill.engagement)
    if skill.version != seen_version:
        raise StaleCase
    return locked


def _changed(skill: NeededSkill, actor: Actor, locked: Engagement, facts: dict[str, object]) -> None:
    skill.version += 1
    db.session.flush()
    _record(actor, locked, facts)
    _pass_the_turn(locked)


def _pass_the_turn(locked: Engagement) -> None:
    """An empty place is the provider's to fill, a full team the program manager's to confirm."""
    db.session.flush()
    db.session.expire(locked, ["needed_skills"])
    settling.settle(locked.case_file)


def _record(actor: Actor, locked: Engagement, facts: dict[str, object]) -> None:
    audit.record(actor, str(Action.ENGAGEMENT_NAME_SKILLS), locked, facts=facts)
