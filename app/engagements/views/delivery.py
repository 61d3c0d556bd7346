"""Activities, deliverables and milestones."""

from typing import Any

from flask import flash, redirect, request, url_for

from app import clock
from app.documents import services as documents
from app.documents.models import Audience
from app.engagements.forms.delivery import (
    ArrangeForm,
    CancelForm,
    ConfirmForm,
    HandInForm,
    LogForm,
    ReachForm,
    ReasonForm,
    RecordedHandInForm,
    RecordedLogForm,
    ReturnForm,
)
from app.engagements.forms.recording import RecordedForm
from app.engagements.forms.words import label_of
from app.engagements.models.delivery import Activity, Deliverable
from app.engagements.models.engagement import Engagement
from app.engagements.models.plan import Milestone
from app.engagements.queries import work as queries
from app.engagements.rules.work import AGENCY
from app.engagements.services import delivering
from app.engagements.views.blueprint import blueprint
from app.engagements.views.recording import is_recording, word_of
from app.engagements.views.steps import step_page
from app.policy import gate
from app.policy.actions import Action
from app.policy.roles import Role
from app.web.acting import current_actor
from app.web.acts import carried_out
from app.web.guards import requires, step
from app.web.pages import page
from app.wording import _
from app.workflow import stepping
from app.workflow.calendar import eastern_day
from app.workflow.queries import part_loader, whole_loader
from app.workflow.views.case_frame import frame_of

load = whole_loader(Engagement)
load_activity = part_loader(Activity)
load_deliverable = part_loader(Deliverable)


@blueprint.get("/cases/<reference:reference>/activities")
@requires(Action.ENGAGEMENT_READ, load=load)
def activities(engagement: Engagement) -> Any:
    """What is planned, what was held, what was cancelled; with the milestones."""
    actor = current_actor()
    return page(
        "engagements/activities.html",
        frame=frame_of(actor, engagement.case_file),
        activities=queries.activities(engagement),
        milestones=queries.milestones(engagement),
        label_of=label_of,
        may_reach=bool(gate.can(actor, Action.MILESTONE_REACH, engagement)),
    )


@blueprint.get("/cases/<reference:reference>/activities/<int:number>")
@requires(Action.ENGAGEMENT_READ, load=load_activity)
def activity(activity: Activity) -> Any:
    """One activity: where to go, whom to meet, what was logged."""
    actor = current_actor()
    return page(
        "engagements/activity.html",
        activity=activity,
        frame=frame_of(actor, activity.case_file),
        steps={offered.name for offered in stepping.open_to(actor, activity)},
        can_record=bool(stepping.recordable_by(actor, activity)),
        has_come=activity.planned_on <= eastern_day(clock.now()),
        may_arrange=activity.state == "planned" and bool(gate.can(actor, Action.ACTIVITY_ARRANGE, activity)),
        label_of=label_of,
    )


@blueprint.route("/cases/<reference:reference>/activities/<int:number>/arrange", methods=["GET", "POST"])
@requires(Action.ACTIVITY_ARRANGE, load=load_activity)
def arrange_activity(activity: Activity) -> Any:
    """Set when, where and how it takes place."""
    form = ArrangeForm(obj=activity)
    return step_page(
        activity,
        form,
        lambda: delivering.arrange(
            activity,
            actor=current_actor(),
            seen_version=form.seen_version,
            arrangement=delivering.Arrangement(
                form.planned_on.data, form.starts_at(), form.zone.data or "", form.mode.data,
                form.place.data, form.contact.data,
            ),
        ),
        heading=_("Arrange the activity"), intro=activity.title, label=_("Save"), done=_("The activity is arranged."),
        back="engagements.activity", number=activity.number,
    )  # fmt: skip


@blueprint.route("/cases/<reference:reference>/activities/<int:number>/log", methods=["GET", "POST"])
@step("confirm", "activity", load=load_activity, recorded=True)
def log_activity(activity: Activity) -> Any:
    """Log what was held, in two minutes."""
    recorded = is_recording()
    form = _log_form(activity, recorded)
    return step_page(
        activity,
        form,
        lambda: delivering.log(
            activity, actor=current_actor(), seen_version=form.seen_version, record=_log_of(form),
            **word_of(form, Role.EXPERT),
        ),
        heading=_("Record what was held") if recorded else _("Log the activity"), intro=activity.title,
        label=_("Save the log"), done=_("The activity is logged."), back="engagements.activity", number=activity.number,
        template="engagements/log.html",
    )  # fmt: skip


@blueprint.route("/cases/<reference:reference>/activities/<int:number>/cancel", methods=["GET", "POST"])
@step("cancel", "activity", load=load_activity)
def cancel_activity(activity: Activity) -> Any:
    """Cancel a planned activity, with the reason."""
    form = CancelForm(version=activity.version)
    return step_page(
        activity,
        form,
        lambda: delivering.cancel(
            activity, actor=current_actor(), seen_version=form.seen_version, reason=form.reason.data,
            note=form.note.data,
        ),
        heading=_("Cancel the activity"), intro=activity.title, label=_("Cancel the activity"), style="secondary",
        done=_("The activity is cancelled."), back="engagements.activities",
    )  # fmt: skip


@blueprint.get("/cases/<reference:reference>/deliverables")
@requires(Action.ENGAGEMENT_READ, load=load)
def deliverables(engagement: Engagement) -> Any:
    """What was promised in writing, and how far it is."""
    actor = current_actor()
    rows = queries.deliverables(engagement)
    return page(
        "engagements/deliverables.html",
        frame=frame_of(actor, engagement.case_file),
        deliverables=rows,
        steps={row.number: {offered.name for offered in stepping.open_to(actor, row)} for row in rows},
        records={row.number for row in rows if stepping.recordable_by(actor, row)},
        shows_comments=actor.role not in AGENCY,
        label_of=label_of,
    )


@blueprint.route("/cases/<reference:reference>/deliverables/<int:number>/hand-in", methods=["GET", "POST"])
@step("submit", "deliverable", load=load_deliverable, recorded=True)
def hand_in_deliverable(deliverable: Deliverable) -> Any:
    """Hand a deliverable in for acceptance."""
    recorded = is_recording()
    form = (RecordedHandInForm if recorded else HandInForm)(version=deliverable.version)
    return step_page(
        deliverable,
        form,
        lambda: _hand_in(deliverable, form),
        heading=_("Record a deliverable that came on paper") if recorded else _("Hand in the deliverable"),
        intro=deliverable.title, label=_("Record it") if recorded else _("Hand in"),
        done=_("The deliverable is handed in; the COPS Office decides next."), back="engagements.deliverables",
    )  # fmt: skip


@blueprint.route("/cases/<reference:reference>/deliverables/<int:number>/return", methods=["GET", "POST"])
@step("return_deliverable", "deliverable", load=load_deliverable)
def return_deliverable(deliverable: Deliverable) -> Any:
    """Return a deliverable with a coded reason."""
    form = ReturnForm(version=deliverable.version)
    return step_page(
        deliverable,
        form,
        lambda: delivering.give_back(
            deliverable, actor=current_actor(), seen_version=form.seen_version, reason=form.reason.data,
            note=form.note.data,
        ),
        heading=_("Return the deliverable"), intro=deliverable.title, label=_("Return it"),
        done=_("The deliverable is returned."), back="engagements.deliverables",
    )  # fmt: skip


@blueprint.route("/cases/<reference:reference>/deliverables/<int:number>/accept", methods=["GET", "POST"])
@step("accept_deliverable", "deliverable", load=load_deliverable)
def accept_deliverable(deliverable: Deliverable) -> Any:
    """Accept a deliverable."""
    form = ConfirmForm(version=deliverable.version)
    return step_page(
        deliverable,
        form,
        lambda: delivering.accept(deliverable, actor=current_actor(), seen_version=form.seen_version),
        heading=_("Accept the deliverable"), intro=deliverable.title, label=_("Accept"),
        template="engagements/accept_deliverable.html", shown={"deliverable": deliverable},
        done=_("The deliverable is accepted."), back="engagements.deliverables",
    )  # fmt: skip


@blueprint.route("/cases/<reference:reference>/deliverables/<int:number>/drop", methods=["GET", "POST"])
@step("drop", "deliverable", load=load_deliverable)
def drop_deliverable(deliverable: Deliverable) -> Any:
    """Give a deliverable up, with a reason."""
    form = ReasonForm(version=deliverable.version)
    return step_page(
        deliverable,
        form,
        lambda: delivering.drop(
            deliverable, actor=current_actor(), seen_version=form.seen_version, reason=form.reason.data
        ),
        heading=_("Drop the deliverable"), intro=deliverable.title, label=_("Drop it"), style="secondary",
        done=_("The deliverable is dropped."), back="engagements.deliverables",
    )  # fmt: skip


@blueprint.route("/cases/<reference:reference>/milestones/<int:number>/reach", methods=["GET", "POST"])
@requires(Action.MILESTONE_REACH, load=queries.milestone)
def reach_milestone(milestone: Milestone) -> Any:
    """Note when a milestone was reached."""
    form = ReachForm(version=milestone.version)
    there = url_for("engagements.activities", reference=request.view_args["reference"])
    if form.validate_on_submit() and carried_out(
        form,
        lambda: delivering.reach(
            milestone, actor=current_actor(), seen_version=form.seen_version, on=form.reached_on.data
        ),
    ):
        flash(_("The milestone is noted as reached."), "success")
        return redirect(there)
    return page("engagements/milestone.html", form=form, milestone=milestone, there=there)


@blueprint.route("/cases/<reference:reference>/finish-delivery", methods=["GET", "POST"])
@step("finish_delivery", "cri_tac", "critical_response", load=load, recorded=True)
def finish_delivery(engagement: Engagement) -> Any:
    """Say that all is delivered; the report begins."""
    recorded = is_recording()
    form = (RecordedForm if recorded else ConfirmForm)(version=engagement.version)
    return step_page(
        engagement,
        form,
        lambda: delivering.finish(
            engagement, actor=current_actor(), seen_version=form.seen_version, **word_of(form, Role.COORDINATOR)
        ),
        heading=_("Record that the provider has finished delivery") if recorded else _("Finish delivery"),
        label=_("Record it") if recorded else _("Finish delivery"),
        intro=_after_delivery(engagement),
        done=_("Delivery is finished. The report is due next."), back="requests.show",
    )  # fmt: skip


def _after_delivery(engagement: Engagement) -> str:
    if engagement.is_consultation:
        return _("The note for the executive is written next.")
    return _("The report begins, and the agency is asked how the assistance was.")


def _hand_in(deliverable: Deliverable, form: HandInForm) -> None:
    actor = current_actor()
    document = None
    if form.file.data:
        document = documents.store(
            deliverable.case_file, actor=actor, upload=form.file.data, title=deliverable.title,
            audience=Audience.COPS_AND_PROVIDER, purpose="deliverable",
        )  # fmt: skip
    word = word_of(form, Role.COORDINATOR)
    delivering.hand_in(
        deliverable, actor=actor, seen_version=form.seen_version,
        document_id=document.id if document else None, note=form.note.data,
        said=word.get("note", ""), behalf=word.get("behalf"),
    )  # fmt: skip


def _log_form(activity: Activity, recorded: bool) -> LogForm:
    form = (RecordedLogForm if recorded else LogForm)(version=activity.version)
    if recorded:
        form.person.choices = [(each.id, each.name) for each in queries.people_at_work(activity.engagement)]
    return form


def _log_of(form: LogForm) -> delivering.ActivityLog:
    held_by = form.person.data if isinstance(form, RecordedLogForm) else current_actor().person_id
    return delivering.ActivityLog(
        form.happened.data, form.heads_in_person.data, form.heads_virtual.data, {held_by: form.hours.data},
        form.provider_next_step.data, form.provider_next_step_on.data,
        form.agency_next_step.data, form.agency_next_step_on.data,
    )  # fmt: skip
