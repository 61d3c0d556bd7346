"""An assessment with two focus areas and twelve recommendations over eighteen months and more of moved clock."""

import pytest

from app.engagements.models.choices import ClaimStatus
from app.engagements.models.engagement import Engagement
from app.engagements.queries import selection
from app.engagements.services import reporting
from app.extensions import db
from tests.documents.pdfs import pdf
from tests.engagements.assessment_way import AssessmentWay, judgement
from tests.journeys import agreeing, publishing
from tests.journeys.visitor import Visitor
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
    agreeing.sign(world, manager, executive, way.file.reference, "Memorandum of agreement", 500)
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

    requester = world.member("harbor_requester")
    reform(world, number, (requester, manager, coordinator, executive), case)
    everyone.open(f"/sites/{way.file.reference}")
    everyone.sees("Status report, January to March", "Status report, October to December")
    manager.open(f"{case}/recommendations")
    manager.sees("How far the reforms are")
    until(world, 3, 5)
    on(world, number).reported(ClaimStatus.COMPLETE_PENDING).validated(ClaimStatus.COMPLETE).status_released()
    manager.open(case)
    manager.follow("Finish the implementation")
    manager.press("Finish the implementation")
    write(on(world, number))
    publishing.submit(world, coordinator, way.file.reference)
    publishing.send(world, manager, way.file.reference)
    read_the_draft(world, executive)
    publishing.confirm_facts(world, executive)
    publishing.approve(world, director, way.file.reference)
    publishing.check(manager, way.file.reference)
    publishing.schedule(world, director, manager, way.file.reference)
    everyone.open(f"/sites/{way.file.reference}")
    everyone.sees_not("Final report:")
    world.pass_days(8)
    everyone.open(f"/sites/{way.file.reference}")
    everyone.sees("Final report:")

    for months in (6, 12, 18):
        check_in(world, requester, case, months)
    on(world, number).logged().handed_in().deliverable_accepted()
    manager.open(case)
    manager.follow("Close the case")
    manager.answer("Outcome", "Completed as planned")
    manager.answer("Records class", "Case file of technical assistance")
    manager.press("Close the case")
    assert on(world, number).engagement.state == "closed"


def reform(world: World, number: int, people: tuple[Visitor, ...], case: str) -> None:
    """Four quarters: the agency reports, the office validates, the status report goes out; the first time by pages."""
    requester, manager, coordinator, executive = people
    for quarter, (month, day) in enumerate(((3, 5), (6, 5), (9, 5), (12, 5))):
        until(world, month, day)
        if quarter == 0:
            claim(world, requester, manager, case)
        on(world, number).reported().validated()
        assert on(world, number).engagement.has_open_status_report
        if quarter == 0:
            release_status_report(world, on(world, number), (manager, coordinator, executive), case)
        else:
            on(world, number).status_released()
        world.work()


def claim(world: World, requester: Visitor, manager: Visitor, case: str) -> None:
    """The agency reports on a recommendation with its evidence; the manager reads that and says what is proved."""
    requester.open(f"{case}/recommendations")
    requester.sees("To report for January to March")
    requester.open(f"{case}/recommendations/1/progress")
    requester.answer("Where does it stand?", "In progress")
    requester.date("As of", world.today)
    requester.write("What was done?", "Two shifts have a sergeant.")
    requester.attach("Evidence", pdf(pages=2), "rosters.pdf")
    requester.press("Report progress")
    manager.open(f"{case}/recommendations/1")
    manager.sees("Two shifts have a sergeant.", "rosters.pdf")
    manager.follow("Validate")
    manager.press("Save the finding", status=422)
    manager.answer("What is proved?", "In progress")
    manager.date("As of", world.today)
    manager.write("On what evidence?", "The rosters of two shifts name a sergeant.")
    manager.press("Save the finding")
    manager.sees("The finding is noted.", "The rosters of two shifts name a sergeant.")


def release_status_report(world: World, way: AssessmentWay, people: tuple[Visitor, ...], case: str) -> None:
    """The first section is written on its page; the report is handed in, checked by the agency and released."""
    manager, coordinator, executive = people
    reference = case.removeprefix("/cases/")
    coordinator.open(f"{case}/report")
    coordinator.sees("Status report, January to March", "Sergeants lead 6")
    coordinator.follow("Write Summary of this period")
    coordinator.write("Text", "Both areas move; sergeants lead on two shifts.")
    coordinator.answer("How far is this section?", "Complete")
    coordinator.press("Save the section")
    write(way)
    publishing.submit(world, coordinator, reference)
    publishing.send(world, manager, reference)
    read_the_draft(world, executive)
    executive.sees("Both areas move; sergeants lead on two shifts.")
    publishing.confirm_facts(world, executive)
    publishing.check(manager, reference)
    manager.follow("Release", exact=True)
    manager.press("Release")
    manager.sees("The report is released.")


def write(way: AssessmentWay) -> None:
    """Without pages: the sections that nobody has written yet."""
    report = way.report
    for section in [each for each in report.sections if not each.is_settled]:
        body = section.body or f"What is to be said about {section.title}."
        words = {"seen_version": section.version, "body": body, "status": "complete"}
        reporting.write(section, report=report, actor=way.cast.x_expert.actor, **words)
        db.session.commit()


def read_the_draft(world: World, executive: Visitor) -> None:
    """The executive follows the mail to the draft."""
    executive.open(world.link_to("harbor.executive@agency.example.org", "waits for your check"))
    executive.follow("Report", exact=True)
    executive.follow("Read the draft and check the facts")


def check_in(world: World, requester: Visitor, case: str, months: int) -> None:
    """Half a year passes; the agency answers from the mail that reminds it."""
    world.pass_days(185)
    requester.open(world.link_to("harbor.requester@agency.example.org", "how things stand"))
    requester.follow(f"Answer the check-in: {months}-month")
    requester.write("What has changed since?", f"Fewer complaints ({months} months)")
    requester.press("Send the answers")
    requester.sees(f"Fewer complaints ({months} months)")
    world.work()
