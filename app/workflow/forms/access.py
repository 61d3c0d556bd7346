"""Adding to the access list of a case, taking off it, and leaving a provider's wish as it is."""

from flask_wtf import FlaskForm

from app.web.fields.choices import RadioField
from app.web.fields.contacts import EmailField
from app.web.fields.text import ProseField
from app.wording import _


class AddPersonForm(FlaskForm):
    """Someone who has an account, by the address."""

    person = EmailField(_("E-mail address of the person"), description=_("The one with which he or she signs in."))
    reason = ProseField(_("Why may this person see the case?"), limit=1000, missing=_("Say why."))


class AddOrganizationForm(FlaskForm):
    """Everyone of a body whose people could see the case if it were not restricted."""

    organization = RadioField(_("Whose people?"), missing=_("Choose an organization."))
    reason = ProseField(_("Why may they see the case?"), limit=1000, missing=_("Say why."))


class RemoveForm(FlaskForm):
    """Why a line is taken off the list."""

    reason = ProseField(_("Reason"), limit=1000, missing=_("Give a reason."))


class DeclineWishForm(FlaskForm):
    """What the provider reads."""

    answer = ProseField(_("Your answer to the provider"), limit=2000)
