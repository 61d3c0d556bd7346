"""What an engagement's steps and turns ask of it, each a property that tells what is true now."""

from datetime import date
from typing import TYPE_CHECKING, Any

from sqlalchemy import Select, select
from sqlalchemy.orm import object_session

from app import clock
from app.engagements.models.begun import NewOffer, Proposal
from app.engagements.models.choices import EndReason, HoldReason
from app.engagements.models.course_needs import CourseNeeds
from app.engagements.models.delivery_needs import DeliveryNeeds
from app.requests.models.parts import ADVERSE, Deconfliction
from app.workflow.calendar import eastern_day
from app.workflow.models.case_file import AccessLevel, CaseAccess

if TYPE_CHECKING:
    from app.engagements.models.engagement import Engagement

DIRECTORS_HOLDS = (HoldReason.DECONFLICTION, HoldReason.INVESTIGATION)
STEPS_OF_THEIR_OWN = (EndReason.INVESTIGATION, EndReason.WITHDRAWN, EndReason.CONVERTED, EndReason.NOT_SELECTED)
CANNOT_BE_UNDONE = (EndReason.CONVERTED, EndReason.DUPLICATE)
HOLDING_A_PLACE = ("proposed", "attested", "confirmed", "conflicted")


class PauseNeeds:
    """Holds and endings."""

    @property
    def hold_has_a_date(self: "Engagement") -> bool:
        """Need: the hold has an end date or a review date; one for deconfliction ends with the component's answer."""
        return bool(self.hold_ends_on or self.hold_review_on) or self.hold_reason == HoldReason.DECONFLICTION

    @property
    def hold_is_the_directors(self: "Engagement") -> bool:
        """Whether only a director ends this hold: for its reason, or because a component objected meanwhile."""
        return self.hold_reason in DIRECTORS_HOLDS or self.was_objected_to_on_hold

    @property
    def was_objected_to_on_hold(self: "Engagement") -> bool:
        """Whether a sister component said no or hold while the case was on hold already."""
        adverse = select(Deconfliction.id).where(
            Deconfliction.case_file_id == self.case_file_id,
            Deconfliction.state.in_(ADVERSE),
            Deconfliction.state_since >= self.state_since,
        )
        return self.state == "on_hold" and _has_any(self, adverse)

    @property
    def timed_hold_is_over(self: "Engagement") -> bool:
        """Whether an ordinary hold's end date has come (office day)."""
        return not self.hold_is_the_directors and self.hold_ends_on is not None and self.hold_ends_on <= _today()

    @property
    def is_announced(self: "Engagement") -> bool:
        """Whether the site was announced; then its early end is the director's."""
        return self.announced_at is not None

    @property
    def ending_reason_fits(self: "Engagement") -> bool:
        """Need: the ending is not one that has a step of its own."""
        return self.end_reason not in STEPS_OF_THEIR_OWN

    @property
    def successor_is_named(self: "Engagement") -> bool:
        """Need: a duplicate names the surviving case, a transfer the body and what was handed over."""
        if self.end_reason is EndReason.DUPLICATE:
            return bool(self.surviving_reference)
        return self.end_reason is not EndReason.TRANSFERRED or bool(self.handed_over_to and self.handover_note)

    @property
    def was_not_selected(self: "Engagement") -> bool:
        """Whether the site was not selected; its reopening is the director's."""
        return self.end_reason is EndReason.NOT_SELECTED

    @property
    def ending_can_be_undone(self: "Engagement") -> bool:
        """Need: it was neither converted nor a duplicate."""
        return self.end_reason not in CANNOT_BE_UNDONE

    @property
    def no_other_engagement_is_open(self: "Engagement") -> bool:
        """Need: the case file has no other engagement under way."""
        model = type(self)
        other = select(model.id).where(
            model.case_file_id == self.case_file_id, model.id != self.id, model.state.not_in(("closed", "ended"))
        )
        return not _has_any(self, other)

    @property
    def has_access_list(self: "Engagement") -> bool:
        """Need: somebody is on the list of those who may see the restricted case."""
        listed = select(CaseAccess.id).where(
            CaseAccess.case_file_id == self.case_file_id,
            CaseAccess.until.is_(None),
            CaseAccess.level == AccessLevel.LISTED,
        )
        return _has_any(self, listed)


class TeamNeeds:
    """The call, the provider and the team."""

    @property
    def call_is_logged(self: "Engagement") -> bool:
        """Need: when the call was, who took part, the goals, and for whom."""
        return bool(self.call_at and self.call_with and self.call_goals and self.call_audience)

    @property
    def has_accepted_lead_offer(self: "Engagement") -> bool:
        """Whether a provider has accepted the lead's place."""
        return any(offer.is_lead and offer.state == "accepted" for offer in self.offers)

    @property
    def has_open_lead_offer(self: "Engagement") -> bool:
        """Whether a provider is asked to take the lead's place."""
        return any(offer.is_lead and offer.state == "offered" for offer in self.offers)

    @property
    def has_no_provider(self: "Engagement") -> bool:
        """Whether nobody delivers at present."""
        return not self.has_accepted_lead_offer

    @property
    def awaits_attestation(self: "Engagement") -> bool:
        """Whether an expert has yet to attest."""
        return any(assignment.state == "proposed" for assignment in self.assignments)

    @property
    def has_empty_place(self: "Engagement") -> bool:
        """Whether an expert is needed whom nobody has proposed: for the team at all, or for a needed skill."""
        holders = {each.id for each in self.assignments if each.state in HOLDING_A_PLACE}
        if not (self.plans_by_skills and self.needed_skills):
            return not self.no_expert_reason and not holders
        brought = {skill.assignment_id for skill in self.needed_skills}
        wanting = (skill for skill in self.needed_skills if skill.assignment_id not in holders)
        return holders <= brought and any(not skill.gap_reason for skill in wanting)

    @property
    def one_expert_has_attested(self: "Engagement") -> bool:
        """Need: an expert attested, or was confirmed."""
        return any(each.state in ("attested", "confirmed") for each in self.assignments)

    @property
    def attestations_are_in(self: "Engagement") -> bool:
        """Need: nobody in the team has yet to attest."""
        return not self.awaits_attestation

    @property
    def team_is_staffed(self: "Engagement") -> bool:
        """Need: an expert without open conflict is confirmed, or it is said why none is needed."""
        if any(each.state == "conflicted" for each in self.assignments):
            return False
        return bool(self.no_expert_reason) or any(each.state == "confirmed" for each in self.assignments)

    @property
    def has_no_state_to_rejoin(self: "Engagement") -> bool:
        """Need: no work under way was left when the provider changed."""
        return self.state_left is None

    @property
    def has_state_to_rejoin(self: "Engagement") -> bool:
        """Need: work under way was left when the provider changed."""
        return self.state_left is not None


class EngagementNeeds(PauseNeeds, TeamNeeds, CourseNeeds, DeliveryNeeds):
    """Everything that the life cycles of CRI-TAC and immediate help ask of an engagement."""

    new_offer: NewOffer | None = None
    """The offer that the step being taken begins."""
    new_proposal: Proposal | None = None
    """The expert whom the step being taken proposes."""


def _today() -> date:
    return eastern_day(clock.now())


def _has_any(row: object, rows: Select[Any]) -> bool:
    session = object_session(row)
    return session is not None and session.scalar(rows.limit(1)) is not None
