"""Pages on which the program manager records what someone outside did by phone or on paper."""

from app.policy.roles import Role
from app.web.acting import current_actor


def is_recording() -> bool:
    """Whether the present reader records for someone else, instead of acting for himself."""
    return current_actor().role is Role.PROGRAM_MANAGER
