"""Passwords: how they are hashed (argon2id), compared in equal time, and judged."""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from flask import current_app
from zxcvbn import zxcvbn

from app.wording import _

SHORTEST = 15  # characters
LONGEST = 128  # characters
LOWEST_SCORE = 3  # of zxcvbn's 0 to 4
JUDGED = 72  # characters that zxcvbn looks at; the rest can only add strength
FRESH = 8  # characters that must be left when known words are taken out
PRODUCT_WORDS = (
    "assistance",
    "technical",
    "collaborative",
    "reform",
    "initiative",
    "critical",
    "response",
    "community",
    "policing",
    "police",
    "sheriff",
    "department",
    "justice",
    "agency",
    "county",
    "cops",
    "office",
    "critac",
    "password",
)


def normal(password: str) -> str:
    """The password as it is hashed: Unicode NFKC, so that it can be typed on any keyboard."""
    return unicodedata.normalize("NFKC", password)


def hash_of(password: str) -> str:
    """The argon2id hash to store."""
    return _hasher(_is_test()).hash(normal(password))


def matches(stored: str | None, password: str) -> bool:
    """Whether the password is the stored one; takes as long when nothing is stored: accounts cannot be guessed."""
    hasher = _hasher(_is_test())
    typed = normal(password)[: LONGEST + 1]
    try:
        found = hasher.verify(stored or _nobodys_hash(_is_test()), typed)
    except (VerificationError, InvalidHashError):
        return False
    return found and stored is not None and len(typed) <= LONGEST


def is_dated(stored: str) -> bool:
    """Whether the hash was made with other costs than today's, so that it should be made anew."""
    return _hasher(_is_test()).check_needs_rehash(stored)


def weakness(password: str, known: Iterable[str] = ()) -> str:
    """Why a new password cannot be taken, in a sentence; empty when it can. `known`: names of the person and agency."""
    typed = normal(password)
    if len(typed) < SHORTEST:
        return _("Use at least %(count)s characters. A few unrelated words are easy to remember.", count=SHORTEST)
    if len(typed) > LONGEST:
        return _("Use at most %(count)s characters.", count=LONGEST)
    if any(unicodedata.category(mark) in ("Cc", "Cs") for mark in typed):
        return _("Passwords cannot contain control characters.")
    if _is_guessable(typed, _words(known)):
        return _("This password is easy to guess. Use several unrelated words, and no names of yours or your agency's.")
    return ""


def _is_guessable(typed: str, words: list[str]) -> bool:
    if len(_without(typed, words)) < FRESH:
        return True
    return int(zxcvbn(typed[:JUDGED], user_inputs=words)["score"]) < LOWEST_SCORE


def _words(known: Iterable[str]) -> list[str]:
    """Every word of four letters or more in the known names, the whole names run together, and the product's words."""
    words = set(PRODUCT_WORDS)
    for name in known:
        parts = re.findall(r"\w+", name.casefold())
        words.update(parts, ["".join(parts)])
    return sorted((word for word in words if len(word) > 3), key=len, reverse=True)


def _without(typed: str, words: list[str]) -> str:
    """What is left when known words and the marks between words are taken out."""
    bare = rest = re.sub(r"[\W_]", "", typed.casefold())
    for word in words:
        rest = rest.replace(word, "")
    return typed if rest == bare else rest


@lru_cache
def _hasher(cheap: bool) -> PasswordHasher:
    """Costs in time and KiB: 19 MiB and two passes (reliability bar); next to nothing in tests."""
    return PasswordHasher(time_cost=1, memory_cost=64, parallelism=1) if cheap else PasswordHasher(2, 19 * 1024, 1)


@lru_cache
def _nobodys_hash(cheap: bool) -> str:
    return _hasher(cheap).hash("nobody has this password")


def _is_test() -> bool:
    return bool(current_app.config["TESTING"])
