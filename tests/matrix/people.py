"""Who asks in the matrix: the fixed cast by name, grouped by what each is to the cases, and four who are signed out.

Harbor County's case with X is *own*; Mill River's with Y is *foreign*. Written apart from app/*/rules.py on purpose.
"""

from collections.abc import Iterable
from typing import Final

People = frozenset[str]


def _people(names: str) -> People:
    return frozenset(names.split())


AGENCY: Final = _people("harbor_requester harbor_executive")
REQUESTERS: Final = _people("harbor_requester")
EXECUTIVE: Final = _people("harbor_executive")
NEWCOMER: Final = _people("harbor_newcomer")  # of the own agency, but triage has not confirmed it
PROVIDER: Final = _people("x_coordinator x_staff")
COORDINATOR: Final = _people("x_coordinator")
STAFF: Final = _people("x_staff")
EXPERT: Final = _people("x_expert")
OTHERS: Final = _people("mill_requester mill_executive y_coordinator y_staff y_expert")
TRIAGE: Final = _people("triage triage_two")
MANAGERS: Final = _people("manager manager_two")
DIRECTOR: Final = _people("director")
RECORDS: Final = _people("records")
AUDITOR: Final = _people("auditor")
ADMINISTRATOR: Final = _people("administrator")
CONTACT: Final = _people("contact")
STRANGER: Final = _people("stranger")  # an account that belongs nowhere

SCREENERS: Final = TRIAGE | MANAGERS
OFFICE: Final = SCREENERS | DIRECTOR | RECORDS
READERS: Final = OFFICE | AUDITOR
SIGNED_IN: Final = (
    AGENCY | NEWCOMER | PROVIDER | EXPERT | OTHERS | READERS | ADMINISTRATOR | CONTACT | STRANGER
)  # fmt: skip
SIGNED_OUT: Final = _people("anonymous disabled expired left")
EVERYONE: Final = SIGNED_IN | SIGNED_OUT
NOBODY: Final = frozenset[str]()

HALVES: Final = (tuple(sorted(EVERYONE))[::2], tuple(sorted(EVERYONE))[1::2])
"""The people of each of the two runs that pytest-xdist may take side by side."""

_TWINS = {
    "harbor_requester": "mill_requester",
    "harbor_executive": "mill_executive",
    "x_coordinator": "y_coordinator",
    "x_staff": "y_staff",
    "x_expert": "y_expert",
}


def twins(people: Iterable[str]) -> People:
    """The same people seen from the other tenant: Harbor's become Mill River's, X's become Y's."""
    both = _TWINS | {other: own for own, other in _TWINS.items()}
    return frozenset(both.get(one, one) for one in people)
