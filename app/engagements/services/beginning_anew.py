"""Work that an ending dropped and a reopened engagement still owes by its agreed plan, planned again as it was."""

from collections.abc import Iterable, Sequence
from typing import TypeVar

from app.engagements.models.delivery import Activity, Deliverable
from app.engagements.models.engagement import Engagement
from app.engagements.numbering import next_number
from app.extensions import db
from app.policy.actor import Actor
from app.workflow import registry
from app.workflow.models.case_file import Staged

STOOD_DOWN = "stood_down"
ROOTS = ("case_file_id", "engagement_id", "plan_item_id", "item_key")
KEPT = {
    Activity: (*ROOTS, "title", "type", "mode", "planned_on", "starts_at", "zone", "place", "contact"),
    Deliverable: (*ROOTS, "title", "due_on"),
}
"""What the new row has of the dropped one; its date is the provider's to move."""
Work = TypeVar("Work", Activity, Deliverable)


def activities(first: registry.Opener) -> registry.Opener:
    """An opener that plans dropped activities again where the engagement itself asks for them."""

    def open_activities(case: Staged, actor: Actor) -> Sequence[Staged]:
        if not isinstance(case, Engagement):
            return first(case, actor)
        return _again(Activity, [row for row in case.activities if row.cancel_reason == STOOD_DOWN], case.activities)

    return open_activities


def deliverables(first: registry.Opener) -> registry.Opener:
    """An opener that plans dropped deliverables again where the engagement itself asks for them."""

    def open_deliverables(case: Staged, actor: Actor) -> Sequence[Staged]:
        if not isinstance(case, Engagement):
            return first(case, actor)
        dropped = [row for row in case.deliverables if row.drop_reason == STOOD_DOWN]
        return _again(Deliverable, dropped, case.deliverables)

    return open_deliverables


def _again(model: type[Work], dropped: Iterable[Work], everything: Iterable[Work]) -> list[Work]:
    """A new row for each dropped one that no row of the same plan item followed."""
    latest = {_item_of(row): row for row in sorted(everything, key=lambda row: row.number)}
    begun: list[Work] = []
    for row in dropped:
        if latest[_item_of(row)] is row:
            kept = {name: getattr(row, name) for name in KEPT[model]}
            again = model(**kept, number=next_number(model, row.case_file_id))
            db.session.add(again)
            db.session.flush()
            begun.append(again)
    return begun


def _item_of(row: Activity | Deliverable) -> str:
    """The plan item that a row stands for; work that no plan names goes by its title."""
    return row.item_key or row.title
