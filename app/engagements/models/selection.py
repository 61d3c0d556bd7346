"""Published criteria by which assessment sites are chosen, and how a site was judged by each."""

from datetime import date
from enum import StrEnum

from sqlalchemy import ForeignKey, Index, Integer
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.database.base import Base, case_file_key, primary, words
from app.engagements.models.engagement import Engagement


class SelectionCriterion(Base):
    """A criterion that the operator publishes; a changed one is a new row, so that old judgements keep their words."""

    __tablename__ = "selection_criteria"

    id: Mapped[primary]
    position: Mapped[int] = mapped_column(Integer)
    title: Mapped[str]
    text: Mapped[str]
    since: Mapped[date]
    until: Mapped[date | None]


class Met(StrEnum):
    """How far a site meets a criterion."""

    FULLY = "fully"
    PARTLY = "partly"
    NOT = "not"


class SiteJudgement(Base):
    """How far one site meets one criterion, in the director's judgement."""

    __tablename__ = "site_judgements"
    __table_args__ = (Index("uq_site_judgements_criterion", "engagement_id", "criterion_id", unique=True),)

    id: Mapped[primary]
    case_file_id: Mapped[case_file_key]
    engagement_id: Mapped[int] = mapped_column(ForeignKey("engagements.id"))
    criterion_id: Mapped[int] = mapped_column(ForeignKey("selection_criteria.id"))
    met: Mapped[Met] = mapped_column(words(Met))

    engagement: Mapped[Engagement] = relationship(back_populates="site_judgements")
    criterion: Mapped[SelectionCriterion] = relationship(lazy="joined")
