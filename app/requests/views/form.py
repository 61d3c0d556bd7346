"""The request form in steps: kept on the server at each step, sent once."""

import secrets
from dataclasses import dataclass
from typing import Any

from flask import flash, redirect, request, url_for
from flask_wtf import FlaskForm
from wtforms import HiddenField
from wtforms.validators import Length

from app.extensions import db
from app.policy import gate
from app.policy.actions import Action
from app.policy.actor import Actor
from app.requests import rules
from app.requests.forms.steps import FORMS, ProgramForm, StepForm
from app.requests.models import completeness, form_values
from app.requests.models.assistance import AssistanceRequest
from app.requests.models.choices import Channel
from app.requests.models.parts import StatementKind
from app.requests.queries import answers, single, statements, topics
from app.requests.services import drafting, sending
from app.requests.views.authorizing import ways_of
from app.requests.views.blueprint import CASE, blueprint
from app.requests.wording import BECAUSE, STEP_TITLES
from app.web.acting import current_actor
from app.web.acts import CaseForm, carried_out
from app.web.fields.dates import today
from app.web.guards import requires, step
from app.web.pages import page
from app.wording import _

NAMES = [each.name for each in completeness.STEPS]
STEP_RULE = f"{CASE}/form/<any({', '.join(NAMES)}):name>"


class BeginForm(FlaskForm):
    """Begins a request once, however often the button is pressed."""

    start_key = HiddenField(validators=[Length(min=16, max=64)])


@dataclass(frozen=True, slots=True)
class Place:
    """One step of one request's form."""

    assistance: AssistanceRequest
    name: str


def load_place(actor: Actor, reference: str, name: str) -> Place:
    """The step of a request that the actor may see."""
    return Place(single.by_reference(actor, reference), name)


@blueprint.route("/requests/new", methods=["GET", "POST"])
@requires(Action.REQUEST_BEGIN)
def begin() -> Any:
    """What to have at hand; begins a draft and opens its first step."""
    form = BeginForm(start_key=secrets.token_urlsafe(24))
    is_open = statements.form_is_open(today())
    if is_open and form.validate_on_submit():
        assistance = drafting.start(actor=current_actor(), start_key=form.start_key.data)
        db.session.commit()
        return redirect(url_for("requests.form_step", reference=assistance.reference, name=NAMES[0]))
    paperwork = statements.current_statements(today()).get(StatementKind.PAPERWORK_REDUCTION_ACT)
    return page("requests/begin.html", form=form, is_open=is_open, paperwork=paperwork)


@blueprint.route(STEP_RULE, methods=["GET", "POST"])
@requires(Action.REQUEST_READ, load=load_place)
def form_step(place: Place) -> Any:
    """Ask for one topic; keep what is valid, say what is not, go on to the next."""
    assistance, name = place.assistance, place.name
    if not assistance.is_draft and not assistance.is_thin:
        return already_sent(assistance)
    gate.require(current_actor(), Action.REQUEST_EDIT, assistance)
    if name not in _names(assistance) and request.method != "POST":
        return redirect(url_for("requests.form_step", reference=assistance.reference, name="program"))
    form = _form_of(assistance, name)
    if form.is_submitted():
        answer = _kept(assistance, name, form)
        if answer is not None:
            return answer
    return _step_page(assistance, name, form)


@blueprint.route(f"{CASE}/review", methods=["GET", "POST"])
@step(
    "submit",
    "request",
    load=single.by_reference,
    passed=lambda assistance: _the_rest(assistance) or already_sent(assistance),
)
def review(assistance: AssistanceRequest) -> Any:
    """Every answer with a way to change it; sending is the last act. A gap leads to its step."""
    form = CaseForm(version=assistance.version)
    is_open = statements.form_is_open(today()) or assistance.channel is not Channel.WEB
    if is_open and form.validate_on_submit() and carried_out(form, lambda: _send(assistance, form)):
        return redirect(url_for("requests.receipt", reference=assistance.reference))
    gaps = completeness.missing(assistance)
    if form.is_submitted() and gaps:
        flash(_("Please fill in what is missing here, then send the request."), "error")
        return redirect(url_for("requests.form_step", reference=assistance.reference, name=next(iter(gaps))))
    if getattr(form, "is_stale", False):
        form.version.data = str(assistance.version)
    return page(
        "requests/review.html",
        form=form,
        assistance=assistance,
        chapters=answers.chapters(assistance),
        gaps=gaps,
        titles=STEP_TITLES,
        is_open=is_open,
        is_own=current_actor().role in rules.AGENCY,
        home=url_for("requests.home" if current_actor().role in rules.AGENCY else "requests.queue"),
        later=[STEP_TITLES[each] for each in completeness.missing(assistance, in_full=True)],
        asks_executive=assistance.authorization_is_required,
    )


@blueprint.get(f"{CASE}/receipt")
@requires(Action.REQUEST_READ, load=single.by_reference)
def receipt(assistance: AssistanceRequest) -> Any:
    """The number, the time, what happens next and who calls."""
    if assistance.is_draft:
        return redirect(url_for("requests.review", reference=assistance.reference))
    actor = current_actor()
    return page(
        "requests/receipt.html",
        assistance=assistance,
        is_own=actor.role in rules.AGENCY,
        may_authorize="authorize" in ways_of(actor, assistance),
    )


@blueprint.get(f"{CASE}/copy")
@requires(Action.REQUEST_READ, load=single.by_reference)
def copy(assistance: AssistanceRequest) -> Any:
    """Everything that was sent, on one page to print or save."""
    return page("requests/copy.html", assistance=assistance, chapters=answers.chapters(assistance))


def _the_rest(assistance: AssistanceRequest) -> Any:
    """The answers of a request that was sent in a hurry, with what is still owed of them; None for every other."""
    if not (assistance.is_thin and gate.can(current_actor(), Action.REQUEST_EDIT, assistance)):
        return None
    gaps = completeness.missing(assistance, in_full=True)
    return page(
        "requests/rest.html",
        assistance=assistance,
        chapters=answers.chapters(assistance),
        gaps=gaps,
        titles=STEP_TITLES,
    )


def already_sent(assistance: AssistanceRequest) -> Any:
    """Say that the request is sent and under which number; None when it never was."""
    if assistance.case_file.submitted_at is None:
        return None
    flash(_("This request was already sent. Its number is %(number)s.", number=assistance.reference), "info")
    return redirect(url_for("requests.receipt", reference=assistance.reference))


def _send(assistance: AssistanceRequest, form: CaseForm) -> None:
    sending.submit(assistance, actor=current_actor(), seen_version=form.seen_version)


def _form_of(assistance: AssistanceRequest, name: str) -> StepForm:
    """The form of a step, filled with what is stored."""
    form = FORMS[name](data=form_values.of_step(assistance, name) | {"seen": form_values.fingerprint(assistance, name)})
    if isinstance(form, ProgramForm):
        form.offer(topics.choices(), topics.retired())
    form.suit(assistance)
    return form


def _kept(assistance: AssistanceRequest, name: str, form: StepForm) -> Any:
    """Keep what can be kept; the answer is where to go on, or None when the page comes back with what is wrong."""
    whole, is_asked = form.validate(), name in _names(assistance)
    values = form.kept()

    def save() -> None:
        drafting.save_step(assistance, name, values, actor=current_actor(), seen=form.seen.data or "", whole=whole)

    if "csrf_token" in form.errors or not carried_out(form, save):
        return None
    form.seen.data = form_values.fingerprint(assistance, name)  # what was kept is what the person sees now
    if not is_asked:
        flash(_("Your answers are kept. The program that is chosen now does not ask for them."), "info")
    may_go = whole or (request.form.get("then") in ("leave", "back") and form.keeps_everything())
    return redirect(_onward(assistance, name)) if may_go else None


def _onward(assistance: AssistanceRequest, name: str) -> str:
    """The next step; the review after the last one; home when the person saves and leaves."""
    if request.form.get("then") == "leave":
        flash(_("Your request is saved. You find it here under %(number)s.", number=assistance.reference), "success")
        return url_for("requests.home" if current_actor().role in rules.AGENCY else "requests.queue")
    names = _names(assistance, name)
    place = names.index(name)
    if request.form.get("then") == "back" and place:
        return url_for("requests.form_step", reference=assistance.reference, name=names[place - 1])
    following = place + 1
    if request.form.get("then") == "review" or following == len(names):
        return url_for("requests.review", reference=assistance.reference)
    return url_for("requests.form_step", reference=assistance.reference, name=names[following])


def _names(assistance: AssistanceRequest, shown: str = "") -> list[str]:
    """The steps of this request, by the program asked for; with one that was open when the program changed."""
    asked = {each.name for each in completeness.steps_of(assistance)}
    return [name for name in NAMES if name in asked or name == shown]


def _step_page(assistance: AssistanceRequest, name: str, form: StepForm) -> Any:
    """The page of a step; where someone else changed it meanwhile, his answers stand beside what was typed."""
    is_stale, names = getattr(form, "is_stale", False), _names(assistance, name)
    if is_stale:
        form.seen.data = form_values.fingerprint(assistance, name)
    return page(
        f"requests/form/{name}.html",
        form=form,
        assistance=assistance,
        name=name,
        title=STEP_TITLES[name],
        position=names.index(name) + 1,
        steps=[(each, STEP_TITLES[each], each in assistance.steps_done) for each in names],
        because=BECAUSE.get(assistance.recommended_because, ""),
        theirs=answers.chapter(assistance, name) if is_stale else None,
        statements=statements.current_statements(today()) if name == "statements" else {},
    )
