"""Focus areas and their findings."""

from app.engagements.models.begun import NewArea
from app.engagements.models.focus_area import FindingKind
from app.web.acts import CaseForm
from app.web.fields.choices import RadioField
from app.web.fields.dates import MemorableDateField
from app.web.fields.text import LineField, ProseField
from app.wording import _

KINDS = (
    (FindingKind.FINDING, _("Finding: something to act on")),
    (FindingKind.OBSERVATION, _("Observation: something worth noting")),
)


class AreaForm(CaseForm):
    """A new focus area."""

    title = LineField(_("Focus area"), limit=160, description=_("For example: first-line supervision"))
    scope = ProseField(_("What belongs to it?"), limit=3000, missing=_("Say what belongs to it."))
    due_on = MemorableDateField(_("By when is it to be assessed?"))

    def area(self) -> NewArea:
        """What was typed."""
        assert self.due_on.data is not None
        return NewArea(self.title.data, self.scope.data, self.due_on.data)


class FindingForm(CaseForm):
    """A finding or an observation."""

    kind = RadioField(_("What is it?"), choices=KINDS)
    text = ProseField(_("In words"), limit=6000, missing=_("Write it down."))
    sources = ProseField(
        _("On what does it rest?"), required=False, limit=2000, description=_("Interviews by role, records, visits.")
    )


class DropForm(CaseForm):
    """Why an area is left out."""

    reason = ProseField(_("Why is it left out?"), limit=1000, missing=_("Say why."))
