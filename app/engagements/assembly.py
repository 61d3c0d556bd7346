"""What engagements bring to the application."""

from flask import Flask

from app.engagements import families, scopes
from app.engagements.rules import facts, staffing, work
from app.engagements.services import releasing, rendering
from app.engagements.views import agreeing as agreeing
from app.engagements.views import agreement as agreement
from app.engagements.views import announcing as announcing
from app.engagements.views import asking as asking
from app.engagements.views import attesting as attesting
from app.engagements.views import changing as changing
from app.engagements.views import composing as composing
from app.engagements.views import converting as converting
from app.engagements.views import correcting as correcting
from app.engagements.views import delivery as delivery
from app.engagements.views import department as department
from app.engagements.views import direction, panels, published, tabs
from app.engagements.views import executive_calling as executive_calling
from app.engagements.views import fact_check as fact_check
from app.engagements.views import fact_finding as fact_finding
from app.engagements.views import findings as findings
from app.engagements.views import focus_areas as focus_areas
from app.engagements.views import following_on as following_on
from app.engagements.views import following_up as following_up
from app.engagements.views import holding as holding
from app.engagements.views import homes as homes
from app.engagements.views import immediate_help as immediate_help
from app.engagements.views import implementing as implementing
from app.engagements.views import offering as offering
from app.engagements.views import opening as opening
from app.engagements.views import planning as planning
from app.engagements.views import provisional as provisional
from app.engagements.views import recommending as recommending
from app.engagements.views import release as release
from app.engagements.views import reporting as reporting
from app.engagements.views import restricting as restricting
from app.engagements.views import selecting as selecting
from app.engagements.views import sites as sites
from app.engagements.views import skills as skills
from app.engagements.views import staffing as staffing_pages  # noqa: F401 – fills the blueprint
from app.engagements.views import succession as succession
from app.engagements.views import wishing as wishing
from app.engagements.views.blueprint import blueprint
from app.web import owed


def register_policy() -> None:
    """Fill the gate, the door and the worker."""
    families.register()
    scopes.register()
    staffing.register()
    work.register()
    facts.register()
    rendering.register()
    releasing.register()


def register_pages(app: Flask) -> None:
    """Hang the pages in; the files of views fill the blueprint as they are imported."""
    app.register_blueprint(blueprint)
    app.register_blueprint(published.blueprint)
    tabs.register()
    panels.register()
    following_on.register()
    owed.register("executive", succession.owed_confirmations)
    selecting.register()
    direction.register()
    provisional.register()
