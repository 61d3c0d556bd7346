"""A follow-on request that an engagement begins: a case of its own, linked to this one."""

from sqlalchemy import select

from app.audit import services as audit
from app.engagements.models.engagement import Engagement
from app.errors import InvalidFact
from app.extensions import db
from app.policy.actor import Actor
from app.requests.models.assistance import AssistanceRequest
from app.requests.services import following_on
from app.wording import _
from app.workflow.models.case_file import CaseFile, Staged
from app.workflow.services import door
from app.workflow.services.clocks import settling


def spawn(engagement: Engagement, *, actor: Actor, seen_version: int, title: str) -> AssistanceRequest:
    """Begin the draft, and tell the requester and the program manager. Raises InvalidFact without a title."""

    def facts(locked: Staged) -> None:
        assert isinstance(locked, Engagement)
        if not title.strip():
            raise InvalidFact("title", _("Say in one line what the agency needs next."))
        locked.follow_on_title = title

    door.advance(engagement, "spawn_follow_on", actor=actor, seen_version=seen_version, facts=facts)
    follows = select(AssistanceRequest).join(CaseFile, CaseFile.id == AssistanceRequest.case_file_id)
    latest = follows.where(CaseFile.follows_id == engagement.case_file_id).order_by(CaseFile.id.desc()).limit(1)
    draft = db.session.scalars(latest).one()
    settling.settle(draft.case_file)
    audit.record(actor, "request:open", draft)
    return draft


def open_follow_on(case: Staged, actor: Actor) -> list[Staged]:
    """Begin the draft that the step names; the door's opener of requests."""
    assert isinstance(case, Engagement) and case.assistance is not None
    return [following_on.begin(case.assistance, case.follow_on_title, actor=actor)]
