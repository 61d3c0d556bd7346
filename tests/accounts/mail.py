"""What accounts announced, as the letters that the worker will render."""

from urllib.parse import urlsplit

from sqlalchemy import select

from app.accounts import announcements
from app.accounts.announcements import Letter
from app.extensions import db
from app.outbox.models import Announcement


def letters() -> list[Letter]:
    """Every letter that the announcements so far come to, oldest first."""
    told = db.session.scalars(select(Announcement).where(Announcement.kind.in_(announcements.LETTERS)))
    made = [announcements.letter(one.kind, one.payload) for one in sorted(told, key=lambda one: one.id)]
    return [letter for letter in made if letter is not None]


def last_letter() -> Letter:
    """The latest letter."""
    return letters()[-1]


def link_in(letter: Letter) -> str:
    """The path of the letter's link."""
    return urlsplit(letter.values["link"]).path
