"""Hands messages to the mail relay over one reused connection, and says exactly what became of each; or keeps them."""

import smtplib
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from enum import StrEnum
from typing import Protocol

from app import clock
from config import Config, MailEncryption

CONNECT_SECONDS = 10
GOODBYE_SECONDS = 2
ANSWER_CHARACTERS = 300


class Outcome(StrEnum):
    """What became of a message: certain success, certain failure for now or for good, or nobody knows."""

    SENT = "sent"
    TRY_LATER = "try_later"
    REFUSED = "refused"
    NOT_SENT = "not_sent"  # the line broke before the relay had the text
    UNCONFIRMED = "unconfirmed"  # the line broke after the text, before the answer


@dataclass(frozen=True, slots=True)
class Result:
    """An outcome with the relay's words; `line_is_broken` asks for a new connection."""

    outcome: Outcome
    note: str
    line_is_broken: bool = False


class NotReached(Exception):
    """No connection to the relay; nothing was claimed, the queue waits."""


class Mail(Protocol):
    """What the transport needs to know of a message."""

    @property
    def address(self) -> str: ...

    @property
    def subject(self) -> str: ...

    @property
    def body(self) -> str: ...

    @property
    def message_id(self) -> str: ...


class Line(Protocol):
    """Somewhere to hand messages to."""

    def hand_over(self, mail: Mail) -> Result:
        """Pass one message on; never raises for what the other side does."""


class KeptLine:
    """Where no relay is named: the message stays in the database, readable in development."""

    def hand_over(self, mail: Mail) -> Result:
        """Keep it; its headers are built all the same, so that a bad one shows early."""
        as_email(mail, "no-reply@localhost")
        return Result(Outcome.SENT, "kept")


class SmtpLine:
    """One open connection to the relay; one recipient a message."""

    def __init__(self, smtp: smtplib.SMTP, sender: str) -> None:
        self.smtp = smtp
        self.sender = sender

    def hand_over(self, mail: Mail) -> Result:
        """Send one message; the words of the relay decide what may be tried again."""
        try:
            content = as_email(mail, self.sender).as_bytes(policy=SMTP)
            recipient = mail.address.encode("ascii").decode()
        except (ValueError, UnicodeError) as problem:
            return Result(Outcome.REFUSED, f"cannot be written as mail: {problem}")
        return self._introduced(recipient) or self._delivered(content)

    def _introduced(self, recipient: str) -> Result | None:
        try:
            refusal = self._refusal(*self.smtp.mail(self.sender)) or self._refusal(*self.smtp.rcpt(recipient))
        except (OSError, smtplib.SMTPException) as problem:
            return Result(Outcome.NOT_SENT, f"the line broke: {problem}", line_is_broken=True)
        if refusal and not refusal.line_is_broken:
            with suppress(OSError, smtplib.SMTPException):  # the next message will find out
                self.smtp.rset()
        return refusal

    def _delivered(self, content: bytes) -> Result:
        try:
            code, words = self.smtp.data(content)
        except smtplib.SMTPDataError as refused:
            code, words = refused.smtp_code, _bytes(refused.smtp_error)
        except (OSError, smtplib.SMTPException) as problem:
            return Result(Outcome.UNCONFIRMED, f"the line broke before the answer: {problem}", line_is_broken=True)
        return self._refusal(code, words) or Result(Outcome.SENT, _answer(code, words))

    def _refusal(self, code: int, words: bytes) -> Result | None:
        if code in (250, 251):
            return None
        outcome = Outcome.TRY_LATER if 400 <= code < 500 else Outcome.REFUSED
        return Result(outcome, _answer(code, words), line_is_broken=code == 421 or code < 0)


@contextmanager
def opened(config: Config) -> Iterator[Line]:
    """A line for as many messages as there are; raises NotReached when the relay does not answer."""
    if not config.smtp_host:
        yield KeptLine()
        return
    smtp = _connected(config)
    try:
        yield SmtpLine(smtp, config.mail_from)
    finally:
        with suppress(OSError, smtplib.SMTPException):
            if smtp.sock is not None:
                smtp.sock.settimeout(GOODBYE_SECONDS)
            smtp.quit()


def as_email(mail: Mail, sender: str) -> EmailMessage:
    """The message with its headers; raises ValueError for a line break in one of them."""
    made = EmailMessage(policy=SMTP)
    made["From"] = sender
    made["To"] = mail.address
    made["Subject"] = mail.subject
    made["Date"] = format_datetime(clock.now())
    made["Message-ID"] = mail.message_id
    made["Auto-Submitted"] = "auto-generated"
    made["X-Auto-Response-Suppress"] = "All"
    made.set_content(mail.body)
    return made


def _connected(config: Config) -> smtplib.SMTP:
    try:
        smtp = _greeted(config, min(CONNECT_SECONDS, config.smtp_timeout_seconds))
    except (OSError, smtplib.SMTPException) as problem:
        raise NotReached(f"The mail relay {config.smtp_host}:{config.smtp_port} is out of reach: {problem}") from None
    if smtp.sock is not None:
        smtp.sock.settimeout(config.smtp_timeout_seconds)
    return smtp


def _greeted(config: Config, patience: int) -> smtplib.SMTP:
    where = (config.smtp_host, config.smtp_port)
    if config.smtp_encryption is MailEncryption.TLS:
        smtp: smtplib.SMTP = smtplib.SMTP_SSL(*where, timeout=patience, context=ssl.create_default_context())
    else:
        smtp = smtplib.SMTP(*where, timeout=patience)
    if config.smtp_encryption is MailEncryption.STARTTLS:
        smtp.starttls(context=ssl.create_default_context())
    if config.smtp_user:
        smtp.login(config.smtp_user, config.smtp_password)
    smtp.ehlo_or_helo_if_needed()
    return smtp


def _answer(code: int, words: bytes) -> str:
    return f"{code} {_bytes(words).decode('utf-8', 'replace')}"[:ANSWER_CHARACTERS]


def _bytes(words: bytes | str) -> bytes:
    return words.encode() if isinstance(words, str) else words
