"""Walks an Organizational Assessment by the verbs of the people whose turn it is, as far as its story tells."""

from datetime import timedelta

from app import clock
from app.cli.demonstration.assessment_stories import AssessmentStory
from app.cli.demonstration.papers import page
from app.cli.demonstration.way import Way
from app.documents import services as documents
from app.documents.models import Audience
from app.engagements.models.agreement import AgreementKind, Side
from app.engagements.models.begun import NewArea
from app.engagements.models.choices import ClaimSide, ClaimStatus
from app.engagements.models.focus_area import FindingKind
from app.engagements.models.report import Report
from app.engagements.models.selection import Met
from app.engagements.queries import selection
from app.engagements.services import (
    agreeing,
    announcing,
    assessing,
    calling,
    fact_check,
    implementing,
    opening,
    recommending,
    releasing,
    reporting,
    selecting,
    skills,
)
from app.engagements.services.recommending import of_engagement
from app.extensions import db
from app.policy.programs import Kind, Program
from app.requests.services import authorizing, screening
from app.workflow.services import lapsing

AREAS = (
    ("First-line supervision", "How sergeants lead their shifts."),
    ("Complaints and trust", "How complaints are taken, looked into and answered."),
)
ADVICE = (
    "Put a sergeant on every shift.", "Train new sergeants before they lead.", "Answer each complaint within 30 days.",
    "Publish how complaints ended, each quarter.",
)  # fmt: skip
ZONE = "America/New_York"


class AssessmentWay(Way):
    """One assessment."""

    story: AssessmentStory

    def settle_program(self) -> None:
        """Triage settles the program."""
        words = {"who": "triage", "kind": Kind.ASSESSMENT}
        self._do_with(screening.settle_program, self.assistance, Program.ORGANIZATIONAL_ASSESSMENT, **words)

    def authorize(self) -> None:
        """The executive authorizes the request by his own account."""
        words = {"name": self.story.executive_name, "title": "Chief"}
        self._do(authorizing.attest, self.assistance, self.story.executive, **words)

    def accept(self) -> None:
        """The program manager accepts it for a readiness review."""
        self._do(opening.accept, self.assistance, "manager", manager_id=self.cast.people["manager"].person_id)

    def record_readiness(self) -> None:
        """The manager records the readiness visit."""
        visit = calling.Call(
            at=clock.now() - timedelta(hours=2), zone=ZONE, with_whom=self.story.executive_name,
            goals=self.story.outcome, audience="Patrol, supervision, internal affairs",
        )  # fmt: skip
        readiness = selecting.Readiness(
            "visit", visit, "Promised in writing to act on recommendations.", "The county manager promised the same.",
            "The board heard of it in its last meeting.", "The union's president took part in the visit.",
        )  # fmt: skip
        self._do(selecting.record_readiness, self.engagement, "manager", readiness=readiness)

    def select_site(self) -> None:
        """The director chooses the site."""
        self._do(selecting.select_site, self.engagement, "director", judgement=self._judgement(Met.FULLY))

    def decline_site(self) -> None:
        """The director decides against it."""
        words = {
            "judgement": self._judgement(Met.PARTLY),
            "letter": "We chose other sites this year. Please ask again.",
        }
        self._do(selecting.decline_site, self.engagement, "director", **words)

    def settle_skills(self) -> None:
        """The manager names the needed skill, which the expert fills."""
        skills.name(self.engagement, actor=self.cast.actor("manager"), names=["Supervision"])
        db.session.commit()
        (skill,) = self.engagement.needed_skills
        self._do(skills.fill, skill, "manager", assignment_id=self.engagement.assignments[-1].id)

    def add_areas(self) -> None:
        """The provider names two focus areas."""
        for place, (title, scope) in enumerate(AREAS, start=1):
            area = NewArea(title, scope, clock.today() + timedelta(days=90 * place))
            self._do(assessing.add_area, self.engagement, "coordinator", area=area)

    def file_agreement(self) -> None:
        """The manager files the paper that both sides sign."""
        document = documents.keep(
            self.engagement.case_file, actor=self.cast.actor("manager"), content=page(), name="agreement.pdf",
            title="Memorandum of agreement", audience=Audience.EVERYONE, purpose="agreement",
        )  # fmt: skip
        db.session.flush()
        paper = agreeing.Paper(
            document, AgreementKind.MEMORANDUM, "Status reports and the final report are public once approved.",
            "A status report each quarter.", clock.today() + timedelta(days=540), clock.today() + timedelta(days=730),
            self.story.outcome,
        )  # fmt: skip
        self._do(agreeing.file_paper, self.engagement, "manager", paper=paper)

    def sign_for_agency(self) -> None:
        """The executive signs with his account."""
        self._sign(Side.AGENCY, self.story.executive)

    def sign_for_office(self) -> None:
        """The manager signs."""
        self._sign(Side.OFFICE, "manager")

    def conclude(self) -> None:
        """The manager puts the agreement into force."""
        self._do(agreeing.conclude, self.engagement, "manager")

    def propose_announcement(self) -> None:
        """The manager proposes the announcement."""
        text = "The COPS Office and this agency begin an Organizational Assessment at the agency's own wish."
        at = clock.now() + timedelta(hours=3 * self.story.hours_between)
        word = announcing.Announcement(text, at, ZONE)
        self._do(announcing.propose, self.engagement, "manager", announcement=word)

    def schedule_announcement(self) -> None:
        """The director schedules it."""
        self._do(announcing.schedule, self.engagement, "director")

    def announce(self) -> None:
        """The instant comes."""
        self._wait_for_the_instant()

    def start_areas(self) -> None:
        """The provider takes both areas up."""
        for area in self.engagement.focus_areas:
            self._do(assessing.start, area, "coordinator")

    def find(self) -> None:
        """The expert writes what he found."""
        said = ((FindingKind.FINDING, "A third of the night shifts had no sergeant."),
                (FindingKind.OBSERVATION, "Officers know the goals of the chief by heart."))  # fmt: skip
        for area in self.engagement.focus_areas:
            for kind, text in said:
                assessing.write_finding(
                    area, actor=self.cast.actor("expert"), kind=kind, text=text, sources="Interviews by role; rosters"
                )
                db.session.commit()

    def propose_assessed(self) -> None:
        """The provider says that the first area is assessed."""
        self._do(assessing.propose_assessed, self.engagement.focus_areas[0], "coordinator")

    def agree_assessed(self) -> None:
        """The manager agrees; the second area follows."""
        first, second = self.engagement.focus_areas
        self._do(assessing.agree_assessed, first, "manager")
        self._do(assessing.propose_assessed, second, "coordinator")
        self._do(assessing.agree_assessed, second, "manager")

    def advise(self) -> None:
        """Recommendations are written, put before the agency and agreed."""
        for place, text in enumerate(ADVICE):
            area = self.engagement.focus_areas[place // 2]
            advice = recommending.add(
                self.engagement, actor=self.cast.actor("coordinator"), text=text, rationale="It rests on the findings.",
                agency_owner=self.story.executive_name, target_on=clock.today() + timedelta(days=200 + 60 * place),
                focus_area_id=area.id,
            )  # fmt: skip
            db.session.commit()
            self._do(recommending.show, advice, "manager")
            self._do(recommending.answer, advice, self.story.executive, agrees=True, words="")

    def begin_plan(self) -> None:
        """The provider begins the implementation plan."""
        self._do(assessing.begin_plan, self.engagement, "coordinator")

    def finish_assessment(self) -> None:
        """The manager ends the assessment."""
        self._do(assessing.finish, self.engagement, "manager")

    def report_claims(self) -> None:
        """The agency reports on each recommendation."""
        self._claim(ClaimSide.AGENCY, self.story.executive, ClaimStatus.IN_PROGRESS)

    def validate_claims(self) -> None:
        """The manager validates."""
        self._claim(ClaimSide.VALIDATED, "manager", ClaimStatus.IN_PROGRESS)

    def complete_claims(self) -> None:
        """Everything is done, and found to be done."""
        self._claim(ClaimSide.AGENCY, self.story.executive, ClaimStatus.COMPLETE_PENDING)
        self._claim(ClaimSide.VALIDATED, "manager", ClaimStatus.COMPLETE)

    def settle_status_reports(self) -> None:
        """Each quarter's status report is written, checked and released."""
        while self.engagement.quarter_without_report is not None:
            implementing.begin_status_report(
                self.engagement, actor=self.cast.actor("coordinator"), seen_version=self.engagement.version
            )
            db.session.commit()
            report = self.engagement.status_reports[-1]
            self._write(report)
            for verb, who in ((reporting.submit, "coordinator"), (fact_check.send, "manager"),
                              (fact_check.confirm, self.story.executive)):  # fmt: skip
                verb(report, actor=self.cast.actor(who), seen_version=report.version)
                db.session.commit()
            reporting.check_redaction(report, actor=self.cast.actor("manager"), level="public")
            db.session.commit()
            reporting.release(report, actor=self.cast.actor("manager"), seen_version=report.version)
            db.session.commit()

    def finish_implementation(self) -> None:
        """The manager ends the implementation."""
        self._claim(ClaimSide.VALIDATED, "manager", ClaimStatus.COMPLETE)
        self.settle_status_reports()
        implementing.finish(self.engagement, actor=self.cast.actor("manager"), seen_version=self.engagement.version)
        db.session.commit()

    def write_report(self) -> None:
        """The expert writes the final report."""
        self._write(self.report)

    def send_report(self) -> None:
        """The manager lays it before the agency."""
        self._do(fact_check.send, self.report, "manager")

    def confirm_facts(self) -> None:
        """The executive confirms the facts."""
        self._do(fact_check.confirm, self.report, self.story.executive)

    def approve_report(self) -> None:
        """The director approves it."""
        self._do(reporting.approve, self.report, "director")

    def release(self) -> None:
        """It is scheduled, confirmed by a second person, and goes out at its instant."""
        reporting.check_redaction(self.report, actor=self.cast.actor("manager"), level="public")
        db.session.commit()
        at = clock.now() + timedelta(hours=4 * self.story.hours_between)
        release = releasing.Release(at, ZONE, "The union and the families were told.")
        self._do(releasing.schedule, self.engagement, "director", release=release)
        self._do(releasing.confirm, self.engagement, "manager")
        self._wait_for_the_instant()

    def _judgement(self, met: Met) -> selecting.Judgement:
        reason = "Leaders, board and union stand behind it; the data are there."
        return selecting.Judgement({each.id: met for each in selection.criteria()}, reason)

    def _sign(self, side: Side, who: str) -> None:
        actor = self.cast.actor(who)
        signing = agreeing.Signing(side, actor.name, "Chief" if side is Side.AGENCY else "Program manager",
                                   agreeing.mark_of(self.engagement.agreement))  # fmt: skip
        self._do(agreeing.sign, self.engagement, who, signing=signing)

    def _claim(self, side: ClaimSide, who: str, status: ClaimStatus) -> None:
        clock.forward(hours=self.story.hours_between)
        for each in of_engagement(self.engagement):
            recommending.claim(
                each, actor=self.cast.actor(who), side=side, status=status, note="Rosters of the last two months.",
                as_of=clock.today(),
            )  # fmt: skip
            db.session.commit()

    def _write(self, report: Report) -> None:
        for section in list(report.sections):
            reporting.write(
                section, report=report, actor=self.cast.actor("expert"), seen_version=section.version,
                body=section.body or self.story.section(section.key), status="complete",
            )  # fmt: skip
            db.session.commit()

    def _wait_for_the_instant(self) -> None:
        due = self.engagement.case_file.due_at
        if due is not None and due > clock.now():
            clock.forward(hours=(due - clock.now()).total_seconds() / 3600 + 0.1)
        for item in lapsing.due():
            if item.subject_id == self.engagement.id and item.lifecycle == self.engagement.lifecycle:
                lapsing.take(item)
                db.session.commit()
