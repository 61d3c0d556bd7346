"""What a review's fact finding gathered: the provider's people log it, on a phone too; the office reads it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, cast
from zoneinfo import ZoneInfo

from flask import flash, redirect, request, url_for

from app.engagements.forms.fact_finding import DataForm, EntryForm, InterviewForm, StrikeForm
from app.engagements.forms.recording import RecordedForm
from app.engagements.forms.words import label_of
from app.engagements.models.engagement import Engagement
from app.engagements.models.fact_finding import DataItem, Interview, TimelineEntry
from app.engagements.queries import facts as queries
from app.engagements.services import fact_finding as verbs
from app.engagements.views import loading, timeline_picture
from app.engagements.views.blueprint import CASE, OVERVIEW, blueprint
from app.engagements.views.recording import is_recording, word_of
from app.engagements.views.steps import step_page
from app.policy import gate
from app.policy.actions import Action
from app.policy.roles import Role
from app.web.acting import current_actor
from app.web.acts import CaseForm, carried_out
from app.web.guards import requires, step
from app.web.pages import page
from app.wording import _
from app.workflow import stepping
from app.workflow.views.case_frame import frame_of

FACTS = f"{CASE}/facts"
KIND = "<any(timeline,interviews,data):kind>"
FORMS: dict[type, Any] = {TimelineEntry: EntryForm, Interview: InterviewForm, DataItem: DataForm}
HEADINGS = {
    TimelineEntry: (_("Add a timeline entry"), _("Correct the timeline entry")),
    Interview: (_("Log an interview"), _("Correct the interview")),
    DataItem: (_("Add to the data list"), _("Note what came")),
}


@blueprint.get(FACTS)
@requires(Action.DATA_LIST_READ, load=loading.engagement)
def fact_finding(engagement: Engagement) -> Any:
    """Timeline, interviews by role, data list; the agency sees the data list alone."""
    actor = current_actor()
    reads_all = bool(gate.can(actor, Action.FACTS_READ, engagement))
    logs = engagement.report_is_with_its_writers and bool(gate.can(actor, Action.FACTS_LOG, engagement))
    offered = {each.name: each.missing for each in stepping.open_to(actor, engagement)}
    return page(
        "engagements/fact_finding.html",
        frame=frame_of(actor, engagement.case_file),
        engagement=engagement,
        reads_all=reads_all,
        logs=logs,
        finishing=offered.get("finish_fact_finding"),
        moments=list(_moments(engagement.timeline)) if reads_all else [],
        picture=timeline_picture.of(engagement.timeline) if reads_all else None,
        roles=queries.people_by_role(engagement) if reads_all else [],
        label_of=label_of,
    )


@blueprint.route(f"{FACTS}/{KIND}/add", methods=["GET", "POST"])
@requires(Action.FACTS_LOG, load=queries.begun)
def log_fact(engagement: Engagement) -> Any:
    """Add an entry, an interview or an item of data."""
    model = queries.KINDS[(request.view_args or {})["kind"]]
    form = FORMS[model](version=engagement.version, **_defaults(engagement, model))
    actor = current_actor()
    return _fact_page(
        engagement,
        form,
        lambda: verbs.log(engagement, cast(Any, model), actor=actor, facts=form.facts()),
        heading=HEADINGS[model][0],
        done=_("Logged."),
    )


@blueprint.route(f"{FACTS}/{KIND}/<int:number>", methods=["GET", "POST"])
@requires(Action.FACTS_LOG, load=queries.fact)
def correct_fact(row: Any) -> Any:
    """Correct what was logged, or note what came."""
    form = FORMS[type(row)].of(row, version=row.version)
    return _fact_page(
        row.engagement,
        form,
        lambda: verbs.correct(row, actor=current_actor(), seen_version=form.seen_version, facts=form.facts()),
        heading=HEADINGS[type(row)][1],
        done=_("Corrected."),
        row=row,
    )


@blueprint.route(f"{FACTS}/{KIND}/<int:number>/strike", methods=["GET", "POST"])
@requires(Action.FACTS_LOG, load=queries.fact)
def strike_fact(row: Any) -> Any:
    """Take out what was logged, with the reason."""
    form = StrikeForm(version=row.version)
    return _fact_page(
        row.engagement,
        form,
        lambda: verbs.strike(row, actor=current_actor(), seen_version=form.seen_version, why=form.note.data),
        heading=_("Take it out"),
        done=_("Taken out."),
        style="secondary",
    )


@blueprint.route(f"{FACTS}/finish", methods=["GET", "POST"])
@step("finish_fact_finding", "critical_response_review", load=loading.engagement, recorded=True)
def finish_fact_finding(engagement: Engagement) -> Any:
    """Say that the facts are gathered; the report begins."""
    recorded = is_recording()
    form = (RecordedForm if recorded else CaseForm)(version=engagement.version)
    return step_page(
        engagement,
        form,
        lambda: verbs.finish(
            engagement, actor=current_actor(), seen_version=form.seen_version, **word_of(form, Role.COORDINATOR)
        ),
        heading=_("Record that the provider has gathered the facts") if recorded else _("Finish the fact finding"),
        intro=_("The report begins. The timeline and the data list can still be corrected until it is handed in."),
        label=_("Record it") if recorded else _("Finish the fact finding"),
        done=_("The facts are gathered. The report is written next."),
        back=OVERVIEW,
    )


@dataclass(frozen=True, slots=True)
class Moment:
    """An entry as the table shows it: its day where that is another than before, its zone in short."""

    entry: TimelineEntry
    day: date | None
    zone: str


def _moments(entries: list[TimelineEntry]) -> Iterator[Moment]:
    before = None
    for entry in entries:
        local = entry.occurred_at.astimezone(ZoneInfo(entry.zone))
        yield Moment(entry, local.date() if local.date() != before else None, local.tzname() or "")
        before = local.date()


def _fact_page(engagement: Engagement, form: Any, verb: Any, *, heading: str, done: str, **shown: Any) -> Any:
    there = url_for("engagements.fact_finding", reference=engagement.case_file.reference)
    if form.validate_on_submit() and carried_out(form, verb):
        flash(done, "success")
        return redirect(there)
    if getattr(form, "is_stale", False) and shown.get("row"):
        form.version.data = str(shown["row"].version)
    row, style = shown.get("row"), shown.get("style", "")
    return page(
        "engagements/log_fact.html", form=form, case=engagement, page_heading=heading, there=there, intro="",
        style=style, label=heading if style else _("Save"), strike=_strike_address(row),
    )  # fmt: skip


def _strike_address(row: Any) -> str:
    if row is None:
        return ""
    kind = next(word for word, model in queries.KINDS.items() if isinstance(row, model))
    return url_for(
        "engagements.strike_fact", reference=row.engagement.case_file.reference, kind=kind, number=row.number
    )


def _defaults(engagement: Engagement, model: type) -> dict[str, Any]:
    """What the last entry says of day and zone, so that a run of entries needs little typing."""
    if model is not TimelineEntry or not engagement.timeline:
        return {"zone": engagement.call_zone or "America/New_York"} if model is TimelineEntry else {}
    last = max(engagement.timeline, key=lambda each: each.logged_at)
    return {"on": last.occurred_at.astimezone(ZoneInfo(last.zone)).date(), "zone": last.zone}
