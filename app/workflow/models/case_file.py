"""The case file: a request, then its engagement with all its parts; every other row of a case hangs on it."""

from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Boolean, CheckConstraint, ForeignKey, Index, Integer, text
from sqlalchemy.orm import Mapped, declared_attr, mapped_column, relationship

from app import clock
from app.accounts.models.people import Organization, Person
from app.database.base import (
    Base,
    case_file_key,
    maybe_organization,
    maybe_person,
    primary,
    words,
)
from app.database.keys import random_key
from app.policy.actor import Actor
from app.policy.programs import Kind, Program
from app.policy.roles import Role


def new_reference() -> str:
    """A case reference such as TA-2027-7KQ4M: the year (UTC) and five random characters; not countable."""
    return f"TA-{clock.now().year}-{random_key(5)}"


WAITING = text("is_open AND NOT is_draft")
NOBODYS = text("is_open AND NOT is_draft AND owner_id IS NULL AND screener_id IS NULL")
CLAIMED = text("is_open AND NOT is_draft AND stage = 'request'")
"""The cases of the queue; an index for each filter that alone may leave few of them, in the order of the queue."""

TRIGRAMS: dict[str, Any] = {
    "postgresql_using": "gin",
    "postgresql_ops": {"search_text": "gin_trgm_ops"},
    "postgresql_with": {"gin_pending_list_limit": "256"},
}
"""An index of trigrams; at most 256 kB of new entries wait unsorted, because every look-up reads those one by one."""


class CaseFile(Base):
    """The root of a case: what lists, locks and visibility need, on one row.

    `state`, `stage`, `turn_party`, `turn_clock` and `due_at` (UTC) repeat what the open case says; only
    the door writes them. `stage` is the life cycle that `state` belongs to ("request" or an engagement's).
    `screener_id` (who claimed the request) and `search_text` (number, need and agency) repeat what other tables say,
    so that the queue's filters have indexes; triggers keep them.
    """

    __tablename__ = "case_files"
    __table_args__ = (
        Index("ix_case_files_queue", "due_at", "id", postgresql_where=WAITING),
        Index("ix_case_files_stage_queue", "stage", "due_at", "id", postgresql_where=WAITING),
        Index("ix_case_files_program_queue", "program", "due_at", "id", postgresql_where=WAITING),
        Index("ix_case_files_state_queue", "state", "due_at", "id", postgresql_where=WAITING),
        Index("ix_case_files_turn_queue", "turn_party", "due_at", "id", postgresql_where=WAITING),
        Index("ix_case_files_owner_queue", "owner_id", "due_at", "id", postgresql_where=WAITING),
        Index("ix_case_files_screener_queue", "screener_id", "due_at", "id", postgresql_where=CLAIMED),
        Index("ix_case_files_nobodys_queue", "due_at", "id", postgresql_where=NOBODYS),
        Index("ix_case_files_nobodys_turn_queue", "turn_party", "due_at", "id", postgresql_where=NOBODYS),
        Index("ix_case_files_search", "search_text", postgresql_where=WAITING, **TRIGRAMS),
        Index("ix_case_files_urgent", "id", postgresql_where=text("is_urgent AND is_open AND NOT is_draft")),
        CheckConstraint("reference ~ '^TA-[0-9]{4}-[0-9A-Z]{5}$'", name="reference"),
    )

    id: Mapped[primary]
    reference: Mapped[str] = mapped_column(unique=True, default=new_reference)
    agency_id: Mapped[maybe_organization] = mapped_column(index=True)
    created_by_id: Mapped[maybe_person] = mapped_column(index=True)
    owner_id: Mapped[maybe_person]
    screener_id: Mapped[maybe_person]
    provider_id: Mapped[maybe_organization] = mapped_column(index=True)
    program: Mapped[Program | None] = mapped_column(words(Program))
    kind: Mapped[Kind | None] = mapped_column(words(Kind))
    title: Mapped[str] = mapped_column(default="")
    search_text: Mapped[str] = mapped_column(default="", deferred=True)
    stage: Mapped[str] = mapped_column(default="request")
    state: Mapped[str] = mapped_column(default="draft")
    turn_party: Mapped[Role | None] = mapped_column(words(Role))
    turn_clock: Mapped[str | None]
    turn_since: Mapped[datetime | None]
    due_at: Mapped[datetime | None]
    is_open: Mapped[bool] = mapped_column(Boolean, default=True)
    is_draft: Mapped[bool] = mapped_column(Boolean, default=True)
    is_urgent: Mapped[bool] = mapped_column(Boolean, default=False)
    restricted: Mapped[bool] = mapped_column(Boolean, default=False)
    submitted_at: Mapped[datetime | None]
    closed_at: Mapped[datetime | None]
    created_at: Mapped[datetime] = mapped_column(default=clock.now)
    legal_hold_at: Mapped[datetime | None]
    legal_hold_by_id: Mapped[maybe_person]
    follows_id: Mapped[int | None] = mapped_column(ForeignKey("case_files.id"))
    version: Mapped[int] = mapped_column(Integer, default=1)

    agency: Mapped[Organization | None] = relationship(foreign_keys="CaseFile.agency_id")
    provider: Mapped[Organization | None] = relationship(foreign_keys="CaseFile.provider_id")
    owner: Mapped[Person | None] = relationship(foreign_keys="CaseFile.owner_id")
    created_by: Mapped[Person | None] = relationship(foreign_keys="CaseFile.created_by_id")

    @property
    def is_under_legal_hold(self) -> bool:
        """Whether nothing of it may be deleted, whatever the records schedule says."""
        return self.legal_hold_at is not None

    @property
    def audit_kind(self) -> str:
        """What the audit calls it."""
        return "case"

    @property
    def audit_reference(self) -> str:
        """How the audit names it."""
        return self.reference

    @property
    def audit_case_file_id(self) -> int | None:
        """The case file under which the audit lists it: itself."""
        return self.id


class Staged:
    """Mixin of everything with a life cycle: its case file, number within it, state and own version.

    A subclass says `lifecycle` (a name in the catalogue) and, where it has people of its own, the properties
    that its steps' `needs`, `when` and `other_than` name.
    """

    id: Mapped[primary]
    case_file_id: Mapped[case_file_key]
    number: Mapped[int] = mapped_column(Integer, default=1)
    state: Mapped[str]
    version: Mapped[int] = mapped_column(Integer, default=1)
    state_since: Mapped[datetime] = mapped_column(default=clock.now)
    created_at: Mapped[datetime] = mapped_column(default=clock.now)

    @declared_attr
    def case_file(cls) -> Mapped[CaseFile]:  # noqa: N805 – SQLAlchemy hands in the class
        """The case file it belongs to."""
        return relationship(CaseFile)

    reason_code = ""
    """The reason given with the step being taken; history keeps it, the row only what `keep_reason` puts there."""
    reason_note = ""
    """The note given with the step being taken; history keeps it."""

    @property
    def lifecycle(self) -> str:
        """The name of its life cycle in the catalogue."""
        raise NotImplementedError

    @property
    def worded_as(self) -> str:
        """Under which name the words of its steps are kept (app/workflow/wording.py): its life cycle, or its own."""
        return self.lifecycle

    @property
    def reason_is_given(self) -> bool:
        """Need: a reason was given with this step."""
        return bool(self.reason_code or self.reason_note)

    @property
    def reason_is_coded(self) -> bool:
        """Need: a coded reason was given with this step."""
        return bool(self.reason_code)

    @property
    def note_is_written(self) -> bool:
        """Need: a note was written with this step."""
        return bool(self.reason_note)

    @property
    def has_comments(self) -> bool:
        """Need: the note says what should change."""
        return bool(self.reason_note)

    @property
    def time_has_run_out(self) -> bool:
        """Need: the clock after which the worker ends the wait has run out; the worker sets it under the lock."""
        return self.time_is_up

    time_is_up = False
    reminders_were_posted = False
    """Whether every reminder before a lapse was posted; the worker sets it under the lock."""

    @property
    def case_is_open(self) -> bool:
        """Whether the request or engagement to which it belongs is still under way."""
        return self.case_file.is_open

    def keep_reason(self, step: str) -> None:
        """Keep the step's reason on the row, where the row has a place for it."""

    def forget_schedule(self) -> None:
        """Clear what is proposed for an instant or scheduled, because the thing it was meant for has changed."""

    @property
    def version_before(self) -> "Staged | None":
        """The version that this one replaces, where its kind has versions."""
        return None

    @property
    def is_left_out(self) -> bool:
        """Whether an agreed plan promised it and none does any longer; nothing of it was done yet."""
        return False

    @property
    def ends_with_work(self) -> bool:
        """Whether nobody waits for it any longer once its engagement is closed."""
        return True

    @property
    def is_carried_over(self) -> bool:
        """Whether it passes to the engagement that follows a conversion."""
        return False

    def clock_date(self, clock: str) -> date | None:
        """The date that a clock of the kind "its date" counts to."""
        return None

    def is_own_part_of(self, actor: Actor) -> bool:
        """Whether a provider's or expert's part is this one's (an offer to another provider is not)."""
        return True

    def is_addressed_to(self, actor: Actor) -> bool:
        """Whether it is put to this person, to whom the rest of the case stays closed (a component's contact)."""
        return False

    @property
    def audit_kind(self) -> str:
        """What the audit calls it."""
        return self.lifecycle

    @property
    def audit_reference(self) -> str:
        """How the audit names it: case reference and number within the case."""
        return f"{self.case_file.reference}/{self.lifecycle}-{self.number}"

    @property
    def audit_case_file_id(self) -> int | None:
        """The case file under which the audit lists it."""
        return self.case_file_id


class AccessLevel(StrEnum):
    """How much of a case someone outside COPS and the agency sees."""

    OFFER = "offer"
    ATTEST = "attest"
    FULL = "full"
    LISTED = "listed"


class CaseAccess(Base):
    """Why an organization or a person may see a case: offered, engaged, assigned, or on a restricted case's list."""

    __tablename__ = "case_accesses"
    __table_args__ = (
        CheckConstraint("num_nonnulls(person_id, organization_id) = 1", name="one_party"),
        Index(
            "ix_case_accesses_organization", "organization_id", "case_file_id", postgresql_where=text("until IS NULL")
        ),
        Index("ix_case_accesses_person", "person_id", "case_file_id", postgresql_where=text("until IS NULL")),
    )

    id: Mapped[primary]
    case_file_id: Mapped[case_file_key]
    person_id: Mapped[maybe_person]
    organization_id: Mapped[maybe_organization]
    level: Mapped[AccessLevel] = mapped_column(words(AccessLevel))
    since: Mapped[datetime] = mapped_column(default=clock.now)
    until: Mapped[datetime | None]
    given_by_id: Mapped[maybe_person]
    reason: Mapped[str] = mapped_column(default="")
    ended_by_id: Mapped[maybe_person]
    end_reason: Mapped[str] = mapped_column(default="")


class Closure(Base):
    """A day on which the office is closed besides the federal holidays; business time skips it."""

    __tablename__ = "closures"

    day: Mapped[date] = mapped_column(primary_key=True)
    reason: Mapped[str]
