"""Focus areas of an assessment: planned, started, their findings, proposed and agreed as assessed, or dropped."""

from datetime import date

from app import clock
from app.audit import services as audit
from app.engagements.models.begun import NewArea
from app.engagements.models.engagement import Engagement
from app.engagements.models.focus_area import STOOD_DOWN, Finding, FindingKind, FocusArea
from app.engagements.numbering import next_number
from app.errors import InvalidFact, NotPermitted, StaleCase
from app.extensions import db
from app.policy.actor import Actor
from app.wording import _
from app.workflow.calendar import eastern_day
from app.workflow.models.case_file import Staged
from app.workflow.rules import Behalf
from app.workflow.services import door


def add_area(engagement: Engagement, *, actor: Actor, seen_version: int, area: NewArea) -> None:
    """Plan a focus area with the day by which it is to be assessed. Raises InvalidFact."""
    _require_ahead(area.due_on)

    def facts(locked: Staged) -> None:
        assert isinstance(locked, Engagement)
        locked.new_area = area

    door.advance(engagement, "add_focus_area", actor=actor, seen_version=seen_version, facts=facts)


def open_focus_areas(case: Staged, actor: Actor) -> list[Staged]:
    """Begin the area that the step's facts name; without one, anew those that fell with an ending."""
    assert isinstance(case, Engagement)
    fallen = [NewArea(each.title, each.scope, each.due_on) for each in _fallen(case)]
    areas = [case.new_area] if case.new_area is not None else fallen
    case.new_area = None
    first = next_number(FocusArea, case.case_file_id)
    begun = [
        FocusArea(
            case_file=case.case_file, engagement=case, number=first + place, title=area.title, scope=area.scope,
            due_on=area.due_on,
        )
        for place, area in enumerate(areas)
    ]  # fmt: skip
    db.session.add_all(begun)
    return list(begun)


def start(area: FocusArea, *, actor: Actor, seen_version: int, note: str = "", behalf: Behalf | None = None) -> None:
    """Take the area up."""
    door.advance(area, "start", actor=actor, seen_version=seen_version, note=note, behalf=behalf)


def propose_assessed(
    area: FocusArea, *, actor: Actor, seen_version: int, note: str = "", behalf: Behalf | None = None
) -> None:
    """Say that the area is assessed; the office agrees or asks for more."""

    def facts(locked: Staged) -> None:
        assert isinstance(locked, FocusArea)
        locked.proposed_by_id = actor.person_id

    door.advance(
        area, "propose_assessed", actor=actor, seen_version=seen_version, facts=facts, note=note, behalf=behalf
    )


def ask_for_more(area: FocusArea, *, actor: Actor, seen_version: int, note: str) -> None:
    """Say what is still missing; the area is the provider's again."""
    door.advance(area, "ask_for_more", actor=actor, seen_version=seen_version, note=note, audience="cops_and_provider")


def agree_assessed(area: FocusArea, *, actor: Actor, seen_version: int) -> None:
    """Agree that the area is assessed; never by who proposed it."""
    door.advance(area, "agree_assessed", actor=actor, seen_version=seen_version)


def drop(area: FocusArea, *, actor: Actor, seen_version: int, reason: str) -> None:
    """Leave the area out, with the reason."""

    def facts(locked: Staged) -> None:
        assert isinstance(locked, FocusArea)
        locked.drop_reason = reason

    door.advance(area, "drop", actor=actor, seen_version=seen_version, facts=facts, note=reason)


def write_finding(area: FocusArea, *, actor: Actor, kind: FindingKind, text: str, sources: str) -> Finding:
    """Write down a finding or an observation under an area that is under way. Raises NotPermitted."""
    locked = _under_way(area)
    finding = Finding(
        case_file_id=locked.case_file_id, focus_area_id=locked.id, number=len(locked.findings) + 1, kind=kind,
        text=text, sources=sources, author_id=actor.person_id,
    )  # fmt: skip
    locked.findings.append(finding)
    db.session.flush()
    audit.record(actor, "finding:write", locked, facts={"number": finding.number, "kind": kind.value})
    return finding


def revise_finding(
    finding: Finding, *, area: FocusArea, actor: Actor, seen_version: int, kind: FindingKind, text: str, sources: str
) -> None:
    """Change a finding while its area is under way. Raises StaleCase, NotPermitted."""
    _require_present(finding, area, seen_version)
    finding.kind, finding.text, finding.sources = kind, text, sources
    finding.version += 1
    audit.record(actor, "finding:revise", area, facts={"number": finding.number})


def take_out_finding(finding: Finding, *, area: FocusArea, actor: Actor, seen_version: int) -> None:
    """Take a finding out while its area is under way; its number stays free. Raises StaleCase, NotPermitted."""
    _require_present(finding, area, seen_version)
    finding.withdrawn_at = clock.now()
    finding.version += 1
    audit.record(actor, "finding:take_out", area, facts={"number": finding.number})


def begin_plan(engagement: Engagement, *, actor: Actor, seen_version: int) -> None:
    """Begin the implementation plan."""
    door.advance(engagement, "begin_implementation_plan", actor=actor, seen_version=seen_version)


def finish(engagement: Engagement, *, actor: Actor, seen_version: int) -> None:
    """End the assessment; the agency carries out what it agreed to. Raises StepNotReady."""
    door.advance(engagement, "finish_assessment", actor=actor, seen_version=seen_version)


def _fallen(engagement: Engagement) -> list[FocusArea]:
    standing = {area.title for area in engagement.focus_areas if area.state != "dropped"}
    fallen = {area.title: area for area in engagement.focus_areas if area.drop_reason == STOOD_DOWN}
    return [area for title, area in fallen.items() if title not in standing]


def _under_way(area: FocusArea) -> FocusArea:
    locked = door.locked_for(area, door.UNDER_LOCK)
    if locked.state != "under_way" or not locked.case_is_open:
        raise NotPermitted(_("Findings are written while the focus area is under way."))
    return locked


def _require_present(finding: Finding, area: FocusArea, seen_version: int) -> None:
    _under_way(area)
    if finding.version != seen_version or finding.withdrawn_at is not None:
        raise StaleCase


def _require_ahead(day: date) -> None:
    if day < eastern_day(clock.now()):
        raise InvalidFact("due_on", _("The day must not lie in the past."))
