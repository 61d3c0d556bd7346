"""Who sees a Critical Response request from its first minute: pages, lists and counts."""

import pytest

from app.extensions import db
from app.requests.services import screening
from tests.requests import walks

SEES = ("harbor_requester", "harbor_executive", "triage", "triage_two", "director")
DOES_NOT = (
    "harbor_newcomer", "mill_requester", "mill_executive", "manager", "manager_two", "records", "auditor",
    "administrator", "x_coordinator", "x_expert", "contact",
)  # fmt: skip


@pytest.fixture
def closed(cast):
    """A Critical Response request as it was sent."""
    assistance = walks.submitted(cast.harbor_requester.actor, **walks.RESPONSE)
    db.session.commit()
    return assistance


@pytest.mark.parametrize("who", SEES)
def test_its_list_sees_it(as_, cast, closed, who):
    assert "Restricted" in as_(who).get(f"/cases/{closed.reference}").text


@pytest.mark.parametrize("who", DOES_NOT)
@pytest.mark.parametrize("page", ["", "/request", "/copy", "/receipt", "/history", "/documents", "/screening"])
def test_for_everyone_else_it_does_not_exist(as_, cast, closed, who, page):
    as_(who).get(f"/cases/{closed.reference}{page}", status=404)


@pytest.mark.parametrize(("who", "count"), [("triage", 1), ("director", 1), ("manager", 0), ("auditor", 0)])
def test_the_queue_counts_only_what_one_sees(as_, cast, closed, who, count):
    page = as_(who).get("/queue?stage=all")
    assert f"{count} waiting" in page.text
    assert (closed.reference in page.text) is bool(count)


def test_the_manager_of_record_sees_it_from_the_naming_on(as_, cast, closed):
    screening.start_screening(closed, actor=cast.triage.actor, seen_version=closed.version)
    screening.name_program_manager(closed, cast.manager.person, actor=cast.triage.actor, seen_version=closed.version)
    db.session.commit()
    as_("manager").get(f"/cases/{closed.reference}")
    as_("manager_two").get(f"/cases/{closed.reference}", status=404)


def test_a_request_by_phone_is_the_agencys_own_once_it_is_matched(as_, cast):
    assistance = walks.thin(cast)
    screening.start_screening(assistance, actor=cast.triage.actor, seen_version=assistance.version)
    db.session.commit()
    as_("harbor_executive").get(f"/cases/{assistance.reference}", status=404)
    screening.match_agency(assistance, cast.harbor, actor=cast.triage.actor, seen_version=assistance.version)
    db.session.commit()
    as_("harbor_executive").get(f"/cases/{assistance.reference}")
    assert assistance.reference in as_("harbor_executive").get("/requests").text
    for who, may_change in (("harbor_executive", True), ("triage", True), ("director", False)):
        assert ("/form/contacts" in as_(who).get(f"/cases/{assistance.reference}/request").body) is may_change
    as_("harbor_requester").get(f"/cases/{assistance.reference}", status=404)  # the call did not name her


def test_a_case_that_becomes_critical_response_is_closed_from_then_on(as_, cast):
    assistance = walks.in_screening(cast, **walks.UNSURE)
    db.session.commit()
    as_("manager").get(f"/cases/{assistance.reference}")
    words = {"actor": cast.triage.actor, "seen_version": assistance.version}
    screening.settle_program(assistance, walks.Program.CRITICAL_RESPONSE, **words)
    db.session.commit()
    as_("manager").get(f"/cases/{assistance.reference}", status=404)
    as_("harbor_requester").get(f"/cases/{assistance.reference}")
