"""Whole numbers, decimal numbers, and amounts of money."""

import re
from decimal import Decimal
from typing import Any

from app.web import text_rules
from app.web.fields.answers import OneAnswer
from app.web.text_rules import BadText
from app.wording import _

GROUPED = re.compile(r"[+-]?\d{1,3}(,\d{3})+(\.\d+)?")
PLAIN = re.compile(r"[+-]?\d+(\.\d+)?")


class NumberField(OneAnswer):
    """A whole number from `lowest` to `highest`; zero stays zero, and is not the same as left out."""

    places = 0

    def __init__(
        self, label: str = "", validators: Any = (), *, lowest: int = 0, highest: int = 100_000_000, **options: Any
    ) -> None:
        super().__init__(label, validators, **options)
        self.lowest, self.highest = lowest, highest

    def read(self, text: str) -> int | Decimal | None:
        """The number; "1,000" and digits of other scripts are understood."""
        typed = text_rules.line(text, 40)
        return self.bounded(exact(typed, self.places)) if typed else None

    def bounded(self, value: Decimal) -> int | Decimal:
        """The number within its limits; raises BadText."""
        if not self.lowest <= value <= self.highest:
            limits = {"lowest": f"{self.lowest:,}", "highest": f"{self.highest:,}"}
            raise BadText(_("Enter a number from %(lowest)s to %(highest)s.", **limits))
        return value if self.places else int(value)


class DecimalField(NumberField):
    """A number with at most `places` decimals, such as hours."""

    def __init__(self, label: str = "", validators: Any = (), *, places: int = 2, **options: Any) -> None:
        super().__init__(label, validators, **options)
        self.places = places


class MoneyField(DecimalField):
    """Dollars and cents; a dollar sign before the number is understood."""

    def read(self, text: str) -> int | Decimal | None:
        """The amount without its sign."""
        return super().read(text.strip().removeprefix("$"))


def exact(text: str, places: int) -> Decimal:
    """The number that a text says, with at most so many decimals; raises BadText."""
    if not GROUPED.fullmatch(text) and not PLAIN.fullmatch(text):
        raise BadText(_("Enter a number, such as 1,200.") if not places else _("Enter a number, such as 2.5."))
    whole, _dot, decimals = text.replace(",", "").partition(".")
    if len(decimals) > places:
        raise BadText(
            _("Enter a whole number, without decimals.")
            if not places
            else _("Enter at most %(places)s digits after the point.", places=places)
        )
    return Decimal(f"{whole}.{decimals or 0}")
