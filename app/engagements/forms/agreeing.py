"""The agreement: what is filed, signing it here, recording a signature on paper."""

from datetime import date, datetime, time

from wtforms import HiddenField

from app import clock
from app.engagements.models.agreement import AgreementKind, Side
from app.web.acts import CaseForm
from app.web.fields.choices import ConfirmField, RadioField
from app.web.fields.dates import MemorableDateField, not_in_the_future
from app.web.fields.text import NameField, ProseField
from app.web.fields.uploads import UploadField
from app.wording import _
from app.workflow.calendar import EASTERN

KINDS = (
    (AgreementKind.LETTER, _("Letter of agreement")),
    (AgreementKind.MEMORANDUM, _("Memorandum of agreement")),
)
HERE, OFFICE_PAPER, AGENCY_PAPER = "here", "office_paper", "agency_paper"
WAYS = (
    (HERE, _("For the COPS Office: I sign here, in my own name")),
    (OFFICE_PAPER, _("For the COPS Office, on paper")),
    (AGENCY_PAPER, _("For the agency, on paper")),
)


class FileForm(CaseForm):
    """The paper that both sides sign, and what it says."""

    kind = RadioField(_("What kind of paper is it?"), choices=KINDS)
    file = UploadField(_("The paper (PDF, up to 25 MB)"), missing=_("Choose the paper."))
    goals = ProseField(
        _("Goals and objectives"), limit=6000, missing=_("State the goals and objectives."),
        description=_("As the paper states them. Both sides read them here."),
    )  # fmt: skip
    release_terms = ProseField(
        _("Release terms"), limit=4000, missing=_("Say who may read which report, and when."),
        description=_("Who may read which report and when, also if the agency withdraws."),
    )  # fmt: skip
    report_schedule = ProseField(_("Schedule of the reports"), required=False, limit=2000)
    report_due_on = MemorableDateField(_("When is the final report due?"))
    expires_on = MemorableDateField(
        _("When does the agreement end?"), required=False,
        description=_("We remind the program manager 60, 30 and 7 days before. Leave empty if it has no end."),
    )  # fmt: skip


class EndForm(CaseForm):
    """What becomes of an agreement that ends."""

    note = ProseField(
        _("What becomes of it?"), limit=2000, missing=_("Say what becomes of the agreement."),
        description=_("COPS only. For example: a new paper is being signed, or the work ends before."),
    )  # fmt: skip


class SignForm(CaseForm):
    """The executive's signature by his own account."""

    seen = HiddenField()
    title = NameField(_("Your title"), limit=120, missing=_("Enter your title."))
    has_read = ConfirmField(
        _("I have read the agreement named above, and I sign it for my agency."),
        missing=_("Tick the box to sign."),
    )


class RecordSignatureForm(CaseForm):
    """The office's own signature, or one on paper."""

    seen = HiddenField()
    way = RadioField(_("Which signature is it?"), choices=WAYS, missing=_("Choose which signature it is."))
    name = NameField(_("Who signed"), required=False, description=_("Only for a signature on paper."))
    title = NameField(_("Title of the signer"), limit=120, missing=_("Enter the title of the signer."))
    signed_on = MemorableDateField(
        _("Date on the paper"), [not_in_the_future], required=False, description=_("Only for a signature on paper.")
    )
    file = UploadField(_("The signed paper (PDF)"), required=False, description=_("Only for a signature on paper."))

    def validate(self, extra_validators: object = None) -> bool:
        """A signature on paper has its signer, its date and the paper."""
        fine = super().validate(extra_validators)
        if not self.is_on_paper:
            return fine
        wanted = {
            "name": _("Enter who signed."),
            "signed_on": _("Enter the date on the paper."),
            "file": _("Choose the paper."),
        }
        for field, sentence in wanted.items():
            if not self[field].data and not self[field].errors:
                self[field].errors = [sentence]
                fine = False
        return fine

    @property
    def is_on_paper(self) -> bool:
        """Whether a paper is recorded instead of a signature given here."""
        return self.way.data in (OFFICE_PAPER, AGENCY_PAPER)

    @property
    def side(self) -> Side:
        """For whom the signature stands."""
        return Side.AGENCY if self.way.data == AGENCY_PAPER else Side.OFFICE

    @property
    def signed_at(self) -> datetime | None:
        """Noon in Washington on the paper's day, now where that lies ahead; None for a signature given here."""
        day: date | None = self.signed_on.data if self.is_on_paper else None
        return min(datetime.combine(day, time(12), EASTERN), clock.now()) if day else None
