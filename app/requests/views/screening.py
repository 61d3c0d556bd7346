"""The screening of a request: a checklist in which each fact has its own small form."""

from collections.abc import Callable
from typing import Any

from flask import flash, redirect, request, url_for
from flask_wtf import FlaskForm

from app.accounts.models.people import Person
from app.agencies.models import Agency, Eligibility
from app.agencies.queries import by_key, by_ori, find
from app.errors import NotVisible
from app.extensions import db
from app.policy import gate
from app.policy.actions import Action
from app.policy.programs import Program
from app.policy.roles import Role
from app.requests.forms import screening as forms
from app.requests.forms.questions import searched
from app.requests.models.assistance import AssistanceRequest
from app.requests.queries import answers, lists, single
from app.requests.services import screening as verbs
from app.requests.views.authorizing import ways_of
from app.requests.views.blueprint import CASE, blueprint
from app.requests.views.case import note_reading
from app.requests.wording import label_of
from app.web.acting import current_actor
from app.web.acts import CaseForm, carried_out
from app.web.guards import requires, step
from app.web.pages import page
from app.wording import _
from app.workflow import stepping
from app.workflow.views import case_frame
from app.workflow.views.steps import taken


@blueprint.get(f"{CASE}/screening")
@requires(Action.REQUEST_QUEUE, load=single.by_reference)
def screening(assistance: AssistanceRequest) -> Any:
    """Can we take it, and who else has it? The checklist with a form for each fact."""
    note_reading(current_actor(), assistance.case_file)
    return _checklist(assistance)


@blueprint.post(f"{CASE}/screening/match")
@requires(Action.REQUEST_SCREEN, load=single.by_reference)
def match(assistance: AssistanceRequest) -> Any:
    """Tie the request to an agency of the directory."""
    form = forms.MatchForm()
    agency = by_key(form.key.data or "")
    if agency is None:
        raise NotVisible
    done = _("Agency matched.")
    if assistance.case_file.agency_id not in (None, agency.id):
        done = _("Agency changed. What was said and checked about the other agency has to be asked anew.")
    return _noted(assistance, form, lambda: verbs.match_agency(assistance, agency, **_by(form)), done)


@blueprint.post(f"{CASE}/screening/eligibility")
@requires(Action.REQUEST_SCREEN, load=single.by_reference)
def eligibility(assistance: AssistanceRequest) -> Any:
    """Decide on an agency whose kind the directory leaves open."""
    form = forms.EligibilityForm()

    def decide() -> None:
        verbs.confirm_eligibility(assistance, eligible=form.eligible.data, note=form.note.data, **_by(form))

    return _noted(assistance, form, decide, _("Eligibility noted."), eligibility=form)


@blueprint.post(f"{CASE}/screening/duplicates")
@requires(Action.REQUEST_SCREEN, load=single.by_reference)
def duplicates(assistance: AssistanceRequest) -> Any:
    """Note that the related cases were looked at."""
    form = forms.CheckForm()
    return _noted(assistance, form, lambda: verbs.check_duplicates(assistance, **_by(form)), _("Duplicates checked."))


@blueprint.post(f"{CASE}/screening/program")
@requires(Action.REQUEST_SCREEN, load=single.by_reference)
def program(assistance: AssistanceRequest) -> Any:
    """Settle the program."""
    form = forms.ProgramForm()

    def settle() -> None:
        settled, kind = form.settled
        verbs.settle_program(assistance, settled, kind=kind, **_by(form))

    return _noted(assistance, form, settle, _("Program settled."), program=form)


@blueprint.post(f"{CASE}/screening/justification")
@requires(Action.REQUEST_SCREEN, load=single.by_reference)
def justification(assistance: AssistanceRequest) -> Any:
    """Note why an objective review is of benefit."""
    form = forms.JustificationForm()

    def justify() -> None:
        verbs.justify_review(assistance, form.why.data, **_by(form))

    return _noted(assistance, form, justify, _("Noted."), justification=form)


@blueprint.route(f"{CASE}/program", methods=["GET", "POST"])
@step("change_program", "request", load=single.by_reference)
def change_program(assistance: AssistanceRequest) -> Any:
    """Take the request up under another program; the agency is told why."""
    form = forms.ChangeProgramForm(version=assistance.version)

    def change() -> None:
        verbs.change_program(assistance, form.program.data, form.reason.data, **_by(form))

    if taken(assistance, form, change):
        flash(_changed(assistance), "success")
        return _on_to_screening(assistance)
    asked = _("The agency asked for: %(program)s", program=label_of(assistance.program_wanted))
    return _plain_step(assistance, form, _("Change the program"), asked)


def _changed(assistance: AssistanceRequest) -> str:
    """What to say after a change; a case that was restricted stays so until a director lifts it."""
    if assistance.case_file.restricted and assistance.case_file.program is not Program.CRITICAL_RESPONSE:
        return _("The program is changed; the agency is told. The case stays restricted until a director lifts it.")
    return _("The program is changed. The agency is told.")


@blueprint.post(f"{CASE}/screening/manager")
@requires(Action.REQUEST_SCREEN, load=single.by_reference)
def manager(assistance: AssistanceRequest) -> Any:
    """Name the program manager of record."""
    form = forms.ManagerForm()
    people = lists.staff(Role.PROGRAM_MANAGER)
    form.offer(people)

    def name() -> None:
        verbs.name_program_manager(assistance, _person(people, form.person.data), **_by(form))

    return _noted(assistance, form, name, _("Program manager named."), manager=form)


@blueprint.route(f"{CASE}/start-screening", methods=["GET", "POST"])
@step("start_screening", "request", load=single.by_reference, passed=lambda assistance: _on_to_screening(assistance))
def start_screening(assistance: AssistanceRequest) -> Any:
    """Claim a new request and begin to look at it."""
    form = forms.CheckForm(version=assistance.version)
    if taken(assistance, form, lambda: verbs.start_screening(assistance, **_by(form))):
        return _on_to_screening(assistance)
    return _plain_step(
        assistance, form, _("Start screening"), _("You claim this request; the agency sees that it is under review.")
    )


def _by(form: CaseForm) -> dict[str, Any]:
    return {"actor": current_actor(), "seen_version": form.seen_version}


def _person(people: list[Person], key: str) -> Person:
    return next(person for person in people if person.key == key)


def _noted(
    assistance: AssistanceRequest, form: CaseForm, verb: Callable[[], Any], said: str, **shown: FlaskForm
) -> Any:
    """Carry out the verb of one small form; the checklist comes back with what is wrong, beside its own form."""
    if form.validate_on_submit() and carried_out(form, verb):
        flash(said, "success")
        return redirect(url_for("requests.screening", reference=assistance.reference))
    return _checklist(assistance, form, **shown)


def _on_to_screening(assistance: AssistanceRequest) -> Any:
    return redirect(url_for("requests.screening", reference=assistance.reference))


def _checklist(assistance: AssistanceRequest, form: CaseForm | None = None, **shown: FlaskForm) -> Any:
    actor = current_actor()
    frame = case_frame.frame_of(actor, assistance.case_file)
    people = lists.staff(Role.PROGRAM_MANAGER)
    small = _small_forms(assistance, people) | shown
    if form is not None:
        form.version.data = str(assistance.version)
    search = searched()
    return page(
        "requests/screening.html",
        form=form,
        frame=frame,
        assistance=assistance,
        forms=small,
        may_screen=bool(gate.can(actor, Action.REQUEST_SCREEN, assistance)),
        may_ask=any(one.name == "ask_deconfliction" for one in stepping.open_to(actor, assistance)),
        open_acts={
            one.number: {offered.name for offered in stepping.open_to(actor, one)} for one in assistance.deconflictions
        },
        authorization_ways=ways_of(actor, assistance),
        related=lists.related(actor, assistance),
        suggestions=_suggestions(assistance, search),
        search=search,
        eligibility=assistance.matched_eligibility,
        to_be_confirmed=assistance.matched_eligibility is Eligibility.TO_BE_CONFIRMED,
        matched=db.session.get(Agency, assistance.case_file.agency_id) if assistance.agency_is_matched else None,
        summary=answers.chapter(assistance, "need"),
        sent=answers.chapter(assistance, "agency"),
        block=answers.block(assistance),
    )


def _small_forms(assistance: AssistanceRequest, people: list[Person]) -> dict[str, CaseForm]:
    version = assistance.version
    fresh: dict[str, CaseForm] = {
        "match": forms.MatchForm(formdata=None, version=version),
        "eligibility": forms.EligibilityForm(formdata=None, version=version),
        "duplicates": forms.CheckForm(formdata=None, version=version),
        "program": forms.ProgramForm(formdata=None, version=version, program=forms.settlement_of(assistance)),
        "justification": forms.JustificationForm(formdata=None, version=version),
        "manager": forms.ManagerForm(formdata=None, version=version),
    }
    fresh["manager"].offer(people)  # type: ignore[attr-defined]
    if current_actor().role is Role.PROGRAM_MANAGER:
        own = next((person.key for person in people if person.id == current_actor().person_id), None)
        fresh["manager"].person.data = own  # type: ignore[attr-defined]
    return fresh


def _suggestions(assistance: AssistanceRequest, search: Any) -> list[Agency]:
    """Agencies that the request may be from: searched for, picked in the form, by ORI, by name and place."""
    if search.words.data and search.validate():
        return find(search.words.data, limit=8).agencies
    if assistance.agency_is_matched and "words" not in request.args:
        return []
    claimed = db.session.get(Agency, assistance.claimed_agency_id) if assistance.claimed_agency_id else None
    by_number = by_ori(assistance.agency_ori) if assistance.agency_ori else None
    named = find(f"{assistance.agency_name} {assistance.state_code}", limit=5).agencies
    found = [each for each in (claimed, by_number, *named) if each is not None]
    return list(dict.fromkeys(found))[:6]


def _plain_step(case: Any, form: CaseForm, heading: str, intro: str) -> Any:
    """A step on a page of its own, for browsers without script and links from lists."""
    return page("workflow/step.html", form=form, case=case, page_heading=heading, intro=intro)
