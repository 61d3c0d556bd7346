"""The statements printed on the form, and whether the form may be used at all."""

from datetime import date, timedelta

from sqlalchemy import bindparam, or_, select

from app.database import memory
from app.extensions import db
from app.requests.models.parts import Statement, StatementKind

WARNINGS = (90, 60, 30)
"""How many days before its OMB expiry staff are warned (docs/domain.md)."""
DAY = bindparam("day", type_=Statement.since.type)
HOLDING = select(Statement).where(Statement.since <= DAY, or_(Statement.until.is_(None), Statement.until >= DAY))


def current_statements(day: date) -> dict[StatementKind, Statement]:
    """The statement of each kind that holds on a day (Eastern); kinds without one are left out."""
    return memory.recall(db.session(), ("statements", day), lambda: _holding_on(day))


def _holding_on(day: date) -> dict[StatementKind, Statement]:
    return {statement.kind: statement for statement in db.session.scalars(HOLDING, {"day": day})}


def form_is_open(day: date) -> bool:
    """Whether requests may be made by the form on a day; closed past the OMB expiry unless an override is recorded."""
    paperwork = current_statements(day).get(StatementKind.PAPERWORK_REDUCTION_ACT)
    return paperwork is None or not is_expired(paperwork, day)


def lacks_paperwork(day: date) -> bool:
    """Whether the form is open without any Paperwork Reduction Act statement: staff are warned to publish one."""
    return StatementKind.PAPERWORK_REDUCTION_ACT not in current_statements(day)


def is_expired(statement: Statement, day: date) -> bool:
    """Whether a day lies past the OMB expiry, which is the last good day, and nobody overrode it."""
    is_past = statement.expires_on is not None and statement.expires_on < day
    return is_past and not statement.expiry_overridden


def expiry_warning(day: date) -> int | None:
    """Days until the form closes, once they are 90 or fewer and nothing follows; negative when it is closed."""
    paperwork = current_statements(day).get(StatementKind.PAPERWORK_REDUCTION_ACT)
    if paperwork is None or paperwork.expires_on is None or paperwork.expiry_overridden:
        return None
    left = (paperwork.expires_on - day).days
    follows = current_statements(paperwork.expires_on + timedelta(days=1)).get(StatementKind.PAPERWORK_REDUCTION_ACT)
    is_followed = follows is not None and follows is not paperwork
    return left if left <= WARNINGS[0] and not is_followed else None
