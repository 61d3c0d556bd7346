"""What stands above every page of a case: where it is, whose turn, by when, and the acts that are this person's.

Acts come from the life cycles: every published step that the actor may take and that some view offers (`@step`).
Subjects register their tabs with `register_tab` at assembly.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from typing import Any

from flask import Flask, current_app, request

from app import clock
from app.policy.actor import Actor
from app.policy.programs import PROGRAM_NAMES
from app.policy.roles import Role
from app.web.addresses import url_for
from app.web.frame import Act, CaseFrame, Facts, Mark, Need, Stage, Tab
from app.web.templating import span
from app.wording import _
from app.workflow import queries, readers, rules, stepping, wording
from app.workflow.lifecycles.catalogue import LIFECYCLES
from app.workflow.models.case_file import CaseFile, Staged
from app.workflow.models.record import Clock
from app.workflow.needs import SENTENCES
from app.workflow.services.clocks import parts, turns
from app.workflow.views.act_order import is_aside, is_folded

AGENCY = (Role.REQUESTER, Role.EXECUTIVE)
PROVIDER = (Role.COORDINATOR, Role.PROVIDER_STAFF)
OUTSIDE = (*AGENCY, *PROVIDER, Role.EXPERT)
DETOURS = {"information_requested": "screening", "decline_proposed": "screening"}
"""States in which a request has not left its stage."""
Shows = Callable[[Actor, CaseFile], bool]
Count = Callable[[CaseFile], int]
Awaits = Callable[[Actor, Any], bool]


@dataclass(frozen=True, slots=True)
class TabPlace:
    """A tab that a subject registered: its endpoint takes the reference alone."""

    label: str
    endpoint: str
    order: int
    shows: Shows
    beneath: tuple[str, ...] = ()  # endpoints of pages that belong to it


_tabs: dict[str, TabPlace] = {}
_menders: dict[str, str] = {}
_awaits: dict[str, Awaits] = {}


def register_tab(label: str, endpoint: str, order: int, shows: Shows, beneath: tuple[str, ...] = ()) -> None:
    """Put a page among the tabs of every case for which `shows(actor, file)` is true; harmless when done twice.

    `beneath` are endpoints of single things (one report, one activity), on whose pages the tab is marked, too.
    """
    _tabs[endpoint] = TabPlace(label, endpoint, order, shows, beneath)


def frame_of(actor: Actor, file: CaseFile) -> CaseFrame:
    """The frame of a case for this reader."""
    cases = parts.cases_of(file)
    return CaseFrame(
        reference=file.reference,
        title=file.title or _("Untitled request"),
        facts=facts_of(actor, file),
        agency=file.agency.name if file.agency else "",
        program=PROGRAM_NAMES[file.program] if file.program else "",
        restricted=_band(file),
        stages=tuple(_stages(file)),
        acts=tuple(acts_of(actor, file, cases)),
        tabs=tuple(_tabs_of(actor, file)),
        sides=tuple(_sides(file)),
    )


def _band(file: CaseFile) -> str:
    """How many may see a restricted case; nothing for the others."""
    if not file.restricted:
        return ""
    count = readers.count(file)
    return _("One person may see this.") if count == 1 else _("%(count)s people may see this.", count=count)


def facts_of(actor: Actor, file: CaseFile) -> Facts:
    """Where the case is, whose turn, by when."""
    running = queries.present_clock(file)
    word = wording.plain_state if actor.role in AGENCY else wording.state_word
    inside = actor.role in OUTSIDE and file.turn_party in wording.WITHIN
    return Facts(
        where=word(file.state),
        party=wording.OFFICE if inside else party_name(file, file.turn_party),
        act=wording.clock_word(file.turn_clock) if file.turn_party and not inside else "",
        due_at=file.due_at,
        is_yours=is_turn_of(actor, file),
        paused_since=running.paused_at if running else None,
        paused_why=(running.paused_because or "") if running else "",
        spent=_spent(running) if running else "",
    )


def party_name(file: CaseFile, party: Role | None) -> str:
    """The party by name where there is one: the agency, the provider."""
    if party is None:
        return ""
    if party in AGENCY and file.agency:
        return file.agency.name
    if party in PROVIDER and file.provider:
        return file.provider.name
    return wording.PARTIES.get(party, str(party))


def is_turn_of(actor: Actor, file: CaseFile) -> bool:
    """Whether the move is this reader's."""
    groups = (AGENCY, PROVIDER, (Role.TRIAGE, Role.PROGRAM_MANAGER))
    return any(actor.role in group and file.turn_party in group for group in groups) or actor.role is file.turn_party


def acts_of(actor: Actor, file: CaseFile, cases: list[Staged]) -> Iterator[Act]:
    """What the reader can do now, each with what is still missing; detours last.

    When the move is his, what is ready comes first; else the step that the case waits for.
    """
    _turn, holder = turns.present_turn(cases[0], cases)
    his = is_turn_of(actor, file)

    def rank(found: tuple[Staged, stepping.Offered]) -> tuple[bool, bool, bool]:
        case, offered = found
        return is_aside(case, offered), his and bool(offered.missing), case is not holder

    open_now = stepping.open_to_all(actor, cases)
    for case, offered in sorted(open_now, key=rank):
        endpoint = step_pages(current_app._get_current_object()).get((case.lifecycle, offered.name))  # type: ignore[attr-defined]
        if endpoint is None or not _is_still_his(actor, case, offered):
            continue
        if not _is_left_to_its_page(case, offered, holder, cases[0]):
            needs = tuple(_need(name, file) for name in offered.open_needs)
            label = wording.step_label(case.worded_as, offered.name)
            label = wording.recorded_label(case.worded_as, offered.name) if actor.role not in OUTSIDE else label
            words = label if case is cases[0] else _of_part(label, case)
            yield Act(words, _address(endpoint, file, case), needs, is_aside=is_folded(case, offered))
    yield from _recordable(actor, file, cases[0], holder)


def _recordable(actor: Actor, file: CaseFile, whole: Staged, holder: Staged) -> Iterator[Act]:
    """What someone outside may do now and may have done by phone or on paper; behind the disclosure."""
    for case in {whole.audit_reference: whole, holder.audit_reference: holder}.values():
        for each in stepping.recordable_by(actor, case) if rules.sees(actor, case) else ():
            endpoint = step_pages(current_app._get_current_object()).get((case.lifecycle, each.name))  # type: ignore[attr-defined]
            if endpoint is not None and _takes_recorded(endpoint):
                label = wording.recorded_label(case.worded_as, each.name, _outsider(each))
                words = label if case is whole else _of_part(label, case)
                yield Act(words, _address(endpoint, file, case), is_aside=True)


def _takes_recorded(endpoint: str) -> bool:
    return bool(getattr(current_app.view_functions[endpoint], "guard", None).recorded)  # type: ignore[union-attr]


def _outsider(offered: stepping.Offered) -> Role:
    return next(who.role for who in offered.step.who if who.role in OUTSIDE)


def register_mending(endpoint: str, *needs: str) -> None:
    """Say on which page of a case (its endpoint takes the reference alone) these needs are mended."""
    _menders.update(dict.fromkeys(needs, endpoint))


def register_awaited(step: str, awaits: Awaits) -> None:
    """Leave a step that several people take, each once, out of what those can do who have taken it."""
    _awaits[step] = awaits


def _need(name: str, file: CaseFile) -> Need:
    mender = _menders.get(name)
    return Need(SENTENCES[name], url_for(mender, reference=file.reference) if mender else "")


def _is_still_his(actor: Actor, case: Staged, offered: stepping.Offered) -> bool:
    return offered.name not in _awaits or _awaits[offered.name](actor, case)


def _is_left_to_its_page(case: Staged, offered: stepping.Offered, holder: Staged, whole: Staged) -> bool:
    """Whether an extra is not worth a line here: it is not ready, or belongs to a part whose turn it is not."""
    return is_aside(case, offered) and (bool(offered.missing) or case not in (holder, whole))


@cache
def step_pages(app: Flask) -> dict[tuple[str, str], str]:
    """Which endpoint offers which step: (life cycle, step) → endpoint, read from the views' guards."""
    pages: dict[tuple[str, str], str] = {}
    for endpoint, view in app.view_functions.items():
        guard = getattr(view, "guard", None)
        if guard is not None and guard.kind == "step":
            pages |= {(lifecycle, guard.step): endpoint for lifecycle in guard.lifecycles}
    return pages


def _address(endpoint: str, file: CaseFile, case: Staged) -> str:
    app = current_app._get_current_object()  # type: ignore[attr-defined]
    values: dict[str, Any] = {"number": case.number} if _takes_number(app, endpoint) else {}
    return url_for(endpoint, reference=file.reference, **values)


@cache
def _takes_number(app: Flask, endpoint: str) -> bool:
    return any("number" in rule.arguments for rule in app.url_map.iter_rules(endpoint))


def _of_part(label: str, case: Staged) -> str:
    name = getattr(case, "title", "") or getattr(case, "label", "")
    return f"{label}: {name}" if name else label


def _stages(file: CaseFile) -> Iterator[Stage]:
    lifecycle = LIFECYCLES[file.stage if file.stage in LIFECYCLES else "request"]
    word = wording.state_word
    states = [state.name for state in lifecycle.states if not state.final and state.name != "on_hold"]
    if lifecycle.name == "request":
        states = ["draft", "submitted", "screening", "accepted"]
    here, mark_here = _place_among(states, file)
    for position, name in enumerate(states):
        mark = mark_here if position == here else Mark.DONE if position < here else Mark.AHEAD
        yield Stage(word(name), mark)


def _place_among(states: list[str], file: CaseFile) -> tuple[int, Mark]:
    """Where a case stands among its stages; where it stood when it was held or ended before the last."""
    if file.state == "closed":
        return len(states), Mark.DONE
    state = DETOURS.get(file.state, file.state)
    if state in states:
        return states.index(state), Mark.CURRENT
    left = queries.left_behind(file) or ""
    left = DETOURS.get(left, left)
    return states.index(left) if left in states else -1, Mark.CURRENT if file.is_open else Mark.ENDED


def _tabs_of(actor: Actor, file: CaseFile) -> Iterator[Tab]:
    is_shown = cache(lambda shows: shows(actor, file))  # many tabs ask the same question
    for place in sorted(_tabs.values(), key=lambda place: place.order):
        if is_shown(place.shows):
            url = url_for(place.endpoint, reference=file.reference)
            is_here = request.endpoint == place.endpoint
            yield Tab(place.label, url, is_here, is_above=request.endpoint in place.beneath)


def _sides(file: CaseFile) -> Iterator[tuple[str, str]]:
    if file.owner:
        yield _("Program manager"), file.owner.name
    if file.agency:
        yield _("Agency"), file.agency.name
    if file.provider:
        yield _("Provider"), file.provider.name


def _spent(running: Clock) -> str:
    total = (clock.now() - running.started_at - running.paused).days
    paused = running.paused.days
    said = [_("%(span)s so far", span=span(timedelta(days=total)))] if total else []
    return ", ".join(said + ([_("paused %(span)s", span=span(running.paused))] if paused else []))
