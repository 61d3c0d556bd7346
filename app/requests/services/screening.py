"""What triage establishes about a request before it can be accepted; each fact with who and when."""

from collections.abc import Callable
from datetime import datetime

from sqlalchemy import exists, select

from app import clock
from app.accounts.models.people import Membership, Person
from app.agencies.models import Agency, Eligibility
from app.audit import services as audit
from app.errors import InvalidFact
from app.extensions import db
from app.policy import gate
from app.policy.actions import Action
from app.policy.actor import Actor
from app.policy.programs import Kind, Program
from app.policy.roles import Role
from app.requests.models.assistance import AssistanceRequest
from app.requests.models.choices import Urgency
from app.requests.models.parts import Component, Deconfliction
from app.requests.services import authorizing, deconfliction, rematching, restricting
from app.requests.wording import label_of
from app.wording import _
from app.workflow.rules import Behalf
from app.workflow.services import access, door
from app.workflow.services.clocks import settling

ONLY_KIND = {
    Program.CRI_TAC: Kind.TRAINING_AND_ASSISTANCE,
    Program.ORGANIZATIONAL_ASSESSMENT: Kind.ASSESSMENT,
}
"""Programs that have one kind of help."""
Fact = Callable[[AssistanceRequest], None]


def start_screening(assistance: AssistanceRequest, *, actor: Actor, seen_version: int) -> None:
    """Take a sent request into screening; whoever does so has claimed it."""

    def claimed(case: AssistanceRequest) -> None:
        case.screener_id = case.screener_id or actor.person_id

    door.advance(assistance, "start_screening", actor=actor, seen_version=seen_version, facts=claimed)


def claim(assistance: AssistanceRequest, *, actor: Actor) -> None:
    """Put one's name on a request that nobody has; a new one goes into screening. Raises InvalidFact when taken."""
    if assistance.state == "submitted":
        start_screening(assistance, actor=actor, seen_version=door.UNDER_LOCK)
        return

    def claimed(locked: AssistanceRequest) -> None:
        if locked.screener_id not in (None, actor.person_id):
            raise InvalidFact("version", _("Someone else has claimed this request."))
        locked.screener_id = actor.person_id

    _establish(assistance, claimed, actor, door.UNDER_LOCK, Action.REQUEST_CLAIM)


def match_agency(assistance: AssistanceRequest, agency: Agency, *, actor: Actor, seen_version: int) -> None:
    """Tie the request to an agency of the directory; eligibility is then judged anew.

    Another agency than before inherits nothing: its executive and the sister components are asked afresh.
    """
    before: set[int | None] = set()

    def matched(locked: AssistanceRequest) -> None:
        before.add(locked.case_file.agency_id)
        if before - {None, agency.id}:
            rematching.forget(locked)
        locked.case_file.agency_id = agency.id
        locked.agency_matched_at, locked.agency_matched_by_id = clock.now(), actor.person_id
        locked.eligibility_confirmed, locked.eligibility_note = None, ""
        locked.eligibility_confirmed_at = locked.eligibility_confirmed_by_id = None
        restricting.admit_agency(locked)

    _establish(assistance, matched, actor, seen_version, told=f"agency {agency.ori or agency.name}")
    if before - {None, agency.id}:
        rematching.ask_afresh(assistance, actor)


def confirm_eligibility(
    assistance: AssistanceRequest, *, eligible: bool, note: str, actor: Actor, seen_version: int
) -> None:
    """Decide on an agency whose kind the directory leaves open. Raises InvalidFact where the directory decides."""

    def confirmed(locked: AssistanceRequest) -> None:
        if locked.matched_eligibility is not Eligibility.TO_BE_CONFIRMED:
            raise InvalidFact("eligible", _("The directory already says whether this agency is eligible."))
        locked.eligibility_confirmed, locked.eligibility_note = eligible, note
        locked.eligibility_confirmed_at, locked.eligibility_confirmed_by_id = clock.now(), actor.person_id

    _establish(assistance, confirmed, actor, seen_version, told="eligible" if eligible else "not eligible")


def check_duplicates(assistance: AssistanceRequest, *, actor: Actor, seen_version: int) -> None:
    """Note that the related cases were looked at."""

    def checked(locked: AssistanceRequest) -> None:
        locked.duplicates_checked_at, locked.duplicates_checked_by_id = clock.now(), actor.person_id

    _establish(assistance, checked, actor, seen_version, told="duplicates checked")


def settle_program(
    assistance: AssistanceRequest, program: Program, *, actor: Actor, seen_version: int, kind: Kind | None = None
) -> None:
    """Confirm the program that the agency asked for, or choose one where it left the choice to us; `kind` of help too.

    Raises InvalidFact for any other program: that is a change, which the agency is told with its reason.
    """

    def settled(locked: AssistanceRequest) -> None:
        asked, present = locked.program_asked, locked.case_file.program
        is_open_choice = asked is None or asked.value in (program.value, "not_sure")
        if not is_open_choice and not (locked.program_is_settled and present is program):
            raise InvalidFact("program", _("The agency asked for another program."))
        settle(locked, program, actor, kind)

    told = f"program {program.value}" + (f", {kind.value}" if kind else "")
    _establish(assistance, settled, actor, seen_version, told=told)
    if assistance.authorization_asked_at is None:
        authorizing.ask_if_awaited(assistance)


def change_program(
    assistance: AssistanceRequest, program: Program, reason: str, *, actor: Actor, seen_version: int
) -> None:
    """Take the request up under another program; old, new and the reason stay in the history, and the agency is told.

    Its needs, list and clocks are the new program's from now on. Raises InvalidFact.
    """
    if not reason.strip():
        raise InvalidFact("reason", _("Give the reason. The agency reads it."))
    before = assistance.case_file.program or assistance.program_wanted
    words = {"old": label_of(before), "new": label_of(program), "why": reason}

    def changed(locked: AssistanceRequest) -> None:
        if locked.case_file.program is program:
            raise InvalidFact("program", _("The request is looked at under this program already."))
        _move_to(locked, program, actor)

    door.advance(
        assistance,
        "change_program",
        actor=actor,
        seen_version=seen_version,
        facts=changed,
        note=_("%(old)s → %(new)s: %(why)s", **words),
    )
    authorizing.ask_if_awaited(assistance)


def _move_to(locked: AssistanceRequest, program: Program, actor: Actor) -> None:
    """Let the other program's rules hold: hours where it is urgent, its list, its clocks from now on.

    A restriction stays: lifting it is the director's (docs/decisions/lineage.md).
    """
    settle(locked, program, actor)
    if locked.case_file.restricted:
        access.enlist(locked.case_file, actor.person_id)


def settle(locked: AssistanceRequest, program: Program, actor: Actor, kind: Kind | None = None) -> None:
    """Write the program on a locked request, with the kind of help; Critical Response may leave that to the call.

    Another program than before begins its own clocks, in hours where a Critical Response is urgent.
    """
    file = locked.case_file
    if file.program is not program:
        file.is_urgent = program is Program.CRITICAL_RESPONSE and locked.urgency is Urgency.URGENT
        settling.stop(file, "screening", "deconfliction_answer")
    file.program = program
    file.kind = ONLY_KIND.get(program, kind)
    locked.kind_left_to_call = file.kind is None
    locked.program_settled_at, locked.program_settled_by_id = clock.now(), actor.person_id
    if program is Program.CRITICAL_RESPONSE:
        restricting.restrict(locked)
        access.enlist(file, actor.person_id, locked.screener_id)


def justify_review(assistance: AssistanceRequest, why: str, *, actor: Actor, seen_version: int) -> None:
    """Note why an objective review is of benefit, as the agency told us."""

    def justified(locked: AssistanceRequest) -> None:
        locked.review_justification = why

    _establish(assistance, justified, actor, seen_version, told="review justified")


def name_program_manager(assistance: AssistanceRequest, person: Person, *, actor: Actor, seen_version: int) -> None:
    """Name the program manager of record; the turn in screening becomes his. Raises InvalidFact for anyone else."""

    def named(locked: AssistanceRequest) -> None:
        if not _is_program_manager(person.id):
            raise InvalidFact("program_manager", _("Choose a person who is a program manager today."))
        locked.case_file.owner_id = person.id
        if locked.case_file.restricted:
            access.enlist(locked.case_file, person.id)

    _establish(assistance, named, actor, seen_version, told=f"program manager {person.name}")


def ask_component(
    assistance: AssistanceRequest,
    component: Component,
    contact_name: str,
    *,
    actor: Actor,
    seen_version: int,
    contact: Person | None = None,
) -> None:
    """Ask a sister component whether it has a matter with the agency; its clock starts.

    A contact with an account gets a mail and answers himself; otherwise staff ask and record the answer.
    """

    def asked(case: AssistanceRequest) -> None:
        case.component_to_ask = deconfliction.to_ask(component, contact_name, contact)

    door.advance(assistance, "ask_deconfliction", actor=actor, seen_version=seen_version, facts=asked)


def record_answer(
    asked: Deconfliction,
    *,
    answer: str,
    answered_by: str,
    answered_at: datetime,
    reason: str,
    actor: Actor,
    seen_version: int,
    channel: str = "phone",
) -> None:
    """Record a component's yes, no or hold: who said it, how and when (UTC); the reason stays in the office."""

    def answered(case: Deconfliction) -> None:
        if answered_at > clock.now():
            raise InvalidFact("answered_at", _("The answer cannot lie in the future."))
        case.answer, case.answered_by = answer, answered_by
        case.answered_at, case.recorded_by_id = answered_at, actor.person_id
        case.reason = reason

    door.advance(
        asked, "answer", actor=actor, seen_version=seen_version, facts=answered, reason=answer, audience="cops",
        behalf=Behalf(Role.DECONFLICTION, channel, happened_at=answered_at),
    )  # fmt: skip


def ask_component_again(
    asked: Deconfliction,
    *,
    actor: Actor,
    seen_version: int,
    contact: Person | None = None,
    contact_name: str = "",
) -> None:
    """Ask the same component once more: a contact with an account, or someone whom staff ask; the answer is history."""

    def cleared(case: Deconfliction) -> None:
        deconfliction.clear(case)
        deconfliction.put_to(case, contact, contact_name)

    door.advance(asked, "ask_again", actor=actor, seen_version=seen_version, facts=cleared, audience="cops")


def take_back_from_component(asked: Deconfliction, *, actor: Actor, seen_version: int) -> None:
    """Ask a component no longer."""
    door.advance(asked, "withdraw", actor=actor, seen_version=seen_version, audience="cops")


def _establish(
    assistance: AssistanceRequest,
    fact: Fact,
    actor: Actor,
    seen_version: int,
    action: Action = Action.REQUEST_SCREEN,
    told: str = "",
) -> None:
    """Write a fact on the locked request, let the clocks follow, and audit it."""
    locked = door.locked_for(assistance, seen_version)
    gate.require(actor, action, locked)
    fact(locked)
    locked.version += 1
    db.session.flush()
    settling.settle(locked.case_file)
    db.session.flush()
    audit.record(actor, action, locked, reason=told)


def _is_program_manager(person_id: int) -> bool:
    held = exists().where(
        Membership.person_id == person_id, Membership.role == Role.PROGRAM_MANAGER, Membership.is_current
    )
    return bool(db.session.scalar(select(held)))
