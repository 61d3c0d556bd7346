"""An assessment with two focus areas and twelve recommendations over eighteen months and more of moved clock."""

import pytest

from app.engagements.models.choices import ClaimStatus
from app.engagements.models.engagement import Engagement
from app.engagements.queries import selection
from app.extensions import db
from tests.documents.pdfs import pdf
from tests.engagements.assessment_way import AssessmentWay, judgement
from tests.journeys.world import World

pytestmark = [pytest.mark.browser, pytest.mark.several_connections, pytest.mark.xdist_group("journey_assessment")]


def on(world: World, engagement_id: int) -> AssessmentWay:
    """The way of the assessment as it stands now."""
    db.session.rollback()
    return AssessmentWay(world.cast, db.session.get_one(Engagement, engagement_id))


def until(world: World, month: int, day: int) -> None:
    """Let time pass until a day of the year comes next."""
    ahead = world.today.replace(month=month, day=day)
    ahead = ahead if ahead > world.today else ahead.replace(year=ahead.year + 1)
    world.pass_days((ahead - world.today).days)


def test_an_assessment_from_its_readiness_to_its_close(world: World):
    until(world, 1, 12)
    way = AssessmentWay.begin(world.cast)
    judgement()
    number, case = way.engagement.id, f"/cases/{way.file.reference}"
    manager, director, executive = (world.member(name) for name in ("manager", "director", "harbor_executive"))
    coordinator, everyone = world.member("x_coordinator"), world.stranger("everyone")

    manager.open(case)
    manager.follow("Record the readiness review")
    manager.answer("Was it a visit or a call?", "A visit")
    manager.date("Date of the visit or call", world.in_days(-1))
    manager.write("Time", "9:30 am")
    for label in (
        "Who took part?", "What the agency wants", "Which parts", "How did the law enforcement executive",
        "How did the government executive", "What does the governing body", "What do the unions",
    ):  # fmt: skip
        manager.write(label, "Said so in the meeting")
    manager.press("Record the review")
    director.open(case)
    director.follow("Choose this site")
    for each in selection.criteria():
        director.answer(each.title, "Fully")
    director.write("Why is this site chosen?", "Leaders and union stand behind it.")
    director.press("Choose this site")

    on(world, number).engaged().proposed().attested().team_settled().area_added()
    coordinator.open(f"{case}/focus-areas")
    coordinator.follow("Add a focus area")
    coordinator.write("Focus area", "Complaints and trust")
    coordinator.write("What belongs to it?", "How complaints are answered.")
    coordinator.date("By when", world.in_days(100))
    coordinator.press("Add the focus area")
    _sign(world, manager, executive, case)
    everyone.open("/sites")
    everyone.sees_not("Harbor County")
    on(world, number).announcement_scheduled()
    world.pass_days(1)
    everyone.open("/sites")
    everyone.follow("Harbor County")
    everyone.sees("The assessment is under way.", "First-line supervision", "Complaints and trust")

    on(world, number).started().found().started(2).found(2).proposed_assessed(2).agreed_assessed(2)
    coordinator.open(f"{case}/focus-areas/1")
    coordinator.follow("Propose as assessed")
    coordinator.press("Propose it")
    manager.open(f"{case}/focus-areas/1")
    manager.follow("Agree that it is assessed")
    manager.press("Agree")
    on(world, number).advised(6, 1).advised(6, 2).planned()
    executive.open(f"{case}/recommendations")
    executive.sees("Agreed", "Sergeants lead 6")
    manager.open(f"{case}/focus-areas")
    manager.follow("Finish the assessment")
    manager.press("Finish the assessment")

    _reform(world, number, case)
    everyone.open(f"/sites/{way.file.reference}")
    everyone.sees("Status report, January to March", "Status report, October to December")
    manager.open(f"{case}/recommendations")
    manager.sees("How far the reforms are")
    until(world, 3, 5)
    on(world, number).reported(ClaimStatus.COMPLETE_PENDING).validated(ClaimStatus.COMPLETE).status_released()
    manager.open(case)
    manager.follow("Finish the implementation")
    manager.press("Finish the implementation")
    on(world, number).final_report_approved().release_confirmed()
    everyone.open(f"/sites/{way.file.reference}")
    everyone.sees_not("Final report:")
    world.pass_days(1)
    everyone.open(f"/sites/{way.file.reference}")
    everyone.sees("Final report:")

    world.pass_days(560)
    on(world, number).checked_in().logged().handed_in().deliverable_accepted()
    manager.open(case)
    manager.follow("Close the case")
    manager.answer("Outcome", "Completed as planned")
    manager.answer("Records class", "Case file of technical assistance")
    manager.press("Close the case")
    assert on(world, number).engagement.state == "closed"


def _sign(world: World, manager, executive, case: str) -> None:
    manager.open(f"{case}/agreement")
    manager.follow("File the agreement")
    manager.answer("What kind of paper is it?", "Memorandum of agreement")
    manager.attach("The paper", pdf(), "memorandum.pdf")
    manager.write("Goals and objectives", "Supervisors lead, complaints are answered.")
    manager.write("Release terms", "All reports are public once approved.")
    manager.date("When is the final report due?", world.in_days(500))
    manager.date("When does the agreement end?", world.in_days(700))
    manager.press("File the agreement")
    executive.open(f"{case}/agreement")
    executive.follow("Sign the agreement")
    executive.press("Sign as Henry Boone", status=422)
    executive.tick("I have read the agreement")
    executive.press("Sign as Henry Boone")
    manager.open(f"{case}/agreement")
    manager.follow("Sign, or record a signature")
    manager.answer("Which signature is it?", "For the COPS Office: I sign here")
    manager.write("Title of the signer", "Program manager")
    manager.press("Save the signature")
    manager.follow("Conclude the agreement")
    manager.press("Conclude the agreement")


def _reform(world: World, number: int, case: str) -> None:
    """Four quarters: the agency reports, the office validates, the status report goes out."""
    requester = world.member("harbor_requester")
    for quarter, (month, day) in enumerate(((3, 5), (6, 5), (9, 5), (12, 5))):
        until(world, month, day)
        if quarter == 0:
            requester.open(f"{case}/recommendations")
            requester.sees("To report for January to March")
            requester.open(f"{case}/recommendations/1/progress")
            requester.answer("Where does it stand?", "In progress")
            requester.date("As of", world.today)
            requester.write("What was done?", "Two shifts have a sergeant.")
            requester.attach("Evidence", pdf(pages=2), "rosters.pdf")
            requester.press("Report progress")
        on(world, number).reported().validated()
        assert on(world, number).engagement.has_open_status_report
        on(world, number).status_released()
        world.work()
