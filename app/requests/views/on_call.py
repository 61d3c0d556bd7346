"""The program managers on call: who answers an urgent Critical Response request at night."""

from typing import Any

from flask import flash, redirect, url_for
from flask_wtf import FlaskForm

from app.policy import gate
from app.policy.actions import Action
from app.policy.roles import Role
from app.requests.forms.on_call import DutyForm
from app.requests.models.parts import DutyPeriod
from app.requests.queries import lists, on_call
from app.requests.services import on_call as services
from app.requests.views.blueprint import blueprint
from app.web.acting import current_actor
from app.web.acts import carried_out
from app.web.fields.dates import today
from app.web.guards import requires
from app.web.pages import page
from app.wording import _


@blueprint.get("/on-call")
@requires(Action.DUTY_READ)
def duty() -> Any:
    """Who is on call today and next."""
    may_keep = bool(gate.can(current_actor(), Action.DUTY_KEEP))
    return page("requests/on_call.html", rows=on_call.coming(), may_keep=may_keep, today=today())


@blueprint.route("/on-call/add", methods=["GET", "POST"])
@requires(Action.DUTY_KEEP)
def name_duty() -> Any:
    """Put a program manager on call between two days."""
    form = DutyForm(since=today())
    people = lists.staff(Role.PROGRAM_MANAGER)
    form.person.choices = [(person.key, person.name) for person in people]

    def name() -> None:
        person = next(each for each in people if each.key == form.person.data)
        services.name(person.id, form.since.data, form.until.data, actor=current_actor())

    if form.validate_on_submit() and carried_out(form, name):
        flash(_("Noted who is on call."), "success")
        return redirect(url_for("requests.duty"))
    return page("requests/name_duty.html", form=form)


@blueprint.post("/on-call/<int(max=999999999999):number>/remove")
@requires(Action.DUTY_KEEP, load=on_call.period)
def remove_duty(period: DutyPeriod) -> Any:
    """Take someone off call."""
    form = FlaskForm()
    if form.validate_on_submit() and carried_out(form, lambda: services.remove(period, actor=current_actor())):
        flash(_("Taken off call."), "success")
    return redirect(url_for("requests.duty"))
