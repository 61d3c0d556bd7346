"""Walks engagements of Critical Response: immediate help (as CRI-TAC's way) and reviews, as far as a test wants."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from app import clock
from app.documents import services as documents
from app.documents.models import Audience
from app.engagements.models.agreement import AgreementKind, Side
from app.engagements.models.choices import Help
from app.engagements.models.fact_finding import Confidence, DataItem, Interview, Precision, TimelineEntry
from app.engagements.services import (
    agreeing,
    announcing,
    calling,
    executive_calling,
    fact_finding,
    immediate_help,
    opening,
    planning,
    skills,
    staffing,
)
from app.extensions import db
from app.policy.programs import Kind, Program
from app.policy.roles import Role
from app.providers.models import Participation
from app.requests.models.assistance import AssistanceRequest
from app.requests.models.parts import Component, Deconfliction
from app.requests.services.authorizing import Letter
from app.workflow.models.case_file import AccessLevel, CaseAccess, CaseFile
from app.workflow.services.clocks import settling
from tests.browser import upload
from tests.cast import Cast, Member
from tests.documents.pdfs import pdf
from tests.engagements.way import CALL, plan_text
from tests.engagements.work_way import WorkWay
from tests.standing import stands

LISTED = (Role.TRIAGE, Role.DIRECTOR)
SKILLS = ("Crowd management", "Trauma-informed interviewing")


class CriticalWay(WorkWay):
    """Immediate help or data analysis, restricted from the start to Harbor County, triage, director and manager."""

    kind: Kind | None = None

    @classmethod
    @stands
    def begin(cls, cast: Cast, *, urgent: bool = False, mark: str = "") -> CriticalWay:
        """An engagement that was just accepted; the call settles a kind not named. `mark`: a canary."""
        take_part(cast)
        title = f"After the parade {mark and mark + 'title'}".strip()
        file = CaseFile(
            agency_id=cast.harbor.id, created_by_id=cast.harbor_requester.person.id, owner_id=cast.manager.person.id,
            program=Program.CRITICAL_RESPONSE, kind=cls.kind, title=title, is_draft=False,
            is_urgent=urgent, restricted=True, submitted_at=clock.now(),
        )  # fmt: skip
        need = f"A secret narrative {mark and mark + 'need'}"
        assistance = AssistanceRequest(
            case_file=file, state="accepted", title=title, problem=need, place="Port Harbor",
            agency_matched_at=clock.now(),
        )  # fmt: skip
        db.session.add_all((file, assistance))
        db.session.flush()
        _admit(cast, file)
        (engagement,) = opening.open_engagement(assistance, cast.manager.actor)
        db.session.flush()
        settling.settle(file)
        db.session.commit()
        return cls(cast, engagement)

    def call(self, help_: Help = Help.IMMEDIATE) -> CriticalWay:
        """The manager logs the executive call and settles the kind."""
        word = calling.Call(at=clock.now() - timedelta(hours=1), **CALL)
        return self._did(executive_calling.record, self.engagement, self.cast.manager, call=word, help_=help_)

    def written(self) -> CriticalWay:
        """X writes the one-page scope."""
        scope = replace(plan_text(), goals=())
        return self._did(planning.write, self.plan, self.cast.x_coordinator, text=scope)

    def started_at_once(self) -> CriticalWay:
        """The manager lets the work of an urgent case begin before its scope."""
        return self._did(immediate_help.start_at_once, self.engagement, self.cast.manager)

    def cleared(self) -> CriticalWay:
        """A sister component was asked and has no matter with the agency."""
        words = {"component": Component.CIVIL_RIGHTS, "contact_name": "Leo Hart", "state": "clear", "answer": "clear"}
        db.session.add(Deconfliction(case_file=self.file, answered_at=clock.now(), **words))
        db.session.commit()
        return self

    def made_a_review(self, who: Member) -> CriticalWay:
        """Someone makes it an after-action review, with the executive's letter."""
        letter = Letter("Henry Boone", "Sheriff", clock.now() - timedelta(hours=2), upload(pdf()))
        ground = executive_calling.ReviewGround(Kind.AFTER_ACTION_REVIEW, "Five agencies were involved", letter)
        return self._did(executive_calling.settle_as_review, self.engagement, who, ground=ground)

    def announcement_proposed(self) -> CriticalWay:
        """The manager proposes the announcement."""
        text = "Harbor County asked the COPS Office for help after the parade."
        return self._did(immediate_help.propose_announcement, self.engagement, self.cast.manager, text=text)

    def announced(self) -> CriticalWay:
        """The manager proposes the announcement, the director announces."""
        self.announcement_proposed()
        return self._did(immediate_help.announce, self.engagement, self.cast.director)


class ReviewWay(CriticalWay):
    """An after-action review."""

    kind = Kind.AFTER_ACTION_REVIEW

    def call(self) -> ReviewWay:
        """The manager logs the call with proceedings and other reviews."""
        words = {"proceedings": "A criminal case against two people", "other_reviews": "None"}
        word = calling.Call(at=clock.now() - timedelta(hours=1), **CALL)
        return self._did(executive_calling.record_of_review, self.engagement, self.cast.manager, call=word, **words)

    def skills_settled(self, mark: str = "") -> ReviewWay:
        """The manager names two skills: the expert fills one, the gap of the other is accepted."""
        manager = self.cast.manager.actor
        skills.name(self.engagement, actor=manager, names=list(SKILLS))
        db.session.commit()
        first, second = self.engagement.needed_skills
        self._did(skills.fill, first, self.cast.manager, assignment_id=self.assignment.id)
        return self._did(skills.accept_gap, second, self.cast.manager, reason=f"Two interviews only {mark}".strip())

    def confirmed_alone(self) -> ReviewWay:
        """The manager confirms the expert."""
        return self._did(staffing.confirm, self.assignment, self.cast.manager)

    def confirmed(self) -> ReviewWay:
        """The manager settles the skills, confirms the expert, then the team."""
        return self.skills_settled().confirmed_alone().team_confirmed()

    def team_confirmed(self) -> ReviewWay:
        """The manager confirms the team."""
        return self._did(staffing.confirm_team, self.engagement, self.cast.manager)

    def written(self) -> ReviewWay:
        """X writes the scope."""
        return self._did(planning.write, self.plan, self.cast.x_coordinator, text=plan_text())

    def approved(self) -> ReviewWay:
        """The manager approves the scope, which settles it."""
        return self._did(planning.approve_scope, self.plan, self.cast.manager)

    def gathered(self, moment: str = "First call", role: str = "Patrol sergeant") -> ReviewWay:
        """X's people log a timeline entry, an interview and an item of data that arrived."""
        expert = self.cast.x_expert.actor
        for model, facts in (
            (TimelineEntry, entry(what=moment)),
            (Interview, {"role": role, "people": 2, "held_on": date(2026, 7, 9), "mode": "in_person",
                         "interviewer": "Elias Grant"}),
            (DataItem, {"item": "Dispatch records", "asked_on": date(2026, 7, 6), "arrived_on": date(2026, 7, 8),
                        "missing_reason": ""}),
        ):  # fmt: skip
            fact_finding.log(self.engagement, model, actor=expert, facts=facts)
            db.session.commit()
        return self

    def logged_moments(self, entries: list[dict]) -> ReviewWay:
        """The expert logs moments of the incident."""
        for facts in entries:
            fact_finding.log(self.engagement, TimelineEntry, actor=self.cast.x_expert.actor, facts=facts)
            db.session.commit()
        return self

    def facts_finished(self) -> ReviewWay:
        """X says that the facts are gathered; the report begins."""
        return self._did(fact_finding.finish, self.engagement, self.cast.x_coordinator)

    def filed(self) -> ReviewWay:
        """The manager files the letter of agreement."""
        document = documents.keep(
            self.file, actor=self.cast.manager.actor, content=pdf(), name="agreement.pdf", title="Letter of agreement",
            audience=Audience.EVERYONE, purpose="agreement",
        )  # fmt: skip
        db.session.flush()
        paper = agreeing.Paper(
            document, AgreementKind.LETTER, "The COPS Office releases the report.", "Nine months",
            clock.today() + timedelta(days=270), clock.today() + timedelta(days=365),
        )  # fmt: skip
        return self._did(agreeing.file_paper, self.engagement, self.cast.manager, paper=paper)

    def signed(self) -> ReviewWay:
        """The sheriff signs with his own account, the manager for the office."""
        for who, side in ((self.cast.harbor_executive, Side.AGENCY), (self.cast.manager, Side.OFFICE)):
            mark = agreeing.mark_of(self.engagement.agreement)
            signing = agreeing.Signing(side, who.person.name, who.person.title, mark)
            self._did(agreeing.sign, self.engagement, who, signing=signing)
        return self

    def concluded(self) -> ReviewWay:
        """The manager puts the agreement into force."""
        return self._did(agreeing.conclude, self.engagement, self.cast.manager)

    def begun_confidentially(self) -> ReviewWay:
        """The director lets the work begin without an announcement."""
        reason = "The families ask for quiet"
        return self._did(announcing.proceed_confidentially, self.engagement, self.cast.director, reason=reason)

    @stands
    def to_agreement(self) -> ReviewWay:
        """As far as the agreement to be signed."""
        return self.to_review().approved()

    @stands
    def to_announcement(self) -> ReviewWay:
        """As far as the announcement."""
        return self.to_agreement().filed().signed().concluded()

    @stands
    def to_fact_finding(self) -> ReviewWay:
        """As far as the fact finding, without an announcement."""
        return self.to_announcement().begun_confidentially()

    @stands
    def to_reporting(self) -> ReviewWay:
        """As far as the empty review report."""
        return self.to_fact_finding().gathered().facts_finished()

    def put_in(self, state: str) -> ReviewWay:
        """Put the engagement into another state, past its history; its clocks follow."""
        self.engagement.state = state
        db.session.flush()
        settling.settle(self.file)
        db.session.commit()
        return self


def entry(**more) -> dict:
    """A timeline entry of the evening of July 4, 2026."""
    at = clock.now() - timedelta(days=30)
    return {
        "occurred_at": at, "until": None, "zone": "America/New_York", "precision": Precision.EXACT,
        "what": "First call about shots", "sources": "Dispatch audio", "confidence": Confidence.CONFIRMED,
    } | more  # fmt: skip


def take_part(cast: Cast) -> None:
    """Both providers take part in Critical Response."""
    since = clock.now().date() - timedelta(days=400)
    held = db.session.query(Participation).filter_by(program=Program.CRITICAL_RESPONSE).count()
    for provider in () if held else (cast.x, cast.y):
        db.session.add(
            Participation(provider_id=provider.id, program=Program.CRITICAL_RESPONSE, award_number="CR-1", since=since)
        )


def _admit(cast: Cast, file: CaseFile) -> None:
    people = {member.person.id for member in cast.everybody.values() if member.role in LISTED}
    people |= {cast.manager.person.id, cast.harbor_requester.person.id, cast.harbor_executive.person.id}
    for person_id in sorted(people):
        db.session.add(CaseAccess(case_file_id=file.id, person_id=person_id, level=AccessLevel.LISTED))
