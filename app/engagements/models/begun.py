"""What a step says about the part that it begins; the part's opener reads it."""

from dataclasses import dataclass
from datetime import date

from app.engagements.models.choices import OfferPlace


@dataclass(frozen=True, slots=True)
class NewOffer:
    """To whom an engagement is offered, for which place, with which words."""

    provider_id: int
    place: OfferPlace = OfferPlace.LEAD
    message: str = ""


@dataclass(frozen=True, slots=True)
class Proposal:
    """An expert for a place, and for which skill."""

    person_id: int
    skill: str = ""


@dataclass(frozen=True, slots=True)
class NewArea:
    """A focus area: its title, what belongs to it, and the day by which it is to be assessed."""

    title: str
    scope: str
    due_on: date
