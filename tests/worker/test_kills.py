"""Three workers, one of them killed in mid-send: what goes out, how often, and what is left to a person."""

from collections import Counter
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from app import clock
from app.database.tasks import Tick
from app.extensions import db
from app.outbox.models import Announcement, DeliveryClass, Message, MessageState
from app.workflow.models.record import Clock, ClockReminder
from tests.cast import assemble
from tests.databases import OwnDatabase
from tests.notifications import world
from tests.worker.processes import end_leases, kill, until, workers
from tests.worker.sink import Sink

pytestmark = pytest.mark.several_connections
REMINDER, SURE = DeliveryClass.REMINDER, DeliveryClass.SURE
MANY = 60


def count(*states: MessageState) -> int:
    return db.session.scalar(select(func.count()).select_from(Message).where(Message.state.in_(states))) or 0


def in_hand() -> str:
    """The worker that holds the message which the relay has read and not answered."""
    return str(db.session.scalar(select(Message.worker).where(Message.state == MessageState.SENDING).limit(1)))


def killed_in_mid_send(database: OwnDatabase, relay: Sink, delivery_class: DeliveryClass) -> None:
    """Queue many messages, let three workers send, and kill the one whose message the relay has read unanswered."""
    world.queue(MANY, delivery_class)
    relay.hold_at = 7
    with workers(database, relay, 3):
        until(relay.is_holding.is_set, "the seventh message reached the relay")
        until(lambda: count(MessageState.QUEUED) == 0, "everything was taken up")
        until(lambda: len({row.worker for row in world.messages(Message.state == MessageState.SENDING)}) == 1,
              "all the others had finished")  # fmt: skip
        kill(in_hand())
        relay.let_go.set()
        end_leases()
        until(lambda: count(MessageState.QUEUED, MessageState.SENDING) == 0, "everything was settled")


def test_a_reminder_goes_at_most_once_and_every_unsent_one_is_listed(own_database: OwnDatabase, relay: Sink):
    killed_in_mid_send(own_database, relay, REMINDER)
    assert max(relay.ids.values()) == 1
    listed = {message.message_id for message in world.messages(Message.state == MessageState.UNCERTAIN)}
    unsent = {message.message_id for message in world.messages()} - set(relay.ids)
    assert unsent <= listed
    assert listed
    assert len(relay.ids) + len(unsent) == MANY


def test_a_decision_goes_at_least_once_under_one_message_id(own_database: OwnDatabase, relay: Sink):
    killed_in_mid_send(own_database, relay, SURE)
    assert set(relay.ids) == {message.message_id for message in world.messages()}
    assert len(relay.ids) == MANY
    assert sum(relay.ids.values()) > MANY  # the one in mid-send went again: the window that no queue can close
    assert count(MessageState.SENT) == MANY
    bodies = Counter((message["Message-ID"], message.get_payload()) for message in relay.arrived)
    assert len(bodies) == MANY


def test_three_workers_post_each_reminder_point_once(own_database: OwnDatabase, relay: Sink):
    cast = assemble()
    for _number in range(30):
        world.running(world.submitted(cast), due_in=timedelta(days=6))
    with workers(own_database, relay, 3):
        until(lambda: count(MessageState.SENT) >= 30, "every reminder was sent")
        until(lambda: not db.session.scalar(select(func.count(Clock.id)).where(Clock.next_reminder_at <= clock.now())),
              "no clock was due any more")  # fmt: skip
    points = db.session.execute(select(ClockReminder.clock_id, ClockReminder.point)).all()
    assert Counter(points) == {(row.id, "day_7"): 1 for row in db.session.scalars(select(Clock))}
    assert db.session.scalar(select(func.count(Announcement.id))) == 30
    assert len(world.messages()) == 30
    assert set(relay.ids.values()) == {1}


def test_three_workers_start_at_once_on_an_empty_database_and_end_in_peace(own_database: OwnDatabase):
    with workers(own_database, None, 3) as started:
        until(lambda: len(set(db.session.scalars(select(Tick.worker)))) == 3, "all three had ticked")
        assert [process.poll() for process in started] == [None, None, None]
        for process in started:
            process.terminate()
        assert [process.wait(20) for process in started] == [0, 0, 0]
    assert not db.session.scalars(select(Tick.error).where(Tick.error.is_not(None))).all()
