"""Who reads what one party told another: answers to offers, conflicts, returned work, reasons of endings."""

import pytest

from app.documents import services as documents
from app.documents.models import Audience
from app.engagements.models.begun import Proposal
from app.engagements.models.choices import EndReason, OfferDeclineReason, ReturnReason
from app.engagements.services import delivering, holding, offering, reporting, staffing
from app.extensions import db
from app.policy.actor import SYSTEM
from app.policy.roles import Role
from app.workflow.rules import Behalf
from app.workflow.views.history import entries_of
from tests.browser import Browser
from tests.cast import sign_in
from tests.engagements.work_way import WorkWay

OUTSIDE = ("harbor_requester", "harbor_executive", "y_coordinator")


@pytest.fixture
def work(cast) -> WorkWay:
    """A CRI-TAC engagement, to be walked as far as a test wants."""
    return WorkWay.begin(cast)


def told(work, who: str) -> str:
    """The whole history as one reader sees it."""
    member = getattr(work.cast, who)
    return "\n".join(f"{entry.what} {entry.note}" for entry in entries_of(member.actor, work.file))


def shown(app, work, who: str, page: str) -> str:
    """A page of the case as one reader sees it."""
    browser = Browser(app)
    sign_in(browser, getattr(work.cast, who))
    return browser.get(f"/cases/{work.file.reference}{page}").text


def test_why_a_provider_declined_is_told_to_the_office_alone(work):
    work.to_offer()
    words = {"reason": OfferDeclineReason.CONFLICT, "note": "We sue them"}
    offering.decline(work.offer, actor=work.cast.x_coordinator.actor, seen_version=work.offer.version, **words)
    db.session.commit()
    for who in OUTSIDE:
        assert "We sue them" not in told(work, who)
        assert "Decline the offer" not in told(work, who)
        assert "Offer to a provider" not in told(work, who)
    assert "We sue them" in told(work, "manager")


def test_a_decline_by_phone_is_recorded_by_the_manager_for_the_provider(work):
    work.to_offer()
    offering.decline(
        work.offer, actor=work.cast.manager.actor, seen_version=work.offer.version,
        reason=OfferDeclineReason.DATES, note="Ms. Lee called", behalf=Behalf(Role.COORDINATOR, "phone"),
    )  # fmt: skip
    assert work.offer.state == "declined"


def test_the_agency_and_the_provider_do_not_read_what_an_expert_disclosed(app, work):
    work.to_team().proposed()
    word = staffing.Attestation(has_conflict=True, disclosure="My cousin serves there")
    work._did(staffing.attest, work.assignment, work.cast.x_expert, attestation=word)
    work._did(staffing.confirm, work.assignment, work.cast.manager, note="A distant cousin")
    for who in ("harbor_executive", "x_coordinator"):
        assert "cousin" not in told(work, who)
        assert "cousin" not in shown(app, work, who, "/experts/1")
    for who in ("manager", "x_expert"):
        assert "cousin" in shown(app, work, who, "/experts/1")


def test_the_agency_reads_no_comments_on_work_that_was_returned(app, work):
    work.to_delivery().handed_in()
    words = {"reason": ReturnReason.TONE, "note": "Too blunt about the chief"}
    work._did(delivering.give_back, work.deliverable, work.cast.manager, **words)
    assert "blunt" not in told(work, "harbor_executive")
    assert "blunt" not in shown(app, work, "harbor_executive", "/deliverables")
    assert "blunt" in shown(app, work, "x_coordinator", "/deliverables")


def test_the_agency_reads_no_comments_on_an_approved_report(app, work):
    work.to_wrap_up().report_written().report_submitted()
    work._did(reporting.give_back, work.report, work.cast.manager, reason=ReturnReason.TONE, note="Soften the blame")
    reporting.dispose(work.report.comments[0], actor=work.cast.x_coordinator.actor, disposition="changed", note="")
    db.session.commit()
    work.report_submitted().report_approved()
    assert "blame" not in shown(app, work, "harbor_executive", "/report")
    assert "blame" not in told(work, "harbor_executive")
    assert "blame" in shown(app, work, "x_coordinator", "/report")


def test_why_an_engagement_ended_does_not_come_out_at_its_activities(app, work):
    work.to_delivery()
    ending = holding.Ending(EndReason.LEADERSHIP, "The new chief is hostile", "cops")
    work._did(holding.end_early, work.engagement, work.cast.manager, ending=ending)
    assert "hostile" not in shown(app, work, "harbor_executive", "/activities/1")
    assert "hostile" not in told(work, "x_coordinator")
    assert work.deliverable.drop_reason == "stood_down"


def test_a_deliverable_is_the_agencys_once_it_is_accepted(work):
    work.to_delivery()
    document = documents.keep(
        work.file, actor=SYSTEM, content=b"%PDF-1.7 lesson plan", name="plan.pdf", title="Lesson plan",
        audience=Audience.COPS_AND_PROVIDER, purpose="deliverable",
    )  # fmt: skip
    work._did(delivering.hand_in, work.deliverable, work.cast.x_coordinator, document_id=document.id, note="")
    assert document.audience is Audience.COPS_AND_PROVIDER
    work.deliverable_accepted()
    assert document.audience is Audience.EVERYONE


def test_a_manager_learns_why_he_does_not_confirm_the_expert_that_he_proposed(app, work):
    work.to_team()
    proposal = Proposal(work.cast.x_expert.person.id, "Policy")
    work._did(staffing.propose, work.engagement, work.cast.manager, proposal=proposal)
    work.attested()
    assert "Another program manager confirms this expert" in shown(app, work, "manager", "/team")
