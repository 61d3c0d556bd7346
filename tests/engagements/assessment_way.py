"""Walks an Organizational Assessment from readiness to its close by the verbs of the people whose turn it is."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

from app import clock
from app.administration.services import criteria
from app.documents import services as documents
from app.documents.models import Audience, Document
from app.engagements.models.agreement import AgreementKind, Side
from app.engagements.models.begun import NewArea, NewOffer
from app.engagements.models.choices import ClaimSide, ClaimStatus
from app.engagements.models.focus_area import FindingKind, FocusArea
from app.engagements.models.selection import Met
from app.engagements.queries import selection
from app.engagements.services import (
    agreeing,
    announcing,
    assessing,
    calling,
    fact_check,
    implementing,
    offering,
    opening,
    recommending,
    releasing,
    reporting,
    selecting,
    skills,
    staffing,
)
from app.extensions import db
from app.policy.actor import SYSTEM
from app.policy.programs import Kind, Program
from app.providers.models import Participation
from app.requests.models.assistance import AssistanceRequest
from app.workflow.models.case_file import CaseFile
from app.workflow.services.clocks import settling
from tests.cast import Cast
from tests.documents.pdfs import pdf
from tests.engagements.way import CALL
from tests.engagements.work_way import WorkWay
from tests.standing import stands


class AssessmentWay(WorkWay):
    """One assessment and the people around it."""

    @classmethod
    @stands
    def begin(cls, cast: Cast) -> AssessmentWay:
        """An assessment that was just accepted for a readiness review, for Harbor County."""
        _take_part(cast)
        file = CaseFile(
            agency_id=cast.harbor.id,
            created_by_id=cast.harbor_requester.person.id,
            owner_id=cast.manager.person.id,
            program=Program.ORGANIZATIONAL_ASSESSMENT,
            kind=Kind.ASSESSMENT,
            title="Supervision and community trust",
            is_draft=False,
            submitted_at=clock.now(),
        )
        assistance = AssistanceRequest(case_file=file, state="accepted", title=file.title, problem="A secret narrative")
        db.session.add_all((file, assistance))
        db.session.flush()
        (engagement,) = opening.open_engagement(assistance, cast.manager.actor)
        db.session.flush()
        settling.settle(file)
        db.session.commit()
        return cls(cast, engagement)

    @stands
    def placed(self, state: str) -> AssessmentWay:
        """Stand in a state without having walked there; for what lies behind steps of other people's pages."""
        self.engagement.state = state
        db.session.flush()
        settling.settle(self.file)
        db.session.commit()
        return self

    def ready(self) -> AssessmentWay:
        """The manager records the readiness visit."""
        return self._did(selecting.record_readiness, self.engagement, self.cast.manager, readiness=readiness())

    def selected(self) -> AssessmentWay:
        """The director chooses the site."""
        return self._did(selecting.select_site, self.engagement, self.cast.director, judgement=judgement())

    def not_selected(self) -> AssessmentWay:
        """The director decides against it."""
        words = {"judgement": judgement(Met.NOT), "letter": "Dear Sheriff, we chose other sites."}
        return self._did(selecting.decline_site, self.engagement, self.cast.director, **words)

    def engaged(self) -> AssessmentWay:
        """X is offered the lead's place and accepts."""
        self._did(offering.make, self.engagement, self.cast.manager, offer=NewOffer(self.cast.x.id))
        return self.accepted()

    @stands
    def to_agreement(self) -> AssessmentWay:
        """As far as the agreement to be signed, with X and its attested expert."""
        self.ready().selected().engaged().proposed().attested()
        return self.team_settled()

    def team_settled(self) -> AssessmentWay:
        """The manager names the needed skill, which the expert fills, confirms him, then the team."""
        skills.name(self.engagement, actor=self.cast.manager.actor, names=["Supervision"])
        db.session.commit()
        (skill,) = self.engagement.needed_skills
        self._did(skills.fill, skill, self.cast.manager, assignment_id=self.assignment.id)
        self._did(staffing.confirm, self.assignment, self.cast.manager)
        return self._did(staffing.confirm_team, self.engagement, self.cast.manager)

    def area(self, number: int = 1) -> FocusArea:
        """A focus area by its number."""
        return next(each for each in self.engagement.focus_areas if each.number == number)

    def area_added(self, title: str = "First-line supervision", due_in: int = 90) -> AssessmentWay:
        """X names a focus area."""
        area = NewArea(title, "How sergeants lead their shifts.", today() + timedelta(days=due_in))
        return self._did(assessing.add_area, self.engagement, self.cast.x_coordinator, area=area)

    def in_force(self) -> AssessmentWay:
        """Two focus areas are named and the agreement is filed, signed and concluded."""
        self.area_added().area_added("Complaints and trust", 120)
        return self.filed().signed_by_agency().signed_by_office().concluded()

    def announced(self) -> AssessmentWay:
        """The site is announced; the steps of the announcement have tests of their own."""
        self.engagement.announced_at = clock.now()
        self.engagement.announcement_text = "The COPS Office assesses the Harbor County Sheriff's Office."
        return self.placed("assessment")

    @stands
    def to_assessment(self) -> AssessmentWay:
        """As far as the first day of the assessment."""
        return self.to_agreement().in_force().announced()

    def started(self, number: int = 1) -> AssessmentWay:
        """X takes a focus area up."""
        return self._did(assessing.start, self.area(number), self.cast.x_coordinator)

    def found(self, number: int = 1) -> AssessmentWay:
        """The expert writes a finding and an observation down."""
        for kind, text in (
            (FindingKind.FINDING, "Sergeants are often absent."),
            (FindingKind.OBSERVATION, "Roll call"),
        ):
            assessing.write_finding(
                self.area(number), actor=self.cast.x_expert.actor, kind=kind, text=text, sources="Twelve interviews"
            )
            db.session.commit()
        return self

    def proposed_assessed(self, number: int = 1) -> AssessmentWay:
        """X says that an area is assessed."""
        return self._did(assessing.propose_assessed, self.area(number), self.cast.x_coordinator)

    def agreed_assessed(self, number: int = 1) -> AssessmentWay:
        """The manager agrees."""
        return self._did(assessing.agree_assessed, self.area(number), self.cast.manager)

    def advised(self, count: int = 2, number: int = 1, target_in: int = 200) -> AssessmentWay:
        """X writes recommendations, the manager puts them before the agency, the sheriff agrees."""
        for place in range(count):
            advice = recommending.add(
                self.engagement, actor=self.cast.x_coordinator.actor, text=f"Sergeants lead {place + 1}", rationale="",
                agency_owner="Captain Alvarez", target_on=today() + timedelta(days=target_in),
                focus_area_id=self.area(number).id,
            )  # fmt: skip
            db.session.commit()
            self._did(recommending.show, advice, self.cast.manager)
            self._did(recommending.answer, advice, self.cast.harbor_executive, agrees=True, words="")
        return self

    def written_down(self) -> AssessmentWay:
        """X writes a recommendation that the agency has not seen."""
        recommending.add(
            self.engagement, actor=self.cast.x_coordinator.actor, text="Sergeants lead roll call", rationale="",
            agency_owner="", target_on=None, focus_area_id=self.area().id,
        )  # fmt: skip
        db.session.commit()
        return self

    def planned(self) -> AssessmentWay:
        """The implementation plan is begun, written, approved and agreed."""
        self._did(assessing.begin_plan, self.engagement, self.cast.x_coordinator)
        return self.written().submitted().approved().concurred()

    def assessed(self) -> AssessmentWay:
        """Both areas are assessed, with a recommendation in each."""
        for number in (1, 2):
            self.started(number).found(number).proposed_assessed(number).agreed_assessed(number).advised(1, number)
        return self

    @stands
    def to_implementation(self) -> AssessmentWay:
        """As far as the first day of the implementation."""
        self.to_assessment().assessed().planned()
        return self._did(assessing.finish, self.engagement, self.cast.manager)

    def reported(self, status: ClaimStatus = ClaimStatus.IN_PROGRESS) -> AssessmentWay:
        """The agency reports on every recommendation."""
        return self._claimed(ClaimSide.AGENCY, self.cast.harbor_requester, status)

    def validated(self, status: ClaimStatus = ClaimStatus.IN_PROGRESS) -> AssessmentWay:
        """The manager says what is proved of every recommendation."""
        return self._claimed(ClaimSide.VALIDATED, self.cast.manager, status)

    def _claimed(self, side: ClaimSide, who, status: ClaimStatus) -> AssessmentWay:
        for each in recommending.of_engagement(self.engagement):
            recommending.claim(each, actor=who.actor, side=side, status=status, note="Two shifts", as_of=today())
            db.session.commit()
        return self

    def announcement_scheduled(self) -> AssessmentWay:
        """The manager proposes the announcement for the next hour, the director schedules it."""
        word = announcing.Announcement("An assessment begins at the agency's wish.", soon(), "America/New_York")
        self._did(announcing.propose, self.engagement, self.cast.manager, announcement=word)
        return self._did(announcing.schedule, self.engagement, self.cast.director)

    def status_released(self) -> AssessmentWay:
        """The quarter's status report is written, submitted, checked by the agency and released to everyone."""
        self._report_checked(self.engagement.status_reports[-1])
        reporting.check_redaction(self.engagement.status_reports[-1], actor=self.cast.manager.actor, level="public")
        db.session.commit()
        return self._did(reporting.release, self.engagement.status_reports[-1], self.cast.manager)

    def implementation_finished(self) -> AssessmentWay:
        """The manager ends the implementation."""
        return self._did(implementing.finish, self.engagement, self.cast.manager)

    def final_report_approved(self) -> AssessmentWay:
        """The final report is written, checked by the agency and approved by the director."""
        self._report_checked(self.report)
        return self._did(reporting.approve, self.report, self.cast.director)

    def release_confirmed(self) -> AssessmentWay:
        """The release is scheduled for the next hour and confirmed by a second person."""
        reporting.check_redaction(self.report, actor=self.cast.manager.actor, level="public")
        db.session.commit()
        release = releasing.Release(soon(), "America/New_York", "The union and the board were told.")
        self._did(releasing.schedule, self.engagement, self.cast.director, release=release)
        return self._did(releasing.confirm, self.engagement, self.cast.manager)

    def _report_checked(self, report) -> None:
        for section in list(report.sections):
            reporting.write(
                section, report=report, actor=self.cast.x_expert.actor, seen_version=section.version,
                body=section.body or f"What is to be said about {section.title}.", status="complete",
            )  # fmt: skip
            db.session.commit()
        self._did(reporting.submit, report, self.cast.x_coordinator)
        self._did(fact_check.send, report, self.cast.manager)
        self._did(fact_check.confirm, report, self.cast.harbor_executive)

    def status_begun(self) -> AssessmentWay:
        """X begins the status report of the quarter."""
        return self._did(implementing.begin_status_report, self.engagement, self.cast.x_coordinator)

    def paper(self, pages: int = 1) -> Document:
        """A paper to be signed; another number of pages is another paper."""
        document = documents.keep(
            self.file, actor=self.cast.manager.actor, content=pdf(pages=pages), name="agreement.pdf",
            title="Memorandum of agreement", audience=Audience.EVERYONE, purpose="agreement",
        )  # fmt: skip
        db.session.commit()
        return document

    def filed(self, pages: int = 1, ends_in: int | None = 700) -> AssessmentWay:
        """The manager files the memorandum."""
        ends_on = today() + timedelta(days=ends_in) if ends_in else None
        paper = agreeing.Paper(
            self.paper(pages), AgreementKind.MEMORANDUM, "All reports are public once approved.",
            "A status report each quarter.", today() + timedelta(days=540), ends_on, "Trust grows; supervisors lead.",
        )  # fmt: skip
        return self._did(agreeing.file_paper, self.engagement, self.cast.manager, paper=paper)

    def signed_by_agency(self) -> AssessmentWay:
        """The sheriff signs with his own account."""
        return self._signed(self.cast.harbor_executive, Side.AGENCY)

    def signed_by_office(self) -> AssessmentWay:
        """The manager signs for the office."""
        return self._signed(self.cast.manager, Side.OFFICE)

    def concluded(self) -> AssessmentWay:
        """The manager puts the signed agreement into force."""
        return self._did(agreeing.conclude, self.engagement, self.cast.manager)

    def _signed(self, who, side: Side) -> AssessmentWay:
        mark = agreeing.mark_of(self.engagement.agreement)
        signing = agreeing.Signing(side, who.person.name, who.person.title, mark)
        return self._did(agreeing.sign, self.engagement, who, signing=signing)


def readiness(**more) -> selecting.Readiness:
    """A visit that showed all there is to know."""
    visit = calling.Call(at=clock.now() - timedelta(hours=1), **CALL)
    return replace(
        selecting.Readiness(
            "visit", visit, "The sheriff promised in writing", "The county manager promised in the meeting",
            "The board heard of it in May", "The union's president was there",
        ),
        **more,
    )  # fmt: skip


def judgement(met: Met = Met.FULLY) -> selecting.Judgement:
    """The same word on each criterion; publishes the first criteria where there are none."""
    criteria.load(actor=SYSTEM)
    db.session.commit()
    return selecting.Judgement({each.id: met for each in selection.criteria()}, "Leaders and union stand behind it.")


def _take_part(cast: Cast) -> None:
    """Both providers take part in the program."""
    program, since = Program.ORGANIZATIONAL_ASSESSMENT, today() - timedelta(days=400)
    held = db.session.query(Participation).filter_by(program=program).count()
    for provider in () if held else (cast.x, cast.y):
        db.session.add(Participation(provider_id=provider.id, program=program, award_number="OA-1", since=since))


def soon() -> datetime:
    """An instant of the next hour."""
    return clock.now() + timedelta(hours=1)


def today() -> date:
    """The present day as tests count it."""
    return clock.now().date()
