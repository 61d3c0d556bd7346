"""The blueprint that the pages of administration belong to, and its first page."""

from flask import Blueprint
from flask.wrappers import Response

from app.administration import queries
from app.administration.rules import READERS
from app.policy.actions import Action
from app.requests.queries import statements, topics
from app.web import navigation, panels
from app.web.acting import current_actor
from app.web.guards import requires
from app.web.pages import page
from app.wording import _

blueprint = Blueprint("administration", __name__, url_prefix="/administration")
navigation.register(_("Settings"), "administration.index", READERS, order=90)


@blueprint.route("")
@requires(Action.CATALOGUE_READ)
def index() -> Response:
    """What can be kept here, and how it stands."""
    day = queries.today()
    return page(
        "administration/index.html",
        closures=queries.closures(day),
        offered=topics.offered(),
        is_open=statements.form_is_open(day),
        lacks_paperwork=statements.lacks_paperwork(day),
        warning=statements.expiry_warning(day),
        statements=statements.current_statements(day),
        sections=panels.on("administration", current_actor(), None),
    )
