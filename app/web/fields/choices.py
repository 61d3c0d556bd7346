"""Choosing one or several of a list, yes or no, and a statement to confirm."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from wtforms import Field
from wtforms.validators import StopValidation
from wtforms.widgets import Select

from app.web.fields.answers import SENT_TWICE, OneAnswer
from app.wording import _

Choices = Iterable[tuple[Any, str]] | Callable[[], Iterable[tuple[Any, str]]]
UNKNOWN = "This answer is not in the list. Choose one that is."


def word(value: Any) -> str:
    """The word that a page posts for a value: its text; "yes" and "no" for True and False; nothing for None."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "" if value is None else str(value)


class ChoiceField(OneAnswer):
    """One of `choices`, a list of (value, label); values may be enumeration words, numbers or text.

    `retired` maps values that an old draft may hold to the sentence that explains why they are gone;
    `hints` maps values to a line under the label (radios). As a select by default; see RadioField.
    """

    shape = "select"
    widget = Select()
    missing = "%(label)s: choose an answer."

    def __init__(
        self,
        label: str = "",
        validators: Any = (),
        *,
        choices: Choices = (),
        retired: Mapping[Any, str] | None = None,
        hints: Mapping[Any, str] | None = None,
        **options: Any,
    ) -> None:
        super().__init__(label, validators, **options)
        self.choices = list(choices() if callable(choices) else choices)
        self.retired = {word(value): sentence for value, sentence in (retired or {}).items()}
        self.hints = {word(value): sentence for value, sentence in (hints or {}).items()}

    def process_formdata(self, valuelist: list[str]) -> None:
        """Keep the posted word; it is judged when the form is validated, so that a view may set `choices` first."""
        self.typed = valuelist[0] if valuelist else ""
        self.refusal = _(SENT_TWICE) if len(valuelist) > 1 else ""
        self.data = self.known().get(self.typed)

    def pre_validate(self, form: Any) -> None:
        """Refuse what is not, or no longer, in the list."""
        if not self.refusal:
            self.data = self.known().get(self.typed or "")
        if self.typed and self.typed not in self.known() and not self.refusal:
            self.refusal = self.retired.get(self.typed, _(UNKNOWN))
        super().pre_validate(form)

    def known(self) -> dict[str, Any]:
        """The values by the words that the page posts."""
        return {word(value): value for value, _label in self.choices}

    def write(self, data: Any) -> str:
        """The word of the stored value."""
        return word(data)

    def has_groups(self) -> bool:
        """Never: lists are flat."""
        return False

    def iter_choices(self) -> Iterator[tuple[str, str, bool, dict[str, Any]]]:
        """Each choice as (word, label, chosen, attributes); a select begins with an empty one."""
        chosen = self._value()
        if self.shape == "select":
            yield ("", _("- Select -"), not chosen, {})
        yield from ((word(value), label, word(value) == chosen, {}) for value, label in self.choices)


class RadioField(ChoiceField):
    """One of a few choices, all in sight."""

    shape = "radios"


class YesNoField(RadioField):
    """Yes or no, as True or False; neither is chosen beforehand."""

    def __init__(self, label: str = "", validators: Any = (), **options: Any) -> None:
        super().__init__(label, validators, choices=((True, _("Yes")), (False, _("No"))), **options)


class ChoicesField(ChoiceField):
    """Any number of choices, as boxes to tick; `data` is a list in the order of the choices."""

    shape = "checkboxes"
    left_out: Any = []
    missing = "%(label)s: choose at least one."

    def process_formdata(self, valuelist: list[str]) -> None:
        """Keep the ticked words."""
        self.ticked = list(valuelist)
        self.refusal = _(SENT_TWICE) if len(set(valuelist)) < len(valuelist) else ""
        self.data = [value for word, value in self.known().items() if word in valuelist]

    def pre_validate(self, form: Any) -> None:
        """Refuse a box that is not, or no longer, in the list."""
        strange = [word for word in getattr(self, "ticked", ()) if word not in self.known()]
        if strange and not self.refusal:
            self.refusal = self.retired.get(strange[0], _(UNKNOWN))
        OneAnswer.pre_validate(self, form)

    def iter_choices(self) -> Iterator[tuple[str, str, bool, dict[str, Any]]]:
        """Each box as (word, label, ticked, attributes)."""
        ticked = [word(value) for value in self.data or ()]
        yield from ((word(value), label, word(value) in ticked, {}) for value, label in self.choices)


class ConfirmField(Field):
    """A single box; with `required` it must be ticked, and `missing` says what for."""

    shape = "checkbox"

    def __init__(
        self, label: str = "", validators: Any = (), *, required: bool = True, missing: str = "", **options: Any
    ) -> None:
        super().__init__(label, validators, **options)
        self.flags.required = required
        self.missing = missing or _("Tick the box to go on.")
        self.refusal = ""

    def process_formdata(self, valuelist: list[str]) -> None:
        """Ticked when posted."""
        self.data = valuelist == ["y"]
        self.refusal = _(SENT_TWICE) if len(valuelist) > 1 else (_(UNKNOWN) if valuelist not in ([], ["y"]) else "")

    def pre_validate(self, form: Any) -> None:
        """Refuse other words, and an empty box that must be ticked."""
        if self.refusal or (self.flags.required and not self.data):
            raise StopValidation(self.refusal or self.missing)
