"""Text in one line or several, names, and passwords."""

from typing import Any

from wtforms.widgets import PasswordInput, TextArea

from app.web import text_rules
from app.web.fields.answers import OneAnswer
from app.web.text_rules import BadText
from app.wording import _


class LineField(OneAnswer):
    """One line of text, at most `limit` characters."""

    left_out = ""

    def __init__(self, label: str = "", validators: Any = (), *, limit: int = 200, **options: Any) -> None:
        super().__init__(label, validators, **options)
        self.limit = limit

    def read(self, text: str) -> str:
        """The line, trimmed."""
        return text_rules.line(text, self.limit)


class NameField(LineField):
    """The name of a person, agency or place."""

    def read(self, text: str) -> str:
        """The name as typed, trimmed."""
        return text_rules.name(text, self.limit)


class ProseField(LineField):
    """Several lines of text, at most `limit` characters."""

    shape = "textarea"
    widget = TextArea()

    def __init__(self, label: str = "", validators: Any = (), *, limit: int = 4000, **options: Any) -> None:
        super().__init__(label, validators, limit=limit, **options)

    def read(self, text: str) -> str:
        """The text with plain line breaks."""
        return text_rules.prose(text, self.limit)


class PasswordField(OneAnswer):
    """A password: taken exactly as typed, at most 128 characters, never shown again."""

    widget = PasswordInput()
    left_out = ""

    def __init__(self, label: str = "", validators: Any = (), **options: Any) -> None:
        options["render_kw"] = {"autocomplete": "current-password"} | options.get("render_kw", {})
        super().__init__(label, validators, **options)

    def read(self, text: str) -> str:
        """The password, untouched."""
        if "\x00" in text or text_rules.UNREADABLE.search(text):
            raise BadText(_("The password holds a character that cannot be used."))
        return text_rules.within(128, text)
