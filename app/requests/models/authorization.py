"""The executive's authorization: which kinds of help ask for it (the operator decides), and whether it is on file."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import Boolean, select
from sqlalchemy.orm import Mapped, mapped_column, object_session

from app import clock
from app.accounts.models.people import Membership
from app.database.base import Base, maybe_person, words
from app.policy.programs import Kind, Program
from app.policy.roles import Role
from app.requests.models.choices import HelpWanted, WantedProgram

if TYPE_CHECKING:
    from app.requests.models.assistance import AssistanceRequest

REVIEWS = (Kind.AFTER_ACTION_REVIEW, Kind.IN_DEPTH_REVIEW)
BY_DEFAULT = frozenset({*REVIEWS, Kind.ASSESSMENT})
"""The kinds that ask for the executive's authorization as long as the operator says nothing else (docs/domain.md)."""
OVER = ("declined", "referred", "duplicate", "withdrawn", "lapsed")


class AuthorizationRule(Base):
    """The operator's word for one kind of help; a kind without a row keeps the default."""

    __tablename__ = "authorization_rules"

    kind: Mapped[Kind] = mapped_column(words(Kind), primary_key=True)
    required: Mapped[bool] = mapped_column(Boolean)
    changed_by_id: Mapped[maybe_person]
    changed_at: Mapped[datetime] = mapped_column(default=clock.now)


class AuthorizationNeeds:
    """What steps ask of the executive's authorization."""

    @property
    def likely_kind(self: AssistanceRequest) -> Kind | None:
        """The kind of help: as settled, and before that as the agency's answers say; None: left to the call."""
        if self.case_file.kind is not None or self.program_settled_at is not None:
            return self.case_file.kind
        if self.program_asked is WantedProgram.ORGANIZATIONAL_ASSESSMENT:
            return Kind.ASSESSMENT
        if self.program_asked is WantedProgram.CRITICAL_RESPONSE and self.help_wanted not in (None, HelpWanted.ADVISE):
            return Kind(self.help_wanted.value)
        return None

    @property
    def authorization_is_required(self: AssistanceRequest) -> bool:
        """Whether this kind of help asks for the executive's authorization; always where it was accepted for now."""
        kind, session = self.likely_kind, object_session(self)
        if self.accepted_provisionally_at is not None:
            return True
        if kind is None or session is None:
            return False
        said = session.scalar(select(AuthorizationRule.required).where(AuthorizationRule.kind == kind))
        return kind in BY_DEFAULT if said is None else said

    @property
    def authorization_is_on_file(self: AssistanceRequest) -> bool:
        """Need: the executive's authorization, where this kind of help asks for it."""
        return not self.authorization_is_required or self.authorization_at is not None

    @property
    def authorization_is_awaited(self: AssistanceRequest) -> bool:
        """Need: the executive's authorization is asked for and not there yet; later than acceptance only if owed."""
        if self.state == "accepted" and self.accepted_provisionally_at is None:
            return False
        return not self.authorization_is_on_file and self.state not in OVER

    @property
    def authorization_is_given(self: AssistanceRequest) -> bool:
        """Need: who authorizes it, in which office, since when; a letter is on file."""
        is_evidenced = self.authorization_kind != "letter" or self.authorization_document_id is not None
        said = self.authorization_by.strip() and self.authorization_title.strip()
        return bool(said) and self.authorization_at is not None and is_evidenced

    @property
    def confirmed_executives(self: AssistanceRequest) -> frozenset[int]:
        """The agency's executives of today; nobody before the request is tied to an agency."""
        session, agency_id = object_session(self), self.case_file.agency_id
        if session is None or agency_id is None:
            return frozenset()
        held = (
            Membership.organization_id == agency_id,
            Membership.role == Role.EXECUTIVE,
            Membership.is_current,
            Membership.confirmed_at.is_not(None),
        )
        return frozenset(session.scalars(select(Membership.person_id).where(*held)))


class ReviewNeeds:
    """What a review asks besides, and who accepts it."""

    @property
    def is_after_action_review(self: AssistanceRequest) -> bool:
        """Whether the request is for an after-action or in-depth review."""
        return self.case_file.kind in REVIEWS

    @property
    def review_is_justified(self: AssistanceRequest) -> bool:
        """Need: for a review, why an objective look is of benefit."""
        return not self.is_after_action_review or bool(self.review_justification.strip())

    @property
    def awaits_the_director(self: AssistanceRequest) -> bool:
        """Whether nothing is missing of a review but the director's acceptance."""
        return self.is_after_action_review and all(
            (
                self.agency_is_eligible,
                self.program_is_settled,
                self.program_manager_is_named,
                self.deconfliction_is_clear,
                self.authorization_is_on_file,
                self.review_is_justified,
                self.form_is_whole,
            )
        )

    @property
    def can_be_marked_urgent(self: AssistanceRequest) -> bool:
        """Need: a Critical Response request whose clocks run in days so far."""
        return self.case_file.program is Program.CRITICAL_RESPONSE and not self.case_file.is_urgent
