"""Offers to providers and assignments of experts."""

from datetime import datetime

from sqlalchemy import Boolean, CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.accounts.models.people import Organization, Person
from app.database.base import Base, maybe_organization, maybe_person, organization_key, person_key, state_words, words
from app.engagements.models.choices import ExpertDeclineReason, OfferDeclineReason, OfferPlace
from app.engagements.models.engagement import Engagement
from app.engagements.models.lineage import CarriedOver
from app.policy.actor import Actor
from app.policy.roles import Role
from app.workflow.lifecycles.assignment import ASSIGNMENT
from app.workflow.lifecycles.offer import OFFER
from app.workflow.models.case_file import Staged


class Offer(CarriedOver, Staged, Base):
    """An engagement offered to a provider, with the clock of its answer."""

    __tablename__ = "offers"
    __table_args__ = (
        CheckConstraint(state_words([state.name for state in OFFER.states]), name="state"),
        CheckConstraint("state <> 'declined' OR decline_reason IS NOT NULL", name="decline_reason"),
        Index("uq_offers_number", "case_file_id", "number", unique=True),
        Index("ix_offers_provider", "provider_id", "state"),
        Index(
            "uq_offers_open_lead",
            "engagement_id",
            unique=True,
            postgresql_where="state IN ('offered', 'accepted') AND place = 'lead'",
        ),
    )

    state: Mapped[str] = mapped_column(default="offered")
    engagement_id: Mapped[int] = mapped_column(ForeignKey("engagements.id"), index=True)
    provider_id: Mapped[organization_key]
    place: Mapped[OfferPlace] = mapped_column(words(OfferPlace), default=OfferPlace.LEAD)
    message: Mapped[str] = mapped_column(default="")
    offered_by_id: Mapped[maybe_person]
    decline_reason: Mapped[OfferDeclineReason | None] = mapped_column(words(OfferDeclineReason))
    answer_note: Mapped[str] = mapped_column(default="")
    answered_by_id: Mapped[maybe_person]
    answered_at: Mapped[datetime | None]

    engagement: Mapped[Engagement] = relationship(back_populates="offers")
    provider: Mapped[Organization] = relationship()
    offered_by: Mapped[Person | None] = relationship(foreign_keys="Offer.offered_by_id")

    @property
    def lifecycle(self) -> str:
        """Its life cycle in the catalogue."""
        return OFFER.name

    @property
    def label(self) -> str:
        """Which of several offers it is, in a list."""
        return self.provider.name

    @property
    def is_lead(self) -> bool:
        """Whether it offers the lead's place, whose acceptance engages the provider."""
        return self.place is OfferPlace.LEAD

    def is_own_part_of(self, actor: Actor) -> bool:
        """An offer is open to the provider it was made to, and to no other."""
        return actor.role is not Role.EXPERT and self.provider_id == actor.organization_id

    def keep_reason(self, step: str) -> None:
        """Keep why the provider declined."""
        if step == "decline":
            self.decline_reason, self.answer_note = OfferDeclineReason(self.reason_code), self.reason_note


class Assignment(CarriedOver, Staged, Base):
    """An expert proposed for an engagement; content opens to him at `attested`."""

    __tablename__ = "assignments"
    __table_args__ = (
        CheckConstraint(state_words([state.name for state in ASSIGNMENT.states]), name="state"),
        CheckConstraint("state NOT IN ('attested', 'confirmed') OR attested_at IS NOT NULL", name="attested"),
        Index("uq_assignments_number", "case_file_id", "number", unique=True),
        Index(
            "uq_assignments_open",
            "engagement_id",
            "person_id",
            unique=True,
            postgresql_where="state IN ('proposed', 'attested', 'confirmed', 'conflicted')",
        ),
        Index("ix_assignments_person", "person_id", "state"),
    )

    state: Mapped[str] = mapped_column(default="proposed")
    engagement_id: Mapped[int] = mapped_column(ForeignKey("engagements.id"), index=True)
    person_id: Mapped[person_key]
    provider_id: Mapped[maybe_organization]
    skill: Mapped[str] = mapped_column(default="")
    proposed_by_id: Mapped[maybe_person]
    has_conflict: Mapped[bool | None] = mapped_column(Boolean)
    disclosure: Mapped[str] = mapped_column(default="")
    attested_at: Mapped[datetime | None]
    conflict_note: Mapped[str] = mapped_column(default="")
    conflict_plan: Mapped[str] = mapped_column(default="")
    decline_reason: Mapped[ExpertDeclineReason | None] = mapped_column(words(ExpertDeclineReason))
    answer_note: Mapped[str] = mapped_column(default="")

    engagement: Mapped[Engagement] = relationship(back_populates="assignments")
    person: Mapped[Person] = relationship(foreign_keys="Assignment.person_id")
    provider: Mapped[Organization | None] = relationship()

    @property
    def lifecycle(self) -> str:
        """Its life cycle in the catalogue."""
        return ASSIGNMENT.name

    @property
    def label(self) -> str:
        """Which of several assignments it is, in a list."""
        return self.person.name

    @property
    def conflict_is_managed(self) -> bool:
        """Need: there is a plan by which the conflict is managed."""
        return bool(self.conflict_plan)

    def is_own_part_of(self, actor: Actor) -> bool:
        """An expert's place is his own and his provider's."""
        if actor.role is Role.EXPERT:
            return self.person_id == actor.person_id
        return self.provider_id == actor.organization_id

    def keep_reason(self, step: str) -> None:
        """Keep why the expert declined, or which conflict was found."""
        if step == "decline":
            self.decline_reason, self.answer_note = ExpertDeclineReason(self.reason_code), self.reason_note
        if step == "find_conflict":
            self.conflict_note = self.reason_note
