"""What stands for a thing in an address: case references and numbers, each of a known shape; all else is a 404."""

from collections.abc import Callable
from functools import lru_cache
from typing import Any

from flask import Flask, has_request_context, request
from werkzeug.routing import BaseConverter, IntegerConverter, Map, ValidationError

LARGEST = 2_147_483_647
"""The largest number that the database's integer columns hold."""

MOST_REMEMBERED = 4096


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


def remembered(app: Flask) -> Callable[..., str]:
    """A `url_for` for templates that builds each address once a process: a page asks for some fifty, mostly the same.

    Only addresses within the site, which depend on nothing but the path under which it hangs.
    """

    @lru_cache(maxsize=MOST_REMEMBERED)
    def within(_root: str, endpoint: str, values: tuple[tuple[str, Any], ...]) -> str:
        return app.url_for(endpoint, **dict(values))

    def url_for(endpoint: str, **values: Any) -> str:
        if endpoint.startswith(".") or not _is_plain(values) or not has_request_context():
            return app.url_for(endpoint, **values)
        return within(request.script_root, endpoint, tuple(values.items()))

    return url_for


def _is_plain(values: dict[str, Any]) -> bool:
    """Whether these are parts of the path or of the question, no wishes such as a scheme or a full address."""
    return all(name[0] != "_" and (isinstance(value, str) or type(value) is int) for name, value in values.items())
