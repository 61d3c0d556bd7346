"""Who takes steps, without a condition; conditions are written where they hold."""

from app.policy.roles import Role
from app.workflow.lifecycle import Who

COORDINATOR = Who(Role.COORDINATOR)
DIRECTOR = Who(Role.DIRECTOR)
EXECUTIVE = Who(Role.EXECUTIVE)
EXPERT = Who(Role.EXPERT)
PROGRAM_MANAGER = Who(Role.PROGRAM_MANAGER)
PROVIDER_STAFF = Who(Role.PROVIDER_STAFF)
REQUESTER = Who(Role.REQUESTER)
SYSTEM = Who(Role.SYSTEM)
TRIAGE = Who(Role.TRIAGE)

AGENCY = (REQUESTER, EXECUTIVE)
SCREENERS = (TRIAGE, PROGRAM_MANAGER)
DECIDERS = (PROGRAM_MANAGER, DIRECTOR)
