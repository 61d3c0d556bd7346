"""Pages on which the agency or a sister component is asked something while the engagement goes on."""

from typing import Any

from app.engagements.forms.asking import AskAgencyForm
from app.engagements.models.engagement import Engagement
from app.engagements.services import asking
from app.engagements.views import loading
from app.engagements.views.blueprint import CASE, OVERVIEW, blueprint
from app.engagements.views.steps import step_page
from app.requests.forms.screening import ComponentForm
from app.requests.queries import components
from app.web.acting import current_actor
from app.web.guards import step
from app.wording import _
from app.workflow.lifecycles.catalogue import ENGAGEMENTS

HERE = f"{CASE}/engagement"


@blueprint.route(f"{HERE}/ask", methods=["GET", "POST"])
@step("ask_question", *ENGAGEMENTS, load=loading.engagement)
def ask_question(engagement: Engagement) -> Any:
    """Ask the agency up to three questions, and say what waits for the answers."""
    form = AskAgencyForm(version=engagement.version)
    form.offer(asking.clocks_to_pause(engagement))
    return step_page(
        engagement,
        form,
        lambda: asking.ask_agency(
            engagement,
            form.texts,
            actor=current_actor(),
            seen_version=form.seen_version,
            clock_to_pause=form.clock.data,
        ),
        heading=_("Ask the agency a question"),
        intro=_("The agency has 14 days to answer and is reminded. The case stays where it is."),
        label=_("Send the question"),
        done=_("The agency is asked."),
        back=OVERVIEW,
    )


@blueprint.route(f"{HERE}/deconfliction", methods=["GET", "POST"])
@step("ask_deconfliction", *ENGAGEMENTS, load=loading.engagement)
def ask_component(engagement: Engagement) -> Any:
    """Ask a sister component about a case that is already accepted."""
    form = ComponentForm(version=engagement.version)
    form.contact.offer(components.contacts())
    return step_page(
        engagement,
        form,
        lambda: asking.ask_component(
            engagement,
            form.component.data,
            form.contact_name.data or "",
            actor=current_actor(),
            seen_version=form.seen_version,
            contact=components.contact(form.contact.data),
        ),
        heading=_("Ask a sister component"),
        intro=_("If the component objects or asks us to wait, the case is put on hold, and a director resumes it."),
        label=_("Ask the component"),
        done=_("The component is asked."),
        back="requests.screening",
    )
