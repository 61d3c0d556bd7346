"""Walks an engagement of CRI-TAC by the verbs of the people whose turn it is, as far as a test wants."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal

from app import clock
from app.engagements.models.begun import NewOffer, Proposal
from app.engagements.models.engagement import Engagement
from app.engagements.models.plan import Plan
from app.engagements.models.team import Assignment, Offer
from app.engagements.services import calling, offering, opening, planning, staffing
from app.extensions import db
from app.policy.programs import Kind, Program
from app.requests.models.assistance import AssistanceRequest
from app.workflow.models.case_file import CaseFile
from tests.cast import Cast
from tests.standing import stands

CALL = {"zone": "America/New_York", "with_whom": "Sheriff Boone", "goals": "Fewer injuries", "audience": "Deputies"}


@dataclass
class Way:
    """One engagement and the people around it."""

    cast: Cast
    engagement: Engagement

    @classmethod
    @stands
    def begin(cls, cast: Cast) -> Way:
        """An engagement that was just accepted, for Harbor County."""
        file = CaseFile(
            agency_id=cast.harbor.id,
            created_by_id=cast.harbor_requester.person.id,
            owner_id=cast.manager.person.id,
            program=Program.CRI_TAC,
            kind=Kind.TRAINING_AND_ASSISTANCE,
            title="De-escalation training for 48 deputies",
            is_draft=False,
            submitted_at=clock.now(),
        )
        assistance = AssistanceRequest(
            case_file=file, state="accepted", title=file.title, problem="A secret narrative", place="Port Harbor"
        )
        db.session.add_all((file, assistance))
        db.session.flush()
        (engagement,) = opening.open_engagement(assistance, cast.manager.actor)
        db.session.commit()
        return cls(cast, engagement)

    @property
    def file(self) -> CaseFile:
        """The case file."""
        return self.engagement.case_file

    @property
    def offer(self) -> Offer:
        """The latest offer."""
        return self.engagement.offers[-1]

    @property
    def assignment(self) -> Assignment:
        """The latest assignment."""
        return self.engagement.assignments[-1]

    @property
    def plan(self) -> Plan:
        """The latest plan."""
        return self.engagement.plans[-1]

    def call(self) -> Way:
        """The manager logs the call."""
        call = calling.Call(at=clock.now() - timedelta(hours=1), **CALL)
        return self._did(calling.record, self.engagement, self.cast.manager, call=call)

    def offered(self, provider_id: int | None = None) -> Way:
        """The manager offers the lead's place to X."""
        offer = NewOffer(provider_id or self.cast.x.id)
        return self._did(offering.make, self.engagement, self.cast.manager, offer=offer)

    def accepted(self) -> Way:
        """X accepts."""
        return self._did(offering.accept, self.offer, self.cast.x_coordinator)

    def proposed(self) -> Way:
        """X proposes its expert."""
        proposal = Proposal(self.cast.x_expert.person.id, "De-escalation")
        return self._did(staffing.propose, self.engagement, self.cast.x_coordinator, proposal=proposal)

    def attested(self) -> Way:
        """The expert attests to no conflict."""
        word = staffing.Attestation(has_conflict=False)
        return self._did(staffing.attest, self.assignment, self.cast.x_expert, attestation=word)

    def confirmed(self) -> Way:
        """The manager confirms the expert, then the team."""
        self._did(staffing.confirm, self.assignment, self.cast.manager)
        return self._did(staffing.confirm_team, self.engagement, self.cast.manager)

    def written(self) -> Way:
        """X writes the plan."""
        return self._did(planning.write, self.plan, self.cast.x_coordinator, text=plan_text())

    def submitted(self) -> Way:
        """X hands the plan in."""
        return self._did(planning.submit, self.plan, self.cast.x_coordinator)

    def approved(self) -> Way:
        """The manager approves."""
        return self._did(planning.approve, self.plan, self.cast.manager)

    def concurred(self) -> Way:
        """The executive concurs."""
        return self._did(planning.concur, self.plan, self.cast.harbor_executive)

    @stands
    def to_offer(self) -> Way:
        """As far as the open offer."""
        return self.call().offered()

    @stands
    def to_team(self) -> Way:
        """As far as the provider on board."""
        return self.to_offer().accepted()

    @stands
    def to_planning(self) -> Way:
        """As far as the empty plan."""
        return self.to_team().proposed().attested().confirmed()

    @stands
    def to_review(self) -> Way:
        """As far as the plan at the office."""
        return self.to_planning().written().submitted()

    @stands
    def to_delivery(self) -> Way:
        """As far as the agreed plan."""
        return self.to_review().approved().concurred()

    def _did(self, verb, case, who, **words) -> Way:
        verb(case, actor=who.actor, seen_version=case.version, **words)
        db.session.commit()
        return self


def plan_text() -> planning.PlanText:
    """A whole plan."""
    soon = clock.now().date() + timedelta(days=30)
    return planning.PlanText(
        summary="Two days of training",
        team="Elias Grant, lead trainer",
        cost_estimate=Decimal("18500.00"),
        goals=(("Deputies de-escalate", "Use of force falls within a year"),),
        items=(
            planning.PlannedItem("activity", "Training, day one", soon, "in_person_training", "Port Harbor"),
            planning.PlannedItem("deliverable", "Lesson plan", soon - timedelta(days=7)),
            planning.PlannedItem("milestone", "Half of the deputies trained", soon),
        ),
    )
