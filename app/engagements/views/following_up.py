"""Hand-over, survey, check-ins and closing."""

from collections.abc import Callable
from typing import Any

from app.engagements.forms.delivery import ConfirmForm
from app.engagements.forms.follow_up import (
    CheckInForm,
    CloseForm,
    CloseWithoutForm,
    RecordedCheckInForm,
    RecordedSurveyForm,
    SurveyForm,
)
from app.engagements.models.engagement import Engagement
from app.engagements.models.follow_up import CheckIn, Obligation, ObligationKind
from app.engagements.queries import work as queries
from app.engagements.services import closing
from app.engagements.services import following_up as verbs
from app.engagements.views.agreement import see_to_the_end
from app.engagements.views.blueprint import blueprint
from app.engagements.views.recording import is_recording, word_of
from app.engagements.views.steps import step_page
from app.engagements.views.succession import confirm_as_executive
from app.policy.actions import Action
from app.policy.roles import Role
from app.web.acting import current_actor
from app.web.guards import requires, step
from app.web.pages import page
from app.wording import _
from app.workflow import stepping
from app.workflow.lifecycles.catalogue import ENGAGEMENTS
from app.workflow.queries import part_loader, whole_loader
from app.workflow.views.case_frame import frame_of

load = whole_loader(Engagement)
load_check_in = part_loader(CheckIn)


@blueprint.get("/cases/<reference:reference>/follow-up")
@requires(Action.ENGAGEMENT_READ, load=load)
def follow_up(engagement: Engagement) -> Any:
    """The survey and the check-ins: asked when, answered what."""
    actor = current_actor()
    surveys, check_ins = queries.surveys(engagement), queries.check_ins(engagement)
    return page(
        "engagements/follow_up.html",
        frame=frame_of(actor, engagement.case_file),
        surveys=surveys,
        check_ins=check_ins,
        open_surveys={row.number for row in surveys if stepping.open_to(actor, row)},
        open_check_ins={row.number for row in check_ins if stepping.open_to(actor, row)},
        can_record=is_recording(),
    )


@blueprint.route("/cases/<reference:reference>/obligations/<int:number>/complete", methods=["GET", "POST"])
@step("complete", "obligation", load=part_loader(Obligation), recorded=True)
def complete_obligation(duty: Obligation) -> Any:
    """Something owed; each kind has its own page."""
    return PAGES[duty.kind](duty)


def answer_survey(survey: Obligation) -> Any:
    """The agency says how the assistance was."""
    recorded = is_recording()
    form = (RecordedSurveyForm if recorded else SurveyForm)(version=survey.version)
    return step_page(
        survey, form,
        lambda: verbs.answer_survey(
            survey, actor=current_actor(), seen_version=form.seen_version, answers=form.answers,
            **word_of(form, Role.REQUESTER),
        ),
        heading=_("Record the agency's answers") if recorded else _("How was the assistance?"),
        label=_("Record the answers") if recorded else _("Send the answers"),
        done=_("The answers are noted.") if recorded else _("Thank you. Your answers are noted."),
        intro="" if recorded else _("About three minutes. Your answers help the next agency."),
        back="engagements.follow_up",
    )  # fmt: skip


@blueprint.route("/cases/<reference:reference>/check-ins/<int:number>/answer", methods=["GET", "POST"])
@step("answer", "check_in", load=load_check_in, recorded=True)
def answer_check_in(check_in: CheckIn) -> Any:
    """The agency looks back."""
    recorded = is_recording()
    form = (RecordedCheckInForm if recorded else CheckInForm)(version=check_in.version)
    return step_page(
        check_in, form,
        lambda: verbs.answer_check_in(
            check_in, actor=current_actor(), seen_version=form.seen_version, what_changed=form.what_changed.data,
            still_in_use=form.still_in_use.data, still_needed=form.still_needed.data, **word_of(form, Role.REQUESTER),
        ),
        heading=_("%(label)s check-in", label=check_in.label),
        label=_("Record the answers") if recorded else _("Send the answers"),
        done=_("The answers are noted.") if recorded else _("Thank you. Your answers are noted."),
        back="engagements.follow_up",
    )  # fmt: skip


@blueprint.route("/cases/<reference:reference>/hand-over", methods=["GET", "POST"])
@step("hand_over", "cri_tac", "critical_response", load=load)
def hand_over(engagement: Engagement) -> Any:
    """Hand the recommendations to the agency and plan the check-ins."""
    form = ConfirmForm(version=engagement.version)
    return step_page(
        engagement, form,
        lambda: closing.hand_over(engagement, actor=current_actor(), seen_version=form.seen_version),
        heading=_("Hand over to the agency"), label=_("Hand over"),
        intro=_handing_over(engagement),
        done=_("The recommendations are with the agency; check-ins are planned."), back="requests.show",
    )  # fmt: skip


def _handing_over(engagement: Engagement) -> str:
    if engagement.is_consultation:
        return _("The executive gets the note, and one check-in is planned at 30 days.")
    return _("The agency gets the recommendations, and check-ins are planned at 30, 90 and 180 days.")


@blueprint.route("/cases/<reference:reference>/close", methods=["GET", "POST"])
@step("close", *ENGAGEMENTS, load=load)
def close(engagement: Engagement) -> Any:
    """Close the case with its outcome."""
    form = CloseForm(version=engagement.version)
    return step_page(
        engagement, form,
        lambda: closing.close(
            engagement, actor=current_actor(), seen_version=form.seen_version, outcome=form.outcome.data,
            note=form.note.data, records_class=form.records_class.data,
        ),
        heading=_("Close the case"), label=_("Close the case"), done=_("The case is closed."), back="requests.show",
    )  # fmt: skip


@blueprint.route("/cases/<reference:reference>/close-without-follow-up", methods=["GET", "POST"])
@step("close_without_follow_up", "cri_tac", "critical_response", load=load)
def close_without_follow_up(engagement: Engagement) -> Any:
    """Close straight after the report, with the reason."""
    form = CloseWithoutForm(version=engagement.version)
    return step_page(
        engagement, form,
        lambda: closing.close_without_follow_up(
            engagement, actor=current_actor(), seen_version=form.seen_version, outcome=form.outcome.data,
            note=form.note.data, records_class=form.records_class.data, reason=form.reason.data,
        ),
        heading=_("Close without follow-up"), label=_("Close the case"), done=_("The case is closed."),
        back="requests.show",
    )  # fmt: skip


PAGES: dict[ObligationKind, Callable[[Obligation], Any]] = {
    ObligationKind.SURVEY: answer_survey,
    ObligationKind.NEW_EXECUTIVE: confirm_as_executive,
    ObligationKind.AWARD_EXPIRY: see_to_the_end,
}
"""The page of each kind of duty that a person completes."""
