"""What a mail says of each step: one plain sentence, by family and step, where needed by the reader's side.

A sentence names neither the agency nor a person, so that it may stand in a mail about a restricted case. A step without
an entry is told in words made of its own name, so that no step is ever silent.
"""

from enum import StrEnum

from app.policy.roles import Role
from app.wording import _
from app.workflow.lifecycles.catalogue import LIFECYCLES


class Side(StrEnum):
    """Whose eyes read it."""

    AGENCY = "agency"
    OFFICE = "office"
    PROVIDER = "provider"
    COMPONENT = "component"


Said = str | dict[Side, str]
AGENCY, OFFICE, PROVIDER, COMPONENT = Side.AGENCY, Side.OFFICE, Side.PROVIDER, Side.COMPONENT
SIDES = {
    Role.REQUESTER: AGENCY,
    Role.EXECUTIVE: AGENCY,
    Role.COORDINATOR: PROVIDER,
    Role.PROVIDER_STAFF: PROVIDER,
    Role.EXPERT: PROVIDER,
    Role.DECONFLICTION: COMPONENT,
}

TO_THE_CONTACT = _("The COPS Office asks whether your component has a matter that conflicts")

REQUEST: dict[str, Said] = {
    "submit": {AGENCY: _("We received your request for assistance"), OFFICE: _("A new request waits for screening")},
    "ask": _("We have a question about your request"),
    "answer": _("The agency answered our questions"),
    "take_back_question": _("We no longer need an answer to our question; screening goes on"),
    "withdraw": _("The agency withdrew its request"),
    "change_program": _("Your request is now looked at under another program"),
    "accept": _("Your request is accepted"),
    "accept_provisionally": _("Your request is accepted for now; some papers are still needed"),
    "ask_authorization": _("A request for assistance needs your authorization as the executive of your agency"),
    "authorize": {AGENCY: _("Your executive authorized the request"), OFFICE: _("The executive authorized a request")},
    "record_letter": _("The executive's letter of authorization is on file"),
    "complete_form": _("A form that was taken down in a hurry is whole now"),
    "mark_urgent": _("A request is marked urgent; its clocks run in hours now"),
    "unmark_urgent": _("A request is no longer marked urgent; its clocks run in days now"),
    "propose_decline": _("A decision on declining a request is asked of you"),
    "confirm_decline": _("Your request is not accepted; our letter gives the reason"),
    "return_decline": _("A proposal to decline came back to screening"),
    "refer": _("Your request is passed on to another body that can help, as agreed"),
    "mark_duplicate": _("Your request goes on under another case that you already have with us"),
    "lapse": {AGENCY: _("Your request has lapsed because we did not hear from you"), OFFICE: _("A request has lapsed")},
    "reopen": _("Your request is open again"),
}

ENGAGEMENT: dict[str, Said] = {
    "record_call": _("The first call is on record; we now look for the right provider"),
    "make_offer": {PROVIDER: _("An engagement is offered to your organization"), OFFICE: _("An offer went out")},
    "engage_provider": _("A provider is engaged for this case"),
    "propose_expert": _("An expert is proposed for the team"),
    "confirm_team": _("The team is confirmed; planning begins"),
    "add_focus_area": _("A focus area is added to the assessment"),
    "begin_implementation_plan": _("The implementation plan is begun"),
    "finish_assessment": _("The assessment is done; implementation begins"),
    "begin_status_report": _("A status report is begun"),
    "finish_implementation": _("The implementation is done; the final report comes next"),
    "record_readiness": _("The readiness review is on record; a director chooses the sites next"),
    "select_site": _("The site is chosen for an Organizational Assessment"),
    "decline_site": _("Your agency is not chosen for an assessment; our letter gives the reason"),
    "sign": _("The agreement has a further signature"),
    "sign_agreement": _("Both sides have signed; the agreement is in force"),
    "settle_kind": _("The kind of help is settled"),
    "settle_as_review": _("This case goes on as a review"),
    "start_at_once": _("The help begins at once; its scope follows"),
    "propose_announcement": _("An announcement is proposed"),
    "announce": _("This case is announced"),
    "settle_scope": _("The scope is agreed; the agreement comes next"),
    "finish_fact_finding": _("The facts are gathered; the report is written next"),
    "start_delivery": _("The plan is agreed and the work begins"),
    "finish_delivery": _("The planned work is done; the report comes next"),
    "hand_over": _("The report and its recommendations are handed over; follow-up begins"),
    "close": _("This case is closed"),
    "close_without_follow_up": _("This case is closed"),
    "hold": _("This case is paused by the COPS Office"),
    "resume": _("This case goes on after its pause"),
    "withdraw": _("The agency withdrew; the engagement has ended"),
    "end_early": _("This engagement has ended"),
    "end_for_investigation": _("This engagement has ended"),
    "convert": _("This engagement goes on as another kind of help"),
    "convert_by_director": _("This engagement goes on as another kind of help"),
    "replace_provider": _("Another provider will be chosen for this case"),
    "rejoin": _("The new team takes up the work where it stood"),
    "rework": _("The work is taken up again before the report goes on"),
    "reopen": _("This case is open again"),
    "schedule_announcement": _("The announcement is scheduled; nothing is public before its hour"),
    "unschedule": _("What was scheduled to go out is stopped"),
    "proceed_confidentially": _("The work begins without an announcement"),
    "prepare_release": _("The report is approved; its release is being prepared"),
    "schedule_release": _("The release of the report is scheduled and waits for a second person"),
    "confirm_release": _("The release of the report is confirmed; nothing is public before its hour"),
    "release": _("The report is released; follow-up begins"),
    "deliver_confidentially": _("The report is handed over confidentially; follow-up begins"),
    "pull_back": _("The report is taken back for more work before its release"),
    "restrict": _("Access to this case is now restricted; you are on its list"),
    "lift_restriction": _("Access to this case is no longer restricted"),
    "ask_question": _("We have a question about your case"),
    "ask_deconfliction": _("A sister component is asked about this case"),
    "ask_for_hold": _("The provider asks to pause this case"),
    "give_back": _("The provider asks to give this case back"),
    "ask_for_rework": _("The provider asks to take up the work again"),
    "propose_amendment": _("An amendment of the plan is begun"),
    "spawn_follow_on": _("A follow-on request is drafted from this case"),
    "record_new_executive": _("A new executive is asked to confirm the agency's wish"),
}

TEAM: dict[tuple[str, str], Said] = {
    ("offer", "accept"): {
        OFFICE: _("The provider accepted the offer"),
        PROVIDER: _("Your organization took the offer"),
    },
    ("offer", "decline"): {
        OFFICE: _("The provider declined the offer"),
        PROVIDER: _("Your organization declined the offer"),
    },
    ("offer", "lapse"): {
        OFFICE: _("An offer lapsed without an answer"),
        PROVIDER: _("An offer to your organization lapsed without an answer"),
    },
    ("offer", "revoke"): {
        OFFICE: _("An offer was withdrawn"),
        PROVIDER: _("An offer to your organization was withdrawn"),
    },
    ("assignment", "attest"): _("An expert answered the questions about conflicts of interest"),
    ("assignment", "confirm"): _("An expert is confirmed for the team"),
    ("assignment", "find_conflict"): _("An expert cannot go on for now because of a conflict of interest"),
    ("assignment", "clear_managed"): _("An expert is cleared to go on"),
    ("assignment", "reopen_attestation"): _("An expert is asked again about conflicts of interest"),
    ("assignment", "decline"): _("An expert declined the assignment"),
    ("assignment", "stand_down"): _("An expert is released from the team"),
}

PLANNING: dict[tuple[str, str], Said] = {
    ("focus_area", "start"): _("A focus area is taken up"),
    ("focus_area", "propose_assessed"): _("A focus area is proposed as assessed"),
    ("focus_area", "agree_assessed"): _("A focus area is assessed"),
    ("focus_area", "ask_for_more"): _("The COPS Office asks for more on a focus area"),
    ("focus_area", "drop"): _("A focus area is left out"),
    ("plan", "submit_plan"): _("The plan waits for the COPS Office's review"),
    ("plan", "return_plan"): _("The plan came back for changes"),
    ("plan", "approve_plan"): {
        AGENCY: _("The plan is approved and waits for your agency's agreement"),
        OFFICE: _("The plan is approved and waits for the agency's agreement"),
        PROVIDER: _("The plan is approved and waits for the agency's agreement"),
    },
    ("plan", "approve_scope"): _("The scope is approved"),
    ("plan", "concur"): _("The agency agreed to the plan"),
    ("plan", "ask_changes"): _("The agency asked for changes to the plan"),
    ("plan", "withdraw_amendment"): _("The amendment of the plan is withdrawn; the agreed plan stands"),
    ("activity", "confirm"): _("An activity took place and is on record"),
    ("activity", "cancel"): _("A planned activity is cancelled"),
    ("deliverable", "submit"): _("A deliverable waits for the COPS Office's review"),
    ("deliverable", "return_deliverable"): _("A deliverable came back for changes"),
    ("deliverable", "accept_deliverable"): _("A deliverable is accepted"),
    ("deliverable", "drop"): _("A planned deliverable is dropped"),
}

FINISHING: dict[tuple[str, str], Said] = {
    ("report", "submit_draft"): _("The report waits for the COPS Office's review"),
    ("report", "return_draft"): _("The report came back for changes"),
    ("report", "take_back"): _("The report is taken back for more work"),
    ("report", "approve"): _("The report is approved"),
    ("report", "release_report"): _("The report is released"),
    ("report", "send_to_agency"): {
        AGENCY: _("A draft report waits for your check of its facts"),
        OFFICE: _("The draft report is with the agency for its fact check"),
        PROVIDER: _("The draft report is with the agency for its fact check"),
    },
    ("report", "return_facts"): {
        AGENCY: _("Your corrections are with the writers of the report"),
        OFFICE: _("The agency returned the draft report with corrections"),
        PROVIDER: _("The agency returned the draft report with corrections"),
    },
    ("report", "confirm_facts"): _("The facts in the draft report are confirmed"),
    ("report", "return_final"): _("The department returned the report for changes"),
    ("report", "resend_final"): _("The report is with the department again"),
    ("report", "withhold_report"): _("The report is approved and will not be released"),
    ("report", "reopen_report"): _("The report is open for changes again"),
    ("report", "propose_correction"): _("A correction of a released report waits for your decision"),
    ("report", "correct"): _("The released report is being corrected; its next edition is begun"),
    ("report", "refuse_correction"): _("The correction that you proposed is refused"),
    ("report", "propose_take_down"): _("Taking a released report down waits for another person's decision"),
    ("report", "take_down"): _("A released report is taken down"),
    ("report", "refuse_take_down"): _("Your proposal to take a released report down is refused"),
    ("question", "answer"): _("The agency answered a question"),
    ("question", "withdraw"): _("We no longer need an answer to our question"),
    ("question", "lapse"): {
        AGENCY: _("A question to you was closed without an answer"),
        OFFICE: _("A question stayed without an answer"),
        PROVIDER: _("A question stayed without an answer"),
    },
    ("deconfliction", "answer"): _("A sister component's answer is on record"),
    ("deconfliction", "ask_again"): {COMPONENT: TO_THE_CONTACT, OFFICE: _("A sister component is asked again")},
    ("check_in", "answer"): _("The agency answered a check-in"),
    ("check_in", "miss"): _("A check-in passed without an answer"),
    ("obligation", "complete"): _("Something owed on this case is done"),
    ("obligation", "miss"): _("Something owed on this case was missed"),
    ("obligation", "settle_debt"): _("Something owed from a provisional acceptance is there now"),
    ("organizational_assessment", "accept"): _("Your request is accepted for a readiness review"),
    ("new_executive_confirms", "complete"): _("The agency's new executive confirmed its wish"),
    ("survey", "complete"): _("The agency answered the survey"),
    ("survey", "miss"): _("The survey passed without an answer"),
}

SENTENCES: dict[tuple[str, str], Said] = {
    **{("request", step): said for step, said in REQUEST.items()},
    **{("engagement", step): said for step, said in ENGAGEMENT.items()},
    **TEAM,
    **PLANNING,
    **FINISHING,
}


def of_step(lifecycle: str, step: str, role: Role | None, kind: str = "") -> str:
    """The sentence of a step for a reader in this role, no full stop; `kind`: which duty or program."""
    family = LIFECYCLES[lifecycle].family
    said = SENTENCES.get((kind, step)) or SENTENCES.get((family, step))
    if said is None:
        return _("%(thing)s: %(step)s", thing=_plain(family).capitalize(), step=_plain(step))
    return said if isinstance(said, str) else said.get(_side(role)) or next(iter(said.values()))


def _side(role: Role | None) -> Side:
    return SIDES.get(role, OFFICE) if role else OFFICE


def _plain(name: str) -> str:
    return name.replace("_", " ")
