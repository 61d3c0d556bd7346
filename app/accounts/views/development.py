"""Signing in as one of the demonstration people, on a developer's machine; never registered in production."""

from typing import Any

from flask import Blueprint

from app.accounts.forms.people import PressForm
from app.accounts.queries import people
from app.accounts.views import signing_in
from app.errors import NotVisible
from app.web.guards import public
from app.web.pages import page

blueprint = Blueprint("accounts_development", __name__, url_prefix="/development")


@blueprint.route("/sign-in")
@public
def sign_in() -> Any:
    """One person for each role."""
    return page("accounts/development_sign_in.html", form=PressForm(), memberships=people.one_for_each_role())


@blueprint.post("/sign-in/<string(length=10):key>")
@public
def sign_in_as(key: str) -> Any:
    """Sign in as one of them, without a password."""
    chosen = next((one for one in people.one_for_each_role() if one.key == key), None)
    if chosen is None:
        raise NotVisible
    return signing_in.enter(chosen.person, membership=chosen)
