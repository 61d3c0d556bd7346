"""Pages on which the program manager records what someone outside did by phone or on paper."""

from typing import Any

from app.documents import services as documents
from app.documents.refusal import FileRefused
from app.engagements.forms.recording import RecordedForm
from app.errors import InvalidFact
from app.policy.roles import Role
from app.web.acting import current_actor
from app.web.acts import CaseForm
from app.wording import _
from app.workflow.models.case_file import Staged


def is_recording() -> bool:
    """Whether the present reader records for someone else, instead of acting for himself."""
    return current_actor().role is Role.PROGRAM_MANAGER


def word_of(form: CaseForm, role: Role) -> dict[str, Any]:
    """What a verb needs to know of a recorded word: note and behalf; nothing where the person acts himself."""
    if not isinstance(form, RecordedForm):
        return {}
    return {"note": form.evidence.data, "behalf": form.behalf_of(role)}


def keep_paper(case: Staged, form: CaseForm) -> None:
    """Put the paper of a recorded step on file, so that `behalf_of` names it. Raises InvalidFact beside its field."""
    if not isinstance(form, RecordedForm) or not form.paper.data:
        return
    try:
        form.document_id = documents.store(
            case.case_file, actor=current_actor(), upload=form.paper.data, title=_("Paper of a recorded step"),
            audience=form.paper_audience, purpose="recorded",
        ).id  # fmt: skip
    except FileRefused as refusal:
        raise InvalidFact("paper", refusal.sentence) from refusal
