"""A report after its approval: drafted again, corrected by a next edition, taken down by two people."""

import pytest

from app.documents.models import Audience
from app.engagements.queries import decisions
from app.engagements.services import correcting
from app.errors import InvalidFact, NotPermitted, NotVisible, StepNotAvailable, StepNotReady
from app.extensions import db
from app.notifications.candidates import FINDERS, Matter
from app.policy.roles import Role
from app.worker import jobs
from app.workflow.audiences import Audience as Audiences
from app.workflow.models.record import Clock
from tests.browser import Browser
from tests.cast import Member, sign_in
from tests.engagements.change_way import ChangeWay
from tests.engagements.test_pauses import did
from tests.factories.accounts import MembershipFactory


@pytest.fixture
def way(cast) -> ChangeWay:
    """An engagement at its first call."""
    return ChangeWay.begin(cast)


def closed(way) -> ChangeWay:
    """The case, closed with its released report."""
    return way.to_follow_up().surveyed().checked_in().closed()


def test_an_approved_report_is_drafted_again_and_its_approval_falls(way):
    way.to_approved_report()
    did(correcting.reopen, way.report, way.cast.manager, reason="A section is wrong")
    assert (way.report.state, way.report.approved_by_id) == ("drafting", None)
    assert way.file.turn_party is Role.COORDINATOR
    way.report_submitted().report_approved()
    assert way.report.state == "approved"


def test_what_was_approved_is_closed_to_the_agency_when_it_is_drafted_again(way):
    way.to_approved_report()
    jobs.work()
    document = way.report.document
    assert document.audience is Audience.EVERYONE
    did(correcting.reopen, way.report, way.cast.manager, reason="A section is wrong")
    assert document.audience is Audience.COPS_AND_PROVIDER


@pytest.mark.parametrize("who", ["director", "triage", "x_coordinator", "harbor_executive"])
def test_nobody_but_a_program_manager_drafts_a_ta_report_again(way, who):
    way.to_approved_report()
    with pytest.raises(NotPermitted):
        did(correcting.reopen, way.report, getattr(way.cast, who), reason="Why not")


def test_a_corrected_report_stays_marked_while_its_next_edition_is_drafted(way):
    way.to_follow_up()
    released = way.report
    way.correction_proposed().corrected()
    edition = way.report
    assert (released.state, released.corrected_at is not None) == ("released", True)
    assert (edition.state, edition.edition, edition.corrects_id) == ("drafting", 2, released.id)
    assert [each.body for each in edition.sections] == [each.body for each in released.sections]
    assert edition.author_ids >= {writer.person_id for writer in released.writers}


def test_the_next_edition_has_its_own_turn_on_a_closed_case(way):
    closed(way).correction_proposed().corrected()
    assert not way.file.is_open
    running = db.session.query(Clock).filter_by(subject_id=way.report.id, lifecycle="ta_report", stopped_at=None).one()
    assert (running.name, running.party, running.due_at is not None) == ("final_report", Role.COORDINATOR, True)
    way.report_written().report_submitted().report_approved().report_released()
    assert [report.state for report in way.engagement.reports] == ["released", "released"]
    assert way.engagement.state == "closed"


def test_nobody_who_wrote_the_first_edition_approves_the_next(way):
    closed(way).correction_proposed().corrected()
    assert way.cast.x_expert.person.id in way.report.author_ids


def test_a_correction_is_confirmed_once_and_only_when_proposed(way):
    closed(way)
    with pytest.raises(StepNotReady, match="No correction is proposed"):
        did(correcting.correct, way.report, way.cast.director)
    way.correction_proposed()
    released = way.report
    way.corrected()
    with pytest.raises(InvalidFact, match="already"):
        did(correcting.propose_correction, released, way.cast.manager, reason="Another number")


@pytest.mark.parametrize("who", ["manager", "triage", "x_coordinator", "harbor_executive", "mill_executive"])
def test_nobody_but_a_director_confirms_a_correction(way, who):
    closed(way).correction_proposed()
    with pytest.raises((NotPermitted, NotVisible)):
        did(correcting.correct, way.report, getattr(way.cast, who))


def test_a_report_not_released_is_not_corrected(way):
    way.to_approved_report()
    with pytest.raises(StepNotAvailable):
        way.correction_proposed()


def test_a_released_report_is_taken_down_by_two_people(way):
    way.to_follow_up()
    jobs.work()
    did(correcting.propose_take_down, way.report, way.cast.manager, reason="It names a witness")
    did(correcting.take_down, way.report, way.cast.director)
    assert way.report.state == "taken_down"
    assert {document.audience for document in correcting.documents_of(way.report)} == {Audience.COPS}


def test_the_director_who_proposed_it_does_not_take_it_down_himself(way):
    way.to_follow_up()
    did(correcting.propose_take_down, way.report, way.cast.director, reason="It names a witness")
    with pytest.raises(NotPermitted):
        did(correcting.take_down, way.report, way.cast.director)
    other = Member(MembershipFactory(organization=way.cast.cops, role=Role.DIRECTOR))
    did(correcting.refuse_take_down, way.report, other, reason="The witness agreed")
    with pytest.raises(StepNotReady):
        did(correcting.take_down, way.report, other)
    did(correcting.propose_take_down, way.report, way.cast.director, reason="It names a witness after all")
    did(correcting.take_down, way.report, other)
    assert way.report.state == "taken_down"


def test_taking_down_needs_a_proposal_with_a_reason(way):
    way.to_follow_up()
    with pytest.raises(StepNotReady, match="proposed"):
        did(correcting.take_down, way.report, way.cast.director)
    with pytest.raises(StepNotReady, match="reason"):
        did(correcting.propose_take_down, way.report, way.cast.manager, reason="")


def test_the_agency_reads_a_released_report_but_neither_its_draft_edition_nor_one_taken_down(app, way):
    way.to_follow_up().correction_proposed().corrected()
    browser = Browser(app)
    sign_in(browser, way.cast.harbor_executive)
    case = f"/cases/{way.file.reference}"
    browser.get(f"{case}/reports/1")
    assert "corrected edition is being written" in browser.page.text
    assert browser.client.get(f"{case}/reports/2").status_code == 404
    did(correcting.propose_take_down, way.engagement.reports[0], way.cast.manager, reason="It names a witness")
    did(correcting.take_down, way.engagement.reports[0], way.cast.director)
    assert browser.client.get(f"{case}/reports/1").status_code == 404


def test_the_correction_by_pages(app, way):
    way.to_follow_up()
    manager, director = Browser(app), Browser(app)
    sign_in(manager, way.cast.manager)
    sign_in(director, way.cast.director)
    report = f"/cases/{way.file.reference}/reports/1"
    manager.get(report)
    manager.click("Propose a correction")
    manager.submit("Propose the correction", reason="", status=422)
    manager.submit("Propose the correction", reason="A word is wrong")
    director.get(report)
    director.click("Refuse the correction")
    director.submit("Refuse it", reason="", status=422)
    assert "A word is wrong" in director.page.text
    director.submit("Refuse it", reason="The word is right")
    assert director.page.links("Confirm the correction") == []
    assert "The proposed correction was refused The word is right" in " ".join(manager.get(report).text.split())
    told = FINDERS[Audiences.PROPOSER](Matter(way.file, way.report, "refuse_correction"))
    assert [each.person for each in told] == [way.cast.manager.person]
    assert decisions.waiting(way.cast.director.actor) == []
    manager.click("Propose a correction")
    manager.submit("Propose the correction", reason="A number is wrong")
    assert [each.brief for each in decisions.waiting(way.cast.director.actor)] == ["A number is wrong"]
    director.get(report)
    director.click("Confirm the correction")
    assert "A number is wrong" in director.page.text
    director.submit("Confirm the correction")
    assert "This edition is corrected" in director.page.text
