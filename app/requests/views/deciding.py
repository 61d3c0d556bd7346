"""Asking the agency, and the ways in which a request ends without an engagement."""

from typing import Any

from app.errors import NotVisible
from app.requests.forms import decisions as forms
from app.requests.forms.questions import AskForm
from app.requests.models.assistance import AssistanceRequest
from app.requests.models.parts import Question
from app.requests.queries import lists, single
from app.requests.services import asking, deciding
from app.requests.views.blueprint import CASE, blueprint
from app.requests.wording import label_of
from app.web.acting import current_actor
from app.web.acts import CaseForm
from app.web.guards import step
from app.wording import _
from app.workflow import queries
from app.workflow.models.case_file import CaseFile
from app.workflow.views.steps import step_page


@blueprint.route(f"{CASE}/ask", methods=["GET", "POST"])
@step("ask", "request", load=single.by_reference)
def ask(assistance: AssistanceRequest) -> Any:
    """Ask the agency up to three questions."""
    form = AskForm(version=assistance.version)
    return step_page(
        assistance,
        form,
        lambda: asking.ask(assistance, form.texts, **_by(form)),
        heading=_("Ask the agency"),
        intro=_("The agency has 14 days to answer. The screening clock stands still meanwhile."),
        label=_("Send the question"),
        done=_("The agency is asked."),
    )


@blueprint.route(f"{CASE}/questions/<int:number>/take-back", methods=["GET", "POST"])
@step("withdraw", "question", load=single.question)
def take_back(question: Question) -> Any:
    """Take one question back; with the last one the request returns to screening."""
    form = forms.PlainForm(version=question.version)
    return step_page(
        question,
        form,
        lambda: asking.take_back(question, **_by(form)),
        heading=_("Take the question back"),
        intro=question.text,
        label=_("Take it back"),
        done=_("The question is taken back."),
    )


@blueprint.route(f"{CASE}/questions/take-back", methods=["GET", "POST"])
@step("take_back_question", "request", load=single.by_reference)
def take_back_all(assistance: AssistanceRequest) -> Any:
    """Take every open question back."""
    form = forms.PlainForm(version=assistance.version)
    return step_page(
        assistance,
        form,
        lambda: asking.take_back_all(assistance, **_by(form)),
        heading=_("Take the questions back"),
        intro=_("The agency no longer has to answer. The request returns to screening."),
        label=_("Take them back"),
        done=_("The questions are taken back."),
    )


@blueprint.route(f"{CASE}/decline", methods=["GET", "POST"])
@step("propose_decline", "request", load=single.by_reference)
def decline(assistance: AssistanceRequest) -> Any:
    """Propose not to accept: the reason and the letter; another person decides."""
    form = forms.DeclineForm(version=assistance.version, letter=assistance.decline_letter or _letter(assistance))
    return step_page(
        assistance,
        form,
        lambda: deciding.propose_decline(assistance, form.reason.data, form.letter.data, **_by(form)),
        heading=_("Propose to decline"),
        intro=_("A program manager or the director reads your letter and decides. The agency hears nothing before."),
        label=_("Propose to decline"),
        done=_("Proposed. Another person decides."),
    )


@blueprint.route(f"{CASE}/decline/confirm", methods=["GET", "POST"])
@step("confirm_decline", "request", load=single.by_reference)
def confirm_decline(assistance: AssistanceRequest) -> Any:
    """Read the letter, then decline for good."""
    form = forms.PlainForm(version=assistance.version)
    return step_page(
        assistance,
        form,
        lambda: deciding.confirm_decline(assistance, **_by(form)),
        template="requests/decide.html",
        heading=_("Confirm the decline"),
        label=_("Decline and send the letter"),
        done=_("Declined. The agency gets the letter."),
        shown={"reason": label_of(assistance.decline_reason)},
    )


@blueprint.route(f"{CASE}/decline/return", methods=["GET", "POST"])
@step("return_decline", "request", load=single.by_reference)
def return_decline(assistance: AssistanceRequest) -> Any:
    """Send the proposal back with a note."""
    form = forms.ReturnForm(version=assistance.version)
    return step_page(
        assistance,
        form,
        lambda: deciding.return_decline(assistance, form.note.data, **_by(form)),
        template="requests/decide.html",
        heading=_("Return the proposed decline"),
        label=_("Return it"),
        done=_("Returned to the screening."),
        shown={"reason": label_of(assistance.decline_reason)},
    )


@blueprint.route(f"{CASE}/refer", methods=["GET", "POST"])
@step("refer", "request", load=single.by_reference)
def refer(assistance: AssistanceRequest) -> Any:
    """Hand the request to another body, with the agency's agreement."""
    form = forms.ReferForm(version=assistance.version)
    return step_page(
        assistance,
        form,
        lambda: deciding.refer(
            assistance, form.destination.data, agreed=form.agreed.data, email=form.email.data or "", **_by(form)
        ),
        heading=_("Refer to another body"),
        intro=_("The case ends here. The agency is told, and the other body where you give its address."),
        label=_("Refer the request"),
        done=_("Referred."),
    )


@blueprint.route(f"{CASE}/reopen", methods=["GET", "POST"])
@step("reopen", "request", load=single.by_reference)
def reopen(assistance: AssistanceRequest) -> Any:
    """Take up again what had ended; a withdrawn request at the agency's own wish alone."""
    is_withdrawn = assistance.state == "withdrawn"
    form = (forms.ReopenWithdrawnForm if is_withdrawn else forms.ReopenForm)(version=assistance.version)
    return step_page(
        assistance,
        form,
        lambda: deciding.reopen(assistance, form.reason.data, wish=_wish(form), **_by(form)),
        heading=_("Take the request up again"),
        intro=_("The agency withdrew it: only its own wish brings it back.") if is_withdrawn else "",
        label=_("Take it up again"),
        done=_("The request is open again. The agency is told."),
    )


def _wish(form: Any) -> deciding.Wish | None:
    """The agency's wish as it was recorded; None where none is needed."""
    if not isinstance(form, forms.ReopenWithdrawnForm):
        return None
    words = _("%(name)s asked for it, by %(channel)s", name=form.said_by.data, channel=label_of(form.channel.data))
    return deciding.Wish(words, form.happened_at)


@blueprint.route(f"{CASE}/duplicate", methods=["GET", "POST"])
@step("mark_duplicate", "request", load=single.by_reference)
def duplicate(assistance: AssistanceRequest) -> Any:
    """End this request in favour of another case of the same agency."""
    form = forms.DuplicateForm(version=assistance.version)

    def mark() -> None:
        deciding.mark_duplicate(assistance, _surviving(form.surviving.data), **_by(form))

    return step_page(
        assistance,
        form,
        mark,
        template="requests/duplicate.html",
        heading=_("Mark as duplicate"),
        label=_("Mark as duplicate"),
        done=_("Marked as duplicate. The agency hears which case goes on."),
        shown={"related": lists.related(current_actor(), assistance)},
    )


def _by(form: CaseForm) -> dict[str, Any]:
    return {"actor": current_actor(), "seen_version": form.seen_version}


def _surviving(typed: str) -> CaseFile | None:
    try:
        return queries.case_file(current_actor(), typed.strip().upper())
    except NotVisible:
        return None


def _letter(assistance: AssistanceRequest) -> str:
    """A beginning for the letter, which a person then writes."""
    contact = next((one.name for one in assistance.contacts if one.name), _("Sir or Madam"))
    return _(
        "Dear %(name)s,\n\nThank you for your request “%(title)s” (%(number)s). We have read it with care and cannot "
        "accept it, because …\n\nYou are welcome to write to us again.",
        name=contact,
        title=assistance.title,
        number=assistance.reference,
    )
