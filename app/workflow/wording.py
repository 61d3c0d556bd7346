"""Words for states, parties, clocks and steps: for staff, and in plain words for agencies."""

from app.policy.roles import Role
from app.wording import _
from app.workflow.lifecycles.catalogue import LIFECYCLES
from app.workflow.step_words import FOR, RECORDED, STEPS

STATES = {
    "draft": _("Draft"),
    "submitted": _("Submitted"),
    "screening": _("Screening"),
    "information_requested": _("Information requested"),
    "decline_proposed": _("Decline proposed"),
    "accepted": _("Accepted"),
    "declined": _("Declined"),
    "referred": _("Referred"),
    "duplicate": _("Duplicate"),
    "withdrawn": _("Withdrawn"),
    "lapsed": _("Lapsed"),
    "intake_call": _("Intake call"),
    "executive_call": _("Executive call"),
    "provider_selection": _("Provider selection"),
    "wrap_up": _("Wrap-up"),
    "follow_up": _("Follow-up"),
    "site_selection": _("Site selection"),
    "final_report": _("Final report"),
    "on_hold": _("On hold"),
    "cops_review": _("COPS review"),
    "agency_concurrence": _("Agency concurrence"),
}

PLAIN = {
    "draft": _("Not sent yet"),
    "submitted": _("Received"),
    "screening": _("Under review"),
    "decline_proposed": _("Under review"),
    "information_requested": _("Information needed"),
    "declined": _("Not accepted"),
    "referred": _("Referred to another body"),
    "duplicate": _("Joined with another request"),
    "withdrawn": _("Withdrawn"),
    "lapsed": _("Lapsed"),
    "accepted": _("Planning"),
    "intake_call": _("Planning"),
    "executive_call": _("Planning"),
    "provider_selection": _("Planning"),
    "team": _("Planning"),
    "planning": _("Planning"),
    "delivery": _("Under way"),
    "wrap_up": _("Under way"),
    "sustainment": _("Follow-up"),
    "final_report": _("Under way"),
    "implementation": _("Under way"),
    "assessment": _("Under way"),
    "site_selection": _("Planning"),
    "readiness": _("Planning"),
    "release": _("Under way"),
    "reporting": _("Under way"),
    "fact_finding": _("Under way"),
    "announcement": _("Planning"),
    "scoping": _("Planning"),
    "agreement": _("Planning"),
    "follow_up": _("Follow-up"),
    "on_hold": _("Paused"),
    "closed": _("Closed"),
    "ended": _("Ended"),
}
"""The agency's status words (docs/domain.md, the request)."""

PARTIES = {
    Role.REQUESTER: _("The agency"),
    Role.EXECUTIVE: _("The agency's executive"),
    Role.TRIAGE: _("COPS Office, triage"),
    Role.PROGRAM_MANAGER: _("COPS Office, program manager"),
    Role.DIRECTOR: _("COPS Office, director"),
    Role.COORDINATOR: _("The provider"),
    Role.PROVIDER_STAFF: _("The provider"),
    Role.EXPERT: _("The expert"),
    Role.DECONFLICTION: _("The sister component"),
    Role.ADMINISTRATOR: _("The administrators"),
    Role.SYSTEM: _("The system"),
}

WITHIN = frozenset(
    {Role.TRIAGE, Role.PROGRAM_MANAGER, Role.DIRECTOR, Role.DECONFLICTION, Role.ADMINISTRATOR, Role.SYSTEM}
)
"""Parties that are one body to everyone outside: what they do among themselves is not shown there."""
OFFICE = _("COPS Office")

CLOCKS = {
    "draft": _("finish and send the request"),
    "acknowledge": _("acknowledge the request"),
    "screening": _("screen the request"),
    "deconfliction_answer": _("answer the deconfliction question"),
    "decline_decision": _("decide on the proposed decline"),
    "information_request": _("answer our questions"),
    "question": _("answer the question"),
    "provisional_debt": _("give what is owed from the provisional acceptance"),
    "intake_call": _("hold the intake call"),
    "executive_call": _("hold the executive call"),
    "provider_selection": _("offer the case to a provider"),
    "offer": _("answer the offer"),
    "empty_place": _("propose an expert"),
    "conflict_attestation": _("attest to conflicts of interest"),
    "plan": _("write the plan"),
    "cops_decision": _("review what was handed in"),
    "agency_concurrence": _("agree to the plan"),
    "readiness": _("review the agency's readiness"),
    "site_selection": _("choose or decline the site"),
    "department_review": _("review the report"),
    "agency_fact_check": _("check the facts"),
    "status_report": _("report on the quarter"),
    "award_expiry": _("see to the end of the agreement"),
    "agreement_signature": _("sign the agreement"),
    "next_step": _("take the next step"),
    "new_instant": _("set a new time, because the one that was set has passed unconfirmed"),
    "milestone": _("deliver what the plan says"),
    "work": _("deliver what the plan says"),
    "final_report": _("write the report"),
    "scheduled_instant": _("let it go out at its time"),
    "survey": _("answer the survey"),
    "check_in": _("answer the check-in"),
    "hold_date": _("review the pause"),
}

AUDIENCES = {
    "cops": _("COPS Office only"),
    "cops_and_provider": _("COPS Office and provider"),
    "everyone": _("Everyone on the case"),
    "public": _("The public"),
}
"""Who may read a reason or note (docs/domain.md, people)."""


def state_word(state: str) -> str:
    """A state for staff: "Provider selection"."""
    return STATES.get(state) or state.replace("_", " ").capitalize()


def plain_state(state: str) -> str:
    """A state for the agency, in plain words."""
    return PLAIN.get(state) or state_word(state)


def step_label(lifecycle: str, step: str) -> str:
    """A step as a button says it; a life cycle's own words before those of its family."""
    family = LIFECYCLES[lifecycle].family if lifecycle in LIFECYCLES else lifecycle
    return STEPS.get((lifecycle, step)) or STEPS.get((family, step)) or step.replace("_", " ").capitalize()


def recorded_label(lifecycle: str, step: str, party: Role | None = None) -> str:
    """The same for the office, which records what `party` outside did; the step's own label where it is its own."""
    family = LIFECYCLES[lifecycle].family if lifecycle in LIFECYCLES else lifecycle
    known = RECORDED.get((lifecycle, step)) or RECORDED.get((family, step))
    label = step_label(lifecycle, step)
    if known or party is None:
        return known or label
    return _("Record for %(party)s: %(act)s", party=FOR[party], act=label[:1].lower() + label[1:])


def clock_word(clock: str | None) -> str:
    """What the party whose turn it is has to do."""
    return CLOCKS.get(clock or "", (clock or "").replace("_", " "))
