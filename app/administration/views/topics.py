"""The catalogue of topics."""

from typing import Any

from flask import flash, redirect, url_for

from app.administration import queries
from app.administration.forms.keeping import ConfirmForm, TopicForm
from app.administration.services import topics as services
from app.administration.views.blueprint import blueprint
from app.policy import gate
from app.policy.actions import Action
from app.policy.actor import Actor
from app.requests.models.assistance import Topic
from app.requests.queries import topics as topic_queries
from app.web.acting import current_actor
from app.web.acts import carried_out
from app.web.guards import requires
from app.web.pages import page
from app.wording import _


def load(_actor: Actor, number: int) -> Topic | None:
    """The topic of an address; the catalogue is the same for everyone who may read it."""
    return queries.topic(number)


@blueprint.route("/topics")
@requires(Action.CATALOGUE_READ)
def topics() -> Any:
    """Every topic with how often it is named."""
    may_keep = bool(gate.can(current_actor(), Action.CATALOGUE_KEEP))
    values: dict[str, Any] = {"groups": topic_queries.catalogue(), "uses": queries.topic_uses()}
    return page("administration/topics.html", may_keep=may_keep, restoring=ConfirmForm(), **values)


@blueprint.route("/topics/add", methods=["GET", "POST"])
@requires(Action.CATALOGUE_KEEP)
def add_topic() -> Any:
    """Offer a new topic."""
    form = TopicForm()
    if form.validate_on_submit() and carried_out(
        form, lambda: services.add(form.group.data, form.name.data, actor=current_actor())
    ):
        flash(_("The form offers %(topic)s now.", topic=form.name.data), "success")
        return redirect(url_for("administration.topics"))
    return page("administration/add_topic.html", form=form)


@blueprint.route("/topics/<int(max=2147483647):number>/retire", methods=["GET", "POST"])
@requires(Action.CATALOGUE_KEEP, load=load)
def retire_topic(topic: Topic) -> Any:
    """Say what retiring does, then do it."""
    form = ConfirmForm()
    if form.validate_on_submit() and carried_out(form, lambda: services.retire(topic, actor=current_actor())):
        flash(_("The form no longer offers %(topic)s.", topic=topic.name), "success")
        return redirect(url_for("administration.topics"))
    return page("administration/retire_topic.html", form=form, topic=topic, uses=topic_queries.uses(topic))


@blueprint.route("/topics/<int(max=2147483647):number>/restore", methods=["POST"])
@requires(Action.CATALOGUE_KEEP, load=load)
def restore_topic(topic: Topic) -> Any:
    """Offer a retired topic again."""
    form = ConfirmForm()
    if form.validate_on_submit() and carried_out(form, lambda: services.restore(topic, actor=current_actor())):
        flash(_("The form offers %(topic)s again.", topic=topic.name), "success")
    return redirect(url_for("administration.topics"))
