"""Words for states, parties, clocks and steps: for staff, and in plain words for agencies."""

from app.policy.roles import Role
from app.wording import _
from app.workflow.lifecycles.catalogue import LIFECYCLES

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
    "cops_decision": _("decide"),
    "agency_concurrence": _("agree to the plan"),
    "readiness": _("review the agency's readiness"),
    "site_selection": _("choose or decline the site"),
    "department_review": _("review the report"),
    "agency_fact_check": _("check the facts"),
    "status_report": _("report on the quarter"),
    "award_expiry": _("see to the end of the agreement"),
    "agreement_signature": _("sign the agreement"),
    "next_step": _("take the next step"),
    "milestone": _("deliver what the plan says"),
    "final_report": _("write the report"),
    "scheduled_instant": _("let it go out at its time"),
    "survey": _("answer the survey"),
    "check_in": _("answer the check-in"),
    "hold_date": _("review the pause"),
}

STEPS = {
    ("request", "submit"): _("Send the request"),
    ("request", "answer"): _("Answer our questions"),
    ("request", "withdraw"): _("Withdraw the request"),
    ("request", "start_screening"): _("Start screening"),
    ("request", "ask"): _("Ask the agency"),
    ("request", "take_back_question"): _("Take the questions back"),
    ("request", "ask_deconfliction"): _("Ask a sister component"),
    ("request", "change_program"): _("Change the program"),
    ("request", "ask_authorization"): _("Ask the executive to authorize"),
    ("request", "authorize"): _("Authorize the request"),
    ("request", "record_letter"): _("Record a letter of authorization"),
    ("request", "complete_form"): _("Complete the form"),
    ("request", "mark_urgent"): _("Mark as urgent"),
    ("request", "unmark_urgent"): _("No longer urgent"),
    ("request", "accept"): _("Accept the request"),
    ("request", "accept_provisionally"): _("Accept for now"),
    ("request", "propose_decline"): _("Propose to decline"),
    ("request", "confirm_decline"): _("Confirm the decline"),
    ("request", "return_decline"): _("Return the proposed decline"),
    ("request", "reopen"): _("Take the request up again"),
    ("request", "refer"): _("Refer to another body"),
    ("request", "mark_duplicate"): _("Mark as duplicate"),
    ("cri_tac", "record_call"): _("Record the intake call"),
    ("critical_response", "record_call"): _("Record the executive call"),
    ("critical_response_review", "record_call"): _("Record the executive call"),
    ("critical_response", "settle_kind"): _("Settle the kind of help"),
    ("critical_response", "settle_as_review"): _("Make it a review"),
    ("critical_response", "start_at_once"): _("Start at once, before the scope"),
    ("critical_response", "propose_announcement"): _("Propose an announcement"),
    ("critical_response", "announce"): _("Announce the help"),
    ("engagement", "settle_scope"): _("Go on to the agreement"),
    ("engagement", "finish_fact_finding"): _("Finish the fact finding"),
    ("engagement", "make_offer"): _("Offer to a provider"),
    ("engagement", "engage_provider"): _("Engage the provider"),
    ("engagement", "propose_expert"): _("Propose an expert"),
    ("engagement", "confirm_team"): _("Confirm the team"),
    ("engagement", "record_readiness"): _("Record the readiness review"),
    ("engagement", "select_site"): _("Choose this site"),
    ("engagement", "decline_site"): _("Decide against this site"),
    ("engagement", "add_focus_area"): _("Add a focus area"),
    ("engagement", "begin_implementation_plan"): _("Begin the implementation plan"),
    ("engagement", "finish_assessment"): _("Finish the assessment"),
    ("engagement", "begin_status_report"): _("Begin a status report"),
    ("engagement", "finish_implementation"): _("Finish the implementation"),
    ("focus_area", "start"): _("Start the focus area"),
    ("focus_area", "propose_assessed"): _("Propose as assessed"),
    ("focus_area", "agree_assessed"): _("Agree that it is assessed"),
    ("focus_area", "ask_for_more"): _("Ask for more"),
    ("focus_area", "drop"): _("Leave the focus area out"),
    ("engagement", "sign"): _("Sign the agreement"),
    ("engagement", "sign_agreement"): _("Conclude the agreement"),
    ("engagement", "start_delivery"): _("Start delivery"),
    ("engagement", "finish_delivery"): _("Finish delivery"),
    ("engagement", "hand_over"): _("Hand over to the agency"),
    ("engagement", "close"): _("Close the case"),
    ("engagement", "close_without_follow_up"): _("Close without follow-up"),
    ("engagement", "hold"): _("Put on hold"),
    ("engagement", "resume"): _("Resume"),
    ("engagement", "withdraw"): _("Withdraw from the engagement"),
    ("engagement", "end_early"): _("End early"),
    ("engagement", "end_for_investigation"): _("End because of an investigation"),
    ("engagement", "replace_provider"): _("Replace the provider"),
    ("engagement", "rejoin"): _("Rejoin the work"),
    ("engagement", "rework"): _("Take the work up again"),
    ("engagement", "reopen"): _("Reopen the case"),
    ("engagement", "restrict"): _("Restrict the case"),
    ("engagement", "lift_restriction"): _("Lift the restriction"),
    ("engagement", "ask_for_hold"): _("Ask for a pause"),
    ("engagement", "ask_for_rework"): _("Ask to take the work up again"),
    ("engagement", "give_back"): _("Give the case back"),
    ("offer", "accept"): _("Accept the offer"),
    ("offer", "decline"): _("Decline the offer"),
    ("offer", "revoke"): _("Revoke the offer"),
    ("assignment", "attest"): _("Attest to conflicts of interest"),
    ("assignment", "confirm"): _("Confirm the expert"),
    ("assignment", "decline"): _("Decline the assignment"),
    ("assignment", "stand_down"): _("Stand the expert down"),
    ("assignment", "find_conflict"): _("Record a conflict of interest"),
    ("assignment", "clear_managed"): _("Confirm the expert with a managed conflict"),
    ("assignment", "reopen_attestation"): _("Reopen the attestation"),
    ("engagement", "propose_amendment"): _("Propose an amendment of the plan"),
    ("plan", "withdraw_amendment"): _("Withdraw the amendment"),
    ("plan", "submit_plan"): _("Submit the plan"),
    ("plan", "return_plan"): _("Return the plan"),
    ("plan", "approve_plan"): _("Approve the plan"),
    ("plan", "concur"): _("Agree to the plan"),
    ("plan", "ask_changes"): _("Ask for changes"),
    ("plan", "approve_scope"): _("Approve the scope"),
    ("scope", "submit_plan"): _("Submit the scope"),
    ("scope", "return_plan"): _("Return the scope"),
    ("scope", "approve_plan"): _("Approve the scope"),
    ("scope", "approve_scope"): _("Approve the scope"),
    ("scope", "concur"): _("Agree to the scope"),
    ("scope", "ask_changes"): _("Ask for changes"),
    ("scope", "withdraw_amendment"): _("Withdraw the amendment"),
    ("activity", "confirm"): _("Log the activity"),
    ("activity", "cancel"): _("Cancel the activity"),
    ("deliverable", "submit"): _("Hand in the deliverable"),
    ("deliverable", "return_deliverable"): _("Return the deliverable"),
    ("deliverable", "accept_deliverable"): _("Accept the deliverable"),
    ("deliverable", "drop"): _("Drop the deliverable"),
    ("report", "submit_draft"): _("Submit the report"),
    ("report", "return_draft"): _("Return the report"),
    ("report", "take_back"): _("Take the report back"),
    ("report", "approve"): _("Approve the report"),
    ("report", "release_report"): _("Release the report"),
    ("report", "withhold_report"): _("Withhold the report"),
    ("report", "reopen_report"): _("Draft the report again"),
    ("report", "propose_correction"): _("Propose a correction"),
    ("report", "correct"): _("Confirm the correction"),
    ("report", "propose_take_down"): _("Propose to take the report down"),
    ("report", "take_down"): _("Take the report down"),
    ("report", "send_to_agency"): _("Send the draft to the agency"),
    ("report", "return_facts"): _("Return the draft with corrections"),
    ("report", "confirm_facts"): _("Confirm the facts"),
    ("report", "return_final"): _("Return the report to its writers"),
    ("report", "resend_final"): _("Send the report to the department again"),
    ("engagement", "propose_announcement"): _("Propose the announcement"),
    ("engagement", "schedule_announcement"): _("Schedule the announcement"),
    ("engagement", "unschedule"): _("Stop what is scheduled"),
    ("engagement", "proceed_confidentially"): _("Go on without an announcement"),
    ("engagement", "prepare_release"): _("Prepare the release"),
    ("engagement", "schedule_release"): _("Schedule the release"),
    ("engagement", "confirm_release"): _("Confirm the release"),
    ("engagement", "deliver_confidentially"): _("Deliver the report confidentially"),
    ("engagement", "pull_back"): _("Pull the report back"),
    ("check_in", "answer"): _("Answer the check-in"),
    ("obligation", "settle_debt"): _("Note that it is there"),
    ("obligation", "complete"): _("Do what is owed"),
    ("survey", "complete"): _("Answer the survey"),
    ("new_executive_confirms", "complete"): _("Confirm as the new executive"),
    ("engagement", "convert"): _("Convert to another kind of help"),
    ("engagement", "convert_by_director"): _("Convert to a review or an assessment"),
    ("engagement", "spawn_follow_on"): _("Begin a follow-on request"),
    ("engagement", "record_new_executive"): _("Record a new executive"),
    ("engagement", "ask_question"): _("Ask the agency a question"),
    ("engagement", "ask_deconfliction"): _("Ask a sister component"),
    ("question", "answer"): _("Answer our question"),
    ("question", "withdraw"): _("Take a question back"),
    ("deconfliction", "answer"): _("Record the component's answer"),
    ("deconfliction", "ask_again"): _("Ask the component again"),
    ("deconfliction", "withdraw"): _("Take the question to the component back"),
}

RECORDED = {
    ("request", "answer"): _("Record the agency's answers"),
    ("request", "withdraw"): _("Record the agency's withdrawal"),
    ("engagement", "withdraw"): _("Record the agency's withdrawal"),
    ("engagement", "finish_delivery"): _("Record that the provider has finished delivery"),
    ("offer", "accept"): _("Record the provider's yes"),
    ("offer", "decline"): _("Record the provider's no"),
    ("assignment", "attest"): _("Record the expert's attestation"),
    ("assignment", "decline"): _("Record the expert's no"),
    ("scope", "submit_plan"): _("Record that the provider submits the scope"),
    ("scope", "concur"): _("Record the agency's agreement"),
    ("scope", "ask_changes"): _("Record that the agency wants changes"),
    ("plan", "submit_plan"): _("Record that the provider submits the plan"),
    ("plan", "concur"): _("Record the agency's agreement"),
    ("plan", "ask_changes"): _("Record that the agency wants changes"),
    ("activity", "confirm"): _("Record what was held"),
    ("deliverable", "submit"): _("Record a deliverable that came on paper"),
    ("report", "submit_draft"): _("Record that the provider submits the report"),
    ("report", "take_back"): _("Record that the provider takes the report back"),
    ("report", "return_facts"): _("Record the agency's corrections"),
    ("report", "confirm_facts"): _("Record that the agency confirms the facts"),
    ("check_in", "answer"): _("Record the agency's look back"),
    ("obligation", "settle_debt"): _("Note that it is there"),
    ("question", "answer"): _("Record the agency's answer"),
    ("survey", "complete"): _("Record the agency's answers"),
    ("new_executive_confirms", "complete"): _("Record the new executive's confirmation"),
}
"""The same steps where the office writes down what someone outside did by phone or on paper."""

FOR = {
    Role.REQUESTER: _("the agency"),
    Role.EXECUTIVE: _("the agency"),
    Role.COORDINATOR: _("the provider"),
    Role.PROVIDER_STAFF: _("the provider"),
    Role.EXPERT: _("the expert"),
}
"""For whom the office records."""

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
