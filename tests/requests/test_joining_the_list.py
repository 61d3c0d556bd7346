"""Who comes onto the list of a closed case after it was sent: new members, those named later, those on call later."""

from datetime import timedelta

import pytest

from app import clock
from app.accounts.services import links, people
from app.extensions import db
from app.policy.roles import Role
from app.requests.services import authorizing, drafting, on_call, screening
from app.worker import jobs
from app.workflow import scopes
from app.workflow.models.case_file import AccessLevel, CaseAccess, CaseFile
from tests.cast import _member
from tests.requests import walks


@pytest.fixture
def closed(cast):
    """An urgent call, matched to its agency."""
    assistance = walks.thin(cast)
    screening.match_agency(assistance, cast.harbor, actor=cast.triage.actor, seen_version=assistance.version)
    db.session.commit()
    return assistance


def joined(cast, name, role, *, confirmed=True):
    member = _member(cast.harbor_requester.organization, name, "Petra Lind", "Undersheriff", role)
    db.session.add(member.membership)
    if not confirmed:
        member.membership.confirmed_at = None
    db.session.commit()
    return member


def sees(member, assistance) -> bool:
    seen = db.session.query(CaseFile.id).filter(CaseFile.id == assistance.case_file_id, scopes.case_files(member.actor))
    return seen.first() is not None


def test_an_executive_who_registers_after_the_call_sees_it_once_he_is_confirmed(cast, closed):
    chief = joined(cast, "undersheriff", Role.EXECUTIVE, confirmed=False)
    assert not sees(chief, closed)
    links.confirm_link(chief.membership, actor=cast.triage.actor)
    assert sees(chief, closed)


def test_one_whose_agency_the_directory_did_not_list_sees_it_once_he_is_matched(cast, closed):
    links.link_to_agency(cast.mill_executive.person, cast.harbor.id, cast.triage.actor, Role.EXECUTIVE)
    rows = db.session.query(CaseAccess).filter_by(case_file_id=closed.case_file_id, level=AccessLevel.LISTED)
    assert cast.mill_executive.person.id in {row.person_id for row in rows}


def test_a_new_director_sees_it_and_a_new_records_officer_does_not(cast, closed):
    for role in (Role.DIRECTOR, Role.RECORDS):
        newcomer = cast.manager_two.person
        people.add_membership(newcomer, cast.cops, role, actor=cast.administrator.actor)
        rows = db.session.query(CaseAccess).filter_by(case_file_id=closed.case_file_id, person_id=newcomer.id)
        assert rows.count() == 1


def test_asking_the_executive_admits_him(cast):
    assistance = walks.in_screening(cast, **walks.REVIEW)
    screening.match_agency(assistance, cast.harbor, actor=cast.triage.actor, seen_version=assistance.version)
    db.session.commit()
    chief = joined(cast, "undersheriff", Role.EXECUTIVE)
    assert not sees(chief, assistance)
    authorizing.ask(assistance, actor=cast.triage.actor, seen_version=assistance.version)
    assert sees(chief, assistance)


def test_whom_the_rest_of_the_form_names_sees_it(cast, closed):
    assert not sees(cast.harbor_requester, closed)
    contact = {"point_of_contact": {"name": "Rita Alvarez", "email": cast.harbor_requester.email}}
    drafting.save_step(closed, "contacts", contact, actor=cast.triage.actor, seen="", whole=False)
    assert sees(cast.harbor_requester, closed)


def test_whoever_was_taken_off_the_list_is_not_put_back(cast, closed):
    executive = cast.harbor_executive
    row = db.session.query(CaseAccess).filter_by(case_file_id=closed.case_file_id, person_id=executive.person.id).one()
    row.until = clock.now()
    drafting.save_step(closed, "other", {"has_pending_matters": False}, actor=cast.triage.actor, seen="", whole=False)
    assert not sees(executive, closed)


def test_the_executive_fills_in_the_rest_from_the_directory(cast, closed):
    drafting.choose_agency(closed, cast.harbor, actor=cast.harbor_executive.actor)
    assert closed.claimed_agency_id == cast.harbor.id and closed.agency_ori == cast.harbor.ori


def test_one_put_on_call_for_later_days_sees_it_from_then_on_and_not_before(cast, closed):
    monday = clock.today() + timedelta(days=5)
    on_call.name(cast.manager_two.person.id, monday, monday, actor=cast.director.actor)
    db.session.commit()
    assert jobs.put_on_call() == 0 and not sees(cast.manager_two, closed)
    with clock.moved_to(clock.now() + timedelta(days=5)):
        assert jobs.put_on_call() == 1 and sees(cast.manager_two, closed)
        assert jobs.put_on_call() == 0
