"""The same bad input in every field of many forms: never a fault of ours, and what was typed comes back."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
import time_machine
from lxml import html

from app.engagements.services import recommending
from app.extensions import db
from app.workflow.models.case_file import new_reference
from tests.browser import Browser
from tests.cast import Cast, sign_in
from tests.engagements.assessment_way import AssessmentWay
from tests.engagements.change_way import ChangeWay
from tests.engagements.public_way import PublicWay
from tests.engagements.work_way import WorkWay
from tests.matrix.asking import undone
from tests.requests import walks

PAYLOADS = {
    "blank": " \u00a0\u200b",
    "long": "x" * 70_000,
    "nul": "a\x00b",
    "controls": "a\x07\x1bb",
    "override": "a\u202eb",
    "emoji": "👮 " + "a" + "\u0301" * 200,
    "markup": "<script>alert(1)</script>{{7*7}}",
    "not a choice": "nonsense",
    "number": "9" * 40,
}
TYPED = ("text", "email", "tel", "search", None)
ODD = {"state": "closed", "agency_id": "1", "role": "administrator", "case_file_id": "1", "id": "1"}


def request_pages(case: str) -> list[tuple[str, str, str]]:
    """(who, address, button's form) of the pages of a request in screening."""
    pages = ("ask", "deconfliction", "decline", "refer", "duplicate", "program", "withdraw")
    people = {"withdraw": "harbor_requester"}
    return [(people.get(page, "triage"), f"{case}/{page}", page) for page in pages]


ENGAGEMENT = {
    "call": ("manager", "call", lambda way: way),
    "hold": ("manager", "engagement/hold", lambda way: way),
    "end early": ("manager", "engagement/end-early", lambda way: way),
    "withdraw": ("harbor_executive", "engagement/withdraw", lambda way: way),
    "offer": ("manager", "offers/new", lambda way: way.call()),
    "decline offer": ("x_coordinator", "offers/1/decline", lambda way: way.to_offer()),
    "propose": ("x_coordinator", "team/propose", lambda way: way.to_team()),
    "attest": ("x_expert", "experts/1/attest", lambda way: way.to_team().proposed()),
    "plan": ("x_coordinator", "plans/1/write", lambda way: way.to_planning()),
    "return plan": ("manager", "plans/1/return", lambda way: way.to_review()),
    "ask changes": ("harbor_executive", "plans/1/ask-changes", lambda way: way.to_review().approved()),
    "log": ("x_expert", "activities/1/log", lambda way: way.to_delivery()),
    "hand in": ("x_coordinator", "deliverables/1/hand-in", lambda way: way.to_delivery()),
    "milestone": ("x_coordinator", "milestones/1/reach", lambda way: way.to_delivery()),
    "document": ("x_coordinator", "documents/add", lambda way: way.to_delivery()),
    "recommendation": ("x_expert", "recommendations/add", lambda way: way.to_wrap_up()),
    "comment": ("manager", "reports/1/comments", lambda way: way.to_wrap_up()),
}


def awaiting_an_answer(cast: Cast) -> AssessmentWay:
    """An assessment with a recommendation that is put before the agency."""
    way = AssessmentWay.begin(cast).to_assessment().started().written_down()
    (advice,) = way.engagement.recommendations
    recommending.show(advice, actor=cast.manager.actor, seen_version=advice.version)
    db.session.commit()
    return way


LATER = {
    "refuse correction": (
        "director", "reports/1/refuse-correction",
        lambda cast: ChangeWay.begin(cast).to_follow_up().correction_proposed(),
    ),
    "schedule release": (
        "director", "publicity/release/schedule", lambda cast: PublicWay.reporting(cast).to_release(),
    ),
    "add to the list": ("director", "access/add-person", lambda cast: PublicWay.reporting(cast)),
    "record an answer": ("manager", "recommendations/1/answer", awaiting_an_answer),
}  # fmt: skip
"""The same, where the way there is another."""
PUBLIC = ("/sign-in", "/reset-password", "/register/not-listed")


def try_everything(browser: Browser, address: str) -> None:
    """Send each payload in every field of the page's form, each time from the same beginning."""
    for name, payload in PAYLOADS.items():
        with undone():
            page = browser.get(address)
            form = page.form()
            typed = {one.get("name"): payload for one in fields(form)}
            answer = browser.submit(status=None, **typed)
            assert answer.status < 500, (address, name, answer.status)
            if answer.status == 422 and name not in ("nul", "blank"):
                assert_kept(answer.form(), typed, (address, name))


def fields(form: html.HtmlElement) -> list[html.HtmlElement]:
    """The controls that a person types into."""
    inputs = [one for one in form.iter("input") if one.get("name") and one.get("type") in TYPED]
    return inputs + [one for one in form.iter("textarea") if one.get("name")]


def assert_kept(form: html.HtmlElement, typed: dict[str, str], where: object) -> None:
    """What was typed stands in the fields again (dates and file names aside, control characters are taken out)."""
    shown = {one.get("name"): one.value if one.tag == "textarea" else one.get("value", "") for one in fields(form)}
    for name, value in typed.items():
        if name in shown:
            plain = "".join(mark for mark in value if mark >= " ")
            assert (shown[name] or "").strip() in (value.strip(), plain.strip()), (where, name)


@pytest.mark.parametrize("place", [*ENGAGEMENT, *LATER, *PUBLIC, "triage"])
def test_no_form_fails_and_none_loses_what_was_typed(app, cast, place):
    browser = Browser(app)
    if place in PUBLIC:
        try_everything(browser, place)
        return
    if place == "triage":
        case = walks.in_screening(cast)
        db.session.commit()
        for who, address, _name in request_pages(f"/cases/{case.reference}"):
            sign_in(browser, getattr(cast, who))
            try_everything(browser, address)
        return
    if place in LATER:
        who, page, go = LATER[place]
        way = go(cast)
    else:
        who, page, go = ENGAGEMENT[place]
        way = WorkWay.begin(cast)
        go(way)
    sign_in(browser, getattr(cast, who))
    try_everything(browser, f"/cases/{way.file.reference}/{page}")


@pytest.mark.parametrize("place", ["call", "hold", "plan"])
def test_fields_that_no_form_asks_for_change_nothing(app, cast, place):
    who, page, go = ENGAGEMENT[place]
    way = WorkWay.begin(cast)
    go(way)
    before = (way.engagement.state, way.file.agency_id, getattr(cast, who).role)
    browser = Browser(app)
    sign_in(browser, getattr(cast, who))
    token = browser.get(f"/cases/{way.file.reference}/{page}").form().fields["csrf_token"]
    browser.post(f"/cases/{way.file.reference}/{page}", {"csrf_token": token} | ODD, status=422)
    assert (way.engagement.state, way.file.agency_id, getattr(cast, who).role) == before


@pytest.mark.parametrize("version", [None, "", "x", "-1", "١", "9" * 40, "1.0", "0"])
def test_a_form_without_its_version_is_not_taken(app, cast, version):
    way = WorkWay.begin(cast).to_review()
    browser = Browser(app)
    sign_in(browser, cast.manager)
    address = f"/cases/{way.file.reference}/plans/1/approve"
    token = browser.get(address).form().fields["csrf_token"]
    data = {"csrf_token": token} | ({} if version is None else {"version": version})
    answer = browser.post(address, data, status=None)
    assert answer.status in (409, 422)
    assert way.plan.state == "cops_review"


def test_references_of_two_years_never_meet():
    with time_machine.travel(datetime(2026, 12, 31, 23, 59, 59, tzinfo=UTC), tick=False):
        old = {new_reference() for _ in range(500)}
    with time_machine.travel(datetime(2027, 1, 1, tzinfo=UTC), tick=False):
        new = {new_reference() for _ in range(500)}
    assert len(old) == len(new) == 500
    assert not old & new
