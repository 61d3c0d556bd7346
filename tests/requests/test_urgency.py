"""The urgent mark and those on call: who may, what it does to the clocks, what the lists show."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from app import clock
from app.extensions import db
from app.requests.models.parts import DutyPeriod
from app.requests.services import hurrying
from app.workflow.models.record import Clock
from tests.requests import walks


@pytest.fixture
def pressing(cast):
    """A Critical Response request under review, not urgent."""
    assistance = walks.in_screening(cast, **walks.RESPONSE)
    db.session.commit()
    return assistance


def running(assistance, name: str) -> Clock:
    """The clock of that name that runs for a case."""
    own = select(Clock).where(
        Clock.case_file_id == assistance.case_file_id, Clock.name == name, Clock.stopped_at.is_(None)
    )
    return db.session.scalar(own)


def test_an_urgent_request_is_acknowledged_in_2_hours_and_screened_24_hours_after_it_was_sent(cast):
    hurry = {"outcome": {"urgency": "urgent", "urgency_reason": "Tonight."}}
    assistance = walks.submitted(cast.harbor_requester.actor, **walks.RESPONSE, **hurry)
    sent = assistance.case_file.submitted_at
    assert abs(running(assistance, "acknowledge").due_at - sent - timedelta(hours=2)) < timedelta(seconds=5)
    assert abs(running(assistance, "screening").due_at - sent - timedelta(hours=24)) < timedelta(seconds=5)


def test_the_mark_lets_the_clocks_run_in_hours_from_then_on_and_back(as_, cast, pressing):
    before = running(pressing, "screening").due_at
    browser = as_("triage")
    browser.get(f"/cases/{pressing.reference}/urgent")
    browser.submit("Mark as urgent", status=422)
    browser.submit("Mark as urgent", reason="The unrest goes on.")
    due = running(pressing, "screening").due_at
    assert abs(due - clock.now() - timedelta(hours=24)) < timedelta(minutes=1) and due < before
    assert "Urgent" in browser.get("/queue").text
    browser.get(f"/cases/{pressing.reference}/not-urgent")
    browser.submit("Take the mark away", reason="It is calm.")
    assert running(pressing, "screening").due_at > due


def test_the_sister_component_of_an_urgent_case_has_8_hours(cast, pressing):
    hurrying.mark(pressing, actor=cast.director.actor, seen_version=pressing.version, reason="Unrest")
    walks.screening.ask_component(
        pressing, walks.Component.CRS, "", actor=cast.triage.actor, seen_version=pressing.version
    )
    assert abs(running(pressing, "deconfliction_answer").due_at - clock.now() - timedelta(hours=8)) < timedelta(
        minutes=1
    )


@pytest.mark.parametrize(
    ("who", "status"),
    [("harbor_requester", 403), ("harbor_executive", 403), ("manager", 404), ("auditor", 404), ("mill_executive", 404)],
)
def test_only_those_who_screen_or_direct_and_see_it_set_the_mark(as_, cast, pressing, who, status):
    as_(who).get(f"/cases/{pressing.reference}/urgent", status=status)


def test_training_is_never_marked(as_, cast):
    assistance = walks.in_screening(cast)
    db.session.commit()
    browser = as_("triage")
    browser.get(f"/cases/{assistance.reference}/urgent")
    browser.submit("Mark as urgent", status=422, reason="Hurry")


def test_whoever_is_put_on_call_sees_what_is_urgent(as_, cast, pressing):
    hurrying.mark(pressing, actor=cast.triage.actor, seen_version=pressing.version, reason="Unrest")
    db.session.commit()
    as_("manager_two").get(f"/cases/{pressing.reference}", status=404)
    today = clock.today()
    day = {"month": str(today.month), "day": str(today.day), "year": str(today.year)}
    typed = {f"{name}-{part}": value for name in ("since", "until") for part, value in day.items()}
    browser = as_("director")
    browser.get("/on-call/add")
    browser.submit("Put on call", person=cast.manager_two.person.key, **typed)
    assert "Miles Okafor" in browser.page.text
    browser.get("/on-call/add")
    browser.submit("Put on call", person=cast.manager_two.person.key, **typed, status=422)
    assert "on call already on one of these days" in browser.page.text
    browser.get("/on-call")
    as_("manager_two").get(f"/cases/{pressing.reference}")
    browser.submit("Remove Miles Okafor")
    assert db.session.scalar(select(DutyPeriod)) is None


def test_the_office_reads_who_is_on_call_and_triage_does_not_change_it(as_, cast):
    assert "Nobody is on call" in as_("triage").get("/on-call").text
    as_("triage").get("/on-call/add", status=403)
    as_("harbor_requester").get("/on-call", status=403)
    day = {"since-month": "2", "since-day": "30", "since-year": "2027"}
    browser = as_("manager")
    browser.get("/on-call/add")
    browser.submit("Put on call", status=422, person=cast.manager.person.key, **day)
