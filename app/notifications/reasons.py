"""Why someone gets a mail, and what he can do about it; one sentence each."""

from app.policy.roles import Role
from app.wording import _

REASONS = {
    Role.REQUESTER: _("you are a contact of this case for your agency"),
    Role.EXECUTIVE: _("you are an executive of the agency"),
    Role.TRIAGE: _("you screen requests"),
    Role.PROGRAM_MANAGER: _("you manage this case or are a program manager on call for it"),
    Role.DIRECTOR: _("you direct the program or stand in for its director"),
    Role.COORDINATOR: _("you coordinate your organization's work"),
    Role.EXPERT: _("you are an expert on this case"),
    Role.DECONFLICTION: _("you answer for your component"),
    Role.ADMINISTRATOR: _("you look after this system"),
}
CONTACT_REASON = _("this address was given as the contact for a request for assistance")
REFERRAL_REASON = _("the COPS Office was given this address as yours")
OTHER_REASON = _("you take part in this case")


def reason(role: Role) -> str:
    """Why a person in this role is told, as the end of "You get this message because …"."""
    return REASONS.get(role, OTHER_REASON)
