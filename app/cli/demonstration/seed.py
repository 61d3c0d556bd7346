"""Fills an empty house with the demonstration, by calling the services under a moved clock and without mail."""

import os
from concurrent.futures import ProcessPoolExecutor
from datetime import datetime, timedelta
from functools import partial
from multiprocessing import get_context

from sqlalchemy import text, update

from app import clock, create_app
from app.administration.services import criteria, statements, topics
from app.cli.demonstration.assessment_stories import ASSESSMENT_STORIES, AssessmentStory
from app.cli.demonstration.assessment_way import AssessmentWay
from app.cli.demonstration.cast import Cast, assemble, recall
from app.cli.demonstration.critical_stories import CRITICAL_STORIES, CriticalStory
from app.cli.demonstration.critical_way import CriticalWay
from app.cli.demonstration.stories import STORIES, Story
from app.cli.demonstration.way import Way
from app.extensions import db
from app.outbox.models import Announcement
from app.policy.actor import SYSTEM
from config import Config

WAYS: dict[type[Story], type[Way]] = {Story: Way, CriticalStory: CriticalWay, AssessmentStory: AssessmentWay}
"""Who walks which kind of story."""
MOST_PROCESSES = 4
FIRST_DAY = 730
"""Days ago when the house opened: before every story."""
EVERY_STORY: tuple[Story, ...] = (*STORIES, *CRITICAL_STORIES, *ASSESSMENT_STORIES)


def seed(config: Config) -> int:
    """Make everybody and every case, on up to four cores; returns how many cases there are."""
    today = clock.now()
    with clock.moved_to(today - timedelta(days=FIRST_DAY)):
        assemble()
        topics.load(actor=SYSTEM)
        criteria.load(actor=SYSTEM)
        statements.load_trial_texts(actor=SYSTEM)
        db.session.commit()
    shares = min(MOST_PROCESSES, os.cpu_count() or 1)
    with ProcessPoolExecutor(shares, mp_context=get_context("spawn")) as processes:
        list(processes.map(partial(_walk_share, config, today, shares), range(shares)))
    _tell_nobody()
    return len(EVERY_STORY)


def _walk_share(config: Config, today: datetime, shares: int, number: int) -> None:
    """Walk every so many-th story, in a process with an application and a clock of its own."""
    app = create_app(config)
    with app.app_context():
        db.session.execute(text("SET synchronous_commit = off"))  # a crash here costs nothing but a second try
        cast = recall()
        for story in EVERY_STORY[number::shares]:
            _walk(story, cast, today)
        db.engine.dispose()


def _walk(story: Story, cast: Cast, today: datetime) -> None:
    with clock.moved_to(today - timedelta(days=story.days_ago)):
        way = WAYS[type(story)].begin(cast, story)
        for step in story.steps:
            getattr(way, step)()
        if clock.now() > today:
            raise RuntimeError(f"“{story.title}” ends {(clock.now() - today).days + 1} days ahead: begin it earlier.")


def _tell_nobody() -> None:
    """Mark every announcement as told: what happened in the demonstration's past is no news."""
    db.session.execute(update(Announcement).where(Announcement.expanded_at.is_(None)).values(expanded_at=clock.now()))
    db.session.commit()
