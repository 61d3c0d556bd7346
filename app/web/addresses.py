"""What stands for a thing in an address: case references and numbers, each of a known shape; all else is a 404."""

from typing import Any

from flask import Flask
from werkzeug.routing import BaseConverter, IntegerConverter, Map, ValidationError

LARGEST = 2_147_483_647
"""The largest number that the database's integer columns hold."""


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
