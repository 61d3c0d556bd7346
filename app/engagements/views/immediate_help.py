"""Critical Response, immediate: starting at once, and announcing the help."""

from typing import Any

from app.engagements.forms.critical import AnnounceForm, AnnouncementForm, StartAtOnceForm
from app.engagements.models.engagement import Engagement
from app.engagements.services import immediate_help
from app.engagements.views import loading
from app.engagements.views.blueprint import CASE, OVERVIEW, blueprint
from app.engagements.views.steps import step_page
from app.web.acting import current_actor
from app.web.guards import step
from app.wording import _


@blueprint.route(f"{CASE}/start-at-once", methods=["GET", "POST"])
@step("start_at_once", "critical_response", load=loading.engagement)
def start_at_once(engagement: Engagement) -> Any:
    """Begin the work of an urgent case before its scope."""
    form = StartAtOnceForm(version=engagement.version)
    return step_page(
        engagement,
        form,
        lambda: immediate_help.start_at_once(
            engagement, actor=current_actor(), seen_version=form.seen_version, note=form.note.data
        ),
        heading=_("Start at once"),
        intro=_("The provider begins now. Its one-page scope follows within three business days."),
        label=_("Start at once"),
        done=_("The help begins. The provider writes the scope meanwhile."),
        back=OVERVIEW,
    )


@blueprint.route(f"{CASE}/announcement-of-help/propose", methods=["GET", "POST"])
@step("propose_announcement", "critical_response", load=loading.engagement)
def propose_help_announcement(engagement: Engagement) -> Any:
    """Propose the words in which the help is announced."""
    form = AnnouncementForm(version=engagement.version, text=engagement.announcement_text)
    return step_page(
        engagement,
        form,
        lambda: immediate_help.propose_announcement(
            engagement, actor=current_actor(), seen_version=form.seen_version, text=form.text.data
        ),
        heading=_("Propose an announcement"),
        intro=_("Immediate help may be announced; it need not be. A director decides."),
        label=_("Propose the announcement"),
        done=_("The announcement lies before the director."),
        back=OVERVIEW,
    )


@blueprint.route(f"{CASE}/announcement-of-help", methods=["GET", "POST"])
@step("announce", "critical_response", load=loading.engagement)
def announce_help(engagement: Engagement) -> Any:
    """Announce the help in the words that another person proposed."""
    form = AnnounceForm(version=engagement.version)
    return step_page(
        engagement,
        form,
        lambda: immediate_help.announce(engagement, actor=current_actor(), seen_version=form.seen_version),
        heading=_("Announce the help"),
        intro=_("The case is restricted to its list no longer once it is announced."),
        label=_("Announce the help"),
        done=_("The help is announced."),
        back=OVERVIEW,
        template="engagements/announce_help.html",
    )
