"""A mail relay on loopback that keeps what it gets and misbehaves on command."""

import asyncio
import email
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from email.message import Message
from typing import Any

from aiosmtpd.controller import Controller


class Sink:
    """What arrived, and how to answer: `answers` by address, one after the other, then 250."""

    def __init__(self) -> None:
        self.arrived: list[Message] = []
        self.recipients: list[list[str]] = []
        self.answers: dict[str, list[str]] = {}
        self.connections = 0
        self.hold_at = 0  # the so-many-th text is held back without an answer
        self.cut_at = 0  # at the so-many-th text the line is cut without an answer
        self.is_holding = threading.Event()
        self.let_go = threading.Event()
        self.host, self.port = "127.0.0.1", 0

    @property
    def ids(self) -> Counter[str]:
        """How often each Message-ID arrived."""
        return Counter(message["Message-ID"] for message in self.arrived)

    async def handle_EHLO(
        self, server: Any, session: Any, envelope: Any, hostname: str, responses: list[str]
    ) -> list[str]:
        self.connections += 1
        session.host_name = hostname
        return responses

    async def handle_RCPT(self, server: Any, session: Any, envelope: Any, address: str, options: list[str]) -> str:
        waiting = self.answers.get(address)
        if waiting:
            return waiting.pop(0)
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        self.arrived.append(email.message_from_bytes(envelope.content))
        self.recipients.append(list(envelope.rcpt_tos))
        if len(self.arrived) == self.hold_at:
            self.is_holding.set()
            while not self.let_go.is_set():
                await asyncio.sleep(0.02)
        if len(self.arrived) == self.cut_at:
            server.transport.abort()
        return "250 taken"


class _AnyPort(Controller):
    """A controller on whatever port is free."""

    def _trigger_server(self) -> None:
        self.port = self.server.sockets[0].getsockname()[1]
        super()._trigger_server()


@contextmanager
def sink() -> Iterator[Sink]:
    """A relay for one test."""
    kept = Sink()
    controller = _AnyPort(kept, hostname=kept.host, port=0)
    controller.start()
    try:
        kept.port = controller.port
        kept.connections = 0  # the controller knocks once itself
        yield kept
    finally:
        kept.let_go.set()
        controller.stop()
