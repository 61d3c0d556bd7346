"""Walks a case by the verbs of the people whose turn it is, a few days between the steps, as far as it is told."""

from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from typing import Any

from app import clock
from app.cli.demonstration.cast import Cast
from app.cli.demonstration.stories import Story
from app.engagements.models.begun import NewOffer, Proposal
from app.engagements.models.choices import OfferDeclineReason, OutcomeCode, ReturnReason
from app.engagements.models.engagement import Engagement
from app.engagements.queries import work as queries
from app.engagements.services import (
    calling,
    closing,
    delivering,
    following_up,
    offering,
    opening,
    planning,
    recommending,
    reporting,
    staffing,
)
from app.extensions import db
from app.policy.programs import Program
from app.requests.models.assistance import AssistanceRequest, Topic
from app.requests.models.choices import DeclineReason, WithdrawalReason
from app.requests.models.parts import Component
from app.requests.services import asking, deciding, drafting, screening, sending


def start_key(story: Story) -> str:
    """By which the request of a story is known, so that no story is begun twice."""
    return f"demonstration-{story.title}"


@dataclass
class Way:
    """One case on its way; every method is a step, committed, after the clock moved on."""

    cast: Cast
    story: Story
    assistance: AssistanceRequest

    @classmethod
    def begin(cls, cast: Cast, story: Story) -> "Way":
        """The draft with every step of the form filled in."""
        actor = cast.actor(story.requester)
        assistance = drafting.start(actor=actor, start_key=start_key(story))
        db.session.flush()
        topic = db.session.query(Topic).order_by(Topic.id).first()
        drafting.choose_agency(assistance, cast.agency(story.agency), actor=actor)
        for step, answers in story.answers(topic.id if topic else None).items():
            drafting.save_step(assistance, step, answers, actor=actor, seen="", whole=True)
        db.session.commit()
        return cls(cast, story, assistance)

    @property
    def engagement(self) -> Engagement:
        """The engagement, once there is one."""
        return db.session.query(Engagement).filter_by(case_file_id=self.assistance.case_file_id).one()

    @property
    def report(self) -> Any:
        """The latest report."""
        return queries.reports(self.engagement)[0]

    def submit(self) -> None:
        """The agency sends the request."""
        self._do(sending.submit, self.assistance, self.story.requester)

    def start_screening(self) -> None:
        """Triage takes it up."""
        self._do(screening.start_screening, self.assistance, "triage")

    def match(self) -> None:
        """Triage matches the agency."""
        self._do_with(screening.match_agency, self.assistance, self.cast.agency(self.story.agency), who="triage")

    def ask(self) -> None:
        """Triage asks the agency something."""
        texts = ["How many of the deputies work nights?", "Who would host the training?"]
        self._do_with(asking.ask, self.assistance, texts, who="triage")

    def ask_component(self) -> None:
        """Triage asks the contact of a sister component."""
        contact = self.cast.people["contact"].person
        self._do_with(
            screening.ask_component, self.assistance, Component.CIVIL_RIGHTS, "", who="triage", contact=contact
        )

    def establish(self) -> None:
        """Triage establishes everything that an acceptance needs."""
        self.match()
        self.settle_program()
        self._do(screening.check_duplicates, self.assistance, "triage")
        self.ask_component()
        asked = self.assistance.deconflictions[-1]
        screening.record_answer(
            asked, answer="clear", answered_by="Leo Hart", answered_at=clock.now() - timedelta(minutes=5), reason="",
            actor=self.cast.actor("triage"), seen_version=asked.version,
        )  # fmt: skip
        db.session.commit()
        manager = self.cast.people["manager"].person
        self._do_with(screening.name_program_manager, self.assistance, manager, who="triage")

    def settle_program(self) -> None:
        """Triage settles the program."""
        self._do_with(screening.settle_program, self.assistance, Program.CRI_TAC, who="triage")

    def propose_decline(self) -> None:
        """Triage proposes to decline."""
        letter = "We cannot take this request now, because the topic lies outside the program."
        self._do_with(deciding.propose_decline, self.assistance, DeclineReason.OUT_OF_SCOPE, letter, who="triage")

    def decline(self) -> None:
        """Another person confirms."""
        self._do(deciding.confirm_decline, self.assistance, "manager")

    def refer(self) -> None:
        """Triage refers the agency to another body."""
        self._do_with(deciding.refer, self.assistance, "State training commission", who="triage", agreed=True)

    def withdraw(self) -> None:
        """The agency withdraws."""
        words = {"reason": WithdrawalReason.NO_LONGER_NEEDED, "note": "The county found funds of its own."}
        self._do(deciding.withdraw, self.assistance, self.story.requester, **words)

    def accept(self) -> None:
        """The program manager accepts."""
        manager_id = self.cast.people["manager"].person_id
        self._do(opening.accept, self.assistance, "manager", manager_id=manager_id)

    def call(self) -> None:
        """The manager records the intake call."""
        call = calling.Call(
            at=clock.now() - timedelta(hours=2), zone="America/New_York", with_whom=self.story.executive_name,
            goals=self.story.outcome, audience=self.story.audience,
        )  # fmt: skip
        self._do(calling.record, self.engagement, "manager", call=call)

    def offer(self) -> None:
        """The manager offers the case to the lead."""
        offer = NewOffer(self.cast.bodies["partnership"].id, message="You know the region well.")
        self._do(offering.make, self.engagement, "manager", offer=offer)

    def decline_offer(self) -> None:
        """The provider declines."""
        words = {"reason": OfferDeclineReason.NO_CAPACITY, "note": "All trainers are booked until spring."}
        self._do(offering.decline, self.engagement.offers[-1], "coordinator", **words)

    def accept_offer(self) -> None:
        """The provider accepts."""
        self._do(offering.accept, self.engagement.offers[-1], "coordinator")

    def propose_expert(self) -> None:
        """The provider proposes an expert."""
        proposal = Proposal(self.cast.people["expert"].person_id, "De-escalation")
        self._do(staffing.propose, self.engagement, "coordinator", proposal=proposal)

    def attest(self) -> None:
        """The expert attests."""
        word = staffing.Attestation(has_conflict=False)
        self._do(staffing.attest, self.engagement.assignments[-1], "expert", attestation=word)

    def confirm_expert(self) -> None:
        """The manager confirms the expert."""
        self._do(staffing.confirm, self.engagement.assignments[-1], "manager")

    def confirm_team(self) -> None:
        """The manager confirms the team."""
        self._do(staffing.confirm_team, self.engagement, "manager")

    def write_plan(self) -> None:
        """The provider writes the plan."""
        self._do(planning.write, self.engagement.plans[-1], "coordinator", text=self.story.plan(clock.today()))

    def submit_plan(self) -> None:
        """The provider submits it."""
        self._do(planning.submit, self.engagement.plans[-1], "coordinator")

    def approve_plan(self) -> None:
        """The manager approves it."""
        self._do(planning.approve, self.engagement.plans[-1], "manager")

    def concur(self) -> None:
        """The executive agrees."""
        self._do(planning.concur, self.engagement.plans[-1], self.story.executive)

    def log(self) -> None:
        """The expert logs every activity."""
        for activity in queries.activities(self.engagement):
            hours = {self.cast.people["expert"].person_id: Decimal("6.5")}
            text = "Two shifts practised calls with people in crisis. The night shift asked for a second day."
            record = delivering.ActivityLog(text, 24, 0, hours, "Send the slides", None, "Name a host", None)
            self._do(delivering.log, activity, "expert", record=record)

    def hand_in(self) -> None:
        """The provider hands the deliverable in."""
        words = {"document_id": None, "note": "Sent to the training unit on paper."}
        self._do(delivering.hand_in, queries.deliverables(self.engagement)[0], "coordinator", **words)

    def accept_deliverable(self) -> None:
        """The manager accepts it."""
        self._do(delivering.accept, queries.deliverables(self.engagement)[0], "manager")

    def finish(self) -> None:
        """The provider says that all is delivered."""
        self._do(delivering.finish, self.engagement, "coordinator")

    def write_report(self) -> None:
        """The expert writes the report and a recommendation."""
        recommending.add(
            self.engagement, actor=self.cast.actor("expert"), text="Repeat the training each year for all shifts.",
            rationale="Skills fade within a year.", agency_owner=self.story.executive_name,
            target_on=clock.today() + timedelta(days=180),
        )  # fmt: skip
        db.session.commit()
        for section in list(self.report.sections):
            reporting.write(
                section, report=self.report, actor=self.cast.actor("expert"), seen_version=section.version,
                body=self.story.section(section.key), status="complete",
            )  # fmt: skip
            db.session.commit()

    def submit_report(self) -> None:
        """The provider submits the report."""
        self._do(reporting.submit, self.report, "coordinator")

    def return_report(self) -> None:
        """The manager returns it."""
        words = {"reason": ReturnReason.UNCLEAR, "note": "Say which shifts took part."}
        self._do(reporting.give_back, self.report, "manager", **words)

    def approve_report(self) -> None:
        """The manager approves it."""
        self._do(reporting.approve, self.report, "manager")

    def release_report(self) -> None:
        """The manager checks and releases it to the agency."""
        reporting.check_redaction(self.report, actor=self.cast.actor("manager"), level="agency")
        db.session.commit()
        self._do(reporting.release, self.report, "manager")

    def hand_over(self) -> None:
        """The manager hands over."""
        self._do(closing.hand_over, self.engagement, "manager")

    def answer_survey(self) -> None:
        """The agency answers the survey."""
        answers = {
            "met_goals": 5,
            "partnerships": 4,
            "problem_solving": 5,
            "liked": "The scenarios were our own calls.",
        }
        survey = queries.surveys(self.engagement)[0]
        self._do(following_up.answer_survey, survey, self.story.executive, answers=answers)

    def check_in(self) -> None:
        """The agency answers every check-in."""
        for each in queries.check_ins(self.engagement):
            words = {"what_changed": "A fifth fewer injuries.", "still_in_use": "The scenarios.", "still_needed": ""}
            self._do(following_up.answer_check_in, each, self.story.executive, **words)

    def close(self) -> None:
        """The manager closes the case."""
        words = {"outcome": OutcomeCode.COMPLETED, "note": "", "records_class": "case_file"}
        self._do(closing.close, self.engagement, "manager", **words)

    def _do(self, verb: Any, case: Any, who: str, **words: Any) -> None:
        self._do_with(verb, case, who=who, **words)

    def _do_with(self, verb: Any, case: Any, *given: Any, who: str, **words: Any) -> None:
        clock.forward(hours=self.story.hours_between)
        verb(case, *given, actor=self.cast.actor(who), seen_version=case.version, **words)
        db.session.commit()
