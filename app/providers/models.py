"""Provider organizations, their dated participation in programs, and experts' profiles."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.accounts.models.people import Organization, Person
from app.database.base import Base, maybe_organization, primary, words
from app.policy.programs import Program


class Provider(Base):
    """An organization that delivers assistance; shares its id with its organization."""

    __tablename__ = "providers"

    id: Mapped[int] = mapped_column(ForeignKey("organizations.id"), primary_key=True)
    short_name: Mapped[str]
    about: Mapped[str] = mapped_column(default="")

    organization: Mapped[Organization] = relationship(lazy="joined", innerjoin=True)
    participations: Mapped[list["Participation"]] = relationship(order_by="Participation.since")

    @property
    def name(self) -> str:
        """The provider's full name."""
        return self.organization.name


class Participation(Base):
    """A provider's part in a program between two dates, with the award that pays for it."""

    __tablename__ = "participations"
    __table_args__ = (CheckConstraint("until IS NULL OR until >= since", name="dates"),)

    id: Mapped[primary]
    provider_id: Mapped[int] = mapped_column(ForeignKey("providers.id"), index=True)
    program: Mapped[Program] = mapped_column(words(Program))
    is_lead: Mapped[bool] = mapped_column(default=False)
    award_number: Mapped[str] = mapped_column(default="")
    since: Mapped[date]
    until: Mapped[date | None]


class ExpertProfile(Base):
    """What a subject-matter expert knows and where; may sit under a provider."""

    __tablename__ = "expert_profiles"

    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), primary_key=True)
    provider_id: Mapped[maybe_organization] = mapped_column(index=True)
    skills: Mapped[list[str]] = mapped_column(default=list)
    home_state: Mapped[str] = mapped_column(default="")
    about: Mapped[str] = mapped_column(default="")
    prior_employers: Mapped[str] = mapped_column(default="")

    person: Mapped[Person] = relationship(lazy="joined", innerjoin=True)
