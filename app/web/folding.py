"""Tables on a phone: each cell carries its column's name, so that a row can be read without the head above it."""

import re
from collections.abc import Sequence
from functools import lru_cache

from markupsafe import Markup, escape

OPENING = re.compile(r"<(tr|td|th)\b([^>]*)>(?:(?:\s|<bdi>\s*</bdi>)+(?=</t[dh]>)|(?=(–)</td>))?")
ROLES = {"tr": "row", "td": "cell", "th": "rowheader"}
"""Said aloud, because a browser forgets them where rows are laid out as blocks."""

Column = str | tuple[str, str]


def folded(rows: str, columns: Sequence[Column]) -> Markup:
    """The rows of a table, each cell but the first with the name of its column (`data-label`)."""
    names = _names(tuple(columns))
    place = 0

    def opening(found: re.Match[str]) -> str:
        nonlocal place
        tag, rest, dash = found.groups()
        if tag == "tr":
            place = 0
            return f'<tr role="row"{rest}>'
        place += 1
        name = names[place - 1] if tag == "td" and place <= len(names) else ""
        return f'<{tag} role="{ROLES[tag]}"{name}{" data-blank" if dash else ""}{rest}>'

    return Markup(OPENING.sub(opening, rows))


@lru_cache(maxsize=500)
def _names(columns: tuple[Column, ...]) -> list[str]:
    labels = [column if isinstance(column, str) else column[0] for column in columns]
    return ["", *(f' data-label="{escape(Markup(label).striptags())}"' if label else "" for label in labels[1:])]
