"""A sister component's contact: he is asked by mail, sees four facts of the case and nothing else, and answers."""

from datetime import timedelta

import pytest

from app import clock
from app.errors import InvalidFact, NotVisible
from app.extensions import db
from app.outbox.models import Message
from app.policy.roles import Role
from app.requests.models.parts import Component
from app.requests.services import deconfliction, screening
from app.worker import jobs
from app.workflow import stepping
from app.workflow.models.record import Clock, History
from app.workflow.views.history import entries_of
from tests.cast import _member
from tests.notifications import world
from tests.requests import walks

MUST_NOT_SEE = ("De-escalation", "Use of force", "48", "Rita Alvarez", "Tara Quinn", "Screening")


@pytest.fixture
def asked(cast):
    """A request about which the Civil Rights Division's contact is asked, in screening."""
    assistance = walks.in_screening(cast)
    ask(assistance, cast)
    db.session.commit()
    return assistance.deconflictions[0]


def ask(assistance, cast, contact=None):
    screening.ask_component(
        assistance, Component.CIVIL_RIGHTS, "", actor=cast.triage.actor, seen_version=assistance.version,
        contact=contact or cast.contact.person,
    )  # fmt: skip


def answer(asked, cast, word="clear", reason=""):
    deconfliction.answer(asked, word=word, reason=reason, actor=cast.contact.actor, seen_version=asked.version)


def another_contact(cast):
    """A colleague of the contact in the same component."""
    member = _member(cast.component, "contact_two", "Lia Moss", "Counsel", Role.DECONFLICTION)
    db.session.add(member.membership)
    db.session.commit()
    return member


def test_the_contact_gets_the_case_number_and_a_link_and_no_more(asked, cast):
    (mail,) = [each for each in world.mailed() if each.address == cast.contact.email]
    reference = asked.case_file.reference
    assert mail.subject.startswith(f"{reference}: The COPS Office asks whether your component")
    assert f"/cases/{reference}/deconfliction/1/answer" in mail.body and "it is your turn, due" in mail.body
    assert not any(word in mail.body + mail.subject for word in (*MUST_NOT_SEE, "Harbor"))


def test_the_screening_clock_stands_still_and_the_contact_is_reminded(asked, cast):
    running = db.session.query(Clock).filter_by(case_file_id=asked.case_file_id, name="deconfliction_answer").one()
    assert asked.case_file.turn_party is Role.DECONFLICTION
    world.mailed()
    with clock.moved_to(running.due_at + timedelta(days=1)):
        jobs.remind()
        told = [each for each in world.mailed() if each.kind == "reminder"]
    assert cast.contact.email in {each.address for each in told}
    mine = next(each for each in told if each.address == cast.contact.email)
    assert "/deconfliction/1/answer" in mine.body and "Harbor" not in mine.body


def test_the_contact_sees_agency_program_place_and_dates_and_nothing_else(as_, asked):
    browser = as_("contact")
    home = browser.get("/deconfliction")
    assert asked.case_file.reference in home.text and "Harbor County" in home.text
    page = browser.click("Answer")
    facts = [" ".join(each.text_content().split()) for each in page.tree.xpath("//main//dt")]
    assert facts == ["Agency", "Program", "Place", "Dates"]
    assert "Harbor County" in page.text and "CRI-TAC" in page.text and "Port Harbor, FL" in page.text
    assert not any(word in page.body for word in MUST_NOT_SEE)


@pytest.mark.parametrize(
    "address",
    ["", "/request", "/history", "/screening", "/documents", "/copy", "/receipt", "/ask", "/deconfliction",
     "/deconfliction/1/again", "/deconfliction/1/take-back", "/deconfliction/2/answer", "/program", "/team"],
)  # fmt: skip
def test_no_other_page_of_the_case_is_there_for_the_contact(as_, asked, address):
    as_("contact").get(f"/cases/{asked.case_file.reference}{address}", status=404)


def test_a_colleague_of_the_contact_sees_nothing(asked, cast):
    other = another_contact(cast)
    with pytest.raises(NotVisible):
        stepping.require_open(other.actor, asked, "answer")


@pytest.mark.parametrize(("word", "state"), [("clear", "clear"), ("objected", "objected"), ("held", "held")])
def test_the_contact_answers_on_his_page(as_, asked, word, state):
    browser = as_("contact")
    browser.get(f"/cases/{asked.case_file.reference}/deconfliction/1/answer")
    browser.submit("Send the answer", status=422)
    if word != "clear":
        browser.submit("Send the answer", status=422, answer=word)
        assert "Say why" in browser.page.text
    browser.submit("Send the answer", answer=word, reason="An open matter")
    assert browser.page.heading == "Questions to you" and "You answered" in browser.page.text
    db.session.refresh(asked)
    assert (asked.state, asked.reason, asked.answered_by) == (state, "An open matter", "Leo Hart")
    browser.get(f"/cases/{asked.case_file.reference}/deconfliction/1/answer")
    assert "has its answer" in browser.page.text


def test_the_reason_is_for_the_office_alone(as_, asked, cast):
    answer(asked, cast, "held", "A grand jury sits")
    reference = asked.case_file.reference
    assert "A grand jury sits" in as_("triage").get(f"/cases/{reference}/screening").text
    assert "A grand jury sits" in as_("auditor").get(f"/cases/{reference}/screening").text
    for address in ("", "/request", "/history"):
        page = as_("harbor_requester").get(f"/cases/{reference}{address}").text
        assert "grand jury" not in page and "omponent" not in page
    assert not any("grand jury" in each.body for each in world.mailed())
    told = [entry.what for entry in entries_of(cast.harbor_executive.actor, asked.case_file)]
    assert not any("component" in what.lower() for what in told)


def test_an_answer_that_came_by_phone_is_recorded_for_the_component(as_, asked, cast):
    screening.record_answer(
        asked, answer="clear", answered_by="Leo Hart", answered_at=clock.now(), reason="", actor=cast.triage.actor,
        seen_version=asked.version,
    )  # fmt: skip
    row = db.session.query(History).filter_by(lifecycle="deconfliction", step="answer").one()
    assert (row.actor_id, row.on_behalf_of, row.channel) == (cast.triage.person.id, Role.DECONFLICTION, "phone")


def test_a_component_is_asked_again_and_another_contact_takes_over(asked, cast):
    answer(asked, cast, "held", "Wait for us")
    other = another_contact(cast)
    world.mailed()
    screening.ask_component_again(asked, actor=cast.triage.actor, seen_version=asked.version, contact=other.person)
    db.session.commit()
    assert (asked.state, asked.answer, asked.reason) == ("asked", None, "")
    assert any(each.address == other.email for each in world.mailed())
    with pytest.raises(NotVisible):
        answer(asked, cast)


def test_asked_again_without_a_contact_nobody_with_an_account_sees_it(as_, asked, cast):
    answer(asked, cast, "held", "Wait for us")
    db.session.commit()
    browser = as_("triage")
    browser.get(f"/cases/{asked.case_file.reference}/deconfliction/1/again")
    browser.submit("Ask again", contact="", contact_name="Leo Hart")
    assert (asked.state, asked.contact_id, asked.contact_name) == ("asked", None, "Leo Hart")
    assert "Nothing waits for you" in as_("contact").get("/deconfliction").text


def test_only_a_contact_of_today_can_be_asked(cast):
    assistance = walks.in_screening(cast)
    with pytest.raises(InvalidFact):
        ask(assistance, cast, cast.x_coordinator.person)


def test_a_question_taken_back_is_gone_for_the_contact(as_, asked, cast):
    screening.take_back_from_component(asked, actor=cast.triage.actor, seen_version=asked.version)
    as_("contact").get(f"/cases/{asked.case_file.reference}/deconfliction/1/answer", status=404)
    assert "Nothing waits for you" in as_("contact").get("/deconfliction").text


def test_triage_asks_a_contact_by_page(as_, cast):
    assistance = walks.in_screening(cast)
    browser = as_("triage")
    browser.get(f"/cases/{assistance.reference}/deconfliction")
    browser.submit("Ask a sister component", status=422)
    browser.submit("Ask a sister component", component="us_attorney", contact=cast.contact.person.key)
    assert "answers by account" in browser.page.text
    assert assistance.deconflictions[0].contact_id == cast.contact.person.id


def test_who_is_no_contact_has_no_such_home(as_, cast):
    for name in ("triage", "harbor_requester", "x_coordinator", "auditor"):
        as_(name).get("/deconfliction", status=403)


def test_mail_to_a_contact_who_left_is_not_sent(asked, cast):
    cast.contact.membership.until = clock.now().date()
    db.session.commit()
    assert not [each for each in world.mailed() if each.address == cast.contact.email]
    assert db.session.query(Message).filter_by(address=cast.contact.email, state="sent").count() == 0
