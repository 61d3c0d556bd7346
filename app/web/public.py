"""Pages that everyone may read: what help there is, how to choose, statements, and the answer to "are you there?"."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from flask import Blueprint, Response, request
from sqlalchemy import text
from wtforms import Form

from app.extensions import db
from app.policy import gate
from app.policy.actions import Action
from app.web.acting import maybe_actor
from app.web.fields.choices import RadioField
from app.web.fields.dates import today
from app.web.guards import public
from app.web.pages import page
from app.wording import _

blueprint = Blueprint("public", __name__)


@dataclass(frozen=True, slots=True)
class Printed:
    """A statement of the operator as it is printed today; the last three facts are the Paperwork Reduction Act's."""

    body: str
    since: date
    omb_number: str = ""
    expires_on: date | None = None
    burden_minutes: int | None = None


@dataclass(frozen=True, slots=True)
class Public:
    """What a later subject knows for these pages: the statements of a day by kind, and whether the form is open."""

    statements: Callable[[date], Mapping[str, Printed]]
    is_open: Callable[[date], bool]


_known: list[Public] = []


def register(known: Public) -> None:
    """Say where the statements and the state of the form are kept."""
    _known[:] = [known]


SITUATIONS = (
    ("topic", _("We want training or advice on a topic.")),
    ("incident", _("Something serious has just happened, and we need advice soon.")),
    ("review", _("A major event is over, and we want an outside look at how we handled it.")),
    ("whole", _("We want a deep look at how our agency works, and help to change over a year or more.")),
    ("unsure", _("None of these, or we are not sure.")),
)


class ChooseForm(Form):
    """The one question that tells the programs apart."""

    situation = RadioField(
        _("Which of these is closest to your situation?"), choices=SITUATIONS, missing=_("Choose the closest one.")
    )


@blueprint.route("/")
@public
def start() -> Response:
    """What help there is, what it costs, how long it takes, and what to have at hand."""
    is_open = _known[0].is_open(today()) if _known else True
    return page(
        "public/start.html", is_open=is_open, may_begin=_may_begin(), paperwork=_printed("paperwork_reduction_act")
    )


@blueprint.route("/choose")
@public
def choose() -> Response:
    """One question, answered on the same page without script."""
    form = ChooseForm(request.args if request.args else None)
    answered = bool(request.args) and form.validate()
    return page(
        "public/choose.html", form=form, situation=form.situation.data if answered else None, may_begin=_may_begin()
    )


@blueprint.route("/accessibility")
@public
def accessibility() -> Response:
    """How usable this site is for everyone, and whom to tell when it is not."""
    return page("public/accessibility.html", statement=_printed("accessibility"))


@blueprint.route("/privacy")
@public
def privacy() -> Response:
    """What is asked and why, who sees it, and how long it is kept."""
    return page("public/privacy.html", statement=_printed("privacy_act"))


@blueprint.route("/healthz")
@public
def healthz() -> Response:
    """Whether this process answers and reaches its database, for a load balancer."""
    db.session.execute(text("SELECT 1"))
    return Response("ok\n", mimetype="text/plain")


def _may_begin() -> bool:
    """Whether to show the way to a new request: to visitors, and to people of an agency."""
    actor = maybe_actor()
    return actor is None or bool(gate.can(actor, Action.REQUEST_BEGIN))


def _printed(kind: str) -> Printed | None:
    """The operator's statement of a kind today, if there is one."""
    return _known[0].statements(today()).get(kind) if _known else None
