"""The small forms of the screening page, each about one fact."""

from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from flask import request
from wtforms import Form, HiddenField
from wtforms.validators import ValidationError

from app.accounts.models.people import Membership, Person
from app.policy.programs import Kind, Program
from app.requests.forms.recorded import BY_HAND, EASTERN, Recorded
from app.requests.models.assistance import AssistanceRequest
from app.requests.models.choices import Channel, Settlement
from app.requests.models.parts import Component
from app.requests.wording import choices
from app.web.acts import CaseForm
from app.web.fields.choices import ChoiceField, RadioField, YesNoField
from app.web.fields.dates import MemorableDateField, TimeField, not_in_the_future
from app.web.fields.text import LineField, NameField, ProseField
from app.web.fields.zones import ZONES
from app.wording import _

RESPONSE = Program.CRITICAL_RESPONSE
KIND_OF = {
    Settlement.IMMEDIATE_ASSISTANCE: Kind.IMMEDIATE_ASSISTANCE,
    Settlement.DATA_ANALYSIS: Kind.DATA_ANALYSIS,
    Settlement.AFTER_ACTION_REVIEW: Kind.AFTER_ACTION_REVIEW,
    Settlement.IN_DEPTH_REVIEW: Kind.IN_DEPTH_REVIEW,
}
PROGRAM_OF = dict.fromkeys((Settlement.LEFT_TO_THE_CALL, *KIND_OF), RESPONSE) | {
    Settlement.CRI_TAC: Program.CRI_TAC,
    Settlement.ORGANIZATIONAL_ASSESSMENT: Program.ORGANIZATIONAL_ASSESSMENT,
}
ANSWERS = (
    ("clear", _("Yes, go ahead: no matter that conflicts")),
    ("objected", _("No: the component objects")),
    ("held", _("Hold: the component asks us to wait")),
)

OWN_ANSWERS = (
    ("clear", _("Yes: we have no matter that conflicts")),
    ("objected", _("No: we object")),
    ("held", _("Hold: please wait")),
)


class MatchForm(CaseForm):
    """The agency of the directory that the request is from."""

    key = HiddenField()


class EligibilityForm(CaseForm):
    """Whether an agency whose kind the directory leaves open may be helped."""

    eligible = YesNoField(_("May this agency be helped?"))
    note = ProseField(_("Why?"), limit=1000)


class CheckForm(CaseForm):
    """A box that is ticked by its button."""


class ProgramForm(CaseForm):
    """The program to which the request goes, and the kind of help in one choice."""

    program = ChoiceField(_("Program and kind of help"), choices=choices(Settlement))

    @property
    def settled(self) -> tuple[Program, Kind | None]:
        """The program, and the kind where it is known already."""
        return PROGRAM_OF[self.program.data], KIND_OF.get(self.program.data)


def settlement_of(assistance: AssistanceRequest) -> Settlement | None:
    """What stands, or what the agency's own answers come to."""
    program, kind = assistance.case_file.program, assistance.likely_kind
    if program is None:
        return None
    if program is not Program.CRITICAL_RESPONSE:
        return Settlement(program.value)
    return Settlement(kind.value) if kind else Settlement.LEFT_TO_THE_CALL


class ChangeProgramForm(CaseForm):
    """Another program than the agency asked for, and why."""

    program = ChoiceField(_("Program"), choices=choices(Program))
    reason = ProseField(_("Why?"), limit=1000, description=_("The agency reads this."))


class JustificationForm(CaseForm):
    """Why an objective review is of benefit, as the agency told us."""

    why = ProseField(_("Why is it of benefit that someone from outside looks back?"), limit=4000)


class ManagerForm(CaseForm):
    """The program manager of record."""

    person = ChoiceField(_("Program manager"))

    def offer(self, people: list[Person]) -> None:
        """Fill in who can be named."""
        self.person.choices = [(person.key, person.name) for person in people]


class ContactField(ChoiceField):
    """A contact of a sister component who has an account and answers himself."""

    def __init__(self, **options: Any) -> None:
        hint = _("Gets a mail with the case number, and sees agency, program, place and dates. Leave blank for nobody.")
        super().__init__(_("Contact with an account"), required=False, description=hint, **options)

    def offer(self, contacts: list[Membership]) -> None:
        """Fill in who can be asked."""
        named = {held.person.key: f"{held.person.name}, {held.organization.name}" for held in contacts}
        self.choices = list(named.items())


class ComponentForm(CaseForm):
    """Which sister component is asked, and whom there."""

    component = ChoiceField(_("Sister component"), choices=choices(Component))
    contact = ContactField()
    contact_name = NameField(
        _("Someone without an account: who was asked there?"),
        limit=120,
        required=False,
        description=_("You ask this person yourself, and record the answer here."),
    )


class AskAgainForm(ComponentForm):
    """Whom in the component we ask once more; left blank, nobody with an account sees the question any longer."""

    component = None


class ComponentAnswerForm(CaseForm):
    """A component's answer as triage heard it."""

    answer = RadioField(_("What did the component answer?"), choices=ANSWERS)
    channel = RadioField(_("How did it reach us?"), choices=choices(BY_HAND), default=Channel.PHONE)
    answered_by = NameField(_("Who answered?"), limit=120)
    answered_on = MemorableDateField(_("On which day?"), [not_in_the_future])
    answered_time = TimeField(_("At what time (Eastern)?"), description=_("For example 2:30 p.m."))
    reason = ProseField(_("Reason, as far as told"), limit=2000, required=False, description=_("For COPS alone."))

    @property
    def answered_at(self) -> datetime:
        """The instant of the answer."""
        return datetime.combine(self.answered_on.data, self.answered_time.data, EASTERN)


class OwnAnswerForm(CaseForm):
    """The answer that a component's contact gives himself."""

    answer = RadioField(_("May the COPS Office go ahead?"), choices=OWN_ANSWERS, missing=_("Choose yes, no or hold."))
    reason = ProseField(
        _("Reason"),
        limit=2000,
        required=False,
        description=_("Needed for a no or a hold. The COPS Office alone reads it: neither the agency nor a provider."),
    )


class ArrivalForm(Recorded, CaseForm):
    """How a request came that staff write down."""

    start_key = HiddenField()
    happened_time = TimeField(_("At what time?"), description=_("For example 2:30 p.m."))
    zone = ChoiceField(_("Time zone"), choices=ZONES, default="America/New_York")
    spoken_with = NameField(_("Who spoke or wrote?"), limit=120)

    @property
    def happened_at(self) -> datetime:
        """The instant (UTC) in the zone that was chosen."""
        zone = ZoneInfo(self.zone.data or "America/New_York")
        return datetime.combine(self.happened_on.data, self.happened_time.data, zone).astimezone(UTC)

    def validate_version(self, field: HiddenField) -> None:
        """A new request has no version yet."""

    def validate_start_key(self, field: HiddenField) -> None:
        """The key that the page put there."""
        if not 16 <= len(field.data or "") <= 64:
            raise ValidationError(_("Reload the page and start again."))


class QueueSearch(Form):
    """What the queue is narrowed to; a GET form in which anything unknown is simply not there."""

    words = LineField(_("Text"), limit=120, required=False)

    @staticmethod
    def given(name: str) -> str:
        """One value of the address, cut to a sensible length; NUL is dropped."""
        return request.args.get(name, "").replace("\x00", "").strip()[:120]
