"""The developers' mailbox and the staff page "Jobs"."""

from dataclasses import replace

import pytest

from app import clock, create_app
from app.database import tasks
from app.extensions import db
from app.outbox.models import Announcement, DeliveryClass, MessageState
from app.worker import jobs, presence
from config import Environment
from tests.browser import Browser
from tests.cast import Cast, sign_in
from tests.notifications import world


def test_mail_can_be_read_and_its_links_followed(browser: Browser, cast: Cast):
    assistance = world.submitted(cast)
    world.tell(assistance, "submit", "requester")
    world.mailed()
    listed = browser.get("/development/mail")
    page = browser.get(listed.links("We received your request")[0])
    assert page.heading == f"{assistance.case_file.reference}: We received your request for assistance"
    assert page.links(assistance.case_file.reference) == [f"/cases/{assistance.case_file.reference}"]


def test_mail_can_be_narrowed_to_one_address(browser: Browser, session):
    world.queue(3)
    assert len(browser.get("/development/mail?to=READER1@example.org").links("test ")) == 1
    assert len(browser.get("/development/mail?before=99999999999999999999").links("test ")) == 3


def test_there_is_no_mailbox_in_production(config):
    app = create_app(replace(config, environment=Environment.PRODUCTION))
    assert not [rule for rule in app.url_map.iter_rules() if "development/mail" in rule.rule]


@pytest.mark.parametrize("who", ["harbor_requester", "x_coordinator", "x_expert", "triage", "auditor"])
def test_jobs_are_for_administrators_managers_and_directors(browser: Browser, cast: Cast, who):
    sign_in(browser, getattr(cast, who))
    browser.get("/jobs/", status=403)


def test_a_refused_message_is_sent_again_by_an_administrator(browser: Browser, cast: Cast):
    world.queue(1, state=MessageState.FAILED, result="550 no such person")
    sign_in(browser, cast.administrator)
    page = browser.get("/jobs/")
    assert "550 no such person" in page.text
    page = browser.submit("Send again")
    assert "The message will be sent again." in page.text
    assert [message.state for message in world.messages()] == [MessageState.QUEUED]
    message_id = world.messages()[0].message_id
    jobs.deliver()
    assert [(message.state, message.message_id) for message in world.messages()] == [(MessageState.SENT, message_id)]


@pytest.mark.parametrize(("button", "after"), [("It arrived", MessageState.SENT), ("Give it up", MessageState.FAILED)])
def test_an_uncertain_reminder_is_settled_and_never_sent_again(browser: Browser, cast: Cast, button, after):
    world.queue(1, DeliveryClass.REMINDER, state=MessageState.UNCERTAIN)
    sign_in(browser, cast.administrator)
    page = browser.get("/jobs/")
    assert "Send again" not in page.text
    browser.get("/jobs/")
    browser.submit(button)
    (message,) = world.messages()
    assert (message.state, message.settled_by_id) == (after, cast.administrator.person.id)
    assert "None." in browser.get("/jobs/").text


def test_a_manager_settles_messages_of_the_cases_he_owns_alone(browser: Browser, cast: Cast):
    own = world.submitted(cast, owner_id=cast.manager.person.id)
    others = world.submitted(cast)
    hidden = world.submitted(cast, restricted=True)
    for assistance in (own, others, hidden):
        world.queue(1, state=MessageState.FAILED, case_file_id=assistance.case_file_id)
    sign_in(browser, cast.manager)
    page = browser.get("/jobs/")
    assert own.case_file.reference in page.text
    assert others.case_file.reference in page.text
    assert hidden.case_file.reference not in page.text
    assert len(page.tree.xpath("//button[contains(., 'Send again')]")) == 1


def test_what_is_stuck_can_be_tried_again(browser: Browser, cast: Cast):
    world.tell(world.submitted(cast), "accept", "nobody_we_know")
    jobs.expand()
    tasks.queue(db.session(), "unknown", "unknown:1")
    db.session.commit()
    for _attempt in range(tasks.MOST_ATTEMPTS):
        db.session.query(tasks.Task).update({"run_at": clock.now()})
        jobs.work()
    sign_in(browser, cast.administrator)
    page = browser.get("/jobs/")
    assert "nobody_we_know" in page.text
    assert "No function for tasks of the kind unknown." in page.text
    browser.submit("Try again")
    assert db.session.query(Announcement).one().attempts == 0
    browser.get("/jobs/")
    browser.submit("Try again")
    assert db.session.query(tasks.Task).one().state == "queued"


def test_the_last_tick_of_each_worker_is_shown(browser: Browser, cast: Cast):
    presence.note("deliver", 12, 3, None)
    db.session.commit()
    sign_in(browser, cast.administrator)
    assert presence.me() in browser.get("/jobs/").text
