"""Counting a try before it is judged, and saying how long to wait when there were too many."""

from flask import request
from flask.wrappers import Response
from flask_wtf import FlaskForm

from app.accounts.models.access import CountedTry
from app.accounts.services import throttling
from app.accounts.services.throttling import TooManyTries
from app.extensions import db
from app.web.pages import page
from app.wording import _


def count(purpose: str, account: str) -> CountedTry:
    """Count one try from this address and commit it; raises TooManyTries."""
    try:
        counted = throttling.count_try(purpose, account=account, address=request.remote_addr or "")
        db.session.commit()
    except TooManyTries:
        db.session.rollback()
        raise
    return counted


def wait_page(template: str, form: FlaskForm, refusal: TooManyTries, **values: object) -> Response:
    """The same form with what was typed, status 429 and the time to wait."""
    minutes = -(-refusal.seconds // 60)
    unit = _("1 minute") if minutes == 1 else _("%(count)s minutes", count=minutes)
    form.form_errors.append(_("Too many tries. Wait %(time)s, then try again.", time=unit))
    response = page(template, status=429, form=form, **values)
    response.headers["Retry-After"] = str(refusal.seconds)
    return response
