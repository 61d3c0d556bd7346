"""The register of recommendations: what was promised, what is claimed, what is proved."""

from typing import Any

from flask import flash, redirect, request, url_for

from app.documents import services as documents
from app.documents.models import Audience
from app.engagements.forms.delivery import ConfirmForm
from app.engagements.forms.recording import BY
from app.engagements.forms.report import (
    AnswerForm,
    AreaRecommendationForm,
    ProgressForm,
    RecommendationForm,
    RecordedAnswerForm,
    ValidationForm,
)
from app.engagements.forms.words import label_of
from app.engagements.models.choices import ClaimSide
from app.engagements.models.delivery_needs import RECOMMENDING
from app.engagements.models.engagement import Engagement
from app.engagements.models.report import Recommendation
from app.engagements.queries import work as queries
from app.engagements.rules.work import AGENCY
from app.engagements.services import recommending
from app.engagements.views import burn_up
from app.engagements.views.blueprint import blueprint
from app.engagements.views.recording import is_recording, word_of
from app.errors import NotVisible
from app.policy import gate
from app.policy.actions import Action
from app.policy.programs import Kind
from app.policy.roles import Role
from app.web.acting import current_actor
from app.web.acts import CaseForm, carried_out
from app.web.fields.dates import today
from app.web.guards import requires
from app.web.pages import page
from app.wording import _
from app.workflow.quarters import quarter_of
from app.workflow.queries import whole_loader
from app.workflow.views.case_frame import frame_of
from app.workflow.views.steps import taken

load = whole_loader(Engagement)


@blueprint.get("/cases/<reference:reference>/recommendations")
@requires(Action.ENGAGEMENT_READ, load=load)
def recommendations(engagement: Engagement) -> Any:
    """The register, with claimed and validated status side by side."""
    actor = current_actor()
    return page(
        "engagements/recommendations.html",
        frame=frame_of(actor, engagement.case_file),
        engagement=engagement,
        recommendations=_readable(actor, engagement),
        picture=burn_up.of(_readable(actor, engagement)),
        quarter=quarter_of(today()),
        late={each.id for each in _readable(actor, engagement) if each.is_late(today())},
        may_add=_may_change(actor, engagement),
        label_of=label_of,
    )


@blueprint.route("/cases/<reference:reference>/recommendations/add", methods=["GET", "POST"])
@requires(Action.RECOMMENDATION_ADD, load=load)
def add_recommendation(engagement: Engagement) -> Any:
    """Write down a recommendation."""
    form = _writing_form(engagement)
    verb = lambda: recommending.add(  # noqa: E731 – the verb of this view
        engagement, actor=current_actor(), text=form.text.data, rationale=form.rationale.data,
        agency_owner=form.agency_owner.data, target_on=form.target_on.data,
        focus_area_id=form.area.data if "area" in form else None,
    )  # fmt: skip
    return _act(form, verb, heading=_("Add a recommendation"), label=_("Add"), done=_("The recommendation is added."))


@blueprint.get("/cases/<reference:reference>/recommendations/<int:number>")
@requires(Action.ENGAGEMENT_READ, load=lambda actor, reference, number: _engagement(actor, reference, number))
def recommendation(engagement: Engagement) -> Any:
    """One recommendation with every claim made about it."""
    actor, present = current_actor(), _present()
    return page(
        "engagements/recommendation.html",
        frame=frame_of(actor, engagement.case_file),
        recommendation=present,
        ways=dict(BY),
        may_revise=_may_change(actor, engagement) and not present.agreed_by_agency,
        may_show=_may_change(actor, engagement)
        and engagement.kind is Kind.ASSESSMENT
        and present.shown_at is None
        and bool(gate.can(actor, Action.RECOMMENDATION_SHOW, engagement)),
        may_answer=present.shown_at is not None
        and not present.agreed_by_agency
        and not engagement.recommendations_are_settled
        and engagement.recommendations_may_change
        and bool(gate.can(actor, Action.RECOMMENDATION_ANSWER, engagement)),
        may_report=_may_report(engagement, present) and bool(gate.can(actor, Action.RECOMMENDATION_REPORT, engagement)),
        may_validate=_may_report(engagement, present)
        and bool(gate.can(actor, Action.RECOMMENDATION_VALIDATE, engagement)),
        label_of=label_of,
    )


@blueprint.route("/cases/<reference:reference>/recommendations/<int:number>/revise", methods=["GET", "POST"])
@requires(Action.RECOMMENDATION_ADD, load=lambda actor, reference, number: _engagement(actor, reference, number))
def revise_recommendation(engagement: Engagement) -> Any:
    """Change a recommendation's words, owner or target date."""
    present = _present()
    form = RecommendationForm(obj=present, version=present.version)
    verb = lambda: recommending.revise(  # noqa: E731 – the verb of this view
        present, actor=current_actor(), seen_version=form.seen_version, text=form.text.data,
        rationale=form.rationale.data, agency_owner=form.agency_owner.data, target_on=form.target_on.data,
    )  # fmt: skip
    return _act(form, verb, heading=_("Revise the recommendation"), label=_("Save"), done=_("The change is saved."))


@blueprint.route("/cases/<reference:reference>/recommendations/<int:number>/withdraw", methods=["GET", "POST"])
@requires(Action.RECOMMENDATION_ADD, load=lambda actor, reference, number: _engagement(actor, reference, number))
def withdraw_recommendation(engagement: Engagement) -> Any:
    """Take a recommendation out of the register before the report is approved."""
    present = _present()
    form = CaseForm(version=present.version)
    verb = lambda: recommending.withdraw(present, actor=current_actor(), seen_version=form.seen_version)  # noqa: E731
    label = _("Take the recommendation out")
    there = url_for("engagements.recommendations", reference=request.view_args["reference"])
    return _act(form, verb, heading=label, label=label, done=_("The recommendation is taken out."), there=there)


@blueprint.route("/cases/<reference:reference>/recommendations/<int:number>/show", methods=["GET", "POST"])
@requires(Action.RECOMMENDATION_SHOW, load=lambda actor, reference, number: _engagement(actor, reference, number))
def show_recommendation(engagement: Engagement) -> Any:
    """Put a recommendation of an assessment before the agency."""
    present = _present()
    form = ConfirmForm(version=present.version)
    verb = lambda: recommending.show(present, actor=current_actor(), seen_version=form.seen_version)  # noqa: E731
    label = _("Put it before the agency")
    return _act(form, verb, heading=label, label=label, done=_("The agency can read it and answer."))


@blueprint.route("/cases/<reference:reference>/recommendations/<int:number>/answer", methods=["GET", "POST"])
@requires(Action.RECOMMENDATION_ANSWER, load=lambda actor, reference, number: _engagement(actor, reference, number))
def answer_recommendation(engagement: Engagement) -> Any:
    """The agency's executive agrees or declines; the program manager records it."""
    present = _present()
    recorded = is_recording()
    form = (RecordedAnswerForm if recorded else AnswerForm)(version=present.version, owner=present.agency_owner)
    verb = lambda: recommending.answer(  # noqa: E731 – the verb of this view
        present, actor=current_actor(), seen_version=form.seen_version, agrees=form.agrees.data,
        words=form.words.data, owner=form.owner.data, **word_of(form, Role.EXECUTIVE),
    )  # fmt: skip
    label = _("Record the agency's answer") if recorded else _("Answer the recommendation")
    return _act(form, verb, heading=label, label=_("Save the answer"), done=_("The answer is noted."))


@blueprint.route("/cases/<reference:reference>/recommendations/<int:number>/progress", methods=["GET", "POST"])
@requires(Action.RECOMMENDATION_REPORT, load=lambda actor, reference, number: _engagement(actor, reference, number))
def report_progress(engagement: Engagement) -> Any:
    """The agency says how far it is, with evidence."""
    form = ProgressForm(version=engagement.version)
    verb = lambda: _claim(form, ClaimSide.AGENCY, _evidence(engagement, form))  # noqa: E731 – the verb of this view
    label = _("Report progress")
    return _act(form, verb, heading=label, label=label, done=_("Thank you. The progress is noted."))


@blueprint.route("/cases/<reference:reference>/recommendations/<int:number>/validate", methods=["GET", "POST"])
@requires(Action.RECOMMENDATION_VALIDATE, load=lambda actor, reference, number: _engagement(actor, reference, number))
def validate_recommendation(engagement: Engagement) -> Any:
    """The office says what is proved."""
    form = ValidationForm(version=engagement.version)
    verb = lambda: _claim(form, ClaimSide.VALIDATED, None)  # noqa: E731 – the verb of this view
    return _act(form, verb, heading=_("Validate"), label=_("Save the finding"), done=_("The finding is noted."))


def _engagement(actor: Any, reference: str, number: int) -> Engagement:
    recommendation = queries.recommendation(actor, reference, number)
    if not _is_open_to(actor, recommendation):
        raise NotVisible
    return recommendation.engagement


def _is_open_to(actor: Any, recommendation: Recommendation) -> bool:
    """The agency reads a recommendation as approved or put before it, not while it is being written."""
    return actor.role not in AGENCY or recommendation.is_open_to_agency


def _readable(actor: Any, engagement: Engagement) -> list[Recommendation]:
    return [each for each in queries.recommendations(engagement) if _is_open_to(actor, each)]


def _writing_form(engagement: Engagement) -> RecommendationForm:
    if engagement.kind is not Kind.ASSESSMENT:
        return RecommendationForm(version=engagement.version)
    form = AreaRecommendationForm(version=engagement.version, area=request.args.get("area", type=int))
    form.area.choices = [(each.id, each.title) for each in engagement.focus_areas if each.state != "dropped"]
    return form


def _may_change(actor: Any, engagement: Engagement) -> bool:
    is_open = engagement.case_is_open and not engagement.recommendations_are_settled
    is_open = is_open and engagement.recommendations_may_change
    if engagement.kind is Kind.ASSESSMENT:
        is_open = is_open and engagement.state in RECOMMENDING
    return is_open and bool(gate.can(actor, Action.RECOMMENDATION_ADD, engagement))


def _may_report(engagement: Engagement, recommendation: Recommendation) -> bool:
    return engagement.kind is not Kind.ASSESSMENT or recommendation.agreed_by_agency is not None


def _present() -> Recommendation:
    return queries.recommendation(current_actor(), request.view_args["reference"], request.view_args["number"])


def _claim(form: ProgressForm | ValidationForm, side: ClaimSide, document_id: int | None) -> None:
    recommending.claim(
        _present(), actor=current_actor(), side=side, status=form.status.data, note=form.note.data,
        as_of=form.as_of.data, evidence_document_id=document_id,
    )  # fmt: skip


def _evidence(engagement: Engagement, form: ProgressForm) -> int | None:
    if not form.file.data:
        return None
    document = documents.store(
        engagement.case_file, actor=current_actor(), upload=form.file.data,
        title=_("Evidence for a recommendation"), audience=Audience.EVERYONE, purpose="evidence",
    )  # fmt: skip
    return document.id


def _act(form: CaseForm, verb: Any, *, heading: str, label: str, done: str, there: str = "") -> Any:
    values = dict(request.view_args)
    endpoint = "engagements.recommendation" if "number" in values else "engagements.recommendations"
    there = there or url_for(endpoint, **values)
    present = _present() if "number" in values else None
    if _is_done(form, verb, present):
        flash(done, "success")
        return redirect(there)
    return page(
        "engagements/recommend.html",
        form=form,
        page_heading=heading,
        label=label,
        there=there,
        recommendation=present,
    )


def _is_done(form: CaseForm, verb: Any, present: Recommendation | None) -> bool:
    if present is None:
        return form.validate_on_submit() and carried_out(form, verb)
    return taken(present.engagement, form, verb, present)
