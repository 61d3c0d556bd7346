"""Registering: finding the agency, saying who one is, and confirming the address by the mailed link."""

from typing import Any

from flask import redirect, request, url_for
from werkzeug.wrappers import Response

from app.accounts import directory
from app.accounts.forms.entering import ConfirmForm, RegistrationForm, UnlistedForm
from app.accounts.forms.fields import JURISDICTIONS
from app.accounts.mailed_links import LinkFor, key_of
from app.accounts.models.access import Registration
from app.accounts.models.people import Organization, OrganizationKind, Person
from app.accounts.queries import belonging, people
from app.accounts.services import registration, throttling
from app.accounts.services.registration import Newcomer
from app.accounts.services.throttling import TooManyTries
from app.accounts.views import signing_in, tries
from app.accounts.views.blueprint import blueprint
from app.errors import NotVisible
from app.web.acts import carried_out
from app.web.guards import public
from app.web.pages import page

LONGEST_SEARCH = 120


@blueprint.route("/register")
@public
def register() -> Any:
    """Find the agency by a plain search; without one, say how to go on."""
    text = request.args.get("q", "")[:LONGEST_SEARCH]
    state = request.args.get("state", "")
    known = state if state in dict(JURISDICTIONS) else None
    agencies = directory.find(text, known)
    return page("accounts/register.html", text=text, state=state, states=JURISDICTIONS, agencies=agencies)


@blueprint.route("/register/agency/<string(length=10):key>", methods=["GET", "POST"])
@public
def register_with(key: str) -> Any:
    """Register as someone of an agency of the directory."""
    agency = belonging.organization_by_key(key, OrganizationKind.AGENCY)
    if agency is None:
        raise NotVisible
    return _register(RegistrationForm(), agency)


@blueprint.route("/register/not-listed", methods=["GET", "POST"])
@public
def register_unlisted() -> Any:
    """Register as someone of an agency that the directory does not list."""
    return _register(UnlistedForm(), None)


@blueprint.route("/registered")
@public
def registered() -> Any:
    """Say to look into the mail: the same for known and unknown addresses."""
    return page("accounts/registered.html")


@blueprint.route("/confirm/<string(maxlength=300):token>", methods=["GET", "POST"])
@public
def confirm(token: str) -> Any:
    """Confirm an address: opening the link does nothing, the password does it."""
    waiting = people.open_registration(key_of(LinkFor.CONFIRM, token) or "")
    if waiting is None:
        return page("accounts/dead_link.html", status=404)
    form = ConfirmForm()
    if form.validate_on_submit():
        try:
            person = _confirmed(waiting, form)
        except TooManyTries as refusal:
            return tries.wait_page("accounts/confirm.html", form, refusal, waiting=waiting)
        if person is not None:
            return signing_in.enter(person)
    return page("accounts/confirm.html", form=form, waiting=waiting)


def _register(form: RegistrationForm, agency: Organization | None) -> Response:
    """The form of either way; afterwards the same page for every address."""
    if form.validate_on_submit():
        try:
            tries.count(throttling.REGISTER, form.email.data)
        except TooManyTries as refusal:
            return tries.wait_page("accounts/register_with.html", form, refusal, agency=agency)
        if carried_out(form, lambda: registration.register(_newcomer(form, agency), form.password.data)):
            return redirect(url_for("accounts.registered"))
    return page("accounts/register_with.html", form=form, agency=agency)


def _newcomer(form: RegistrationForm, agency: Organization | None) -> Newcomer:
    unlisted = isinstance(form, UnlistedForm)
    return Newcomer(
        name=form.name.data,
        title=form.title.data,
        phone=form.phone.data,
        email=form.email.data,
        role=form.role.data,
        organization=agency,
        agency_name=form.agency_name.data if unlisted else "",
        agency_state=form.agency_state.data if unlisted else "",
    )


def _confirmed(waiting: Registration, form: ConfirmForm) -> Person | None:
    key, counted = waiting.key, tries.count(throttling.SIGN_IN, waiting.email)
    people_made: list[Person] = []
    if not carried_out(form, lambda: people_made.append(registration.confirm(key, form.password.data))):
        return None
    throttling.forgive(counted)
    return people_made[0]
