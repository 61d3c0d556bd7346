"""The operator's defaults: the cost above which a director approves a plan."""

from decimal import Decimal

import pytest
from sqlalchemy import select

from app.administration import queries
from app.administration.services import defaults
from app.audit.models import AuditDetail, AuditEntry
from app.errors import InvalidFact
from app.extensions import db
from app.policy.roles import Role
from tests.engagements.way import Way


@pytest.fixture
def review(cast):
    """A case whose plan of $18,500 lies before the COPS Office."""
    return Way.begin(cast).to_review()


def test_a_lower_limit_hands_a_plan_under_review_to_the_director(cast, review, at):
    assert review.file.turn_party is Role.PROGRAM_MANAGER
    browser = at("administrator")
    browser.get("/administration")
    browser.click("Rules that you may set")
    browser.click("Change")
    page = browser.submit("Continue", limit="10,000")
    assert "pass to a director: 1." in page.text
    assert queries.cost_limit() == 100_000
    page = browser.submit("Set this limit")
    assert "$10,000" in page.text
    assert review.plan.is_above_cost_limit and review.file.turn_party is Role.DIRECTOR
    entry = db.session.scalar(select(AuditEntry).where(AuditEntry.action == "default:change"))
    assert db.session.get(AuditDetail, entry.id).facts["after"] == "10000.00"


def test_the_same_limit_again_is_said_to_be_so(cast, session):
    with pytest.raises(InvalidFact):
        defaults.set_cost_limit(Decimal(100_000), actor=cast.administrator.actor)


@pytest.mark.parametrize("limit", ["0", "-5", "much", ""])
def test_amounts_that_make_no_limit_are_refused(cast, at, limit):
    browser = at("administrator")
    browser.get("/administration/defaults/cost-limit")
    browser.submit("Continue", status=422, limit=limit)
    assert browser.page.errors


def test_an_auditor_reads_them_and_changes_nothing(cast, at):
    browser = at("auditor")
    browser.get("/administration/defaults")
    browser.get("/administration/defaults/cost-limit", status=403)
