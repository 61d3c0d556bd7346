"""Critical Response by pages: what each of them takes, refuses and shows to whom."""

from datetime import date, time, timedelta

import pytest

from app import clock
from app.engagements.forms.fact_finding import instant_of
from app.engagements.views import timeline_picture
from app.extensions import db
from app.policy.programs import Kind
from tests.browser import Browser, upload
from tests.cast import Member, sign_in
from tests.documents.pdfs import pdf
from tests.engagements.critical_way import entry

MOMENT = {"what": "First call", "sources": "Dispatch audio", "confidence": "confirmed", "precision": "exact"}


@pytest.fixture
def at(app):
    """Opens a browser as someone of the cast."""

    def open_as(who: Member) -> Browser:
        browser = Browser(app)
        sign_in(browser, who)
        return browser

    return open_as


def date_fields(name: str, day) -> dict[str, str]:
    """The three inputs of a date."""
    return {f"{name}-month": str(day.month), f"{name}-day": str(day.day), f"{name}-year": str(day.year)}


def signed() -> dict[str, object]:
    """The executive's letter as typed and chosen."""
    words = {"signed_by": "Henry Boone", "signed_as": "Sheriff", "file": upload(pdf())}
    return words | date_fields("signed_on", clock.now().date() - timedelta(days=2))


def test_a_director_makes_it_a_review_by_page_and_the_manager_cannot(critical, at, cast):
    critical.cleared()
    address = f"/cases/{critical.file.reference}/make-it-a-review"
    at(cast.manager).get(address, status=403)
    director = at(cast.director)
    director.get(address)
    director.submit("Make it a review", status=422)
    assert "Choose which review it is to be." in director.page.text
    director.get(address)
    words = {"justification": "Five agencies took part"} | signed()
    director.submit("Make it a review", kind="after_action_review", **words)
    assert critical.engagement.kind is Kind.AFTER_ACTION_REVIEW
    manager = at(cast.manager)
    manager.get(f"/cases/{critical.file.reference}")
    assert "Record the executive call" in manager.page.text
    assert "Release" in manager.page.text


def test_a_review_without_clearance_is_refused_in_words(critical, at, cast):
    director = at(cast.director)
    director.get(f"/cases/{critical.file.reference}/make-it-a-review")
    words = {"justification": "Five agencies took part"} | signed()
    director.submit("Make it a review", status=422, kind="in_depth_review", **words)
    assert "The sister component's clearance is not recorded." in director.page.text
    assert "Five agencies took part" in director.page.body


def test_who_is_not_on_the_list_finds_nothing(critical, review, at, cast):
    for reference in (critical.file.reference, review.file.reference):
        for who in (cast.manager_two, cast.auditor, cast.records, cast.y_coordinator, cast.mill_executive):
            at(who).get(f"/cases/{reference}", status=404)
            at(who).get(f"/cases/{reference}/team", status=404)


def test_the_list_grows_at_the_offer_and_at_the_proposal(critical, at, cast):
    address = f"/cases/{critical.file.reference}"
    at(cast.x_coordinator).get(address, status=404)
    critical.call().offered()
    at(cast.x_coordinator).get(f"{address}/offers/1")
    at(cast.x_expert).get(f"{address}/experts/1", status=404)
    critical.accepted().proposed()
    at(cast.x_expert).get(f"{address}/experts/1")


def test_a_time_that_the_clocks_skipped_is_none(review, at, cast):
    review.to_fact_finding()
    expert = at(cast.x_expert)
    expert.get(f"/cases/{review.file.reference}/facts/timeline/add")
    spring = date_fields("on", date(2026, 3, 8))
    expert.submit("Save", status=422, at="2:30 a.m.", **spring, **MOMENT)
    assert "this time did not exist there" in expert.page.text
    expert.submit("Save", at="2:30 a.m.", zone="America/Phoenix", **spring, **MOMENT)
    assert "2:30 a.m. MST" in expert.page.text


def test_a_span_past_midnight_ends_on_the_next_day(review, at, cast):
    review.to_fact_finding()
    expert = at(cast.x_expert)
    expert.get(f"/cases/{review.file.reference}/facts/timeline/add")
    words = MOMENT | {"precision": "between"} | date_fields("on", clock.now().date() - timedelta(days=9))
    expert.submit("Save", status=422, at="11:50 p.m.", until_time="11:00 p.m.", **words)
    assert "within twelve hours" in expert.page.text
    expert.submit("Save", at="11:50 p.m.", until_time="12:10 a.m.", **words)
    assert "between 11:50 p.m. and 12:10 a.m." in expert.page.text
    (moment,) = review.engagement.timeline
    assert moment.until - moment.occurred_at == timedelta(minutes=20)


def test_an_entry_corrected_meanwhile_asks_to_look_again(review, at, cast):
    review.to_fact_finding().gathered()
    early, late = at(cast.x_expert), at(cast.x_coordinator)
    address = f"/cases/{review.file.reference}/facts/timeline/1"
    early.get(address)
    late.get(address)
    late.submit("Save", what="Second call")
    early.submit("Save", status=409, what="Third call")
    assert "Third call" in early.page.body
    early.submit("Save")
    db.session.expire_all()
    assert review.engagement.timeline[0].what == "Third call"


def test_the_agency_sees_what_it_was_asked_for_and_no_interview(review, at, cast):
    review.to_fact_finding().gathered("Canary moment", "Canary role")
    for who in (cast.harbor_requester, cast.harbor_executive):
        browser = at(who)
        browser.get(f"/cases/{review.file.reference}/facts")
        assert "Dispatch records" in browser.page.text
        assert "Canary" not in browser.page.body
        browser.get(f"/cases/{review.file.reference}/facts/interviews/1", status=403)


def test_immediate_help_has_no_fact_finding(critical, at, cast):
    at(cast.manager).get(f"/cases/{critical.file.reference}/facts", status=404)
    at(cast.manager).get(f"/cases/{critical.file.reference}/team/skills/add", status=404)


def test_a_skill_filled_and_dropped_by_page(review, at, cast):
    review.to_team().proposed().attested()
    manager = at(cast.manager)
    manager.get(f"/cases/{review.file.reference}/team/skills/add")
    manager.submit("Add the skills", names="Drones\n\nCrowd management\n")
    manager.get(f"/cases/{review.file.reference}/team/skills/1")
    manager.submit("Save", status=422, filled_by="gap")
    assert "Say why the team can do without it." in manager.page.text
    manager.submit("Save", filled_by="drop")
    assert [skill.name for skill in review.engagement.needed_skills] == ["Crowd management"]
    manager.get(f"/cases/{review.file.reference}/team/skills/2")
    manager.submit("Save", filled_by=str(review.assignment.id))
    assert "attested, not confirmed yet" in manager.page.text


def test_the_picture_holds_every_moment_within_its_width(review):
    review.to_fact_finding()
    start = clock.now() - timedelta(days=30)
    minutes = (0, 1, 1, 2, 45, 300)
    review.logged_moments([entry(occurred_at=start + timedelta(minutes=each)) for each in minutes])
    picture = timeline_picture.of(review.engagement.timeline)
    assert [point.number for point in picture.points] == [1, 2, 3, 4, 5, 6]
    assert all(0 < point.at < 100 for point in picture.points)
    assert max(point.level for point in picture.points) == 3
    assert 1 <= len(picture.ticks) <= 5
    assert timeline_picture.of(review.engagement.timeline[:1]) is None


def test_an_instant_that_came_twice_is_the_first():
    first = instant_of(date(2026, 11, 1), time(1, 30), "America/New_York")
    assert (first.hour, first.minute) == (5, 30)
