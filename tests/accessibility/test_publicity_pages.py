"""Announcement, fact check, department review, release and the director's pages in a real browser: no barrier."""

import pytest

from app import clock
from app.worker import jobs
from tests import cast as casting
from tests.accessibility.test_request_pages import enter, faults
from tests.engagements.public_way import PublicWay

pytestmark = pytest.mark.browser


@pytest.fixture
def cast(own_database):
    """The cast, in a database that the live server sees."""
    return casting.assemble()


def case(way, *tails) -> list[str]:
    """Pages of a case."""
    return [f"/cases/{way.file.reference}{tail}" for tail in tails]


def test_the_announcements_pages_have_no_barrier(window, live_server, cast):
    empty, proposed = PublicWay.placed(cast, "announcement"), PublicWay.placed(cast, "announcement").proposed()
    enter(window, live_server, cast.manager)
    assert faults(window, case(empty, "", "/publicity", "/publicity/announcement")) == {}
    enter(window, live_server, cast.director)
    paths = case(proposed, "/publicity", "/publicity/announcement/schedule", "/publicity/proceed-confidentially")
    assert faults(window, [*paths, "/director", "/director/calendar"]) == {}


def test_the_reports_pages_have_no_barrier(window, live_server, cast):
    writing = PublicWay.reporting(cast).written()
    checking = PublicWay.reporting(cast).to_fact_check().corrected().returned().answered("not_changed")
    checking.submitted().sent().corrected("Again")
    enter(window, live_server, cast.x_coordinator)
    tails = ("/report", "/reports/1/chapters/add", "/reports/1/sections/chapter_tactics/observe")
    assert faults(window, [*case(writing, *tails), *case(checking, "/report", "/reports/1/versions/1")]) == {}
    enter(window, live_server, cast.harbor_executive)
    tails = ("", "/report", "/reports/1/fact-check", "/reports/1/fact-check/correct", "/reports/1/fact-check/return")
    assert faults(window, [*case(checking, *tails), "/requests"]) == {}


def test_the_releases_pages_have_no_barrier(window, live_server, cast):
    scheduled = PublicWay.reporting(cast).to_release().release_scheduled()
    public = PublicWay.reporting(cast).to_release()
    with clock.moved_to(clock.now()):
        public.release_scheduled().release_confirmed()
        clock.forward(days=8)
        jobs.lapse()
        jobs.work()
    enter(window, live_server, cast.director)
    tails = ("/publicity", "/publicity/release/schedule", "/publicity/release/pull-back", "/publicity/unschedule")
    assert faults(window, [*case(scheduled, *tails), "/director", "/director/calendar"]) == {}
    enter(window, live_server, cast.manager)
    assert faults(window, case(scheduled, "/publicity", "/publicity/release/confirm")) == {}
    window.context.clear_cookies()
    shown = f"/released/{public.file.reference}/{public.report.number}"
    assert faults(window, ["/announcements", "/released", shown]) == {}
