"""Focus areas of an assessment, with their findings and recommendations."""

from typing import Any

from app.engagements.forms.assessing import AreaForm, DropForm
from app.engagements.forms.delivery import ConfirmForm
from app.engagements.forms.recording import RecordedForm
from app.engagements.forms.staffing import NoteForm
from app.engagements.models.engagement import Engagement
from app.engagements.models.focus_area import FocusArea
from app.engagements.queries import work as queries
from app.engagements.rules.work import AGENCY
from app.engagements.services import assessing
from app.engagements.views import loading
from app.engagements.views.blueprint import CASE, blueprint
from app.engagements.views.recording import is_recording, word_of
from app.engagements.views.steps import step_page
from app.errors import NotVisible
from app.policy import gate
from app.policy.actions import Action
from app.policy.actor import Actor
from app.policy.roles import Role
from app.web.acting import current_actor
from app.web.guards import requires, step
from app.web.pages import page
from app.wording import _
from app.workflow import stepping
from app.workflow.queries import part_loader, steps_taken
from app.workflow.views.case_frame import acts_of, frame_of

OA = "organizational_assessment"
AREA = f"{CASE}/focus-areas/<int:number>"
load_area = part_loader(FocusArea)


def load(actor: Actor, reference: str) -> Engagement:
    """An assessment. Raises NotVisible for every other engagement."""
    engagement = loading.engagement(actor, reference)
    if engagement.lifecycle != OA:
        raise NotVisible
    return engagement


@blueprint.get(f"{CASE}/focus-areas")
@requires(Action.ENGAGEMENT_READ, load=load)
def focus_areas(engagement: Engagement) -> Any:
    """Every focus area, how far it is, and what was found."""
    actor = current_actor()
    steps = {each.name: each.missing for each in stepping.open_to(actor, engagement)}
    return page(
        "engagements/focus_areas.html",
        frame=frame_of(actor, engagement.case_file),
        areas=engagement.focus_areas,
        steps=steps,
        counts=_counts(actor, engagement),
    )


@blueprint.get(AREA)
@requires(Action.ENGAGEMENT_READ, load=load_area)
def focus_area(area: FocusArea) -> Any:
    """One area: its scope, its findings, its recommendations."""
    actor = current_actor()
    may_write = area.state == "under_way" and bool(gate.can(actor, Action.FINDING_WRITE, area))
    return page(
        "engagements/focus_area.html",
        frame=frame_of(actor, area.case_file),
        area=area,
        acts=list(acts_of(actor, area.case_file, [area])),
        may_write=may_write,
        findings=area.standing_findings if _reads_findings(actor, area) else [],
        recommendations=_recommendations(actor, area.engagement, area),
        notes=[each for each in steps_taken(area) if each.step == "ask_for_more"] if actor.role not in AGENCY else [],
    )


@blueprint.route(f"{CASE}/focus-areas/add", methods=["GET", "POST"])
@step("add_focus_area", OA, load=load)
def add_focus_area(engagement: Engagement) -> Any:
    """Plan a focus area."""
    form = AreaForm(version=engagement.version)
    return step_page(
        engagement,
        form,
        lambda: assessing.add_area(engagement, actor=current_actor(), seen_version=form.seen_version, area=form.area()),
        heading=_("Add a focus area"),
        label=_("Add the focus area"),
        done=_("The focus area is added."),
        back="engagements.focus_areas",
    )


@blueprint.route(f"{AREA}/start", methods=["GET", "POST"])
@step("start", "focus_area", load=load_area, recorded=True)
def start_area(area: FocusArea) -> Any:
    """Take the area up."""
    return _provided(
        area,
        assessing.start,
        heading=_("Start the focus area"),
        label=_("Start it"),
        done=_("The focus area is under way."),
    )


@blueprint.route(f"{AREA}/assessed", methods=["GET", "POST"])
@step("propose_assessed", "focus_area", load=load_area, recorded=True)
def propose_assessed(area: FocusArea) -> Any:
    """Say that the area is assessed."""
    return _provided(
        area,
        assessing.propose_assessed,
        heading=_("Propose the area as assessed"),
        label=_("Propose it"),
        done=_("The COPS Office is asked to agree."),
    )


@blueprint.route(f"{AREA}/agree", methods=["GET", "POST"])
@step("agree_assessed", "focus_area", load=load_area)
def agree_assessed(area: FocusArea) -> Any:
    """Agree that the area is assessed."""
    return _confirm(
        area,
        assessing.agree_assessed,
        heading=_("Agree that it is assessed"),
        label=_("Agree"),
        done=_("The focus area is assessed."),
    )


@blueprint.route(f"{AREA}/more", methods=["GET", "POST"])
@step("ask_for_more", "focus_area", load=load_area)
def ask_for_more(area: FocusArea) -> Any:
    """Say what is still missing."""
    form = NoteForm(version=area.version)
    return step_page(
        area,
        form,
        lambda: assessing.ask_for_more(
            area, actor=current_actor(), seen_version=form.seen_version, note=form.note.data
        ),
        heading=_("Ask for more"),
        intro=area.title,
        label=_("Ask for more"),
        done=_("The area is the provider's again."),
        back="engagements.focus_area",
        number=area.number,
    )


@blueprint.route(f"{AREA}/drop", methods=["GET", "POST"])
@step("drop", "focus_area", load=load_area)
def drop_area(area: FocusArea) -> Any:
    """Leave the area out, with the reason."""
    form = DropForm(version=area.version)
    return step_page(
        area,
        form,
        lambda: assessing.drop(area, actor=current_actor(), seen_version=form.seen_version, reason=form.reason.data),
        heading=_("Leave the focus area out"),
        intro=area.title,
        label=_("Leave it out"),
        done=_("The focus area is left out."),
        style="secondary",
        back="engagements.focus_area",
        number=area.number,
    )


@blueprint.route(f"{CASE}/implementation-plan/begin", methods=["GET", "POST"])
@step("begin_implementation_plan", OA, load=load)
def begin_implementation_plan(engagement: Engagement) -> Any:
    """Begin the plan by which the agency carries the recommendations out."""
    form = ConfirmForm(version=engagement.version)
    return step_page(
        engagement,
        form,
        lambda: assessing.begin_plan(engagement, actor=current_actor(), seen_version=form.seen_version),
        heading=_("Begin the implementation plan"),
        intro=_("The provider writes it; the COPS Office approves it; the agency's executive agrees."),
        label=_("Begin the plan"),
        done=_("The plan is a draft now."),
        back="engagements.plan",
    )


@blueprint.route(f"{CASE}/assessment/finish", methods=["GET", "POST"])
@step("finish_assessment", OA, load=load)
def finish_assessment(engagement: Engagement) -> Any:
    """End the assessment; implementation begins."""
    form = ConfirmForm(version=engagement.version)
    return step_page(
        engagement,
        form,
        lambda: assessing.finish(engagement, actor=current_actor(), seen_version=form.seen_version),
        heading=_("Finish the assessment"),
        intro=_("From now on the agency reports each quarter how far it is with each recommendation it agreed to."),
        label=_("Finish the assessment"),
        done=_("Implementation begins."),
        back="engagements.recommendations",
    )


def _provided(area: FocusArea, verb: Any, **words: str) -> Any:
    """A step of the provider; the program manager records it."""
    if not is_recording():
        return _confirm(area, verb, **words)
    form = RecordedForm(version=area.version)
    words |= {"label": _("Record it")}
    return step_page(
        area,
        form,
        lambda: verb(area, actor=current_actor(), seen_version=form.seen_version, **word_of(form, Role.COORDINATOR)),
        intro=area.title,
        back="engagements.focus_area",
        number=area.number,
        **words,  # type: ignore[typeddict-item]
    )


def _confirm(area: FocusArea, verb: Any, **words: str) -> Any:
    form = ConfirmForm(version=area.version)
    return step_page(
        area,
        form,
        lambda: verb(area, actor=current_actor(), seen_version=form.seen_version),
        intro=area.title,
        back="engagements.focus_area",
        number=area.number,
        **words,  # type: ignore[typeddict-item]
    )


def _reads_findings(actor: Actor, area: FocusArea) -> bool:
    """The agency reads findings once the area is assessed, not while they are being written."""
    return actor.role not in AGENCY or area.state == "assessed"


def _recommendations(actor: Actor, engagement: Engagement, area: FocusArea | None = None) -> list[Any]:
    found = queries.recommendations(engagement)
    wanted = [each for each in found if area is None or each.focus_area_id == area.id]
    return [each for each in wanted if actor.role not in AGENCY or each.is_open_to_agency]


def _counts(actor: Actor, engagement: Engagement) -> dict[int, tuple[int, int]]:
    """Findings and recommendations of each area, as far as the reader may see them."""
    shown = _recommendations(actor, engagement)
    return {
        area.id: (
            len(area.standing_findings) if _reads_findings(actor, area) else 0,
            sum(each.focus_area_id == area.id for each in shown),
        )
        for area in engagement.focus_areas
    }
