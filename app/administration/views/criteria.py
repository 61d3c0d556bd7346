"""The criteria by which assessment sites are chosen."""

from typing import Any

from flask import flash, redirect, url_for

from app.administration.forms.keeping import ConfirmForm, CriterionForm
from app.administration.services import criteria as services
from app.administration.views.blueprint import blueprint
from app.engagements.models.selection import SelectionCriterion
from app.engagements.queries import selection
from app.extensions import db
from app.policy import gate
from app.policy.actions import Action
from app.policy.actor import Actor
from app.web.acting import current_actor
from app.web.acts import carried_out
from app.web.guards import requires
from app.web.pages import page
from app.wording import _


def load(_actor: Actor, number: int) -> SelectionCriterion | None:
    """The criterion of an address; the list is the same for everyone who may read it."""
    return db.session.get(SelectionCriterion, number)


@blueprint.route("/criteria")
@requires(Action.CATALOGUE_READ)
def criteria() -> Any:
    """Every criterion, those that hold first."""
    may_keep = bool(gate.can(current_actor(), Action.CATALOGUE_KEEP))
    return page("administration/criteria.html", may_keep=may_keep, criteria=selection.every_criterion())


@blueprint.route("/criteria/publish", methods=["GET", "POST"])
@requires(Action.CATALOGUE_KEEP)
def publish_criterion() -> Any:
    """Publish a criterion."""
    form = CriterionForm()
    if form.validate_on_submit() and carried_out(
        form, lambda: services.publish(form.title.data, form.text.data, actor=current_actor())
    ):
        flash(_("The criterion is published."), "success")
        return redirect(url_for("administration.criteria"))
    return page("administration/publish_criterion.html", form=form)


@blueprint.route("/criteria/<int(max=2147483647):number>/retire", methods=["GET", "POST"])
@requires(Action.CATALOGUE_KEEP, load=load)
def retire_criterion(criterion: SelectionCriterion) -> Any:
    """Say what retiring does, then do it."""
    form = ConfirmForm()
    if form.validate_on_submit() and carried_out(form, lambda: services.retire(criterion, actor=current_actor())):
        flash(_("Sites are no longer judged by %(criterion)s.", criterion=criterion.title), "success")
        return redirect(url_for("administration.criteria"))
    return page("administration/retire_criterion.html", form=form, criterion=criterion)
