"""Random keys for addresses, which cannot be counted or guessed."""

import secrets

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base 32: no I, L, O or U, so that a key can be read out over the phone."""


def random_key(length: int = 10) -> str:
    """A random key of Crockford base-32 characters (5 bits each)."""
    return "".join(secrets.choice(ALPHABET) for _position in range(length))
