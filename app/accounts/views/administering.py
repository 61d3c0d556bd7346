"""Administrators and people: the list, one person, closing, memberships, deputies."""

from typing import Any

from flask import flash, redirect, request, url_for

from app.accounts import rules
from app.accounts.forms.fields import seat_choices, seat_of
from app.accounts.forms.people import DeputyForm, ReasonForm, SeatForm
from app.accounts.models.people import Deputy, Membership, Person
from app.accounts.queries import belonging
from app.accounts.queries import people as questions
from app.accounts.services import people
from app.accounts.views.blueprint import blueprint
from app.extensions import db
from app.policy.actions import Action
from app.policy.roles import Role
from app.web.acting import current_actor
from app.web.acts import carried_out
from app.web.guards import requires
from app.web.pages import page
from app.wording import _

LONGEST_SEARCH = 120
KEY = "<string(length=10):key>"


@blueprint.route("/people")
@requires(Action.PERSON_LIST)
def list_people() -> Any:
    """Everybody with an account, by name; and the invitations that wait."""
    text, after = request.args.get("q", "")[:LONGEST_SEARCH], request.args.get("after", "")
    actor = current_actor()
    found = questions.listed(actor, text.replace("\x00", ""), after.replace("\x00", ""))
    invitations = [] if after else questions.invitations(actor)
    return page("accounts/list_people.html", found=found, text=text, invitations=invitations)


@blueprint.route(f"/people/{KEY}")
@requires(Action.PERSON_READ, load=questions.by_key)
def show_person(person: Person) -> Any:
    """One person: details, memberships, sessions, deputies; no case content."""
    sessions, deputies = questions.live_sessions(person), questions.deputies_of(person)
    return page("accounts/show_person.html", person=person, sessions=sessions, deputies=deputies)


@blueprint.route(f"/people/{KEY}/disable", methods=["GET", "POST"])
@requires(Action.PERSON_DISABLE, load=questions.by_key)
def disable(person: Person) -> Any:
    """Close an account, with the reason."""
    form = ReasonForm()
    if form.validate_on_submit():
        people.disable(person, actor=current_actor(), reason=form.reason.data)
        db.session.commit()
        flash(_("The account is closed and every session ended."), "success")
        return redirect(url_for("accounts.show_person", key=person.key))
    return page("accounts/disable.html", form=form, person=person)


@blueprint.post(f"/people/{KEY}/enable")
@requires(Action.PERSON_DISABLE, load=questions.by_key)
def enable(person: Person) -> Any:
    """Open a closed account again."""
    people.enable(person, actor=current_actor())
    db.session.commit()
    flash(_("The account is open again."), "success")
    return redirect(url_for("accounts.show_person", key=person.key))


@blueprint.post(f"/people/{KEY}/end-sessions")
@requires(Action.SESSION_END, load=questions.by_key)
def end_sessions(person: Person) -> Any:
    """Sign a person out everywhere."""
    people.end_sessions(person, actor=current_actor())
    db.session.commit()
    flash(_("Every session is ended."), "success")
    return redirect(url_for("accounts.show_person", key=person.key))


@blueprint.route(f"/people/{KEY}/add-membership", methods=["GET", "POST"])
@requires(Action.PERSON_READ, load=questions.by_key)
def add_membership(person: Person) -> Any:
    """Give a person another seat."""
    form, organizations = SeatForm(), belonging.organizations(*rules.INSIDE)
    form.seat.choices = seat_choices(organizations)
    if form.validate_on_submit():
        seat = seat_of(form.seat.data, organizations)
        if carried_out(
            form, lambda: people.add_membership(person, seat.organization, seat.role, actor=current_actor())
        ):
            flash(_("The membership is added."), "success")
            return redirect(url_for("accounts.show_person", key=person.key))
    return page("accounts/add_membership.html", form=form, person=person)


@blueprint.route(f"/memberships/{KEY}/end", methods=["GET", "POST"])
@requires(Action.MEMBERSHIP_END, load=belonging.membership_by_key)
def end_membership(membership: Membership) -> Any:
    """End a seat, with the reason."""
    form = ReasonForm()
    is_administrator = current_actor().role is Role.ADMINISTRATOR
    back = (
        url_for("accounts.show_person", key=membership.person.key)
        if is_administrator
        else url_for("accounts.colleagues")
    )
    if form.validate_on_submit():
        people.end_membership(membership, actor=current_actor(), reason=form.reason.data)
        db.session.commit()
        flash(_("The membership is ended."), "success")
        return redirect(back)
    return page("accounts/end_membership.html", form=form, membership=membership, back=back)


@blueprint.route(f"/people/{KEY}/name-deputy", methods=["GET", "POST"])
@requires(Action.DEPUTY_NAME, load=questions.director_by_key)
def name_deputy(director: Person) -> Any:
    """Name who stands in for a director, and when."""
    form, office = DeputyForm(), belonging.office_people(but=director)
    form.deputy.choices = [(person.key, person.name) for person in office]
    if form.validate_on_submit():
        deputy = next(person for person in office if person.key == form.deputy.data)
        if carried_out(
            form,
            lambda: people.name_deputy(director, deputy, form.since.data, form.until.data, actor=current_actor()),
        ):
            flash(_("%(name)s is named as deputy.", name=deputy.name), "success")
            return redirect(url_for("accounts.name_deputy", key=director.key))
    deputies = questions.deputies_of(director)
    return page("accounts/name_deputy.html", form=form, director=director, deputies=deputies)


@blueprint.post(f"/deputies/{KEY}/end")
@requires(Action.DEPUTY_NAME, load=questions.deputy_by_key)
def end_deputy(deputy: Deputy) -> Any:
    """End a deputy's appointment now."""
    people.end_deputy(deputy, actor=current_actor())
    db.session.commit()
    flash(_("The appointment is ended."), "success")
    return redirect(url_for("accounts.name_deputy", key=deputy.director.key))


@blueprint.route("/colleagues")
@requires(Action.MEMBERSHIP_LIST)
def colleagues() -> Any:
    """Who else belongs to one's organization, and who is invited."""
    actor = current_actor()
    return page(
        "accounts/colleagues.html",
        memberships=belonging.colleagues(actor),
        invitations=questions.invitations(actor),
        invites=rules.may_invite(actor, None),
        ends=lambda membership: rules.may_end_membership(actor, membership),
    )
