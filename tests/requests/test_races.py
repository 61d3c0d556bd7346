"""Two clicks, two tabs, two people at the same moment: real connections, one serial order."""

import threading

import pytest

from app.errors import DomainError, InvalidFact
from app.extensions import db
from app.requests.models.assistance import AssistanceRequest
from app.requests.services import drafting, screening, sending
from app.workflow.models.case_file import CaseAccess, CaseFile
from app.workflow.models.record import History
from app.workflow.services import access
from tests import cast as casting
from tests.requests import walks

pytestmark = pytest.mark.several_connections


def at_once(app, *deeds) -> list[object]:
    """Run deeds in threads that start together, each with its own session; their results or refusals."""
    results: list[object] = [None] * len(deeds)
    gate = threading.Barrier(len(deeds))

    def run(position: int) -> None:
        with app.app_context():
            gate.wait()
            try:
                results[position] = deeds[position]()
                db.session.commit()
            except DomainError as refusal:
                db.session.rollback()
                results[position] = refusal
            finally:
                db.session.remove()

    threads = [threading.Thread(target=run, args=(position,)) for position in range(len(deeds))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results


def test_row_47_a_double_click_sends_one_request(app, own_database):
    cast = casting.assemble()
    assistance = walks.filled(cast.harbor_requester.actor)
    db.session.commit()
    key, version, actor = assistance.id, assistance.version, cast.harbor_requester.actor

    def send() -> str:
        own = db.session.get_one(AssistanceRequest, key)
        sending.submit(own, actor=actor, seen_version=version)
        return own.reference

    results = at_once(app, send, send, send)
    db.session.expire_all()
    assert results == [assistance.reference] * 3
    sent = db.session.query(History).filter_by(case_file_id=assistance.case_file_id, step="submit")
    assert sent.count() == 1


def test_row_47_two_presses_of_begin_make_one_draft(app, own_database):
    cast = casting.assemble()
    actor = cast.harbor_requester.actor

    def begin() -> int:
        return drafting.start(actor=actor, start_key="the same key of both").id

    results = at_once(app, begin, begin, begin)
    assert len(set(results)) == 1
    assert db.session.query(AssistanceRequest).count() == 1


def test_of_two_who_claim_one_gets_it_and_of_three_who_list_somebody_one_does(app, own_database):
    cast = casting.assemble()
    assistance = walks.submitted(cast.harbor_requester.actor)
    db.session.commit()
    key = assistance.id

    def claiming(actor):
        return lambda: screening.claim(db.session.get_one(AssistanceRequest, key), actor=actor)

    results = at_once(app, claiming(cast.triage.actor), claiming(cast.triage_two.actor))
    assert sum(result is None for result in results) == 1
    assert any(isinstance(result, InvalidFact | DomainError) for result in results)

    file_id, executive = assistance.case_file_id, cast.harbor_executive.person.id
    at_once(app, *[lambda: access.admit(db.session.get_one(CaseFile, file_id), {executive})] * 3)
    db.session.expire_all()
    assert db.session.query(CaseAccess).filter_by(case_file_id=file_id, person_id=executive).count() == 1
