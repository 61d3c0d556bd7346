"""Carrying out the one verb of a view: commit it, or put the refusal beside the form with the typed text kept."""

from collections.abc import Callable
from typing import Any

from flask import g
from flask_wtf import FlaskForm
from wtforms import HiddenField
from wtforms.validators import ValidationError

from app.errors import InvalidFact, StaleCase, StepNotReady
from app.extensions import db


class CaseForm(FlaskForm):
    """A form about a case: carries the version that the person saw."""

    version = HiddenField()

    def validate_version(self, field: HiddenField) -> None:
        """A whole number, as the page put it there; a form that came without one saw nothing."""
        posted = (field.raw_data or [""])[0]
        if not (posted.isascii() and posted.isdecimal()) or len(posted) > 9:
            raise ValidationError("This page is out of date. Reload it and try again.")

    @property
    def seen_version(self) -> int:
        """The version of the case that the person acted on."""
        return int(self.version.data)


def carried_out(form: FlaskForm, verb: Callable[[], Any]) -> bool:
    """Run the verb and commit; on a refusal that the person can mend, roll back and say why in the form."""
    try:
        verb()
        db.session.commit()
    except (StepNotReady, InvalidFact, StaleCase) as refusal:
        db.session.rollback()
        _say(form, refusal)
        return False
    return True


def _say(form: FlaskForm, refusal: StepNotReady | InvalidFact | StaleCase) -> None:
    if isinstance(refusal, InvalidFact) and refusal.field in form:
        form[refusal.field].errors = [*form[refusal.field].errors, refusal.sentence]
        return
    sentences = refusal.missing if isinstance(refusal, StepNotReady) else (refusal.sentence,)
    form.form_errors.extend(sentences)
    if isinstance(refusal, StaleCase):
        g.status = 409
        form.is_stale = True
        _renew(form)


def _renew(form: FlaskForm) -> None:
    """Let the page that comes back, which shows the present state, be sent again with the typed text."""
    if "version" in form and form.version.object_data is not None:
        form.version.data = form.version.object_data
