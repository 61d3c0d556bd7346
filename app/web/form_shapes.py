"""How a form field is drawn: its shape, the element that its error links to, and what counts as an answer left out."""

from wtforms import Field
from wtforms.widgets import HiddenInput

SHAPES = {
    "TextAreaField": "textarea",
    "SelectField": "select",
    "SelectMultipleField": "checkboxes",
    "RadioField": "radios",
    "BooleanField": "checkbox",
    "FileField": "file",
    "MultipleFileField": "file",
    "FieldList": "group",
    "FormField": "group",
}
"""Names of WTForms' own classes; our fields say their `shape` themselves."""


def shape_of(field: Field) -> str:
    """The shape that draws a field: text unless its class or one above it says otherwise."""
    if hasattr(field, "shape"):
        return field.shape
    names = (SHAPES.get(kind.__name__) for kind in type(field).__mro__)
    return next((name for name in names if name), "text")


def anchor_of(field: Field) -> str:
    """The id of the element that a link to this field leads to."""
    if hasattr(field, "anchor"):
        return field.anchor
    if shape_of(field) in ("radios", "checkboxes"):
        return f"{field.id}-0"
    return field.id


def visible_errors(form: object) -> list[tuple[str, str]]:
    """Each error of a form as (id of its element, sentence), in the order of the fields; "" for the form as a whole."""
    if form is None:
        return []
    found = [("", str(sentence)) for sentence in form.form_errors]  # type: ignore[attr-defined]
    for field in form:  # type: ignore[attr-defined]
        anchor = "" if isinstance(field.widget, HiddenInput) else anchor_of(field)
        found.extend((anchor, sentence) for sentence in sentences_of(field))
    return found


def sentences_of(field: Field) -> list[str]:
    """The errors of one field as sentences; those of nested forms are flattened."""
    return list(dict.fromkeys(_flat(field.errors)))


def notes_of(field: Field) -> list[str]:
    """The errors of a field as they stand below its label, without repeating it: "Choose an answer."."""
    label = str(field.label.text)
    said = f"{label} " if label.endswith("?") else f"{label}: "
    told = ((sentence, sentence.removeprefix(said)) for sentence in sentences_of(field))
    return [rest[:1].upper() + rest[1:] if rest != whole else whole for whole, rest in told]


def _flat(errors: object) -> list[str]:
    if isinstance(errors, dict):
        return [sentence for value in errors.values() for sentence in _flat(value)]
    if isinstance(errors, list | tuple):
        return [sentence for value in errors for sentence in _flat(value)]
    return [str(errors)]
