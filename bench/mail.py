"""How fast the worker hands mail to a relay on this machine, against bare smtplib with the same messages."""

import contextlib
import multiprocessing
import smtplib
import time
from collections.abc import Iterator
from dataclasses import replace
from email.policy import SMTP
from multiprocessing.connection import Connection
from statistics import median
from types import SimpleNamespace
from typing import Any

from aiosmtpd.controller import Controller
from flask import Flask

from app.notifications.transport import as_email
from app.outbox.models import DeliveryClass
from app.worker.posting import deliver
from bench.generator import Generator
from bench.rows import Rows, catch_up, write_all

MESSAGES, ROUNDS, GOAL = 400, 3, 0.8
BODY = "The case TA-2027-7KQ4M waits for you. Open it: http://localhost/cases/TA-2027-7KQ4M\n" * 8


def mail_rates(app: Flask, generator: Generator) -> dict[str, float]:
    """Messages a second, both ways in alternation, over one connection each."""
    ours, bare = [], []
    with _relay() as port:
        for number in range(ROUNDS):
            bare.append(MESSAGES / _bare_seconds(port))
            ours.append(MESSAGES / _our_seconds(app, generator, port, number))
    rates = {"bare_per_second": round(median(bare)), "ours_per_second": round(median(ours))}
    return rates | {"ratio": round(median(ours) / median(bare), 2), "goal": GOAL}


def _bare_seconds(port: int) -> float:
    started = time.monotonic()
    with smtplib.SMTP("127.0.0.1", port) as smtp:
        for number in range(MESSAGES):
            content = as_email(_mail(number), "no-reply@example.org").as_bytes(policy=SMTP)
            smtp.sendmail("no-reply@example.org", ["somebody@example.org"], content)
    return time.monotonic() - started


def _our_seconds(app: Flask, generator: Generator, port: int, number: int) -> float:
    queued = Rows("messages", delivery_class=DeliveryClass.SURE, kind="bench", created_at=generator.now)
    queued.next_id = generator.highest(queued) + 1
    for position in range(MESSAGES):
        mail = _mail(number * MESSAGES + position)
        values = {"address": mail.address, "subject": mail.subject, "body": mail.body, "message_id": mail.message_id}
        queued.add(business_key=f"bench:{mail.message_id}", next_at=generator.now, **values)
    write_all(generator.connection, [queued])
    catch_up(generator.connection, [queued])
    app.extensions["settings"] = replace(app.extensions["settings"], smtp_host="127.0.0.1", smtp_port=port)
    with app.app_context():
        started = time.monotonic()
        sent = deliver()
        seconds = time.monotonic() - started
    if sent != MESSAGES:
        raise SystemExit(f"The worker sent {sent} of {MESSAGES} messages.")
    return seconds


def _mail(number: int) -> Any:
    facts = {"address": "somebody@example.org", "subject": "A case waits for you", "body": BODY}
    return SimpleNamespace(**facts, message_id=f"<bench-{number}@example.org>")


class _Sink:
    """Takes everything and keeps nothing."""

    async def handle_DATA(self, _server: object, _session: object, _envelope: object) -> str:  # noqa: N802 – its name
        return "250 taken"


class _AnyPort(Controller):
    """A controller on whatever port is free."""

    def _trigger_server(self) -> None:
        assert self.server is not None
        self.port = self.server.sockets[0].getsockname()[1]
        super()._trigger_server()


@contextlib.contextmanager
def _relay() -> Iterator[int]:
    """A relay in a process of its own, so that it takes no time from the sender; gives its port."""
    near, far = multiprocessing.Pipe()
    process = multiprocessing.get_context("spawn").Process(target=_serve, args=(far,), daemon=True)
    process.start()
    try:
        yield near.recv()
    finally:
        near.send("end")
        process.join()


def _serve(far: Connection) -> None:
    controller = _AnyPort(_Sink(), hostname="127.0.0.1", port=0)
    controller.start()
    far.send(controller.port)
    far.recv()
    controller.stop()
