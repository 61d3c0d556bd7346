"""What is open on a case besides the present turn: of whom, and by when; on the case's overview."""

from functools import cache
from typing import Any

from sqlalchemy import Select, bindparam, select

from app.extensions import db
from app.policy.actor import Actor
from app.policy.roles import Role
from app.web import case_panels
from app.workflow import wording
from app.workflow.models.case_file import CaseFile
from app.workflow.models.record import Clock

INSIDE = (Role.TRIAGE, Role.PROGRAM_MANAGER, Role.DIRECTOR, Role.RECORDS, Role.AUDITOR)
AGENCY = (Role.REQUESTER, Role.EXECUTIVE)
MOST = 8
"""Rows on the panel; the first to be due stand there."""


def register() -> None:
    """Put the panel on the overview of a case."""
    case_panels.register("case/open_panel.html", on_case, order=3)


def on_case(actor: Actor, file: CaseFile) -> dict[str, Any] | None:
    """The running clocks: all of them for the office, its own for an agency; None where there is but the turn's."""
    if actor.role not in (*INSIDE, *AGENCY):
        return None
    running = db.session.scalars(_running(), {"file_id": file.id}).all()
    shown = [each for each in running if actor.role in INSIDE or each.party in AGENCY]
    if not [each for each in shown if each.name != file.turn_clock]:
        return None
    return {"rows": [_row(each) for each in shown[:MOST]], "more": max(0, len(shown) - MOST)}


def _row(running: Clock) -> tuple[str, str, Clock]:
    who = wording.PARTIES.get(running.party, str(running.party))
    return wording.clock_word(running.name), who, running


@cache
def _running() -> Select[Clock]:
    here = select(Clock).where(Clock.case_file_id == bindparam("file_id"), Clock.stopped_at.is_(None))
    return here.order_by(Clock.due_at.nulls_last(), Clock.id)
