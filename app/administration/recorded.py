"""How the record names what administrators keep."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Kept:
    """A topic, a statement or a closure, by its kind and name."""

    audit_kind: str
    audit_reference: str
    audit_case_file_id: None = None
