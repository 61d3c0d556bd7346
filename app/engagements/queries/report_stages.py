"""Where a report stands on its way: each approver's stage, whether it is done, by whom and when."""

from dataclasses import dataclass
from datetime import datetime

from app.engagements.models.report import Report
from app.wording import _
from app.workflow import queries as case_queries
from app.workflow.lifecycles.catalogue import LIFECYCLES
from app.workflow.models.record import History

STAGES = ("drafting", "cops_review", "agency_fact_check", "department_review")
NAMES = {
    "drafting": _("Writers"),
    "cops_review": _("COPS Office, review"),
    "agency_fact_check": _("Agency, fact check"),
    "department_review": _("Director, department review"),
}
PASSED_BY = {
    "drafting": ("submit_draft",),
    "cops_review": ("send_to_agency", "resend_final", "approve"),
    "agency_fact_check": ("confirm_facts",),
    "department_review": ("approve",),
}
DONE, NOW, AHEAD = "done", "now", "ahead"


@dataclass(frozen=True, slots=True)
class Stage:
    """One approver's stage: done (by whom, when), now, or ahead."""

    name: str
    state: str
    by: str = ""
    at: datetime | None = None


def of(report: Report) -> list[Stage]:
    """Every stage of this kind of report, in order."""
    has = {state.name for state in LIFECYCLES[report.lifecycle].states}
    names = [name for name in STAGES if name in has]
    taken = case_queries.steps_taken(report)
    return [_stage(report, name, names, taken) for name in names]


def _stage(report: Report, name: str, names: list[str], taken: list[History]) -> Stage:
    if report.state == name:
        return Stage(NAMES[name], NOW)
    here = names.index(report.state) if report.state in names else len(names)
    stands = names.index(name) < here or (name == "agency_fact_check" and report.facts_confirmed_at is not None)
    if not stands:
        return Stage(NAMES[name], AHEAD)
    row = next((row for row in taken if row.step in PASSED_BY[name] and row.from_state == name), None)
    return Stage(NAMES[name], DONE, row.actor.name if row and row.actor else "", row.occurred_at if row else None)
