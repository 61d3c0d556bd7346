"""Providers: the list, a provider's page, its names, and its part in programs."""

from typing import Any

from flask import flash, redirect, url_for

from app.policy import gate
from app.policy.actions import Action
from app.policy.actor import Actor
from app.policy.programs import PROGRAM_NAMES
from app.policy.roles import Role
from app.providers import queries
from app.providers.forms.providers import AddForm, DescriptionForm, PartForm
from app.providers.models import Participation, Provider
from app.providers.rules import STAFF
from app.providers.services import enrolling
from app.providers.views.blueprint import blueprint
from app.providers.views.effects import effects_of
from app.web import navigation, panels
from app.web.acting import current_actor
from app.web.acts import carried_out
from app.web.guards import requires
from app.web.pages import page
from app.wording import _

navigation.register(_("Providers"), "providers.index", STAFF, order=65)


def load(actor: Actor, key: str) -> Provider | None:
    """The provider of an address, within what the actor sees."""
    return queries.by_key(key, gate.scope(actor, Provider))


def load_part(actor: Actor, key: str, number: int) -> Participation | None:
    """A provider's part in a program."""
    provider = load(actor, key)
    return queries.participation(provider, number) if provider else None


@blueprint.route("/providers")
@requires(Action.PROVIDER_LIST)
def index() -> Any:
    """Who delivers assistance, in which programs, and who leads."""
    may_add = bool(gate.can(current_actor(), Action.PROVIDER_ADD))
    values: dict[str, Any] = {"programs": PROGRAM_NAMES, "today": queries.today()}
    return page("providers/index.html", providers=queries.providers(), may_add=may_add, **values)


@blueprint.route("/providers/add", methods=["GET", "POST"])
@requires(Action.PROVIDER_ADD)
def add() -> Any:
    """Make a new provider."""
    form, added = AddForm(), []
    if form.validate_on_submit() and carried_out(
        form, lambda: added.append(enrolling.add(**_names(form), actor=current_actor()))
    ):
        flash(_("%(name)s is a provider. Now say which programs it takes part in.", name=added[0].name), "success")
        return redirect(url_for("providers.show", key=added[0].key))
    return page("providers/add.html", form=form)


@blueprint.route("/providers/<string(length=10):key>")
@requires(Action.PROVIDER_READ, load=load)
def show(provider: Provider) -> Any:
    """A provider: what it does, its part in programs, its people and experts, and what later subjects add."""
    actor = current_actor()
    return page(
        "providers/show.html",
        provider=provider,
        programs=PROGRAM_NAMES,
        today=queries.today(),
        experts=queries.experts_of(provider) if actor.role is not Role.EXPERT else [],
        people=[one for one in queries.people_of(provider) if one.role is not Role.EXPERT],
        sections=panels.on("provider", actor, provider),
        may_describe=bool(gate.can(actor, Action.PROVIDER_DESCRIBE, provider)),
        may_enroll=bool(gate.can(actor, Action.PROVIDER_ENROLL, provider)),
    )


@blueprint.route("/providers/<string(length=10):key>/describe", methods=["GET", "POST"])
@requires(Action.PROVIDER_DESCRIBE, load=load)
def describe(provider: Provider) -> Any:
    """Change a provider's names and what it says of itself."""
    stored = {"name": provider.name, "short_name": provider.short_name, "about": provider.about}
    form = DescriptionForm(data=stored | {"version": provider.version})
    if form.validate_on_submit() and carried_out(form, lambda: _described(provider, form)):
        flash(_("Saved."), "success")
        return redirect(url_for("providers.show", key=provider.key))
    return page("providers/describe.html", form=form, provider=provider)


@blueprint.route("/providers/<string(length=10):key>/programs/add", methods=["GET", "POST"])
@requires(Action.PROVIDER_ENROLL, load=load)
def enroll(provider: Provider) -> Any:
    """Give a provider a part in a program: say the effect, then do it."""
    form = PartForm(data={"version": provider.version})
    if form.validate_on_submit() and form.is_reviewed and carried_out(form, lambda: _enrolled(provider, form)):
        flash(_("Its part in the program is recorded."), "success")
        return redirect(url_for("providers.show", key=provider.key))
    return _part_page(form, provider, None)


@blueprint.route("/providers/<string(length=10):key>/programs/<int(max=2147483647):number>", methods=["GET", "POST"])
@requires(Action.PROVIDER_ENROLL, load=load_part)
def change(part: Participation) -> Any:
    """Change dates, award or lead of a part in a program: say the effect, then do it."""
    provider = part.provider
    form = PartForm(obj=part, data={"version": provider.version})
    form.program.choices = [(part.program, PROGRAM_NAMES[part.program])]
    if form.validate_on_submit() and form.is_reviewed and carried_out(form, lambda: _changed(part, form)):
        flash(_("Its part in the program is changed."), "success")
        return redirect(url_for("providers.show", key=provider.key))
    return _part_page(form, provider, part)


def _part_page(form: PartForm, provider: Provider, part: Participation | None) -> Any:
    effects = []
    if form.shows_effect:
        effects = effects_of(provider, part, form.part)
        form.remember()
    return page("providers/part.html", form=form, provider=provider, part=part, effects=effects)


def _names(form: AddForm | DescriptionForm) -> dict[str, str]:
    return {"name": form.name.data, "short_name": form.short_name.data, "about": form.about.data}


def _described(provider: Provider, form: DescriptionForm) -> None:
    enrolling.describe(provider, **_names(form), actor=current_actor(), seen_version=form.seen_version)


def _enrolled(provider: Provider, form: PartForm) -> None:
    enrolling.enroll(provider, form.part, actor=current_actor(), seen_version=form.seen_version)


def _changed(part: Participation, form: PartForm) -> None:
    enrolling.change(part, form.part, actor=current_actor(), seen_version=form.seen_version)
