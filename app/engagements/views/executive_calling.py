"""The executive call of Critical Response, and settling what kind of help it is to be."""

from typing import Any

from app.documents.refusal import FileRefused
from app.engagements.forms.carried import call_of
from app.engagements.forms.critical import (
    ExecutiveCallForm,
    ReviewCallForm,
    SettleAsReviewForm,
    SettleKindForm,
    SettleWithLetterForm,
)
from app.engagements.models.choices import Help
from app.engagements.models.engagement import Engagement
from app.engagements.services import executive_calling
from app.engagements.views import loading
from app.engagements.views.blueprint import CASE, OVERVIEW, blueprint
from app.engagements.views.steps import step_page
from app.errors import InvalidFact
from app.policy.programs import Kind
from app.requests.models.choices import DeliveryType
from app.web.acting import current_actor
from app.web.guards import step
from app.wording import _


@blueprint.route(f"{CASE}/executive-call", methods=["GET", "POST"])
@step("record_call", "critical_response", load=loading.engagement)
def record_executive_call(engagement: Engagement) -> Any:
    """Log the call and the kind of help that was agreed in it."""
    form = ExecutiveCallForm(version=engagement.version, help_=_help_of(engagement), **call_of(engagement))
    return step_page(
        engagement,
        form,
        lambda: executive_calling.record(
            engagement,
            actor=current_actor(),
            seen_version=form.seen_version,
            call=form.call(),
            help_=form.help_.data,
        ),
        heading=_("Record the executive call"),
        intro=_("If the call shows that a review is wanted, record nothing here: a director makes it a review."),
        label=_("Record the call"),
        done=_("The call is recorded. Next: offer the case to a provider."),
        back=OVERVIEW,
    )


@blueprint.route(f"{CASE}/review-call", methods=["GET", "POST"])
@step("record_call", "critical_response_review", load=loading.engagement)
def record_review_call(engagement: Engagement) -> Any:
    """Log a review's call with open proceedings and other reviews."""
    asked = engagement.assistance
    form = ReviewCallForm(
        version=engagement.version,
        proceedings=asked.open_proceedings if asked else "",
        other_reviews=asked.other_reviews if asked else "",
        **call_of(engagement),
    )
    return step_page(
        engagement,
        form,
        lambda: executive_calling.record_of_review(
            engagement,
            actor=current_actor(),
            seen_version=form.seen_version,
            call=form.call(),
            proceedings=form.proceedings.data,
            other_reviews=form.other_reviews.data,
        ),
        heading=_("Record the executive call"),
        label=_("Record the call"),
        done=_("The call is recorded. Next: offer the case to a provider."),
        back=OVERVIEW,
    )


@blueprint.route(f"{CASE}/kind", methods=["GET", "POST"])
@step("settle_kind", "critical_response", load=loading.engagement)
def settle_kind(engagement: Engagement) -> Any:
    """Settle which immediate help it is to be."""
    form = SettleKindForm(version=engagement.version, help_=_help_of(engagement))
    return step_page(
        engagement,
        form,
        lambda: executive_calling.settle_kind(
            engagement, actor=current_actor(), seen_version=form.seen_version, help_=form.help_.data
        ),
        heading=_("Settle the kind of help"),
        intro=_("A review is settled by a director."),
        label=_("Settle the kind"),
        done=_("The kind of help is settled."),
        back=OVERVIEW,
    )


@blueprint.route(f"{CASE}/make-it-a-review", methods=["GET", "POST"])
@step("settle_as_review", "critical_response", load=loading.engagement)
def settle_as_review(engagement: Engagement) -> Any:
    """Make it a review, with its justification and the executive's authorization."""
    asked = engagement.assistance
    kind = engagement.kind if engagement.kind in (Kind.AFTER_ACTION_REVIEW, Kind.IN_DEPTH_REVIEW) else None
    has_letter = engagement.authorization_is_on_file
    form = (SettleAsReviewForm if has_letter else SettleWithLetterForm)(
        version=engagement.version, kind=kind, justification=asked.review_justification if asked else ""
    )
    return step_page(
        engagement,
        form,
        lambda: _make_a_review(engagement, form),
        heading=_("Make it a review"),
        intro=_("The case stays where it stands and goes on along the way of a review, restricted to its list."),
        label=_("Make it a review"),
        done=_("It is a review now. Next: record the executive call."),
        back=OVERVIEW,
    )


def _make_a_review(engagement: Engagement, form: SettleAsReviewForm) -> None:
    try:
        executive_calling.settle_as_review(
            engagement, actor=current_actor(), seen_version=form.seen_version, ground=form.ground()
        )
    except FileRefused as refusal:
        raise InvalidFact("file", refusal.sentence) from refusal


def _help_of(engagement: Engagement) -> Help | None:
    """What was settled before, else what the request's wishes come to."""
    asked = engagement.assistance
    wished = set(asked.delivery_types or ()) if asked else set()
    if engagement.is_consultation or DeliveryType.EXECUTIVE_CONSULTATION in wished:
        return Help.CONSULTATION
    if engagement.kind is Kind.DATA_ANALYSIS or DeliveryType.DATA_ANALYSIS in wished:
        return Help.DATA_ANALYSIS
    return Help.IMMEDIATE if engagement.kind_settled_at else None
