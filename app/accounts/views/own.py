"""What people do with their own account: details, password, sessions, and as whom they act."""

from typing import Any

from flask import flash, redirect, url_for

from app.accounts.forms.people import ChangePasswordForm, DescribeForm, SwitchForm
from app.accounts.models.access import EndReason
from app.accounts.presence import actor_of
from app.accounts.queries import belonging
from app.accounts.queries import people as questions
from app.accounts.services import passwords, people, sessions
from app.accounts.views import places, signing_in
from app.accounts.views.arriving import current_session
from app.accounts.views.blueprint import blueprint
from app.errors import NotVisible
from app.extensions import db
from app.web.acting import current_actor
from app.web.acts import carried_out
from app.web.guards import signed_in
from app.web.pages import page
from app.wording import _


@blueprint.route("/account", methods=["GET", "POST"])
@signed_in
def account() -> Any:
    """Who one is here, and where one belongs."""
    person = current_session().person
    form = DescribeForm(obj=person)
    if form.validate_on_submit():
        people.describe(
            person, name=form.name.data, title=form.title.data, phone=form.phone.data, actor=current_actor()
        )
        db.session.commit()
        flash(_("Saved."), "success")
        return redirect(url_for("accounts.account"))
    memberships = belonging.current_memberships(person)
    return page("accounts/account.html", form=form, person=person, memberships=memberships)


@blueprint.route("/account/password", methods=["GET", "POST"])
@signed_in
def change_password() -> Any:
    """Change the password; other sessions end, this one gets a new token."""
    person, form = current_session().person, ChangePasswordForm()
    if form.validate_on_submit() and carried_out(
        form, lambda: passwords.change(person, current=form.current.data, new=form.new.data)
    ):
        flash(_("Your password is changed. You are signed out everywhere else."), "success")
        return signing_in.enter(person, url_for("accounts.account"))
    return page("accounts/change_password.html", form=form)


@blueprint.route("/account/sessions")
@signed_in
def own_sessions() -> Any:
    """Where one is signed in."""
    current = current_session()
    return page("accounts/sessions.html", current=current, sessions=questions.live_sessions(current.person))


@blueprint.route("/account/stay")
@signed_in
def stay() -> Any:
    """Stay signed in: the page asks for this when the reader says so before the time is over."""
    return page("accounts/stay.html")


@blueprint.post("/account/sessions/<string(length=10):key>/end")
@signed_in
def end_own_session(key: str) -> Any:
    """End one of one's own sessions."""
    mine = questions.live_sessions(current_session().person)
    session = next((one for one in mine if one.key == key), None)
    if session is None:
        raise NotVisible
    sessions.end(session, EndReason.ENDED_BY_PERSON)
    db.session.commit()
    flash(_("That session is ended."), "success")
    return redirect(url_for("accounts.own_sessions"))


@blueprint.post("/account/sessions/end-others")
@signed_in
def end_other_sessions() -> Any:
    """Sign out everywhere else."""
    current = current_session()
    sessions.end_all(current.person, EndReason.ENDED_BY_PERSON, but=current)
    db.session.commit()
    flash(_("You are signed out everywhere else."), "success")
    return redirect(url_for("accounts.own_sessions"))


@blueprint.route("/account/acting-as", methods=["GET", "POST"])
@signed_in
def switch() -> Any:
    """Pick as whom to act."""
    session, form = current_session(), SwitchForm()
    choices = belonging.choices(session.person)
    form.offer(choices)
    if form.validate_on_submit():
        chosen = next(one for one in choices if one.key == form.choice.data)
        sessions.switch(session, chosen.membership, chosen.deputy)
        db.session.commit()
        return redirect(places.home_of(actor_of(session)))
    if not form.is_submitted():
        form.choice.data = (session.deputy or session.membership).key if session.membership else None
    return page("accounts/switch.html", form=form, choices=choices)
