"""Cases and messages for tests about telling, made as plain rows."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import insert, select

from app import clock
from app.extensions import db
from app.outbox.models import DeliveryClass, Message
from app.outbox.services import announce
from app.policy.programs import Program
from app.policy.roles import Role
from app.requests.models.assistance import AssistanceRequest
from app.worker import jobs
from app.workflow.models.case_file import CaseFile
from app.workflow.models.record import Clock
from tests.cast import Cast

REQUEST_CLOCK = "information_request"


def submitted(cast: Cast, *, restricted: bool = False, **columns: Any) -> AssistanceRequest:
    """Harbor County's request as it waits for triage."""
    values = {
        "agency_id": cast.harbor.id,
        "created_by_id": cast.harbor_requester.person.id,
        "program": Program.CRI_TAC,
        "state": "submitted",
        "is_draft": False,
        "turn_party": Role.TRIAGE,
        "due_at": datetime(2027, 3, 10, 4, 59, 59, tzinfo=clock.now().tzinfo),
        "restricted": restricted,
    } | columns
    assistance = AssistanceRequest(case_file=CaseFile(**values), state=values["state"])
    db.session.add(assistance)
    db.session.commit()
    return assistance


def tell(assistance: AssistanceRequest, step: str, *tells: str, actor_id: int | None = None, **more: Any) -> None:
    """Announce a step of the request as the door does."""
    number = clock.now().timestamp()
    announce(
        "step", f"step:test:{step}:{number}", case_file_id=assistance.case_file_id, lifecycle="request",
        subject_id=assistance.id, step=step, tells=list(tells), actor_id=actor_id, **more,
    )  # fmt: skip
    db.session.commit()


def running(assistance: AssistanceRequest, *, due_in: timedelta, name: str = REQUEST_CLOCK, **columns: Any) -> Clock:
    """A clock of the request that waits for its agency, its first reminder due now."""
    values: dict[str, Any] = {
        "party": Role.REQUESTER,
        "started_at": clock.now() - timedelta(days=8),
        "due_at": clock.now() + due_in,
        "next_reminder_at": clock.now() - timedelta(days=2),
        "paused_seconds": 0,
    } | columns
    made = Clock(
        case_file_id=assistance.case_file_id, lifecycle="request", subject_id=assistance.id, name=name, **values
    )
    db.session.add(made)
    db.session.commit()
    return made


def queue(count: int, delivery_class: DeliveryClass = DeliveryClass.SURE, **columns: Any) -> None:
    """Messages to plain addresses, ready to be sent."""
    start = len(messages())
    rows = [
        {
            "business_key": f"test:{number}",
            "delivery_class": delivery_class,
            "kind": "reminder" if delivery_class is DeliveryClass.REMINDER else "step",
            "address": f"reader{number}@example.org",
            "subject": f"TA-2027-7KQ4M: test {number}",
            "body": "Something happened.\n\nCase: TA-2027-7KQ4M\n" * 5,
            "message_id": f"<test-{number}@localhost>",
        }
        | columns
        for number in range(start, start + count)
    ]
    db.session.execute(insert(Message), rows)
    db.session.commit()


def messages(*conditions: Any) -> list[Message]:
    """Stored messages in order, read anew."""
    rows = select(Message).where(*conditions).order_by(Message.id).execution_options(populate_existing=True)
    return list(db.session.scalars(rows))


def mailed() -> list[Message]:
    """Expand and deliver everything that waits, and return all messages."""
    jobs.expand()
    jobs.deliver()
    return messages()
