"""Requests at each place of their life cycle, made by the verbs themselves."""

from datetime import timedelta

from app import clock
from app.agencies.models import Agency
from app.extensions import db
from app.policy.programs import Program
from app.requests.models.assistance import AssistanceRequest, Topic
from app.requests.models.parts import Component
from app.requests.services import asking, drafting, screening, sending

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


def filled(actor, key: str = "key-1", **changed) -> AssistanceRequest:
    """A draft with every step filled in; `changed` replaces the answers of a step."""
    assistance = draft(actor, key)
    for step, answers in ANSWERS.items():
        values = answers | ({"primary_topic": topic().id} if step == "program" else {}) | changed.get(step, {})
        drafting.save_step(assistance, step, values, actor=actor, seen="", whole=True)
    return assistance


def submitted(actor, key: str = "key-1", **changed) -> AssistanceRequest:
    """A request that was sent."""
    assistance = filled(actor, key, **changed)
    sending.submit(assistance, actor=actor, seen_version=assistance.version)
    return assistance


def in_screening(cast, key: str = "key-1", **changed) -> AssistanceRequest:
    """A request that a triage officer has claimed."""
    assistance = submitted(cast.harbor_requester.actor, key, **changed)
    screening.start_screening(assistance, actor=cast.triage.actor, seen_version=assistance.version)
    return assistance


def asked(cast, *texts: str) -> AssistanceRequest:
    """A request about which the agency was asked something."""
    assistance = in_screening(cast)
    asking.ask(
        assistance, list(texts or ("How many deputies?",)), actor=cast.triage.actor, seen_version=assistance.version
    )
    return assistance


def ready_to_accept(cast, key: str = "key-1", agency: Agency | None = None) -> AssistanceRequest:
    """A request of which everything is established, so that a program manager can accept it."""
    assistance, actor = in_screening(cast, key), cast.triage.actor
    screening.match_agency(assistance, agency or cast.harbor, actor=actor, seen_version=assistance.version)
    screening.settle_program(assistance, Program.CRI_TAC, actor=actor, seen_version=assistance.version)
    screening.check_duplicates(assistance, actor=actor, seen_version=assistance.version)
    ask_and_clear(assistance, actor)
    screening.name_program_manager(assistance, cast.manager.person, actor=actor, seen_version=assistance.version)
    return assistance


def ask_and_clear(assistance: AssistanceRequest, actor, answer: str = "clear") -> None:
    """Ask the Civil Rights Division, and record what it said."""
    screening.ask_component(
        assistance, Component.CIVIL_RIGHTS, "Leo Hart", actor=actor, seen_version=assistance.version
    )
    screening.record_answer(
        assistance.deconflictions[-1], answer=answer, answered_by="Leo Hart",
        answered_at=clock.now() - timedelta(minutes=1), reason="", actor=actor, seen_version=1,
    )  # fmt: skip
