"""Another kind of help: the pages of the program manager and the director, and the engagement that was before."""

from typing import Any

from app.engagements.forms.converting import KINDS, ConvertForm
from app.engagements.forms.reasons import reason_of
from app.engagements.models.course_needs import DIRECTORS_KINDS
from app.engagements.models.engagement import Engagement
from app.engagements.queries import lineage
from app.engagements.services import converting
from app.engagements.views import loading
from app.engagements.views.blueprint import CASE, OVERVIEW, blueprint
from app.engagements.views.steps import step_page
from app.policy import gate
from app.policy.actions import Action
from app.policy.programs import Kind
from app.policy.roles import Role
from app.web.acting import current_actor
from app.web.guards import requires, step
from app.web.pages import page
from app.wording import _
from app.workflow.lifecycles.catalogue import ENGAGEMENTS
from app.workflow.queries import part_loader
from app.workflow.views.case_frame import frame_of

HERE = f"{CASE}/engagement"


@blueprint.route(f"{HERE}/convert", methods=["GET", "POST"])
@step("convert", *ENGAGEMENTS, load=loading.engagement)
def convert(engagement: Engagement) -> Any:
    """Another kind of help: the manager's kinds; the director's own case may become any."""
    is_director = current_actor().role is Role.DIRECTOR
    kinds = [kind for kind in KINDS if is_director or kind not in DIRECTORS_KINDS]
    return _page(engagement, "convert", kinds, _("Convert to another kind of help"))


@blueprint.route(f"{HERE}/convert-to-review", methods=["GET", "POST"])
@step("convert_by_director", "cri_tac", "critical_response", load=loading.engagement)
def convert_by_director(engagement: Engagement) -> Any:
    """A manager's case becomes a review or an assessment: the director's to decide."""
    return _page(engagement, "convert_by_director", list(DIRECTORS_KINDS), _("Convert to a review or an assessment"))


@blueprint.get(f"{CASE}/engagements/<int:number>")
@requires(Action.ENGAGEMENT_READ, load=part_loader(Engagement))
def engagement(engagement: Engagement) -> Any:
    """One engagement of the case: what it was, what was written, how it ended, what came before and after."""
    actor = current_actor()
    is_agency = actor.role in (Role.REQUESTER, Role.EXECUTIVE)
    return page(
        "engagements/engagement.html",
        frame=frame_of(actor, engagement.case_file),
        engagement=engagement,
        kinds=KINDS,
        before=lineage.before(engagement),
        after=lineage.after(engagement),
        plans=[plan for plan in engagement.plans if gate.can(actor, Action.PLAN_READ, plan)],
        reports=[report for report in engagement.reports if gate.can(actor, Action.REPORT_READ, report)],
        reason_of=reason_of,
        layout="narrow" if is_agency else "wide",
    )


def _page(engagement: Engagement, name: str, kinds: list[Kind], heading: str) -> Any:
    form = ConvertForm(version=engagement.version)
    form.offer([kind for kind in kinds if kind is not engagement.kind])
    return step_page(
        engagement,
        form,
        lambda: converting.convert(
            engagement, actor=current_actor(), seen_version=form.seen_version, conversion=form.conversion(), step=name
        ),
        heading=heading,
        intro=_("This engagement ends. The other kind begins anew under the same request; the agency has to agree."),
        label=_("Convert the case"),
        style="secondary",
        done=_("The case is converted. The other kind of help begins."),
        back=OVERVIEW,
    )
