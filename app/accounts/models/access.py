"""Sessions, single-use tokens, invitations and throttle counts, all in the database."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app import clock
from app.accounts.models.people import Membership, Organization, Person
from app.database.base import Base, email_text, maybe_person, organization_key, person_key, primary, words
from app.policy.roles import Role


class SignInSession(Base):
    """A signed-in browser; only the SHA-256 of its 256-bit token is stored."""

    __tablename__ = "sign_in_sessions"

    id: Mapped[primary]
    token_hash: Mapped[str] = mapped_column(unique=True)
    person_id: Mapped[person_key] = mapped_column(index=True)
    membership_id: Mapped[int | None] = mapped_column(ForeignKey("memberships.id"))
    started_at: Mapped[datetime] = mapped_column(default=clock.now)
    seen_at: Mapped[datetime] = mapped_column(default=clock.now)
    ended_at: Mapped[datetime | None]
    ended_because: Mapped[str | None]
    address: Mapped[str] = mapped_column(default="")
    browser: Mapped[str] = mapped_column(default="")

    person: Mapped[Person] = relationship()
    membership: Mapped[Membership | None] = relationship()


class TokenPurpose(StrEnum):
    """What a mailed link is for."""

    VERIFY_EMAIL = "verify_email"
    RESET_PASSWORD = "reset_password"


class AccountToken(Base):
    """A single-use mailed link; only its hash is stored."""

    __tablename__ = "account_tokens"

    id: Mapped[primary]
    token_hash: Mapped[str] = mapped_column(unique=True)
    person_id: Mapped[person_key] = mapped_column(index=True)
    purpose: Mapped[TokenPurpose] = mapped_column(words(TokenPurpose))
    email: Mapped[email_text]
    created_at: Mapped[datetime] = mapped_column(default=clock.now)
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]

    person: Mapped[Person] = relationship()


class Invitation(Base):
    """A single-use invitation into a role of an organization; only the hash of its link is stored."""

    __tablename__ = "invitations"

    id: Mapped[primary]
    token_hash: Mapped[str] = mapped_column(unique=True)
    email: Mapped[email_text]
    name: Mapped[str]
    organization_id: Mapped[organization_key] = mapped_column(index=True)
    role: Mapped[Role] = mapped_column(words(Role))
    invited_by_id: Mapped[maybe_person]
    created_at: Mapped[datetime] = mapped_column(default=clock.now)
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]
    revoked_at: Mapped[datetime | None]

    organization: Mapped[Organization] = relationship()


class Throttle(Base):
    """One counted try, by subject (an account, an address, everybody); counted in a sliding window."""

    __tablename__ = "throttles"
    __table_args__ = (Index("ix_throttles_subject_at", "subject", "at"),)

    id: Mapped[primary]
    subject: Mapped[str]
    at: Mapped[datetime] = mapped_column(default=clock.now)
