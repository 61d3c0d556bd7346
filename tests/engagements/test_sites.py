"""The public pages of assessment sites: nothing before its announcement, no report before its release."""

from datetime import timedelta

import pytest

from app import clock
from app.administration.services import criteria
from app.documents import services as documents
from app.documents.models import Audience
from app.engagements.models.report import Report
from app.engagements.queries import published, sites
from app.engagements.services import correcting
from app.extensions import db
from app.policy.actor import SYSTEM
from tests.browser import Browser
from tests.documents.pdfs import pdf
from tests.engagements.test_pauses import did


@pytest.fixture
def everyone(app, session) -> Browser:
    """Someone who is not signed in."""
    return Browser(app)


@pytest.fixture
def site(oa):
    """An announced site with a status report that is still being written."""
    return oa.to_assessment().status_begun()


@pytest.fixture(autouse=True)
def early_in_the_quarter(session):
    """Far enough from the quarter's end for its status report to be owed."""
    with clock.moved_to(clock.now().replace(year=2027, month=1, day=12)):
        yield


def released(oa, level: str = "public", audience: Audience = Audience.PUBLIC):
    """The status report is released at a level, with its PDF."""
    (report,) = oa.engagement.status_reports
    document = documents.keep(
        oa.file, actor=oa.cast.manager.actor, content=pdf(), name="status.pdf", title="Status", audience=audience,
        purpose="report",
    )  # fmt: skip
    report.state, report.release_level, report.released_at = "released", level, clock.now()
    report.document_id = document.id
    db.session.commit()
    return report


def page_of(oa, rest: str = "") -> str:
    return f"/sites/{oa.file.reference}{rest}"


def test_a_site_does_not_exist_for_the_public_before_its_announcement(oa, everyone):
    oa.to_agreement().in_force()
    assert "Harbor County" not in everyone.get("/sites").body
    assert "Sites stand here once they are announced." in everyone.page.text
    everyone.get(page_of(oa), status=404)
    oa.engagement.announced_at = clock.now() + timedelta(minutes=1)
    db.session.commit()
    assert "Harbor County" not in everyone.get("/sites").body
    everyone.get(page_of(oa), status=404)


def test_an_unannounced_site_answers_like_one_that_is_not_there(oa, everyone):
    oa.to_agreement()
    hidden = everyone.get(page_of(oa), status=404).text
    assert hidden == everyone.get("/sites/TA-2026-00000", status=404).text


def test_an_announced_site_shows_its_focus_areas_and_nothing_of_its_agreement(site, everyone):
    assert "FL" in everyone.get("/sites").text
    everyone.click("Harbor County Sheriff's Office")
    text = everyone.page.text
    for word in ("The assessment is under way.", "First-line supervision", "Complaints and trust"):
        assert word in text
    assert site.engagement.agreement.goals.startswith("Trust grows") and "Trust grows" not in everyone.page.body
    assert "A secret narrative" not in everyone.page.body
    assert "A status report is published here each quarter" in text


def test_an_area_that_is_left_out_is_not_shown(site, everyone):
    site.area(2).state, site.area(2).drop_reason = "dropped", "Too wide"
    db.session.commit()
    assert "Complaints and trust" not in everyone.get(page_of(site)).body


@pytest.mark.parametrize("change", [{"is_confidential": True}, {"restricted": True}, {"announced_at": None}])
def test_what_is_confidential_or_restricted_is_no_site(site, everyone, change):
    released(site)
    for name, value in change.items():
        setattr(site.engagement, name, value)
    db.session.commit()
    everyone.get(page_of(site), status=404)
    everyone.get(page_of(site, "/reports/1"), status=404)
    assert "Harbor County" not in everyone.get("/sites").body


def test_a_report_is_read_by_everyone_once_it_is_released_to_the_public(site, everyone):
    everyone.get(page_of(site, "/reports/1"), status=404)
    report = released(site)
    assert report.title in everyone.get(page_of(site)).text
    answer = everyone.client.get(page_of(site, "/reports/1"))
    assert (answer.status_code, answer.mimetype) == (200, "application/pdf")


@pytest.mark.parametrize(("level", "audience"), [("agency", Audience.EVERYONE), ("law_enforcement", Audience.PUBLIC)])
def test_a_report_for_others_is_not_there_for_the_public(site, everyone, level, audience):
    report = released(site, level, audience)
    assert report.title not in everyone.get(page_of(site)).text
    everyone.get(page_of(site, "/reports/1"), status=404)


def test_a_file_that_is_not_public_is_not_sent(site, everyone):
    released(site, "public", Audience.EVERYONE)
    everyone.get(page_of(site, "/reports/1"), status=404)


def test_a_later_quarters_report_is_no_newer_edition_of_the_one_before(site, everyone):
    first = released(site)
    did(correcting.propose_correction, first, site.cast.manager, reason="A number is wrong")
    did(correcting.correct, first, site.cast.director)
    (edition,) = [each for each in site.engagement.status_reports if each.corrects_id]
    assert (edition.edition, edition.period_ends_on) == (2, first.period_ends_on)
    kept = {"case_file_id": first.case_file_id, "engagement_id": first.engagement_id, "kind": first.kind}
    words = {"title": "The next quarter", "state": "released", "release_level": "public", "released_at": clock.now()}
    later = Report(**kept, **words, number=9, edition=2, period_ends_on=first.period_ends_on + timedelta(days=91))
    db.session.add(later)
    db.session.commit()
    assert published.newer(first) is None and set(published.reports()) == {first, later}
    assert "newer edition" not in everyone.get(f"/released/{site.file.reference}/{first.number}").body
    edition.state, edition.release_level, edition.released_at = "released", "public", clock.now()
    db.session.commit()
    assert published.newer(first) == edition
    assert sites.reports(site.engagement) == [later, edition]


def test_a_site_that_ended_says_so_and_nothing_of_why(site, everyone):
    site.engagement.state, site.engagement.end_reason = "ended", "investigation_opened"
    db.session.commit()
    text = everyone.get(page_of(site)).text
    assert "The work at this site has ended." in text and "investigation" not in text.lower()


def test_everyone_reads_how_sites_are_chosen(everyone):
    assert "The criteria are not published yet." in everyone.get("/sites").text
    criteria.load(actor=SYSTEM)
    db.session.commit()
    assert "Leaders are committed" in everyone.get("/sites").text
