"""What a transaction has asked already is asked anew as soon as an answer may have changed."""

import pytest
from sqlalchemy import update

from app.accounts.models.people import Organization, OrganizationKind
from app.database import locks, memory
from app.extensions import db
from app.workflow import scopes
from app.workflow.models.case_file import AccessLevel, CaseAccess, CaseFile


@pytest.fixture
def answer(session):
    """Asks one question and says how often it was really asked."""
    asked = []

    def ask() -> int:
        memory.recall(db.session(), "question", lambda: asked.append(1))
        return len(asked)

    db.session.connection()
    assert ask() == 1
    return ask


def test_a_question_is_asked_once(answer):
    assert answer() == 1


def test_an_answer_found_on_the_way_needs_no_question(session):
    memory.note(db.session(), "question", "known")
    assert memory.recall(db.session(), "question", lambda: "asked") == "known"


def test_it_is_asked_anew_after_a_row_was_written(answer):
    db.session.add(Organization(kind=OrganizationKind.AGENCY, name="Cedar Grove"))
    db.session.flush()
    assert answer() == 2


def test_it_is_asked_anew_after_rows_were_changed_by_one_statement(answer):
    db.session.execute(update(Organization).values(name="Another"))
    assert answer() == 2


@pytest.mark.parametrize("end", ["commit", "rollback"])
def test_it_is_asked_anew_in_the_next_transaction(answer, end):
    getattr(db.session, end)()
    db.session.connection()
    assert answer() == 2


def test_it_is_asked_anew_under_a_lock(answer):
    locks.forget(db.session(), keep=())
    assert answer() == 2


def test_access_that_is_granted_in_a_transaction_is_seen_in_it(cast):
    file = CaseFile(is_draft=False, restricted=True)
    db.session.add(file)
    db.session.flush()
    manager, coordinator = cast.manager.actor, cast.x_coordinator.actor
    assert scopes.levels_of(manager, file.id) is None and not scopes.sees_content(coordinator, file)
    parties = ({"person_id": manager.person_id}, {"organization_id": coordinator.organization_id})
    db.session.add_all(CaseAccess(case_file_id=file.id, level=AccessLevel.FULL, **party) for party in parties)
    db.session.flush()
    assert scopes.levels_of(manager, file.id) == frozenset() and scopes.sees_content(coordinator, file)
