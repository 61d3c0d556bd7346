"""The form that adds a file to a case."""

from flask_wtf import FlaskForm

from app.documents.models import Audience
from app.web.fields.choices import RadioField
from app.web.fields.text import LineField
from app.web.fields.uploads import UploadField
from app.wording import _

AUDIENCES = {
    Audience.COPS: _("COPS Office only"),
    Audience.COPS_AND_PROVIDER: _("COPS Office and provider"),
    Audience.EVERYONE: _("Everyone on the case"),
    Audience.PUBLIC: _("The public"),
}


class AddForm(FlaskForm):
    """One PDF with its title and audience; the choices are those to which the person belongs."""

    title = LineField(_("Title"), limit=200)
    file = UploadField(_("File"), missing=_("Choose a file."))
    audience = RadioField(_("Who may read it?"))
