"""The homes of a provider's people and of experts: what to answer, what slips, where to go."""

from typing import Any

from app.engagements.queries import at_expert, at_provider
from app.engagements.views.blueprint import blueprint
from app.policy.actions import Action
from app.policy.roles import Role
from app.web import navigation
from app.web.acting import current_actor
from app.web.guards import requires
from app.web.pages import page
from app.wording import _
from app.workflow.models.case_file import CaseFile
from app.workflow.views.case_frame import is_turn_of
from app.workflow.wording import OFFICE, PARTIES, WITHIN, state_word

navigation.register(_("Our work"), "engagements.provider_home", roles=(Role.COORDINATOR, Role.PROVIDER_STAFF), order=10)
navigation.register(_("My work"), "engagements.expert_home", roles=(Role.EXPERT,), order=10)


@blueprint.route("/provider")
@requires(Action.OFFER_LIST)
def provider_home() -> Any:
    """Open offers with their clock, this week's dates, what came back, cases, and the team's load."""
    actor = current_actor()
    return page(
        "engagements/provider_home.html",
        offers=at_provider.open_offers(actor),
        dates=at_provider.dates(actor),
        returned=at_provider.returned(actor),
        engagements=at_provider.engagements(actor),
        team=at_provider.team(actor),
        state_of=state_word,
        turn_of=_turn_of,
        can_answer=actor.role is Role.COORDINATOR,
    )


@blueprint.route("/expert")
@requires(Action.ASSIGNMENT_LIST)
def expert_home() -> Any:
    """Attestations that wait, the next trips with place and contact, what is to be logged. Made for a phone."""
    actor = current_actor()
    return page(
        "engagements/expert_home.html",
        held_places=at_expert.places(actor),
        trips=at_expert.trips(actor),
        to_log=at_expert.to_log(actor),
    )


def _turn_of(file: CaseFile) -> str:
    """Whose move it is, in a word for the provider."""
    if is_turn_of(current_actor(), file):
        return _("Yours")
    return OFFICE if file.turn_party in WITHIN else PARTIES.get(file.turn_party, "")
