"""Who held a case how long, as each of its readers sees it on the page of its history."""

from datetime import timedelta

import pytest

from app import clock
from app.engagements.models.choices import HoldReason
from app.engagements.services import asking, holding
from app.extensions import db
from app.requests.models.parts import Component, Deconfliction
from app.requests.services import deconfliction
from tests.browser import Browser, Page
from tests.cast import sign_in
from tests.engagements.way import Way

INSIDE = ("manager", "director", "auditor")
OUTSIDE = ("harbor_requester", "harbor_executive", "x_coordinator", "x_expert")


@pytest.fixture
def held(cast):
    """A case in planning: the offer took two days, the attestation three, and it was on hold for four."""
    with clock.moved_to(clock.now() - timedelta(days=20)):
        way = Way.begin(cast)
        for stride in (way.call, way.offered):
            clock.forward(days=1)
            stride()
        clock.forward(days=2)
        way.accepted().proposed()
        clock.forward(days=3)
        way.attested().confirmed()
        pause = holding.Hold(HoldReason.SCHEDULING, "", "cops", ends_on=clock.today() + timedelta(days=9))
        holding.hold(way.engagement, actor=cast.manager.actor, seen_version=way.engagement.version, pause=pause)
        clock.forward(days=4)
        holding.resume(way.engagement, actor=cast.manager.actor, seen_version=way.engagement.version)
        db.session.commit()
    return way


def history(app, way, who: str) -> Page:
    """The page as one of the cast sees it."""
    browser = Browser(app)
    sign_in(browser, getattr(way.cast, who))
    return browser.get(f"/cases/{way.file.reference}/history")


def rows(page: Page) -> list[list[str]]:
    """The table beneath the picture: who, held for, paused."""
    found = page.tree.xpath("//table[@id='turns']/tbody/tr")
    cells = ([" ".join(each.text_content().split()) for each in row] for row in found)
    return [[cell[0], cell[4], cell[5]] for cell in cells]


def drawn(page: Page) -> list[str]:
    """The parties in the picture."""
    return [each.text_content() for each in page.tree.xpath("//*[@class='turns__name']")]


@pytest.mark.parametrize("who", INSIDE)
def test_the_office_sees_every_party_and_what_was_paused(app, held, who):
    page = history(app, held, who)
    assert drawn(page) == ["COPS Office", "The provider", "The expert"]
    assert rows(page) == [
        ["COPS Office, program manager", "1 day", "–"],
        ["The provider", "2 days", "–"],
        ["The expert", "3 days", "–"],
        ["COPS Office, program manager paused by the COPS Office", "–", "4 days"],
        ["The provider", "9 days", "–"],
    ]


@pytest.mark.parametrize("who", OUTSIDE)
def test_outside_the_office_is_one_party_and_nothing_of_offers_and_experts_shows(app, held, who):
    page = history(app, held, who)
    assert drawn(page) == ["COPS Office", "The provider"]
    told = rows(page)
    assert told[-3:] == [
        ["The provider", "3 days", "–"], ["COPS Office paused by the COPS Office", "–", "4 days"],
        ["The provider", "9 days", "–"],
    ]  # fmt: skip
    assert "program manager" not in str(told) and "expert" not in str(told)


def test_the_picture_says_in_words_what_it_shows(app, held):
    page = history(app, held, "harbor_requester")
    (picture,) = page.tree.xpath("//*[@class='turns']")
    told = picture.xpath("./desc")[0].text_content()
    assert picture.get("role") == "img" and "Whose turn it was from" in picture.xpath("./title")[0].text_content()
    assert "COPS Office: 3 days, paused 4 days." in told and "The provider: 12 days." in told
    assert len(page.tree.xpath("//*[contains(@class, 'turns__bar--paused')]")) == 1
    assert not page.tree.xpath("//*[@style]")


@pytest.mark.parametrize("who", OUTSIDE)
def test_a_pause_for_a_sister_component_looks_like_any_other(app, cast, who):
    with clock.moved_to(clock.now() - timedelta(days=9)):
        way = Way.begin(cast).to_team().proposed().attested().confirmed()
        clock.forward(days=1)
        asking.ask_component(
            way.engagement, Component.OJP, "", actor=cast.manager.actor, seen_version=way.engagement.version,
            contact=cast.contact.person,
        )  # fmt: skip
        clock.forward(days=2)
        asked = db.session.query(Deconfliction).one()
        word = {"word": "held", "reason": "A sealed matter"}
        deconfliction.answer(asked, actor=cast.contact.actor, seen_version=asked.version, **word)
        db.session.commit()
    page = history(app, way, who)
    assert rows(page) == [
        ["The provider", "3 days", "–"], ["COPS Office paused by the COPS Office", "–", "6 days"],
    ]  # fmt: skip
    assert "omponent" not in page.text and "sealed" not in page.text


def test_a_case_that_has_just_begun_has_no_picture(app, cast):
    page = history(app, Way.begin(cast), "manager")
    assert not drawn(page) and "Who held it how long" not in page.text


def test_a_long_table_is_folded(app, held):
    assert not history(app, held, "manager").tree.xpath("//details//table[@id='turns']")
    with clock.moved_to(clock.now() - timedelta(days=6)):
        for stride in (held.written().submitted, held.approved, held.concurred):
            stride()
            clock.forward(days=1)
    page = history(app, held, "manager")
    assert page.tree.xpath("//details[summary='All 8 turns as a table']//table[@id='turns']"), rows(page)
