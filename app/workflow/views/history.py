"""The history of a case in plain words: every step, who took it, when, and the reason where the reader may read it."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from itertools import islice
from typing import Any

from flask import Blueprint
from sqlalchemy import Select, bindparam, or_, select
from sqlalchemy.orm import joinedload

from app.accounts.models.people import Person
from app.extensions import db
from app.policy import gate
from app.policy.actions import Action
from app.policy.actor import Actor
from app.policy.roles import Role
from app.web.acting import current_actor
from app.web.guards import requires
from app.web.pages import page
from app.wording import _
from app.workflow import registry, scopes, wording
from app.workflow.history_words import happened
from app.workflow.models.case_file import CaseFile
from app.workflow.models.record import History
from app.workflow.queries import case_file
from app.workflow.views.case_frame import frame_of, register_tab
from app.workflow.views.turns import turns_of

blueprint = Blueprint("history", __name__)

AGENCY = (Role.REQUESTER, Role.EXECUTIVE)
PROVIDER = (Role.COORDINATOR, Role.PROVIDER_STAFF, Role.EXPERT)
HIDDEN_FROM_OUTSIDE = ("deconfliction",)
"""Life cycles whose steps only the office sees (docs/domain.md, life cycles)."""
INTERNAL = frozenset({("request", "propose_decline"), ("request", "return_decline"), ("request", "ask_deconfliction")})
"""Steps of which nobody outside the office hears."""
ASKING_COMPONENTS = frozenset({"ask_deconfliction"})
"""Steps of every life cycle of which nobody outside the office hears."""
PAUSES = frozenset({"hold"})
"""Steps that the office answers for outside, even where the system takes them."""
OF_ONE_PARTY = ("offer", "assignment")
"""Parts of one provider or expert, of which no other one hears; the agency hears who is confirmed."""
ASKING_AROUND = frozenset({"make_offer", "propose_expert"})
"""Steps by which the office and the provider ask people who may yet say no."""
WISHES = frozenset({"ask_for_hold", "ask_for_rework", "give_back"})
"""What a provider asks of the office; the agency hears what becomes of it."""
PROPOSALS = frozenset({"propose_correction", "propose_take_down", "refuse_correction", "refuse_take_down"})
"""First halves of the office's own decisions on released reports, and what was decided against."""
FIRST_STEP = _("Begun")


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the history as the timeline draws it; `at` in UTC."""

    at: datetime
    what: str
    who: str
    note: str
    audience: str
    paper: str = ""  # address of the paper on file, where this reader may read it


Papers = Callable[[Actor, CaseFile], Mapping[int, str]]
_papers: list[Papers] = []


def register_papers(papers: Papers) -> None:
    """Say how to find the files of a case that a reader may read: their ids with their addresses (documents do)."""
    _papers[:] = [papers]


def may_read(actor: Actor, file: CaseFile) -> gate.Decision:
    """Open to everyone who sees the case's content."""
    return gate.YES if scopes.sees_content(actor, file) else gate.HIDDEN


def register() -> None:
    """Tell the gate and put the tab last."""
    gate.register(Action.HISTORY_READ, may_read)
    register_tab(_("History"), "history.history", 95, scopes.sees_content)


@blueprint.get("/cases/<reference:reference>/history")
@requires(Action.HISTORY_READ, load=case_file)
def history(file: CaseFile) -> Any:
    """Who held the case how long, and every step of it, the newest first."""
    actor = current_actor()
    entries = list(entries_of(actor, file))
    return page("case/history.html", frame=frame_of(actor, file), entries=entries, turns=turns_of(actor, file))


def latest_of(actor: Actor, file: CaseFile, most: int) -> list[Entry]:
    """The latest entries for this reader; those outside, who do not hear of all, among the last few dozen steps."""
    return list(islice(entries_of(actor, file, among=most if is_inside(actor) else most * 6), most))


def entries_of(actor: Actor, file: CaseFile, among: int | None = None) -> Iterator[Entry]:
    """The steps that this reader may know of, the newest first; reasons only where he is of their audience."""
    found = list(db.session.scalars(_told(among), {"file_id": file.id}))
    papers = _papers[0](actor, file) if _papers and any(row.document_id for row in found) else {}
    for row in found:
        if not is_inside(actor) and (is_internal(row) or _is_of_others(actor, row)):
            continue
        yield Entry(
            row.occurred_at,
            _what(row),
            _who(actor, row),
            _note(actor, row),
            _audience(actor, row),
            papers.get(row.document_id or 0, ""),
        )


@cache
def _told(among: int | None) -> Select[History]:
    """The steps of a file that have a line of their own: a part begins because of another step, which has its line."""
    rows = select(History).where(History.case_file_id == bindparam("file_id"))
    own = rows.where(or_(History.step != "open", History.lifecycle == "request"))
    return own.options(joinedload(History.actor).load_only(Person.name)).order_by(History.id.desc()).limit(among)


def is_internal(row: History) -> bool:
    """Whether the step is the office's own matter."""
    is_about_components = row.lifecycle in HIDDEN_FROM_OUTSIDE or row.step in ASKING_COMPONENTS
    return is_about_components or (row.lifecycle, row.step) in INTERNAL or row.step in PROPOSALS


def _is_of_others(actor: Actor, row: History) -> bool:
    if actor.role in AGENCY:
        asked = row.lifecycle in OF_ONE_PARTY or row.step in ASKING_AROUND | WISHES
        return asked and (row.lifecycle, row.step) != ("assignment", "confirm")
    if row.lifecycle in OF_ONE_PARTY:
        part = db.session.get_one(registry.family(row.lifecycle).model, row.subject_id)
        return not part.is_own_part_of(actor)
    return row.step == "make_offer"


def is_inside(actor: Actor) -> bool:
    """Whether the reader belongs to the office or its oversight."""
    return actor.role not in (*AGENCY, *PROVIDER)


def _what(row: History) -> str:
    if row.step == "open":
        return FIRST_STEP
    return happened(row.lifecycle, row.step, _words_of(row))


def _words_of(row: History) -> str:
    """The name of a duty's own words: a survey is answered, a new executive confirms."""
    if row.lifecycle != "obligation":
        return ""
    return db.session.get_one(registry.family(row.lifecycle).model, row.subject_id).worded_as


def _who(actor: Actor, row: History) -> str:
    name = row.actor.name if row.actor else _("The system")
    if not is_inside(actor) and (row.actor_role not in (*AGENCY, *PROVIDER, Role.SYSTEM) or row.step in PAUSES):
        name = _("COPS Office")
    if row.on_behalf_of:
        party = wording.PARTIES.get(row.on_behalf_of, str(row.on_behalf_of))
        return _("%(name)s for %(party)s, by %(channel)s", name=name, party=party, channel=row.channel or "")
    return name


def _note(actor: Actor, row: History) -> str:
    if not _may_read_reason(actor, row):
        return ""
    reason = (row.reason or "").replace("_", " ").capitalize()
    return " – ".join(part for part in (reason, row.note) if part)


def _may_read_reason(actor: Actor, row: History) -> bool:
    if is_inside(actor) or row.audience in ("everyone", "public"):
        return True
    return row.audience == "cops_and_provider" and actor.role in PROVIDER


def _audience(actor: Actor, row: History) -> str:
    return wording.AUDIENCES.get(row.audience, "") if is_inside(actor) and (row.note or row.reason) else ""
