"""Limits on tries, counted in the database per account, per address and overall.

A try is counted before it is judged, in a transaction of its own that the edge commits; whoever is over a limit waits,
and is told for how long, but is never locked out. Without the database there is no sign-in at all, so it fails closed.
"""

import math
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256

from sqlalchemy import ColumnElement, delete, func, select, text

from app import clock
from app.accounts.models.access import CountedTry
from app.errors import DomainError
from app.extensions import db

ALL_TRIES = "all"


@dataclass(frozen=True, slots=True)
class Limit:
    """At most so many tries within a time, per account, per address or over all."""

    most: int
    within: timedelta
    per: str


SIGN_IN, RESET, REGISTER, LOOK_UP, NOTE = "sign_in", "reset", "register", "look_up", "note"
SHARE = 5
"""How many of an address's tries one account can use up: a colleague behind the same address is not shut out by it."""
LIMITS = {
    SIGN_IN: (
        Limit(10, timedelta(minutes=5), "account"),
        Limit(10, timedelta(minutes=5), "address"),
        Limit(1000, timedelta(minutes=5), ALL_TRIES),
    ),
    RESET: (Limit(5, timedelta(days=1), "account"), Limit(20, timedelta(hours=1), "address")),
    NOTE: (Limit(1, timedelta(minutes=10), "account"),),  # a refusal is written into the record once in a while
    LOOK_UP: (Limit(300, timedelta(minutes=5), "address"),),
    REGISTER: (Limit(5, timedelta(days=1), "account"), Limit(5, timedelta(hours=1), "address")),
}
LONGEST_WINDOW = timedelta(days=1)


class TooManyTries(DomainError):
    """Over a limit; `seconds` until the next try counts."""

    sentence = "Too many tries."

    def __init__(self, seconds: int) -> None:
        self.seconds = max(1, seconds)
        super().__init__()


def count_try(purpose: str, *, account: str, address: str) -> CountedTry:
    """Count one try, to be committed at once; raises TooManyTries, and then counts nothing."""
    counted = CountedTry(purpose=purpose, account=_hidden(account), address=address, at=clock.now())
    _take_turns(counted)
    waits = [_seconds_to_wait(limit, counted) for limit in LIMITS[purpose]]
    if any(waits):
        raise TooManyTries(max(waits))
    db.session.add(counted)
    return counted


def forgive(counted: CountedTry) -> None:
    """Take a try back that turned out well."""
    db.session.execute(delete(CountedTry).where(CountedTry.id == counted.id))


def forget_old_tries() -> int:
    """Remove the tries that no limit looks at any more; returns how many."""
    return db.session.execute(delete(CountedTry).where(CountedTry.at < clock.now() - LONGEST_WINDOW)).rowcount


def _take_turns(counted: CountedTry) -> None:
    """Let tries of one account, and of one address, count one after the other; in this order, so none deadlock."""
    for name in (counted.account, counted.address):
        turn = int.from_bytes(sha256(f"{counted.purpose}:{name}".encode()).digest()[:8], signed=True)
        db.session.execute(text("SELECT pg_advisory_xact_lock(:turn)"), {"turn": turn})


def _seconds_to_wait(limit: Limit, counted: CountedTry) -> int:
    since = counted.at - limit.within
    if limit.per == "address" and counted.purpose == SIGN_IN:
        used, oldest = _shared_use(counted, since)
    else:
        used, oldest = _use(counted, since, _whose(limit, counted))
    if used < limit.most or oldest is None:
        return 0
    return math.ceil((oldest + limit.within - counted.at).total_seconds())


def _whose(limit: Limit, counted: CountedTry) -> list[ColumnElement[bool]]:
    if limit.per == ALL_TRIES:
        return []
    return [getattr(CountedTry, limit.per) == getattr(counted, limit.per)]


def _use(counted: CountedTry, since: datetime, whose: list[ColumnElement[bool]]) -> tuple[int, datetime | None]:
    tries = select(func.count(), func.min(CountedTry.at)).where(
        CountedTry.purpose == counted.purpose, CountedTry.at > since, *whose
    )
    return tuple(db.session.execute(tries).one())  # type: ignore[return-value]


def _shared_use(counted: CountedTry, since: datetime) -> tuple[int, datetime | None]:
    per_account = (
        select(func.least(func.count(), SHARE).label("used"), func.min(CountedTry.at).label("oldest"))
        .where(CountedTry.purpose == counted.purpose, CountedTry.at > since, CountedTry.address == counted.address)
        .group_by(CountedTry.account)
        .subquery()
    )
    used = func.coalesce(func.sum(per_account.c.used), 0)
    row = db.session.execute(select(used, func.min(per_account.c.oldest))).one()
    return int(row[0]), row[1]


def _hidden(account: str) -> str:
    """What stands for an account in the table: nobody learns from it which addresses were tried."""
    return sha256(account.strip().casefold().encode()).hexdigest()
