"""Who may do with a request what is not a step of its life cycle; steps are judged by the workflow."""

from app.policy import gate
from app.policy.actions import Action
from app.policy.actor import Actor
from app.policy.roles import Role
from app.requests.models.assistance import AssistanceRequest

AGENCY = (Role.REQUESTER, Role.EXECUTIVE)
SCREENERS = (Role.TRIAGE, Role.PROGRAM_MANAGER)
OFFICE = (*SCREENERS, Role.DIRECTOR)
READERS = (*AGENCY, *OFFICE, Role.RECORDS, Role.AUDITOR, Role.COORDINATOR, Role.PROVIDER_STAFF, Role.EXPERT)
UNDER_REVIEW = ("submitted", "screening", "information_requested")


def may_begin(actor: Actor, _subject: object) -> bool:
    """The agency begins its own request, triage one that came by phone, e-mail or mail."""
    return actor.role in (*AGENCY, Role.TRIAGE)


def may_enter(actor: Actor, _subject: object) -> bool:
    """Triage writes down what came by phone, e-mail or mail."""
    return actor.role is Role.TRIAGE


def may_see_duty(actor: Actor, _subject: object) -> bool:
    """The office looks who is on call."""
    return actor.role in OFFICE


def may_keep_duty(actor: Actor, _subject: object) -> bool:
    """Program managers and the director say who is on call."""
    return actor.role in (Role.PROGRAM_MANAGER, Role.DIRECTOR)


def may_list(actor: Actor, _subject: object) -> bool:
    """An agency's people have a page of their cases."""
    return actor.role in AGENCY


def may_see_queue(actor: Actor, _subject: object) -> bool:
    """The office works from the queue; an auditor may look at it."""
    return actor.role in (*OFFICE, Role.AUDITOR)


def may_read(actor: Actor, _subject: object) -> bool:
    """Whoever sees the request (its scope decides) may read it; administrators and sister components do not."""
    return actor.role in READERS


def may_edit(actor: Actor, assistance: AssistanceRequest) -> bool:
    """A draft is written by its agency, or by the triage officer who took it over the phone.

    What was sent in a hurry with but part of the form may be completed by both, and by those who screen.
    """
    if not assistance.is_draft:
        return assistance.is_thin and actor.role in (*AGENCY, *SCREENERS)
    own = assistance.case_file.created_by_id == actor.person_id
    return actor.role in AGENCY or (actor.role is Role.TRIAGE and own)


def may_screen(actor: Actor, assistance: AssistanceRequest) -> bool:
    """Triage and program managers establish the facts while the request is under review."""
    return actor.role in SCREENERS and assistance.state in UNDER_REVIEW


def may_answer_for_component(actor: Actor, _subject: object) -> bool:
    """A sister component's contact has a page of the questions put to him."""
    return actor.role is Role.DECONFLICTION


def register() -> None:
    """Give the gate the rules of this subject."""
    gate.register(Action.REQUEST_BEGIN, may_begin)
    gate.register(Action.REQUEST_ENTER, may_enter)
    gate.register(Action.DUTY_READ, may_see_duty)
    gate.register(Action.DUTY_KEEP, may_keep_duty)
    gate.register(Action.REQUEST_LIST, may_list)
    gate.register(Action.REQUEST_QUEUE, may_see_queue)
    gate.register(Action.REQUEST_READ, may_read)
    gate.register(Action.CASE_READ, may_read)
    gate.register(Action.REQUEST_EDIT, may_edit)
    gate.register(Action.REQUEST_SCREEN, may_screen)
    gate.register(Action.REQUEST_CLAIM, may_screen)
    gate.register(Action.DECONFLICTION_LIST, may_answer_for_component)
