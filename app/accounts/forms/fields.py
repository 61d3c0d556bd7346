"""Fields and choices that several forms of accounts share."""

from typing import Any

import us

from app.accounts.models.people import ROLES_WITHIN, Organization
from app.accounts.role_words import ROLE_WORDS
from app.accounts.rules import Seat
from app.policy.roles import Role
from app.web.fields.contacts import EmailField, PhoneField
from app.web.fields.text import LineField, NameField, PasswordField
from app.wording import _

JURISDICTIONS = tuple(
    (place.abbr, place.name) for place in sorted([*us.states.STATES, us.states.DC, *us.states.TERRITORIES], key=str)
)
"""The 50 states, the District of Columbia and five territories, as (postal code, name)."""


def name_field() -> NameField:
    """A person's own name."""
    return NameField(_("Full name"), limit=120, render_kw={"autocomplete": "name"})


def title_field() -> LineField:
    """A person's title."""
    return LineField(_("Title or rank"), limit=120, render_kw={"autocomplete": "organization-title"})


def phone_field() -> PhoneField:
    """A person's telephone number."""
    return PhoneField(_("Work phone"), render_kw={"autocomplete": "tel"})


def email_field(**options: Any) -> EmailField:
    """A person's e-mail address, which he signs in with."""
    return EmailField(_("Work e-mail"), render_kw={"autocomplete": "username"}, **options)


def new_password_field(label: str = "") -> PasswordField:
    """A password to be chosen; it is judged by the service."""
    return PasswordField(
        label or _("Password"),
        description=_("At least 15 characters. A few unrelated words are easy to remember and hard to guess."),
        render_kw={"autocomplete": "new-password"},
    )


def known_password_field(label: str = "") -> PasswordField:
    """A password that the person has."""
    return PasswordField(label or _("Password"), render_kw={"autocomplete": "current-password"})


def seat_choices(organizations: list[Organization], roles: tuple[Role, ...] | None = None) -> list[tuple[str, str]]:
    """Every role in these organizations, as choices of a form; limited to some roles."""
    return [
        (f"{organization.key}:{role}", f"{organization.name}: {ROLE_WORDS[role]}")
        for organization in organizations
        for role in ROLES_WITHIN[organization.kind]
        if roles is None or role in roles
    ]


def seat_of(choice: str, organizations: list[Organization]) -> Seat:
    """The seat of a choice."""
    key, _colon, role = choice.partition(":")
    return Seat(next(one for one in organizations if one.key == key), Role(role))
