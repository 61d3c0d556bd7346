"""The cases of an agency, and those of a provider, as sections of their pages."""

from typing import Any

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import joinedload

from app.agencies.models import Agency
from app.extensions import db
from app.policy import gate
from app.policy.actor import Actor
from app.policy.programs import PROGRAM_NAMES
from app.policy.roles import Role
from app.providers.models import Provider
from app.web import panels
from app.workflow import wording
from app.workflow.models.case_file import CaseFile
from app.workflow.scopes import OFFICE

MOST = 50
READERS = (*OFFICE, Role.AUDITOR)


def register() -> None:
    """Put the sections on the pages of agencies and providers; harmless when done twice."""
    panels.register("agency", "workflow/case_list.html", of_agency)
    panels.register("provider", "workflow/case_list.html", of_provider)


def of_agency(actor: Actor, agency: Agency) -> dict[str, Any] | None:
    """The agency's cases within what the actor sees, the newest first."""
    return _section(actor, CaseFile.agency_id == agency.id, is_of_provider=False)


def of_provider(actor: Actor, provider: Provider) -> dict[str, Any] | None:
    """The provider's cases within what the actor sees, the newest first."""
    return _section(actor, CaseFile.provider_id == provider.id, is_of_provider=True)


def _section(actor: Actor, whose: ColumnElement[bool], *, is_of_provider: bool) -> dict[str, Any] | None:
    """None for people who see the organization but no list of its cases."""
    if actor.role not in READERS:
        return None
    seen = select(CaseFile).where(whose, gate.scope(actor, CaseFile)).options(joinedload(CaseFile.agency))
    files = db.session.scalars(seen.order_by(CaseFile.id.desc()).limit(MOST + 1)).all()
    words = {"programs": PROGRAM_NAMES, "state_word": wording.state_word}
    return {"files": files[:MOST], "more": len(files) > MOST, "is_of_provider": is_of_provider} | words
