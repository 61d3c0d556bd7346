"""The base of our fields: at most one posted value, read by a rule, refused in words, and shown again as typed."""

from collections.abc import Sequence
from typing import Any

from wtforms import Field
from wtforms.validators import StopValidation
from wtforms.widgets import TextInput

from app.web.text_rules import BadText
from app.wording import _

SENT_TWICE = "This answer was sent twice. Give one answer."


def missing_of(label: str, sentence: str) -> str:
    """A sentence about "%(label)s", of which a question makes two: "How did it reach us? Choose an answer."."""
    told = sentence.removeprefix("%(label)s: ")
    if label.endswith("?") and told != sentence:
        sentence = f"%(label)s {told[:1].upper()}{told[1:]}"
    return sentence.replace("%(label)s", label)


class OneAnswer(Field):
    """A field with one answer; `required` may be switched off later by `field.flags.required = False`.

    `typed` is what was posted, `data` what it means: None (for text "") when left out.
    """

    shape = "text"
    widget = TextInput()
    left_out: Any = None
    missing = "%(label)s: enter an answer."

    def __init__(
        self,
        label: str = "",
        validators: Sequence[Any] = (),
        *,
        required: bool = True,
        missing: str = "",
        **options: Any,
    ) -> None:
        super().__init__(label, validators, **options)
        self.missing = missing or self.missing
        self.flags.required = required
        self.typed: str | None = None
        self.refusal = ""

    def read(self, text: str) -> Any:
        """What the typed text means; raises BadText."""
        raise NotImplementedError

    def write(self, data: Any) -> str:
        """How stored data is put into the box."""
        return "" if data is None else str(data)

    def process_formdata(self, valuelist: list[str]) -> None:
        """Read the posted value, remembering why it cannot be taken."""
        self.typed = valuelist[0] if valuelist else ""
        self.data = self.left_out
        try:
            if len(valuelist) > 1:
                raise BadText(_(SENT_TWICE))
            self.data = self.read(self.typed)
        except BadText as refusal:
            self.refusal = refusal.sentence

    def pre_validate(self, form: Any) -> None:
        """Stop at a refusal and at an answer left out; validators then see only real data."""
        if self.refusal:
            raise StopValidation(self.refusal)
        if self.data in (None, "", []):
            raise StopValidation(self.missing_sentence() if self.flags.required else None)

    def missing_sentence(self) -> str:
        """What is said when a required answer was left out."""
        return missing_of(self.label.text, _(self.missing))

    def _value(self) -> str:
        return self.typed if self.typed is not None else self.write(self.data)
