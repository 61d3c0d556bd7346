"""What roles are called on pages and in mails."""

from app.accounts.models.people import Membership
from app.accounts.presence import Presence
from app.policy.roles import Role
from app.wording import _

ROLE_WORDS: dict[Role, str] = {
    Role.REQUESTER: _("point of contact"),
    Role.EXECUTIVE: _("agency executive"),
    Role.TRIAGE: _("triage officer"),
    Role.PROGRAM_MANAGER: _("program manager"),
    Role.DIRECTOR: _("director"),
    Role.COORDINATOR: _("provider coordinator"),
    Role.PROVIDER_STAFF: _("provider staff"),
    Role.EXPERT: _("subject-matter expert"),
    Role.DECONFLICTION: _("deconfliction contact"),
    Role.RECORDS: _("records officer"),
    Role.AUDITOR: _("auditor"),
    Role.ADMINISTRATOR: _("administrator"),
    Role.SYSTEM: _("the system"),
}


def seat(membership: Membership) -> str:
    """A membership in words: "triage officer, COPS Office"."""
    return f"{ROLE_WORDS[membership.role]}, {membership.organization.name}"


def acting(presence: Presence) -> str:
    """As whom a session acts, for the header."""
    if presence.role is None:
        return _("not yet linked to an agency")
    if presence.is_deputy:
        return _("deputy director, %(office)s", office=presence.organization)
    return f"{ROLE_WORDS[presence.role]}, {presence.organization}"
