"""Many rows of one shape, written straight into the tables: what matters here is only how many there are."""

from datetime import timedelta

from app import clock
from app.engagements.models.delivery import Activity
from app.engagements.models.engagement import Engagement
from app.engagements.models.team import Assignment, Offer
from app.extensions import db
from app.policy.programs import Kind, Program
from app.policy.roles import Role
from app.requests.models.assistance import AssistanceRequest
from app.workflow.models.case_file import AccessLevel, CaseAccess, CaseFile
from app.workflow.models.record import History


def requests(cast, count: int) -> None:
    """Requests in screening, claimed by the manager, of Harbor County."""
    db.session.add_all(_request(cast, "screening", "request", "screening") for _number in range(count))
    db.session.commit()


def engagements(cast, count: int) -> None:
    """Engagements in delivery with X and its expert, with an open offer and an activity that is late."""
    for _number in range(count):
        assistance = _request(cast, "accepted", "cri_tac", "delivery")
        db.session.add(assistance)
        db.session.flush()
        _engage(cast, assistance.case_file)
    db.session.commit()


def past(engagement: Engagement, count: int) -> None:
    """Activities and steps in the history of one engagement."""
    first = max(activity.number for activity in engagement.activities) + 1
    for number in range(count):
        db.session.add(_activity(engagement, engagement.case_file, first + number))
        db.session.add(
            History(
                case_file_id=engagement.case_file_id, lifecycle="cri_tac", subject_id=engagement.id, subject_number=1,
                step="record_call", from_state="intake_call", to_state="provider_selection", version=1,
                actor_id=engagement.manager_id, actor_role=Role.PROGRAM_MANAGER,
            )
        )  # fmt: skip
    db.session.commit()


def _request(cast, own_state: str, stage: str, state: str) -> AssistanceRequest:
    file = CaseFile(
        agency_id=cast.harbor.id, created_by_id=cast.harbor_requester.person.id, owner_id=cast.manager.person.id,
        program=Program.CRI_TAC, kind=Kind.TRAINING_AND_ASSISTANCE, title="Training", stage=stage, state=state,
        is_draft=False, submitted_at=clock.now(), due_at=clock.now() + timedelta(days=3), turn_party=Role.TRIAGE,
        turn_clock="screening", provider_id=cast.x.id if stage != "request" else None,
    )  # fmt: skip
    return AssistanceRequest(case_file=file, state=own_state, title="Training", problem="Calls have doubled.")


def _engage(cast, file: CaseFile) -> None:
    engagement = Engagement(
        case_file=file, program=file.program, kind=file.kind, state="delivery", manager_id=cast.manager.person.id,
        provider_id=cast.x.id,
    )  # fmt: skip
    offer = Offer(engagement=engagement, case_file=file, provider_id=cast.x.id, state="offered")
    place = Assignment(
        engagement=engagement, case_file=file, person_id=cast.x_expert.person.id, provider_id=cast.x.id,
        state="confirmed", attested_at=clock.now(),
    )  # fmt: skip
    db.session.add_all((engagement, offer, place, _activity(engagement, file, 1)))
    db.session.flush()
    for party in ({"organization_id": cast.x.id}, {"person_id": cast.x_expert.person.id}):
        db.session.add(CaseAccess(case_file_id=file.id, level=AccessLevel.FULL, **party))


def _activity(engagement: Engagement, file: CaseFile, number: int) -> Activity:
    late = clock.now().date() - timedelta(days=1)
    return Activity(engagement=engagement, case_file=file, number=number, title="Training", planned_on=late)
