"""Bringing the directory up to date from a file that was read; the caller's transaction makes it all or nothing."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import insert, select, update

from app import clock
from app.accounts.models.people import Organization, OrganizationKind
from app.agencies import source
from app.agencies.models import Agency
from app.agencies.services import directory
from app.audit import services as audit
from app.database.keys import random_key
from app.extensions import db
from app.policy.actor import Actor

BATCH = 1000  # rows a statement
KEPT = ("type", "eligibility", "county", "city", "state", "latitude", "longitude", "search_text")
Progress = Callable[[int], object]


@dataclass(slots=True)
class Outcome:
    """What an import did, counted by state."""

    added: Counter[str] = field(default_factory=Counter)
    updated: Counter[str] = field(default_factory=Counter)
    unchanged: Counter[str] = field(default_factory=Counter)
    missing: int = 0


@dataclass(frozen=True, slots=True)
class ImportRecord:
    """How the audit names an import."""

    audit_reference: str
    audit_kind: str = "agency_directory"
    audit_case_file_id: None = None


def bring_up_to_date(reading: source.Reading, *, actor: Actor, file_name: str, progress: Progress) -> Outcome:
    """Add new agencies, change those whose facts changed, leave the rest; facts corrected by hand stay.

    Two imports at once wait for each other; agencies that the file no longer lists are counted, never removed.
    """
    directory.lock()
    known, outcome = _known(), Outcome()
    added = [entry for entry in reading.entries if entry.ori not in known]
    listed = [entry for entry in reading.entries if entry.ori in known]
    for batch in _batches(added):
        _add(batch)
        progress(len(batch))
    for batch in _batches(listed):
        _update(batch, known, outcome)
        progress(len(batch))
    directory.keep_words(entry.search_text for entry in added)
    outcome.added.update(entry.state for entry in added)
    outcome.missing = sum(row["source"] == source.SOURCE for row in known.values()) - len(listed)
    _record(reading, outcome, actor, file_name)
    return outcome


def _known() -> dict[str, dict[str, Any]]:
    """Every agency with an ORI, by ORI, as plain rows."""
    columns = [getattr(Agency, name) for name in ("id", "ori", "source", "corrected", *KEPT)]
    listed = select(*columns, Organization.name).join(Agency.organization).where(Agency.ori.is_not(None))
    return {row["ori"]: dict(row) for row in db.session.execute(listed).mappings()}


def _add(entries: list[source.Entry]) -> None:
    organizations = [
        {"key": random_key(), "kind": OrganizationKind.AGENCY, "name": entry.name, "created_at": clock.now()}
        for entry in entries
    ]
    new = insert(Organization).returning(Organization.id, sort_by_parameter_order=True)
    ids = db.session.scalars(new, organizations).all()
    rows = [
        {"id": number, "ori": entry.ori, "source": source.SOURCE, "corrected": [], "version": 1}
        | {"search_text": entry.search_text}
        | entry.facts
        for number, entry in zip(ids, entries, strict=True)
    ]
    db.session.execute(insert(Agency), rows)


def _update(entries: list[source.Entry], known: dict[str, dict[str, Any]], outcome: Outcome) -> None:
    changes = [(entry, known[entry.ori], _changed(entry, known[entry.ori])) for entry in entries]
    for entry, _before, change in changes:
        (outcome.updated if change else outcome.unchanged)[entry.state] += 1
    names = [(before["id"], change["name"]) for _entry, before, change in changes if "name" in change]
    moved = [
        {"id": before["id"]} | {name: change.get(name, before[name]) for name in KEPT}
        for _entry, before, change in changes
        if change
    ]
    if names:
        db.session.execute(update(Organization), [{"id": number, "name": name} for number, name in names])
    if moved:
        db.session.execute(update(Agency), moved)
    directory.keep_words(change["search_text"] for _entry, _before, change in changes if "search_text" in change)


def _changed(entry: source.Entry, before: dict[str, Any]) -> dict[str, Any]:
    """What the file says differently, but for facts that were corrected by hand."""
    stated = {"name": entry.name} | entry.facts
    said = {name: value for name, value in stated.items() if name not in before["corrected"]}
    after = {"name": before["name"]} | {name: before[name] for name in KEPT} | said
    said["search_text"] = source.search_text(after["name"], entry.ori, after["city"], after["county"], after["state"])
    return {name: value for name, value in said.items() if value != before[name]}


def _batches(entries: list[source.Entry]) -> Iterator[list[source.Entry]]:
    return (entries[start : start + BATCH] for start in range(0, len(entries), BATCH))


def _record(reading: source.Reading, outcome: Outcome, actor: Actor, file_name: str) -> None:
    facts = {
        "read": reading.total,
        "refused": len(reading.refused),
        "added": outcome.added.total(),
        "updated": outcome.updated.total(),
        "unchanged": outcome.unchanged.total(),
    }
    audit.record(actor, "agency_directory:import", ImportRecord(file_name), facts=facts)
