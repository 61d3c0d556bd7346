"""Walks a case of Critical Response by the verbs of the people whose turn it is, as far as its story tells."""

from datetime import timedelta
from typing import Any

from app import clock
from app.cli.demonstration.critical_stories import CriticalStory
from app.cli.demonstration.incident import told
from app.cli.demonstration.papers import page
from app.cli.demonstration.report_way import ReportWay
from app.documents import services as documents
from app.documents.models import Audience
from app.engagements.models.agreement import AgreementKind, Side
from app.engagements.models.choices import Help
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
)
from app.extensions import db
from app.policy.programs import Kind, Program
from app.requests.services import authorizing, screening

SKILLS = ("Crowd management", "Trauma-informed interviewing")


class CriticalWay(ReportWay):
    """One case of Critical Response; its list grows as it goes."""

    story: CriticalStory

    @property
    def is_review(self) -> bool:
        """Whether it goes the way of a review."""
        return self.story.is_review

    def settle_program(self) -> None:
        """Triage settles program and kind; immediate help is left to the call."""
        kind = Kind(self.story.help_wanted) if self.is_review else None
        words: dict[str, Any] = {"who": "triage", "kind": kind}
        self._do_with(screening.settle_program, self.assistance, Program.CRITICAL_RESPONSE, **words)

    def authorize(self) -> None:
        """The executive authorizes the review by his own account."""
        words = {"name": self.story.executive_name, "title": "Chief"}
        self._do(authorizing.attest, self.assistance, self.story.executive, **words)

    def accept(self) -> None:
        """The program manager accepts; a review the director."""
        if self.is_review and self.assistance.authorization_at is None:
            self.authorize()
        who = "director" if self.is_review else "manager"
        self._do(opening.accept, self.assistance, who, manager_id=self.cast.people["manager"].person_id)

    def call(self) -> None:
        """The manager records the executive call."""
        call = calling.Call(
            at=clock.now() - timedelta(minutes=20), zone="America/New_York", with_whom=self.story.executive_name,
            goals=self.story.outcome, audience=self.story.audience,
        )  # fmt: skip
        if self.is_review:
            words = {"proceedings": "A suit in county court", "other_reviews": "None"}
            self._do(executive_calling.record_of_review, self.engagement, "manager", call=call, **words)
        else:
            help_ = Help.CONSULTATION if self.story.is_consultation else Help(self.story.help_wanted)
            self._do(executive_calling.record, self.engagement, "manager", call=call, help_=help_)

    def start_at_once(self) -> None:
        """The manager lets the work begin before its scope."""
        self._do(immediate_help.start_at_once, self.engagement, "manager", note="The next march is on Saturday.")

    def announce(self) -> None:
        """The manager proposes the words, the director announces."""
        text = "The agency asked the COPS Office for help, and two people are on their way."
        self._do(immediate_help.propose_announcement, self.engagement, "manager", text=text)
        self._do(immediate_help.announce, self.engagement, "director")

    def name_skills(self) -> None:
        """The manager names what the team needs."""
        skills.name(self.engagement, actor=self.cast.actor("manager"), names=list(SKILLS))
        db.session.commit()

    def settle_skills(self) -> None:
        """One skill is filled, the gap of the other accepted."""
        first, second = self.engagement.needed_skills
        self._do(skills.fill, first, "manager", assignment_id=self.engagement.assignments[-1].id)
        self._do(skills.accept_gap, second, "manager", reason="Two interviews only; a local counselor helps.")

    def approve_scope(self) -> None:
        """The manager approves a review's scope."""
        self._do(planning.approve_scope, self.engagement.plans[-1], "manager")

    def sign_agreement(self) -> None:
        """The executive signs by his own account, the manager for the office."""
        for who, side in ((self.story.executive, Side.AGENCY), ("manager", Side.OFFICE)):
            signer = self.cast.people[who].person
            seen = agreeing.mark_of(self.engagement.agreement)
            self._do(
                agreeing.sign, self.engagement, who, signing=agreeing.Signing(side, signer.name, signer.title, seen)
            )

    def conclude_agreement(self) -> None:
        """The manager puts it into force."""
        self._do(agreeing.conclude, self.engagement, "manager")

    def propose_announcement(self) -> None:
        """The manager proposes an announcement for a morning to come."""
        at = clock.now() + timedelta(days=self.story.days_ago + 9)
        word = announcing.Announcement("A review begins at the agency's wish.", at, "America/New_York")
        self._do(announcing.propose, self.engagement, "manager", announcement=word)

    def proceed_confidentially(self) -> None:
        """The director lets the work begin without an announcement."""
        reason = "The families ask for quiet."
        self._do(announcing.proceed_confidentially, self.engagement, "director", reason=reason)

    def gather_facts(self) -> None:
        """Provider and expert log the incident, the interviews and what came."""
        for model, facts in told(clock.now()):
            fact_finding.log(self.engagement, model, actor=self.cast.actor("expert"), facts=facts)
            db.session.commit()

    def log_missing(self) -> None:
        """What did not come is noted as missing."""
        for item in self.engagement.data_items:
            if not item.is_answered:
                facts = {"item": item.item, "asked_on": item.asked_on, "arrived_on": None}
                facts["missing_reason"] = "The recorder was broken that night."
                self._do(fact_finding.correct, item, "coordinator", facts=facts)

    def log_work(self) -> None:
        """The timeline is handed in and accepted."""
        self.hand_in()
        self.accept_deliverable()

    def finish_facts(self) -> None:
        """The provider says that the facts are gathered."""
        self._do(fact_finding.finish, self.engagement, "coordinator")

    def file_agreement(self) -> None:
        """The manager files the paper that both sides sign."""
        document = documents.keep(
            self.engagement.case_file, actor=self.cast.actor("manager"), content=page(), name="agreement.pdf",
            title="Letter of agreement", audience=Audience.EVERYONE, purpose="agreement",
        )  # fmt: skip
        db.session.flush()
        paper = agreeing.Paper(
            document, AgreementKind.LETTER, "The agency checks the facts; the COPS Office releases the report.",
            "Nine months after the signature", clock.today() + timedelta(days=270), clock.today() + timedelta(days=365),
        )  # fmt: skip
        self._do(agreeing.file_paper, self.engagement, "manager", paper=paper)
