"""A file from the person's machine; its content is checked where documents are kept."""

from typing import Any

from flask_wtf.file import FileField
from werkzeug.datastructures import FileStorage
from wtforms.validators import StopValidation

from app.web import text_rules
from app.web.fields.answers import SENT_TWICE
from app.web.text_rules import BadText
from app.wording import _


class UploadField(FileField):
    """One file; `data` is Werkzeug's FileStorage or None, `filename` its name in one safe line."""

    shape = "file"

    def __init__(
        self, label: str = "", validators: Any = (), *, required: bool = True, missing: str = "", **options: Any
    ) -> None:
        super().__init__(label, validators, **options)
        self.flags.required = required
        self.missing = missing or _("Choose a file.")
        self.filename = ""
        self.refusal = ""

    def process_formdata(self, valuelist: list[Any]) -> None:
        """Take the file and its name."""
        files = [value for value in valuelist if isinstance(value, FileStorage) and value]
        self.data = files[0] if files else None
        self.refusal = _(SENT_TWICE) if len(files) > 1 else ""
        try:
            self.filename = text_rules.name(plain_name(files[0]), 200) if files else ""
        except BadText as refusal:
            self.refusal = refusal.sentence

    def pre_validate(self, form: Any) -> None:
        """Refuse several files, bad names, and none where one is needed."""
        if self.refusal:
            raise StopValidation(self.refusal)
        if self.data is None:
            raise StopValidation(self.missing if self.flags.required else None)


def plain_name(file: FileStorage) -> str:
    """The name of an uploaded file without the folders that some browsers send."""
    return (file.filename or "").replace("\\", "/").rsplit("/", 1)[-1]
