"""Links that are mailed: a row's random key, signed with the application's secret; the oldest secret still verifies."""

from enum import StrEnum
from hashlib import sha256

from flask import current_app
from itsdangerous import BadSignature, Signer


class LinkFor(StrEnum):
    """What a link does; a signature for one purpose is worth nothing for another."""

    CONFIRM = "confirm"
    RESET = "reset"
    INVITATION = "invitations"


def token(purpose: LinkFor, key: str) -> str:
    """The key with its signature, as it stands in the link."""
    return _signer(purpose).sign(key).decode()


def key_of(purpose: LinkFor, token: str) -> str | None:
    """The key in a token; None when it was cut, changed or made for something else."""
    try:
        return _signer(purpose).unsign(token.encode("utf-8", "replace")).decode()
    except (BadSignature, UnicodeDecodeError):
        return None


def address(purpose: LinkFor, key: str) -> str:
    """The whole link, on the fixed public address and never on the host that a request named."""
    return f"{current_app.extensions['settings'].public_base_url}/{purpose}/{token(purpose, key)}"


def _signer(purpose: LinkFor) -> Signer:
    keys = [*current_app.config["SECRET_KEY_FALLBACKS"], current_app.config["SECRET_KEY"]]
    return Signer(keys, salt=f"mailed-link:{purpose}", digest_method=sha256)
