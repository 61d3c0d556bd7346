"""An engagement of any kind in its first state, with a complete request behind it."""

from app import clock
from app.engagements.models.engagement import Engagement
from app.engagements.services import opening
from app.extensions import db
from app.policy.programs import Kind, Program
from app.requests.models.assistance import AssistanceRequest
from app.requests.models.parts import Component, Deconfliction
from app.workflow.models.case_file import CaseFile
from app.workflow.services.clocks import settling
from tests.cast import Cast

PROGRAMS = {
    Kind.TRAINING_AND_ASSISTANCE: Program.CRI_TAC,
    Kind.IMMEDIATE_ASSISTANCE: Program.CRITICAL_RESPONSE,
    Kind.DATA_ANALYSIS: Program.CRITICAL_RESPONSE,
    Kind.AFTER_ACTION_REVIEW: Program.CRITICAL_RESPONSE,
    Kind.IN_DEPTH_REVIEW: Program.CRITICAL_RESPONSE,
    Kind.ASSESSMENT: Program.ORGANIZATIONAL_ASSESSMENT,
}
ONE_OF_EACH = (Kind.TRAINING_AND_ASSISTANCE, Kind.IMMEDIATE_ASSISTANCE, Kind.AFTER_ACTION_REVIEW, Kind.ASSESSMENT)
"""One kind for each life cycle of engagements."""


def accepted(cast: Cast, kind: Kind, **columns) -> Engagement:
    """The engagement of a request of Harbor County that was just accepted."""
    file = CaseFile(
        agency_id=cast.harbor.id, created_by_id=cast.harbor_requester.person.id, owner_id=cast.manager.person.id,
        program=PROGRAMS[kind], kind=kind, title="Help after a hard week", is_draft=False, submitted_at=clock.now(),
    )  # fmt: skip
    facts = {"agency_matched_at": clock.now(), "program_settled_at": clock.now(), "problem": "A secret narrative"}
    assistance = AssistanceRequest(
        case_file=file, state="accepted", title=file.title, place="Port Harbor", **(facts | columns)
    )
    db.session.add_all((file, assistance))
    db.session.flush()
    db.session.add(
        Deconfliction(
            case_file=file, component=Component.CRS, state="clear", answer="clear", answered_by="Leo Hart",
            answered_at=clock.now(),
        )
    )  # fmt: skip
    (engagement,) = opening.open_engagement(assistance, cast.manager.actor)
    db.session.flush()
    settling.settle(file)
    db.session.commit()
    return engagement
