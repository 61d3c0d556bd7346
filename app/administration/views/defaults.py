"""The operator's defaults: what holds, and what a change would do."""

from decimal import Decimal
from typing import Any

from flask import flash, redirect, url_for

from app.administration import queries
from app.administration.forms.keeping import AuthorizationForm, CostLimitForm
from app.administration.services import defaults as services
from app.administration.views.blueprint import blueprint
from app.policy import gate
from app.policy.actions import Action
from app.policy.programs import Kind
from app.requests.queries import authorization
from app.requests.wording import label_of
from app.web.acting import current_actor
from app.web.acts import carried_out
from app.web.guards import requires
from app.web.pages import page
from app.wording import _


@blueprint.route("/defaults")
@requires(Action.CATALOGUE_READ)
def defaults() -> Any:
    """Every default with its present value."""
    may_keep = bool(gate.can(current_actor(), Action.CATALOGUE_KEEP))
    return page(
        "administration/defaults.html",
        limit=in_dollars(queries.cost_limit()),
        authorizing=[label_of(kind) for kind in Kind if kind in authorization.required_kinds()],
        may_keep=may_keep,
    )


@blueprint.route("/defaults/authorization", methods=["GET", "POST"])
@requires(Action.CATALOGUE_KEEP)
def change_authorization() -> Any:
    """Say for each kind of help whether the agency's executive must authorize it before it can be accepted."""
    form = AuthorizationForm(kinds=sorted(authorization.required_kinds()))
    if form.validate_on_submit() and carried_out(
        form, lambda: services.set_authorization(form.kinds.data, actor=current_actor())
    ):
        flash(_("Kept. Requests under way are judged by it from now on."), "success")
        return redirect(url_for("administration.defaults"))
    return page("administration/authorization.html", form=form)


@blueprint.route("/defaults/cost-limit", methods=["GET", "POST"])
@requires(Action.CATALOGUE_KEEP)
def change_cost_limit() -> Any:
    """Type another limit, see whose plans change hands, save it."""
    form = CostLimitForm(limit=queries.cost_limit())
    if (
        form.validate_on_submit()
        and form.is_reviewed
        and carried_out(form, lambda: services.set_cost_limit(form.limit.data, actor=current_actor()))
    ):
        flash(_("The cost limit is %(limit)s now.", limit=in_dollars(form.limit.data)), "success")
        return redirect(url_for("administration.defaults"))
    effects = []
    if form.shows_effect:
        effects = effects_of(form.limit.data)
        form.remember()
    return page("administration/cost_limit.html", form=form, effects=effects)


def effects_of(limit: Decimal) -> list[str]:
    """What another limit would do, in sentences."""
    before = queries.cost_limit()
    count = len(queries.plans_between(before, limit))
    said = [_("A plan that costs more than %(limit)s needs a director's approval.", limit=in_dollars(limit))]
    said.append(_("It was %(limit)s so far.", limit=in_dollars(before)))
    if count:
        hands = _("a program manager") if limit > before else _("a director")
        said.append(_("Plans under review now that pass to %(hands)s: %(count)s.", hands=hands, count=count))
    else:
        said.append(_("No plan that is under review now changes hands. Approved plans stay approved."))
    return said


def in_dollars(amount: Decimal) -> str:
    """An amount in words: "$100,000", "$99.50"."""
    return f"${amount:,.2f}".removesuffix(".00")
