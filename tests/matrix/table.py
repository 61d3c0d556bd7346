"""The table: for each endpoint who may, who sees but may not, and at which stage of a case it is asked.

Outcomes: who may gets the page (GET) or an answer to his form (POST); who only sees gets 403; everyone else the same
404 as for a thing that is not there; who is signed out is asked to sign in. An entry speaks for every method of the
endpoint, unless one for POST stands beside it.
"""

from dataclasses import dataclass, field

from tests.matrix.people import (
    ADMINISTRATOR,
    AGENCY,
    AUDITOR,
    CONTACT,
    COORDINATOR,
    DIRECTOR,
    EVERYONE,
    EXECUTIVE,
    EXPERT,
    MANAGERS,
    NEWCOMER,
    NOBODY,
    PROVIDER,
    READERS,
    SCREENERS,
    SIGNED_IN,
    STAFF,
    STRANGER,
    TRIAGE,
    People,
)

SHOWN = frozenset({200})
ANSWERED = frozenset({302, 303, 422})
SENT_ON = frozenset({302})
GONE = frozenset({404})

REQUEST = AGENCY | READERS
ENGAGED = REQUEST | PROVIDER | EXPERT
EMBARGOED = AGENCY | COORDINATOR | EXPERT | {"triage", "manager", "director"}
"""Who is on the list of the restricted review; its other program manager and triage officer know nothing of it."""

LISTED = AGENCY | TRIAGE | DIRECTOR | frozenset({"manager"})
"""Who sees a restricted case from its call on. The provider's coordinator comes with its offer, the expert attested."""

ON_CALL = frozenset({"manager"})
"""The program manager whom the world puts on call."""

STAGES: dict[str, People] = {
    "anywhere": SIGNED_IN,
    "draft": AGENCY,
    "submitted": REQUEST,
    "screening": REQUEST,
    "cleared": REQUEST,
    "asked": REQUEST,
    "decline_proposed": REQUEST,
    "call": REQUEST,
    "selection": REQUEST,
    "offered": REQUEST,
    "team": REQUEST | PROVIDER,
    "proposed": REQUEST | PROVIDER,
    "attested": ENGAGED,
    "planning": ENGAGED,
    "plan_review": ENGAGED,
    "concurrence": ENGAGED,
    "delivery": ENGAGED,
    "handed_in": ENGAGED,
    "delivered": ENGAGED,
    "drafting": ENGAGED,
    "report_review": ENGAGED,
    "approved": ENGAGED,
    "follow_up": ENGAGED,
    "closed": ENGAGED,
    "held": REQUEST,
    "conflicted": REQUEST | PROVIDER,
    "amending": ENGAGED,
    "oa_readiness": REQUEST,
    "oa_selection": REQUEST,
    "oa_agreement": ENGAGED,
    "oa_assessment": ENGAGED,
    "oa_implementation": ENGAGED,
    "unauthorized": REQUEST,
    "night": LISTED,
    "owing": LISTED,
    "help_call": LISTED,
    "help_team": LISTED | COORDINATOR | EXPERT,
    "help_proposed": LISTED | COORDINATOR | EXPERT,
    "review_call": LISTED,
    "review_team": LISTED | COORDINATOR | EXPERT,
    "review_scope": LISTED | COORDINATOR | EXPERT,
    "review_agreed": LISTED | COORDINATOR | EXPERT,
    "fact_finding": LISTED | COORDINATOR | EXPERT,
    "questioned": REQUEST | PROVIDER,
    "withdrawn": REQUEST,
    "restricted": AGENCY | DIRECTOR | {"manager"},
    "investigated": REQUEST,
    "wished": REQUEST | PROVIDER,
    "announcing": EMBARGOED,
    "to_schedule": EMBARGOED,
    "announcement_scheduled": EMBARGOED,
    "writing": EMBARGOED,
    "fact_checking": EMBARGOED,
    "answering": EMBARGOED,
    "deciding": EMBARGOED,
    "deciding_again": EMBARGOED,
    "deciding_approved": EMBARGOED,
    "releasing": EMBARGOED,
    "release_scheduled": EMBARGOED,
    "public_now": ENGAGED,
}
"""At each stage of the own case, to whom its content is open."""

MAIN = (
    "call", "selection", "offered", "team", "proposed", "attested", "planning", "plan_review", "concurrence",
    "delivery", "handed_in", "delivered", "drafting", "report_review", "approved", "follow_up", "closed",
)  # fmt: skip
"""The stages that one engagement passes one after the other; the others are cases of their own."""


@dataclass(frozen=True)
class Entry:
    """What each person gets at one endpoint, asked at one stage of the own case.

    `sees` (beside `may`) gets 403; None: everyone to whom the case's content is open at that stage. `values` are the
    parts of the address beside the case's reference; a name in braces is looked up among the world's things.
    """

    endpoint: str
    stage: str
    may: People
    sees: People | None = None
    values: dict[str, object] = field(default_factory=dict)
    methods: tuple[str, ...] = ()  # none: all of the endpoint
    shown: frozenset[int] = SHOWN
    answered: frozenset[int] = ANSWERED
    notes: bool = False  # the audit keeps who read it
    keeps: bool = False  # a form that is not taken may keep what was typed so far

    @property
    def seers(self) -> People:
        """Who may know that the thing is there."""
        return (STAGES[self.stage] if self.sees is None else self.sees) | self.may

    @property
    def is_public(self) -> bool:
        """Whether it answers without signing in."""
        return self.may == EVERYONE


def _case(endpoint: str, stage: str, may: People, sees: People | None = None, **options: object) -> Entry:
    return Entry(endpoint, stage, may, sees, **options)  # type: ignore[arg-type]


def _part(endpoint: str, stage: str, may: People, sees: People | None = None, **options: object) -> Entry:
    values = {"number": 1} | options.pop("values", {})  # type: ignore[operator]
    return Entry(endpoint, stage, may, sees, values=values, **options)  # type: ignore[arg-type]


def _open(endpoint: str, may: People, **options: object) -> Entry:
    """An endpoint about no hidden thing: who may not gets 403."""
    return Entry(endpoint, "anywhere", may, **options)  # type: ignore[arg-type]


def _hidden(endpoint: str, may: People, **options: object) -> Entry:
    """An endpoint about a thing that exists for those alone who may."""
    return Entry(endpoint, "anywhere", may, NOBODY, **options)  # type: ignore[arg-type]


BAD_TOKEN = {
    "values": {"token": "no-such-token"},
    "shown": frozenset({200, 404, 410}),
    "answered": frozenset({200, 404, 410, 422}),
}
PUBLIC = tuple(
    Entry(endpoint, "anywhere", EVERYONE, **options)  # type: ignore[arg-type]
    for endpoint, options in {
        "public.start": {},
        "public.choose": {},
        "engagements.sites": {},
        "engagements.site": {"values": {"case_number": "TA-2026-00000"}, "shown": frozenset({404})},
        "engagements.site_report": {
            "values": {"case_number": "TA-2026-00000", "number": 1}, "shown": frozenset({404}),
        },
        "public.accessibility": {},
        "public.privacy": {},
        "public.healthz": {},
        "static": {"values": {"filename": "css/styles.css"}, "shown": frozenset({200, 404})},
        "agencies.look_up": {},
        "agencies.search": {},
        "mailbox.messages": {},
        "mailbox.message": {"values": {"number": 999}, "shown": frozenset({404})},
        "accounts.sign_in": {"shown": frozenset({200, 302})},
        "accounts.sign_out": {"answered": SENT_ON},
        "accounts.signed_out": {},
        "accounts.ask_reset": {},
        "accounts.reset_asked": {},
        "accounts.reset": BAD_TOKEN,
        "accounts.accept": BAD_TOKEN,
        "accounts.confirm": BAD_TOKEN,
        "accounts.register": {},
        "accounts.register_unlisted": {},
        "accounts.register_with": {"values": {"key": "{harbor}"}},
        "accounts.registered": {},
        "accounts_development.sign_in": {},
        "accounts_development.sign_in_as": {"values": {"key": "{x_staff seat}"}, "answered": SENT_ON},
    }.items()
)  # fmt: skip

COLLEAGUES = COORDINATOR | EXECUTIVE | {"y_coordinator", "mill_executive"}
KEEPERS = TRIAGE | ADMINISTRATOR
DIRECTORY = READERS | ADMINISTRATOR
X_PEOPLE = PROVIDER | EXPERT
ACCOUNTS = (
    _open("accounts.account", SIGNED_IN),
    _open("accounts.change_password", SIGNED_IN),
    _open("accounts.own_sessions", SIGNED_IN),
    _open("accounts.stay", SIGNED_IN),
    _open("accounts.end_other_sessions", SIGNED_IN),
    _hidden("accounts.end_own_session", EXPERT, values={"key": "{x_expert session}"}, methods=("POST",)),
    _open("accounts.switch", SIGNED_IN),
    _open("accounts.colleagues", COLLEAGUES),
    _open("accounts.list_people", ADMINISTRATOR),
    _open("accounts.invite", ADMINISTRATOR | COLLEAGUES),
    _case("accounts.show_person", "anywhere", ADMINISTRATOR, STAFF, values={"key": "{x_staff}"}),
    _case("accounts.add_membership", "anywhere", ADMINISTRATOR, STAFF, values={"key": "{x_staff}"}),
    _hidden("accounts.disable", ADMINISTRATOR, values={"key": "{x_staff}"}),
    _hidden("accounts.enable", ADMINISTRATOR, values={"key": "{x_staff}"}),
    _case("accounts.end_sessions", "anywhere", ADMINISTRATOR, STAFF, values={"key": "{x_staff}"}),
    _hidden("accounts.name_deputy", ADMINISTRATOR | DIRECTOR, values={"key": "{director}"}),
    _hidden("accounts.end_deputy", ADMINISTRATOR | DIRECTOR, values={"key": "{deputy}"}),
    _case("accounts.end_membership", "anywhere", ADMINISTRATOR | COORDINATOR, STAFF, values={"key": "{x_staff seat}"}),
    _hidden("accounts.resend", ADMINISTRATOR | COORDINATOR, values={"key": "{invitation}"}),
    _hidden("accounts.revoke", ADMINISTRATOR | COORDINATOR, values={"key": "{invitation}"}),
    _open("accounts.agency_links", TRIAGE),
    _hidden("accounts.confirm_link", TRIAGE, values={"key": "{harbor_newcomer seat}"}),
    _hidden("accounts.refuse_link", TRIAGE, values={"key": "{harbor_newcomer seat}"}),
    _hidden("accounts.match_claim", TRIAGE, values={"key": "{claim}"}, answered=ANSWERED | {404}),
    _hidden("accounts.refuse_claim", TRIAGE, values={"key": "{claim}"}),
    _open("agencies.index", DIRECTORY),
    _case("agencies.show", "anywhere", DIRECTORY, DIRECTORY, values={"key": "{harbor}"}),
    _open("agencies.add", KEEPERS),
    _case("agencies.correct", "anywhere", KEEPERS, DIRECTORY, values={"key": "{harbor}"}),
    _case("agencies.eligibility", "anywhere", KEEPERS, DIRECTORY, values={"key": "{harbor}"}),
    _open("providers.index", DIRECTORY),
    _case("providers.show", "anywhere", DIRECTORY | X_PEOPLE, DIRECTORY | X_PEOPLE, values={"key": "{x}"}),
    _open("providers.add", ADMINISTRATOR),
    _case("providers.describe", "anywhere", ADMINISTRATOR | COORDINATOR, DIRECTORY | X_PEOPLE, values={"key": "{x}"}),
    _case("providers.enroll", "anywhere", ADMINISTRATOR, DIRECTORY | X_PEOPLE, values={"key": "{x}"}),
    _case(
        "providers.change",
        "anywhere",
        ADMINISTRATOR,
        DIRECTORY | X_PEOPLE,
        values={"key": "{x}", "number": "{participation}"},
    ),
    _case("providers.expert", "anywhere", DIRECTORY | X_PEOPLE, DIRECTORY | X_PEOPLE, values={"key": "{x_expert}"}),
    _case(
        "providers.edit_expert", "anywhere", COORDINATOR | EXPERT, DIRECTORY | X_PEOPLE, values={"key": "{x_expert}"}
    ),
    _hidden("providers.own_profile", EXPERT | {"y_expert"}, shown=frozenset({200, 302})),
    _open("administration.index", ADMINISTRATOR | AUDITOR),
    _open("administration.lifecycles", ADMINISTRATOR | AUDITOR),
    _open("administration.lifecycle", ADMINISTRATOR | AUDITOR, values={"name": "cri_tac"}),
    _open("administration.topics", ADMINISTRATOR | AUDITOR),
    _open("administration.add_topic", ADMINISTRATOR),
    _open("administration.retire_topic", ADMINISTRATOR, values={"number": "{topic}"}),
    _open("administration.restore_topic", ADMINISTRATOR, values={"number": "{topic}"}),
    _open("administration.closures", ADMINISTRATOR | AUDITOR),
    _open("administration.add_closure", ADMINISTRATOR),
    _open("administration.remove_closure", ADMINISTRATOR, values={"day": "{closure}"}),
    _open("administration.defaults", ADMINISTRATOR | AUDITOR),
    _open("administration.change_cost_limit", ADMINISTRATOR, answered=frozenset({200, 422})),  # 200: the effect first
    _open("administration.change_authorization", ADMINISTRATOR),
    _open("administration.statements", ADMINISTRATOR | AUDITOR),
    _open("administration.publish_statement", ADMINISTRATOR, values={"kind": "privacy_act"}),
    _open("administration.statement_expiry", ADMINISTRATOR, values={"number": "{statement}"}),
    _open("jobs.jobs", ADMINISTRATOR | MANAGERS | DIRECTOR),
    _open("jobs.expand_again", ADMINISTRATOR, values={"number": "{announcement}"}),
    _open("jobs.run_again", ADMINISTRATOR, values={"number": "{task}"}),
    _hidden("jobs.send_again", ADMINISTRATOR, answered=ANSWERED | {409}, values={"number": "{message}"}),
    _hidden("jobs.settle", ADMINISTRATOR, values={"number": "{message}"}),
)

WRITERS = AGENCY | {"mill_requester", "mill_executive"} | NEWCOMER | STRANGER
QUEUE = SCREENERS | DIRECTOR | AUDITOR
REQUESTS = (
    _open("requests.begin", WRITERS | TRIAGE),
    _open("requests.enter", TRIAGE),
    _open("requests.duty", SCREENERS | DIRECTOR),
    _open("requests.name_duty", MANAGERS | DIRECTOR),
    _open("requests.remove_duty", MANAGERS | DIRECTOR, methods=("POST",), values={"number": "{duty}"}),
    _open("requests.home", WRITERS),
    _open("requests.queue", QUEUE),
    _open("requests.staff_home", QUEUE),
    _open("requests.component_home", CONTACT),
    _case("requests.show", "draft", AGENCY, shown=frozenset({200, 302})),
    _case("requests.details", "draft", AGENCY),
    _case("requests.form_step", "draft", AGENCY, values={"name": "need"}, keeps=True),
    _case("requests.pick_agency", "draft", AGENCY),
    _case("requests.review", "draft", AGENCY),
    _case("requests.withdraw", "draft", AGENCY),
    _case("history.history", "draft", AGENCY),
    _case("documents.documents", "draft", AGENCY),
    _case("requests.show", "submitted", REQUEST),
    _case("requests.details", "submitted", REQUEST),
    _case("requests.receipt", "submitted", REQUEST),
    _case("requests.copy", "submitted", REQUEST),
    _case("requests.start_screening", "submitted", SCREENERS),
    _case("requests.claim", "submitted", SCREENERS),
    _case("history.history", "submitted", REQUEST),
    _case("requests.screening", "screening", QUEUE),
    _case("requests.match", "screening", SCREENERS, answered=ANSWERED | {404}),
    _case("requests.eligibility", "screening", SCREENERS),
    _case("requests.duplicates", "screening", SCREENERS),
    _case("requests.program", "screening", SCREENERS),
    _case("requests.manager", "screening", SCREENERS),
    _case("requests.change_program", "screening", SCREENERS),
    _case("requests.justification", "screening", SCREENERS),
    _case("requests.mark_urgent", "screening", SCREENERS | DIRECTOR),
    _case("requests.unmark_urgent", "screening", SCREENERS | DIRECTOR),
    _case("requests.authorize", "screening", NOBODY),
    _case("requests.record_letter", "screening", NOBODY),
    _case("requests.ask_authorization", "screening", SCREENERS),
    _case("requests.authorize", "unauthorized", EXECUTIVE),
    _case("requests.record_letter", "unauthorized", AGENCY | SCREENERS),
    _case("requests.ask_authorization", "unauthorized", SCREENERS),
    _case("engagements.accept_provisionally", "screening", ON_CALL),
    _case("engagements.accept_provisionally", "night", ON_CALL),
    _case("requests.mark_urgent", "night", TRIAGE | ON_CALL | DIRECTOR),
    _case("requests.show", "night", LISTED, notes=True),
    _case("requests.details", "night", LISTED, notes=True),
    _case("history.history", "night", LISTED),
    _part("engagements.settle_debt", "owing", ON_CALL),
    _case("requests.authorize", "owing", EXECUTIVE),
    _case("requests.show", "owing", LISTED, notes=True),
    _case("requests.ask", "screening", SCREENERS),
    _case("requests.ask_component", "screening", SCREENERS),
    _part("requests.component_answer", "screening", SCREENERS | CONTACT, READERS),
    _part("requests.component_withdraw", "screening", SCREENERS, READERS),
    _part("requests.component_again", "cleared", SCREENERS, READERS),
    _case("requests.decline", "screening", SCREENERS),
    _case("requests.refer", "screening", SCREENERS),
    _case("requests.duplicate", "screening", SCREENERS),
    _case("engagements.accept", "screening", MANAGERS),
    _case("engagements.accept", "cleared", MANAGERS),
    _case("history.history", "screening", REQUEST),
    _case("documents.documents", "screening", REQUEST),
    _case("documents.add", "screening", AGENCY | SCREENERS | DIRECTOR),
    _part("documents.download", "screening", READERS, NOBODY),
    _case("requests.answer", "asked", AGENCY | TRIAGE, keeps=True),
    _part("requests.take_back", "asked", SCREENERS),
    _case("requests.take_back_all", "asked", SCREENERS),
    _case("requests.withdraw", "asked", AGENCY | TRIAGE),
    _case("requests.confirm_decline", "decline_proposed", MANAGERS | DIRECTOR),
    _case("requests.return_decline", "decline_proposed", MANAGERS | DIRECTOR),
    _case("requests.show", "decline_proposed", REQUEST),
    _case("requests.reopen", "withdrawn", MANAGERS),
    _case("requests.show", "withdrawn", REQUEST),
    _case("history.history", "decline_proposed", REQUEST),
)

OFFERED = READERS | PROVIDER
CONTENT = ("team", "plan", "activities", "deliverables", "current_report", "recommendations", "follow_up")
OPENING = (
    _case("engagements.record_call", "call", MANAGERS),
    _case("engagements.make_offer", "selection", MANAGERS),
    _case("engagements.engage_provider", "selection", MANAGERS),
    _part("engagements.show_offer", "offered", OFFERED, NOBODY),
    _part("engagements.accept_offer", "offered", COORDINATOR | MANAGERS, OFFERED),
    _part("engagements.decline_offer", "offered", COORDINATOR | MANAGERS, OFFERED),
    _part("engagements.revoke_offer", "offered", MANAGERS, OFFERED),
    _case("requests.show", "offered", REQUEST | PROVIDER, shown=frozenset({200, 302})),
    _case("requests.details", "offered", REQUEST),
    _case("history.history", "offered", REQUEST),
    _case("documents.documents", "offered", REQUEST),
    *(_case(f"engagements.{name}", "offered", REQUEST) for name in CONTENT),
    _open("engagements.provider_home", PROVIDER | {"y_coordinator", "y_staff"}),
    _open("engagements.expert_home", EXPERT | {"y_expert"}),
    _case("engagements.propose_expert", "team", COORDINATOR | MANAGERS),
    _case("engagements.confirm_team", "team", MANAGERS),
    _part("engagements.show_assignment", "proposed", OFFERED | EXPERT, NOBODY),
    _part("engagements.attest", "proposed", EXPERT | MANAGERS, OFFERED | EXPERT),
    _part("engagements.decline_assignment", "proposed", EXPERT | MANAGERS, OFFERED | EXPERT),
    _part("engagements.find_conflict", "proposed", MANAGERS, OFFERED | EXPERT),
    _part("engagements.stand_down_expert", "proposed", MANAGERS | COORDINATOR, OFFERED | EXPERT),
    _case("requests.show", "proposed", REQUEST | PROVIDER | EXPERT, shown=frozenset({200, 302})),
    _case("requests.details", "proposed", REQUEST | PROVIDER),
    _case("history.history", "proposed", REQUEST | PROVIDER),
    _case("documents.documents", "proposed", REQUEST | PROVIDER),
    *(_case(f"engagements.{name}", "proposed", REQUEST | PROVIDER) for name in CONTENT),
    _part("engagements.confirm_expert", "attested", MANAGERS, OFFERED | EXPERT),
    _part("engagements.reopen_attestation", "attested", EXPERT | MANAGERS, OFFERED | EXPERT),
    _part("engagements.clear_managed", "conflicted", DIRECTOR, OFFERED | EXPERT),
    _case("engagements.hold", "call", MANAGERS),
    _case("engagements.withdraw", "call", EXECUTIVE | MANAGERS),
    _case("engagements.end_early", "call", MANAGERS),
    _case("engagements.ask_question", "questioned", SCREENERS | COORDINATOR),
    _case("engagements.ask_component", "questioned", SCREENERS),
    _part("requests.answer_question", "questioned", AGENCY | MANAGERS),
    _part("requests.take_back", "questioned", {"manager"}),
    _case("requests.show", "questioned", REQUEST | PROVIDER),
    _case("engagements.record_new_executive", "questioned", MANAGERS),
    _case("engagements.convert", "questioned", MANAGERS),
    _case("engagements.convert_by_director", "questioned", DIRECTOR),
    _case("engagements.spawn_follow_on", "questioned", EXECUTIVE | MANAGERS),
    _part("engagements.engagement", "questioned", REQUEST | PROVIDER),
    _part("engagements.complete_obligation", "questioned", EXECUTIVE | MANAGERS),
    _case("engagements.resume", "held", MANAGERS),
    _case("requests.show", "held", REQUEST),
    _case("history.history", "held", REQUEST),
)

INSIDE = ENGAGED - AGENCY
PLANNING = (
    _part("engagements.show_plan", "planning", INSIDE, NOBODY),
    _part("engagements.write_plan", "planning", PROVIDER, INSIDE),
    _part("engagements.submit_plan", "planning", COORDINATOR | MANAGERS, INSIDE),
    _case("engagements.start_delivery", "planning", MANAGERS),
    _case("engagements.plan", "planning", ENGAGED),
    _part("engagements.show_plan", "plan_review", INSIDE, NOBODY),
    _part("engagements.approve_plan", "plan_review", MANAGERS, INSIDE),
    _part("engagements.return_plan", "plan_review", MANAGERS, INSIDE),
    _case("engagements.plan", "plan_review", ENGAGED),
    _part("engagements.show_plan", "concurrence", ENGAGED),
    _part("engagements.concur", "concurrence", EXECUTIVE | MANAGERS),
    _part("engagements.ask_changes", "concurrence", EXECUTIVE | MANAGERS),
    _case("engagements.propose_amendment", "delivery", COORDINATOR | MANAGERS),
    _part("engagements.withdraw_amendment", "amending", COORDINATOR | MANAGERS, INSIDE, values={"number": 2}),
)

DELIVERING = PROVIDER | EXPERT
WORK = (
    *(_case(f"engagements.{name}", "delivery", ENGAGED) for name in CONTENT),
    _case("requests.show", "delivery", ENGAGED),
    _case("requests.details", "delivery", ENGAGED),
    _case("requests.receipt", "delivery", ENGAGED),
    _case("requests.copy", "delivery", ENGAGED),
    _case("requests.screening", "delivery", QUEUE),
    _case("history.history", "delivery", ENGAGED),
    _case("documents.documents", "delivery", ENGAGED),
    _case("documents.add", "delivery", ENGAGED - AUDITOR - {"records"}),
    _part("documents.download", "delivery", READERS, NOBODY),
    _part("documents.download", "delivery", INSIDE, NOBODY, values={"number": 2}),
    _part("documents.download", "delivery", ENGAGED, NOBODY, values={"number": 3}),
    _part("engagements.show_assignment", "delivery", ENGAGED, NOBODY),
    _part("engagements.show_offer", "delivery", OFFERED, NOBODY),
    _part("engagements.activity", "delivery", ENGAGED),
    _part("engagements.arrange_activity", "delivery", DELIVERING),
    _part("engagements.log_activity", "delivery", DELIVERING | MANAGERS),
    _part("engagements.cancel_activity", "delivery", DELIVERING | MANAGERS),
    _part("engagements.hand_in_deliverable", "delivery", COORDINATOR | MANAGERS),
    _part("engagements.drop_deliverable", "delivery", MANAGERS),
    _part("engagements.reach_milestone", "delivery", COORDINATOR | MANAGERS),
    _part("engagements.return_deliverable", "handed_in", MANAGERS),
    _part("engagements.accept_deliverable", "handed_in", MANAGERS),
    _case("engagements.finish_delivery", "delivered", COORDINATOR | MANAGERS),
    _part("engagements.report", "drafting", INSIDE, NOBODY),
    _part("engagements.write_section", "drafting", DELIVERING, INSIDE, values={"key": "{section}"}),
    _part("engagements.retitle_report", "drafting", DELIVERING, INSIDE),
    _part("engagements.comment_on_report", "drafting", MANAGERS | DIRECTOR | DELIVERING, INSIDE),
    _part("engagements.submit_report", "drafting", COORDINATOR | MANAGERS, INSIDE),
    _case("engagements.add_recommendation", "drafting", DELIVERING | MANAGERS),
    _part("engagements.recommendation", "drafting", INSIDE, NOBODY),
    _part("engagements.revise_recommendation", "drafting", DELIVERING | MANAGERS, INSIDE),
    _part("engagements.withdraw_recommendation", "drafting", DELIVERING | MANAGERS, INSIDE),
    _case("engagements.current_report", "drafting", ENGAGED),
    _case("engagements.recommendations", "drafting", ENGAGED),
    _part("engagements.report", "report_review", INSIDE, NOBODY),
    _part("engagements.approve_report", "report_review", MANAGERS, INSIDE),
    _part("engagements.return_report", "report_review", MANAGERS, INSIDE),
    _part("engagements.take_back_report", "report_review", COORDINATOR | MANAGERS, INSIDE),
    _part("engagements.dispose_comment", "report_review", DELIVERING, INSIDE, values={"position": 1}),
    _case("engagements.current_report", "report_review", ENGAGED),
    _part("engagements.report", "approved", ENGAGED),
    _part("engagements.check_redaction", "approved", MANAGERS),
    _part("engagements.release_report", "approved", MANAGERS),
    _part("engagements.withhold_report", "approved", MANAGERS),
    _case("engagements.hand_over", "approved", MANAGERS),
    _case("engagements.close_without_follow_up", "approved", MANAGERS),
    _part("engagements.report", "follow_up", ENGAGED),
    _part("engagements.report_progress", "follow_up", AGENCY),
    _part("engagements.validate_recommendation", "follow_up", MANAGERS),
    _part("engagements.complete_obligation", "follow_up", AGENCY | MANAGERS),
    _part("engagements.answer_check_in", "follow_up", AGENCY | MANAGERS),
    _case("engagements.close", "follow_up", MANAGERS),
    _case("engagements.follow_up", "follow_up", ENGAGED),
    _case("requests.show", "closed", ENGAGED),
    _case("history.history", "closed", ENGAGED),
    *(_case(f"engagements.{name}", "closed", ENGAGED) for name in CONTENT),
)

ASSESSMENT = (
    _case("engagements.agreement", "oa_agreement", ENGAGED),
    _case("engagements.file_agreement", "oa_agreement", MANAGERS),
    _case("engagements.sign", "oa_agreement", EXECUTIVE | MANAGERS),
    _case("engagements.conclude_agreement", "oa_agreement", MANAGERS),
    _case("engagements.record_readiness", "oa_readiness", MANAGERS),
    _case("engagements.select_site", "oa_selection", DIRECTOR),
    _case("engagements.decline_site", "oa_selection", DIRECTOR),
    _case("engagements.focus_areas", "oa_assessment", ENGAGED),
    _case("engagements.add_focus_area", "oa_assessment", COORDINATOR | MANAGERS),
    _case("engagements.begin_implementation_plan", "oa_assessment", COORDINATOR | MANAGERS),
    _case("engagements.finish_assessment", "oa_assessment", MANAGERS),
    _part("engagements.focus_area", "oa_assessment", ENGAGED),
    _part("engagements.start_area", "oa_assessment", COORDINATOR | MANAGERS, values={"number": 2}),
    _part("engagements.propose_assessed", "oa_assessment", COORDINATOR | MANAGERS),
    _part("engagements.agree_assessed", "oa_assessment", MANAGERS),
    _part("engagements.ask_for_more", "oa_assessment", MANAGERS),
    _part("engagements.drop_area", "oa_assessment", DIRECTOR),
    _part("engagements.add_finding", "oa_assessment", DELIVERING),
    _part("engagements.revise_finding", "oa_assessment", DELIVERING, values={"position": 1}),
    _part("engagements.take_out_finding", "oa_assessment", DELIVERING, values={"position": 1}),
    _part("engagements.show_recommendation", "oa_assessment", MANAGERS, ENGAGED - AGENCY),
    _part("engagements.answer_recommendation", "oa_implementation", EXECUTIVE | MANAGERS),
    _case("engagements.begin_status_report", "oa_implementation", COORDINATOR | MANAGERS),
    _case("engagements.finish_implementation", "oa_implementation", MANAGERS),
    _open("administration.criteria", ADMINISTRATOR | AUDITOR),
    _open("administration.publish_criterion", ADMINISTRATOR),
    _open("administration.retire_criterion", ADMINISTRATOR, values={"number": "{criterion}"}),
)

OF_RECORD = frozenset({"manager"})
ON_LIST = LISTED | COORDINATOR | EXPERT
CRITICAL = (
    _case("engagements.record_executive_call", "help_call", OF_RECORD),
    _case("engagements.settle_kind", "help_call", OF_RECORD),
    _case("engagements.settle_as_review", "help_call", DIRECTOR),
    *(_case(f"engagements.{name}", "help_call", LISTED) for name in CONTENT),
    _case("requests.show", "help_call", LISTED, notes=True),
    _case("history.history", "help_call", LISTED),
    _case("documents.documents", "help_call", LISTED),
    _case("engagements.start_at_once", "help_team", OF_RECORD),
    _case("engagements.propose_help_announcement", "help_team", OF_RECORD),
    _case("engagements.confirm_team", "help_team", OF_RECORD),
    _case("engagements.announce_help", "help_proposed", DIRECTOR),
    _case("engagements.record_review_call", "review_call", OF_RECORD),
    _case("requests.show", "review_call", LISTED, notes=True),
    _case("engagements.name_skills", "review_team", OF_RECORD),
    _part("engagements.settle_skill", "review_team", OF_RECORD),
    _case("engagements.team", "review_team", ON_LIST),
    _case("engagements.confirm_team", "review_team", OF_RECORD),
    _part("engagements.approve_scope", "review_scope", OF_RECORD, ON_LIST - AGENCY),
    _part("engagements.return_plan", "review_scope", OF_RECORD, ON_LIST - AGENCY),
    _part("engagements.show_plan", "review_scope", ON_LIST - AGENCY, NOBODY),
    _case("engagements.settle_scope", "review_agreed", OF_RECORD),
    _case("engagements.fact_finding", "fact_finding", ON_LIST),
    *(
        _case("engagements.log_fact", "fact_finding", COORDINATOR | EXPERT, values={"kind": kind})
        for kind in ("timeline", "interviews", "data")
    ),
    *(
        _part(f"engagements.{act}_fact", "fact_finding", COORDINATOR | EXPERT, values={"kind": kind})
        for kind in ("timeline", "interviews", "data")
        for act in ("correct", "strike")
    ),
    _case("engagements.finish_fact_finding", "fact_finding", COORDINATOR | OF_RECORD),
    *(_case(f"engagements.{name}", "fact_finding", ON_LIST) for name in CONTENT),
    _case("requests.show", "fact_finding", ON_LIST, notes=True),
    _case("history.history", "fact_finding", ON_LIST),
    _case("documents.documents", "fact_finding", ON_LIST),
)
"""Restricted cases: whoever is not on the list gets the answer of an absent one."""

CHANGING = (
    *(_case(f"engagements.{name}", "call", DIRECTOR) for name in ("restrict", "end_for_investigation")),
    _case("access.access_list", "call", SCREENERS | DIRECTOR | {"records"}),
    _case("access.add_person", "call", DIRECTOR),
    _case("access.add_organization", "call", DIRECTOR),
    _case("access.remove", "restricted", DIRECTOR, values={"key": "{harbor_requester}"}),
    _case("access.access_list", "restricted", DIRECTOR | {"manager"}),
    _case("engagements.lift_restriction", "restricted", DIRECTOR),
    _case("requests.show", "restricted", STAGES["restricted"], notes=True),
    _case("history.history", "restricted", STAGES["restricted"]),
    _case("documents.documents", "restricted", STAGES["restricted"]),
    _case("engagements.publish_investigation", "investigated", DIRECTOR),
    _case("requests.show", "investigated", REQUEST),
    _case("history.history", "investigated", REQUEST),
    _case("case_tasks.decline", "wished", MANAGERS, values={"kind": "give_back"}),
    _case("requests.show", "wished", REQUEST | PROVIDER),
    _case("history.history", "wished", REQUEST | PROVIDER),
    _case("engagements.rejoin", "team", MANAGERS),
    _case("engagements.replace_provider", "delivery", MANAGERS),
    _case("engagements.ask_for_hold", "delivery", COORDINATOR | MANAGERS),
    _case("engagements.give_back", "delivery", COORDINATOR | MANAGERS),
    _case("engagements.rework", "approved", MANAGERS),
    _case("engagements.ask_for_rework", "approved", COORDINATOR | MANAGERS),
    _part("engagements.reopen_report", "approved", MANAGERS),
    _part("engagements.propose_correction", "follow_up", MANAGERS),
    _part("engagements.correct_report", "follow_up", DIRECTOR),
    _part("engagements.propose_take_down", "follow_up", MANAGERS | DIRECTOR),
    _part("engagements.take_down_report", "follow_up", DIRECTOR),
    _part("engagements.refuse_correction", "follow_up", DIRECTOR),
    _part("engagements.refuse_take_down", "follow_up", DIRECTOR),
    _case("engagements.reopen", "closed", MANAGERS),
)
MANAGER = frozenset({"manager"})
WITHIN = EMBARGOED - AGENCY
REPORT_WRITERS = COORDINATOR | EXPERT
PUBLICITY = (
    _open("engagements.director_home", DIRECTOR),
    _open("engagements.embargo_calendar", DIRECTOR),
    _case("engagements.publicity", "announcing", EMBARGOED),
    _case("engagements.plan_announcement", "announcing", MANAGER),
    _case("engagements.proceed_confidentially", "announcing", DIRECTOR),
    _case("requests.show", "announcing", EMBARGOED, notes=True),
    _case("history.history", "announcing", EMBARGOED),
    _case("documents.documents", "announcing", EMBARGOED),
    _case("engagements.schedule_announcement", "to_schedule", DIRECTOR),
    _case("engagements.publicity", "to_schedule", EMBARGOED),
    _case("engagements.unschedule", "announcement_scheduled", DIRECTOR),
    _case("engagements.publicity", "announcement_scheduled", EMBARGOED),
    _part("engagements.report", "writing", WITHIN, NOBODY),
    _part("engagements.add_chapter", "writing", REPORT_WRITERS, WITHIN),
    _part("engagements.remove_chapter", "writing", REPORT_WRITERS, WITHIN, values={"key": "chapter_policy"}),
    _part("engagements.observe", "writing", REPORT_WRITERS, WITHIN, values={"key": "chapter_tactics"}),
    _part("engagements.reword_observation", "writing", REPORT_WRITERS, WITHIN, values={"position": 1}),
    _case("engagements.current_report", "writing", EMBARGOED),
    _part("engagements.report", "fact_checking", WITHIN | EXECUTIVE, NOBODY),
    _part("engagements.check_facts", "fact_checking", EXECUTIVE | MANAGER, WITHIN),
    _part("engagements.write_correction", "fact_checking", EXECUTIVE | MANAGER, WITHIN),
    _part("engagements.withdraw_correction", "fact_checking", EXECUTIVE | MANAGER, WITHIN, values={"position": 1}),
    _part("engagements.return_facts", "fact_checking", EXECUTIVE | MANAGER, WITHIN),
    _part("engagements.confirm_facts", "fact_checking", EXECUTIVE | MANAGER, WITHIN),
    _part("engagements.compare_report", "fact_checking", (WITHIN - TRIAGE), WITHIN | EXECUTIVE, values={"version": 1}),
    _case("engagements.current_report", "fact_checking", EMBARGOED),
    _part("engagements.answer_correction", "answering", REPORT_WRITERS, WITHIN, values={"position": 1}),
    _part("engagements.send_to_agency", "answering", MANAGER, WITHIN),
    _part("engagements.report", "deciding", WITHIN, NOBODY),
    _part("engagements.return_final", "deciding", DIRECTOR, WITHIN),
    _part("engagements.approve_report", "deciding", DIRECTOR, WITHIN),
    _part("engagements.resend_final", "deciding_again", MANAGER, WITHIN),
    _case("engagements.publicity", "releasing", EMBARGOED),
    _case("engagements.schedule_release", "releasing", DIRECTOR),
    _case("engagements.deliver_confidentially", "releasing", DIRECTOR),
    _case("engagements.pull_back", "releasing", DIRECTOR),
    _part("engagements.report", "releasing", EMBARGOED),
    _part("documents.download", "releasing", EMBARGOED, NOBODY, notes=True),
    _case("engagements.confirm_release", "release_scheduled", MANAGER),
    _case("engagements.publicity", "release_scheduled", EMBARGOED),
    _case("engagements.prepare_release", "deciding_approved", MANAGER),
    *(Entry(f"published.{name}", stage, EVERYONE)
      for stage in ("announcement_scheduled", "release_scheduled") for name in ("announcements", "released_reports")),
    *(Entry(f"published.{name}", stage, EVERYONE, values={"case_number": "{reference}"} | more, shown=GONE)
      for stage in ("announcement_scheduled", "release_scheduled")
      for name, more in (("announcement", {}), ("released", {"number": 1}), ("released_file", {"number": 1}))),
    _case("engagements.publicity", "public_now", ENGAGED),
    *(Entry(f"published.{name}", "public_now", EVERYONE, values={"case_number": "{reference}"} | more)
      for name, more in (("announcement", {}), ("released", {"number": 1}), ("released_file", {"number": 1}))),
)  # fmt: skip

TABLE: tuple[Entry, ...] = (
    *PUBLIC,
    *ACCOUNTS,
    *REQUESTS,
    *OPENING,
    *PLANNING,
    *WORK,
    *ASSESSMENT,
    *CRITICAL,
    *CHANGING,
    *PUBLICITY,
)
