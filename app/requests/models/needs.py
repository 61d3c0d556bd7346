"""What the steps of a request need to be true, each read from stored columns; the names are those of its life cycle."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select
from sqlalchemy.orm import object_session

from app import clock
from app.agencies.models import Agency, Eligibility
from app.policy.programs import Program
from app.policy.roles import Role
from app.requests.models import completeness
from app.requests.models.authorization import AuthorizationNeeds, ReviewNeeds
from app.requests.models.choices import Channel, WantedProgram
from app.requests.models.parts import ComponentToAsk, DutyPeriod

if TYPE_CHECKING:
    from app.requests.models.assistance import AssistanceRequest

TAKES_THE_REST = ("submitted", "screening", "information_requested", "accepted")
PENDING = "asked"


class FormNeeds:
    """What sending the form and answering questions need."""

    questions_to_ask: tuple[str, ...] = ()
    """The texts that the step being taken asks; its opener makes the questions."""
    clock_to_pause: str | None = None
    """A clock that stands still until they are answered; in a request that is the screening's, by its state."""
    component_to_ask: ComponentToAsk | None = None
    """Whom the step being taken asks; its opener begins the deconfliction."""

    @property
    def form_is_complete(self: AssistanceRequest) -> bool:
        """Need: every required field of every step of the form is filled in."""
        return not completeness.missing(self)

    @property
    def form_is_whole(self: AssistanceRequest) -> bool:
        """Need: nothing is missing of the whole form either, where a call in a hurry had to give but little."""
        return not completeness.missing(self, in_full=True)

    @property
    def is_thin(self: AssistanceRequest) -> bool:
        """Whether it was sent in a hurry with but part of the form, so that the rest may still be written."""
        return self.owes_form and self.state in TAKES_THE_REST

    @property
    def program_asked(self: AssistanceRequest) -> WantedProgram | None:
        """The program that the agency asks for, where it was not sure the recommended one if it follows that."""
        if self.program_wanted is WantedProgram.NOT_SURE and self.follows_advice and self.recommended_program:
            return WantedProgram(self.recommended_program.value)
        return self.program_wanted

    @property
    def email_is_verified(self: AssistanceRequest) -> bool:
        """Need: who sends it proved his address; not asked of what staff enter on behalf."""
        if self.channel is not Channel.WEB:
            return True
        return self.attested_by is not None and self.attested_by.email_verified_at is not None

    @property
    def authority_is_attested(self: AssistanceRequest) -> bool:
        """Need: someone stated that he may ask for the agency."""
        return self.authority_attested and self.authority_attested_at is not None

    @property
    def has_open_question(self: AssistanceRequest) -> bool:
        """Need: there is something to ask."""
        return bool(self.questions_to_ask) or not self.no_question_is_open

    @property
    def no_question_is_open(self: AssistanceRequest) -> bool:
        """Need: every question is answered or taken back."""
        return all(question.state != "open" for question in self.questions)

    @property
    def every_question_has_an_answer(self: AssistanceRequest) -> bool:
        """Need: no open question is without words."""
        return all(question.has_an_answer for question in self.questions if question.state == "open")


class AcceptanceNeeds:
    """What accepting a request needs."""

    @property
    def agency_is_matched(self: AssistanceRequest) -> bool:
        """Need: triage tied the request to an agency of the directory."""
        return self.case_file.agency_id is not None and self.agency_matched_at is not None

    @property
    def agency_is_eligible(self: AssistanceRequest) -> bool:
        """Need: the directory says so, or triage confirmed it where the directory leaves it open."""
        if not self.agency_is_matched:
            return False
        eligibility = self.matched_eligibility
        if eligibility is Eligibility.TO_BE_CONFIRMED:
            return self.eligibility_confirmed is True
        return eligibility is Eligibility.ELIGIBLE

    @property
    def matched_eligibility(self: AssistanceRequest) -> Eligibility | None:
        """What the directory says of the matched agency."""
        session = object_session(self)
        if session is None or self.case_file.agency_id is None:
            return None
        return session.scalar(select(Agency.eligibility).where(Agency.id == self.case_file.agency_id))

    @property
    def program_is_settled(self: AssistanceRequest) -> bool:
        """Need: it is decided which program the request goes to."""
        return self.case_file.program is not None and self.program_settled_at is not None

    @property
    def kind_is_settled_or_left_to_the_call(self: AssistanceRequest) -> bool:
        """Need: the kind of help is decided; Critical Response may leave it to the executive call."""
        return self.case_file.kind is not None or self.kind_left_to_call

    @property
    def program_manager_is_named(self: AssistanceRequest) -> bool:
        """Need: the case has a program manager of record."""
        return self.case_file.owner_id is not None

    @property
    def deconfliction_is_clear(self: AssistanceRequest) -> bool:
        """Need: at least one sister component was asked, and each that was asked has cleared it."""
        asked = [one for one in self.deconflictions if one.state != "withdrawn"]
        return bool(asked) and all(one.state == "clear" for one in asked)

    @property
    def is_urgent_critical_response(self: AssistanceRequest) -> bool:
        """Whether hours count."""
        return self.case_file.program is Program.CRITICAL_RESPONSE and self.case_file.is_urgent

    @property
    def executive_word_is_logged(self: AssistanceRequest) -> bool:
        """Need: the executive's spoken word is written down, with its time."""
        return bool(self.executive_word.strip()) and self.executive_word_at is not None

    @property
    def on_call_program_manager_id(self: AssistanceRequest) -> frozenset[int]:
        """The program managers on call today."""
        session, today = object_session(self), clock.today()
        if session is None:
            return frozenset()
        on_duty = select(DutyPeriod.person_id).where(DutyPeriod.since <= today, DutyPeriod.until >= today)
        return frozenset(session.scalars(on_duty))


class DecisionNeeds:
    """What not accepting, lapsing and taking up again need; and whose turn it is meanwhile."""

    reminders_were_posted = False
    """Set by the worker under the lock, once every reminder point before the lapse has its row."""

    @property
    def awaits_deconfliction(self: AssistanceRequest) -> bool:
        """Whether a sister component owes an answer."""
        return any(one.state == PENDING for one in self.deconflictions)

    @property
    def has_program_manager(self: AssistanceRequest) -> bool:
        """Whether the turn is the program manager's rather than triage's."""
        return self.case_file.owner_id is not None

    @property
    def decline_is_by_program_manager(self: AssistanceRequest) -> bool:
        """Whether a program manager proposed the decline, so that the director decides."""
        return self.decline_proposed_as is Role.PROGRAM_MANAGER

    @property
    def letter_is_written(self: AssistanceRequest) -> bool:
        """Need: the letter that tells the agency why."""
        return bool(self.decline_letter.strip())

    @property
    def referral_destination_is_named(self: AssistanceRequest) -> bool:
        """Need: the body to which the request goes."""
        return bool(self.referral_destination.strip())

    @property
    def agency_agrees_to_referral(self: AssistanceRequest) -> bool:
        """Need: the agency said yes to being referred."""
        return self.referral_agreed

    @property
    def surviving_case_is_named(self: AssistanceRequest) -> bool:
        """Need: another case of the same agency, which goes on."""
        other = self.surviving_case
        if other is None or other.id == self.case_file_id or other.agency_id is None:
            return False
        return other.agency_id == self.case_file.agency_id and not other.is_draft

    @property
    def reminders_are_posted(self) -> bool:
        """Need: the agency was reminded before the wait ends."""
        return self.reminders_were_posted

    @property
    def agency_wishes_to_reopen(self: AssistanceRequest) -> bool:
        """Need: the agency's own wish to take a withdrawn request up again."""
        return bool(self.reopen_wish.strip()) and self.reopen_wish_at is not None

    @property
    def state_to_reopen(self: AssistanceRequest) -> str:
        """Where taking up again leads: the draft where nothing was ever sent."""
        return "screening" if self.case_file.submitted_at else "draft"


class RequestNeeds(FormNeeds, AcceptanceNeeds, AuthorizationNeeds, ReviewNeeds, DecisionNeeds):
    """Everything that the life cycle of a request asks of it."""
