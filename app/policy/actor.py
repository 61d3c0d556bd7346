"""The one who acts: a person in one of his roles, or the worker."""

from dataclasses import dataclass
from typing import Protocol

from app.policy.roles import Role


@dataclass(frozen=True, slots=True)
class Actor:
    """A person as he acts now: one role in one organization, stored with every act.

    `confirmed` is False while triage has not yet confirmed the person's link to his agency.
    `program` limits nothing yet; `person_id` is None only for the worker and for strangers.
    """

    role: Role
    person_id: int | None = None
    organization_id: int | None = None
    membership_id: int | None = None
    name: str = ""
    confirmed: bool = True

    @property
    def is_system(self) -> bool:
        """Whether the worker acts."""
        return self.role is Role.SYSTEM


SYSTEM = Actor(role=Role.SYSTEM, name="The system")


class Recorded(Protocol):
    """What the audit needs to know of a thing."""

    @property
    def audit_kind(self) -> str: ...

    @property
    def audit_reference(self) -> str: ...

    @property
    def audit_case_file_id(self) -> int | None: ...
