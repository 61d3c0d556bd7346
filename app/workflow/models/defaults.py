"""Defaults that the operator may change, such as the cost above which a director approves a plan."""

from datetime import datetime
from decimal import Decimal
from enum import StrEnum

from sqlalchemy import Numeric
from sqlalchemy.orm import Mapped, Session, mapped_column

from app import clock
from app.database.base import Base, maybe_person, words


class Default(StrEnum):
    """What can be set; each has a value to begin with."""

    PLAN_COST_LIMIT = "plan_cost_limit"


TO_BEGIN_WITH = {Default.PLAN_COST_LIMIT: Decimal(100_000)}
"""The product's own values (docs/domain.md); US dollars."""


class OperatorDefault(Base):
    """A value that the operator set instead of the product's own."""

    __tablename__ = "operator_defaults"

    name: Mapped[Default] = mapped_column(words(Default, "name"), primary_key=True)
    value: Mapped[Decimal] = mapped_column(Numeric(14, 2))
    changed_by_id: Mapped[maybe_person]
    changed_at: Mapped[datetime] = mapped_column(default=clock.now)


def value_of(session: Session | None, name: Default) -> Decimal:
    """The value that holds now; without a session the product's own."""
    row = session.get(OperatorDefault, name) if session is not None else None
    return row.value if row is not None else TO_BEGIN_WITH[name]
