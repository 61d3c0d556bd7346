"""What came by phone or on paper: the program manager records it, with the channel and the paper on file."""

from decimal import Decimal

import pytest

from app import clock
from app.documents.models import Audience, Document
from app.engagements.forms import report, review_report, succession
from app.extensions import db
from app.workflow.calendar import eastern_day
from app.workflow.models.record import History
from tests.browser import Browser, upload
from tests.cast import sign_in
from tests.documents.pdfs import pdf
from tests.engagements.work_way import WorkWay

WORD = {"channel": "mail", "evidence": "Ms. Nuñez sent it by post"}


@pytest.fixture
def work(cast) -> WorkWay:
    """A CRI-TAC engagement, to be walked as far as a test wants."""
    return WorkWay.begin(cast)


@pytest.fixture
def manager(app, work):
    """The program manager's browser."""
    browser = Browser(app)
    sign_in(browser, work.cast.manager)
    return browser


def today() -> dict[str, str]:
    day = eastern_day(clock.now())
    return {"happened_on-month": str(day.month), "happened_on-day": str(day.day), "happened_on-year": str(day.year)}


def recorded(work: WorkWay, manager: Browser, page: str, button: str, **more) -> History:
    """Record a step with its paper, and return its line in the history."""
    manager.get(f"/cases/{work.file.reference}{page}")
    manager.submit(button, status=422, **more)
    assert "Say what was said and by whom." in manager.page.text
    manager.submit(button, paper=upload(pdf()), **WORD, **today(), **more)
    row = db.session.query(History).order_by(History.id.desc()).filter(History.on_behalf_of.is_not(None)).first()
    assert row is not None and row.channel == "mail" and "by post" in row.note
    paper = db.session.get(Document, row.document_id)
    assert paper.purpose == "recorded" and paper.uploaded_by_id == work.cast.manager.person.id
    manager.get(f"/cases/{work.file.reference}/history")
    assert "The paper on file" in manager.page.text
    return row


def test_a_plan_that_came_on_paper(work, manager):
    work.to_planning().written()
    manager.get(f"/cases/{work.file.reference}/plan")
    manager.click("Record that the provider submits the plan")
    row = recorded(work, manager, "/plans/1/submit", "Record it")
    assert (row.step, work.plan.state) == ("submit_plan", "cops_review")
    manager.get(f"/cases/{work.file.reference}/plans/1/approve", status=403)  # he took the first half


def test_changes_that_the_agency_asked_for_by_letter(work, manager):
    work.to_review().approved()
    row = recorded(work, manager, "/plans/1/ask-changes", "Record the wish")
    assert (row.step, work.plan.state) == ("ask_changes", "drafting")
    assert db.session.get(Document, row.document_id).audience == "everyone"


def test_a_signed_copy_of_the_plan(work, manager):
    work.to_review().approved()
    manager.get(f"/cases/{work.file.reference}/plan")
    manager.click("Record the agency's agreement")
    row = recorded(work, manager, "/plans/1/concur", "Record the agreement")
    assert work.plan.concurrence_document_id == row.document_id
    assert work.engagement.state == "delivery"


def test_an_attestation_on_paper_is_for_the_office_alone(work, manager):
    work.to_team().proposed()
    row = recorded(work, manager, "/experts/1/attest", "Record the attestation", has_conflict="no")
    assert (row.step, row.audience, db.session.get(Document, row.document_id).audience) == ("attest", "cops", "cops")


def test_an_activity_that_the_expert_reported_by_phone(work, manager):
    work.to_delivery()
    manager.get(f"/cases/{work.file.reference}/activities/1")
    manager.click("Record what was held")
    expert = work.cast.x_expert.person
    log = {"happened": "Training", "heads_in_person": "46", "hours": "6.5", "person": str(expert.id)}
    recorded(work, manager, "/activities/1/log", "Save the log", **log)
    assert work.activity.state == "held"
    assert [(each.person_id, each.hours) for each in work.activity.hours] == [(expert.id, Decimal("6.5"))]


def test_a_deliverable_on_paper_is_accepted_by_another_manager(work, manager):
    work.to_delivery()
    manager.get(f"/cases/{work.file.reference}/deliverables")
    manager.click("Came on paper")
    recorded(work, manager, "/deliverables/1/hand-in", "Record it", note="In the cabinet")
    assert work.deliverable.state == "submitted"
    manager.get(f"/cases/{work.file.reference}/deliverables/1/accept", status=403)


def test_the_end_of_delivery_and_the_report(work, manager):
    work.to_delivery()
    work.logged().handed_in().deliverable_accepted()
    manager.get(f"/cases/{work.file.reference}")
    manager.click("Record that the provider has finished delivery")
    recorded(work, manager, "/finish-delivery", "Record it")
    assert work.engagement.state == "wrap_up"
    work.report_written()
    manager.get(f"/cases/{work.file.reference}/report")
    manager.click("Record that the provider submits the report")
    recorded(work, manager, "/reports/1/submit", "Record it")
    assert work.report.state == "cops_review"
    recorded(work, manager, "/reports/1/take-back", "Record it")
    assert work.report.state == "drafting"


def test_the_agency_answers_by_letter(work, manager):
    work.to_follow_up()
    recorded(work, manager, "/obligations/1/complete", "Record the answers", met_goals="5")
    recorded(work, manager, "/check-ins/1/answer", "Record the answers", what_changed="Fewer injuries")


def test_a_file_that_is_no_pdf_is_refused_beside_its_field(work, manager):
    work.to_planning().written()
    manager.get(f"/cases/{work.file.reference}/plans/1/submit")
    manager.submit("Record it", status=422, paper=upload(b"no pdf"), **WORD, **today())
    assert "paper" in manager.page.body and manager.page.errors
    assert work.plan.state == "drafting"


def test_the_paper_of_the_agencys_own_word_is_everyones():
    forms = (review_report.RecordedReturnForm, review_report.RecordedConfirmForm, succession.RecordedConfirmForm)
    assert {form.paper_audience for form in (*forms, report.RecordedAnswerForm)} == {Audience.EVERYONE}
