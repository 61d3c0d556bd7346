"""The director's home and calendar; what waits for an agency's executive."""

from typing import Any

from flask import url_for

from app.engagements.forms.publicity import ZONE_NAMES
from app.engagements.queries import decisions, executive
from app.engagements.views.blueprint import blueprint
from app.policy.actions import Action
from app.policy.actor import Actor
from app.policy.roles import Role
from app.web import navigation, owed
from app.web.acting import current_actor
from app.web.guards import requires
from app.web.owed import Owed
from app.web.pages import page
from app.wording import _
from app.workflow.wording import state_word

navigation.register(_("Decisions"), "engagements.director_home", roles=(Role.DIRECTOR,), order=5)
navigation.register(_("Calendar"), "engagements.embargo_calendar", roles=(Role.DIRECTOR,), order=15)


@blueprint.get("/director")
@requires(Action.ENGAGEMENT_DIRECT)
def director_home() -> Any:
    """Every decision that waits, with a brief; the late ones first and counted by reason; what goes out next."""
    actor = current_actor()
    waiting = decisions.waiting(actor)
    return page(
        "engagements/director_home.html",
        decisions=waiting,
        late=decisions.late(waiting),
        planned=decisions.planned(actor)[:5],
        zone_names=ZONE_NAMES,
        state_of=state_word,
    )


@blueprint.get("/director/calendar")
@requires(Action.ENGAGEMENT_DIRECT)
def embargo_calendar() -> Any:
    """What goes out when, and whether both people stand behind it."""
    return page("engagements/embargo_calendar.html", planned=decisions.planned(current_actor()), zone_names=ZONE_NAMES)


def owed_duties(actor: Actor) -> list[Owed]:
    """What waits for an agency's executive himself, for the agency's home."""
    if actor.role is not Role.EXECUTIVE:
        return []
    return [_owed(duty) for duty in executive.duties(actor)]


def register() -> None:
    """Put the executive's duties on the agency's home."""
    owed.register("executive_duties", owed_duties)


def _owed(duty: executive.Duty) -> Owed:
    place = {"number": duty.number} if duty.number else {}
    url = url_for(duty.endpoint, reference=duty.file.reference, **place)
    due_at = duty.file.due_at if duty.file.turn_party is Role.EXECUTIVE else None
    return Owed(duty.what, url, duty.file.reference, duty.file.title, due_at)
