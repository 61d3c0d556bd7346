"""An expert's profile, written by the expert or his coordinator."""

from typing import Any

from flask import flash, redirect, url_for

from app.agencies.jurisdictions import jurisdiction_name
from app.errors import NotVisible
from app.policy import gate
from app.policy.actions import Action
from app.policy.actor import Actor
from app.policy.roles import Role
from app.providers import queries
from app.providers.forms.experts import ProfileForm
from app.providers.models import ExpertProfile
from app.providers.rules import is_own
from app.providers.services import profiles
from app.providers.views.blueprint import blueprint
from app.web import navigation
from app.web.acting import current_actor
from app.web.acts import carried_out
from app.web.guards import requires, signed_in
from app.web.pages import page
from app.wording import _

navigation.register(_("My profile"), "providers.own_profile", [Role.EXPERT], order=60)


def load(actor: Actor, key: str) -> ExpertProfile | None:
    """The profile of a person, within what the actor sees."""
    return queries.expert(key, gate.scope(actor, ExpertProfile))


@blueprint.route("/experts/me")
@signed_in
def own_profile() -> Any:
    """The way to one's own profile."""
    profile = queries.own_profile(current_actor().person_id or 0)
    if profile is None or current_actor().role is not Role.EXPERT:
        raise NotVisible
    return redirect(url_for("providers.expert", key=profile.person.key))


@blueprint.route("/experts/<string(length=10):key>")
@requires(Action.EXPERT_READ, load=load)
def expert(profile: ExpertProfile) -> Any:
    """What an expert knows and where."""
    return page(
        "providers/expert.html",
        profile=profile,
        is_own=is_own(current_actor(), profile),
        home_state=jurisdiction_name(profile.home_state),
        may_write=bool(gate.can(current_actor(), Action.EXPERT_WRITE, profile)),
    )


@blueprint.route("/experts/<string(length=10):key>/edit", methods=["GET", "POST"])
@requires(Action.EXPERT_WRITE, load=load)
def edit_expert(profile: ExpertProfile) -> Any:
    """Write a profile."""
    form = ProfileForm(obj=profile)
    if form.validate_on_submit() and carried_out(form, lambda: _written(profile, form)):
        flash(_("The profile is saved."), "success")
        return redirect(url_for("providers.expert", key=profile.person.key))
    return page("providers/edit_expert.html", form=form, profile=profile, is_own=is_own(current_actor(), profile))


def _written(profile: ExpertProfile, form: ProfileForm) -> None:
    profiles.write(profile, form.profile, actor=current_actor(), seen_version=form.seen_version)
