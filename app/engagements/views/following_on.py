"""A follow-on request, begun by the agency's executive or the program manager; and how cases hang together."""

from typing import Any

from flask import flash, redirect, url_for
from sqlalchemy import exists

from app.engagements.forms.converting import KINDS, FollowOnForm
from app.engagements.models.engagement import Engagement
from app.engagements.queries import lineage
from app.engagements.services import following_on
from app.engagements.views import loading
from app.engagements.views.blueprint import CASE, blueprint
from app.policy.actor import Actor
from app.policy.roles import Role
from app.requests.models.assistance import AssistanceRequest
from app.web import case_panels
from app.web.acting import current_actor
from app.web.acts import carried_out
from app.web.guards import step
from app.web.pages import page
from app.wording import _
from app.workflow import contents, scopes, stepping
from app.workflow.lifecycles.catalogue import ENGAGEMENTS
from app.workflow.models.case_file import CaseFile
from app.workflow.models.record import History

TURNS = "lineage"


@blueprint.route(f"{CASE}/engagement/follow-on", methods=["GET", "POST"])
@step("spawn_follow_on", *ENGAGEMENTS, load=loading.engagement)
def spawn_follow_on(engagement: Engagement) -> Any:
    """Begin the draft; the executive goes on to it, the manager comes back to the case."""
    actor, form = current_actor(), FollowOnForm(version=engagement.version)
    begun: list[AssistanceRequest] = []

    def spawn() -> None:
        begun.append(following_on.spawn(engagement, actor=actor, seen_version=form.seen_version, title=form.title.data))

    there = url_for("requests.show", reference=engagement.case_file.reference)
    if form.validate_on_submit() and carried_out(form, spawn):
        flash(_("A draft is begun, filled in from this case. The agency completes and sends it."), "success")
        is_own = actor.role is Role.EXECUTIVE
        return redirect(url_for("requests.review", reference=begun[0].reference) if is_own else there)
    if getattr(form, "is_stale", False):
        form.version.data = str(engagement.version)
    return page(
        "engagements/step.html",
        form=form,
        case=engagement,
        page_heading=_("Begin a follow-on request"),
        intro=_("A new request of the same agency is begun as a draft, filled in from this one and linked to it."),
        label=_("Begin the draft"),
        there=there,
        style="",
    )


def register() -> None:
    """Put the panel of lineage on every case."""
    told = History.case_file_id == contents.FILE_ID, History.step.in_(lineage.TURNS)
    contents.register(TURNS, exists().where(*told))
    case_panels.register("engagements/lineage_panel.html", lineage_panel, order=30)


def lineage_panel(actor: Actor, file: CaseFile) -> dict[str, Any] | None:
    """What the case follows, what follows it, its earlier programs and engagements, a new executive.

    Links lead only to cases that the reader sees, too; most cases cost no statement here.
    """
    earlier, turns = lineage.follows(actor, file), lineage.turns(file) if TURNS in contents.of(file) else []
    if turns and not scopes.sees_content(actor, file):
        turns = []
    steps = {row.step for row in turns}
    values = {
        "earlier": earlier,
        "later": lineage.followed_by(actor, file) if lineage.FOLLOWED in steps else [],
        "engagements": lineage.engagements(file) if steps & set(lineage.CONVERTED) else [],
        "confirmations": lineage.confirmations(file) if lineage.NEW_EXECUTIVE in steps else [],
        "changes": [row for row in turns if row.step == lineage.CHANGED],
    }
    if not any(values.values()):
        return None
    recordable = {each.number for each in values["confirmations"] if stepping.recordable_by(actor, each)}
    return values | {"kinds": KINDS, "recordable": recordable}
