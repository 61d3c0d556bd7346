"""What stands for a thing in an address: case references and numbers, each of a known shape; all else is a 404."""

import re
from functools import lru_cache
from typing import Any

import flask
from flask import Flask, current_app, has_request_context, request
from werkzeug.routing import BaseConverter, IntegerConverter, Map, ValidationError

LARGEST = 2_147_483_647
"""The largest number that the database's integer columns hold."""

MOST_REMEMBERED = 4096
BLANKS: dict[str, str | int] = {"reference": "ZZ-9999-ZZZZZ", "number": 2_147_480_147}
"""Values that stand for any other while an address is built."""
PLAIN = re.compile(r"[A-Z0-9-]*")


class ReferenceConverter(BaseConverter):
    """A case reference such as TA-2027-7KQ4M, in either case of letters."""

    regex = r"[A-Za-z]{2}-[0-9]{4}-[0-9A-Za-z]{5}"

    def to_python(self, value: str) -> str:
        """The reference as it is stored."""
        return value.upper()


class NumberConverter(IntegerConverter):
    """A whole number that the database can hold, in the digits 0 to 9."""

    def __init__(self, map: Map, **options: Any) -> None:
        super().__init__(map, **({"max": LARGEST} | options))

    def to_python(self, value: str) -> int:
        """The number; digits of other scripts are no address of ours."""
        if not value.isascii():
            raise ValidationError
        return super().to_python(value)


def install(app: Flask) -> None:
    """Teach the application these shapes, before any rule is added."""
    app.url_map.converters["reference"] = ReferenceConverter
    app.url_map.converters["int"] = NumberConverter


def url_for(endpoint: str, **values: Any) -> str:
    """Flask's `url_for` for pages, which ask for some fifty addresses each: what can be kept of one is built once.

    Kept are only addresses within the site, which depend on nothing but the path under which it hangs; of those that
    name a case, the rest around its reference and number.
    """
    if endpoint.startswith(".") or not has_request_context() or not _is_plain(values):
        return flask.url_for(endpoint, **values)
    app, root = current_app._get_current_object(), request.script_root  # type: ignore[attr-defined]
    if values.keys() <= BLANKS.keys() and PLAIN.fullmatch(values.get("reference", "")):
        return _around(app, root, endpoint, tuple(values)).format(**values)
    return _whole(app, root, endpoint, tuple(values.items()))


@lru_cache(maxsize=MOST_REMEMBERED)
def _around(_app: Flask, _root: str, endpoint: str, names: tuple[str, ...]) -> str:
    """The address of an endpoint with blanks where a case's reference and a part's number are to stand."""
    address = flask.url_for(endpoint, **{name: BLANKS[name] for name in names})
    address = address.replace("{", "{{").replace("}", "}}")
    for name in names:
        address = address.replace(str(BLANKS[name]), f"{{{name}}}")
    return address


@lru_cache(maxsize=MOST_REMEMBERED)
def _whole(_app: Flask, _root: str, endpoint: str, values: tuple[tuple[str, Any], ...]) -> str:
    return flask.url_for(endpoint, **dict(values))


def _is_plain(values: dict[str, Any]) -> bool:
    """Whether these are parts of the path or of the question, no wishes such as a scheme or a full address."""
    return all(name[0] != "_" and (isinstance(value, str) or type(value) is int) for name, value in values.items())
