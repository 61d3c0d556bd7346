"""How cases and engagements hang together: what follows what, and what was converted from what."""

from sqlalchemy import select

from app.engagements.models.engagement import Engagement
from app.engagements.models.follow_up import Obligation, ObligationKind
from app.extensions import db
from app.policy import gate
from app.policy.actor import Actor
from app.workflow.models.case_file import CaseFile
from app.workflow.models.record import History

CHANGED, FOLLOWED, NEW_EXECUTIVE = "change_program", "spawn_follow_on", "record_new_executive"
CONVERTED = ("convert", "convert_by_director")
TURNS = (CHANGED, FOLLOWED, NEW_EXECUTIVE, *CONVERTED)
"""Steps of which the case's overview goes on to speak."""


def engagements(file: CaseFile) -> list[Engagement]:
    """Every engagement of a case file, the first one first."""
    rows = select(Engagement).where(Engagement.case_file_id == file.id).order_by(Engagement.number)
    return list(db.session.scalars(rows))


def before(engagement: Engagement) -> Engagement | None:
    """The engagement from which this one was converted."""
    return db.session.get(Engagement, engagement.converted_from_id) if engagement.converted_from_id else None


def after(engagement: Engagement) -> Engagement | None:
    """The engagement into which this one was converted."""
    return db.session.scalar(select(Engagement).where(Engagement.converted_from_id == engagement.id).limit(1))


def follows(actor: Actor, file: CaseFile) -> CaseFile | None:
    """The case that this one follows, if the actor sees it."""
    if file.follows_id is None:
        return None
    return db.session.scalar(select(CaseFile).where(CaseFile.id == file.follows_id, gate.scope(actor, CaseFile)))


def followed_by(actor: Actor, file: CaseFile) -> list[CaseFile]:
    """The cases that follow this one, as far as the actor sees them."""
    rows = select(CaseFile).where(CaseFile.follows_id == file.id, gate.scope(actor, CaseFile))
    return list(db.session.scalars(rows.order_by(CaseFile.id)))


def turns(file: CaseFile) -> list[History]:
    """The steps by which the case became what it is, the first one first; the note says what and why."""
    rows = select(History).where(History.case_file_id == file.id, History.step.in_(TURNS))
    return list(db.session.scalars(rows.order_by(History.id)))


def confirmations(file: CaseFile) -> list[Obligation]:
    """New executives who were asked to confirm, the first one first."""
    asked = select(Obligation).where(
        Obligation.case_file_id == file.id, Obligation.kind == ObligationKind.NEW_EXECUTIVE
    )
    return list(db.session.scalars(asked.order_by(Obligation.number)))
