"""Whatever people write into a case stays on its pages: no mail, log line, address or PDF property repeats it."""

import io
import logging
import re
from datetime import timedelta
from decimal import Decimal

import pikepdf
import pytest

from app import clock
from app.documents import storage
from app.engagements.models.begun import NewOffer, Proposal
from app.engagements.models.choices import (
    CancelReason,
    ClaimSide,
    ClaimStatus,
    HoldReason,
    OfferDeclineReason,
    OutcomeCode,
    ReturnReason,
)  # fmt: skip
from app.engagements.models.report import Report
from app.engagements.queries import work as queries
from app.engagements.services import (
    calling,
    closing,
    delivering,
    following_up,
    holding,
    offering,
    planning,
    recommending,
    reporting,
    staffing,
)  # fmt: skip
from app.extensions import db
from app.outbox.models import Message
from app.requests.models.assistance import AssistanceRequest
from app.worker import jobs
from tests.browser import Browser
from tests.cast import sign_in
from tests.engagements.work_way import WorkWay

CANARY = re.compile(r"canary[a-z]+")
REQUEST = (
    "title", "problem", "how_it_came_up", "if_nothing_is_done", "supporting_data", "barriers", "policies_in_place",
    "what_was_tried", "outcome_wanted", "success_measure", "audience", "place", "pending_matters", "earlier_help",
    "heard_from",
)  # fmt: skip
TABS = (
    "", "/request", "/screening", "/team", "/plan", "/activities", "/deliverables", "/report", "/recommendations",
    "/follow-up", "/documents", "/history", "/activities/1", "/recommendations/1", "/plans/1", "/reports/1",
    "/offers/1",
)  # fmt: skip


def canary(name: str) -> str:
    """The word that stands in one field."""
    return f"canary{name.replace('_', '')}"


class Walk(WorkWay):
    """The whole way, with a word of its own in every field that takes words."""

    def told(self) -> "Walk":
        """The request as the agency wrote it."""
        assistance = db.session.query(AssistanceRequest).filter_by(case_file_id=self.file.id).one()
        for name in REQUEST:
            setattr(assistance, name, canary(f"request_{name}"))
        self.file.title = canary("case_title")
        db.session.commit()
        return self

    def staffed(self) -> "Walk":
        """Call, a declined offer, another one, the expert with a disclosure, a hold, the team."""
        words = {name: canary(f"call_{name}") for name in ("with_whom", "goals", "audience", "note")}
        call = calling.Call(at=clock.now() - timedelta(hours=1), zone="America/New_York", **words)
        self._did(calling.record, self.engagement, self.cast.manager, call=call)
        self._offer(self.cast.y.id)
        why = OfferDeclineReason.DATES
        self._did(offering.decline, self.offer, self.cast.y_coordinator, reason=why, note=canary("offer_decline"))
        self._offer(self.cast.x.id)
        self._did(offering.accept, self.offer, self.cast.x_coordinator, note=canary("offer_accept"))
        proposal = Proposal(self.cast.x_expert.person.id, canary("skill"))
        self._did(staffing.propose, self.engagement, self.cast.x_coordinator, proposal=proposal)
        word = staffing.Attestation(has_conflict=True, disclosure=canary("disclosure"))
        self._did(staffing.attest, self.assignment, self.cast.x_expert, attestation=word)
        self._did(staffing.confirm, self.assignment, self.cast.manager, note=canary("confirm_note"))
        pause = holding.Hold(HoldReason.FUNDING, canary("hold"), "everyone", None, clock.today() + timedelta(days=9))
        self._did(holding.hold, self.engagement, self.cast.manager, pause=pause)
        self._did(holding.resume, self.engagement, self.cast.manager, note=canary("resume"))
        self._did(staffing.confirm_team, self.engagement, self.cast.manager)
        return self

    def planned(self) -> "Walk":
        """The plan, returned once, changed at the agency's wish once, agreed."""
        text = planning.PlanText(
            summary=canary("plan_summary"), team=canary("plan_team"), cost_estimate=Decimal(100),
            goals=((canary("goal"), canary("measure")),),
            items=(
                planning.PlannedItem("activity", canary("activity"), clock.today(), "", canary("activity_place")),
                planning.PlannedItem("activity", canary("cancelled"), clock.today() + timedelta(days=5)),
                planning.PlannedItem("deliverable", canary("deliverable"), clock.today()),
                planning.PlannedItem("milestone", canary("milestone"), clock.today()),
            ),
        )  # fmt: skip
        self._did(planning.write, self.plan, self.cast.x_coordinator, text=text)
        self._did(planning.submit, self.plan, self.cast.x_coordinator)
        why = ReturnReason.COST
        self._did(planning.give_back, self.plan, self.cast.manager, reason=why, note=canary("plan_return"))
        self._did(planning.submit, self.plan, self.cast.x_coordinator)
        self._did(planning.approve, self.plan, self.cast.manager, note=canary("plan_approve"))
        self._did(planning.ask_changes, self.plan, self.cast.harbor_executive, note=canary("plan_changes"))
        self._did(planning.submit, self.plan, self.cast.x_coordinator)
        self._did(planning.approve, self.plan, self.cast.manager)
        self._did(planning.concur, self.plan, self.cast.harbor_executive, note=canary("plan_concur"))
        return self

    def delivered(self) -> "Walk":
        """One activity held, one cancelled; the deliverable returned once."""
        held, off = self.engagement.activities
        log = delivering.ActivityLog(
            canary("happened"), 4, 0, {self.cast.x_expert.person.id: Decimal(2)},
            canary("provider_next"), None, canary("agency_next"), None,
        )  # fmt: skip
        self._did(delivering.log, held, self.cast.x_expert, record=log)
        why = CancelReason.WEATHER
        self._did(delivering.cancel, off, self.cast.x_coordinator, reason=why, note=canary("cancel"))
        for word in ("hand_in", "hand_in_again"):
            self._did(
                delivering.hand_in, self.deliverable, self.cast.x_coordinator, document_id=None, note=canary(word)
            )
            if self.deliverable.return_reason is None:
                self._did(
                    delivering.give_back, self.deliverable, self.cast.manager, reason=ReturnReason.TONE,
                    note=canary("deliverable_return"),
                )  # fmt: skip
        self._did(delivering.accept, self.deliverable, self.cast.manager)
        self._did(delivering.finish, self.engagement, self.cast.x_coordinator)
        return self

    def reported(self) -> "Walk":
        """The report with its sections, a comment and a return; then approved and released."""
        self._write_report()
        recommending.add(
            self.engagement, actor=self.cast.x_expert.actor, text=canary("recommendation"),
            rationale=canary("rationale"), agency_owner=canary("agency_owner"), target_on=None,
        )  # fmt: skip
        reporting.comment(self.report, actor=self.cast.manager.actor, section_id=None, text=canary("comment"))
        db.session.commit()
        self._did(reporting.submit, self.report, self.cast.x_coordinator)
        why = ReturnReason.TONE
        self._did(reporting.give_back, self.report, self.cast.manager, reason=why, note=canary("report_return"))
        for remark in list(self.report.comments):
            reporting.dispose(
                remark, actor=self.cast.x_expert.actor, disposition="explained", note=canary("disposition")
            )
            db.session.commit()
        return self.report_submitted().report_approved().report_released()

    def _write_report(self) -> None:
        title = canary("report_title")
        self._did(reporting.retitle, self.report, self.cast.x_coordinator, title=title)
        for section in list(self.report.sections):
            reporting.write(
                section, report=self.report, actor=self.cast.x_expert.actor, seen_version=section.version,
                body=canary(f"section_{section.key}"), status="complete",
            )  # fmt: skip
            db.session.commit()

    def looked_back(self) -> "Walk":
        """Claims, survey, check-ins, the close."""
        self.handed_over()
        recommendation = queries.recommendations(self.engagement)[0]
        for side, who in ((ClaimSide.AGENCY, self.cast.harbor_requester), (ClaimSide.VALIDATED, self.cast.manager)):
            recommending.claim(
                recommendation, actor=who.actor, side=side, status=ClaimStatus.IN_PROGRESS,
                note=canary(f"claim_{side.name.lower()}"), as_of=clock.today(),
            )  # fmt: skip
        db.session.commit()
        answers = {"met_goals": 5, "liked": canary("liked"), "to_improve": canary("to_improve")}
        survey = queries.surveys(self.engagement)[0]
        self._did(following_up.answer_survey, survey, self.cast.harbor_requester, answers=answers)
        for check_in in queries.check_ins(self.engagement):
            words = {name: canary(name) for name in ("what_changed", "still_in_use", "still_needed")}
            self._did(following_up.answer_check_in, check_in, self.cast.harbor_requester, **words)
        return self._did(
            closing.close, self.engagement, self.cast.manager, outcome=OutcomeCode.COMPLETED,
            note=canary("outcome_note"), records_class="case_file",
        )  # fmt: skip

    def _offer(self, provider_id: int) -> None:
        offer = NewOffer(provider_id, message=canary("offer_message"))
        self._did(offering.make, self.engagement, self.cast.manager, offer=offer)


@pytest.fixture
def walk(cast, caplog) -> Walk:
    """The whole way, every step announced, every reminder posted, every task done, and all of it logged."""
    caplog.set_level(logging.INFO)
    walk = Walk.begin(cast).told().staffed().planned()
    with clock.moved_to(clock.now() + timedelta(days=20)):  # every reminder of a date has come
        jobs.remind()
    walk.delivered().reported().looked_back()
    jobs.expand()
    jobs.work()
    return walk


def test_no_mail_repeats_what_was_written(walk):
    mails = db.session.query(Message).all()
    assert len(mails) > 40
    assert {word for mail in mails for word in CANARY.findall(mail.subject + mail.body)} == set()


def test_no_log_line_repeats_what_was_written(walk, caplog, app):
    _read_all(app, walk)
    assert CANARY.findall(caplog.text) == []


def test_no_address_repeats_what_was_written(walk, app):
    addresses, seen = _read_all(app, walk)
    assert len(addresses) > 30
    assert len(set(CANARY.findall(seen))) > 60  # the words are there, on the pages
    assert [address for address in addresses if CANARY.search(address)] == []


def test_the_properties_of_the_pdf_repeat_nothing_that_was_written(walk):
    report = db.session.query(Report).one()
    content = storage.get(report.document.storage_key, report.document.sha256)
    with pikepdf.open(io.BytesIO(content)) as made:
        with made.open_metadata() as metadata:
            said = str(metadata) + str({key: str(value) for key, value in made.docinfo.items()})
    assert walk.file.reference in said
    assert CANARY.findall(said + report.document.file_name) == []


def _read_all(app, walk: Walk) -> tuple[set[str], str]:
    """Every address on the pages of the case for each side of it, and all that stands there."""
    addresses, seen = set(), ""
    for who in (walk.cast.manager, walk.cast.harbor_requester, walk.cast.x_coordinator):
        browser = Browser(app)
        sign_in(browser, who)
        for tab in TABS:
            page = browser.get(f"/cases/{walk.file.reference}{tab}", status=None)
            seen += page.body
            addresses |= {value for kind in ("href", "action", "src") for value in page.tree.xpath(f"//@{kind}")}
    return addresses, seen
