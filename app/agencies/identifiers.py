"""ORIs, the FBI's identifiers of agencies: nine characters, or seven that stand for the nine ending in "00"."""

import re

from app.agencies.jurisdictions import BY_PREFIX

SHAPE = re.compile(r"[A-Z]{2}[A-Z0-9]{7}")
SEPARATORS = re.compile(r"[\s\-.]+")
LONGEST_TYPED = 40  # characters; more is no ORI


def full_ori(typed: str) -> str | None:
    """The nine-character form of a typed ORI (any case, spaces, 0 for O in the state), or None when it is none."""
    text = SEPARATORS.sub("", typed[:LONGEST_TYPED]).upper()
    text = text[:2].replace("0", "O") + text[2:]
    has_digit = any(character.isdigit() for character in text)  # else a word such as "policed"
    text = f"{text}00" if len(text) == 7 else text
    return text if has_digit and SHAPE.fullmatch(text) else None


def comparable_ori(typed: str) -> str | None:
    """The nine-character form with every letter O after the state read as zero, for comparing; None when it is none."""
    text = full_ori(_with_zeros(SEPARATORS.sub("", typed[:LONGEST_TYPED]).upper()))
    return text if text and text[:2] in BY_PREFIX else None


def is_typed_as_one(typed: str) -> bool:
    """Whether the text was typed without a gap, as an ORI and hardly a name is."""
    return SEPARATORS.search(typed.strip()) is None


def _with_zeros(text: str) -> str:
    return text[:2] + text[2:].replace("O", "0")
