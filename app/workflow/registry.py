"""What subjects tell the door at assembly: which model a family has, to which whole it belongs, how one begins."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from app.policy.actor import Actor
from app.workflow.models.case_file import Staged

WHOLES = ("request", "engagement")
Opener = Callable[[Staged, Actor], Sequence[Staged]]
"""Makes the new rows of a family because another case (the argument) took a step; adds them to the session."""


@dataclass(frozen=True, slots=True)
class Family:
    """One kind of case: its model, and whether it stands at the request's or the engagement's stage."""

    name: str
    model: type[Staged]
    stage: str


_families: dict[str, Family] = {}
_openers: dict[str, Opener] = {}


def register(name: str, model: type[Staged], stage: str, opens: Opener | None = None) -> None:
    """Tell the door of a family; its stage is "request", "engagement" or "any". Harmless when said twice."""
    _families[name] = Family(name, model, stage)
    if opens is not None:
        _openers[name] = opens


def register_opener(name: str, opens: Opener) -> None:
    """Give one life cycle of a family ("ta_report") an opener of its own."""
    _openers[name] = opens


def opener(name: str) -> Opener | None:
    """The opener of a family or life cycle; None where no subject has it yet."""
    return _openers.get(name)


def family(name: str) -> Family:
    """A family by name; KeyError when no subject has it."""
    return _families[name]


def is_known(name: str) -> bool:
    """Whether a subject has this family (those of later programs may not be there yet)."""
    return name in _families


def is_model(model: type) -> bool:
    """Whether a family's rows are of this model."""
    return any(known.model is model for known in _families.values())


def families(stage: str | None = None) -> list[Family]:
    """All families, or those of one stage ("request" or "engagement"); wholes first, then as they were registered."""
    found = [each for each in _families.values() if stage is None or each.stage in (stage, "any")]
    return sorted(found, key=lambda each: each.name not in WHOLES)
