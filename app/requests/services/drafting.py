"""Beginning a request and keeping what is typed, step by step, until it is sent."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from app import clock
from app.accounts.models.people import Person
from app.agencies.models import Agency
from app.audit import services as audit
from app.errors import InvalidFact, StaleCase, StepNotAvailable
from app.extensions import db
from app.policy.actions import Action
from app.policy.actor import SYSTEM, Actor
from app.policy.roles import Role
from app.requests.models import completeness, form_values
from app.requests.models.advice import advise
from app.requests.models.assistance import AssistanceRequest, Contact, RequestTopic, Topic
from app.requests.models.choices import Channel, ContactRole
from app.requests.services import restricting
from app.wording import _
from app.workflow.models.case_file import CaseFile, new_reference
from app.workflow.services import door, legal_hold

AGENCY = (Role.REQUESTER, Role.EXECUTIVE)


@dataclass(frozen=True, slots=True)
class Arrival:
    """How a request came that staff enter: the channel, when it reached us (UTC), who spoke, in which zone (IANA)."""

    channel: Channel = Channel.WEB
    received_at: datetime | None = None
    spoken_with: str = ""
    zone: str = ""


def start(*, actor: Actor, start_key: str, arrival: Arrival = Arrival()) -> AssistanceRequest:
    """Begin a draft; the same key from the same person gives the draft begun before (double click, two tabs)."""
    found = _started(actor, start_key)
    if found is not None:
        return found
    try:
        with db.session.begin_nested():
            assistance = _new_draft(actor, start_key, arrival)
            db.session.flush()
    except IntegrityError:
        found = _started(actor, start_key)
        if found is None:
            raise
        return found
    door.opened(assistance, actor=actor)
    return assistance


def save_step(
    assistance: AssistanceRequest, step: str, values: dict[str, Any], *, actor: Actor, seen: str, whole: bool
) -> None:
    """Keep the values of a step; `seen`: its fingerprint when the page was opened, `whole`: that no value is missing.

    Raises StaleCase when someone else changed this step since, StepNotAvailable when the request was sent meanwhile.
    """
    draft = door.locked_for(assistance, door.UNDER_LOCK)
    if not draft.is_draft and not draft.is_thin:
        raise StepNotAvailable
    before = form_values.fingerprint(draft, step)
    if seen and seen != before:
        raise StaleCase
    for name, value in values.items():
        _keep(draft, name, value, actor)
    if step == "advice":
        _advise(draft)
    whole = whole and step not in completeness.missing(draft, in_full=True)
    draft.steps_done = _marked(draft.steps_done, step, whole)
    draft.last_saved_at = clock.now()
    draft.case_file.title = draft.title
    draft.version += 1
    db.session.flush()
    restricting.admit_agency(draft)
    audit.record(actor, Action.REQUEST_EDIT, draft, facts={"step": step})
    if not draft.is_draft and draft.form_is_whole:
        door.advance(draft, "complete_form", actor=SYSTEM, seen_version=door.UNDER_LOCK)


def choose_agency(assistance: AssistanceRequest, agency: Agency, *, actor: Actor) -> None:
    """Take name, ORI, kind and place of the agency from the directory; triage confirms the match later."""
    draft = door.locked_for(assistance, door.UNDER_LOCK)
    if not draft.is_draft and not draft.is_thin:
        raise StepNotAvailable
    fill_from_directory(draft, agency)
    draft.version += 1
    draft.last_saved_at = clock.now()
    db.session.flush()
    audit.record(actor, Action.REQUEST_EDIT, draft, facts={"agency": agency.ori})


def fill_from_directory(draft: AssistanceRequest, agency: Agency) -> None:
    """Copy what the directory knows of an agency into the form."""
    draft.claimed_agency_id = agency.id
    draft.agency_name, draft.agency_ori, draft.agency_type = agency.name, agency.ori or "", agency.type
    draft.city, draft.state_code = agency.city, agency.state
    draft.population_served, draft.sworn_full_time = agency.population_served, agency.sworn_full_time


def _started(actor: Actor, start_key: str) -> AssistanceRequest | None:
    found = db.session.scalar(select(AssistanceRequest).where(AssistanceRequest.start_key == start_key))
    if found is not None and found.case_file.created_by_id != actor.person_id:
        raise InvalidFact("start_key", _("Reload the page and start again."))
    return found


def _new_draft(actor: Actor, start_key: str, arrival: Arrival) -> AssistanceRequest:
    file = CaseFile(reference=unused_reference(), created_by_id=actor.person_id)
    assistance = AssistanceRequest(
        case_file=file,
        start_key=start_key,
        channel=arrival.channel,
        received_at=arrival.received_at,
        spoken_with=arrival.spoken_with,
        received_zone=arrival.zone,
    )
    db.session.add(assistance)
    db.session.flush()
    if actor.role in AGENCY:
        _fill_from_person(assistance, actor)
    return assistance


def unused_reference() -> str:
    """A case reference that nobody has."""
    while True:
        reference = new_reference()
        if db.session.scalar(select(CaseFile.id).where(CaseFile.reference == reference)) is None:
            return reference


def _fill_from_person(assistance: AssistanceRequest, actor: Actor) -> None:
    """What we know already need not be typed: the person, and the agency once triage confirmed the link."""
    person = db.session.get_one(Person, actor.person_id)
    agency = db.session.get(Agency, actor.organization_id) if actor.organization_id else None
    if agency is not None:
        fill_from_directory(assistance, agency)
        assistance.case_file.agency_id = agency.id if actor.confirmed else None
    role = ContactRole.LAW_ENFORCEMENT_EXECUTIVE if actor.role is Role.EXECUTIVE else ContactRole.POINT_OF_CONTACT
    details = {"name": person.name, "title": person.title, "phone": person.phone, "email": person.email}
    _keep_contact(assistance, role, details)


def _keep(draft: AssistanceRequest, name: str, value: Any, actor: Actor) -> None:
    if name in form_values.CONTACTS:
        _keep_contact(draft, ContactRole(name), value)
    elif name in ("primary_topic", "other_topics"):
        _keep_topics(draft, name, value)
    elif name == "authority_attested":
        _keep_attestation(draft, bool(value), actor)
    elif value is None and type(getattr(draft, name)) is str:
        setattr(draft, name, "")
    else:
        setattr(draft, name, value)


def _keep_contact(draft: AssistanceRequest, role: ContactRole, details: dict[str, str]) -> None:
    contact = draft.contact(role)
    if contact is None:
        contact = Contact(role=role)
        contact.case_file_id = draft.case_file_id
        draft.contacts.append(contact)
    for part in form_values.PARTS:
        setattr(contact, part, details.get(part) or "")


def _keep_topics(draft: AssistanceRequest, name: str, value: Any) -> None:
    primary = value if name == "primary_topic" else form_values.value_of(draft, "primary_topic")
    others = value if name == "other_topics" else form_values.value_of(draft, "other_topics")
    known = set(db.session.scalars(select(Topic.id)))
    chosen = {topic: topic == primary for topic in [*(others or []), primary] if topic in known}
    present = {row.topic_id: row.is_primary for row in draft.topics}
    if present == chosen:
        return
    if present.keys() - chosen.keys():
        legal_hold.require_none(draft.case_file)
    draft.topics[:] = [row for row in draft.topics if row.topic_id in chosen]
    for row in draft.topics:
        row.is_primary = False
    db.session.flush()  # one may be the primary topic at a time
    for row in draft.topics:
        row.is_primary = chosen.pop(row.topic_id)
    draft.topics.extend(
        RequestTopic(topic_id=topic, case_file_id=draft.case_file_id, is_primary=first)
        for topic, first in chosen.items()
    )


def _keep_attestation(draft: AssistanceRequest, attested: bool, actor: Actor) -> None:
    draft.authority_attested = attested
    draft.authority_attested_by_id = actor.person_id if attested else None
    draft.authority_attested_at = clock.now() if attested else None


def _advise(draft: AssistanceRequest) -> None:
    """Recommend a program once all questions are answered; another one than before asks the agency anew."""
    event, whole_agency, ready = draft.advice_event, draft.advice_whole_agency, draft.advice_ready
    if event is None or whole_agency is None or ready is None:
        return
    advice = advise(event=event, whole_agency=whole_agency, ready=ready)
    if advice.program is not draft.recommended_program:
        draft.follows_advice = None
    draft.recommended_program, draft.recommended_because = advice


def _marked(done: list[str], step: str, whole: bool) -> list[str]:
    rest = [each for each in done if each != step]
    return [*rest, step] if whole else rest
