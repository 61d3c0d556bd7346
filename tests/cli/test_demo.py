"""The demonstration holds at least one case for every turn of the thread, and cannot be made twice or in production."""

import dataclasses

import pytest

from app.cli.demo import group
from app.cli.demonstration.seed import open_house, walk_cases
from app.cli.demonstration.stories import STORIES
from app.cli.demonstration.unfinished import unfinished
from app.extensions import db
from app.outbox.models import Announcement
from app.workflow.models.case_file import CaseFile
from config import Environment

TURNS = {
    ("requester", "draft"), ("triage", "acknowledge"), ("triage", "screening"),
    ("deconfliction", "deconfliction_answer"), ("requester", "information_request"),
    ("program_manager", "decline_decision"), ("program_manager", "screening"), ("program_manager", "intake_call"),
    ("program_manager", "provider_selection"), ("coordinator", "offer"), ("coordinator", "empty_place"),
    ("expert", "conflict_attestation"), ("program_manager", "next_step"), ("coordinator", "plan"),
    ("program_manager", "cops_decision"), ("executive", "agency_concurrence"), ("coordinator", "work"),
    ("program_manager", "executive_call"), ("executive", "agreement_signature"), ("director", "screening"),
    ("coordinator", "next_step"), ("coordinator", "final_report"), ("requester", "check_in"),
    ("program_manager", "readiness"), ("director", "site_selection"), ("program_manager", "agreement_signature"),
    ("director", "next_step"), ("requester", "status_report"),
}  # fmt: skip


def test_the_demonstration_has_a_case_for_every_turn_and_tells_nobody(app, own_database):
    answer = app.test_cli_runner().invoke(group, ["seed"])
    assert answer.exit_code == 0, answer.output
    held = {(str(file.turn_party), file.turn_clock) for file in db.session.query(CaseFile) if file.turn_party}
    assert held >= TURNS
    assert {file.state for file in db.session.query(CaseFile)} >= {"declined", "referred", "withdrawn", "closed"}
    assert db.session.query(Announcement).filter(Announcement.expanded_at.is_(None)).count() == 0
    assert "no demonstration to go on with" in app.test_cli_runner().invoke(group, ["walk"]).output
    assert "There are people already" in app.test_cli_runner().invoke(group, ["seed"]).output


def test_a_demonstration_that_was_cut_short_goes_on_with_what_is_missing(app, own_database):
    config = own_database.config
    open_house(config)
    assert list(walk_cases(config, STORIES[:1])) == [STORIES[0].title]
    assert list(walk_cases(config, STORIES[:2])) == [STORIES[1].title]
    assert not unfinished(config).exists()


def test_a_walk_that_fails_is_told_to_nobody_and_stays_unfinished(app, own_database):
    config = own_database.config
    open_house(config)
    broken = dataclasses.replace(STORIES[0], title="A walk that stumbles", steps=("submit", "no_such_step"))
    with pytest.raises(AttributeError):
        list(walk_cases(config, [broken]))
    assert unfinished(config).exists()
    assert db.session.query(Announcement).count() > 0
    assert db.session.query(Announcement).filter(Announcement.expanded_at.is_(None)).count() == 0


def test_a_demonstration_of_another_database_is_not_gone_on_with_here(app, session):
    mark = unfinished(app.extensions["settings"])
    mark.parent.mkdir(parents=True, exist_ok=True)
    mark.touch()
    answer = app.test_cli_runner().invoke(group, ["walk"])
    assert "no demonstration to go on with" in answer.output and not mark.exists()


def test_there_is_no_demonstration_in_production(app, session, monkeypatch):
    production = dataclasses.replace(app.extensions["settings"], environment=Environment.PRODUCTION)
    monkeypatch.setitem(app.extensions, "settings", production)
    answer = app.test_cli_runner().invoke(group, ["seed"])
    assert answer.exit_code == 1
    assert "no demonstration in production" in answer.output
