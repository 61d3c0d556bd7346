"""A request for assistance, from the first line of the form to the decision; one life cycle for all programs."""

from app.policy.actions import Action
from app.policy.roles import Role
from app.workflow.audiences import Audience
from app.workflow.lifecycle import STAYS, Beside, Chosen, Lifecycle, Opens, Part, Right, State, Step, Then, Turn, Who
from app.workflow.lifecycles.people import (
    AGENCY,
    DECIDERS,
    DIRECTOR,
    EXECUTIVE,
    PROGRAM_MANAGER,
    REQUESTER,
    SCREENERS,
    SYSTEM,
    TRIAGE,
)

DRAFT = "draft"
SUBMITTED = "submitted"
SCREENING = "screening"
INFORMATION_REQUESTED = "information_requested"
DECLINE_PROPOSED = "decline_proposed"
ACCEPTED = "accepted"
DECLINED = "declined"
REFERRED = "referred"
DUPLICATE = "duplicate"
WITHDRAWN = "withdrawn"
LAPSED = "lapsed"

OPEN = (DRAFT, SUBMITTED, SCREENING, INFORMATION_REQUESTED, DECLINE_PROPOSED)

STATES = (
    State(DRAFT, (Turn(Role.REQUESTER, "draft"),)),
    State(
        SUBMITTED,
        (Turn(Role.TRIAGE, "acknowledge"),),
        beside=(Beside("screening", when="is_urgent_critical_response"),),
    ),
    State(
        SCREENING,
        (
            Turn(Part("deconfliction"), when="awaits_deconfliction", pauses=("screening",)),
            Turn(Role.DIRECTOR, "screening", when="awaits_the_director"),
            Turn(Role.PROGRAM_MANAGER, "screening", when="has_program_manager"),
            Turn(Role.TRIAGE, "screening"),
        ),
    ),
    State(INFORMATION_REQUESTED, (Turn(Role.REQUESTER, "information_request"),), pauses=("screening",)),
    State(
        DECLINE_PROPOSED,
        (
            Turn(Role.DIRECTOR, "decline_decision", when="decline_is_by_program_manager"),
            Turn(Role.PROGRAM_MANAGER, "decline_decision"),
        ),
        pauses=("screening",),
    ),
    State(ACCEPTED, final=True),
    State(DECLINED, final=True),
    State(REFERRED, final=True),
    State(DUPLICATE, final=True),
    State(WITHDRAWN, final=True),
    State(LAPSED, final=True),
)

QUESTIONS_END = (Then("question", "withdraw"), Then("deconfliction", "withdraw"))

BY_THE_AGENCY = (
    Step(
        "submit", (DRAFT,), SUBMITTED, Action.REQUEST_SUBMIT, (REQUESTER, EXECUTIVE, TRIAGE),
        needs=("form_is_complete", "email_is_verified", "authority_is_attested"),
        tells=(Audience.REQUESTER, Audience.TRIAGE_QUEUE),
    ),
    Step(
        "answer", (INFORMATION_REQUESTED,), SCREENING, Action.REQUEST_ANSWER, AGENCY,
        needs=("every_question_has_an_answer",),
        then=(Then("question", "answer"),),
        tells=(Audience.ASKER,),
    ),
    Step(
        "withdraw", OPEN, WITHDRAWN, Action.REQUEST_WITHDRAW, AGENCY,
        needs=("reason_is_given",), then=QUESTIONS_END,
        tells=(Audience.OWNER_OR_TRIAGE,),
    ),
)  # fmt: skip

SCREENING_STEPS = (
    Step("start_screening", (SUBMITTED,), SCREENING, Action.REQUEST_START_SCREENING, SCREENERS, tells=()),
    Step(
        "ask", (SCREENING, INFORMATION_REQUESTED), INFORMATION_REQUESTED, Action.REQUEST_ASK, SCREENERS,
        needs=("has_open_question",), opens=(Opens("question"),),
        tells=(Audience.AGENCY,),
    ),
    Step(
        "take_back_question", (INFORMATION_REQUESTED,), SCREENING, Action.REQUEST_TAKE_BACK_QUESTION, SCREENERS,
        needs=("no_question_is_open",),
        tells=(Audience.REQUESTER,),
    ),
    Step(
        "ask_deconfliction", (SCREENING,), STAYS, Action.REQUEST_ASK_DECONFLICTION, SCREENERS,
        opens=(Opens("deconfliction"),),
        tells=(),
    ),
    Step(
        "change_program", (SCREENING,), STAYS, Action.REQUEST_CHANGE_PROGRAM, SCREENERS,
        needs=("reason_is_given",),
        tells=(Audience.AGENCY,),
    ),
)  # fmt: skip

ACCEPTING = (
    Step(
        "accept", (SCREENING,), ACCEPTED, Action.REQUEST_ACCEPT,
        (
            Who(Role.PROGRAM_MANAGER, unless="is_after_action_review"),
            Who(Role.DIRECTOR, when="is_after_action_review"),
        ),
        needs=(
            "agency_is_matched",
            "agency_is_eligible",
            "program_is_settled",
            "kind_is_settled_or_left_to_the_call",
            "program_manager_is_named",
            "deconfliction_is_clear",
            "authorization_is_on_file",
            "review_is_justified",
            "form_is_whole",
        ),
        opens=(Opens("engagement"),),
        tells=(Audience.AGENCY,),
    ),
    Step(
        "accept_provisionally", (SCREENING,), ACCEPTED, Action.REQUEST_ACCEPT_PROVISIONALLY,
        (
            Who(Role.PROGRAM_MANAGER, unless="is_after_action_review", only="on_call_program_manager_id"),
            Who(Role.DIRECTOR, when="is_after_action_review"),
        ),
        needs=(
            "is_urgent_critical_response", "agency_is_matched", "executive_word_is_logged", "program_manager_is_named",
        ),
        opens=(Opens("engagement"), Opens("obligation")),  # what is owed: deconfliction, authorization, the full form
        stamps=("accepted_provisionally_at",),
        tells=(Audience.AGENCY,),
    ),
)  # fmt: skip

# A request accepted for now may still owe these, so they are taken from the accepted state as well.
LOOKED_AT = (SUBMITTED, SCREENING, INFORMATION_REQUESTED)
PAID = (Then("obligation", "settle_debt", right=Right.SYSTEM, if_ready=True),)

AUTHORIZING = (
    Step(
        "ask_authorization", (*LOOKED_AT, ACCEPTED), STAYS, Action.REQUEST_ASK_AUTHORIZATION, (*SCREENERS, SYSTEM),
        needs=("authorization_is_awaited",), stamps=("authorization_asked_at",),
        tells=(Audience.EXECUTIVE,),
    ),
    Step(
        "authorize", (*LOOKED_AT, ACCEPTED), STAYS, Action.REQUEST_AUTHORIZE,
        (Who(Role.EXECUTIVE, when="authorization_is_awaited", only="confirmed_executives"),),
        needs=("authorization_is_given",), then=PAID,
        tells=(Audience.REQUESTER, Audience.OWNER_OR_TRIAGE),
    ),
    Step(
        "record_letter", (*LOOKED_AT, ACCEPTED), STAYS, Action.REQUEST_RECORD_LETTER,
        tuple(Who(who.role, when="authorization_is_awaited") for who in (*AGENCY, *SCREENERS)),
        needs=("authorization_is_given",), then=PAID,
        tells=(Audience.REQUESTER, Audience.OWNER_OR_TRIAGE),
    ),
    Step(
        "complete_form", (*LOOKED_AT, ACCEPTED), STAYS, Action.REQUEST_COMPLETE_FORM,
        (Who(Role.SYSTEM, when="owes_form"),), needs=("form_is_whole",), sets=(("owes_form", False),), then=PAID,
        tells=(Audience.OWNER_OR_TRIAGE,),
    ),
)  # fmt: skip

HURRYING = (
    Step(
        "mark_urgent", LOOKED_AT, STAYS, Action.REQUEST_MARK_URGENT, (*SCREENERS, DIRECTOR),
        needs=("reason_is_given", "can_be_marked_urgent"), sets=(("is_urgent", True),),
        tells=(Audience.OWNER_OR_TRIAGE,),
    ),
    Step(
        "unmark_urgent", LOOKED_AT, STAYS, Action.REQUEST_UNMARK_URGENT, (*SCREENERS, DIRECTOR),
        needs=("reason_is_given", "is_urgent_critical_response"), sets=(("is_urgent", False),),
        tells=(Audience.OWNER_OR_TRIAGE,),
    ),
)  # fmt: skip

NOT_ACCEPTING = (
    Step(
        "propose_decline", (SCREENING,), DECLINE_PROPOSED, Action.REQUEST_PROPOSE_DECLINE, SCREENERS,
        needs=("reason_is_coded", "letter_is_written"),
        tells=(Audience.PROGRAM_MANAGERS, Audience.DIRECTOR),
    ),
    Step(
        "confirm_decline", (DECLINE_PROPOSED,), DECLINED, Action.REQUEST_CONFIRM_DECLINE, DECIDERS,
        other_than=("decline_proposed_by_id",), then=QUESTIONS_END,
        tells=(Audience.AGENCY,),
    ),
    Step(
        "return_decline", (DECLINE_PROPOSED,), SCREENING, Action.REQUEST_RETURN_DECLINE, DECIDERS,
        needs=("note_is_written",), other_than=("decline_proposed_by_id",),
        tells=(Audience.PROPOSER,),
    ),
    Step(
        "refer", (SCREENING,), REFERRED, Action.REQUEST_REFER, SCREENERS,
        needs=("referral_destination_is_named", "agency_agrees_to_referral"), then=QUESTIONS_END,
        tells=(Audience.REQUESTER, Audience.OTHER_BODY),
    ),
    Step(
        "mark_duplicate", (SCREENING,), DUPLICATE, Action.REQUEST_MARK_DUPLICATE, SCREENERS,
        needs=("surviving_case_is_named",), then=QUESTIONS_END,
        tells=(Audience.REQUESTER,),
    ),
    Step(
        "lapse", (DRAFT, INFORMATION_REQUESTED), LAPSED, Action.REQUEST_LAPSE, (SYSTEM,),
        needs=("time_has_run_out", "reminders_are_posted"),
        then=(Then("question", "lapse"), Then("deconfliction", "withdraw")),
        tells=(Audience.REQUESTER, Audience.OWNER),
    ),
)  # fmt: skip

# `state_to_reopen` is the draft where nothing was ever submitted.
REOPENING = (
    Step(
        "reopen", (DECLINED, REFERRED, DUPLICATE), SCREENING, Action.REQUEST_REOPEN, (PROGRAM_MANAGER,),
        needs=("reason_is_given",),
        tells=(Audience.REQUESTER,),
    ),
    Step(
        "reopen", (LAPSED,), Chosen("state_to_reopen", (DRAFT, SCREENING)), Action.REQUEST_REOPEN, (PROGRAM_MANAGER,),
        needs=("reason_is_given",),
        tells=(Audience.REQUESTER,),
    ),
    Step(
        "reopen", (WITHDRAWN,), Chosen("state_to_reopen", (DRAFT, SCREENING)), Action.REQUEST_REOPEN,
        (PROGRAM_MANAGER,), needs=("reason_is_given", "agency_wishes_to_reopen"),
        tells=(Audience.REQUESTER,),
    ),
)  # fmt: skip

REQUEST = Lifecycle(
    name="request",
    family="request",
    initial=DRAFT,
    states=STATES,
    steps=BY_THE_AGENCY + SCREENING_STEPS + AUTHORIZING + HURRYING + ACCEPTING + NOT_ACCEPTING + REOPENING,
    recorder=Role.TRIAGE,
)
