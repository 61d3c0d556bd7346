"""Back to earlier work: rework before the report goes on, and an ended or closed engagement open again."""

from app.engagements.models.engagement import Engagement
from app.engagements.models.engagement_needs import HOLDING_A_PLACE
from app.engagements.services.offering import LIVING
from app.policy.actor import Actor
from app.workflow.models.case_file import Staged
from app.workflow.services import access, door


def rework(engagement: Engagement, *, actor: Actor, seen_version: int, reason: str) -> None:
    """Take the work before up again; an approved report goes back to drafting."""
    door.advance(
        engagement, "rework", actor=actor, seen_version=seen_version, note=reason, audience="cops_and_provider"
    )


def reopen(engagement: Engagement, *, actor: Actor, seen_version: int, reason: str, audience: str) -> None:
    """Open an engagement again in its last open state; who has no place any more does not see what comes."""

    def facts(locked: Staged) -> None:
        assert isinstance(locked, Engagement)
        locked.end_audience, locked.end_note, locked.end_wording = "everyone", "", ""
        if not locked.has_accepted_lead_offer:
            locked.provider_id = locked.case_file.provider_id = None
        providers = {offer.provider_id for offer in locked.offers if offer.state in LIVING}
        experts = {place.person_id for place in locked.assignments if place.state in HOLDING_A_PLACE}
        access.end_outside(locked.case_file, but_organizations=providers, but_people=experts)

    door.advance(
        engagement, "reopen", actor=actor, seen_version=seen_version, facts=facts, note=reason, audience=audience
    )
