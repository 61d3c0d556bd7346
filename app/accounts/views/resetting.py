"""A forgotten password: asking for a link, and setting a new one by it."""

from typing import Any

from flask import flash, redirect, url_for

from app.accounts.forms.entering import AskResetForm, NewPasswordForm
from app.accounts.mailed_links import LinkFor, key_of
from app.accounts.queries import people
from app.accounts.services import passwords, throttling
from app.accounts.services.throttling import TooManyTries
from app.accounts.views import tries
from app.accounts.views.blueprint import blueprint
from app.extensions import db
from app.web.acts import carried_out
from app.web.guards import public
from app.web.pages import page
from app.wording import _


@blueprint.route("/reset-password", methods=["GET", "POST"])
@public
def ask_reset() -> Any:
    """Ask where to mail the link; the answer is the same for known and unknown addresses."""
    form = AskResetForm()
    if form.validate_on_submit():
        try:
            tries.count(throttling.RESET, form.email.data)
        except TooManyTries as refusal:
            return tries.wait_page("accounts/ask_reset.html", form, refusal)
        passwords.ask_reset(form.email.data)
        db.session.commit()
        return redirect(url_for("accounts.reset_asked"))
    return page("accounts/ask_reset.html", form=form)


@blueprint.route("/reset-password/asked")
@public
def reset_asked() -> Any:
    """Say to look into the mail."""
    return page("accounts/reset_asked.html")


@blueprint.route("/reset/<string(maxlength=300):token>", methods=["GET", "POST"])
@public
def reset(token: str) -> Any:
    """Set a new password: opening the link does nothing, sending the form uses it up and ends every session."""
    asked = people.open_reset(key_of(LinkFor.RESET, token) or "")
    if asked is None:
        return page("accounts/dead_link.html", status=404)
    form = NewPasswordForm()
    if form.validate_on_submit() and carried_out(form, lambda: passwords.reset(asked, form.password.data)):
        flash(_("Your new password is set. Sign in with it."), "success")
        return redirect(url_for("accounts.sign_in"))
    return page("accounts/reset.html", form=form)
