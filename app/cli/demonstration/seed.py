"""Fills an empty house with the demonstration, by calling the services under a moved clock and without mail."""

import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from datetime import datetime, timedelta
from multiprocessing import get_context

from sqlalchemy import select, text, update

from app import clock, create_app
from app.administration.services import criteria, statements, topics
from app.cli.demonstration.assessment_stories import ASSESSMENT_STORIES, AssessmentStory
from app.cli.demonstration.assessment_way import AssessmentWay
from app.cli.demonstration.cast import Cast, assemble, recall
from app.cli.demonstration.critical_stories import CRITICAL_STORIES, CriticalStory
from app.cli.demonstration.critical_way import CriticalWay
from app.cli.demonstration.stories import STORIES, Story
from app.cli.demonstration.unfinished import unfinished
from app.cli.demonstration.way import Way, start_key
from app.cli.processes import end_with_parent
from app.extensions import db
from app.outbox.models import Announcement
from app.policy.actor import SYSTEM
from app.requests.models.assistance import AssistanceRequest
from config import Config

WAYS: dict[type[Story], type[Way]] = {Story: Way, CriticalStory: CriticalWay, AssessmentStory: AssessmentWay}
"""Who walks which kind of story."""
MOST_PROCESSES = 4
POLITENESS = 5  # of the walking processes: whoever already uses the house goes first
FIRST_DAY = 730
"""Days ago when the house opened: before every story."""
EVERY_STORY: tuple[Story, ...] = (*STORIES, *CRITICAL_STORIES, *ASSESSMENT_STORIES)


def open_house(config: Config) -> None:
    """Make everybody and what an administrator keeps; the cases are still to be walked."""
    config.data_dir.mkdir(parents=True, exist_ok=True)
    unfinished(config).touch()
    with clock.moved_to(clock.now() - timedelta(days=FIRST_DAY)):
        assemble()
        topics.load(actor=SYSTEM)
        criteria.load(actor=SYSTEM)
        statements.load_trial_texts(actor=SYSTEM)
        db.session.commit()


def walk_cases(config: Config, stories: Sequence[Story] = EVERY_STORY) -> Iterator[str]:
    """Walk every case that is not there yet, on up to four cores; gives each title as soon as its case stands.

    A case that was cut short in mid-walk stays where it was.
    """
    today = clock.now()
    processes = min(MOST_PROCESSES, os.cpu_count() or 1)
    begin = {"initializer": _begin_to_walk, "initargs": (config, today)}
    try:
        with ProcessPoolExecutor(processes, get_context("spawn"), **begin) as pool:
            walked = [pool.submit(_walk_here, story) for story in _missing(stories)]
            yield from (each.result() for each in as_completed(walked))
    finally:
        _tell_nobody(today)
    unfinished(config).unlink(missing_ok=True)


def _missing(stories: Sequence[Story]) -> list[Story]:
    """The stories of which not even the beginning is there; the longest walks first."""
    begun = set(db.session.scalars(select(AssistanceRequest.start_key)))
    db.session.rollback()  # hold no snapshot while others write
    missing = [story for story in stories if start_key(story) not in begun]
    return sorted(missing, key=lambda story: len(story.steps), reverse=True)


class Walker:
    """What a walking process keeps: the application's context, who is in the house, and the day it is."""

    cast: Cast
    today: datetime


def _begin_to_walk(config: Config, today: datetime) -> None:
    """Give this process an application of its own; people who already use the house go first."""
    end_with_parent()
    os.nice(POLITENESS)
    create_app(config).app_context().push()
    db.session.execute(text("SET synchronous_commit = off"))  # a crash here costs nothing but a second try
    Walker.cast, Walker.today = recall(), today


def _walk_here(story: Story) -> str:
    _walk(story, Walker.cast, Walker.today)
    return story.title


def _walk(story: Story, cast: Cast, today: datetime) -> None:
    with clock.moved_to(today - timedelta(days=story.days_ago)):
        way = WAYS[type(story)].begin(cast, story)
        for step in story.steps:
            getattr(way, step)()
        if clock.now() > today:
            raise RuntimeError(f"“{story.title}” ends {(clock.now() - today).days + 1} days ahead: begin it earlier.")


def _tell_nobody(today: datetime) -> None:
    """Mark the announcements of the demonstration's past as told: they are no news."""
    past = (Announcement.expanded_at.is_(None), Announcement.created_at <= today)
    db.session.execute(update(Announcement).where(*past).values(expanded_at=clock.now()))
    db.session.commit()
