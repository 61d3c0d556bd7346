"""Adding, retiring and restoring topics; loading the first catalogue."""

import tomllib
from pathlib import Path

from sqlalchemy import func, select

from app import clock
from app.administration.recorded import Kept
from app.audit import services as audit
from app.errors import InvalidFact
from app.extensions import db
from app.policy.actor import Actor
from app.requests.models.assistance import Topic
from app.wording import _
from app.workflow import calendar

FILE = Path(__file__).resolve().parent.parent / "data" / "topics.toml"


def add(group: str, name: str, *, actor: Actor) -> Topic:
    """Offer a new topic. Raises InvalidFact when there is one of this name, retired or not."""
    if (known := _named(name)) is not None:
        again = _("There is a topic of this name in %(group)s. If it is retired, restore it.", group=known.group)
        raise InvalidFact("name", again)
    topic = Topic(group=group, name=name)
    db.session.add(topic)
    db.session.flush()
    audit.record(actor, "topic:add", _kept(topic), facts={"group": group, "name": name})
    return topic


def retire(topic: Topic, *, actor: Actor) -> None:
    """Offer a topic no longer, from today; requests that name it keep it."""
    topic.retired_on = calendar.eastern_day(clock.now())
    audit.record(actor, "topic:retire", _kept(topic))


def restore(topic: Topic, *, actor: Actor) -> None:
    """Offer a retired topic again."""
    topic.retired_on = None
    audit.record(actor, "topic:restore", _kept(topic))


def load(*, actor: Actor, file: Path = FILE) -> int:
    """Add the topics of a file that the catalogue lacks; returns how many. Harmless when done twice."""
    groups = tomllib.loads(file.read_text(encoding="utf-8"))
    missing = [(group, name) for group, names in groups.items() for name in names if _named(name) is None]
    for group, name in missing:
        add(group, name, actor=actor)
    return len(missing)


def _named(name: str) -> Topic | None:
    return db.session.scalar(select(Topic).where(func.lower(Topic.name) == name.lower()))


def _kept(topic: Topic) -> Kept:
    return Kept("topic", topic.name)
