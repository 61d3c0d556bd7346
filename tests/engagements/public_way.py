"""Places a review or an assessment at its announcement, its report or its release, and walks it on from there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from app import clock
from app.engagements.models.choices import ReturnReason
from app.engagements.models.engagement import Engagement
from app.engagements.models.report import Report
from app.engagements.models.report_parts import FactCorrection
from app.engagements.models.team import Assignment, Offer
from app.engagements.queries import work as queries
from app.engagements.services import announcing, composing, fact_check, releasing, reporting
from app.extensions import db
from app.policy.programs import Kind, Program
from app.requests.models.assistance import AssistanceRequest
from app.workflow.models.case_file import AccessLevel, CaseAccess, CaseFile
from app.workflow.models.record import History
from app.workflow.services.clocks import settling
from tests.cast import Cast, Member
from tests.standing import stands

EASTERN = "America/New_York"
SOON = timedelta(days=7)


@dataclass
class PublicWay:
    """One review or assessment that stands where its public part begins."""

    cast: Cast
    engagement: Engagement
    mark: str = "said"  # a word in everything that people write

    @classmethod
    @stands
    def placed(cls, cast: Cast, state: str, kind: Kind = Kind.AFTER_ACTION_REVIEW, mark: str = "said") -> PublicWay:
        """An engagement in a state, with X on board and its expert in the team; a review is restricted."""
        is_review = kind is not Kind.ASSESSMENT
        program = Program.CRITICAL_RESPONSE if is_review else Program.ORGANIZATIONAL_ASSESSMENT
        file = CaseFile(
            agency_id=cast.harbor.id, created_by_id=cast.harbor_requester.person.id, owner_id=cast.manager.person.id,
            program=program, kind=kind, title=f"A night at the harbor {mark}", is_draft=False,
            submitted_at=clock.now(), restricted=is_review, provider_id=cast.x.id,
        )  # fmt: skip
        assistance = AssistanceRequest(
            case_file=file, state="accepted", title=file.title, problem=f"What happened {mark}", place="Port Harbor"
        )
        db.session.add_all((file, assistance))
        db.session.flush()
        engagement = Engagement(
            case_file=file, number=1, program=program, kind=kind, state=state, manager_id=cast.manager.person.id,
            provider_id=cast.x.id,
        )  # fmt: skip
        db.session.add(engagement)
        db.session.flush()
        file.stage = engagement.lifecycle
        way = cls(cast, engagement, mark)
        way._engaged()
        way._listed()
        settling.settle(file)
        db.session.commit()
        return way

    @classmethod
    @stands
    def reporting(cls, cast: Cast, kind: Kind = Kind.AFTER_ACTION_REVIEW, mark: str = "said") -> PublicWay:
        """An engagement whose report has just begun."""
        way = cls.placed(cast, "reporting" if kind is not Kind.ASSESSMENT else "final_report", kind, mark)
        composing.open_review_report(way.engagement, cast.manager.actor)
        settling.settle(way.file)
        db.session.commit()
        return way

    @property
    def file(self) -> CaseFile:
        """The case file."""
        return self.engagement.case_file

    @property
    def report(self) -> Report:
        """The latest report."""
        return queries.reports(self.engagement)[0]

    @property
    def listed(self) -> tuple[Member, ...]:
        """Who is on the restricted case's list, beside the provider."""
        cast = self.cast
        return (cast.harbor_requester, cast.harbor_executive, cast.triage, cast.manager, cast.director)

    @property
    def steps(self) -> list[str]:
        """The steps taken so far by the engagement."""
        rows = db.session.query(History).filter_by(
            case_file_id=self.file.id, lifecycle=self.engagement.lifecycle, subject_id=self.engagement.id
        )
        return [row.step for row in rows.order_by(History.id)]

    def admit(self, person_id: int) -> None:
        """Put one more person on the case's list."""
        db.session.add(CaseAccess(case_file_id=self.file.id, person_id=person_id, level=AccessLevel.LISTED))
        db.session.flush()

    def proposed(self, at: datetime | None = None, zone: str = EASTERN) -> PublicWay:
        """The manager proposes the announcement, by default for a week from now."""
        word = announcing.Announcement(f"A review begins. {self.mark}", at or clock.now() + SOON, zone)
        return self._did(announcing.propose, self.engagement, self.cast.manager, announcement=word)

    def scheduled(self) -> PublicWay:
        """The director schedules it."""
        return self._did(announcing.schedule, self.engagement, self.cast.director)

    def written(self) -> PublicWay:
        """The expert writes every section, a chapter and an observation with a recommendation."""
        expert = self.cast.x_expert.actor
        chapter = composing.add_chapter(self.report, actor=expert, theme="tactics")
        composing.observe(
            self.report, actor=expert, section=chapter, text=f"Units arrived from two sides {self.mark}",
            lesson=f"One side {self.mark}", recommendation=self._advice,
        )  # fmt: skip
        db.session.commit()
        for section in list(self.report.sections):
            reporting.write(
                section, report=self.report, actor=expert, seen_version=section.version,
                body=f"What is to be said about {section.title} {self.mark}.", status="complete",
            )  # fmt: skip
            db.session.commit()
        return self

    def submitted(self) -> PublicWay:
        """X hands the draft in."""
        return self._did(reporting.submit, self.report, self.cast.x_coordinator)

    def sent(self) -> PublicWay:
        """The manager lays it before the agency."""
        return self._did(fact_check.send, self.report, self.cast.manager)

    def corrected(self, text: str = "The call came at 21:14") -> PublicWay:
        """The executive writes down a correction."""
        fact_check.correct(
            self.report, actor=self.cast.harbor_executive.actor, section_id=self.report.sections[0].id,
            text=f"{text} {self.mark}",
        )  # fmt: skip
        db.session.commit()
        return self

    def returned(self) -> PublicWay:
        """The executive returns it with his corrections."""
        return self._did(fact_check.return_facts, self.report, self.cast.harbor_executive, note="")

    def answered(self, disposition: str = "changed") -> PublicWay:
        """X answers every correction."""
        for correction in self.open_corrections:
            fact_check.dispose(
                correction, actor=self.cast.x_coordinator.actor, disposition=disposition,
                note=f"As the log says {self.mark}",
            )  # fmt: skip
            db.session.commit()
        return self

    @property
    def open_corrections(self) -> list[FactCorrection]:
        """Corrections without an answer."""
        return list(self.report.open_corrections)

    def facts_confirmed(self) -> PublicWay:
        """The executive confirms the facts."""
        return self._did(fact_check.confirm, self.report, self.cast.harbor_executive)

    def returned_by_department(self) -> PublicWay:
        """The director returns it."""
        words = {"reason": ReturnReason.UNCLEAR, "note": f"Say who decided {self.mark}"}
        return self._did(fact_check.return_final, self.report, self.cast.director, **words)

    def disposed(self) -> PublicWay:
        """X answers every comment."""
        for remark in list(self.report.open_comments):
            reporting.dispose(remark, actor=self.cast.x_coordinator.actor, disposition="changed", note="Done")
            db.session.commit()
        return self

    def approved(self) -> PublicWay:
        """The director approves it."""
        return self._did(reporting.approve, self.report, self.cast.director)

    def checked(self) -> PublicWay:
        """The manager checks what must not go out."""
        reporting.check_redaction(self.report, actor=self.cast.manager.actor, level="public")
        db.session.commit()
        return self

    def prepared(self) -> PublicWay:
        """The manager brings it to the director."""
        return self._did(releasing.prepare, self.engagement, self.cast.manager)

    def release_scheduled(self, at: datetime | None = None, zone: str = EASTERN) -> PublicWay:
        """The director sets the instant, by default a week from now."""
        release = releasing.Release(at or clock.now() + SOON, zone, f"The families, by the chaplain {self.mark}")
        return self._did(releasing.schedule, self.engagement, self.cast.director, release=release)

    def release_confirmed(self) -> PublicWay:
        """The manager confirms it."""
        return self._did(releasing.confirm, self.engagement, self.cast.manager)

    @stands
    def to_fact_check(self) -> PublicWay:
        """As far as the agency's fact check."""
        return self.written().submitted().sent()

    @stands
    def to_department(self) -> PublicWay:
        """As far as the department's review."""
        return self.to_fact_check().facts_confirmed()

    @stands
    def to_approved(self) -> PublicWay:
        """As far as the approved report."""
        return self.to_department().approved()

    @stands
    def to_release(self) -> PublicWay:
        """As far as the state of the release."""
        self.to_approved().checked()
        return self.prepared() if self.engagement.state == "reporting" else self

    @stands
    def to_confirmed_release(self) -> PublicWay:
        """As far as the release that waits for its instant."""
        return self.to_release().release_scheduled().release_confirmed()

    @property
    def _advice(self) -> str:
        """What follows from the observation; an assessment's recommendations were written before."""
        return "" if self.engagement.kind is Kind.ASSESSMENT else f"Name one way in {self.mark}"

    def _engaged(self) -> None:
        cast, file, engagement = self.cast, self.file, self.engagement
        db.session.add_all((
            Offer(case_file_id=file.id, engagement_id=engagement.id, provider_id=cast.x.id, state="accepted"),
            Assignment(
                case_file_id=file.id, engagement_id=engagement.id, provider_id=cast.x.id,
                person_id=cast.x_expert.person.id,
                state="confirmed", has_conflict=False, attested_at=clock.now(),
            ),
            CaseAccess(case_file_id=file.id, organization_id=cast.x.id, level=AccessLevel.FULL),
            CaseAccess(case_file_id=file.id, person_id=cast.x_expert.person.id, level=AccessLevel.FULL),
        ))  # fmt: skip
        db.session.flush()

    def _listed(self) -> None:
        if self.file.restricted:
            ids = [member.person.id for member in self.listed]
            db.session.add_all(
                CaseAccess(case_file_id=self.file.id, person_id=one, level=AccessLevel.LISTED) for one in ids
            )
            db.session.flush()

    def _did(self, verb, case, who, **words) -> PublicWay:
        verb(case, actor=who.actor, seen_version=case.version, **words)
        db.session.commit()
        return self
