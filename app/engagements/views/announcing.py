"""Announcement and release on the case: what is planned when, and the steps of those who propose, schedule, confirm."""

from typing import Any

from app.engagements.forms.delivery import ConfirmForm, ReasonForm
from app.engagements.forms.publicity import ZONE_NAMES, AnnouncementForm
from app.engagements.models.engagement import Engagement
from app.engagements.queries.naming import naming_sentence
from app.engagements.services import announcing
from app.engagements.services.announcing import Announcement
from app.engagements.views import loading
from app.engagements.views.blueprint import CASE, blueprint
from app.engagements.views.steps import step_page
from app.policy.actions import Action
from app.policy.roles import Role
from app.web.acting import current_actor
from app.web.guards import requires, step
from app.web.pages import page
from app.wording import _
from app.workflow import stepping
from app.workflow.views.case_frame import frame_of

BOTH = ("critical_response_review", "organizational_assessment")
HERE = f"{CASE}/publicity"
BACK = "engagements.publicity"
OFFICE = (Role.TRIAGE, Role.PROGRAM_MANAGER, Role.DIRECTOR, Role.RECORDS, Role.AUDITOR)
STEPS = (
    "propose_announcement", "schedule_announcement", "prepare_release", "schedule_release", "confirm_release",
    "unschedule", "proceed_confidentially", "deliver_confidentially", "pull_back",
)  # fmt: skip


@blueprint.get(HERE)
@requires(Action.ENGAGEMENT_READ, load=loading.engagement)
def publicity(engagement: Engagement) -> Any:
    """What is announced and released when, who stands behind it, and what each may do about it."""
    actor = current_actor()
    is_office = actor.role in OFFICE
    return page(
        "engagements/publicity.html",
        frame=frame_of(actor, engagement.case_file),
        engagement=engagement,
        report=engagement.released_report,
        steps=[each for each in stepping.open_to(actor, engagement) if each.name in STEPS],
        is_office=is_office,
        naming=naming_sentence(engagement) if is_office else "",
        zone_names=ZONE_NAMES,
    )


@blueprint.route(f"{HERE}/announcement", methods=["GET", "POST"])
@step("propose_announcement", *BOTH, load=loading.engagement)
def plan_announcement(engagement: Engagement) -> Any:
    """The text and the instant; a change of either begins anew."""
    form = AnnouncementForm(version=engagement.version, text=engagement.announcement_text)
    form.fill(engagement.announcement_at, engagement.announcement_zone)
    return step_page(
        engagement,
        form,
        lambda: announcing.propose(
            engagement, actor=current_actor(), seen_version=form.seen_version, announcement=_announcement(form)
        ),
        heading=_("Propose the announcement"),
        intro=_("The director schedules it as you propose it here. Any later change begins anew."),
        label=_("Propose it"),
        done=_("The announcement is proposed. The director decides."),
        back=BACK,
        template="engagements/instant_step.html",
        shown={"naming": naming_sentence(engagement)},
    )


@blueprint.route(f"{HERE}/announcement/schedule", methods=["GET", "POST"])
@step("schedule_announcement", *BOTH, load=loading.engagement)
def schedule_announcement(engagement: Engagement) -> Any:
    """The director's half: let it go out as proposed."""
    form = ConfirmForm(version=engagement.version)
    return step_page(
        engagement,
        form,
        lambda: announcing.schedule(engagement, actor=current_actor(), seen_version=form.seen_version),
        heading=_("Schedule the announcement"),
        intro=_("It goes out by itself at the time below, word for word."),
        label=_("Schedule it"),
        done=_("The announcement is scheduled."),
        back=BACK,
        template="engagements/schedule_announcement.html",
        shown={"zone_names": ZONE_NAMES, "naming": naming_sentence(engagement)},
    )


@blueprint.route(f"{HERE}/unschedule", methods=["GET", "POST"])
@step("unschedule", *BOTH, load=loading.engagement)
def unschedule(engagement: Engagement) -> Any:
    """Stop what is scheduled."""
    form = ReasonForm(version=engagement.version)
    return step_page(
        engagement,
        form,
        lambda: announcing.unschedule(
            engagement, actor=current_actor(), seen_version=form.seen_version, reason=form.reason.data
        ),
        heading=_("Stop what is scheduled"),
        intro=_("Nothing goes out. What two people agreed to has to be agreed to anew."),
        label=_("Stop it"),
        style="secondary",
        done=_("Nothing is scheduled any more."),
        back=BACK,
    )


@blueprint.route(f"{HERE}/proceed-confidentially", methods=["GET", "POST"])
@step("proceed_confidentially", "critical_response_review", load=loading.engagement)
def proceed_confidentially(engagement: Engagement) -> Any:
    """Begin the work without an announcement."""
    form = ReasonForm(version=engagement.version)
    return step_page(
        engagement,
        form,
        lambda: announcing.proceed_confidentially(
            engagement, actor=current_actor(), seen_version=form.seen_version, reason=form.reason.data
        ),
        heading=_("Go on without an announcement"),
        intro=_("The fact finding begins now. Nothing is announced; the case stays restricted."),
        label=_("Go on confidentially"),
        style="secondary",
        done=_("The fact finding has begun, without an announcement."),
        back=BACK,
    )


def _announcement(form: AnnouncementForm) -> Announcement:
    assert form.instant is not None
    return Announcement(form.text.data, form.instant, form.zone.data)
