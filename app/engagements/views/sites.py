"""Pages of announced assessment sites, open to everyone: what they are, their focus areas, their released reports."""

from io import BytesIO
from typing import Any

from flask import send_file
from flask.wrappers import Response

from app.documents import storage
from app.documents.models import Audience
from app.engagements.models.engagement import Engagement
from app.engagements.queries import selection
from app.engagements.queries import sites as queries
from app.engagements.views.blueprint import blueprint
from app.errors import NotVisible
from app.web.guards import public
from app.web.headers import DOWNLOAD_POLICY
from app.web.pages import page
from app.wording import _

STAGES = {
    "assessment": _("The assessment is under way."),
    "implementation": _("The agency puts the recommendations into practice."),
    "final_report": _("The final report is being prepared."),
    "sustainment": _("The work is done; the agency tells us from time to time how things stand."),
    "closed": _("The work at this site is finished."),
    "ended": _("The work at this site has ended."),
    "on_hold": _("The work at this site is paused."),
}


@blueprint.get("/sites")
@public
def sites() -> Any:
    """Every announced site, and the criteria by which sites are chosen."""
    found = queries.sites()
    shown = {"sites": found, "states": queries.states(found), "stage_of": stage_of}
    return page("engagements/sites.html", criteria=selection.criteria(), **shown)


@blueprint.get("/sites/<reference:case_number>")
@public
def site(case_number: str) -> Any:
    """One announced site."""
    found = queries.site(case_number)
    return page(
        "engagements/site.html",
        site=found,
        stage=stage_of(found),
        areas=[area for area in found.focus_areas if area.state != "dropped"],
        reports=queries.reports(found),
    )


@blueprint.get("/sites/<reference:case_number>/reports/<int:number>")
@public
def site_report(case_number: str, number: int) -> Response:
    """A released report of a site, as a PDF."""
    document = queries.report(case_number, number).document
    if document is None or document.audience is not Audience.PUBLIC:
        raise NotVisible
    response = send_file(
        BytesIO(storage.get(document.storage_key, document.sha256)), mimetype=document.content_type,
        as_attachment=True, download_name=document.file_name, etag=False, conditional=False,
    )  # fmt: skip
    response.headers["Content-Security-Policy"] = DOWNLOAD_POLICY
    return response


def stage_of(engagement: Engagement) -> str:
    """Where a site stands, in words for everyone."""
    return STAGES.get(engagement.state, _("The work at this site goes on."))
