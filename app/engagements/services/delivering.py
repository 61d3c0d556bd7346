"""Activities, deliverables and milestones: from the agreed plan to what was held, handed in and accepted."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from sqlalchemy import select

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
    """Make the activities that an agreed plan promises and no earlier version made; others take the new date."""
    assert isinstance(plan, Plan)
    held = _by_title(Activity, plan)
    begun: list[Staged] = []
    for item in _items(plan, "activity"):
        if item.title in held:
            if held[item.title].state == "planned":
                held[item.title].planned_on = item.on_date
            continue
        begun.append(_activity(plan, item))
    _open_milestones(plan)
    return begun


def open_deliverables(plan: Staged, actor: Actor) -> list[Staged]:
    """Make the deliverables that an agreed plan promises and no earlier version made; others take the new date."""
    assert isinstance(plan, Plan)
    held = _by_title(Deliverable, plan)
    begun: list[Staged] = []
    for item in _items(plan, "deliverable"):
        if item.title in held:
            if held[item.title].state in ("planned", "returned"):
                held[item.title].due_on = item.on_date
            continue
        begun.append(_deliverable(plan, item))
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


def _by_title(model: type[Activity] | type[Deliverable], plan: Plan) -> dict[str, Activity | Deliverable]:  # type: ignore[type-arg]
    rows = db.session.scalars(
        select(model).where(model.engagement_id == plan.engagement_id, model.state.not_in(("cancelled", "dropped")))
    )
    return {row.title: row for row in rows}


def _activity(plan: Plan, item: PlanItem) -> Activity:
    activity = Activity(
        case_file_id=plan.case_file_id,
        engagement_id=plan.engagement_id,
        number=next_number(Activity, plan.case_file_id),
        plan_item_id=item.id,
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
        title=item.title,
        due_on=item.on_date,
    )
    return _added(deliverable)


def _open_milestones(plan: Plan) -> None:
    rows = db.session.scalars(select(Milestone).where(Milestone.engagement_id == plan.engagement_id))
    known = {row.title: row for row in rows}
    for item in _items(plan, "milestone"):
        if item.title in known:
            if known[item.title].reached_on is None:
                known[item.title].due_on = item.on_date
        else:
            number = next_number(Milestone, plan.case_file_id)
            db.session.add(
                Milestone(
                    case_file_id=plan.case_file_id,
                    engagement_id=plan.engagement_id,
                    number=number,
                    title=item.title,
                    due_on=item.on_date,
                )
            )
            db.session.flush()


def _added(row):  # type: ignore[no-untyped-def]
    db.session.add(row)
    db.session.flush()
    return row
