"""People, organizations and dated memberships."""

from datetime import date, datetime
from enum import StrEnum

from flask_login import UserMixin
from sqlalchemy import CheckConstraint, ColumnElement, ForeignKey, Index, and_, or_, text
from sqlalchemy.ext.hybrid import hybrid_property
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


ROLES_WITHIN: dict[OrganizationKind, tuple[Role, ...]] = {
    OrganizationKind.AGENCY: (Role.REQUESTER, Role.EXECUTIVE),
    OrganizationKind.COPS: (Role.TRIAGE, Role.PROGRAM_MANAGER, Role.DIRECTOR, Role.RECORDS, Role.ADMINISTRATOR),
    OrganizationKind.PROVIDER: (Role.COORDINATOR, Role.PROVIDER_STAFF, Role.EXPERT),
    OrganizationKind.COMPONENT: (Role.DECONFLICTION,),
    OrganizationKind.OVERSIGHT: (Role.AUDITOR,),
}
"""The roles that a person can hold in each kind of organization."""


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
    __table_args__ = (Index("ix_people_lower_name_id", text("lower(name)"), "id"),)

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

    audit_kind = "person"
    audit_case_file_id = None

    @property
    def audit_reference(self) -> str:
        """The key by which the record names this person."""
        return self.key

    @property
    def is_active(self) -> bool:
        """Whether the account may be used at all."""
        return self.disabled_at is None

    def get_id(self) -> str:
        """The key, for flask-login; never stored in a cookie."""
        return self.key


class Membership(Base):
    """A person's role in an organization between two dates; an agency's counts fully once triage confirmed it."""

    __tablename__ = "memberships"
    __table_args__ = (
        CheckConstraint("until IS NULL OR until >= since", name="dates"),
        CheckConstraint("confirmed_at IS NULL OR refused_at IS NULL", name="one_answer"),
        Index(
            "uq_memberships_current",
            "person_id",
            "organization_id",
            "role",
            unique=True,
            postgresql_where=text("until IS NULL AND refused_at IS NULL"),
        ),
        Index("ix_memberships_role", "role", "person_id"),
        Index(
            "ix_memberships_waiting",
            "created_at",
            "id",
            postgresql_where=text("confirmed_at IS NULL AND refused_at IS NULL AND until IS NULL"),
        ),
    )

    id: Mapped[primary]
    key: Mapped[str] = mapped_column(unique=True, default=random_key)
    person_id: Mapped[person_key] = mapped_column(index=True)
    organization_id: Mapped[organization_key] = mapped_column(index=True)
    role: Mapped[Role] = mapped_column(words(Role))
    since: Mapped[date] = mapped_column(default=lambda: clock.today())
    until: Mapped[date | None]
    confirmed_at: Mapped[datetime | None]
    confirmed_by_id: Mapped[maybe_person]
    refused_at: Mapped[datetime | None]
    refused_by_id: Mapped[maybe_person]
    refusal_reason: Mapped[str] = mapped_column(default="")
    created_at: Mapped[datetime] = mapped_column(default=clock.now)

    person: Mapped[Person] = relationship(back_populates="memberships", foreign_keys="Membership.person_id")
    organization: Mapped[Organization] = relationship(lazy="joined", innerjoin=True)

    audit_kind = "membership"
    audit_case_file_id = None

    @property
    def audit_reference(self) -> str:
        """The key by which the record names this membership."""
        return self.key

    @hybrid_property
    def is_current(self) -> bool:
        """Whether the membership holds today (UTC), `until` being the first day without it; works in queries too."""
        today = clock.today()
        return self.since <= today and (self.until is None or self.until > today) and self.refused_at is None

    @is_current.inplace.expression
    @classmethod
    def _is_current(cls) -> ColumnElement[bool]:
        today = clock.today()
        return and_(cls.since <= today, or_(cls.until.is_(None), cls.until > today), cls.refused_at.is_(None))

    @property
    def is_confirmed(self) -> bool:
        """Whether triage, or the one who invited, stands for it."""
        return self.confirmed_at is not None


class AgencyClaim(Base):
    """A person's word that he belongs to an agency which the directory does not list; triage matches it."""

    __tablename__ = "agency_claims"

    id: Mapped[primary]
    key: Mapped[str] = mapped_column(unique=True, default=random_key)
    person_id: Mapped[person_key] = mapped_column(index=True)
    agency_name: Mapped[str]
    agency_state: Mapped[str] = mapped_column(default="")
    role: Mapped[Role] = mapped_column(words(Role))
    created_at: Mapped[datetime] = mapped_column(default=clock.now)
    settled_at: Mapped[datetime | None]
    settled_by_id: Mapped[maybe_person]
    refusal_reason: Mapped[str] = mapped_column(default="")

    person: Mapped[Person] = relationship(foreign_keys=[person_id])

    audit_kind = "agency claim"
    audit_case_file_id = None

    @property
    def audit_reference(self) -> str:
        """The key by which the record names this claim."""
        return self.key


class Deputy(Base):
    """A person who acts as director between two dates, both included (docs/domain.md)."""

    __tablename__ = "deputies"
    __table_args__ = (
        CheckConstraint("until >= since", name="dates"),
        CheckConstraint("director_id <> deputy_id", name="other_person"),
    )

    id: Mapped[primary]
    key: Mapped[str] = mapped_column(unique=True, default=random_key)
    director_id: Mapped[person_key]
    deputy_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    named_by_id: Mapped[maybe_person]
    since: Mapped[date]
    until: Mapped[date]
    ended_at: Mapped[datetime | None]
    created_at: Mapped[datetime] = mapped_column(default=clock.now)

    director: Mapped[Person] = relationship(foreign_keys="Deputy.director_id")
    deputy: Mapped[Person] = relationship(foreign_keys="Deputy.deputy_id")

    audit_kind = "deputy"
    audit_case_file_id = None

    @property
    def audit_reference(self) -> str:
        """The key by which the record names this appointment."""
        return self.key

    @hybrid_property
    def is_current(self) -> bool:
        """Whether the deputy stands in today (UTC). Works in queries too."""
        return self.ended_at is None and self.since <= clock.today() <= self.until

    @is_current.inplace.expression
    @classmethod
    def _is_current(cls) -> ColumnElement[bool]:
        today = clock.today()
        return and_(cls.ended_at.is_(None), cls.since <= today, cls.until >= today)
