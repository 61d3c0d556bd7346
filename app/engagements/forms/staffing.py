"""Proposing experts, attesting, confirming the team."""

from app.engagements.forms.reasons import EXPERT_DECLINES
from app.engagements.forms.recording import RecordedForm
from app.engagements.models.begun import Proposal
from app.engagements.services.staffing import Attestation
from app.web.acts import CaseForm
from app.web.fields.choices import ConfirmField, RadioField, YesNoField
from app.web.fields.text import LineField, ProseField
from app.wording import _


class ProposeForm(CaseForm):
    """Which expert, for what."""

    person = RadioField(_("Expert"), missing=_("Choose an expert."))
    skill = LineField(_("What the expert brings to this case"), limit=200)

    def proposal(self) -> Proposal:
        """The proposal as typed."""
        return Proposal(self.person.data, self.skill.data)


class ConflictFields:
    """The question about conflicts of interest."""

    has_conflict = YesNoField(
        _("Do you have a conflict of interest, or could it look as if you had one?"),
        missing=_("Say yes or no."),
        description=_(
            "For example: you worked for this agency, a relative works there, "
            "you are in a dispute with it, or you would gain from the outcome."
        ),
    )
    disclosure = ProseField(_("If yes, describe it"), required=False, limit=2000)

    def attestation(self) -> Attestation:
        """The attestation as typed."""
        return Attestation(self.has_conflict.data, self.disclosure.data)


class AttestForm(ConflictFields, CaseForm):
    """An expert's word on conflicts of interest."""

    is_true = ConfirmField(
        _("This is true to the best of my knowledge, and I will report any change at once."),
        missing=_("Confirm that your answer is true."),
    )


class RecordedAttestForm(ConflictFields, RecordedForm):
    """An expert's word, recorded by the program manager."""


class DeclineAssignmentForm(CaseForm):
    """An expert says no, and why."""

    reason = RadioField(_("Why do you decline?"), choices=EXPERT_DECLINES, missing=_("Choose a reason."))
    note = ProseField(_("Anything the provider should know"), required=False, limit=2000)


class RecordedDeclineForm(RecordedForm):
    """An expert's no, recorded by the program manager."""

    reason = RadioField(_("Why does the expert decline?"), choices=EXPERT_DECLINES, missing=_("Choose a reason."))


class ConfirmExpertForm(CaseForm):
    """The office confirms an expert."""

    note = ProseField(_("Note"), required=False, limit=2000, description=_("COPS only. Needed after a disclosure."))


class NoteForm(CaseForm):
    """A step that asks for a note only."""

    note = ProseField(_("Why?"), limit=2000)


class OptionalNoteForm(CaseForm):
    """A step that may have a note."""

    note = ProseField(_("Note"), required=False, limit=2000)


class ClearForm(CaseForm):
    """How a conflict is managed."""

    plan = ProseField(
        _("How is the conflict managed?"), limit=4000, description=_("For example: takes no part in the interviews.")
    )


class TeamForm(CaseForm):
    """The team is complete, or no expert is needed."""

    no_expert_reason = ProseField(_("Why is no expert needed?"), required=False, limit=1000)
