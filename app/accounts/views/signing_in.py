"""Signing in and out."""

from typing import Any

from flask import redirect, render_template, request, session, url_for
from werkzeug.wrappers import Response

from app.accounts.forms.entering import SignInForm
from app.accounts.models.access import EndReason
from app.accounts.models.people import Membership, Person
from app.accounts.presence import actor_of
from app.accounts.queries import people
from app.accounts.services import passwords, sessions, throttling
from app.accounts.services.throttling import TooManyTries
from app.accounts.views import arriving, cookies, places, tries, watching
from app.accounts.views.blueprint import blueprint
from app.extensions import db
from app.web.guards import public
from app.web.pages import page
from app.wording import _


@blueprint.route("/sign-in", methods=["GET", "POST"])
@public
def sign_in() -> Any:
    """Ask for e-mail and password; wrong, unknown, closed and unverified look the same and take as long."""
    form = SignInForm()
    if form.validate_on_submit():
        try:
            person = _prove(form)
        except TooManyTries as refusal:
            watching.note_held_back(form.email.data)
            return tries.wait_page("accounts/sign_in.html", form, refusal)
        if person is not None:
            return enter(person, places.own_page(request.args.get("next")))
        watching.note_failed_sign_in(form.email.data)
        form.form_errors.append(_("The e-mail address and the password do not fit together."))
    return page("accounts/sign_in.html", form=form, why_over=arriving.why_over())


@blueprint.post("/sign-out")
@public
def sign_out() -> Any:
    """End the session, if there is one, and let the browser forget everything."""
    if (current := arriving.maybe_session()) is not None:
        sessions.end(current, EndReason.SIGNED_OUT)
        db.session.commit()
    session.clear()
    return cookies.take(redirect(url_for("accounts.signed_out")))


@blueprint.route("/signed-out")
@public
def signed_out() -> Any:
    """Say that it is done."""
    return render_template("accounts/signed_out.html")


def enter(person: Person, target: str | None = None, membership: Membership | None = None) -> Response:
    """Begin a session in place of the one that this browser had, commit, and go to a page."""
    if (current := arriving.maybe_session()) is not None:
        sessions.end(current, EndReason.SIGNED_OUT)
    token = sessions.begin(
        person, address=request.remote_addr or "", browser=request.user_agent.string or "", membership=membership
    )
    db.session.commit()
    session.clear()  # a new CSRF token for a new session
    begun = people.session_by_token(token)
    assert begun is not None, "it was just begun"
    return cookies.give(redirect(target or places.home_of(actor_of(begun))), token)


def _prove(form: SignInForm) -> Person | None:
    counted = tries.count(throttling.SIGN_IN, form.email.data)
    person = passwords.prove(form.email.data, form.password.data)
    if person is not None:
        throttling.forgive(counted)
    return person
