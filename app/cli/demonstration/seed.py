"""Fills an empty house with the demonstration, by calling the services under a moved clock and without mail."""

from datetime import timedelta

from sqlalchemy import text, update

from app import clock
from app.administration.services import criteria, statements, topics
from app.cli.demonstration.assessment_stories import ASSESSMENT_STORIES, AssessmentStory
from app.cli.demonstration.assessment_way import AssessmentWay
from app.cli.demonstration.cast import assemble
from app.cli.demonstration.critical_stories import CRITICAL_STORIES, CriticalStory
from app.cli.demonstration.critical_way import CriticalWay
from app.cli.demonstration.stories import STORIES, Story
from app.cli.demonstration.way import Way
from app.extensions import db
from app.outbox.models import Announcement
from app.policy.actor import SYSTEM

WAYS: dict[type[Story], type[Way]] = {Story: Way, CriticalStory: CriticalWay, AssessmentStory: AssessmentWay}
"""Who walks which kind of story."""
EVERY_STORY: tuple[Story, ...] = (*STORIES, *CRITICAL_STORIES, *ASSESSMENT_STORIES)


def seed() -> int:
    """Make everybody and every case; returns how many cases there are."""
    today = clock.now()
    db.session.execute(text("SET synchronous_commit = off"))  # a crash here costs nothing but a second try
    with clock.moved_to(today - timedelta(days=620)):
        cast = assemble()
        topics.load(actor=SYSTEM)
        criteria.load(actor=SYSTEM)
        statements.load_trial_texts(actor=SYSTEM)
        db.session.commit()
    for story in EVERY_STORY:
        with clock.moved_to(today - timedelta(days=story.days_ago)):
            way = WAYS[type(story)].begin(cast, story)
            for step in story.steps:
                getattr(way, step)()
    _tell_nobody()
    return len(EVERY_STORY)


def _tell_nobody() -> None:
    """Mark every announcement as told: what happened in the demonstration's past is no news."""
    db.session.execute(update(Announcement).where(Announcement.expanded_at.is_(None)).values(expanded_at=clock.now()))
    db.session.commit()
