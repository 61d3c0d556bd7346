"""Writing the plan, and its way through the office and the agency to agreement."""

from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal

from sqlalchemy import select

from app import clock
from app.audit import services as audit
from app.database.keys import random_key
from app.engagements.models.choices import ReturnReason
from app.engagements.models.engagement import Engagement
from app.engagements.models.plan import IN_THE_SYSTEM, Goal, Plan, PlanItem
from app.engagements.numbering import next_number
from app.errors import StepNotAvailable
from app.extensions import db
from app.policy import gate
from app.policy.actions import Action
from app.policy.actor import Actor
from app.policy.programs import Kind
from app.workflow.models.case_file import Staged
from app.workflow.rules import Behalf, happened
from app.workflow.services import door


@dataclass(frozen=True, slots=True)
class PlannedItem:
    """A dated activity, deliverable or milestone."""

    kind: str
    title: str
    on_date: date
    delivery_type: str = ""
    place: str = ""
    key: str = ""  # of the same item in the version before; none: the item of the same kind and title, else a new one


@dataclass(frozen=True, slots=True)
class PlanText:
    """What a plan says: summary, team, cost in US dollars, goals with measures, dated items."""

    summary: str
    team: str
    cost_estimate: Decimal | None
    goals: tuple[tuple[str, str], ...] = ()
    items: tuple[PlannedItem, ...] = field(default=())


def open_plan(case: Staged, actor: Actor) -> list[Staged]:
    """Begin the plan of a confirmed team, or the next version of the agreed one."""
    assert isinstance(case, Engagement)
    if case.kind is Kind.ASSESSMENT:
        return _open(case, kind="implementation_plan")
    return _open(case, kind="scope" if case.is_immediate else "ta_plan")


def open_review_scope(case: Staged, actor: Actor) -> list[Staged]:
    """Begin the scope of a review, or its next version before the agreement is signed."""
    return _open(case, kind="review_scope")


def _open(case: Staged, kind: str) -> list[Staged]:
    assert isinstance(case, Engagement)
    before = next((plan for plan in case.plans if plan.state == "agreed"), None)
    plan = Plan(
        case_file=case.case_file,
        engagement=case,
        kind=kind,
        number=next_number(Plan, case.case_file_id),
        team=_team_of(case),
        author_ids=[],
    )
    db.session.add(plan)
    if before is not None:
        _continue(plan, before)
    elif (earlier := _before_conversion(case, plan)) is not None:
        _take_over(plan, earlier)
    return [plan]


def _before_conversion(case: Engagement, plan: Plan) -> Plan | None:
    """The plan of the engagement from which this one was converted, where it was of the same shape."""
    if case.converted_from_id is None or any(each is not plan for each in case.plans):
        return None
    written = select(Plan).where(Plan.engagement_id == case.converted_from_id).order_by(Plan.number.desc())
    return next((each for each in db.session.scalars(written) if each.lifecycle == plan.lifecycle), None)


def write(plan: Plan, *, actor: Actor, seen_version: int, text: PlanText) -> None:
    """Keep what was typed in a plan being drafted; whoever writes can no longer approve it. Raises StaleCase."""
    locked = door.locked_for(plan, seen_version)
    assert isinstance(locked, Plan)
    gate.require(actor, Action.PLAN_WRITE, locked)
    if locked.state != "drafting":
        raise StepNotAvailable
    _write(locked, text)
    _note_author(locked, actor)
    locked.version += 1
    locked.case_file.version += 1
    db.session.flush()
    audit.record(actor, str(Action.PLAN_WRITE), locked)


def submit(plan: Plan, *, actor: Actor, seen_version: int, note: str = "", behalf: Behalf | None = None) -> None:
    """Hand the plan to the COPS Office. Raises StepNotReady while something is missing."""

    def facts(locked: Staged) -> None:
        assert isinstance(locked, Plan)
        _note_author(locked, actor)
        locked.submitted_by_id, locked.submitted_at = actor.person_id, happened(behalf)

    door.advance(plan, "submit_plan", actor=actor, seen_version=seen_version, facts=facts, note=note, behalf=behalf)


def give_back(plan: Plan, *, actor: Actor, seen_version: int, reason: ReturnReason, note: str) -> None:
    """Return the plan to the provider with a coded reason and comments."""
    door.advance(
        plan,
        "return_plan",
        actor=actor,
        seen_version=seen_version,
        facts=_keep_text,
        reason=reason.value,
        note=note,
        audience="cops_and_provider",
    )


def approve(plan: Plan, *, actor: Actor, seen_version: int, note: str = "") -> None:
    """Approve the plan and send it to the agency; never by one of its writers."""

    def facts(locked: Staged) -> None:
        assert isinstance(locked, Plan)
        locked.approved_by_id, locked.approved_at = actor.person_id, clock.now()

    door.advance(plan, "approve_plan", actor=actor, seen_version=seen_version, facts=facts, note=note)


def approve_scope(plan: Plan, *, actor: Actor, seen_version: int, note: str = "") -> None:
    """Approve a review's scope, which is agreed with that; never by one of its writers. The agreement comes next."""

    def facts(locked: Staged) -> None:
        assert isinstance(locked, Plan)
        locked.approved_by_id, locked.approved_at = actor.person_id, clock.now()

    door.advance(plan, "approve_scope", actor=actor, seen_version=seen_version, facts=facts, note=note)


def settle_scope(engagement: Engagement, *, actor: Actor, seen_version: int) -> None:
    """Go on to the agreement where the scope was agreed while the engagement stood elsewhere."""
    door.advance(engagement, "settle_scope", actor=actor, seen_version=seen_version)


def concur(plan: Plan, *, actor: Actor, seen_version: int, behalf: Behalf | None = None, note: str = "") -> None:
    """Agree to the plan as the agency; delivery begins. A manager records it with the channel and its evidence."""

    def facts(locked: Staged) -> None:
        assert isinstance(locked, Plan)
        locked.concurred_by_id = None if behalf else actor.person_id
        locked.concurred_at = happened(behalf)
        locked.concurrence_channel = behalf.channel if behalf else IN_THE_SYSTEM
        locked.concurrence_document_id = behalf.document_id if behalf else None
        locked.concurrence_note = note

    door.advance(plan, "concur", actor=actor, seen_version=seen_version, facts=facts, note=note, behalf=behalf)


def ask_changes(plan: Plan, *, actor: Actor, seen_version: int, note: str, behalf: Behalf | None = None) -> None:
    """Send the plan back to the provider as the agency, with what should change."""
    door.advance(
        plan, "ask_changes", actor=actor, seen_version=seen_version, facts=_keep_text, note=note, behalf=behalf
    )


def amend(engagement: Engagement, *, actor: Actor, seen_version: int, reason: str) -> None:
    """Begin the next version of the agreed plan, which holds until the new one is agreed."""
    door.advance(engagement, "propose_amendment", actor=actor, seen_version=seen_version, note=reason)


def withdraw_amendment(plan: Plan, *, actor: Actor, seen_version: int, note: str = "") -> None:
    """Give an amendment up; the agreed version goes on."""
    door.advance(
        plan, "withdraw_amendment", actor=actor, seen_version=seen_version, note=note, audience="cops_and_provider"
    )


def start_delivery(engagement: Engagement, *, actor: Actor, seen_version: int) -> None:
    """Begin delivery where the plan was agreed while the engagement stood elsewhere."""
    door.advance(engagement, "start_delivery", actor=actor, seen_version=seen_version)


def _team_of(engagement: Engagement) -> str:
    confirmed = [each for each in engagement.assignments if each.state == "confirmed"]
    return "\n".join(f"{each.person.name}, {each.skill}".rstrip(", ") for each in confirmed)


def _continue(plan: Plan, before: Plan) -> None:
    plan.amends = before
    plan.team, plan.amendment_reason = before.team, plan.engagement.reason_note
    _take_over(plan, before)


def _take_over(plan: Plan, before: Plan) -> None:
    plan.summary, plan.cost_estimate = before.summary, before.cost_estimate
    plan.goals = [_goal(plan, position, goal.goal, goal.measure) for position, goal in enumerate(before.goals)]
    plan.items = [
        _item(plan, PlannedItem(item.kind, item.title, item.on_date, item.delivery_type, item.place, item.key))
        for item in before.items
    ]


def _write(plan: Plan, text: PlanText) -> None:
    plan.summary, plan.team, plan.cost_estimate = text.summary, text.team, text.cost_estimate
    plan.goals = [_goal(plan, position, goal, measure) for position, (goal, measure) in enumerate(text.goals)]
    known = {item.key: (item.kind, item.title) for item in plan.items}
    plan.items = [_item(plan, replace(item, key=_key_of(item, known))) for item in text.items]


def _key_of(item: PlannedItem, known: dict[str, tuple[str, str]]) -> str:
    """The key by which this item was known, taken from `known` so that no other one gets it; else a new one."""
    same = (key for key, (kind, title) in known.items() if (kind, title) == (item.kind, item.title))
    key = item.key if item.key in known else next(same, "")
    return key if known.pop(key, None) else random_key()


def _goal(plan: Plan, position: int, goal: str, measure: str) -> Goal:
    return Goal(case_file_id=plan.case_file.id, position=position, goal=goal, measure=measure)


def _item(plan: Plan, item: PlannedItem) -> PlanItem:
    return PlanItem(
        case_file_id=plan.case_file.id,
        kind=item.kind,
        key=item.key,
        title=item.title,
        on_date=item.on_date,
        delivery_type=item.delivery_type,
        place=item.place,
    )


def _keep_text(locked: Staged) -> None:
    """Keep what the plan said when it went back, so that the next reader sees what changed since."""
    assert isinstance(locked, Plan)
    locked.text_before = locked.text


def _note_author(plan: Plan, actor: Actor) -> None:
    if actor.person_id is not None and actor.person_id not in plan.author_ids:
        plan.author_ids = [*plan.author_ids, actor.person_id]
