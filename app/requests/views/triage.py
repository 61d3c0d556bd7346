"""Staff: the day's home, the queue, and requests that came by phone, e-mail or mail."""

import secrets
from datetime import datetime
from enum import StrEnum
from typing import Any, TypeVar

from flask import flash, redirect, request, url_for
from flask_wtf import FlaskForm

from app.agencies.models import AgencyType
from app.policy.actions import Action
from app.policy.programs import Program
from app.policy.roles import Role
from app.requests import rules
from app.requests.forms.screening import ArrivalForm, QueueSearch
from app.requests.models.assistance import AssistanceRequest
from app.requests.queries import lists, single, statements
from app.requests.queries import queue as queues
from app.requests.services import drafting, screening
from app.requests.views.blueprint import CASE, blueprint
from app.requests.views.case_lines import lines_of
from app.requests.wording import choices, label_of
from app.web import panels
from app.web.acting import current_actor
from app.web.acts import carried_out
from app.web.fields.dates import today
from app.web.guards import requires
from app.web.pages import page
from app.wording import _
from app.workflow.lifecycles.request import REQUEST
from app.workflow.wording import PARTIES, state_word

Word = TypeVar("Word", bound=StrEnum)
MOST_OWN = 60
"""Of his own cases so many stand on a person's first page, which stays light; the queue has all of them."""
STAGES = (("requests", _("Requests")), ("engagements", _("Engagements")), ("all", _("All")))
DUES = (("late", _("Late")), ("today", _("By today")), ("week", _("Within a week")))
PARTIES_SHOWN = (
    Role.REQUESTER, Role.TRIAGE, Role.PROGRAM_MANAGER, Role.DIRECTOR, Role.COORDINATOR, Role.EXPERT, Role.DECONFLICTION,
)  # fmt: skip


@blueprint.get("/today")
@requires(Action.REQUEST_QUEUE)
def staff_home() -> Any:
    """What needs me today: mine, late ones first; what waits for my role; who waits for others."""
    actor = current_actor()
    mine = lists.of_person(actor, MOST_OWN)
    own_turn = [row for row in mine if row.turn_party in _own_parties(actor.role)]
    return page(
        "requests/staff_home.html",
        own_turn=lines_of(own_turn),
        waiting=lines_of(row for row in mine if row not in own_turn),
        unclaimed=lines_of(lists.for_role(actor)),
        expiry=statements.expiry_warning(today()),
        lacks_paperwork=statements.lacks_paperwork(today()),
        sections=panels.on("staff_home", actor, None),
        form=None,
        may_claim=actor.role in rules.SCREENERS,
        most=MOST_OWN if len(mine) == MOST_OWN else 0,
    )


@blueprint.get("/queue")
@requires(Action.REQUEST_QUEUE)
def queue() -> Any:
    """One line a case, the next due first; filters by address, pages by keyset, counts that are honest."""
    actor, chosen = current_actor(), _chosen()
    shown = queues.page(actor, chosen, _cursor())
    return page(
        "requests/queue.html",
        chosen=chosen,
        lines=lines_of(shown.rows),
        counts=queues.counts(actor, chosen),
        most=queues.MOST_COUNTED,
        following=_following(shown.following),
        is_first="after" not in request.args,
        people=lists.staff_names(Role.TRIAGE, Role.PROGRAM_MANAGER),
        options=_options(chosen),
        may_claim=actor.role in rules.SCREENERS,
        may_enter=actor.role is Role.TRIAGE,
    )


@blueprint.post(f"{CASE}/claim")
@requires(Action.REQUEST_CLAIM, load=single.by_reference)
def claim(assistance: AssistanceRequest) -> Any:
    """Put one's name on a request and go on with it."""
    form = FlaskForm()
    if form.validate_on_submit() and carried_out(form, lambda: screening.claim(assistance, actor=current_actor())):
        flash(_("You have claimed %(number)s.", number=assistance.reference), "success")
        return redirect(url_for("requests.screening", reference=assistance.reference))
    for sentence in form.form_errors:
        flash(sentence, "error")
    return redirect(url_for("requests.show", reference=assistance.reference))


@blueprint.route("/queue/new", methods=["GET", "POST"])
@requires(Action.REQUEST_ENTER)
def enter() -> Any:
    """Write down a request that came by phone, e-mail or mail: how, when, and who spoke; then the same form."""
    form = ArrivalForm(start_key=secrets.token_urlsafe(24))
    if form.validate_on_submit() and carried_out(form, lambda: _enter(form)):
        begun = drafting.start(actor=current_actor(), start_key=form.start_key.data)
        return redirect(url_for("requests.form_step", reference=begun.reference, name="agency"))
    return page("requests/enter.html", form=form)


def _enter(form: ArrivalForm) -> None:
    arrival = drafting.Arrival(form.channel.data, form.happened_at, form.spoken_with.data, form.zone.data)
    drafting.start(actor=current_actor(), start_key=form.start_key.data, arrival=arrival)


def _own_parties(role: Role) -> tuple[Role, ...]:
    """Whose turns are this person's among his own cases: a program manager may screen, too."""
    return (Role.TRIAGE, Role.PROGRAM_MANAGER) if role is Role.PROGRAM_MANAGER else (role,)


def _chosen() -> queues.Filter:
    """The filter in the address; what is unknown does not narrow."""
    given = QueueSearch.given
    stage, due, state = given("stage"), given("due"), given("state")
    return queues.Filter(
        stage=stage if stage in dict(STAGES) else "requests",
        program=_word(Program, given("program")),
        state=state if state.replace("_", "").isalpha() else "",
        waiting_on=_word(Role, given("waiting_on")),
        due=due if due in dict(DUES) else "",
        owner=given("owner")[:20],
        agency_type=_word(AgencyType, given("agency_type")),
        text=given("text"),
    )


def _word(kind: type[Word], text: str) -> Word | None:
    return kind(text) if text in set(kind) else None


def _options(chosen: queues.Filter) -> dict[str, list[tuple[str, str]]]:
    """What each menu of the filter offers."""
    states = [state.name for state in REQUEST.states if not state.final and state.name != "draft"]
    if chosen.state and chosen.state not in states:
        states.append(chosen.state)
    return {
        "stage": list(STAGES),
        "program": choices(Program),
        "state": [(state, state_word(state)) for state in states],
        "waiting_on": [(role, PARTIES[role]) for role in PARTIES_SHOWN],
        "due": list(DUES),
        "agency_type": [(kind, label_of(kind)) for kind in AgencyType],
    }


def _cursor() -> queues.Cursor | None:
    """The place in the list that the address names; nonsense means the beginning."""
    stamp, _mark, number = request.args.get("after", "").rpartition("~")
    if not number.isdecimal() or len(number) > 18:
        return None
    try:
        return queues.Cursor(datetime.fromisoformat(stamp) if stamp != "-" else None, int(number))
    except ValueError:
        return None


def _following(cursor: queues.Cursor | None) -> str:
    """The address of the next page, with the same filter."""
    if cursor is None:
        return ""
    stamp = cursor.due_at.isoformat() if cursor.due_at else "-"
    kept = {name: value for name, value in request.args.items() if name != "after"}
    return url_for("requests.queue", **{**kept, "after": f"{stamp}~{cursor.id}"})
