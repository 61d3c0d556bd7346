"""The directory of law enforcement agencies."""

from decimal import Decimal
from enum import StrEnum
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, Integer
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.accounts.models.people import Organization
from app.agencies.jurisdictions import county_in_words, jurisdiction_name
from app.database.base import Base, words

TRIGRAMS: dict[str, Any] = {"postgresql_using": "gin", "postgresql_with": {"gin_pending_list_limit": "256"}}
"""An index of trigrams; at most 256 kB of new entries wait unsorted, because every look-up reads those one by one."""


class AgencyType(StrEnum):
    """Kinds of agencies (docs/domain.md)."""

    MUNICIPAL = "municipal"
    SHERIFF = "sheriff"
    COUNTY_POLICE = "county_police"
    STATE = "state"
    CAMPUS = "campus"
    TRIBAL = "tribal"
    TERRITORIAL = "territorial"
    SPECIAL = "special_jurisdiction"
    FEDERAL = "federal"
    UNKNOWN = "unknown"
    OTHER = "other"


class Eligibility(StrEnum):
    """Whether an agency may be helped; federal ones are not, unknown and other ones are confirmed by triage."""

    ELIGIBLE = "eligible"
    TO_BE_CONFIRMED = "to_be_confirmed"
    NOT_ELIGIBLE = "not_eligible"


class Agency(Base):
    """A law enforcement agency of the directory; shares its id with its organization.

    `corrected` names the facts that a person has set by hand: an import leaves them as they are.
    """

    __tablename__ = "agencies"
    __table_args__ = (
        CheckConstraint("length(ori) = 9 AND ori = upper(ori)", name="ori"),
        Index("ix_agencies_search", "search_text", **TRIGRAMS, postgresql_ops={"search_text": "gin_trgm_ops"}),
        Index("ix_agencies_state_county", "state", "county"),
    )

    id: Mapped[int] = mapped_column(ForeignKey("organizations.id"), primary_key=True)
    ori: Mapped[str | None] = mapped_column(unique=True)
    type: Mapped[AgencyType] = mapped_column(words(AgencyType))
    eligibility: Mapped[Eligibility] = mapped_column(words(Eligibility))
    county: Mapped[str] = mapped_column(default="")
    city: Mapped[str] = mapped_column(default="")
    state: Mapped[str] = mapped_column(default="")
    latitude: Mapped[Decimal | None]
    longitude: Mapped[Decimal | None]
    population_served: Mapped[int | None] = mapped_column(Integer)
    sworn_full_time: Mapped[int | None] = mapped_column(Integer)
    search_text: Mapped[str] = mapped_column(default="")
    source: Mapped[str] = mapped_column(default="")
    corrected: Mapped[list[str]] = mapped_column(default=list)
    version: Mapped[int] = mapped_column(Integer, default=1)

    organization: Mapped[Organization] = relationship(lazy="joined", innerjoin=True)

    @property
    def name(self) -> str:
        """The agency's name."""
        return self.organization.name

    @property
    def key(self) -> str:
        """Its key in addresses."""
        return self.organization.key

    @property
    def place(self) -> str:
        """County and state, which tell agencies of one name apart."""
        return ", ".join(part for part in (self.county, self.state) if part)

    @property
    def whereabouts(self) -> str:
        """City, county and state in words: "Port Harbor, Harbor County, Florida"."""
        county = county_in_words(self.county, self.state)
        return ", ".join(part for part in (self.city, county, jurisdiction_name(self.state)) if part)

    @property
    def audit_kind(self) -> str:
        """What the audit calls it."""
        return "agency"

    @property
    def audit_reference(self) -> str:
        """How the audit names it."""
        return self.key

    @property
    def audit_case_file_id(self) -> None:
        """The directory belongs to no case."""
        return


class DirectoryWord(Base):
    """A word that stands in some agency's search text; a misspelt word is looked up here, not in every agency."""

    __tablename__ = "directory_words"
    __table_args__ = (Index("ix_directory_words_alike", "word", **TRIGRAMS, postgresql_ops={"word": "gin_trgm_ops"}),)

    word: Mapped[str] = mapped_column(primary_key=True)
