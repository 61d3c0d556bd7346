"""Times that came before the second word was given: nothing goes out, and the turn passes to whoever sets a new one."""

from sqlalchemy import and_, or_, select

from app import clock
from app.engagements.models.engagement import Engagement
from app.engagements.models.publicity import ANNOUNCING, RELEASING
from app.extensions import db
from app.policy.roles import Role
from app.workflow.models.case_file import CaseFile
from app.workflow.services import door
from app.workflow.services.clocks import settling


def missed() -> list[int]:
    """Engagements (ids) that still wait for a second word although the time has come."""
    now = clock.now()
    waiting = select(Engagement.id).join(CaseFile, Engagement.case_file_id == CaseFile.id)
    party = CaseFile.turn_party
    announced = and_(Engagement.state == ANNOUNCING, Engagement.announcement_at <= now, party == Role.DIRECTOR)
    released = and_(Engagement.state.in_(RELEASING), Engagement.release_at <= now, party == Role.PROGRAM_MANAGER)
    found = waiting.where(CaseFile.is_open, CaseFile.turn_clock == settling.NEXT_STEP, or_(announced, released))
    return list(db.session.scalars(found.order_by(Engagement.id)))


def pass_on(engagement_id: int) -> bool:
    """Settle the case anew; whether the turn is another party's now."""
    locked = door.locked_for(db.session.get_one(Engagement, engagement_id), door.UNDER_LOCK)
    before = locked.case_file.turn_party
    settling.settle(locked.case_file)
    return locked.case_file.turn_party is not before
