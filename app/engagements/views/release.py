"""The release: prepared, scheduled by the director, confirmed by a second person; or not public at all."""

from typing import Any

from app.engagements.forms.delivery import ConfirmForm, ReasonForm
from app.engagements.forms.publicity import ZONE_NAMES, HandingForm, ReleaseForm
from app.engagements.models.engagement import Engagement
from app.engagements.queries.naming import naming_sentence
from app.engagements.services import releasing
from app.engagements.services.releasing import Handing, Release
from app.engagements.views import loading
from app.engagements.views.announcing import BACK, BOTH, HERE
from app.engagements.views.blueprint import blueprint
from app.engagements.views.steps import step_page
from app.web.acting import current_actor
from app.web.guards import step
from app.wording import _


@blueprint.route(f"{HERE}/release/prepare", methods=["GET", "POST"])
@step("prepare_release", "critical_response_review", load=loading.engagement)
def prepare_release(engagement: Engagement) -> Any:
    """Bring the approved report to the director."""
    form = ConfirmForm(version=engagement.version)
    return step_page(
        engagement,
        form,
        lambda: releasing.prepare(engagement, actor=current_actor(), seen_version=form.seen_version),
        heading=_("Prepare the release"),
        intro=_("The report is approved. The director then sets when it goes out, or keeps it confidential."),
        label=_("Bring it to the director"),
        done=_("The release is the director's to schedule."),
        back=BACK,
    )


@blueprint.route(f"{HERE}/release/schedule", methods=["GET", "POST"])
@step("schedule_release", *BOTH, load=loading.engagement)
def schedule_release(engagement: Engagement) -> Any:
    """Set the instant, and say how those affected are briefed."""
    form = ReleaseForm(version=engagement.version, briefing_note=engagement.briefing_note)
    form.fill(engagement.release_at, engagement.release_zone)
    return step_page(
        engagement,
        form,
        lambda: releasing.schedule(
            engagement, actor=current_actor(), seen_version=form.seen_version, release=_release(form)
        ),
        heading=_("Schedule the release"),
        intro=_("A second person confirms it. At that time the report becomes public by itself."),
        label=_("Schedule it"),
        done=_("The release is scheduled. A second person has to confirm it."),
        back=BACK,
        template="engagements/instant_step.html",
        shown={"naming": naming_sentence(engagement)},
    )


@blueprint.route(f"{HERE}/release/confirm", methods=["GET", "POST"])
@step("confirm_release", *BOTH, load=loading.engagement)
def confirm_release(engagement: Engagement) -> Any:
    """The second person's half."""
    form = ConfirmForm(version=engagement.version)
    return step_page(
        engagement,
        form,
        lambda: releasing.confirm(engagement, actor=current_actor(), seen_version=form.seen_version),
        heading=_("Confirm the release"),
        intro=_("You stand behind what is written here. Any change makes your word void."),
        label=_("Confirm it"),
        done=_("The release is confirmed. It goes out by itself."),
        back=BACK,
        template="engagements/confirm_release.html",
        shown={
            "zone_names": ZONE_NAMES,
            "report": engagement.released_report,
            "naming": naming_sentence(engagement),
        },
    )


@blueprint.route(f"{HERE}/release/deliver-confidentially", methods=["GET", "POST"])
@step("deliver_confidentially", "critical_response_review", load=loading.engagement)
def deliver_confidentially(engagement: Engagement) -> Any:
    """Give the report to the agency alone."""
    form = HandingForm(version=engagement.version)
    return step_page(
        engagement,
        form,
        lambda: releasing.deliver_confidentially(
            engagement,
            actor=current_actor(),
            seen_version=form.seen_version,
            handing=Handing(form.reason.data, form.to.data),
        ),
        heading=_("Deliver the report confidentially"),
        intro=_("The report is not published. The case stays restricted, and the follow-up begins."),
        label=_("Deliver it confidentially"),
        style="secondary",
        done=_("The report is the agency's alone. The follow-up has begun."),
        back=BACK,
    )


@blueprint.route(f"{HERE}/release/pull-back", methods=["GET", "POST"])
@step("pull_back", *BOTH, load=loading.engagement)
def pull_back(engagement: Engagement) -> Any:
    """Take the report back before it is public."""
    form = ReasonForm(version=engagement.version)
    return step_page(
        engagement,
        form,
        lambda: releasing.pull_back(
            engagement, actor=current_actor(), seen_version=form.seen_version, reason=form.reason.data
        ),
        heading=_("Pull the report back"),
        intro=_("The report goes back to its writers. Nothing goes out, and it is approved anew."),
        label=_("Pull it back"),
        style="secondary",
        done=_("The report is back with its writers."),
        back=BACK,
    )


def _release(form: ReleaseForm) -> Release:
    assert form.instant is not None
    is_waived = form.briefing.data == "waived"
    return Release(form.instant, form.zone.data, form.briefing_note.data, briefing_is_waived=is_waived)
