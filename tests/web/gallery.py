"""One page with every component in every state, for the tests of the frame."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace

from flask import Flask
from flask_wtf import FlaskForm
from jinja2 import ChoiceLoader, FileSystemLoader

from app import clock
from app.web.fields.choices import ChoiceField, ChoicesField, ConfirmField, RadioField, YesNoField
from app.web.fields.contacts import EmailField, PhoneField
from app.web.fields.dates import MemorableDateField
from app.web.fields.numbers import NumberField
from app.web.fields.text import LineField, PasswordField, ProseField
from app.web.fields.uploads import UploadField
from app.web.frame import Act, CaseFrame, Facts, Need, Stage, Tab
from app.web.guards import public
from app.web.pages import page

MODES = [("person", "In person"), ("virtual", "Virtual")]
NOW = datetime(2027, 3, 4, 15, 0, tzinfo=UTC)


class EverythingForm(FlaskForm):
    """Each kind of field."""

    line = LineField("Name of the agency", description="As on the letterhead")
    prose = ProseField("What is the problem?")
    count = NumberField("Sworn officers", required=False)
    email = EmailField("E-mail")
    phone = PhoneField("Phone", required=False)
    secret = PasswordField("Password")
    state = ChoiceField("State", choices=[("MA", "Massachusetts"), ("FL", "Florida")])
    mode = RadioField("How should help be given?", choices=MODES, hints={"virtual": "By video."})
    sure = YesNoField("Are the dates fixed?")
    topics = ChoicesField("Topics", choices=MODES)
    day = MemorableDateField("First day wanted")
    letter = UploadField("Letter")
    confirmed = ConfirmField("I may speak for this agency")


def case_frame(**changes: object) -> CaseFrame:
    """A case frame with everything in it."""
    marks = zip(("call", "provider", "team", "planning"), ("done", "skipped", "current", "ahead"), strict=True)
    values = {
        "reference": "TA-2027-7KQ4M",
        "title": "De-escalation training for 48 deputies",
        "facts": Facts("Team", "Harbor County Sheriff's Office", "confirm the team", clock.now() + timedelta(days=9)),
        "agency": "Harbor County Sheriff's Office",
        "program": "CRI-TAC",
        "restricted": "4 people may see this.",
        "stages": tuple(Stage(*each) for each in marks),
        "acts": (
            Act("Confirm the team", "/", (Need("One attestation is missing.", "/choose"),)),
            Act("Put on hold", "/"),
        ),
        "tabs": (Tab("Overview", "/", is_here=True), Tab("Documents", "/choose", count=6)),
        "sides": (("Owner", "Dana Whitfield"), ("Provider", "IACP")),
    }
    return CaseFrame(**values | changes)


def add_to(app: Flask) -> None:
    """Give an application the page /gallery; posting it nothing shows every error."""
    app.jinja_loader = ChoiceLoader([app.jinja_loader, FileSystemLoader(Path(__file__).parent / "templates")])
    app.add_url_rule("/gallery", "gallery", public(_gallery), methods=["GET", "POST"])


def _gallery() -> object:
    form = EverythingForm()
    form.validate_on_submit()
    entries = [
        SimpleNamespace(at=NOW, what="Offer accepted", who="R. Alvarez", note="In March.", audience="COPS only"),
        SimpleNamespace(at=NOW, what="Offer made"),
    ]
    return page("gallery.html", form=form, frame=case_frame(), entries=entries)
