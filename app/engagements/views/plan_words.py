"""How the pages of a plan speak of it: critical response calls its plan the scope."""

from app.engagements.models.plan import Plan
from app.wording import _

WORDS = {
    "write": (_("Write the plan"), _("Write the scope")),
    "saved": (_("The plan is saved."), _("The scope is saved.")),
    "submit": (_("Submit the plan"), _("Submit the scope")),
    "record_submit": (
        _("Record that the provider submits the plan"),
        _("Record that the provider submits the scope"),
    ),
    "submitted": (_("The plan is at the COPS Office."), _("The scope is at the COPS Office.")),
    "goes_on": (_("The agreed plan goes on."), _("The agreed scope goes on.")),
    "approve": (_("Approve the plan"), _("Approve the scope")),
    "approved": (
        _("The plan is approved and lies before the agency."),
        _("The scope is approved and lies before the agency."),
    ),
    "return": (_("Return the plan"), _("Return the scope")),
    "returned": (_("The plan is back with the provider."), _("The scope is back with the provider.")),
    "agree": (_("Agree to the plan"), _("Agree to the scope")),
    "agreed": (_("The plan is agreed. Delivery begins."), _("The scope is agreed.")),
    "changes": (
        _("The plan is back with the provider, with the changes wanted."),
        _("The scope is back with the provider, with the changes wanted."),
    ),
    "tick": (_("I agree to this plan for the agency."), _("I agree to this scope for the agency.")),
}


def said(plan: Plan, key: str) -> str:
    """The words of that key for a plan, or for a scope."""
    return WORDS[key][plan.is_scope]
