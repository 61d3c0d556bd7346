"""What the worker does with each answer of the relay; one process, a real relay on loopback."""

from dataclasses import replace
from datetime import timedelta

import pytest

from app import clock
from app.extensions import db
from app.notifications.services import delivering
from app.notifications.transport import Outcome, Result
from app.outbox.models import Basis, DeliveryClass, MessageState
from app.worker import jobs, posting
from tests.cast import Cast
from tests.notifications import world
from tests.worker.sink import Sink

REMINDER, SURE = DeliveryClass.REMINDER, DeliveryClass.SURE


@pytest.fixture
def relayed(app, session, relay: Sink):
    """The application with the relay as its way out."""
    settings = app.extensions["settings"]
    app.extensions["settings"] = replace(settings, smtp_host=relay.host, smtp_port=relay.port, smtp_timeout_seconds=2)
    yield relay
    app.extensions["settings"] = settings


def states() -> list[str]:
    return [message.state.value for message in world.messages()]


def test_messages_go_out_over_one_connection_each_to_one_recipient(relayed: Sink):
    world.queue(45)
    assert jobs.deliver() == 45
    assert states() == ["sent"] * 45
    assert relayed.connections == 1
    assert all(len(recipients) == 1 for recipients in relayed.recipients)
    assert {message.result for message in world.messages()} == {"250 taken"}


def test_a_message_says_that_a_machine_sent_it_and_keeps_its_id(relayed: Sink):
    world.queue(1)
    jobs.deliver()
    (arrived,) = relayed.arrived
    assert arrived["Auto-Submitted"] == "auto-generated"
    assert arrived["Message-ID"] == world.messages()[0].message_id
    assert arrived["To"] == "reader0@example.org"
    assert arrived["Subject"] == "TA-2027-7KQ4M: test 0"
    assert arrived.get_payload(decode=True).decode().replace("\r\n", "\n") == world.messages()[0].body


@pytest.mark.parametrize(
    ("column", "value"),
    [("subject", "x\r\nBcc: all@example.org"), ("address", "a@example.org\r\nRCPT TO:<b@example.org>")],
)
def test_a_line_break_never_becomes_a_header_or_a_command(relayed: Sink, column, value):
    world.queue(1, **{column: value})
    jobs.deliver()
    assert states() == ["failed"]
    assert relayed.arrived == []


def test_a_very_long_line_arrives_whole(relayed: Sink):
    body = "word " * 2000
    world.queue(1, body=body)
    jobs.deliver()
    assert relayed.arrived[0].get_payload(decode=True).decode().strip() == body.strip()
    assert max(len(line) for line in relayed.arrived[0].as_bytes().splitlines()) <= 998


@pytest.mark.parametrize("answer", ["450 grey list, try again", "421 too busy"])
def test_a_greylisted_message_is_tried_again_later_and_sent_once(relayed: Sink, answer):
    world.queue(2)
    relayed.answers["reader0@example.org"] = [answer, answer]
    jobs.deliver()
    first = world.messages()[0]
    assert (first.state, first.attempts) == (MessageState.QUEUED, 1)
    assert timedelta(seconds=59) < first.next_at - clock.now() <= timedelta(minutes=1.25)
    for minutes in (2, 9):
        with clock.moved_to(clock.now() + timedelta(minutes=minutes)):
            jobs.deliver()
    assert states() == ["sent", "sent"]
    assert set(relayed.ids.values()) == {1}


def test_a_refused_recipient_is_noted_and_the_others_get_theirs(relayed: Sink):
    world.queue(5)
    relayed.answers["reader2@example.org"] = ["550 no such person"]
    jobs.deliver()
    assert states() == ["sent", "sent", "failed", "sent", "sent"]
    assert world.messages()[2].result == "550 no such person"


@pytest.mark.parametrize(("delivery_class", "after"), [(REMINDER, "uncertain"), (SURE, "queued")])
def test_a_line_cut_before_the_answer_is_settled_by_class(relayed: Sink, delivery_class, after):
    world.queue(4, delivery_class)
    relayed.cut_at = 2
    jobs.deliver()
    assert states() == ["sent", after, "queued", "queued"]
    jobs.deliver()
    with clock.moved_to(clock.now() + timedelta(minutes=2)):
        jobs.deliver()
    assert states() == ["sent", "uncertain" if delivery_class is REMINDER else "sent", "sent", "sent"]
    assert len(relayed.ids) == 4
    assert sorted(relayed.ids.values()) == ([1, 1, 1, 1] if delivery_class is REMINDER else [1, 1, 1, 2])


def test_without_a_relay_nothing_is_claimed_and_the_queue_waits(app, session, relayed: Sink):
    app.extensions["settings"] = replace(app.extensions["settings"], smtp_port=1)
    world.queue(3)
    assert jobs.deliver() == 0
    assert {(message.state, message.attempts) for message in world.messages()} == {(MessageState.QUEUED, 0)}


def test_a_relay_that_does_not_answer_is_given_up_after_its_time(relayed: Sink):
    world.queue(3, REMINDER)
    relayed.hold_at = 1
    jobs.deliver()
    assert states() == ["uncertain", "queued", "queued"]


def test_a_slower_worker_cannot_overwrite_what_a_faster_one_wrote(session):
    world.queue(1)
    (first,) = delivering.claim("slow")
    assert not delivering.finish(replace(first, attempts=0), "slow", Result(Outcome.SENT, ""))
    assert not delivering.finish(first, "another", Result(Outcome.SENT, ""))
    assert delivering.finish(first, "slow", Result(Outcome.REFUSED, "550"))
    assert not delivering.finish(first, "slow", Result(Outcome.SENT, ""))


def test_what_was_sent_together_is_written_together_but_for_what_was_lost(session):
    world.queue(4)
    first, second, third, fourth = delivering.claim("me")
    sent = Result(Outcome.SENT, "250 taken")
    stale = replace(third, attempts=0)
    refused = (fourth, Result(Outcome.REFUSED, "550 no such person"))
    assert delivering.finish_all([(first, sent), (second, sent), (stale, sent), refused], "me") == {third.id}
    assert states() == ["sent", "sent", "sending", "failed"]
    assert delivering.finish_all([(third, sent)], "another") == {third.id}
    assert [message.result for message in world.messages()] == ["250 taken", "250 taken", None, "550 no such person"]


def test_after_many_tries_a_person_is_asked(session):
    world.queue(1, attempts=delivering.MOST_ATTEMPTS - 1)
    (claimed,) = delivering.claim("me")
    delivering.finish(claimed, "me", Result(Outcome.TRY_LATER, "450 still busy"))
    assert world.messages()[0].result == f"given up after {delivering.MOST_ATTEMPTS} tries: 450 still busy"
    assert states() == ["failed"]


def test_whoever_lost_his_rights_meanwhile_gets_nothing(relayed: Sink, cast: Cast):
    assistance = world.submitted(cast)
    world.tell(assistance, "submit", "requester", "triage_queue")
    jobs.expand()
    cast.triage.person.disabled_at = clock.now()
    cast.triage_two.membership.until = clock.now().date()
    db.session.commit()
    jobs.deliver()
    assert states() == ["sent", "not_entitled", "not_entitled"]
    assert {message.result for message in world.messages()[1:]} == {"no longer entitled"}


def test_a_case_restricted_meanwhile_is_not_told_to_those_off_its_list(relayed: Sink, cast: Cast):
    assistance = world.submitted(cast)
    world.tell(assistance, "submit", "requester", "triage_queue")
    jobs.expand()
    assistance.case_file.restricted = True
    db.session.commit()
    jobs.deliver()
    assert states() == ["sent", "not_entitled", "not_entitled"]


def test_a_message_about_ones_own_account_needs_no_case(relayed: Sink, cast: Cast):
    world.queue(1, person_id=cast.auditor.person.id, basis=Basis.ADDRESS)
    jobs.deliver()
    assert states() == ["sent"]


def test_an_ending_worker_puts_back_what_it_has_not_sent(relayed: Sink, monkeypatch):
    world.queue(3)
    batch = posting._claimed()
    monkeypatch.setattr(posting.stopping, "is_set", lambda: True)
    assert posting._send(batch, None, 1e12) == (0, False)
    assert {(message.state, message.attempts) for message in world.messages()} == {(MessageState.QUEUED, 0)}
