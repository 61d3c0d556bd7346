"""The rules that all typed text obeys, whatever the form: what is refused, what is taken out, how length is counted."""

import re
import unicodedata

from app.wording import _

UNREADABLE = re.compile("[\x00\ufffd\ud800-\udfff]")
CONTROLS = re.compile("[\x01-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
DIRECTION_OVERRIDES = re.compile("[\u202a-\u202e\u2066-\u2069]")
INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060-\u2064\ufeff\u180e\u115f\u1160\u3164]")


class BadText(ValueError):
    """Text that a field cannot take; `sentence` says why and what to do."""

    def __init__(self, sentence: str) -> None:
        self.sentence = sentence
        super().__init__(sentence)


def line(text: str, limit: int) -> str:
    """One line of text: breaks and tabs become spaces, ends are trimmed; raises BadText."""
    return within(limit, " ".join(prose(text, limit=None).split("\n")).replace("\t", " ").strip())


def name(text: str, limit: int) -> str:
    """The name of a person, place or file: one line without characters that turn the reading direction."""
    if DIRECTION_OVERRIDES.search(text):
        raise BadText(_("Remove the hidden characters that change the direction of writing; type the name by hand."))
    return line(text, limit)


def prose(text: str, limit: int | None) -> str:
    """Several lines: each kind of line break counts as one character, controls are taken out; raises BadText."""
    if UNREADABLE.search(text):
        raise BadText(_("Some characters cannot be read; this often comes from copying. Type the text again."))
    plain = CONTROLS.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    kept = "" if is_blank(plain) else plain.strip()
    return kept if limit is None else within(limit, kept)


def within(limit: int, text: str) -> str:
    """The text, if it has at most `limit` characters (code points); raises BadText with the count."""
    if len(text) > limit:
        counts = {"limit": f"{limit:,}", "count": f"{len(text):,}"}
        raise BadText(_("Shorten this to %(limit)s characters. It has %(count)s.", **counts))
    return text


def is_blank(text: str) -> bool:
    """Whether nothing in the text can be seen: spaces and zero-width characters only."""
    return not INVISIBLE.sub("", text).strip()


def same_name(one: str, other: str) -> bool:
    """Whether two names are the same apart from case and from how accents are encoded."""
    return comparable(one) == comparable(other)


def comparable(text: str) -> str:
    """A name as it is compared and searched for: one encoding of accents, one case, single spaces."""
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())
