"""A director's hardest decisions: who may see a case at all, and an end because an investigation was opened."""

from typing import Any

from app.engagements.forms.changing import ConfirmedForm, InvestigationForm, WhyForm
from app.engagements.models.engagement import Engagement
from app.engagements.services import investigating, restricting
from app.engagements.views import loading
from app.engagements.views.blueprint import CASE, OVERVIEW, blueprint
from app.engagements.views.steps import step_page
from app.policy.actions import Action
from app.web.acting import current_actor
from app.web.guards import requires, step
from app.wording import _
from app.workflow.lifecycles.catalogue import ENGAGEMENTS

HERE = f"{CASE}/engagement"


@blueprint.route(f"{HERE}/restrict", methods=["GET", "POST"])
@step("restrict", *ENGAGEMENTS, load=loading.engagement)
def restrict(engagement: Engagement) -> Any:
    """Close the case to all but its list."""
    form = WhyForm(version=engagement.version)
    return step_page(
        engagement,
        form,
        lambda: restricting.restrict(
            engagement, actor=current_actor(), seen_version=form.seen_version, reason=form.reason.data
        ),
        heading=_("Restrict the case"),
        intro=_(
            "From now on only the people on its list see the case. The agency's people, the program manager and the "
            "directors stand on it first; its provider and experts keep their places. You add and remove people next."
        ),
        label=_("Restrict the case"),
        done=_("The case is restricted. Check who is on its list."),
        back="access.access_list",
    )


@blueprint.route(f"{HERE}/lift-restriction", methods=["GET", "POST"])
@step("lift_restriction", *ENGAGEMENTS, load=loading.engagement)
def lift_restriction(engagement: Engagement) -> Any:
    """Open the case to everyone who may see an ordinary one."""
    form = WhyForm(version=engagement.version)
    return step_page(
        engagement,
        form,
        lambda: restricting.lift_restriction(
            engagement, actor=current_actor(), seen_version=form.seen_version, reason=form.reason.data
        ),
        heading=_("Lift the restriction"),
        intro=_("The whole office and the agency's people may see the case from now on."),
        label=_("Lift the restriction"),
        done=_("The restriction is lifted."),
        back=OVERVIEW,
    )


@blueprint.route(f"{HERE}/end-for-investigation", methods=["GET", "POST"])
@step("end_for_investigation", *ENGAGEMENTS, load=loading.engagement)
def end_for_investigation(engagement: Engagement) -> Any:
    """End the engagement because an investigation was opened."""
    form = InvestigationForm(version=engagement.version)
    return step_page(
        engagement,
        form,
        lambda: investigating.end_for_investigation(
            engagement,
            actor=current_actor(),
            seen_version=form.seen_version,
            note=form.note.data,
            wording=form.wording.data,
        ),
        heading=_("End because of an investigation"),
        intro=_(
            "The provider's work stops at once, and a legal hold keeps everything on the case file. "
            "Nobody outside the COPS Office reads the reason until you note that it is public."
        ),
        label=_("End the engagement"),
        style="secondary",
        done=_("The engagement has ended. The case file is under legal hold."),
        back=OVERVIEW,
    )


@blueprint.route(f"{HERE}/investigation-public", methods=["GET", "POST"])
@requires(Action.ENGAGEMENT_PUBLISH_INVESTIGATION, load=loading.engagement)
def publish_investigation(engagement: Engagement) -> Any:
    """Note that the investigation is public, so that the reason need not be hidden any more."""
    form = ConfirmedForm(version=engagement.version)
    return step_page(
        engagement,
        form,
        lambda: investigating.say_it_is_public(engagement, actor=current_actor(), seen_version=form.seen_version),
        heading=_("The investigation is public"),
        intro=_("Everyone on the case may read from now on that an investigation ended the engagement."),
        label=_("It is public"),
        done=_("The reason is no longer hidden."),
        back=OVERVIEW,
    )
