"""Pages on which the program manager records what someone outside did by phone or on paper."""

from typing import Any

from app.engagements.forms.recording import RecordedForm
from app.policy.roles import Role
from app.web.acting import current_actor
from app.web.acts import CaseForm


def is_recording() -> bool:
    """Whether the present reader records for someone else, instead of acting for himself."""
    return current_actor().role is Role.PROGRAM_MANAGER


def word_of(form: CaseForm, role: Role) -> dict[str, Any]:
    """What a verb needs to know of a recorded word: note and behalf; nothing where the person acts himself."""
    if not isinstance(form, RecordedForm):
        return {}
    return {"note": form.evidence.data, "behalf": form.behalf_of(role)}
