"""The catalogue of topics that the form offers."""

from collections.abc import Sequence
from itertools import groupby

from sqlalchemy import Select, func, select

from app.extensions import db
from app.requests.models.assistance import RequestTopic, Topic
from app.wording import _

GROUPS = ("General", "Sheriff", "Tribal")
"""The groups of the catalogue in the order of the form (docs/domain.md)."""


def offered() -> dict[str, list[Topic]]:
    """The topics that may be chosen, by group, each group in the order of the alphabet."""
    return _by_group(db.session.scalars(_topics().where(Topic.retired_on.is_(None))).all())


def catalogue() -> dict[str, list[Topic]]:
    """Every topic with the retired ones, by group."""
    return _by_group(db.session.scalars(_topics()).all())


def uses(topic: Topic) -> int:
    """How many requests name a topic."""
    return db.session.scalar(select(func.count()).where(RequestTopic.topic_id == topic.id)) or 0


def _topics() -> Select[Topic]:
    return select(Topic).order_by(Topic.group, func.lower(Topic.name))


def _by_group(topics: Sequence[Topic]) -> dict[str, list[Topic]]:
    found = {group: list(members) for group, members in groupby(topics, key=lambda topic: topic.group)}
    return {group: found.pop(group, []) for group in GROUPS} | found


def choices() -> list[tuple[int, str]]:
    """The topics that may be chosen as (id, words), in the form's order; a special one names its group."""
    return [
        (topic.id, topic.name if group == GROUPS[0] else f"{group}: {topic.name}")
        for group, members in offered().items()
        for topic in members
    ]


def retired() -> dict[int, str]:
    """The topics that an old draft may hold though they are no longer offered, with the sentence that explains it."""
    gone = db.session.scalars(_topics().where(Topic.retired_on.is_not(None)))
    return {
        topic.id: _("The topic “%(name)s” is no longer offered. Choose another.", name=topic.name) for topic in gone
    }
