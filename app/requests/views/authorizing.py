"""Pages of the executive's authorization and of the urgent mark; the panel that says what is missing."""

from typing import Any

from flask import flash, g, redirect, url_for

from app.accounts.models.people import Person
from app.documents.refusal import FileRefused
from app.extensions import db
from app.policy.actor import Actor
from app.policy.roles import Role
from app.requests import rules
from app.requests.forms import authorizing as forms
from app.requests.forms.decisions import PlainForm
from app.requests.models.assistance import AssistanceRequest
from app.requests.models.authorization import BY_DEFAULT
from app.requests.models.choices import AuthorizationKind
from app.requests.queries import answers, single
from app.requests.services import authorizing, hurrying
from app.requests.views.blueprint import CASE, blueprint
from app.web.acting import current_actor
from app.web.acts import CaseForm
from app.web.guards import step
from app.web.pages import page
from app.wording import _
from app.workflow import contents, stepping
from app.workflow.models.case_file import CaseFile
from app.workflow.views.steps import step_page, taken

RULES = "authorization_rules"
WAYS = ("authorize", "record_letter", "ask_authorization")


@blueprint.route(f"{CASE}/authorize", methods=["GET", "POST"])
@step("authorize", "request", load=single.by_reference)
def authorize(assistance: AssistanceRequest) -> Any:
    """The executive reads the whole request, then authorizes it with his name and title."""
    person = db.session.get_one(Person, current_actor().person_id)
    form = forms.AuthorizeForm(version=assistance.version, name=person.name, title=person.title)

    def attest() -> None:
        authorizing.attest(assistance, name=form.name.data, title=form.title.data, **_by(form))

    if taken(assistance, form, attest):
        flash(_("Thank you. The request is authorized."), "success")
        return redirect(url_for("requests.show", reference=assistance.reference))
    return page("requests/authorize.html", form=form, assistance=assistance, chapters=answers.chapters(assistance))


@blueprint.route(f"{CASE}/letter", methods=["GET", "POST"])
@step("record_letter", "request", load=single.by_reference)
def record_letter(assistance: AssistanceRequest) -> Any:
    """Keep a signed letter on letterhead with who signed it."""
    form = forms.LetterForm(version=assistance.version)
    return step_page(
        assistance,
        form,
        lambda: _keep_letter(assistance, form),
        heading=_("Record a letter of authorization"),
        intro=_("A letter on your agency's letterhead, signed by its executive, authorizes the request as well."),
        label=_("Keep the letter"),
        done=_("The letter is on file. The request is authorized."),
    )


@blueprint.route(f"{CASE}/ask-authorization", methods=["GET", "POST"])
@step("ask_authorization", "request", load=single.by_reference)
def ask_authorization(assistance: AssistanceRequest) -> Any:
    """Write to the executive once more."""
    form = PlainForm(version=assistance.version)
    return step_page(
        assistance,
        form,
        lambda: authorizing.ask(assistance, **_by(form)),
        heading=_("Ask the executive to authorize"),
        intro=_("We write to the agency's executive with a link to the page on which the request is authorized."),
        label=_("Send the e-mail"),
        done=_("The executive is asked by e-mail."),
    )


@blueprint.route(f"{CASE}/urgent", methods=["GET", "POST"])
@step("mark_urgent", "request", load=single.by_reference)
def mark_urgent(assistance: AssistanceRequest) -> Any:
    """Let hours count."""
    form = forms.UrgentForm(version=assistance.version)
    return step_page(
        assistance,
        form,
        lambda: hurrying.mark(assistance, **_why(form)),
        heading=_("Mark as urgent"),
        intro=_("We then acknowledge within 2 hours, screen within 24, and the sister component answers within 8."),
        label=_("Mark as urgent"),
        done=_("Marked as urgent. The clocks run in hours from now on."),
    )


@blueprint.route(f"{CASE}/not-urgent", methods=["GET", "POST"])
@step("unmark_urgent", "request", load=single.by_reference)
def unmark_urgent(assistance: AssistanceRequest) -> Any:
    """Let business days count again."""
    form = forms.UrgentForm(version=assistance.version)
    return step_page(
        assistance,
        form,
        lambda: hurrying.unmark(assistance, **_why(form)),
        heading=_("No longer urgent"),
        intro=_("The clocks begin anew in business days."),
        label=_("Take the mark away"),
        done=_("No longer urgent. The clocks run in business days from now on."),
    )


def panel(actor: Actor, file: CaseFile) -> dict[str, Any] | None:
    """What is missing of the authorization, and how this reader mends it; or who gave it."""
    found = single.maybe_of_case(actor, file.id) if actor.role in (*rules.AGENCY, *rules.OFFICE, Role.AUDITOR) else None
    if found is None or found.is_draft or _never_asks(found) or not found.authorization_is_required:
        return None
    if found.authorization_at is None and not found.authorization_is_awaited:
        return None
    return {
        "assistance": found,
        "ways": ways_of(actor, found),
        "is_letter": found.authorization_kind is AuthorizationKind.LETTER,
        "is_executive": actor.role is Role.EXECUTIVE,
        "is_office": actor.role not in rules.AGENCY,
    }


def _never_asks(assistance: AssistanceRequest) -> bool:
    """Whether neither the product nor the operator asks for authorization of this kind of help."""
    kind = assistance.case_file.kind
    by_default = kind is None or kind in BY_DEFAULT or assistance.accepted_provisionally_at is not None
    return not by_default and RULES not in contents.of(assistance.case_file)


def ways_of(actor: Actor, assistance: AssistanceRequest) -> set[str]:
    """Which of the ways to mend it are open to this reader."""
    return {each.name for each in stepping.open_to(actor, assistance) if each.name in WAYS and not each.missing}


def _keep_letter(assistance: AssistanceRequest, form: forms.LetterForm) -> None:
    try:
        authorizing.record_letter(assistance, form.letter(), **_by(form))
    except FileRefused as refusal:
        g.status = refusal.status
        raise


def _by(form: CaseForm) -> dict[str, Any]:
    return {"actor": current_actor(), "seen_version": form.seen_version}


def _why(form: forms.UrgentForm) -> dict[str, Any]:
    return _by(form) | {"reason": form.reason.data}
