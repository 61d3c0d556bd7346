"""What every step of the request form does: keep what is valid even when the rest is not, and suit the request."""

from collections.abc import Iterator
from typing import Any

from flask_wtf import FlaskForm
from wtforms import FormField, HiddenField

from app.requests.models.assistance import AssistanceRequest
from app.requests.models.choices import Channel


class StepForm(FlaskForm):
    """A step of the form; `seen` is the mark of the step's values when its page was opened."""

    seen = HiddenField()

    def suit(self, assistance: AssistanceRequest) -> None:
        """Ask for what this request needs; of a caller only what he can tell: the review says what is missing."""
        if assistance.channel is not Channel.WEB:
            for field in self._every_field():
                field.flags.required = False

    def kept(self) -> dict[str, Any]:
        """The values that can be kept: those without errors, and those left empty."""
        return {
            field.name: _group(field) if isinstance(field, FormField) else field.data
            for field in self
            if field.name not in ("seen", "csrf_token") and (isinstance(field, FormField) or _can_be_kept(field))
        }

    def keeps_everything(self) -> bool:
        """Whether nothing that was typed is lost when the step is left now: at most answers are missing."""
        return all(
            _can_be_kept(part) for field in self for part in (field.form if isinstance(field, FormField) else (field,))
        )

    def need(self, is_needed: bool, *names: str) -> None:
        """Let these fields be needed or not, by another answer; what is judged at the review stays open."""
        for name in names:
            self[name].flags.required = is_needed and not self.is_from_staff

    is_from_staff = False
    """Whether staff write down what came by phone, e-mail or mail."""

    def _every_field(self) -> Iterator[Any]:
        self.is_from_staff = True
        for field in self:
            yield from field.form if isinstance(field, FormField) else (field,)


def _can_be_kept(field: Any) -> bool:
    unreadable = getattr(field, "refusal", "") or getattr(field, "bad", None)
    return not unreadable and (not field.errors or field.data in (None, "", [], False))


def _group(group: FormField) -> dict[str, str]:
    """The parts of a contact; one that cannot be kept is left out, so that what was stored stays."""
    return {part.short_name: part.data or "" for part in group.form if _can_be_kept(part)}
