"""A refused verb lands in the form: the typed text stays, and a stale form can be sent again."""

import pytest
from flask import g

from app.errors import InvalidFact, StaleCase, StepNotReady
from app.web.acts import CaseForm, carried_out
from app.web.fields.text import LineField
from app.web.pages import page

POSTED = {"version": "3", "name": "Typed"}


class NameForm(CaseForm):
    name = LineField("Name")


def refused(refusal):
    def verb():
        raise refusal

    return verb


@pytest.fixture
def form(app, session, monkeypatch):
    monkeypatch.setitem(app.config, "WTF_CSRF_ENABLED", False)
    with app.test_request_context("/", method="POST", data=POSTED):
        form = NameForm(version=5)
        assert form.validate_on_submit() and form.seen_version == 3
        yield form


def test_a_verb_that_goes_well_is_committed(form):
    assert carried_out(form, lambda: None)
    assert not form.errors


def test_a_wrong_fact_stands_beside_its_field(form):
    assert not carried_out(form, refused(InvalidFact("name", "This name is taken.")))
    assert form.name.errors == ["This name is taken."] and form.name._value() == "Typed"


def test_what_is_missing_stands_in_the_summary(form):
    assert not carried_out(form, refused(StepNotReady(("The plan is missing.", "The team is missing."))))
    assert form.form_errors == ["The plan is missing.", "The team is missing."]
    assert page("errors/refusal.html", form=form, heading="x").status_code == 422


def test_a_stale_form_answers_409_and_carries_the_present_version(form):
    assert not carried_out(form, refused(StaleCase()))
    assert g.status == 409
    assert form.version.data == 5 and form.name._value() == "Typed"
    assert page("errors/refusal.html", form=form, heading="x").status_code == 409


@pytest.mark.parametrize("version", ["", "-1", "x", "9" * 10, "١"])
def test_a_version_is_a_short_whole_number(app, monkeypatch, version):
    monkeypatch.setitem(app.config, "WTF_CSRF_ENABLED", False)
    with app.test_request_context("/", method="POST", data=POSTED | {"version": version}):
        assert not NameForm().validate()
