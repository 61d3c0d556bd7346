"""What changed between two texts of a report, word by word. Pure."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

KEPT, TAKEN_OUT, PUT_IN = "kept", "out", "in"
WORDS = re.compile(r"\S+\s*|\s+")
MOST_WORDS = 20_000
"""Beyond this a section is shown as a whole before and after: comparing takes time that grows with the square."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words that stayed, went out or came in."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Changed:
    """A section that is not as before."""

    title: str
    pieces: tuple[Piece, ...]


def of(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[Changed]:
    """The sections that changed, in the order in which the report has them now; those gone at the end."""
    keys = [*after, *(key for key in before if key not in after)]
    found = []
    for key in keys:
        was, now = before.get(key, {}).get("body", ""), after.get(key, {}).get("body", "")
        if was != now:
            title = (after.get(key) or before[key])["title"]
            found.append(Changed(title, tuple(pieces(was, now))))
    return found


def pieces(was: str, now: str) -> list[Piece]:
    """Runs of words, in order."""
    old, new = WORDS.findall(was), WORDS.findall(now)
    if len(old) + len(new) > MOST_WORDS:
        return [Piece(TAKEN_OUT, was), Piece(PUT_IN, now)]
    found = []
    for kind, old_from, old_to, new_from, new_to in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            found.append(Piece(KEPT, "".join(old[old_from:old_to])))
            continue
        if old_to > old_from:
            found.append(Piece(TAKEN_OUT, "".join(old[old_from:old_to])))
        if new_to > new_from:
            found.append(Piece(PUT_IN, "".join(new[new_from:new_to])))
    return found
