"""Looking up agencies while registering: the directory belongs to a later subject, which assembly puts in here."""

from collections.abc import Callable, Sequence
from typing import Any, Protocol


class Listed(Protocol):
    """What the pages of accounts need to know of an agency in the directory."""

    @property
    def organization(self) -> Any: ...

    @property
    def name(self) -> str: ...

    @property
    def place(self) -> str: ...

    @property
    def ori(self) -> str | None: ...


Find = Callable[[str, str | None], Sequence[Listed]]
_find: list[Find] = []


def use(find: Find) -> None:
    """Name the function that looks agencies up by typed text and state."""
    _find[:] = [find]


def find(text: str, state: str | None = None) -> Sequence[Listed]:
    """Agencies for a typed text, best first; none for an empty text."""
    return _find[0](text, state) if _find and text.strip() else ()
