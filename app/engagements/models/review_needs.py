"""What a review's team and fact finding ask of the engagement."""

from typing import TYPE_CHECKING

from sqlalchemy.orm import Mapped, declared_attr, relationship

if TYPE_CHECKING:
    from app.engagements.models.engagement import Engagement
    from app.engagements.models.fact_finding import DataItem, Interview, TimelineEntry
    from app.engagements.models.skills import NeededSkill


class ReviewNeeds:
    """The team's skills and what the fact finding gathered."""

    @declared_attr
    def needed_skills(cls) -> Mapped[list["NeededSkill"]]:  # noqa: N805 – SQLAlchemy hands in the class
        """The skills that the team needs, in the order in which they were named."""
        return relationship("NeededSkill", back_populates="engagement", order_by="NeededSkill.number")

    @declared_attr
    def timeline(cls) -> Mapped[list["TimelineEntry"]]:  # noqa: N805
        """The incident minute by minute."""
        order = "TimelineEntry.occurred_at, TimelineEntry.number"
        return relationship("TimelineEntry", back_populates="engagement", order_by=order)

    @declared_attr
    def interviews(cls) -> Mapped[list["Interview"]]:  # noqa: N805
        """The interviews by day."""
        return relationship("Interview", back_populates="engagement", order_by="Interview.held_on, Interview.number")

    @declared_attr
    def data_items(cls) -> Mapped[list["DataItem"]]:  # noqa: N805
        """What the agency was asked for."""
        return relationship("DataItem", back_populates="engagement", order_by="DataItem.asked_on, DataItem.number")

    @property
    def plans_by_skills(self: "Engagement") -> bool:
        """Whether its team is put together by needed skills; other teams need an expert, or a reason for none."""
        return self.lifecycle in ("critical_response_review", "organizational_assessment")

    @property
    def may_do_without_expert(self: "Engagement") -> bool:
        """Whether a reason for no expert can stand in for one: no skills are planned by, and nobody is confirmed."""
        return not self.plans_by_skills and not any(each.state == "confirmed" for each in self.assignments)

    @property
    def skills_are_filled_or_gaps_accepted(self: "Engagement") -> bool:
        """Need: needed skills are named, and each is filled by a confirmed expert or its gap accepted in words."""
        return bool(self.needed_skills) and all(skill.is_settled for skill in self.needed_skills)

    @property
    def timeline_is_begun(self: "Engagement") -> bool:
        """Need: the timeline has an entry."""
        return bool(self.timeline)

    @property
    def interviews_are_logged(self: "Engagement") -> bool:
        """Need: an interview is logged by role."""
        return bool(self.interviews)

    @property
    def data_list_is_answered(self: "Engagement") -> bool:
        """Need: the data list is begun, and each item has arrived or is noted as missing."""
        return bool(self.data_items) and all(item.is_answered for item in self.data_items)
