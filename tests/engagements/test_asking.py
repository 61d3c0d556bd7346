"""Questions in mid-engagement, to the agency and to sister components, in every program."""

from datetime import timedelta

import pytest

from app import clock
from app.engagements.models.choices import HoldReason
from app.engagements.services import asking, holding
from app.errors import InvalidFact, NotPermitted, NotVisible, StepNotReady
from app.extensions import db
from app.policy.programs import Kind
from app.policy.roles import Role
from app.requests.models.parts import Component, Deconfliction, Question
from app.requests.services import asking as answering
from app.requests.services import deconfliction, screening
from app.worker import jobs
from app.workflow.models.record import Clock
from app.workflow.rules import Behalf
from app.workflow.services import door
from app.workflow.views.history import entries_of
from tests.browser import Browser
from tests.cast import sign_in
from tests.engagements.kinds import ONE_OF_EACH, accepted
from tests.notifications import world

EVERY_KIND = pytest.mark.parametrize("kind", ONE_OF_EACH)


@pytest.fixture
def as_(app, cast):
    """A function that gives a browser signed in as one of the cast."""

    def window(name: str) -> Browser:
        browser = Browser(app)
        sign_in(browser, getattr(cast, name))
        return browser

    return window


def asked_component(engagement, cast) -> Deconfliction:
    """The contact is asked about an accepted case."""
    asking.ask_component(
        engagement, Component.OJP, "", actor=cast.manager.actor, seen_version=engagement.version,
        contact=cast.contact.person,
    )  # fmt: skip
    db.session.commit()
    return db.session.query(Deconfliction).filter_by(component=Component.OJP).one()


def answer(asked, cast, word="held") -> None:
    """The contact answers."""
    deconfliction.answer(
        asked, word=word, reason="A sealed matter", actor=cast.contact.actor, seen_version=asked.version
    )
    db.session.commit()


def asked_agency(engagement, who, *texts, clock_to_pause=None) -> Question:
    """Somebody asks the agency."""
    asking.ask_agency(
        engagement, list(texts or ("How many shifts?",)), actor=who.actor, seen_version=engagement.version,
        clock_to_pause=clock_to_pause,
    )  # fmt: skip
    db.session.commit()
    return db.session.query(Question).order_by(Question.number.desc()).first()


def running(file, name) -> Clock:
    return db.session.query(Clock).filter_by(case_file_id=file.id, name=name, stopped_at=None).one()


# Sister components


@EVERY_KIND
@pytest.mark.parametrize("word", ["objected", "held"])
def test_an_objection_on_an_accepted_case_puts_it_on_hold(cast, kind, word):
    engagement = accepted(cast, kind)
    answer(asked_component(engagement, cast), cast, word)
    assert (engagement.state, engagement.hold_reason) == ("on_hold", HoldReason.DECONFLICTION)
    with pytest.raises(NotPermitted):
        holding.resume(engagement, actor=cast.manager.actor, seen_version=engagement.version)
    holding.resume(engagement, actor=cast.director.actor, seen_version=engagement.version)
    assert engagement.state != "on_hold"


@EVERY_KIND
def test_a_clear_answer_changes_nothing(cast, kind):
    engagement = accepted(cast, kind)
    state = engagement.state
    answer(asked_component(engagement, cast), cast, "clear")
    assert engagement.state == state


def test_an_objection_during_another_pause_makes_its_end_the_directors(way):
    pause = holding.Hold(HoldReason.SCHEDULING, "", "everyone", ends_on=clock.now().date() + timedelta(days=3))
    holding.hold(way.engagement, actor=way.cast.manager.actor, seen_version=way.engagement.version, pause=pause)
    answer(asked_component(way.engagement, way.cast), way.cast, "objected")
    with clock.moved_to(clock.now() + timedelta(days=5)):
        assert jobs.lapse() == 0
    with pytest.raises(NotPermitted):
        holding.resume(way.engagement, actor=way.cast.manager.actor, seen_version=way.engagement.version)
    holding.resume(way.engagement, actor=way.cast.director.actor, seen_version=way.engagement.version)


def test_agency_and_provider_hear_only_that_the_office_paused_it(way, as_):
    way.to_team()
    world.mailed()
    answer(asked_component(way.engagement, way.cast), way.cast)
    told = {each.address: each for each in world.mailed() if each.kind == "step"}
    for who in ("harbor_requester", "harbor_executive", "x_coordinator"):
        mail = told[getattr(way.cast, who).email]
        assert mail.subject.endswith("This case is paused by the COPS Office")
        assert not any(word in mail.body.lower() for word in ("component", "deconfliction", "sealed", "director"))
        entries = list(entries_of(getattr(way.cast, who).actor, way.file))
        assert (entries[0].what, entries[0].who, entries[0].note) == ("Case put on hold", "COPS Office", "")
        assert not any("component" in each.what.lower() for each in entries)
        for address in ("", "/history", "/team"):
            text = as_(who).get(f"/cases/{way.file.reference}{address}").text.lower()
            assert not any(word in text for word in ("component", "deconfliction", "sealed"))
    assert "Deconfliction" in as_("director").get(f"/cases/{way.file.reference}/engagement/resume").text


@EVERY_KIND
def test_a_component_is_asked_about_an_accepted_case_by_page(cast, as_, kind):
    engagement = accepted(cast, kind)
    browser = as_("manager")
    address = f"/cases/{engagement.case_file.reference}/engagement/deconfliction"
    browser.get(address)
    browser.submit("Ask the component", status=422)
    browser.submit("Ask the component", component="us_attorney", contact=cast.contact.person.key)
    assert "answers by account" in browser.page.text
    as_("contact").get(address, status=404)
    as_("x_coordinator").get(address, status=404)
    as_("harbor_executive").get(address, status=403)
    as_("director").get(address, status=403)


def test_only_those_who_screen_ask_a_component(cast):
    engagement = accepted(cast, Kind.TRAINING_AND_ASSISTANCE)
    for who in ("director", "harbor_executive", "auditor"):
        with pytest.raises(NotPermitted):
            asking.ask_component(
                engagement, Component.OJP, "Ann", actor=getattr(cast, who).actor, seen_version=engagement.version
            )


def test_asked_again_and_cleared_the_hold_stays_the_directors(way):
    asked = asked_component(way.engagement, way.cast)
    answer(asked, way.cast)
    words = {"actor": way.cast.manager.actor, "contact": way.cast.contact.person}
    screening.ask_component_again(asked, seen_version=asked.version, **words)
    answer(asked, way.cast, "clear")
    assert way.engagement.state == "on_hold" and way.engagement.hold_is_the_directors


# The agency


@EVERY_KIND
def test_the_agency_is_asked_and_answers_without_moving_the_case(cast, as_, kind):
    engagement = accepted(cast, kind)
    file, state = engagement.case_file, engagement.state
    browser = as_("manager")
    browser.get(f"/cases/{file.reference}/engagement/ask")
    browser.submit("Send the question", status=422)
    browser.submit("Send the question", first="How many shifts?")
    agency = as_("harbor_requester")
    assert "How many shifts?" in agency.get(f"/cases/{file.reference}").text
    agency.get("/requests")
    agency.click("Answer our question")
    agency.submit("Send the answer", status=422)
    agency.submit("Send the answer", text="Three shifts")
    question = db.session.query(Question).one()
    assert (question.state, question.answer, engagement.state) == ("answered", "Three shifts", state)
    assert "Answer our question" not in agency.get("/requests").text


def test_the_clock_that_the_question_names_stands_still_until_the_answer(way):
    way.to_planning()
    question = asked_agency(way.engagement, way.cast.x_coordinator, clock_to_pause="plan")
    due = running(way.file, "plan").due_at
    assert running(way.file, "plan").paused_at is not None and way.file.due_at is None
    with clock.moved_to(clock.now() + timedelta(days=6)):
        answering.answer_one(question, "Three", actor=way.cast.harbor_executive.actor, seen_version=question.version)
        db.session.commit()
    plan = running(way.file, "plan")
    assert plan.paused_at is None and plan.due_at > due
    assert way.engagement.state == "planning"


def test_a_clock_that_does_not_run_is_not_paused(way):
    with pytest.raises(InvalidFact):
        asked_agency(way.engagement, way.cast.manager, clock_to_pause="plan")


@pytest.mark.parametrize("who", ["triage", "manager", "x_coordinator"])
def test_the_asker_alone_takes_his_question_back(way, who):
    way.to_team()
    asker = getattr(way.cast, who)
    question = asked_agency(way.engagement, asker)
    for other in {"triage", "manager", "x_coordinator"} - {who}:
        with pytest.raises((NotPermitted, NotVisible)):
            answering.take_back(question, actor=getattr(way.cast, other).actor, seen_version=question.version)
    answering.take_back(question, actor=asker.actor, seen_version=question.version)
    assert question.state == "withdrawn"


@pytest.mark.parametrize("who", ["harbor_requester", "director", "x_expert", "y_coordinator", "auditor"])
def test_nobody_else_asks_the_agency(way, who):
    way.to_team().proposed().attested()
    with pytest.raises((NotPermitted, NotVisible)):
        asked_agency(way.engagement, getattr(way.cast, who))


@pytest.mark.parametrize("who", ["mill_requester", "triage", "manager", "x_coordinator"])
def test_nobody_but_the_agency_answers(way, who):
    way.to_team()
    question = asked_agency(way.engagement, way.cast.manager)
    with pytest.raises((NotPermitted, NotVisible)):
        answering.answer_one(question, "Ten", actor=getattr(way.cast, who).actor, seen_version=question.version)


def test_an_answer_needs_words_and_one_by_phone_is_recorded(way, as_):
    question = asked_agency(way.engagement, way.cast.triage)
    with pytest.raises(StepNotReady):
        answering.answer_one(question, " ", actor=way.cast.harbor_requester.actor, seen_version=question.version)
    db.session.rollback()
    behalf = Behalf(Role.REQUESTER, "phone", happened_at=clock.now())
    answering.answer_one(question, "Ten", actor=way.cast.manager.actor, seen_version=question.version, behalf=behalf)
    assert question.state == "answered"


def test_a_question_without_an_answer_is_reminded_of_and_closed_after_thirty_days(way):
    question = asked_agency(way.engagement, way.cast.manager)
    world.mailed()
    for days in (8, 13, 22):
        with clock.moved_to(clock.now() + timedelta(days=days)):
            jobs.remind()
            assert jobs.lapse() == 0
    told = [each for each in world.mailed() if each.kind == "reminder" and "question" in each.subject]
    assert {each.address for each in told} == {way.cast.harbor_requester.email}
    assert f"/questions/{question.number}/answer" in told[0].body
    with clock.moved_to(clock.now() + timedelta(days=31)):
        jobs.remind()
        jobs.lapse()
    assert question.state == "unanswered"
    subjects = {each.address: each.subject.partition(": ")[2] for each in world.mailed()}
    assert subjects[way.cast.manager.email] == "A question stayed without an answer"


def test_a_provider_sees_questions_of_the_engagement_and_none_of_the_screening(way, as_):
    way.to_team()
    earlier = Question(case_file=way.file, number=7, text="Is the mayor on board?", state="answered", answer="Barely")
    db.session.add(earlier)
    db.session.commit()
    asked_agency(way.engagement, way.cast.manager, "How many rooms?")
    text = as_("x_coordinator").get(f"/cases/{way.file.reference}").text
    assert "How many rooms?" in text and "mayor" not in text
    assert "mayor" in as_("manager").get(f"/cases/{way.file.reference}").text
    as_("x_coordinator").get(f"/cases/{way.file.reference}/questions/8/answer", status=403)
    as_("y_coordinator").get(f"/cases/{way.file.reference}/questions/8/answer", status=404)


def test_an_ended_engagement_takes_its_questions_back(way):
    question = asked_agency(way.engagement, way.cast.manager)
    way.engagement.end_reason = None
    door.advance(
        way.engagement, "withdraw", actor=way.cast.harbor_executive.actor, seen_version=way.engagement.version,
        reason="timing",
    )  # fmt: skip
    assert question.state == "withdrawn"
