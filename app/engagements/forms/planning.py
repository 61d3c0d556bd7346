"""Writing a plan row by row without script, and deciding on it."""

from typing import Any

from wtforms import FieldList, Form, FormField, HiddenField

from app.documents.models import Audience
from app.engagements.forms.recording import RecordedForm
from app.engagements.forms.words import choices
from app.engagements.models.choices import ReturnReason
from app.engagements.models.plan import Plan
from app.engagements.services.planning import PlannedItem, PlanText
from app.requests.models.choices import DeliveryType
from app.web.acts import CaseForm
from app.web.fields.choices import ChoiceField, ConfirmField, RadioField
from app.web.fields.dates import MemorableDateField
from app.web.fields.numbers import MoneyField
from app.web.fields.text import LineField, ProseField
from app.wording import _

KINDS = (("activity", _("Activity")), ("deliverable", _("Deliverable")), ("milestone", _("Milestone")))
MOST_ROWS = 60


class GoalRow(Form):
    """One goal with its measure."""

    goal = LineField(_("Goal"), required=False, limit=500)
    measure = LineField(_("How we will know"), required=False, limit=500)
    remove = ConfirmField(_("Remove this goal"), required=False)

    @property
    def is_kept(self) -> bool:
        """Whether it holds something that is not to be removed."""
        return not self.remove.data and bool(self.goal.data or self.measure.data)


class ItemRow(Form):
    """One dated item."""

    key = HiddenField()
    kind = ChoiceField(_("Kind"), choices=KINDS, required=False)
    title = LineField(_("What"), required=False, limit=200)
    on_date = MemorableDateField(_("When"), required=False)
    delivery_type = ChoiceField(_("Type of help"), choices=choices(DeliveryType), required=False)
    place = LineField(_("Place"), required=False, limit=200)
    remove = ConfirmField(_("Remove this item"), required=False)

    @property
    def is_kept(self) -> bool:
        """Whether it holds something that is not to be removed."""
        return not self.remove.data and bool(self.title.data or self.on_date.data)

    def validate(self, extra_validators: Any = None) -> bool:
        """A row with something in it needs kind, title and date."""
        if not super().validate(extra_validators):
            return False
        wanted = (
            (self.kind, _("Choose the kind.")),
            (self.title, _("Say what.")),
            (self.on_date, _("Enter the date.")),
        )
        open_ = [(field, sentence) for field, sentence in wanted if self.is_kept and not field.data]
        for field, sentence in open_:
            field.errors = [*field.errors, sentence]
        return not open_


class PlanForm(CaseForm):
    """The whole plan; rows left empty do not count."""

    summary = ProseField(_("Summary"), required=False, limit=6000, description=_("What will be done, in a few lines."))
    goals = FieldList(FormField(GoalRow), _("Goals"), max_entries=MOST_ROWS)
    items = FieldList(FormField(ItemRow), _("Dated items"), max_entries=MOST_ROWS)
    team = ProseField(
        _("Team"), required=False, limit=2000, description=_("One person a line, with the part each takes.")
    )
    cost_estimate = MoneyField(_("Cost estimate (US dollars)"), required=False, highest=100_000_000)

    @classmethod
    def of(cls, plan: Plan) -> "PlanForm":
        """The form filled with what the plan says, with one empty row at the end of each list."""
        goals = [{"goal": goal.goal, "measure": goal.measure} for goal in plan.goals]
        items = [
            {name: getattr(item, name) for name in ("key", "kind", "title", "on_date", "delivery_type", "place")}
            for item in plan.items
        ]
        for item in items:
            item["delivery_type"] = DeliveryType(item["delivery_type"]) if item["delivery_type"] else None
        words = {name: getattr(plan, name) for name in ("summary", "team", "cost_estimate")}
        return cls(data={"version": str(plan.version), "goals": goals or [{}], "items": items or [{}], **words})

    def add_row(self, act: str) -> bool:
        """Add the empty row that a button asked for; False for any other button."""
        rows = {"add_goal": self.goals, "add_item": self.items}.get(act)
        if rows is not None and len(rows) < MOST_ROWS:
            rows.append_entry()
        return rows is not None

    def text(self) -> PlanText:
        """The plan as typed."""
        return PlanText(
            summary=self.summary.data,
            team=self.team.data,
            cost_estimate=self.cost_estimate.data,
            goals=tuple((row.goal.data, row.measure.data) for row in self._kept(self.goals or ())),
            items=tuple(_item(row) for row in self._kept(self.items)),
        )

    def _kept(self, rows: Any) -> list[Any]:
        return [entry.form for entry in rows if entry.form.is_kept]


def _item(row: ItemRow) -> PlannedItem:
    kind, day = row.delivery_type.data, row.on_date.data
    assert day is not None
    return PlannedItem(
        row.kind.data, row.title.data, day, kind.value if kind else "", row.place.data, row.key.data or ""
    )


class ScopeForm(PlanForm):
    """The one-page scope: what for, what happens when, who, at what cost."""

    goals = None
    summary = ProseField(
        _("Purpose"),
        required=False,
        limit=6000,
        description=_("What the help is for, and what will be done. A page is enough."),
    )


class SubmitPlanForm(CaseForm):
    """Handing the plan in asks nothing more."""


class ReturnPlanForm(CaseForm):
    """Why a plan goes back, and what should change."""

    reason = RadioField(_("Reason"), choices=choices(ReturnReason), missing=_("Choose a reason."))
    note = ProseField(_("What should change?"), limit=4000, description=_("COPS and provider see this."))


class ApprovePlanForm(CaseForm):
    """The office agrees."""

    note = ProseField(_("Note"), required=False, limit=2000)


class ConcurForm(CaseForm):
    """The agency agrees."""

    agreed = ConfirmField(_("I agree to this plan for the agency."), missing=_("Tick the box to agree."))
    note = ProseField(_("Comment"), required=False, limit=2000)


class RecordedConcurForm(RecordedForm):
    """The agency's agreement, recorded by the program manager."""

    paper_audience = Audience.EVERYONE


class AskChangesForm(CaseForm):
    """What the agency wants changed."""

    note = ProseField(_("What should change?"), limit=4000)


class RecordedChangesForm(RecordedForm):
    """The agency's wish for changes, recorded by the program manager."""

    paper_audience = Audience.EVERYONE


class AmendForm(CaseForm):
    """Why the agreed plan changes."""

    note = ProseField(_("Why does the plan change?"), limit=2000)
