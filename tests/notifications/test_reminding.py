"""Each point of a running clock reminds once; stopped, paused and extended clocks do not nag."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from app import clock
from app.extensions import db
from app.notifications import reminder_wording
from app.notifications.services import reminding
from app.outbox.models import Announcement, DeliveryClass
from app.policy.roles import Role
from app.worker import jobs
from app.workflow.clock_table import RULES
from app.workflow.models.record import ClockReminder
from app.workflow.services.clocks import dates
from tests.cast import Cast
from tests.notifications import world
from tests.statements import counted

REMINDER = """We wait for your answer to our questions.

Case: {reference}
Agency: Harbor County Sheriff's Office
Due: Wed Mar 17, 2027

Open the case:
http://localhost/cases/{reference}

You get this message because you are a contact of this case for your agency.
A reminder comes once for each of its days. It ends when the step is taken, or when the COPS Office moves the date.

--
This message was sent by a machine; please do not answer it.
In an emergency call 911. This service does not take complaints.
"""
NOON = datetime(2027, 3, 10, 17, tzinfo=UTC)


@pytest.fixture(autouse=True)
def noon():
    """A fixed day, so that points fall where the tests expect them."""
    with clock.moved_to(NOON):
        yield


def posted() -> list[str]:
    return list(db.session.scalars(select(ClockReminder.point).order_by(ClockReminder.due_at, ClockReminder.point)))


def test_a_reminder_says_what_is_waited_for_by_when_and_why_it_came(cast: Cast):
    assistance = world.submitted(cast)
    world.running(assistance, due_in=timedelta(days=7))
    jobs.remind()
    (message,) = world.mailed()
    reference = assistance.case_file.reference
    assert message.subject == f"{reference}: Reminder – We wait for your answer to our questions"
    assert message.body == REMINDER.format(reference=reference)
    assert (message.address, message.delivery_class) == (cast.harbor_requester.email, DeliveryClass.REMINDER)
    assert posted() == ["day_7"]


def test_a_point_is_posted_once_however_often_the_sweep_runs(cast: Cast):
    running = world.running(world.submitted(cast), due_in=timedelta(days=6))
    jobs.remind()
    running.next_reminder_at = clock.now() - timedelta(days=2)
    db.session.commit()
    jobs.remind()
    assert posted() == ["day_7"]
    assert len(world.mailed()) == 1


def test_the_clock_moves_on_to_its_next_point(cast: Cast):
    running = world.running(world.submitted(cast), due_in=timedelta(days=6))
    jobs.remind()
    assert running.next_reminder_at == dates.next_reminder(running)
    assert running.next_reminder_at > clock.now()


def test_points_missed_while_no_worker_ran_are_all_marked_but_told_once(cast: Cast):
    started = clock.now() - timedelta(days=23)
    world.running(
        world.submitted(cast), due_in=timedelta(days=-9), started_at=started,
        next_reminder_at=started + timedelta(days=6),
    )  # fmt: skip
    jobs.remind()
    assert posted() == ["day_12", "day_21", "day_7"]
    (message,) = world.mailed()
    assert "(this day has passed)" in message.body


def test_supervisors_hear_what_supervisors_are_to_hear(cast: Cast):
    assistance = world.submitted(cast, owner_id=cast.manager.person.id)
    started = clock.now() - timedelta(days=20)
    world.running(
        assistance, name="screening", due_in=timedelta(days=-8), party=Role.TRIAGE, started_at=started,
        next_reminder_at=started + timedelta(days=1),
    )  # fmt: skip
    jobs.remind()
    told = {message.address: message for message in world.mailed()}
    assert set(told) == {cast.triage.email, cast.triage_two.email, cast.director.email}
    assert "Waiting for: the COPS Office" in told[cast.director.email].body
    assert told[cast.director.email].subject.endswith("Reminder – The screening of a request is not done")


@pytest.mark.parametrize("halt", [{"stopped_at": NOON}, {"paused_at": NOON}])
def test_a_stopped_or_paused_clock_reminds_nobody(cast: Cast, halt):
    world.running(world.submitted(cast), due_in=timedelta(days=6), **halt)
    assert jobs.remind() == 0
    assert posted() == []


@pytest.mark.parametrize("halt", [{"stopped_at": NOON}, {"paused_at": NOON}, {"due_at": NOON + timedelta(days=30)}])
def test_a_clock_halted_or_moved_before_the_mail_is_written_reminds_nobody(cast: Cast, halt):
    running = world.running(world.submitted(cast), due_in=timedelta(days=6))
    jobs.remind()
    for column, value in halt.items():
        setattr(running, column, value)
    db.session.commit()
    assert world.mailed() == []


def test_an_extended_clock_reminds_by_its_new_date_alone(cast: Cast):
    running = world.running(world.submitted(cast), due_in=timedelta(days=6), name="plan", party=Role.COORDINATOR)
    dates.extend(running, clock.now() + timedelta(days=40), "The agency asked for more time.")
    db.session.commit()
    assert jobs.remind() == 0
    assert running.next_reminder_at > clock.now() + timedelta(days=30)


def test_a_sweep_takes_the_same_few_statements_for_a_hundred_clocks_as_for_ten(cast: Cast):
    assistance = world.submitted(cast)
    counts = []
    for number in (10, 100):
        for _number in range(number):
            world.running(assistance, due_in=timedelta(days=6))
        with counted() as statements:
            assert reminding.post_due(100) == number
        counts.append(len(statements))
        db.session.commit()
    assert 0 < counts[1] <= counts[0] <= 8


def test_every_clock_has_words():
    assert set(RULES) - {"scheduled_instant", "work"} == set(reminder_wording.CLOCKS)
    assert reminder_wording.sentence("something_new", to_party=True) == "Something on a case waits: something new"


def test_no_reminder_is_written_for_a_case_that_nobody_may_see(cast: Cast):
    world.running(world.submitted(cast, restricted=True, created_by_id=None), due_in=timedelta(days=6))
    jobs.remind()
    assert world.mailed() == []
    assert db.session.scalars(select(Announcement)).one().expanded_at is not None
