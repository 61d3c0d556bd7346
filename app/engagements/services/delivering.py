"""Activities, deliverables and milestones: from the agreed plan to what was held, handed in and accepted."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from sqlalchemy import Select, select

from app.audit import services as audit
from app.documents import services as documents
from app.engagements.models.choices import CancelReason, ReturnReason
from app.engagements.models.delivery import Activity, ActivityHours, Deliverable
from app.engagements.models.engagement import Engagement
from app.engagements.models.plan import Milestone, Plan, PlanItem
from app.engagements.numbering import next_number
from app.errors import StaleCase
from app.extensions import db
from app.policy.actor import Actor
from app.requests.models.choices import DeliveryType, Mode
from app.workflow.models.case_file import Staged
from app.workflow.rules import Behalf, happened
from app.workflow.services import door
from app.workflow.services.clocks import settling


@dataclass(frozen=True, slots=True)
class ActivityLog:
    """What was held: narrative, head counts (people), hours by person, next steps with dates for both sides."""

    happened: str
    heads_in_person: int | None
    heads_virtual: int | None
    hours: dict[int, Decimal]
    provider_next_step: str = ""
    provider_next_step_on: date | None = None
    agency_next_step: str = ""
    agency_next_step_on: date | None = None


@dataclass(frozen=True, slots=True)
class Arrangement:
    """When and where a planned activity takes place; `starts_at` in UTC, `zone` an IANA name."""

    planned_on: date
    starts_at: datetime | None
    zone: str
    mode: Mode | None
    place: str
    contact: str


def open_activities(plan: Staged, actor: Actor) -> list[Staged]:
    """Make the activities that an agreed plan promises and no earlier version made; others take its words and date."""
    assert isinstance(plan, Plan)
    known = _by_key(Activity, plan)
    begun: list[Staged] = []
    for item in _items(plan, "activity"):
        if item.key not in known:
            begun.append(_activity(plan, item))
        elif known[item.key].state == "planned":
            known[item.key].title, known[item.key].planned_on = item.title, item.on_date
    _open_milestones(plan, actor)
    return begun


def open_deliverables(plan: Staged, actor: Actor) -> list[Staged]:
    """Make the deliverables that an agreed plan promises and no earlier one made; others take its words and date."""
    assert isinstance(plan, Plan)
    known = _by_key(Deliverable, plan)
    begun: list[Staged] = []
    for item in _items(plan, "deliverable"):
        if item.key not in known:
            begun.append(_deliverable(plan, item))
        elif known[item.key].state in ("planned", "returned"):
            known[item.key].title, known[item.key].due_on = item.title, item.on_date
    return begun


def arrange(activity: Activity, *, actor: Actor, seen_version: int, arrangement: Arrangement) -> None:
    """Set when, where and how a planned activity takes place. Raises StaleCase."""
    locked = _planned(activity, seen_version)
    locked.planned_on, locked.starts_at, locked.zone = (
        arrangement.planned_on,
        arrangement.starts_at,
        arrangement.zone,
    )
    locked.mode, locked.place, locked.contact = arrangement.mode, arrangement.place, arrangement.contact
    locked.version += 1
    settling.settle(locked.case_file)
    audit.record(actor, "activity:arrange", locked, facts={"planned_on": arrangement.planned_on.isoformat()})


def log(
    activity: Activity,
    *,
    actor: Actor,
    seen_version: int,
    record: ActivityLog,
    note: str = "",
    behalf: Behalf | None = None,
) -> None:
    """Confirm that the activity took place, with its log. Raises StepNotReady while something of the log is missing."""

    def facts(locked: Staged) -> None:
        assert isinstance(locked, Activity)
        _write_log(locked, record)
        locked.confirmed_by_id = actor.person_id

    door.advance(activity, "confirm", actor=actor, seen_version=seen_version, facts=facts, note=note, behalf=behalf)


def cancel(activity: Activity, *, actor: Actor, seen_version: int, reason: CancelReason, note: str) -> None:
    """Cancel a planned activity with a coded reason."""
    door.advance(activity, "cancel", actor=actor, seen_version=seen_version, reason=reason.value, note=note)


def hand_in(
    deliverable: Deliverable,
    *,
    actor: Actor,
    seen_version: int,
    document_id: int | None,
    note: str,
    said: str = "",
    behalf: Behalf | None = None,
) -> None:
    """Submit a deliverable for acceptance, as a file or with a note on where it is; `said` goes with `behalf`."""

    def facts(locked: Staged) -> None:
        assert isinstance(locked, Deliverable)
        locked.document_id = document_id or locked.document_id
        locked.note = note
        locked.submitted_by_id, locked.submitted_at = actor.person_id, happened(behalf)

    door.advance(deliverable, "submit", actor=actor, seen_version=seen_version, facts=facts, note=said, behalf=behalf)


def give_back(deliverable: Deliverable, *, actor: Actor, seen_version: int, reason: ReturnReason, note: str) -> None:
    """Return a deliverable with a coded reason and a comment."""
    door.advance(
        deliverable,
        "return_deliverable",
        actor=actor,
        seen_version=seen_version,
        reason=reason.value,
        note=note,
        audience="cops_and_provider",
    )


def accept(deliverable: Deliverable, *, actor: Actor, seen_version: int) -> None:
    """Accept a deliverable, never by the person who handed it in; from then on the agency reads its file."""

    def facts(locked: Staged) -> None:
        assert isinstance(locked, Deliverable)
        locked.accepted_by_id = actor.person_id
        if locked.document is not None:
            documents.open_to_everyone(locked.document, actor=actor)

    door.advance(deliverable, "accept_deliverable", actor=actor, seen_version=seen_version, facts=facts)


def drop(deliverable: Deliverable, *, actor: Actor, seen_version: int, reason: str) -> None:
    """Give a deliverable up, with a reason."""
    door.advance(deliverable, "drop", actor=actor, seen_version=seen_version, note=reason)


def reach(milestone: Milestone, *, actor: Actor, seen_version: int, on: date) -> None:
    """Note the day on which a milestone was reached. Raises StaleCase."""
    locked = door.locked_for(db.session.get_one(Engagement, milestone.engagement_id), door.UNDER_LOCK)
    if milestone.version != seen_version:
        raise StaleCase
    milestone.reached_on = on
    milestone.version += 1
    settling.settle(locked.case_file)
    audit.record(actor, "milestone:reach", locked, facts={"milestone": milestone.number, "on": on.isoformat()})


def finish(
    engagement: Engagement, *, actor: Actor, seen_version: int, note: str = "", behalf: Behalf | None = None
) -> None:
    """Say that all is delivered; opens the report and the survey."""
    door.advance(engagement, "finish_delivery", actor=actor, seen_version=seen_version, note=note, behalf=behalf)


def _planned(activity: Activity, seen_version: int) -> Activity:
    locked = door.locked_for(activity, seen_version)
    assert isinstance(locked, Activity)
    if locked.state != "planned":
        raise StaleCase
    return locked


def _write_log(activity: Activity, record: ActivityLog) -> None:
    activity.happened = record.happened
    activity.heads_in_person, activity.heads_virtual = record.heads_in_person, record.heads_virtual
    activity.provider_next_step, activity.provider_next_step_on = (
        record.provider_next_step,
        record.provider_next_step_on,
    )
    activity.agency_next_step, activity.agency_next_step_on = record.agency_next_step, record.agency_next_step_on
    activity.hours = [
        ActivityHours(case_file_id=activity.case_file_id, person_id=person_id, hours=hours)
        for person_id, hours in record.hours.items()
    ]


def _items(plan: Plan, kind: str) -> list[PlanItem]:
    return [item for item in plan.items if item.kind == kind]


def _by_key(model: type[Activity] | type[Deliverable], plan: Plan) -> dict[str, Activity | Deliverable]:  # type: ignore[type-arg]
    rows = db.session.scalars(
        select(model).where(model.engagement_id == plan.engagement_id, model.state.not_in(("cancelled", "dropped")))
    )
    return {row.item_key: row for row in rows}


def _activity(plan: Plan, item: PlanItem) -> Activity:
    activity = Activity(
        case_file_id=plan.case_file_id,
        engagement_id=plan.engagement_id,
        number=next_number(Activity, plan.case_file_id),
        plan_item_id=item.id,
        item_key=item.key,
        title=item.title,
        type=DeliveryType(item.delivery_type) if item.delivery_type else None,
        planned_on=item.on_date,
        place=item.place,
    )
    return _added(activity)


def _deliverable(plan: Plan, item: PlanItem) -> Deliverable:
    deliverable = Deliverable(
        case_file_id=plan.case_file_id,
        engagement_id=plan.engagement_id,
        number=next_number(Deliverable, plan.case_file_id),
        plan_item_id=item.id,
        item_key=item.key,
        title=item.title,
        due_on=item.on_date,
    )
    return _added(deliverable)


def _open_milestones(plan: Plan, actor: Actor) -> None:
    """Bring the milestones in line with the agreed plan; one that it no longer names goes, unless it was reached."""
    rows = db.session.scalars(select(Milestone).where(Milestone.engagement_id == plan.engagement_id))
    open_ones = {row.item_key: row for row in rows if row.reached_on is None}
    reached = set(db.session.scalars(_reached_keys(plan)))
    for item in _items(plan, "milestone"):
        if (known := open_ones.pop(item.key, None)) is not None:
            known.title, known.due_on = item.title, item.on_date
        elif item.key not in reached:
            _added(_milestone(plan, item))
    for gone in (row for row in open_ones.values() if plan.engagement.is_left_out(row.item_key, plan.amends)):
        audit.record(actor, "milestone:drop", plan, reason="amended", facts={"milestone": gone.number})
        db.session.delete(gone)


def _reached_keys(plan: Plan) -> Select[tuple[str]]:
    reached = (Milestone.engagement_id == plan.engagement_id, Milestone.reached_on.is_not(None))
    return select(Milestone.item_key).where(*reached)


def _milestone(plan: Plan, item: PlanItem) -> Milestone:
    return Milestone(
        case_file_id=plan.case_file_id,
        engagement_id=plan.engagement_id,
        number=next_number(Milestone, plan.case_file_id),
        item_key=item.key,
        title=item.title,
        due_on=item.on_date,
    )


def _added(row):  # type: ignore[no-untyped-def]
    db.session.add(row)
    db.session.flush()
    return row
