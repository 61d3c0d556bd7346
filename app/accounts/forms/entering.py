"""Signing in, registering, accepting an invitation, setting a new password."""

from flask_wtf import FlaskForm

from app.accounts.forms.fields import (
    JURISDICTIONS,
    email_field,
    known_password_field,
    name_field,
    new_password_field,
    phone_field,
    title_field,
)
from app.policy.roles import Role
from app.web.fields.choices import ChoiceField, RadioField
from app.web.fields.text import NameField
from app.wording import _

ROLES = (
    (Role.REQUESTER, _("I am the point of contact for a request")),
    (Role.EXECUTIVE, _("I lead the agency or the government it belongs to (chief, sheriff, mayor)")),
)


class SignInForm(FlaskForm):
    """E-mail and password."""

    email = email_field()
    password = known_password_field()


class ConfirmForm(FlaskForm):
    """The password chosen when registering."""

    password = known_password_field(_("The password you chose"))


class AgencyForm(FlaskForm):
    """An agency that the directory does not list; it stands before the person, on the page and among the errors."""

    agency_name = NameField(_("Name of your agency"), limit=200)
    agency_state = ChoiceField(_("State or territory"), choices=JURISDICTIONS)


class RegistrationForm(FlaskForm):
    """Who someone is."""

    name = name_field()
    title = title_field()
    phone = phone_field()
    email = email_field()
    role = RadioField(_("Your part"), choices=ROLES)
    password = new_password_field()


class UnlistedForm(RegistrationForm, AgencyForm):
    """Who someone is, and the agency that the directory does not list."""


class AcceptForm(FlaskForm):
    """Who an invited person is, and a password."""

    name = name_field()
    title = title_field()
    phone = phone_field()
    password = new_password_field()


class JoinForm(FlaskForm):
    """One button: the person is signed in already."""


class AskResetForm(FlaskForm):
    """Where to mail the link."""

    email = email_field()


class NewPasswordForm(FlaskForm):
    """A new password."""

    password = new_password_field()
