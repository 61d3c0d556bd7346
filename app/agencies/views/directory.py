"""The directory for staff: search, an agency's page, adding, correcting, settling eligibility."""

from typing import Any

from flask import flash, redirect, request, url_for

from app import clock
from app.agencies import jurisdictions, queries
from app.agencies.forms.keeping import AddForm, CorrectForm, EligibilityForm, stored
from app.agencies.models import Agency
from app.agencies.rules import READERS
from app.agencies.services import directory
from app.agencies.views.blueprint import blueprint
from app.agencies.wording import ELIGIBILITY_TONES, ELIGIBILITY_WORDS, FACT_WORDS, TYPE_WORDS
from app.policy import gate
from app.policy.actions import Action
from app.policy.actor import Actor
from app.web import navigation, panels
from app.web.acting import current_actor
from app.web.acts import carried_out
from app.web.guards import requires
from app.web.pages import page
from app.wording import _

SHOWN = 50
WORDS: dict[str, Any] = {
    "types": TYPE_WORDS,
    "eligibilities": ELIGIBILITY_WORDS,
    "tones": ELIGIBILITY_TONES,
    "fact_words": FACT_WORDS,
}
navigation.register(_("Agencies"), "agencies.index", READERS, order=60)


def load(actor: Actor, key: str) -> Agency | None:
    """The agency of an address, within what the actor sees."""
    return queries.by_key(key, gate.scope(actor, Agency))


@blueprint.route("")
@requires(Action.AGENCY_LIST)
def index() -> Any:
    """Search the directory; without a search, the agencies whose eligibility is to be confirmed for someone."""
    typed, state = request.args.get("q", ""), request.args.get("state", "")
    known = state if state in jurisdictions.BY_CODE else None
    found = queries.find(typed, state=known, limit=SHOWN) if typed.strip() else None
    values: dict[str, Any] = {
        "typed": typed[: queries.LONGEST_QUERY],
        "state": known,
        "states": jurisdictions.choices(),
    }
    sizes = queries.sizes() if found is None else None
    return page("agencies/index.html", found=found, sizes=sizes, may_add=_may(Action.AGENCY_ADD), **values, **WORDS)


@blueprint.route("/<string(length=10):key>")
@requires(Action.AGENCY_READ, load=load)
def show(agency: Agency) -> Any:
    """What we know of an agency: facts, eligibility, people, and what later subjects add."""
    return page(
        "agencies/show.html",
        agency=agency,
        people=queries.people_of(agency),
        today=clock.today(),
        sections=panels.on("agency", current_actor(), agency),
        may_correct=_may(Action.AGENCY_CORRECT, agency),
        may_settle=_may(Action.AGENCY_SETTLE_ELIGIBILITY, agency),
        **WORDS,
    )


@blueprint.route("/add", methods=["GET", "POST"])
@requires(Action.AGENCY_ADD)
def add() -> Any:
    """Put an agency into the directory that is not listed."""
    form, added = AddForm(data={"name": request.args.get("name", "")[:200]}), []
    if form.validate_on_submit() and carried_out(
        form, lambda: added.append(directory.add(form.facts, actor=current_actor(), reason=form.reason.data))
    ):
        flash(_("%(name)s is in the directory.", name=added[0].name), "success")
        return redirect(url_for("agencies.show", key=added[0].key))
    alike = queries.find(form.name.data or "", limit=5) if form.name.data else None
    return page("agencies/add.html", form=form, alike=alike)


@blueprint.route("/<string(length=10):key>/correct", methods=["GET", "POST"])
@requires(Action.AGENCY_CORRECT, load=load)
def correct(agency: Agency) -> Any:
    """Change facts of an agency; a later import leaves them alone."""
    form = CorrectForm(data=stored(agency))
    if form.validate_on_submit() and carried_out(form, lambda: _corrected(agency, form)):
        flash(_("The directory is corrected."), "success")
        return redirect(url_for("agencies.show", key=agency.key))
    return page("agencies/correct.html", form=form, agency=agency)


@blueprint.route("/<string(length=10):key>/eligibility", methods=["GET", "POST"])
@requires(Action.AGENCY_SETTLE_ELIGIBILITY, load=load)
def eligibility(agency: Agency) -> Any:
    """Say whether an agency may be helped, and why."""
    form = EligibilityForm(data={"version": agency.version, "eligibility": agency.eligibility})
    if form.validate_on_submit() and carried_out(form, lambda: _settled(agency, form)):
        flash(_("Eligibility is recorded."), "success")
        return redirect(url_for("agencies.show", key=agency.key))
    return page("agencies/eligibility.html", form=form, agency=agency, **WORDS)


def _corrected(agency: Agency, form: CorrectForm) -> None:
    directory.correct(
        agency, form.facts, actor=current_actor(), seen_version=form.seen_version, reason=form.reason.data
    )


def _settled(agency: Agency, form: EligibilityForm) -> None:
    directory.settle_eligibility(
        agency, form.eligibility.data, actor=current_actor(), seen_version=form.seen_version, reason=form.reason.data
    )


def _may(action: Action, agency: Agency | None = None) -> bool:
    return bool(gate.can(current_actor(), action, agency))
