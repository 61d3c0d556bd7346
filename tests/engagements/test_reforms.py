"""Implementation: agreed recommendations, quarterly claims of both sides, status reports, and its end."""

from datetime import date, datetime

import pytest

from app import clock
from app.engagements.models.choices import ClaimSide, ClaimStatus
from app.engagements.services import following_up, implementing, recommending
from app.engagements.views import burn_up
from app.errors import InvalidFact, NotPermitted, StepNotReady
from app.extensions import db
from app.policy.roles import Role
from app.worker import jobs
from app.workflow.calendar import EASTERN, eastern_day
from app.workflow.models.record import Clock
from app.workflow.quarters import Quarter, quarter_of, quarters
from tests.browser import upload
from tests.documents.pdfs import pdf
from tests.engagements.assessment_way import today


def date_fields(name: str, day) -> dict[str, str]:
    return {f"{name}-month": str(day.month), f"{name}-day": str(day.day), f"{name}-year": str(day.year)}


def noon(year: int, month: int, day: int) -> datetime:
    return datetime(year, month, day, 12, tzinfo=EASTERN)


@pytest.fixture
def early(session):
    """The clock stands on January 12, 2027; the whole way lies in its first quarter."""
    with clock.moved_to(noon(2027, 1, 12)):
        yield


@pytest.fixture
def reforming(early, oa):
    """An assessment at the beginning of its implementation, in the first quarter of 2027."""
    return oa.to_implementation()


def turn(oa) -> tuple:
    return oa.file.turn_party, oa.file.turn_clock, eastern_day(oa.file.due_at) if oa.file.due_at else None


def test_quarters_are_those_of_the_calendar():
    assert quarter_of(date(2028, 2, 29)) == Quarter(date(2028, 1, 1), date(2028, 3, 31))
    assert quarter_of(date(2027, 12, 31)).following.label == "January to March 2028"
    assert [each.last for each in quarters(date(2027, 5, 31), date(2027, 10, 1))] == [
        date(2027, 6, 30), date(2027, 9, 30), date(2027, 12, 31),
    ]  # fmt: skip


def test_the_agency_owes_claims_by_the_end_of_the_quarter(reforming):
    assert turn(reforming) == (Role.REQUESTER, "status_report", date(2027, 3, 31))
    running = db.session.query(Clock).filter_by(lifecycle="organizational_assessment", name="status_report").one()
    assert eastern_day(running.next_reminder_at) == date(2027, 3, 17)


def test_the_turn_goes_on_to_who_owes_the_next_word(reforming):
    reforming.reported()
    assert turn(reforming)[:2] == (Role.PROGRAM_MANAGER, "next_step")
    reforming.validated()
    assert turn(reforming)[:2] == (Role.REQUESTER, "status_report")
    reforming.reported(ClaimStatus.COMPLETE_PENDING).validated(ClaimStatus.COMPLETE)
    assert turn(reforming)[:2] == (Role.PROGRAM_MANAGER, "next_step")


def test_a_new_quarter_brings_the_turn_back_to_the_agency(reforming):
    reforming.reported().validated()
    with clock.moved_to(noon(2027, 4, 2)):
        while jobs.keep_up():
            pass
        assert turn(reforming)[::2] == (Role.REQUESTER, date(2027, 6, 30))
        running = db.session.query(Clock).filter_by(
            lifecycle="organizational_assessment", name="status_report", stopped_at=None
        ).one()  # fmt: skip
        assert not running.is_overdue
        assert jobs.keep_up() == 0


def test_the_worker_begins_the_status_report_a_month_before_the_quarter_ends(reforming):
    assert jobs.keep_up() == 0
    with clock.moved_to(noon(2027, 3, 2)):
        assert jobs.keep_up() == 1
        (report,) = reforming.engagement.status_reports
        assert (report.due_on, report.period_ends_on) == (date(2027, 3, 31), date(2027, 3, 31))
        assert jobs.keep_up() == 0
        running = db.session.query(Clock).filter_by(lifecycle="status_report", stopped_at=None).one()
        assert (running.name, running.party) == ("status_report", Role.COORDINATOR)
        assert eastern_day(running.next_reminder_at) == date(2027, 3, 17)


def test_a_quarter_that_ends_soon_after_the_agreement_owes_no_report(oa):
    with clock.moved_to(noon(2027, 3, 10)):
        oa.to_assessment()
        assert oa.engagement.owed_quarters == []
    with clock.moved_to(noon(2027, 4, 2)):
        assert [each.last for each in oa.engagement.owed_quarters] == [date(2027, 6, 30)]


def test_a_status_report_is_begun_once_a_quarter_with_what_is_known(reforming, at):
    reforming.reported()
    coordinator = at(reforming.cast.x_coordinator)
    coordinator.get(f"/cases/{reforming.file.reference}/status-reports/begin")
    assert "January to March 2027" in coordinator.page.text
    coordinator.submit("Begin the status report")
    (report,) = reforming.engagement.status_reports
    body = {section.key: section.body for section in report.sections}
    assert "- First-line supervision: assessed" in body["progress"]
    assert "The agency reports: in progress. The COPS Office found: nothing yet." in body["recommendations"]
    with pytest.raises(StepNotReady, match="No status report is due"):
        reforming.status_begun()


def test_a_recommendation_waits_for_its_answer_before_anyone_reports_on_it(early, oa):
    oa.to_assessment()
    advice = recommending.add(
        oa.engagement, actor=oa.cast.x_expert.actor, text="Lead", rationale="", agency_owner="", target_on=None,
        focus_area_id=oa.area().id,
    )  # fmt: skip
    db.session.commit()
    word = {"side": ClaimSide.AGENCY, "status": ClaimStatus.IN_PROGRESS, "note": "x", "as_of": today()}
    with pytest.raises(NotPermitted, match="has not answered"):
        recommending.claim(advice, actor=oa.cast.harbor_requester.actor, **word)


def test_recommendations_rest_on_a_focus_area_and_come_with_the_assessment(early, oa):
    oa.to_agreement()
    words = {"text": "Lead", "rationale": "", "agency_owner": "", "target_on": None}
    with pytest.raises(NotPermitted, match="from the assessment on"):
        recommending.add(oa.engagement, actor=oa.cast.x_expert.actor, **words)
    db.session.rollback()
    oa.in_force().announced()
    with pytest.raises(InvalidFact, match="Choose the focus area"):
        recommending.add(oa.engagement, actor=oa.cast.x_expert.actor, **words)


def test_a_recommendation_is_written_put_before_the_agency_and_answered_by_pages(early, oa, at):
    oa.to_assessment()
    expert, manager, executive = at(oa.cast.x_expert), at(oa.cast.manager), at(oa.cast.harbor_executive)
    register = f"/cases/{oa.file.reference}/recommendations"
    expert.get(register)
    expert.click("Add a recommendation")
    expert.submit("Add", status=422, text="Sergeants lead roll call")
    expert.submit("Add", text="Sergeants lead roll call", area=str(oa.area().id))
    assert "Sergeants lead roll call" not in executive.get(register).body
    executive.get(f"{register}/1", status=404)
    manager.get(f"{register}/1")
    manager.click("Put it before the agency")
    manager.submit("Put it before the agency")
    executive.get(register)
    executive.click("Sergeants lead roll call")
    executive.click("Answer the recommendation")
    executive.submit("Save the answer", status=422, agrees="no")
    assert "Say why the agency declines it." in executive.page.text
    executive.submit("Save the answer", agrees="yes", owner="Captain Alvarez")
    (advice,) = oa.engagement.recommendations
    assert (advice.agreed_by_agency, advice.agency_owner) == (True, "Captain Alvarez")
    expert.get(f"{register}/1")
    assert expert.page.links("Revise") == []
    advice.agreed_by_agency = None
    db.session.commit()
    manager.get(f"{register}/1")
    manager.click("Record the agency's answer")
    word = {"agrees": "yes", "channel": "mail", "evidence": "Sheriff Boone's letter"}
    manager.submit("Save the answer", status=422, agrees="yes")
    manager.submit("Save the answer", paper=upload(pdf()), **word, **date_fields("happened_on", date(2026, 1, 5)))
    paper = advice.answer_paper
    assert (advice.answer_channel, advice.answer_evidence, paper.audience) == ("mail", word["evidence"], "everyone")
    assert (advice.agreed_at.date(), advice.agreed_by_id) == (date(2026, 1, 5), oa.cast.manager.person.id)
    shown = executive.get(f"{register}/1").text
    assert "On paper, " in shown and f"Jan 5, 2026: Sheriff Boone's letter {paper.file_name}" in shown
    advice.agreed_by_agency = False
    db.session.commit()
    executive.get(f"{register}/1/answer")
    executive.submit("Save the answer", agrees="yes")
    assert (advice.answer_channel, advice.answer_paper) == ("", None), "it came from the agency itself this time"


@pytest.mark.parametrize(
    ("who", "rest", "status"),
    [
        ("harbor_requester", "/1", 200),
        ("harbor_requester", "/1/answer", 403),
        ("harbor_executive", "/1/show", 403),
        ("manager", "/1/answer", 200),
        ("x_coordinator", "/1/validate", 200),
        ("x_staff", "/1/validate", 403),
        ("director", "/1/validate", 403),
        ("mill_executive", "/1/answer", 404),
        ("y_coordinator", "/1", 404),
    ],
)
def test_who_finds_which_page_of_a_recommendation(reforming, at, who, rest, status):
    at(getattr(reforming.cast, who)).get(f"/cases/{reforming.file.reference}/recommendations{rest}", status=status)


def test_the_agency_reports_with_evidence_and_the_office_validates_by_pages(reforming, at):
    requester, manager = at(reforming.cast.harbor_requester), at(reforming.cast.manager)
    register = f"/cases/{reforming.file.reference}/recommendations"
    assert "To report for January to March 2027" in requester.get(register).text
    requester.get(f"{register}/1/progress")
    requester.submit(
        "Report progress", status_="in_progress", note="Two shifts",
        file=upload(pdf()), **date_fields("as_of", today()),
    )  # fmt: skip
    assert "evidence" in requester.get(register).text
    manager.get(f"{register}/1/validate")
    manager.submit(
        "Save the finding", status_="partially_complete", note="Seen on site", **date_fields("as_of", today())
    )
    assert "Partially complete" in requester.get(register).text


def test_the_providers_finding_prepares_the_offices_but_is_not_its_own(reforming):
    (first, _second) = recommending.of_engagement(reforming.engagement)
    words = {"status": ClaimStatus.COMPLETE, "note": "Seen", "as_of": today()}
    recommending.claim(first, actor=reforming.cast.x_coordinator.actor, side=ClaimSide.VALIDATED, **words)
    db.session.commit()
    assert first.claims[0].by_provider
    assert first.validated is None and not first.is_finished


def test_the_implementation_ends_with_validated_claims_of_this_quarter_and_no_open_status_report(reforming):
    with pytest.raises(StepNotReady) as refused:
        reforming._did(implementing.finish, reforming.engagement, reforming.cast.manager)
    assert refused.value.missing == ("A recommendation has no validated status dated in this quarter.",)
    db.session.rollback()
    reforming.reported().validated().status_begun()
    with pytest.raises(StepNotReady) as refused:
        reforming._did(implementing.finish, reforming.engagement, reforming.cast.manager)
    assert refused.value.missing == ("A status report is outstanding.",)
    db.session.rollback()
    reforming.engagement.status_reports[0].state = "approved"
    db.session.commit()
    reforming._did(implementing.finish, reforming.engagement, reforming.cast.manager)
    assert reforming.engagement.state == "final_report"


def test_a_validation_of_the_quarter_before_does_not_end_the_implementation(reforming):
    reforming.reported().validated()
    with clock.moved_to(noon(2027, 4, 2)):
        assert not reforming.engagement.claims_are_validated
        assert not reforming.engagement.status_reports_are_up_to_date


def test_what_is_past_its_target_date_is_late(reforming, at):
    with clock.moved_to(noon(2027, 12, 1)):
        page = at(reforming.cast.harbor_requester).get(f"/cases/{reforming.file.reference}/recommendations")
        assert "2 past the target date" in page.text


def test_the_burn_up_shows_each_month_as_picture_and_table(reforming, at):
    with clock.moved_to(noon(2027, 2, 15)):
        reforming.reported(ClaimStatus.COMPLETE_PENDING)
    with clock.moved_to(noon(2027, 3, 5)):
        reforming.validated(ClaimStatus.COMPLETE)
        found = burn_up.of(recommending.of_engagement(reforming.engagement))
        assert [(each.agreed, each.reported, each.validated) for each in found.months] == [
            (2, 0, 0), (2, 2, 0), (2, 2, 2),
        ]  # fmt: skip
        page = at(reforming.cast.manager).get(f"/cases/{reforming.file.reference}/recommendations")
        assert "How far the reforms are" in page.text and "February 2027" in page.text


def test_claims_may_be_made_during_the_assessment(early, oa):
    oa.to_assessment().started().advised(1).reported()
    assert recommending.of_engagement(oa.engagement)[0].reported.as_of == today()


def test_check_ins_stand_at_six_twelve_and_eighteen_months(reforming):
    begun = following_up.open_check_ins(reforming.engagement, reforming.cast.manager.actor)
    assert [each.due_on for each in begun] == [date(2027, 7, 12), date(2028, 1, 12), date(2028, 7, 12)]
