"""Forms whose effect is said before it is saved: the first press shows it, the second, with the same answers, saves."""

from hashlib import sha256
from typing import Any

from wtforms import HiddenField

APART = ("csrf_token", "version", "reviewed")


class Reviewed:
    """A mixin for forms; `reviewed` stands for the answers whose effect was shown."""

    reviewed = HiddenField()

    @property
    def is_reviewed(self) -> bool:
        """Whether the effect of exactly these answers was shown."""
        return bool(self.reviewed.data == self._answers())

    @property
    def shows_effect(self) -> bool:
        """Whether the page should say the effect: the answers are good, and not yet saved."""
        form: Any = self
        return bool(form.is_submitted() and not form.errors and not form.form_errors)

    def remember(self) -> None:
        """Let the next press with the same answers save them."""
        self.reviewed.data = self._answers()

    def _answers(self) -> str:
        form: Any = self
        answers = {name: value for name, value in form.data.items() if name not in APART}
        return sha256(repr(sorted(answers.items())).encode()).hexdigest()
