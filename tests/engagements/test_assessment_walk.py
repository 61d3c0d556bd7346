"""The whole way of an assessment by the verbs: two areas, four recommendations, quarters, release, check-ins, close."""

from datetime import datetime

from app import clock
from app.engagements.models.choices import ClaimStatus
from app.engagements.services.assessing import finish as assessing_finish
from app.policy.roles import Role
from app.worker import jobs
from app.workflow.calendar import EASTERN
from tests.engagements.assessment_way import AssessmentWay


def at(year: int, month: int, day: int):
    return clock.moved_to(datetime(year, month, day, 12, tzinfo=EASTERN))


def test_an_assessment_walks_from_readiness_to_its_close(cast):
    with at(2027, 1, 12):
        oa = AssessmentWay.begin(cast).to_agreement().in_force().announcement_scheduled()
        assert (oa.file.turn_party, oa.file.turn_clock) == (Role.DIRECTOR, "scheduled_instant")
    with at(2027, 1, 13):
        jobs.lapse()
        assert (oa.engagement.state, oa.engagement.is_announced) == ("assessment", True)
        oa.assessed().planned()
        oa._did(assessing_finish, oa.engagement, oa.cast.manager)
    with at(2027, 3, 5):
        jobs.keep_up()
        oa.reported().validated().status_released()
        assert oa.engagement.status_reports[-1].state == "released"
    with at(2027, 6, 10):
        jobs.keep_up()
        oa.reported(ClaimStatus.COMPLETE_PENDING).validated(ClaimStatus.COMPLETE).status_released()
        oa.implementation_finished().final_report_approved().release_confirmed()
    with at(2027, 6, 11):
        jobs.lapse()
        assert (oa.engagement.state, oa.report.state) == ("sustainment", "released")
        assert oa.report.due_on == oa.engagement.agreement.report_due_on
        assert [each.due_on.isoformat() for each in oa.engagement.check_ins] == [
            "2027-12-11", "2028-06-11", "2028-12-11",
        ]  # fmt: skip
        assert (oa.file.turn_party, oa.file.turn_clock) == (Role.REQUESTER, "check_in")
    with at(2028, 12, 12):
        oa.checked_in().logged().handed_in().deliverable_accepted().closed()
        assert oa.engagement.state == "closed"
        assert {each.state for each in oa.engagement.obligations} == {"withdrawn"}
