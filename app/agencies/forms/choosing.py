"""Choosing an agency inside another form, with script (as one types) and without (a button that looks it up)."""

from typing import Any

from wtforms import SubmitField

from app.agencies import queries
from app.agencies.models import Agency
from app.agencies.queries import Found
from app.web.fields.answers import OneAnswer
from app.web.fields.text import LineField
from app.web.text_rules import BadText
from app.wording import _

NOT_LISTED = "not-listed"
SHOWN = 10  # matches in a form


class AgencyField(OneAnswer):
    """The key of an agency of the directory, or NOT_LISTED; drawn by agencies/chooser.html."""

    left_out = ""
    missing = "Choose your agency from the list, or say that it is not listed."
    anchor = "agency_text"

    def read(self, text: str) -> str:
        """The key of an agency that exists."""
        if text not in ("", NOT_LISTED) and queries.by_key(text) is None:
            raise BadText(_("This agency is not in the directory. Look it up again."))
        return text


class AgencyChoice:
    """A mixin for forms: what was typed, the agency chosen, and the button that looks it up without script."""

    agency_text = LineField(
        _("Find your agency"),
        required=False,
        limit=120,
        description=_("Type its name, ORI number, city or county. Add the state if there are many of the same name."),
    )
    agency_key = AgencyField(_("Your agency"))
    find = SubmitField(_("Find"))

    @property
    def is_looking_up(self) -> bool:
        """Whether the button "Find" was pressed: show the page again with matches, and judge nothing."""
        form: Any = self
        return bool(form.is_submitted() and self.find.data)

    @property
    def agency(self) -> Agency | None:
        """The agency chosen, or None."""
        return queries.by_key(self.agency_key.data or "")

    @property
    def is_not_listed(self) -> bool:
        """Whether the person says that the directory lacks his agency."""
        return bool(self.agency_key.data == NOT_LISTED)

    @property
    def matches(self) -> Found:
        """What the typed text finds; a chosen agency leads the list."""
        found = queries.find(self.agency_text.data or "", limit=SHOWN)
        chosen = self.agency
        if chosen is None:
            return found
        others = [agency for agency in found.agencies if agency is not chosen]
        return Found([chosen, *others], found.more, found.guessed)
