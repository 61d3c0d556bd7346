"""Each page sends a stated number of SQL statements at most, and no more of them when there is more to show."""

import pytest

from app.accounts.models.people import Organization, OrganizationKind
from app.agencies.models import Agency, AgencyType, Eligibility
from app.extensions import db
from tests.browser import Browser
from tests.cast import sign_in
from tests.engagements.way import Way
from tests.performance import rows
from tests.requests import walks
from tests.statements import counted

FEW, MORE = 5, 35
FRAME = 1
"""Who is there, which also gives the database his name: what every page of a signed-in person begins with."""


@pytest.fixture
def statements(app, cast):
    """A function that opens an address as one of the cast and gives the statements sent, after a first look."""

    def look(name: str, path: str) -> list[str]:
        browser = Browser(app)
        if name:
            sign_in(browser, getattr(cast, name))
        browser.get(path)
        with counted() as sent:
            browser.get(path)
        return sent

    return look


@pytest.mark.parametrize(
    ("who", "path", "most"),
    [
        ("triage", "/queue", FRAME + 3),
        ("manager", "/today", FRAME + 4),
        ("harbor_requester", "/requests", FRAME + 2),
    ],
)
def test_lists_of_requests(statements, cast, who, path, most):
    rows.requests(cast, FEW)
    few = statements(who, path)
    rows.requests(cast, MORE)
    more = statements(who, path)
    assert len(more) == len(few) <= most, more


@pytest.mark.parametrize(
    ("who", "path", "most"),
    [
        ("manager", "/today", FRAME + 4),
        ("harbor_requester", "/requests", FRAME + 2),
        ("x_coordinator", "/provider", FRAME + 8),
        ("x_expert", "/expert", FRAME + 3),
    ],
)
def test_homes_with_engagements(statements, cast, who, path, most):
    rows.engagements(cast, FEW)
    few = statements(who, path)
    rows.engagements(cast, MORE)
    more = statements(who, path)
    assert len(more) == len(few) <= most, more


@pytest.mark.parametrize("who", ["manager", "harbor_requester", "x_coordinator", "x_expert"])
def test_the_page_of_a_case(statements, cast, who):
    engagement = Way.begin(cast).to_delivery().engagement
    path = f"/cases/{engagement.case_file.reference}"
    rows.past(engagement, FEW)
    few = statements(who, path)
    rows.past(engagement, MORE)
    more = statements(who, path)
    assert len(more) == len(few) <= FRAME + 11, more


def test_the_history_of_a_case(statements, cast):
    engagement = Way.begin(cast).to_delivery().engagement
    path = f"/cases/{engagement.case_file.reference}/history"
    rows.past(engagement, FEW)
    few = statements("manager", path)
    rows.past(engagement, MORE)
    assert len(statements("manager", path)) == len(few) <= FRAME + 11


def test_sending_a_request(app, cast):
    reference = walks.filled(cast.harbor_requester.actor, "a draft that is whole").reference
    browser = Browser(app)
    sign_in(browser, cast.harbor_requester)
    browser.get(f"/cases/{reference}/review")
    with counted() as sent:
        browser.submit("Send the request")  # and the receipt
    assert len(sent) <= 27, sent


def test_the_look_up_of_agencies(statements, session):
    _agencies(FEW)
    few = statements("", "/agencies/search?q=Cedar+Grove")
    _agencies(MORE)
    more = statements("", "/agencies/search?q=Cedar+Grove")
    assert len(more) == len(few) <= 9, more


def _agencies(count: int) -> None:
    for _number in range(count):
        body = Organization(kind=OrganizationKind.AGENCY, name="Cedar Grove Police Department")
        db.session.add(body)
        db.session.flush()
        facts = {"city": "Cedar Grove", "state": "OH", "search_text": "cedar grove police department oh"}
        db.session.add(Agency(id=body.id, type=AgencyType.MUNICIPAL, eligibility=Eligibility.ELIGIBLE, **facts))
    db.session.commit()
