"""Plan versions with goals and dated items; the items become activities and deliverables when the plan is agreed."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import ARRAY, BigInteger, CheckConstraint, ForeignKey, Index, Integer, Numeric, text
from sqlalchemy.orm import Mapped, mapped_column, object_session, relationship

from app.accounts.models.people import Person
from app.database.base import Base, case_file_key, maybe_person, primary, state_words, words
from app.database.keys import random_key
from app.engagements.models.choices import ReturnReason
from app.engagements.models.engagement import Engagement
from app.workflow.lifecycles.catalogue import members
from app.workflow.models.case_file import Staged
from app.workflow.models.defaults import Default, value_of

IN_THE_SYSTEM = "web"
"""The channel of a concurrence that the executive gave while signed in."""


class Plan(Staged, Base):
    """One version of the plan; an amendment is a new version while the agreed one holds."""

    __tablename__ = "plans"
    __table_args__ = (
        CheckConstraint(
            state_words(sorted({state.name for lifecycle in members("plan") for state in lifecycle.states})),
            name="state",
        ),
        CheckConstraint("approved_by_id IS NULL OR NOT (approved_by_id = ANY (author_ids))", name="other_person"),
        Index("uq_plans_number", "case_file_id", "number", unique=True),
    )

    state: Mapped[str] = mapped_column(default="drafting")
    engagement_id: Mapped[int] = mapped_column(ForeignKey("engagements.id"), index=True)
    kind: Mapped[str] = mapped_column(default="ta_plan")
    amends_id: Mapped[int | None] = mapped_column(ForeignKey("plans.id"))
    amendment_reason: Mapped[str] = mapped_column(default="")
    summary: Mapped[str] = mapped_column(default="")
    cost_estimate: Mapped[Decimal | None] = mapped_column(Numeric(12, 2))
    team: Mapped[str] = mapped_column(default="")
    author_ids: Mapped[list[int]] = mapped_column(ARRAY(BigInteger), default=list)
    submitted_by_id: Mapped[maybe_person]
    submitted_at: Mapped[datetime | None]
    return_reason: Mapped[ReturnReason | None] = mapped_column(words(ReturnReason))
    return_comment: Mapped[str] = mapped_column(default="")
    text_before: Mapped[dict[str, Any] | None]
    approved_by_id: Mapped[maybe_person]
    approved_at: Mapped[datetime | None]
    change_comment: Mapped[str] = mapped_column(default="")
    concurred_by_id: Mapped[maybe_person]
    concurred_at: Mapped[datetime | None]
    concurrence_channel: Mapped[str] = mapped_column(default="")
    concurrence_note: Mapped[str] = mapped_column(default="")
    concurrence_document_id: Mapped[int | None] = mapped_column(ForeignKey("documents.id"))

    engagement: Mapped[Engagement] = relationship(back_populates="plans")
    amends: Mapped["Plan | None"] = relationship(remote_side="Plan.id")
    submitted_by: Mapped[Person | None] = relationship(foreign_keys="Plan.submitted_by_id")
    approved_by: Mapped[Person | None] = relationship(foreign_keys="Plan.approved_by_id")
    concurred_by: Mapped[Person | None] = relationship(foreign_keys="Plan.concurred_by_id")
    goals: Mapped[list["Goal"]] = relationship(order_by="Goal.position", cascade="all, delete-orphan")
    items: Mapped[list["PlanItem"]] = relationship(
        order_by="PlanItem.on_date, PlanItem.id", cascade="all, delete-orphan"
    )

    @property
    def lifecycle(self) -> str:
        """Its life cycle in the catalogue."""
        return "review_scope" if self.kind == "review_scope" else "plan"

    @property
    def worded_as(self) -> str:
        """Under which name the words of its steps are kept."""
        return "scope" if self.is_scope else self.lifecycle

    @property
    def is_one_page_scope(self) -> bool:
        """Whether it is the short plan of immediate help: purpose, dates, who, cost; goals are for the long one."""
        return self.kind == "scope"

    @property
    def is_scope(self) -> bool:
        """Whether people call it the scope: immediate help's page, or a review's."""
        return self.is_one_page_scope or self.engagement.lifecycle == "critical_response_review"

    @property
    def follows_delivery(self) -> bool:
        """Whether the help began at once, so that its first scope comes after it."""
        return self.engagement.started_at_once_at is not None and not self.is_amendment

    @property
    def purpose_is_stated(self) -> bool:
        """Need: a scope says what the help is for; a long plan says so by its goals."""
        return not self.is_one_page_scope or bool(self.summary.strip())

    @property
    def is_amendment(self) -> bool:
        """Whether it changes an agreed version, which holds until this one is agreed."""
        return self.amends_id is not None

    @property
    def version_before(self) -> "Plan | None":
        """The version that this one replaces when it is agreed."""
        return self.amends

    @property
    def is_above_cost_limit(self) -> bool:
        """Whether a director approves it instead of a program manager: it costs more than the operator's limit."""
        if self.cost_estimate is None:
            return False
        return self.cost_estimate > value_of(object_session(self), Default.PLAN_COST_LIMIT)

    @property
    def goals_have_measures(self) -> bool:
        """Need: it has a goal, and every goal a measure; a one-page scope has none."""
        return self.is_one_page_scope or (bool(self.goals) and all(goal.goal and goal.measure for goal in self.goals))

    @property
    def has_dated_work(self) -> bool:
        """Need: it has a dated activity or deliverable; milestones alone deliver nothing."""
        return any(item.kind in ("activity", "deliverable") for item in self.items)

    @property
    def team_is_named(self) -> bool:
        """Need: it says who does the work."""
        return bool(self.team.strip())

    @property
    def cost_is_estimated(self) -> bool:
        """Need: the cost estimate (US dollars) is there; zero counts."""
        return self.cost_estimate is not None

    @property
    def concurrence_is_evidenced(self) -> bool:
        """Need: the executive concurred here, or the signed copy or the call is on record."""
        if not self.concurred_at or not self.concurrence_channel:
            return False
        in_person = self.concurrence_channel == IN_THE_SYSTEM
        return in_person or bool(self.concurrence_document_id or self.concurrence_note)

    @property
    def text(self) -> dict[str, Any]:
        """What the plan says, as plain values that can be kept and compared (app/engagements/comparing.py)."""
        return {
            "summary": self.summary,
            "team": self.team,
            "cost": "" if self.cost_estimate is None else f"${self.cost_estimate:,.2f}",
            "goals": {goal.goal: goal.measure for goal in self.goals},
            "items": {item.title: item.in_words for item in self.items},
        }

    @property
    def latest_comment(self) -> str:
        """What the office or the agency last wanted changed; the agency's word is the later one."""
        return self.change_comment or self.return_comment

    def keep_reason(self, step: str) -> None:
        """Keep why it went back, and what the agency wants changed."""
        if step == "return_plan":
            self.return_reason, self.return_comment = ReturnReason(self.reason_code), self.reason_note
            self.change_comment = ""
        if step == "ask_changes":
            self.change_comment = self.reason_note


class Goal(Base):
    """A goal of a plan with the measure by which it will be judged."""

    __tablename__ = "goals"

    id: Mapped[primary]
    case_file_id: Mapped[case_file_key]
    plan_id: Mapped[int] = mapped_column(ForeignKey("plans.id"), index=True)
    position: Mapped[int] = mapped_column(Integer)
    goal: Mapped[str]
    measure: Mapped[str]


class PlanItem(Base):
    """A dated item of a plan: an activity, a deliverable or a milestone; `key` is the same in every version."""

    __tablename__ = "plan_items"
    __table_args__ = (CheckConstraint("kind IN ('activity', 'deliverable', 'milestone')", name="kind"),)

    id: Mapped[primary]
    case_file_id: Mapped[case_file_key]
    plan_id: Mapped[int] = mapped_column(ForeignKey("plans.id"), index=True)
    kind: Mapped[str]
    key: Mapped[str] = mapped_column(default=random_key)
    title: Mapped[str]
    on_date: Mapped[date]
    delivery_type: Mapped[str] = mapped_column(default="")
    place: Mapped[str] = mapped_column(default="")

    @property
    def in_words(self) -> str:
        """Kind, day and place in a line."""
        return ", ".join(part for part in (self.kind, self.on_date.isoformat(), self.place) if part)


class Milestone(Base):
    """A dated point of the agreed plan, reached or not."""

    __tablename__ = "milestones"
    __table_args__ = (Index("uq_milestones_number", "case_file_id", "number", unique=True),)

    id: Mapped[primary]
    case_file_id: Mapped[case_file_key]
    engagement_id: Mapped[int] = mapped_column(ForeignKey("engagements.id"), index=True)
    number: Mapped[int] = mapped_column(Integer)
    item_key: Mapped[str] = mapped_column(default="")
    title: Mapped[str]
    due_on: Mapped[date]
    reached_on: Mapped[date | None]
    version: Mapped[int] = mapped_column(Integer, default=1, server_default=text("1"))
