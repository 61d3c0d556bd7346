"""The worlds of the matrix: Harbor's cases with X at each stage, Mill River's with Y, and the people who ask."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import timedelta
from functools import cached_property
from typing import Any

from flask import Flask
from flask.testing import FlaskClient

from app import clock
from app.accounts.models.access import Invitation, SignInSession
from app.accounts.models.people import AgencyClaim, Deputy, Person
from app.database import tasks
from app.database.tasks import Task
from app.documents import services as documents
from app.documents.models import Audience
from app.engagements.models.begun import NewOffer
from app.engagements.models.choices import HoldReason
from app.engagements.models.lineage import NewExecutive
from app.engagements.models.selection import SelectionCriterion
from app.engagements.services import asking as asking_around
from app.engagements.services import (
    composing,
    holding,
    investigating,
    offering,
    planning,
    provisional,
    replacing,
    reporting,
    restricting,
    staffing,
    succession,
)
from app.extensions import db
from app.outbox.models import Announcement, DeliveryClass, Message, MessageState
from app.policy.roles import Role
from app.requests.models.assistance import AssistanceRequest
from app.requests.models.choices import DeclineReason, WithdrawalReason
from app.requests.models.parts import Component, DutyPeriod, Statement, StatementKind
from app.requests.services import asking, deciding, screening
from app.workflow.models.case_file import CaseFile, Closure
from app.workflow.services import lapsing
from tests import cast as people
from tests.cast import Cast, Member
from tests.documents.pdfs import pdf
from tests.engagements.assessment_way import AssessmentWay
from tests.engagements.critical_way import CriticalWay, ReviewWay
from tests.engagements.public_way import PublicWay
from tests.engagements.way import plan_text
from tests.engagements.work_way import WorkWay
from tests.matrix.table import MAIN
from tests.requests import walks

TRAVEL = {
    "call": lambda way: way,
    "selection": lambda way: way.call(),
    "offered": lambda way: way.offered_with_words(),
    "team": lambda way: way.accepted(),
    "proposed": lambda way: way.proposed(),
    "attested": lambda way: way.attested(),
    "planning": lambda way: way.confirmed(),
    "plan_review": lambda way: way.planned().submitted(),
    "concurrence": lambda way: way.approved(),
    "delivery": lambda way: way.concurred(),
    "handed_in": lambda way: way.handed_in(),
    "delivered": lambda way: way.logged().deliverable_accepted(),
    "drafting": lambda way: way.finished().recommended(),
    "report_review": lambda way: way.report_written().remarked().report_submitted(),
    "approved": lambda way: way.disposed().report_approved(),
    "follow_up": lambda way: way.report_released().handed_over(),
    "closed": lambda way: way.surveyed().checked_in().closed(),
}
"""What happens to the case on its way to each stage from the one before."""


AUDIENCES = {Audience.COPS: "office", Audience.COPS_AND_PROVIDER: "provider", Audience.EVERYONE: "file"}


class MarkedWay(WorkWay):
    """The way of an engagement in which everybody writes the words of canaries.py; `mark` says whose case it is."""

    mark = "own"

    def marked(self, mark: str) -> MarkedWay:
        """Put words into what the agency wrote, and files for each audience on the case."""
        self.mark = mark
        self.file.title = f"Training canary{mark}title"
        self._assistance.title = self.file.title
        self._assistance.problem = f"Many injuries canary{mark}need"
        for audience, word in (
            (Audience.COPS, "office"),
            (Audience.COPS_AND_PROVIDER, "provider"),
            (Audience.EVERYONE, "file"),
        ):
            token = f"canary{mark}{word}"
            documents.keep(
                self.file, actor=self.cast.manager.actor, content=pdf(pages=len(token)), name=f"{token}.pdf",
                title=f"File {token}", audience=audience, purpose="attachment",
            )  # fmt: skip
        db.session.commit()
        return self

    def offered_with_words(self) -> MarkedWay:
        """The manager offers it, with a word to the provider alone."""
        offer = NewOffer(self.cast.x.id, message=f"We thought of you canary{self.mark}offer")
        return self._did(offering.make, self.engagement, self.cast.manager, offer=offer)

    def planned(self) -> MarkedWay:
        """The provider writes the plan."""
        text = replace(plan_text(), summary=f"Two days canary{self.mark}plan")
        return self._did(planning.write, self.plan, self.cast.x_coordinator, text=text)

    def report_written(self) -> MarkedWay:
        """The expert writes every section."""
        for section in list(self.report.sections):
            reporting.write(
                section, report=self.report, actor=self.cast.x_expert.actor, seen_version=section.version,
                body=f"Said here: canary{self.mark}report", status="complete",
            )  # fmt: skip
            db.session.commit()
        return self

    def remarked(self) -> MarkedWay:
        """The manager comments."""
        remark = f"Shorter please canary{self.mark}remark"
        self.remark = reporting.comment(self.report, actor=self.cast.manager.actor, section_id=None, text=remark)
        db.session.commit()
        return self

    def disposed(self) -> MarkedWay:
        """The provider answers the comment."""
        reporting.dispose(self.remark, actor=self.cast.x_coordinator.actor, disposition="changed", note="Done")
        db.session.commit()
        return self

    def held(self) -> MarkedWay:
        """The manager pauses, with a reason for the office alone."""
        pause = holding.Hold(
            HoldReason.OTHER, f"Quietly canary{self.mark}office", "cops", ends_on=clock.now().date() + timedelta(days=9)
        )
        return self._did(holding.hold, self.engagement, self.cast.manager, pause=pause)

    def conflicted(self) -> MarkedWay:
        """The manager finds a conflict."""
        words = {"note": "Worked there canaryconflict"}
        return self._did(staffing.find_conflict, self.assignment, self.cast.manager, **words)

    def amending(self) -> MarkedWay:
        """The provider proposes to change the plan."""
        return self._did(planning.amend, self.engagement, self.cast.x_coordinator, reason="Another week")

    @property
    def _assistance(self) -> AssistanceRequest:
        return db.session.query(AssistanceRequest).filter_by(case_file_id=self.file.id).one()


def mirrored(cast: Cast) -> Cast:
    """The cast with Mill River in Harbor's place and Y in X's."""
    return replace(
        cast, harbor=cast.mill_river, harbor_requester=cast.mill_requester, harbor_executive=cast.mill_executive,
        x=cast.y, x_coordinator=cast.y_coordinator, x_staff=cast.y_staff, x_expert=cast.y_expert,
    )  # fmt: skip


def worked() -> None:
    """Let the worker make the reports' files, and nothing else."""
    for task in db.session.query(Task).filter_by(kind="render_report", state="queued"):
        tasks.run(task)
        tasks.finish(task)
    db.session.commit()


@dataclass
class World:
    """Everything the matrix asks about. The engagement walks on from stage to stage; the other cases stand."""

    app: Flask
    cast: Cast
    stage: str = ""
    rows: str = ""  # a fingerprint of all rows at this stage
    _tokens: dict[str, str] = field(default_factory=dict)
    _cases: dict[str, CaseFile] = field(default_factory=dict)

    @classmethod
    def built(cls, app: Flask) -> World:
        """People, things and the foreign case; the own cases come when they are asked for."""
        world = cls(app, people.assemble())
        world.things  # noqa: B018  made before anyone looks
        world.foreign  # noqa: B018
        db.session.commit()
        return world

    def client(self, who: str) -> FlaskClient:
        """A new browser of a person, signed in as he is."""
        client = self.app.test_client()
        if who not in self._tokens:
            self._sign_in(who, client)
            cookie = client.get_cookie("sid")
            self._tokens[who] = cookie.value if cookie else ""
        if self._tokens[who]:
            client.set_cookie("sid", self._tokens[who])
        return client

    def case(self, stage: str) -> CaseFile:
        """The own case at a stage."""
        if stage in MAIN:
            return self._walk_to(stage)
        if stage not in self._cases:
            self._cases[stage] = getattr(self, f"_{stage}")()
            db.session.commit()
        return self._cases[stage]

    @cached_property
    def foreign(self) -> CaseFile:
        """Mill River's case with Y, late enough to have every part."""
        way = MarkedWay.begin(mirrored(self.cast)).marked("foreign")
        for stage in MAIN[: MAIN.index("follow_up") + 1]:
            TRAVEL[stage](way)
        self._request("foreign-request", mirrored(self.cast), "canaryforeignneed")
        return way.file

    @cached_property
    def things(self) -> dict[str, object]:
        """Keys and numbers of things that endpoints name, by the words of the table."""
        cast = self.cast
        rows = self._added()
        keys: dict[str, object] = {name: member.person.key for name, member in cast.everybody.items()}
        keys |= {f"{name} seat": member.membership.key for name, member in cast.everybody.items()}
        keys |= {"harbor": db.session.get(people.Organization, cast.harbor.id).key}
        keys |= {"x": db.session.get(people.Organization, cast.x.id).key, "section": "summary"}
        keys |= {name: getattr(row, "key", None) or getattr(row, "id", None) for name, row in rows.items()}
        keys |= {"participation": cast.x.participations[0].id, "closure": rows["closure"].day.isoformat()}
        return keys

    def value(self, word: object) -> object:
        """A part of an address: as it stands, or the thing that a word in braces names."""
        if not (isinstance(word, str) and word.startswith("{")):
            return word
        if word == "{section}":
            return self.way.report.sections[0].key
        return self.things[word.strip("{}")]

    def _added(self) -> dict[str, Any]:
        cast, now = self.cast, clock.now()
        today = now.date()
        rows: dict[str, Any] = {
            "topic": walks.topic(),
            "closure": Closure(day=today + timedelta(days=40), reason="Storm"),
            "statement": Statement(kind=StatementKind.PAPERWORK_REDUCTION_ACT, body="Why we ask", since=today),
            "invitation": Invitation(
                name="New Person", email="new@x.example.org", organization_id=cast.x.id, role=Role.PROVIDER_STAFF,
                invited_by_id=cast.x_coordinator.person.id, expires_at=now + timedelta(days=3),
            ),
            "criterion": SelectionCriterion(position=9, title="Small agencies", text="Fewer than 50", since=today),
            "deputy": Deputy(
                director=cast.director.person, deputy=cast.manager_two.person, since=today + timedelta(days=3),
                until=today + timedelta(days=5),
            ),
            "claim": AgencyClaim(
                person=self._person("claimant"), agency_name="Oak Hill Police", agency_state="FL", role=Role.REQUESTER
            ),
            "task": Task(kind="no_such", business_key="no-such", payload={}, state="failed", run_at=now),
            "announcement": Announcement(kind="no_such", business_key="no-such"),
            "message": Message(
                business_key="no-such", delivery_class=DeliveryClass.REMINDER, kind="no_such", address="a@example.org",
                subject="A reminder", body="It is due.", message_id="<no-such@example.org>",
                state=MessageState.UNCERTAIN,
            ),
            "duty": DutyPeriod(person_id=cast.manager.person.id, since=today, until=today + timedelta(days=2)),
            "x_expert session": SignInSession(token_hash="1" * 64, person=cast.x_expert.person),
        }  # fmt: skip
        db.session.add_all(rows.values())
        db.session.flush()
        return rows

    def _person(self, name: str) -> Person:
        email = f"{name}@example.org"
        person = db.session.query(Person).filter_by(email=email).one_or_none()
        return person or Person(name=name.title(), email=email, email_verified_at=clock.now())

    def _sign_in(self, who: str, client: FlaskClient) -> None:
        if who == "anonymous":
            return
        if member := self.cast.everybody.get(who):
            people.sign_in(client, member)
            return
        self._sign_in_outsider(who, client)

    def _sign_in_outsider(self, who: str, client: FlaskClient) -> None:
        """Someone who belongs nowhere, whose account is closed, whose session is too old, or who has left."""
        body = self.cast.cops if who in ("disabled", "expired", "left") else None
        if body is None:
            person = self._person(who)
            db.session.add(person)
            people.sign_in(client, person)
            return
        member: Member = people._member(body, who, who.title(), "Triage officer", Role.TRIAGE)
        db.session.add(member.membership)
        session = people.sign_in(client, member)
        if who == "disabled":
            member.person.disabled_at = clock.now()
        if who == "left":
            member.membership.until = clock.now().date() - timedelta(days=1)
        if who == "expired":
            session.started_at = session.seen_at = clock.now() - timedelta(hours=13)
        db.session.commit()

    def _walk_to(self, stage: str) -> CaseFile:
        if self.stage and MAIN.index(stage) < MAIN.index(self.stage):
            raise AssertionError(f"the case has moved on from {stage} to {self.stage}; ask in the order of MAIN")
        if not self.stage:
            self.way = MarkedWay.begin(self.cast).marked("own")
        for step in MAIN[MAIN.index(self.stage) + 1 if self.stage else 0 : MAIN.index(stage) + 1]:
            TRAVEL[step](self.way)
        self.stage = stage
        return self.way.file

    def _request(self, key: str, cast: Cast, word: str) -> AssistanceRequest:
        need = {"need": walks.ANSWERS["need"] | {"problem": f"Long told {word}", "title": f"Training {word}"}}
        assistance = walks.submitted(cast.harbor_requester.actor, key, **need)
        screening.start_screening(assistance, actor=cast.triage.actor, seen_version=assistance.version)
        return assistance

    def _draft(self) -> CaseFile:
        need = {"need": walks.ANSWERS["need"] | {"problem": "Not yet canarydraftneed"}}
        return walks.filled(self.cast.harbor_requester.actor, "draft", **need).case_file

    def _submitted(self) -> CaseFile:
        need = {"need": walks.ANSWERS["need"] | {"problem": "Told canaryrequestneed"}}
        return walks.submitted(self.cast.harbor_requester.actor, "submitted", **need).case_file

    def _screening(self) -> CaseFile:
        assistance = self._request("screening", self.cast, "canaryrequestneed")
        self._ask_component(assistance)
        documents.keep(
            assistance.case_file, actor=self.cast.triage.actor, content=pdf(), name="canaryrequestoffice.pdf",
            title="canaryrequestoffice", audience=Audience.COPS, purpose="attachment",
        )  # fmt: skip
        return assistance.case_file

    def _cleared(self) -> CaseFile:
        assistance = self._request("cleared", self.cast, "canaryrequestneed")
        self._ask_component(assistance)
        screening.record_answer(
            assistance.deconflictions[-1], answer="clear", answered_by="Leo Hart", answered_at=clock.now(),
            reason="They said canaryrequestoffice", actor=self.cast.triage.actor, seen_version=1,
        )  # fmt: skip
        return assistance.case_file

    def _asked(self) -> CaseFile:
        assistance = self._request("asked", self.cast, "canaryrequestneed")
        asking.ask(assistance, ["How many?"], actor=self.cast.triage.actor, seen_version=assistance.version)
        return assistance.case_file

    def _unauthorized(self) -> CaseFile:
        need = {"need": walks.ANSWERS["need"] | {"problem": "Told canaryrequestneed"}}
        return walks.in_screening(self.cast, "unauthorized", **walks.ASSESSMENT, **need).case_file

    def _night(self, key: str = "night") -> CaseFile:
        hurry = {"urgency": "urgent", "urgency_reason": "Unrest, canarylistneed"}
        assistance = walks.in_screening(self.cast, key, **walks.RESPONSE, outcome=hurry)
        words = {"actor": self.cast.triage.actor}
        screening.match_agency(assistance, self.cast.harbor, seen_version=assistance.version, **words)
        return assistance.case_file

    def _owing(self) -> CaseFile:
        file = self._night("owing")
        assistance = db.session.query(AssistanceRequest).filter_by(case_file_id=file.id).one()
        word = provisional.SpokenWord("Come tonight, canarylistword", "Sheriff Boone", clock.now())
        manager = self.cast.manager
        provisional.accept(
            assistance, word, actor=manager.actor, seen_version=assistance.version, manager_id=manager.person.id
        )
        return file

    def _decline_proposed(self) -> CaseFile:
        assistance = self._request("declined", self.cast, "canaryrequestneed")
        deciding.propose_decline(
            assistance, DeclineReason.OUT_OF_SCOPE, "Dear Captain, canaryrequestoffice", actor=self.cast.triage.actor,
            seen_version=assistance.version,
        )  # fmt: skip
        return assistance.case_file

    def _withdrawn(self) -> CaseFile:
        assistance = self._request("withdrawn", self.cast, "canaryrequestneed")
        deciding.withdraw(
            assistance, WithdrawalReason.TIMING, "", actor=self.cast.harbor_requester.actor,
            seen_version=assistance.version,
        )  # fmt: skip
        return assistance.case_file

    def _held(self) -> CaseFile:
        way = MarkedWay.begin(self.cast).marked("held")
        return way.held().file

    def _conflicted(self) -> CaseFile:
        return self._begun().to_team().proposed().attested().conflicted().file

    def _amending(self) -> CaseFile:
        return self._begun().to_delivery().amending().file

    def _oa_agreement(self) -> CaseFile:
        return AssessmentWay.begin(self.cast).to_agreement().filed().file

    def _oa_readiness(self) -> CaseFile:
        return AssessmentWay.begin(self.cast).file

    def _oa_selection(self) -> CaseFile:
        return AssessmentWay.begin(self.cast).ready().file

    def _oa_assessment(self) -> CaseFile:
        way = AssessmentWay.begin(self.cast).to_assessment().started().found().proposed_assessed()
        return way.written_down().file

    def _oa_implementation(self) -> CaseFile:
        return AssessmentWay.begin(self.cast).to_implementation().file

    def _help_call(self) -> CaseFile:
        return self._critical().file

    def _help_team(self) -> CaseFile:
        return self._critical().call().offered().accepted().proposed().attested().file

    def _help_proposed(self) -> CaseFile:
        return self._critical().call().offered().accepted().proposed().attested().announcement_proposed().file

    def _review_call(self) -> CaseFile:
        return self._review().file

    def _review_team(self) -> CaseFile:
        return self._review().to_team().proposed().attested().skills_settled("canarylistgap").file

    def _review_scope(self) -> CaseFile:
        return self._review().to_review().file

    def _review_agreed(self) -> CaseFile:
        return self._review().to_agreement().put_in("scoping").file

    def _fact_finding(self) -> CaseFile:
        return self._review().to_fact_finding().gathered("canarylisttimeline", "canarylistinterview").file

    def _critical(self) -> CriticalWay:
        return CriticalWay.begin(self.cast, urgent=True, mark="canarylist")

    def _review(self) -> ReviewWay:
        return ReviewWay.begin(self.cast, mark="canarylist")

    def _questioned(self) -> CaseFile:
        way = self._begun().to_team()
        asking_around.ask_agency(
            way.engagement, ["How many rooms?"], actor=self.cast.manager.actor, seen_version=way.engagement.version
        )
        executive = self.cast.harbor_executive
        new = NewExecutive(executive.person.name, "Sheriff", executive.email, clock.now().date())
        way._did(succession.record, way.engagement, self.cast.manager, executive=new)
        return way.file

    def _restricted(self) -> CaseFile:
        way = self._begun()
        way.file.title = "Training canaryrestricted"
        db.session.commit()
        restricting.restrict(way.engagement, actor=self.cast.director.actor, seen_version=1, reason="canaryrestricted")
        return way.file

    def _investigated(self) -> CaseFile:
        way = self._begun()
        words = {"note": "They opened one canaryinvestigation", "wording": "The engagement has ended."}
        investigating.end_for_investigation(way.engagement, actor=self.cast.director.actor, seen_version=1, **words)
        return way.file

    def _wished(self) -> CaseFile:
        way = self._begun().to_team()
        replacing.give_back(
            way.engagement, actor=self.cast.x_coordinator.actor, seen_version=way.engagement.version,
            reason="Nobody is free canarywish",
        )  # fmt: skip
        return way.file

    def _public_review(self) -> PublicWay:
        return PublicWay.reporting(self.cast, mark="canaryreview")

    def _announcing(self) -> CaseFile:
        return self._to_announce().file

    def _to_announce(self) -> PublicWay:
        return PublicWay.placed(self.cast, "announcement", mark="canaryreview")

    def _to_schedule(self) -> CaseFile:
        return self._to_announce().proposed().file

    def _announcement_scheduled(self) -> CaseFile:
        return self._to_announce().proposed().scheduled().file

    def _writing(self) -> CaseFile:
        way = self._public_review().written()
        composing.add_chapter(way.report, actor=self.cast.x_expert.actor, theme="policy")
        return way.file

    def _fact_checking(self) -> CaseFile:
        return self._public_review().to_fact_check().corrected().file

    def _answering(self) -> CaseFile:
        way = self._public_review().to_fact_check().corrected().returned()
        return way.submitted().file

    def _deciding(self) -> CaseFile:
        return self._public_review().to_department().file

    def _deciding_again(self) -> CaseFile:
        return self._public_review().to_department().returned_by_department().disposed().submitted().file

    def _deciding_approved(self) -> CaseFile:
        return self._public_review().to_approved().file

    def _releasing(self) -> CaseFile:
        way = self._public_review().to_release()
        worked()
        return way.file

    def _release_scheduled(self) -> CaseFile:
        return self._public_review().to_release().release_scheduled().file

    def _public_now(self) -> CaseFile:
        way = PublicWay.reporting(self.cast, mark="canarypublic").to_confirmed_release()
        way.engagement.announcement_text, way.engagement.announced_at = "It begins. canarypublic", clock.now()
        with clock.moved_to(way.engagement.release_at + timedelta(minutes=1)):
            lapsing.take(next(due for due in lapsing.due() if due.subject_id == way.engagement.id))
            worked()
        return way.file

    def _begun(self) -> MarkedWay:
        return MarkedWay.begin(self.cast)

    def _ask_component(self, assistance: AssistanceRequest) -> None:
        screening.ask_component(
            assistance, Component.CIVIL_RIGHTS, "Leo Hart", actor=self.cast.triage.actor,
            seen_version=assistance.version, contact=self.cast.contact.person,
        )  # fmt: skip
