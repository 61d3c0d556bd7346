"""An embargo holds: before its instant nobody off the list is sent a word of a restricted review, by any way.

One unmistakable word stands in every narrative field of the case; every address of the application is asked.
"""

import logging
from datetime import timedelta
from functools import cache

import pytest
from flask.testing import FlaskClient
from werkzeug.routing import Rule

from app import clock
from app.documents import services as documents
from app.documents.models import Audience
from app.engagements.models.fact_finding import Confidence, DataItem, Interview, TimelineEntry
from app.engagements.services import reporting
from app.extensions import db
from app.outbox.models import Message
from app.requests.models.choices import Mode
from app.worker import jobs
from tests.cast import sign_in
from tests.documents.pdfs import pdf
from tests.engagements.public_way import PublicWay
from tests.standing import stands

WORD = "canaryembargo"
OFF_THE_LIST = (
    "anonymous", "manager_two", "triage_two", "records", "auditor", "administrator", "contact", "mill_executive",
    "harbor_newcomer", "y_coordinator", "y_expert",
)  # fmt: skip
PARTS = {
    "number": 1, "position": 1, "version": 1, "key": "executive_summary", "name": "need", "kind": "timeline",
    "token": "no-such", "day": "2027-01-01", "filename": "app.css", "step": "hold", "lifecycle": "cri_tac",
}  # fmt: skip
SEARCHES = (
    "/queue?stage=all&text=night", "/queue?stage=engagements&text=Harbor", "/agencies?text=Harbor",
    "/agencies/look-up?text=Harbor", "/queue?stage=all&state=release",
)  # fmt: skip


@pytest.fixture
def way(cast) -> PublicWay:
    """A restricted review under embargo."""
    return under_embargo(cast)


@stands
def under_embargo(cast) -> PublicWay:
    """A restricted review with the word everywhere, its release scheduled and confirmed for next week."""
    way = PublicWay.reporting(cast, mark=WORD)
    _gathered(way)
    way.to_fact_check().corrected().returned().answered("not_changed")
    reporting.comment(way.report, actor=cast.manager.actor, section_id=None, text=f"Shorter {WORD}")
    db.session.commit()
    way.disposed().submitted().sent().facts_confirmed().returned_by_department().disposed().submitted()
    way.sent().facts_confirmed().approved().checked().prepared()
    way.engagement.announcement_text = f"A review begins {WORD}"
    db.session.commit()
    return way.release_scheduled().release_confirmed()


def _gathered(way) -> None:
    """What the fact finding wrote down, and a file."""
    now, common = clock.now(), {"case_file_id": way.file.id, "engagement_id": way.engagement.id, "number": 1}
    db.session.add_all((
        TimelineEntry(
            **common, logged_at=now, occurred_at=now - timedelta(days=90), zone="America/New_York",
            what=f"A unit arrives {WORD}", sources=f"Log {WORD}", confidence=Confidence.CONFIRMED,
        ),
        Interview(
            **common, logged_at=now, role=f"Dispatcher {WORD}", people=2, held_on=now.date(), mode=Mode.IN_PERSON,
            interviewer=f"E. Grant {WORD}",
        ),
        DataItem(**common, logged_at=now, item=f"Radio log {WORD}", asked_on=now.date()),
    ))  # fmt: skip
    documents.keep(
        way.file, actor=way.cast.manager.actor, content=pdf(), name=f"{WORD}.pdf", title=f"File {WORD}",
        audience=Audience.EVERYONE, purpose="attachment",
    )  # fmt: skip
    db.session.commit()


def addresses(app, way, *, method: str) -> list[str]:
    """Every address of the application, about this case where it takes one."""
    rules = [rule for rule in app.url_map.iter_rules() if method in (rule.methods or ()) and _can_be_built(rule)]
    bound = app.url_map.bind("localhost")
    return sorted({bound.build(rule.endpoint, _values(rule, way)) for rule in rules if _is_asked(rule)})


def _is_asked(rule: Rule) -> bool:
    """Static files hold nothing; the mailbox of a trial, which no installation has, shows everybody's mail."""
    return rule.endpoint != "static" and not rule.endpoint.startswith("mailbox.")


def _can_be_built(rule: Rule) -> bool:
    return rule.arguments <= PARTS.keys() | {"reference", "case_number"}


def _values(rule: Rule, way) -> dict[str, object]:
    known = PARTS | {"reference": way.file.reference, "case_number": way.file.reference}
    return {name: _one_of(rule, name) or known[name] for name in rule.arguments}


def _one_of(rule: Rule, name: str) -> object:
    """A word that this address takes where it takes only some."""
    return next(iter(sorted(getattr(rule._converters[name], "items", ()))), None)


@pytest.fixture
def asked(app, cast):
    """Send one request as somebody, and give back all that was sent: status, headers, and the text of the body."""

    @cache
    def client(who: str) -> FlaskClient:
        browser = app.test_client()
        if who != "anonymous":
            sign_in(browser, cast.everybody[who])
        return browser

    def asked(who: str, path: str, method: str = "GET") -> tuple[int, str]:
        response = client(who).open(path, method=method, buffered=True)
        db.session.rollback()
        db.session.expire_all()
        return response.status_code, str(response.headers) + response.get_data().decode("utf-8", "replace")

    return asked


@pytest.mark.parametrize("who", OFF_THE_LIST)
def test_no_address_sends_a_word_of_it_to_somebody_off_the_list(app, way, asked, who):
    jobs.until_idle()
    reference, told = way.file.reference, []
    for path in (*addresses(app, way, method="GET"), *SEARCHES):
        status, sent = asked(who, path)
        if WORD in sent:
            told.append(f"{path}: {status}, the word")
        if reference in sent and reference not in path:
            told.append(f"{path}: {status}, the number")
        if reference in path and status not in (302, 404, 405):
            told.append(f"{path}: {status}")
    assert told == []


def test_no_form_can_be_sent_to_it_from_off_the_list(app, way, asked):
    csrf, app.config["WTF_CSRF_ENABLED"] = app.config.get("WTF_CSRF_ENABLED", True), False
    try:
        paths = [path for path in addresses(app, way, method="POST") if way.file.reference in path]
        answers = {path: asked("manager_two", path, "POST") for path in paths}
    finally:
        app.config["WTF_CSRF_ENABLED"] = csrf
    assert {path: status for path, (status, _sent) in answers.items() if status != 404} == {}


def test_no_mail_and_no_line_of_the_log_tells_of_it(way, caplog):
    with caplog.at_level(logging.DEBUG):
        jobs.until_idle()
    listed = {member.person.id for member in way.listed} | {
        way.cast.x_coordinator.person.id,
        way.cast.x_staff.person.id,
        way.cast.x_expert.person.id,
    }
    mails = db.session.query(Message).all()
    assert mails
    for mail in mails:
        text = f"{mail.subject}\n{mail.body}"
        assert WORD not in text
        assert way.file.agency.name not in text
        assert mail.person_id in listed
    assert WORD not in caplog.text


def test_at_the_instant_it_is_everybodys(way, asked):
    public = f"/released/{way.file.reference}/{way.report.number}"
    assert asked("anonymous", public)[0] == 404
    with clock.moved_to(way.engagement.release_at + timedelta(seconds=1)):
        jobs.until_idle()
        for path in (public, "/released"):
            status, sent = asked("anonymous", path)
            assert status == 200
            assert WORD in sent
        status, sent = asked("anonymous", f"{public}/report.pdf")
        assert status == 200
        assert "%PDF" in sent
    assert f"{WORD}" not in asked("anonymous", "/announcements")[1]
