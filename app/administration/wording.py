"""Words for the kinds of statements."""

from app.requests.models.parts import StatementKind
from app.wording import _

KIND_WORDS = {
    StatementKind.PAPERWORK_REDUCTION_ACT: _("Paperwork Reduction Act"),
    StatementKind.PRIVACY_ACT: _("Privacy Act"),
    StatementKind.NOT_A_COMPLAINT: _("Not a complaint form"),
    StatementKind.ACCESSIBILITY: _("Accessibility"),
}
