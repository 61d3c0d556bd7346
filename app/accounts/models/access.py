"""Sessions, single-use links and counted tries, all in the database.

A mailed link holds a row's random `key`, signed by the application's secret (app/accounts/mailed_links.py): the
database alone makes no link, and an announcement need hold nothing but the row's id.
"""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app import clock
from app.accounts.models.people import Deputy, Membership, Organization, Person
from app.database.base import (
    Base,
    email_text,
    maybe_organization,
    maybe_person,
    organization_key,
    person_key,
    primary,
    words,
)
from app.database.keys import random_key
from app.policy.roles import Role


def link_key() -> str:
    """A random key for a mailed link (130 bits)."""
    return random_key(26)


class EndReason(StrEnum):
    """Why a session is over."""

    SIGNED_OUT = "signed_out"
    IDLE = "idle"
    TOO_OLD = "too_old"
    ENDED_BY_PERSON = "ended_by_person"
    ENDED_BY_ADMINISTRATOR = "ended_by_administrator"
    PASSWORD_CHANGED = "password_changed"
    DISABLED = "disabled"
    MEMBERSHIP_ENDED = "membership_ended"


class SignInSession(Base):
    """A signed-in browser; only the SHA-256 of its 256-bit token is stored."""

    __tablename__ = "sign_in_sessions"
    __table_args__ = (CheckConstraint("(ended_at IS NULL) = (ended_because IS NULL)", name="end"),)

    id: Mapped[primary]
    key: Mapped[str] = mapped_column(unique=True, default=random_key)
    token_hash: Mapped[str] = mapped_column(unique=True)
    person_id: Mapped[person_key] = mapped_column(index=True)
    membership_id: Mapped[int | None] = mapped_column(ForeignKey("memberships.id"), index=True)
    deputy_id: Mapped[int | None] = mapped_column(ForeignKey("deputies.id"))
    started_at: Mapped[datetime] = mapped_column(default=clock.now)
    seen_at: Mapped[datetime] = mapped_column(default=clock.now)
    ended_at: Mapped[datetime | None]
    ended_because: Mapped[EndReason | None] = mapped_column(words(EndReason))
    address: Mapped[str] = mapped_column(default="")
    browser: Mapped[str] = mapped_column(default="")

    person: Mapped[Person] = relationship()
    membership: Mapped[Membership | None] = relationship()
    deputy: Mapped[Deputy | None] = relationship()


class Registration(Base):
    """What someone typed to get an account; a person comes of it only when the mailed link is used.

    Known and unknown addresses leave the same row: the page cannot tell them apart, only the mail does.
    """

    __tablename__ = "registrations"

    id: Mapped[primary]
    key: Mapped[str] = mapped_column(unique=True, default=link_key)
    email: Mapped[email_text] = mapped_column(index=True)
    name: Mapped[str]
    title: Mapped[str]
    phone: Mapped[str]
    role: Mapped[Role] = mapped_column(words(Role))
    organization_id: Mapped[maybe_organization]
    agency_name: Mapped[str] = mapped_column(default="")
    agency_state: Mapped[str] = mapped_column(default="")
    password_hash: Mapped[str]
    created_at: Mapped[datetime] = mapped_column(default=clock.now)
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]

    organization: Mapped[Organization | None] = relationship()


class PasswordReset(Base):
    """A mailed link to set a new password; without a person (the address is unknown) nothing is mailed."""

    __tablename__ = "password_resets"

    id: Mapped[primary]
    key: Mapped[str] = mapped_column(unique=True, default=link_key)
    person_id: Mapped[maybe_person] = mapped_column(index=True)
    email: Mapped[email_text]
    created_at: Mapped[datetime] = mapped_column(default=clock.now)
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]

    person: Mapped[Person | None] = relationship()


class Invitation(Base):
    """A single-use invitation into a role of an organization; sending it again gives it a new key and a new term."""

    __tablename__ = "invitations"

    id: Mapped[primary]
    key: Mapped[str] = mapped_column(unique=True, default=link_key)
    email: Mapped[email_text] = mapped_column(index=True)
    name: Mapped[str]
    organization_id: Mapped[organization_key] = mapped_column(index=True)
    role: Mapped[Role] = mapped_column(words(Role))
    invited_by_id: Mapped[maybe_person]
    created_at: Mapped[datetime] = mapped_column(default=clock.now)
    sent_at: Mapped[datetime] = mapped_column(default=clock.now)
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]
    revoked_at: Mapped[datetime | None]

    organization: Mapped[Organization] = relationship(lazy="joined", innerjoin=True)
    invited_by: Mapped[Person | None] = relationship()

    audit_kind = "invitation"
    audit_case_file_id = None

    @property
    def audit_reference(self) -> str:
        """The row's number: the key would give the link's secret part away to every reader of the record."""
        return str(self.id)

    @property
    def is_open(self) -> bool:
        """Whether it can still be accepted."""
        return self.used_at is None and self.revoked_at is None and clock.now() < self.expires_at


class CountedTry(Base):
    """One try of something that is limited: signing in, asking for a reset, registering."""

    __tablename__ = "counted_tries"
    __table_args__ = (
        Index("ix_counted_tries_account", "purpose", "account", "at"),
        Index("ix_counted_tries_address", "purpose", "address", "at"),
        Index("ix_counted_tries_at", "purpose", "at"),
    )

    id: Mapped[primary]
    purpose: Mapped[str]
    account: Mapped[str]
    address: Mapped[str]
    at: Mapped[datetime] = mapped_column(default=clock.now)
