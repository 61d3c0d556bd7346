"""The parts people play; a person may hold several and acts in one at a time."""

from enum import StrEnum


class Role(StrEnum):
    """One part in the work, held through a membership in an organization."""

    REQUESTER = "requester"
    EXECUTIVE = "executive"
    TRIAGE = "triage"
    PROGRAM_MANAGER = "program_manager"
    DIRECTOR = "director"
    COORDINATOR = "coordinator"
    PROVIDER_STAFF = "provider_staff"
    EXPERT = "expert"
    DECONFLICTION = "deconfliction"
    RECORDS = "records"
    AUDITOR = "auditor"
    ADMINISTRATOR = "administrator"
    SYSTEM = "system"  # the worker
