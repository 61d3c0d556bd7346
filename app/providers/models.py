"""Provider organizations, their dated participation in programs, and experts' profiles."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, Integer, text
from sqlalchemy.dialects.postgresql import ExcludeConstraint
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
    version: Mapped[int] = mapped_column(Integer, default=1)

    organization: Mapped[Organization] = relationship(lazy="joined", innerjoin=True)
    participations: Mapped[list["Participation"]] = relationship(
        back_populates="provider", order_by="Participation.since"
    )

    @property
    def name(self) -> str:
        """The provider's full name."""
        return self.organization.name

    @property
    def key(self) -> str:
        """Its key in addresses."""
        return self.organization.key

    @property
    def audit_kind(self) -> str:
        """What the audit calls it."""
        return "provider"

    @property
    def audit_reference(self) -> str:
        """How the audit names it."""
        return self.key

    @property
    def audit_case_file_id(self) -> None:
        """A provider belongs to no case."""
        return


DAYS = "daterange(since, until, '[]')"
"""The days of a participation, both ends included; open when it has no end."""


class Participation(Base):
    """A provider's part in a program between two dates, with the award that pays for it.

    On any day a program has at most one lead, and a provider takes part in a program at most once.
    """

    __tablename__ = "participations"
    __table_args__ = (
        CheckConstraint("until IS NULL OR until >= since", name="dates"),
        ExcludeConstraint(
            ("program", "="),
            (text(DAYS), "&&"),
            name="ex_participations_one_lead",
            using="gist",
            where=text("is_lead"),
        ),
        ExcludeConstraint(
            ("provider_id", "="),
            ("program", "="),
            (text(DAYS), "&&"),
            name="ex_participations_once",
            using="gist",
        ),
    )

    id: Mapped[primary]
    provider_id: Mapped[int] = mapped_column(ForeignKey("providers.id"), index=True)
    program: Mapped[Program] = mapped_column(words(Program))
    is_lead: Mapped[bool] = mapped_column(default=False)
    award_number: Mapped[str] = mapped_column(default="")
    since: Mapped[date]
    until: Mapped[date | None]

    provider: Mapped[Provider] = relationship(back_populates="participations")

    def is_current(self, day: date) -> bool:
        """Whether it holds on a day."""
        return self.since <= day and (self.until is None or self.until >= day)


class ExpertProfile(Base):
    """What a subject-matter expert knows and where; may sit under a provider."""

    __tablename__ = "expert_profiles"

    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), primary_key=True)
    provider_id: Mapped[maybe_organization] = mapped_column(index=True)
    skills: Mapped[list[str]] = mapped_column(default=list)
    home_state: Mapped[str] = mapped_column(default="")
    about: Mapped[str] = mapped_column(default="")
    prior_employers: Mapped[str] = mapped_column(default="")
    version: Mapped[int] = mapped_column(Integer, default=1)

    person: Mapped[Person] = relationship(lazy="joined", innerjoin=True)

    @property
    def audit_kind(self) -> str:
        """What the audit calls it."""
        return "expert_profile"

    @property
    def audit_reference(self) -> str:
        """How the audit names it."""
        return self.person.key

    @property
    def audit_case_file_id(self) -> None:
        """A profile belongs to no case."""
        return
