"""How far the invented cases have come: each course is a list of steps, as the life cycles know them."""

from dataclasses import dataclass

from app.policy.roles import Role

Taken = tuple[str, str, str, str]
"""Life cycle, step, from, to: one line of the history."""


@dataclass(frozen=True, slots=True)
class Course:
    """Where a case stands, how often that happens (percent), whose turn it is and what has happened."""

    state: str
    percent: float
    party: Role | None
    clock: str | None
    steps: tuple[Taken, ...]
    stage: str = "request"

    @property
    def is_open(self) -> bool:
        """Whether something is still owed."""
        return self.party is not None


BEGUN: tuple[Taken, ...] = (("request", "open", "new", "draft"),)
SENT = (*BEGUN, ("request", "submit", "draft", "submitted"))
SCREENED = (*SENT, ("request", "start_screening", "submitted", "screening"))
ASKED = (*SCREENED, ("request", "ask", "screening", "information_requested"))
ANSWERED = (*ASKED, ("request", "answer", "information_requested", "screening"))
DECLINED = (
    *SCREENED,
    ("request", "propose_decline", "screening", "decline_proposed"),
    ("request", "confirm_decline", "decline_proposed", "declined"),
)
WITHDRAWN = (*SCREENED, ("request", "withdraw", "screening", "withdrawn"))
ACCEPTED = (*ANSWERED, ("request", "accept", "screening", "accepted"), ("cri_tac", "open", "new", "intake_call"))
CALLED = (*ACCEPTED, ("cri_tac", "record_call", "intake_call", "provider_selection"))
ENGAGED = (
    *CALLED,
    ("cri_tac", "make_offer", "provider_selection", "provider_selection"),
    ("offer", "open", "new", "offered"),
    ("offer", "accept", "offered", "accepted"),
    ("cri_tac", "engage_provider", "provider_selection", "team"),
)
STAFFED = (
    *ENGAGED,
    ("cri_tac", "propose_expert", "team", "team"),
    ("assignment", "open", "new", "proposed"),
    ("assignment", "attest", "proposed", "attested"),
    ("assignment", "confirm", "attested", "confirmed"),
    ("cri_tac", "confirm_team", "team", "planning"),
    ("plan", "open", "new", "drafting"),
)
AGREED = (
    *STAFFED,
    ("plan", "submit_plan", "drafting", "cops_review"),
    ("plan", "approve_plan", "cops_review", "agency_concurrence"),
    ("plan", "concur", "agency_concurrence", "agreed"),
    ("cri_tac", "start_delivery", "planning", "delivery"),
    ("activity", "open", "new", "planned"),
    ("deliverable", "open", "new", "planned"),
)
DELIVERED = (
    *AGREED,
    ("activity", "confirm", "planned", "held"),
    ("deliverable", "submit", "planned", "submitted"),
    ("deliverable", "accept_deliverable", "submitted", "accepted"),
    ("cri_tac", "finish_delivery", "delivery", "wrap_up"),
)
FOLLOWED = (*DELIVERED, ("cri_tac", "hand_over", "wrap_up", "follow_up"))
CLOSED = (*FOLLOWED, ("cri_tac", "close", "follow_up", "closed"))

COURSES = (
    Course("draft", 4, Role.REQUESTER, "draft", BEGUN),
    Course("submitted", 4, Role.TRIAGE, "acknowledge", SENT),
    Course("screening", 10, Role.TRIAGE, "screening", SCREENED),
    Course("information_requested", 5, Role.REQUESTER, "information_request", ASKED),
    Course("declined", 7, None, None, DECLINED),
    Course("withdrawn", 4, None, None, WITHDRAWN),
    Course("intake_call", 2, Role.PROGRAM_MANAGER, "intake_call", ACCEPTED, "cri_tac"),
    Course("provider_selection", 2, Role.PROGRAM_MANAGER, "provider_selection", CALLED, "cri_tac"),
    Course("team", 2, Role.COORDINATOR, "empty_place", ENGAGED, "cri_tac"),
    Course("planning", 4, Role.COORDINATOR, "plan", STAFFED, "cri_tac"),
    Course("delivery", 9, Role.COORDINATOR, "next_step", AGREED, "cri_tac"),
    Course("wrap_up", 3, Role.PROGRAM_MANAGER, "next_step", DELIVERED, "cri_tac"),
    Course("follow_up", 8, Role.PROGRAM_MANAGER, "next_step", FOLLOWED, "cri_tac"),
    Course("closed", 36, None, None, CLOSED, "cri_tac"),
)
