"""The statements of the form: what holds, what held, a new text, the OMB expiry."""

from typing import Any

from flask import flash, redirect, url_for

from app.administration import queries
from app.administration.forms.keeping import PaperworkForm, ReasonForm, StatementForm
from app.administration.services import statements as services
from app.administration.services.statements import PAPERWORK, Text
from app.administration.views.blueprint import blueprint
from app.administration.wording import KIND_WORDS
from app.policy import gate
from app.policy.actions import Action
from app.policy.actor import Actor
from app.requests.models.parts import Statement, StatementKind
from app.requests.queries import statements as statement_queries
from app.web.acting import current_actor
from app.web.acts import carried_out
from app.web.guards import requires
from app.web.pages import page
from app.web.templating import day
from app.wording import _


def load_kind(_actor: Actor, kind: str) -> StatementKind | None:
    """The kind of statement in an address."""
    return StatementKind(kind) if kind in list(StatementKind) else None


def load(_actor: Actor, number: int) -> Statement | None:
    """The paperwork statement of an address; the others do not expire."""
    statement = queries.statement(number)
    return statement if statement and statement.kind is PAPERWORK else None


@blueprint.route("/statements")
@requires(Action.CATALOGUE_READ)
def statements() -> Any:
    """Every kind with its text of today and its past and coming ones."""
    today = queries.today()
    return page(
        "administration/statements.html",
        kinds=KIND_WORDS,
        statements=queries.statements(),
        today=today,
        is_open=statement_queries.form_is_open(today),
        lacks_paperwork=statement_queries.lacks_paperwork(today),
        warning=statement_queries.expiry_warning(today),
        may_keep=bool(gate.can(current_actor(), Action.CATALOGUE_KEEP)),
    )


@blueprint.route("/statements/<string(maxlength=40):kind>/publish", methods=["GET", "POST"])
@requires(Action.CATALOGUE_KEEP, load=load_kind)
def publish_statement(kind: StatementKind) -> Any:
    """Write a text, see its effect, publish it."""
    before = services.latest(kind)
    form = (PaperworkForm if kind is PAPERWORK else StatementForm)(data={"body": before.body if before else ""})
    if (
        form.validate_on_submit()
        and form.is_reviewed
        and carried_out(form, lambda: services.publish(form.text(kind), actor=current_actor()))
    ):
        flash(_("The text is published from %(day)s on.", day=day(form.since.data)), "success")
        return redirect(url_for("administration.statements"))
    effects = []
    if form.shows_effect:
        effects = effects_of(form.text(kind))
        form.remember()
    return page("administration/publish_statement.html", form=form, kind=kind, kinds=KIND_WORDS, effects=effects)


@blueprint.route("/statements/<int(max=2147483647):number>/expiry", methods=["GET", "POST"])
@requires(Action.CATALOGUE_KEEP, load=load)
def statement_expiry(statement: Statement) -> Any:
    """Keep the form open past the OMB expiry, or take that back; with a reason."""
    form = ReasonForm()
    verb = services.let_expire if statement.expiry_overridden else services.override_expiry
    if form.validate_on_submit() and carried_out(
        form, lambda: verb(statement, actor=current_actor(), reason=form.reason.data)
    ):
        flash(_("Recorded."), "success")
        return redirect(url_for("administration.statements"))
    return page("administration/statement_expiry.html", form=form, statement=statement, today=queries.today())


def effects_of(text: Text) -> list[str]:
    """What publishing a text would do, in sentences."""
    before = services.neighbour_before(text.kind, text.since)
    said = [_("From %(day)s on, the form prints this text.", day=day(text.since))]
    if before is not None and (before.until is None or before.until >= text.since):
        said.append(_("The text of %(day)s ends the day before. It stays in the record.", day=day(before.since)))
    if text.expires_on is not None:
        said.append(_("The form can be used until %(day)s and closes the day after.", day=day(text.expires_on)))
    return said
