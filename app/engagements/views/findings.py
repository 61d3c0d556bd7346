"""Findings and observations under a focus area."""

from typing import Any

from flask import request

from app.engagements.forms.assessing import FindingForm
from app.engagements.forms.delivery import ConfirmForm
from app.engagements.models.focus_area import Finding, FocusArea
from app.engagements.services import assessing
from app.engagements.views.blueprint import blueprint
from app.engagements.views.focus_areas import AREA, load_area
from app.engagements.views.steps import step_page
from app.errors import NotVisible
from app.policy.actions import Action
from app.web.acting import current_actor
from app.web.guards import requires
from app.wording import _


@blueprint.route(f"{AREA}/findings/add", methods=["GET", "POST"])
@requires(Action.FINDING_WRITE, load=load_area)
def add_finding(area: FocusArea) -> Any:
    """Write down what was found."""
    form = FindingForm(version=area.version)
    return _finding_page(
        area,
        form,
        lambda: assessing.write_finding(area, actor=current_actor(), **_typed(form)),
        heading=_("Add a finding or an observation"),
        label=_("Add"),
        done=_("It is written down."),
    )


@blueprint.route(f"{AREA}/findings/<int:position>/revise", methods=["GET", "POST"])
@requires(Action.FINDING_WRITE, load=lambda actor, reference, number, position: load_area(actor, reference, number))
def revise_finding(area: FocusArea) -> Any:
    """Change what was found."""
    finding = _finding(area)
    form = FindingForm(obj=finding, version=finding.version)
    return _finding_page(
        area,
        form,
        lambda: assessing.revise_finding(
            finding, area=area, actor=current_actor(), seen_version=form.seen_version, **_typed(form)
        ),
        heading=_("Revise number %(number)s", number=finding.number),
        label=_("Save"),
        done=_("The change is saved."),
        row=finding,
    )


@blueprint.route(f"{AREA}/findings/<int:position>/take-out", methods=["GET", "POST"])
@requires(Action.FINDING_WRITE, load=lambda actor, reference, number, position: load_area(actor, reference, number))
def take_out_finding(area: FocusArea) -> Any:
    """Take a finding out."""
    finding = _finding(area)
    form = ConfirmForm(version=finding.version)
    return _finding_page(
        area,
        form,
        lambda: assessing.take_out_finding(finding, area=area, actor=current_actor(), seen_version=form.seen_version),
        heading=_("Take number %(number)s out", number=finding.number),
        intro=finding.text,
        label=_("Take it out"),
        done=_("It is taken out."),
        row=finding,
    )


def _finding_page(area: FocusArea, form: Any, verb: Any, **words: Any) -> Any:
    words = {"intro": area.title} | words
    return step_page(area, form, verb, back="engagements.focus_area", number=area.number, **words)  # type: ignore[typeddict-item]


def _typed(form: FindingForm) -> dict[str, Any]:
    return {"kind": form.kind.data, "text": form.text.data, "sources": form.sources.data}


def _finding(area: FocusArea) -> Finding:
    wanted = request.view_args["position"]
    found = next((each for each in area.standing_findings if each.number == wanted), None)
    if found is None:
        raise NotVisible
    return found
