"""Where an engagement comes from, and what a step says about the parts, questions and cases that it begins."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from app.requests.models.parts import ComponentToAsk


@dataclass(frozen=True, slots=True)
class NewExecutive:
    """Who now leads the agency, since when (office day), and how we heard of it."""

    name: str
    title: str
    email: str
    since: date
    note: str = ""


class Lineage:
    """Columns and facts of conversion, questions and successors."""

    converted_from_id: Mapped[int | None] = mapped_column(ForeignKey("engagements.id"))
    conversion_agreed_by: Mapped[str] = mapped_column(default="")

    component_to_ask: ComponentToAsk | None = None
    """The sister component that the step being taken asks."""
    questions_to_ask: tuple[str, ...] = ()
    """The questions to the agency that the step being taken asks."""
    clock_to_pause: str | None = None
    """The clock that stands still until they are answered."""
    new_executive: NewExecutive | None = None
    """Whom the step being taken asks to confirm the agency's wish."""
    follow_on_title: str = ""
    """What the request is called that the step being taken begins."""


class CarriedOver:
    """A part that may pass to the engagement that follows a conversion: then that one is its engagement already."""

    @property
    def is_carried_over(self) -> bool:
        """Whether it belongs to an engagement that goes on, or to none of them but the case itself."""
        engagement = self.engagement  # type: ignore[attr-defined]
        return engagement is None or engagement.state not in ("closed", "ended")
