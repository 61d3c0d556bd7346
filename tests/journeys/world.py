"""The office and everybody around it, at their windows: a server, a mail relay, a worker, a clock that moves."""

import os
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from email.header import decode_header, make_header
from email.message import Message
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from flask import Flask
from sqlalchemy import select

from app import clock
from app.engagements.models.engagement import Engagement
from app.extensions import db
from app.worker import jobs
from app.workflow.models.case_file import CaseFile
from config import ROOT
from tests.cast import Cast, Member, sign_in
from tests.chromium import LiveServer, listen
from tests.engagements.work_way import WorkWay
from tests.journeys.visitor import DESK, Album, Visitor
from tests.worker.sink import Sink

EASTERN = ZoneInfo("America/New_York")
DIRECTORY = "fbi-agencies-by-state.json.gz"


@dataclass
class World:
    """What one journey happens in."""

    app: Flask
    cast: Cast
    server: LiveServer
    relay: Sink
    chromium: Any
    clock_setting: Any
    album: Album = field(default_factory=Album)
    visitors: list[Visitor] = field(default_factory=list)
    days: int = 0
    seconds: int = 0

    def stranger(self, name: str, size: dict[str, int] = DESK, **options: Any) -> Visitor:
        """Someone who is not signed in."""
        context = self.chromium.new_context(base_url=self.server.url, viewport=size, **options)
        context.set_default_timeout(15_000)
        page = context.new_page()
        visitor = Visitor(name, page, self.album, listen(page), size, options.get("java_script_enabled", True))
        self.visitors.append(visitor)
        return visitor

    def member(self, name: str, size: dict[str, int] = DESK, **options: Any) -> Visitor:
        """One of the cast, signed in."""
        visitor = self.stranger(name, size, **options)
        self.return_of(visitor)
        return visitor

    def return_of(self, visitor: Visitor) -> Visitor:
        """One of the cast signs in (again)."""
        member: Member = getattr(self.cast, visitor.name)
        sign_in(_Cookies(visitor.page.context, self.server.url), member)
        db.session.rollback()
        return visitor

    def sign_in(self, visitor: Visitor, email: str, password: str) -> None:
        """Someone with a password of his own signs in (again)."""
        visitor.open("/sign-in")
        visitor.write("Work e-mail", email)
        visitor.write("Password", password)
        visitor.press("Sign in")

    def staged(self, walk: Callable[[WorkWay], object]) -> str:
        """An engagement as far as some verbs bring it, without pages; its reference."""
        way = WorkWay.begin(self.cast)
        walk(way)
        reference = way.file.reference
        self.work()
        return reference

    def go_on(self, reference: str, walk: Callable[[WorkWay], object]) -> None:
        """Bring an engagement further by verbs, without pages."""
        engagement = db.session.scalars(
            select(Engagement)
            .join(CaseFile, Engagement.case_file_id == CaseFile.id)
            .where(CaseFile.reference == reference)
        ).one()
        walk(WorkWay(self.cast, engagement))
        self.work()

    def work(self) -> None:
        """The worker does all that is due."""
        db.session.rollback()
        jobs.until_idle()
        db.session.rollback()

    def pass_days(self, days: int) -> None:
        """Let time pass for everybody; sessions end meanwhile, the worker works once."""
        self.days += days
        self._move()
        for visitor in self.visitors:
            if hasattr(self.cast, visitor.name):
                self.return_of(visitor)

    def until(self, hour: int) -> None:
        """Let the office's clock come to an hour of the day, before anybody signs in."""
        present = self.now
        ahead = present.replace(hour=hour, minute=30, second=0)
        ahead = ahead if ahead > present else ahead + timedelta(days=1)
        self.seconds += int((ahead - present).total_seconds())
        self._move()

    def _move(self) -> None:
        self.clock_setting(clock.OFFSET_VARIABLE, str(self.days * 86_400 + self.seconds))
        self.work()

    @property
    def now(self) -> datetime:
        """The present instant where the office is."""
        return clock.now().astimezone(EASTERN)

    @property
    def today(self) -> date:
        """The office's day."""
        return self.now.date()

    def in_days(self, days: int) -> date:
        """A day from now on."""
        return self.today + timedelta(days=days)

    def mails_to(self, address: str) -> list[Message]:
        """What arrived for an address, oldest first."""
        found = zip(self.relay.arrived, self.relay.recipients, strict=True)
        return [message for message, recipients in found if address in recipients]

    def subjects_to(self, address: str) -> list[str]:
        """The subjects of what arrived for an address."""
        return [subject_of(message) for message in self.mails_to(address)]

    def link_to(self, address: str, words: str = "") -> str:
        """The path of the link in the latest mail whose subject has these words."""
        mails = [each for each in self.mails_to(address) if words.lower() in subject_of(each).lower()]
        assert mails, f"no mail {words!r} to {address}: {self.subjects_to(address)}"
        return link_in(mails[-1])

    def import_directory(self, file: Path) -> None:
        """Read the directory of agencies by the command."""
        result = self.app.test_cli_runner().invoke(args=["agencies", "import", str(file)])
        assert result.exit_code == 0, result.output
        db.session.rollback()

    def close(self) -> None:
        """Shut every window; complaints of browsers and faults of pages come to light."""
        for visitor in self.visitors:
            visitor.page.context.close()
        complaints = [f"{visitor.name}: {each}" for visitor in self.visitors for each in visitor.complaints]
        assert not complaints, "\n".join(complaints)
        assert not self.album.faults, "\n".join(self.album.faults)


def subject_of(message: Message) -> str:
    """The subject of a mail in plain words."""
    return str(make_header(decode_header(message["Subject"]))).replace("\r\n", "").strip()


def text_of(message: Message) -> str:
    """The words of a mail."""
    return message.get_payload(decode=True).decode()


def link_in(message: Message) -> str:
    """The path of the first link in a mail."""
    found = re.search(r"https?://\S+", text_of(message))
    assert found, text_of(message)
    parts = urlsplit(found[0])
    return parts.path + (f"?{parts.query}" if parts.query else "")


def real_directory() -> Path | None:
    """The file with the real agencies, where there is one: beside this folder, or where the setting says."""
    folder = Path(os.environ.get("CRI_SHARED_DATA") or ROOT.parent / "shared" / "data")
    return file if (file := folder / DIRECTORY).is_file() else None


@dataclass
class _Cookies:
    """A browser's cookies as `sign_in` sets them."""

    context: Any
    url: str

    @property
    def client(self) -> "_Cookies":
        """Itself."""
        return self

    def set_cookie(self, name: str, value: str) -> None:
        """Give the browser a cookie."""
        self.context.add_cookies([{"name": name, "value": value, "url": self.url}])
