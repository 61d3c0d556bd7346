"""Days on which the office closes besides the federal holidays."""

from datetime import date
from typing import Any

from flask import flash, redirect, url_for

from app.administration import queries
from app.administration.forms.keeping import ClosureForm, ConfirmForm
from app.administration.services import closures as services
from app.administration.views.blueprint import blueprint
from app.policy import gate
from app.policy.actions import Action
from app.policy.actor import Actor
from app.web.acting import current_actor
from app.web.acts import carried_out
from app.web.guards import requires
from app.web.pages import page
from app.web.templating import day as in_words
from app.wording import _
from app.workflow import calendar
from app.workflow.models.case_file import Closure
from app.workflow.services.clocks import office_days


def load(_actor: Actor, day: str) -> Closure | None:
    """The closure of an address such as 2027-03-09."""
    try:
        return queries.closure(date.fromisoformat(day))
    except ValueError:
        return None


@blueprint.route("/closures")
@requires(Action.CATALOGUE_READ)
def closures() -> Any:
    """The coming closures, and the federal holidays that count without being listed."""
    today = queries.today()
    holidays = sorted(calendar.federal_holidays(today.year) | calendar.federal_holidays(today.year + 1))
    return page(
        "administration/closures.html",
        closures=queries.closures(today),
        removing=ConfirmForm(),
        holidays=[one for one in holidays if one >= today],
        may_keep=bool(gate.can(current_actor(), Action.CATALOGUE_KEEP)),
    )


@blueprint.route("/closures/add", methods=["GET", "POST"])
@requires(Action.CATALOGUE_KEEP)
def add_closure() -> Any:
    """Name a day and why, see the effect, save it."""
    form = ClosureForm()
    if (
        form.validate_on_submit()
        and form.is_reviewed
        and carried_out(form, lambda: services.add(form.day.data, form.reason.data, actor=current_actor()))
    ):
        flash(_("The office is closed on %(day)s.", day=in_words(form.day.data)), "success")
        return redirect(url_for("administration.closures"))
    effects = []
    if form.shows_effect:
        effects = effects_of(form.day.data)
        form.remember()
    return page("administration/add_closure.html", form=form, effects=effects)


@blueprint.route("/closures/<string(length=10):day>/remove", methods=["POST"])
@requires(Action.CATALOGUE_KEEP, load=load)
def remove_closure(closure: Closure) -> Any:
    """Work on a day after all."""
    form, day = ConfirmForm(), in_words(closure.day)
    if form.validate_on_submit() and carried_out(form, lambda: services.remove(closure, actor=current_actor())):
        flash(_("%(day)s is a business day again.", day=day), "success")
    return redirect(url_for("administration.closures"))


def effects_of(day: date) -> list[str]:
    """What closing on a day would do, in sentences."""
    moved = office_days.affected_by(day)
    said = [_("Business time skips %(day)s.", day=in_words(day))]
    if moved:
        said.append(_("Running clocks that come due a business day later: %(count)s.", count=moved))
        said.append(_("Clocks that are overdue or extended keep their dates. Reminders follow the new dates."))
    else:
        said.append(_("No running clock gets another date."))
    return said
