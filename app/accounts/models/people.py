"""People, organizations and dated memberships."""

from datetime import date, datetime
from enum import StrEnum

from flask_login import UserMixin
from sqlalchemy import CheckConstraint, ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app import clock
from app.database.base import Base, email_text, maybe_person, organization_key, person_key, primary, words
from app.database.keys import random_key
from app.policy.roles import Role


class OrganizationKind(StrEnum):
    """What an organization is to the program."""

    AGENCY = "agency"
    COPS = "cops"
    PROVIDER = "provider"
    COMPONENT = "component"
    OVERSIGHT = "oversight"


class Organization(Base):
    """A body that people act for; agencies and providers share its id."""

    __tablename__ = "organizations"

    id: Mapped[primary]
    key: Mapped[str] = mapped_column(unique=True, default=random_key)
    kind: Mapped[OrganizationKind] = mapped_column(words(OrganizationKind), index=True)
    name: Mapped[str]
    created_at: Mapped[datetime] = mapped_column(default=clock.now)


class Person(UserMixin, Base):
    """A human being with an account; `password_hash` is argon2id and empty until the first password is set."""

    __tablename__ = "people"

    id: Mapped[primary]
    key: Mapped[str] = mapped_column(unique=True, default=random_key)
    name: Mapped[str]
    email: Mapped[email_text] = mapped_column(unique=True)
    title: Mapped[str] = mapped_column(default="")
    phone: Mapped[str] = mapped_column(default="")
    password_hash: Mapped[str | None]
    password_changed_at: Mapped[datetime | None]
    email_verified_at: Mapped[datetime | None]
    disabled_at: Mapped[datetime | None]
    created_at: Mapped[datetime] = mapped_column(default=clock.now)

    memberships: Mapped[list["Membership"]] = relationship(
        back_populates="person", foreign_keys="Membership.person_id", order_by="Membership.id"
    )


class Membership(Base):
    """A person's role in an organization between two dates; an agency's counts fully once triage confirmed it."""

    __tablename__ = "memberships"
    __table_args__ = (
        CheckConstraint("until IS NULL OR until >= since", name="dates"),
        Index(
            "uq_memberships_current",
            "person_id",
            "organization_id",
            "role",
            unique=True,
            postgresql_where=text("until IS NULL AND refused_at IS NULL"),
        ),
    )

    id: Mapped[primary]
    person_id: Mapped[person_key] = mapped_column(index=True)
    organization_id: Mapped[organization_key] = mapped_column(index=True)
    role: Mapped[Role] = mapped_column(words(Role))
    since: Mapped[date] = mapped_column(default=lambda: clock.now().date())
    until: Mapped[date | None]
    confirmed_at: Mapped[datetime | None]
    confirmed_by_id: Mapped[maybe_person]
    refused_at: Mapped[datetime | None]
    created_at: Mapped[datetime] = mapped_column(default=clock.now)

    person: Mapped[Person] = relationship(back_populates="memberships", foreign_keys="Membership.person_id")
    organization: Mapped[Organization] = relationship(lazy="joined", innerjoin=True)

    @property
    def is_current(self) -> bool:
        """Whether the membership holds today."""
        today = clock.now().date()
        return self.since <= today and (self.until is None or self.until >= today) and self.refused_at is None


class Deputy(Base):
    """A person who acts as director between two dates (docs/domain.md)."""

    __tablename__ = "deputies"
    __table_args__ = (CheckConstraint("until >= since", name="dates"),)

    id: Mapped[primary]
    director_id: Mapped[person_key]
    deputy_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    since: Mapped[date]
    until: Mapped[date]
