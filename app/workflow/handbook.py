"""Writes docs/lifecycles.md: every life cycle with its diagram, turns and steps, from the data that the door obeys."""

from app.policy.roles import Role
from app.workflow import engine
from app.workflow.clock_table import RULES
from app.workflow.clock_terms import BusinessDays, ClockRule, Days, Hours, Length, Months, NextOf
from app.workflow.diagram import mermaid, places, plain
from app.workflow.lifecycle import STAYS, Lifecycle, Opens, Part, State, Step, Then, Turn, Who
from app.workflow.lifecycles.catalogue import ALL
from app.workflow.lifecycles.unpublished import UNPUBLISHED

INTRODUCTION = """# Life cycles

This file is written by `flask lifecycles write` from `app/workflow/lifecycles/`; a test compares the two.

Every step goes through one door (`app/workflow/services/door.py`), which asks the policy, checks the needs, moves the
case, takes what follows, and records and announces it. *Stays* moves no state but is judged, recorded and announced
like any other step. *Other than* names people who may not take the step because they took its first half. A step marked
° has no page yet. What people outside the COPS Office do by phone or on paper the program manager may record for them
(in requests: the triage officer), with the channel and the paper on file.
"""

TITLES = {
    "request": "Request, all programs",
    "cri_tac": "Engagement: CRI-TAC",
    "critical_response": "Engagement: Critical Response, immediate assistance or data analysis",
    "critical_response_review": "Engagement: Critical Response, review",
    "organizational_assessment": "Engagement: Organizational Assessment",
    "offer": "Offer to a provider",
    "assignment": "Assignment of an expert",
    "plan": "Plan, scope, implementation plan, amendment",
    "review_scope": "Scope of a review before it is signed",
    "activity": "Activity",
    "deliverable": "Deliverable",
    "focus_area": "Focus area",
    "ta_report": "TA report",
    "status_report": "Status report",
    "review_report": "Report of a review or an assessment",
    "question": "Question to the agency",
    "deconfliction": "Deconfliction",
    "check_in": "Check-in",
    "obligation": "Obligation",
}

PARTIES = {Role.SYSTEM: "the worker", Role.DECONFLICTION: "deconfliction contact", Role.TRIAGE: "triage officer"}


def document() -> str:
    """Return the whole file."""
    contents = "\n".join(f"- [{TITLES[part.name]}](#{_anchor(TITLES[part.name])})" for part in ALL)
    return "\n".join([INTRODUCTION, contents, "", *(_chapter(lifecycle) for lifecycle in ALL), _clocks()])


def _anchor(title: str) -> str:
    return "".join(letter for letter in title.lower().replace(" ", "-") if letter.isalnum() or letter == "-")


def _chapter(lifecycle: Lifecycle) -> str:
    return "\n".join(
        [
            f"## {TITLES[lifecycle.name]}\n",
            f"```mermaid\n{mermaid(lifecycle)}```\n",
            "| State | Turn | Clocks |",
            "|---|---|---|",
            *(_state(state) for state in lifecycle.states),
            "",
            "| Step | From → to | Who may | Needs | What follows | Tells |",
            "|---|---|---|---|---|---|",
            *(_step(lifecycle, step) for step in lifecycle.steps),
            "",
        ]
    )


def _state(state: State) -> str:
    name = f"**{plain(state.name)}**" if not state.final else f"{plain(state.name)} (final)"
    turns = "; ".join(_turn(turn) for turn in state.turns) or "–"
    return f"| {name} | {turns} | {_clock_words(state) or '–'} |"


def _turn(turn: Turn) -> str:
    party = f"the {plain(turn.party.family)}'s" if isinstance(turn.party, Part) else _role(turn.party)
    paused = f", pausing {', '.join(plain(name) for name in turn.pauses)}" if turn.pauses else ""
    return f"{party}{_condition(turn.when, None)}{paused}"


def _clock_words(state: State) -> str:
    said = list(dict.fromkeys(plain(turn.clock) for turn in state.turns if turn.clock))
    said += [f"{plain(one.clock)} too{_condition(one.when, None)}" for one in state.beside]
    if state.pauses:
        said.append("pauses " + ", ".join("every other clock" if name == "*" else plain(name) for name in state.pauses))
    if state.pauses_column:
        said.append("pauses the clock it names")
    return "; ".join(said)


def _step(lifecycle: Lifecycle, step: Step) -> str:
    page = " °" if (lifecycle.name, step.name) in UNPUBLISHED else ""
    cells = (
        f"**{plain(step.name)}**{page}",
        f"{places(lifecycle, step.sources)} → {_target(lifecycle, step)}",
        _who(step),
        "; ".join(plain(need) for need in step.needs) or "–",
        _following(step) or "–",
        ", ".join(plain(audience) for audience in step.tells) or "nobody",
    )
    return f"| {' | '.join(cells)} |"


def _target(lifecycle: Lifecycle, step: Step) -> str:
    if step.target is STAYS:
        return "(stays)"
    return places(lifecycle, tuple(dict.fromkeys(engine.targets(lifecycle, step, step.sources[0]))))


def _who(step: Step) -> str:
    who = "; ".join(dict.fromkeys(_one(one) for one in step.who)) or "only as a consequence"
    other = ", ".join(plain(name.removesuffix("_ids").removesuffix("_id")) for name in step.other_than)
    return f"{who}; other than: {other}" if other else who


def _one(who: Who) -> str:
    through = f" by {plain(who.through[0].replace('.', ': '))}" if who.through else ""
    only = f" named as {plain(who.only.removesuffix('_id'))}" if who.only else ""
    return f"{_role(who.role)}{only}{through}{_condition(who.when, who.unless)}"


def _role(role: Role) -> str:
    return PARTIES.get(role, plain(role))


def _condition(when: str | None, unless: str | None) -> str:
    words = [f"if {_clause(when)}"] if when else []
    words += [f"unless {_clause(unless)}"] if unless else []
    return f" ({', '.join(words)})" if words else ""


def _clause(name: str) -> str:
    subject = "it " if name.split("_")[0] in ("is", "has", "owes", "awaits", "belongs", "was") else ""
    return subject + plain(name)


def _following(step: Step) -> str:
    said = [_opened(opened) for opened in step.opens]
    said += [_then(then) for then in step.then]
    said += [f"keeps the state in {plain(step.remembers.column)}"] if step.remembers else []
    said += ["voids what is scheduled and its sign-offs"] if step.voids else []
    return "; ".join(said)


def _opened(opened: Opens) -> str:
    return f"opens {plain(opened.part)}{_condition(opened.when, None)}"


def _then(then: Then) -> str:
    return f"{plain(then.part)}: {plain(then.step)}{_condition(then.when, None)}"


def _clocks() -> str:
    rows = [_clock(rule) for rule in RULES.values()]
    return "\n".join(["## Clocks\n", "| Clock | Length | Reminders | Then |", "|---|---|---|---|", *rows, ""])


def _clock(rule: ClockRule) -> str:
    lengths = "; ".join([_length(rule.length), *_variants(rule.variants)])
    reminders = ", ".join(plain(point.key) for point in rule.reminders) or "–"
    return f"| {plain(rule.name)} | {lengths} | {reminders} | {plain(rule.lapse.step) if rule.lapse else '–'} |"


def _variants(variants: tuple[tuple[str, Length], ...]) -> list[str]:
    return [f"{_length(length)} if {_clause(name)}" for name, length in variants]


def _length(length: Length) -> str:
    match length:
        case BusinessDays(count):
            return f"{count} business days" if count > 1 else "1 business day"
        case Days(count):
            return f"{count} days"
        case Hours(count):
            return f"{count} hours"
        case Months(count):
            return f"{count} months"
        case NextOf(days):
            return "next of " + ", ".join(f"{month}/{day}" for month, day in days)
        case _:
            return "its date"
