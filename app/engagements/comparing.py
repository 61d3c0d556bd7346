"""What changed between two texts of a plan. Pure: works on plain values, not on rows."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from app.wording import _

Text = dict[str, Any]
"""A plan as plain values: summary, team, cost, goals {goal: measure}, items {title: "date, kind, place"}."""


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that is not as before; `was` is empty for what is new, `now` for what is gone."""

    what: str
    was: str
    now: str


def changes(before: Text, after: Text) -> list[Change]:
    """All changes, in the order in which a plan is read."""
    return [
        *_words(before, after),
        *_rows(_("Goal"), before, after, "goals"),
        *_rows(_("Item"), before, after, "items"),
    ]


def _words(before: Text, after: Text) -> Iterator[Change]:
    for name, label in (("summary", _("Summary")), ("team", _("Team")), ("cost", _("Cost estimate"))):
        if before[name] != after[name]:
            yield Change(label, before[name], after[name])


def _rows(label: str, before: Text, after: Text, name: str) -> Iterator[Change]:
    was, now = before[name], after[name]
    for title in {**was, **now}:
        if was.get(title) != now.get(title):
            yield Change(f"{label}: {title}", was.get(title, ""), now.get(title, ""))
