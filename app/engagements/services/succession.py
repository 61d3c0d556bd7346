"""A new chief at the agency: the engagement goes on, and he says so himself; what was signed before stands."""

from app import clock
from app.engagements.models.engagement import Engagement
from app.engagements.models.follow_up import Obligation, ObligationKind
from app.engagements.models.lineage import NewExecutive
from app.engagements.numbering import next_number
from app.errors import InvalidFact
from app.extensions import db
from app.policy.actor import Actor
from app.wording import _
from app.workflow import calendar
from app.workflow.clock_table import RULES
from app.workflow.models.case_file import Staged
from app.workflow.rules import Behalf, happened
from app.workflow.services import door


def record(engagement: Engagement, *, actor: Actor, seen_version: int, executive: NewExecutive) -> None:
    """Write down who leads the agency now, and ask him to confirm its wish within 15 business days.

    Raises InvalidFact while another one is asked already.
    """

    def facts(locked: Staged) -> None:
        assert isinstance(locked, Engagement)
        if any(duty.is_executive_confirmation and duty.state == "due" for duty in locked.obligations):
            raise InvalidFact("name", _("A new executive is asked already. Wait for the answer."))
        locked.new_executive = executive

    door.advance(engagement, "record_new_executive", actor=actor, seen_version=seen_version, facts=facts)


def open_confirmation(engagement: Engagement, executive: NewExecutive) -> Obligation:
    """Begin what the new executive owes; the clock of the same length runs beside the engagement's own."""
    days = RULES["new_executive"].length.count  # type: ignore[union-attr]
    due = calendar.shift_business_days(calendar.eastern_day(clock.now()), days)
    confirmation = Obligation(
        case_file_id=engagement.case_file_id,
        engagement_id=engagement.id,
        number=next_number(Obligation, engagement.case_file_id),
        kind=ObligationKind.NEW_EXECUTIVE,
        due_on=due,
        sent_at=clock.now(),
        executive_name=executive.name,
        executive_title=executive.title,
        executive_email=executive.email,
        executive_since=executive.since,
        executive_note=executive.note,
    )
    db.session.add(confirmation)
    return confirmation


def confirm(
    confirmation: Obligation, *, actor: Actor, seen_version: int, note: str = "", behalf: Behalf | None = None
) -> None:
    """Say as the new executive that the agency still wants this help; by phone or paper the manager records it."""

    def facts(locked: Staged) -> None:
        assert isinstance(locked, Obligation)
        locked.completed_by_id, locked.completed_at = actor.person_id, happened(behalf)

    door.advance(
        confirmation, "complete", actor=actor, seen_version=seen_version, facts=facts, note=note, behalf=behalf
    )
