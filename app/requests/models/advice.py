"""Which program fits whoever is not sure: three plain answers lead to one program and its reason (docs/domain.md)."""

from typing import NamedTuple

from app.policy.programs import Program


class Advice(NamedTuple):
    """A recommended program, and the rule that led to it (its words stand in `wording.BECAUSE`)."""

    program: Program
    because: str


def advise(*, event: bool, whole_agency: bool, ready: bool) -> Advice:
    """The program that fits: a pressing event first, then the whole agency if its leaders are ready, else a topic."""
    if event:
        return Advice(Program.CRITICAL_RESPONSE, "event")
    if whole_agency and ready:
        return Advice(Program.ORGANIZATIONAL_ASSESSMENT, "whole_agency")
    return Advice(Program.CRI_TAC, "not_ready" if whole_agency else "topic")
