"""Requests at each place of their life cycle, made by the verbs themselves."""

from datetime import date, timedelta

from app import clock
from app.agencies.models import Agency
from app.extensions import db
from app.policy.programs import Kind, Program
from app.requests.models.assistance import AssistanceRequest, Topic
from app.requests.models.choices import Channel
from app.requests.models.parts import Component
from app.requests.services import asking, authorizing, drafting, screening, sending
from tests.standing import stands

ANSWERS = {
    "agency": {
        "agency_name": "Harbor County Sheriff's Office", "agency_type": "sheriff", "city": "Port Harbor",
        "state_code": "FL", "sworn_full_time": 212,
    },
    "contacts": {
        "law_enforcement_executive": {
            "name": "Henry Boone", "title": "Sheriff", "phone": "202-555-0101", "email": "boone@harbor.example.org",
        },
        "point_of_contact": {
            "name": "Rita Alvarez", "title": "Captain", "phone": "202-555-0102", "email": "alvarez@harbor.example.org",
        },
    },
    "program": {"program_wanted": "cri_tac", "delivery_types": ["in_person_training"], "mode": "in_person"},
    "need": {
        "title": "De-escalation training for 48 deputies",
        "problem": "Use of force in mental health calls has doubled in a year.",
        "how_it_came_up": "The sheriff reviewed last year's reports.",
        "if_nothing_is_done": "More injuries and less trust.",
    },
    "outcome": {
        "outcome_wanted": "Deputies calm a situation down before they use force.",
        "success_measure": "A third fewer injuries within a year.",
        "audience": "Patrol deputies", "number_to_train": 48, "place": "Port Harbor, FL", "urgency": "routine",
    },
    "other": {"has_pending_matters": False, "naming_consent": "ask_first"},
    "attachments": {},
    "statements": {"authority_attested": True},
}  # fmt: skip

RESPONSE = {
    "program": {"program_wanted": "critical_response", "delivery_types": [], "mode": None},
    "incident": {
        "help_wanted": "immediate_assistance",
        "is_about_incident": True,
        "incident_kind": "demonstration",
        "incident_on": date(2026, 1, 5),
        "incident_place": "Port Harbor",
        "casualties": "Nobody was hurt.",
        "proceedings": ["civil"],
        "open_proceedings": "A suit in county court.",
    },
}
REVIEW = RESPONSE | {
    "incident": RESPONSE["incident"]
    | {"help_wanted": "after_action_review", "review_justification": "Our own people were part of it."},
}
ASSESSMENT = {
    "program": {"program_wanted": "organizational_assessment", "delivery_types": [], "mode": None},
    "assessment": {
        "focus_areas_wanted": "Use of force and supervision.",
        "community_concerns": "Trust after two shootings.",
        "governing_body_aware": True,
        "unions_aware": True,
        "commits_to_act": True,
    },
}
UNSURE = {
    "program": {"program_wanted": "not_sure", "delivery_types": [], "mode": None},
    "advice": {"advice_event": False, "advice_whole_agency": False, "advice_ready": False},
    "recommendation": {"follows_advice": False},
}
CHANGED = {
    Kind.TRAINING_AND_ASSISTANCE: {}, Kind.IMMEDIATE_ASSISTANCE: RESPONSE, Kind.DATA_ANALYSIS: RESPONSE,
    Kind.AFTER_ACTION_REVIEW: REVIEW, Kind.IN_DEPTH_REVIEW: REVIEW, Kind.ASSESSMENT: ASSESSMENT,
}  # fmt: skip
"""What a request for each kind of help answers otherwise than one for training."""


def by_number(reference: str) -> AssistanceRequest:
    """The request of a case."""
    return db.session.query(AssistanceRequest).join(AssistanceRequest.case_file).filter_by(reference=reference).one()


def topic(name: str = "De-escalation") -> Topic:
    """A topic of the catalogue, made when it is not there."""
    found = db.session.query(Topic).filter_by(name=name).first()
    if found is None:
        found = Topic(group="General", name=name)
        db.session.add(found)
        db.session.flush()
    return found


def draft(actor, key: str = "key-1") -> AssistanceRequest:
    """A draft that was only begun."""
    assistance = drafting.start(actor=actor, start_key=key)
    db.session.flush()
    return assistance


@stands
def filled(actor, key: str = "key-1", **changed) -> AssistanceRequest:
    """A draft with every step filled in; `changed` replaces the answers of a step."""
    assistance = draft(actor, key)
    for step in dict.fromkeys((*ANSWERS, *changed)):
        answers = ANSWERS.get(step, {})
        values = answers | ({"primary_topic": topic().id} if step == "program" else {}) | changed.get(step, {})
        drafting.save_step(assistance, step, values, actor=actor, seen="", whole=True)
    return assistance


@stands
def submitted(actor, key: str = "key-1", **changed) -> AssistanceRequest:
    """A request that was sent."""
    assistance = filled(actor, key, **changed)
    sending.submit(assistance, actor=actor, seen_version=assistance.version)
    return assistance


@stands
def in_screening(cast, key: str = "key-1", **changed) -> AssistanceRequest:
    """A request that a triage officer has claimed."""
    assistance = submitted(cast.harbor_requester.actor, key, **changed)
    screening.start_screening(assistance, actor=cast.triage.actor, seen_version=assistance.version)
    return assistance


@stands
def asked(cast, *texts: str) -> AssistanceRequest:
    """A request about which the agency was asked something."""
    assistance = in_screening(cast)
    asking.ask(
        assistance, list(texts or ("How many deputies?",)), actor=cast.triage.actor, seen_version=assistance.version
    )
    return assistance


@stands
def ready_to_accept(
    cast,
    key: str = "key-1",
    agency: Agency | None = None,
    kind: Kind = Kind.TRAINING_AND_ASSISTANCE,
    urgent: bool = False,
    manager=None,
) -> AssistanceRequest:
    """A request of which everything is established, so that it can be accepted: a review by the director.

    Of another kind of help than training: "assistance = ready_to_accept(cast, kind=Kind.AFTER_ACTION_REVIEW)".
    """
    hurry = {"outcome": {"urgency": "urgent", "urgency_reason": "Unrest tonight."}} if urgent else {}
    assistance, actor = in_screening(cast, key, **(CHANGED[kind] | hurry)), cast.triage.actor
    program = PROGRAM_OF[kind]
    screening.match_agency(assistance, agency or cast.harbor, actor=actor, seen_version=assistance.version)
    screening.settle_program(assistance, program, kind=kind, actor=actor, seen_version=assistance.version)
    screening.check_duplicates(assistance, actor=actor, seen_version=assistance.version)
    ask_and_clear(assistance, actor)
    named = (manager or cast.manager).person
    screening.name_program_manager(assistance, named, actor=actor, seen_version=assistance.version)
    if assistance.authorization_is_awaited:
        authorize(assistance, cast.harbor_executive)
    return assistance


def thin(cast) -> AssistanceRequest:
    """An urgent call at night as triage took it down, sent with but part of the form."""
    actor = cast.triage.actor
    arrival = drafting.Arrival(Channel.PHONE, clock.now(), "Sheriff Boone")
    assistance = drafting.start(actor=actor, start_key="a-thin-call", arrival=arrival)
    contact = ANSWERS["contacts"]["law_enforcement_executive"]
    said = {
        "agency": {"agency_name": "Harbor County Sheriff's Office", "state_code": "FL"},
        "contacts": {"law_enforcement_executive": contact},
        "program": {"program_wanted": "critical_response"},
        "need": {"title": "Unrest at the harbor", "problem": "A march turned violent."},
        "outcome": {"urgency": "urgent", "urgency_reason": "It goes on tonight."},
        "statements": {"authority_attested": True},
    }
    for step, values in said.items():
        drafting.save_step(assistance, step, values, actor=actor, seen="", whole=True)
    sending.submit(assistance, actor=actor, seen_version=assistance.version)
    return assistance


def authorize(assistance: AssistanceRequest, executive) -> None:
    """The executive attests by his own account."""
    authorizing.attest(
        assistance, actor=executive.actor, seen_version=assistance.version, name="Henry Boone", title="Sheriff"
    )


PROGRAM_OF = {
    Kind.TRAINING_AND_ASSISTANCE: Program.CRI_TAC,
    Kind.ASSESSMENT: Program.ORGANIZATIONAL_ASSESSMENT,
    **dict.fromkeys(
        (Kind.IMMEDIATE_ASSISTANCE, Kind.DATA_ANALYSIS, Kind.AFTER_ACTION_REVIEW, Kind.IN_DEPTH_REVIEW),
        Program.CRITICAL_RESPONSE,
    ),
}


def ask_and_clear(assistance: AssistanceRequest, actor, answer: str = "clear") -> None:
    """Ask the Civil Rights Division, and record what it said."""
    screening.ask_component(
        assistance, Component.CIVIL_RIGHTS, "Leo Hart", actor=actor, seen_version=assistance.version
    )
    screening.record_answer(
        assistance.deconflictions[-1], answer=answer, answered_by="Leo Hart",
        answered_at=clock.now() - timedelta(minutes=1), reason="", actor=actor, seen_version=1,
    )  # fmt: skip
