"""The tabs that an engagement adds to the pages of its case."""

from app.policy.actor import Actor
from app.policy.roles import Role
from app.wording import _
from app.workflow import scopes
from app.workflow.models.case_file import CaseFile
from app.workflow.views.case_frame import register_tab

OUTSIDE = (Role.COORDINATOR, Role.PROVIDER_STAFF, Role.EXPERT)
TABS = (
    (_("Activities"), "engagements.activities", 50),
    (_("Deliverables"), "engagements.deliverables", 60),
    (_("Report"), "engagements.current_report", 70),
    (_("Recommendations"), "engagements.recommendations", 80),
    (_("Follow-up"), "engagements.follow_up", 85),
)


def is_shown(actor: Actor, file: CaseFile) -> bool:
    """Once there is an engagement, to those who see its content."""
    return file.stage != "request" and (actor.role not in OUTSIDE or scopes.sees_content(actor, file))


def register() -> None:
    """Put them there."""
    for label, endpoint, order in TABS:
        register_tab(label, endpoint, order, is_shown)
