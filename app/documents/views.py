"""The files of a case: list, add, download."""

from io import BytesIO
from typing import Any

from flask import Blueprint, flash, g, redirect, send_file, url_for
from flask.wrappers import Response

from app.audit import services as audit
from app.documents import queries, services, storage
from app.documents.forms import AUDIENCES, AddForm
from app.documents.models import Audience, Document
from app.documents.refusal import FileRefused
from app.documents.rules import audiences_of
from app.errors import InvalidFact
from app.extensions import db
from app.policy import gate
from app.policy.actions import Action
from app.policy.actor import Actor
from app.web.acting import current_actor
from app.web.acts import CaseForm, carried_out
from app.web.guards import requires
from app.web.headers import DOWNLOAD_POLICY
from app.web.pages import page
from app.wording import _
from app.workflow.models.case_file import CaseFile, Staged
from app.workflow.queries import case_file
from app.workflow.views.case_frame import frame_of

blueprint = Blueprint("documents", __name__)


@blueprint.get("/cases/<reference:reference>/documents")
@requires(Action.DOCUMENT_LIST, load=case_file)
def documents(file: CaseFile) -> Any:
    """Every file of the case that the reader may read."""
    actor = current_actor()
    return page(
        "documents/documents.html",
        frame=frame_of(actor, file),
        documents=queries.of_case(actor, file),
        audiences=AUDIENCES,
        may_add=bool(gate.can(actor, Action.DOCUMENT_ADD, file)),
    )


@blueprint.route("/cases/<reference:reference>/documents/add", methods=["GET", "POST"])
@requires(Action.DOCUMENT_ADD, load=case_file)
def add(file: CaseFile) -> Any:
    """Add one PDF."""
    form = AddForm(audience=Audience.EVERYONE)
    actor = current_actor()
    form.audience.choices = [(each, AUDIENCES[each]) for each in audiences_of(actor) if each is not Audience.PUBLIC]
    there = url_for("documents.documents", reference=file.reference)
    if form.validate_on_submit() and carried_out(form, lambda: _store(file, form)):
        flash(_("The file is added."), "success")
        return redirect(there)
    return page("documents/add.html", form=form, file=file, there=there)


@blueprint.get("/cases/<reference:reference>/documents/<int:number>")
@requires(Action.DOCUMENT_READ, load=queries.by_number)
def download(document: Document) -> Response:
    """The file itself, always as an attachment and in a sandbox; reading a restricted case's file is recorded."""
    if document.case_file.restricted:
        audit.record(current_actor(), "document:read", document)
        db.session.commit()
    content = storage.get(document.storage_key, document.sha256)
    response = send_file(
        BytesIO(content), mimetype=document.content_type, as_attachment=True, download_name=document.file_name,
        etag=False, conditional=False,
    )  # fmt: skip
    response.headers["Content-Security-Policy"] = DOWNLOAD_POLICY
    return response


def keep_paper(case: Staged, form: CaseForm) -> None:
    """Put the paper of a recorded step on file, so that the form's `behalf` names it. Raises InvalidFact."""
    if "paper" not in form or not form.paper.data:
        return
    audience = getattr(form, "paper_audience", Audience.COPS)
    try:
        form.document_id = services.store(
            case.case_file, actor=current_actor(), upload=form.paper.data, title=_("Paper of a recorded step"),
            audience=audience, purpose="recorded",
        ).id  # fmt: skip
    except FileRefused as refusal:
        raise InvalidFact("paper", refusal.sentence) from refusal


def addresses(actor: Actor, file: CaseFile) -> dict[int, str]:
    """Where to download each file of a case that the actor may read, by its id."""
    rows = queries.of_case(actor, file)
    return {row.id: url_for("documents.download", reference=file.reference, number=row.number) for row in rows}


def _store(file: CaseFile, form: AddForm) -> None:
    try:
        services.add(
            file, actor=current_actor(), upload=form.file.data, title=form.title.data, audience=form.audience.data
        )
    except FileRefused as refusal:
        g.status = refusal.status
        raise
