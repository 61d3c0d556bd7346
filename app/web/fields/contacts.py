"""How to reach people and places: e-mail, telephone, ZIP; and the ORI number of an agency."""

import re

import phonenumbers
from email_validator import EmailNotValidError, validate_email
from wtforms.widgets import EmailInput, TelInput

from app.web import text_rules
from app.web.fields.answers import OneAnswer
from app.web.text_rules import BadText
from app.wording import _

ZIP = re.compile(r"\d{5}(-?\d{4})?", re.ASCII)
ORI = re.compile(r"[A-Z]{2}(?:[A-Z0-9]{5}|[A-Z0-9]{7})", re.ASCII)


class EmailField(OneAnswer):
    """An e-mail address, at most 254 characters; the domain is not looked up."""

    widget = EmailInput()
    left_out = ""

    def read(self, text: str) -> str:
        """The address with its domain in lower case."""
        if "\n" in text.strip() or "\r" in text.strip():
            raise BadText(_("Enter one e-mail address, on one line."))
        typed = text_rules.name(text, 254)
        return normal_email(typed) if typed else ""


def normal_email(text: str) -> str:
    """An e-mail address with its domain in lower case; raises BadText."""
    try:
        return validate_email(text, check_deliverability=False, allow_quoted_local=True).normalized
    except EmailNotValidError:
        raise BadText(_("Enter an e-mail address such as name@example.gov.")) from None


class PhoneField(OneAnswer):
    """A telephone number, kept as typed; `normal` is its international form ("+12025149079;ext=12")."""

    widget = TelInput()
    left_out = ""
    normal = ""

    def read(self, text: str) -> str:
        """The number as typed, if it can be dialled."""
        typed = text_rules.line(text, 40)
        self.normal = normal_phone(typed) if typed else ""
        return typed


def normal_phone(text: str) -> str:
    """The international form of a number, American unless it begins with +; raises BadText."""
    try:
        parsed = phonenumbers.parse(text, "US")
    except phonenumbers.NumberParseException:
        parsed = None
    if parsed is None or not _can_be_dialled(parsed):
        raise BadText(_("Enter a phone number with its area code, such as 202-555-0143. Add an extension as x12."))
    extension = f";ext={parsed.extension}" if parsed.extension else ""
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164) + extension


def _can_be_dialled(parsed: phonenumbers.PhoneNumber) -> bool:
    return phonenumbers.is_possible_number_with_reason(parsed) == phonenumbers.ValidationResult.IS_POSSIBLE


class ZipField(OneAnswer):
    """A ZIP code as text: 5 digits, or 9 as ZIP+4."""

    left_out = ""

    def read(self, text: str) -> str:
        """The code, with the hyphen of ZIP+4."""
        typed = text_rules.line(text, 20)
        if typed and not ZIP.fullmatch(typed):
            raise BadText(_("A ZIP code has five digits. If it has only four, put the 0 in front that was lost."))
        return typed if len(typed) != 9 else f"{typed[:5]}-{typed[5:]}"


class OriField(OneAnswer):
    """The ORI number of an agency, 7 or 9 characters, as upper-case text."""

    left_out = ""

    def read(self, text: str) -> str:
        """The ORI without spaces; a letter O among digits is read as zero."""
        typed = text_rules.line(text, 40)
        return normal_ori(typed) if typed else ""


def normal_ori(text: str) -> str:
    """An ORI in upper case without spaces and hyphens; raises BadText."""
    plain = re.sub(r"[\s-]", "", text).upper()
    state, rest = plain[:2], plain[2:]
    if rest.replace("O", "0").isdecimal():
        plain = state + rest.replace("O", "0")
    if not ORI.fullmatch(plain):
        raise BadText(_("An ORI has 7 or 9 letters and digits and begins with two letters, such as MA0130300."))
    return plain
