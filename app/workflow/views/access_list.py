"""The access list of a case: who may see it, since when and why; a director adds and removes."""

from typing import Any

from flask import Blueprint, flash, redirect, request, url_for

from app.accounts.models.people import Organization, OrganizationKind
from app.accounts.queries import people as accounts
from app.accounts.queries.belonging import organizations
from app.errors import InvalidFact, NotVisible
from app.policy import gate
from app.policy.actions import Action
from app.policy.actor import Actor
from app.policy.roles import Role
from app.web.acting import current_actor
from app.web.acts import carried_out
from app.web.guards import requires
from app.web.pages import page
from app.wording import _
from app.workflow import readers, scopes
from app.workflow.forms.access import AddOrganizationForm, AddPersonForm, RemoveForm
from app.workflow.models.case_file import AccessLevel, CaseAccess, CaseFile
from app.workflow.queries import case_file
from app.workflow.services import access_list as services
from app.workflow.views.case_frame import frame_of, register_tab

blueprint = Blueprint("access", __name__)
HERE = "/cases/<reference:reference>/access"
READERS = (Role.TRIAGE, Role.PROGRAM_MANAGER, Role.DIRECTOR, Role.RECORDS)
LEVELS = {
    AccessLevel.OFFER: _("is asked to take a place"),
    AccessLevel.ATTEST: _("is asked to attest"),
    AccessLevel.FULL: _("has a place in the case"),
    AccessLevel.LISTED: _("on the list"),
}


def register() -> None:
    """Tell the gate, and show the tab on restricted cases."""
    gate.register(Action.ACCESS_READ, may_read)
    gate.register(Action.ACCESS_EDIT, may_edit)
    register_tab(_("Access"), "access.access_list", 92, is_shown)


def may_read(actor: Actor, _file: CaseFile) -> bool:
    """The office's people who see the case."""
    return actor.role in READERS


def may_edit(actor: Actor, _file: CaseFile) -> bool:
    """Directors who see the case."""
    return actor.role is Role.DIRECTOR


def is_shown(actor: Actor, file: CaseFile) -> bool:
    """On restricted cases, to the office."""
    return file.restricted and actor.role in READERS


@blueprint.get(HERE)
@requires(Action.ACCESS_READ, load=case_file)
def access_list(file: CaseFile) -> Any:
    """Who may see the case, as what, since when and why."""
    rows, actor = readers.lines(file), current_actor()
    return page(
        "case/access.html",
        frame=frame_of(actor, file),
        file=file,
        rows=rows,
        people=readers.people_of(rows),
        bodies=readers.organizations_of(rows),
        count=readers.count(file),
        levels=LEVELS,
        may_edit=bool(gate.can(actor, Action.ACCESS_EDIT, file)),
    )


@blueprint.route(f"{HERE}/add-person", methods=["GET", "POST"])
@requires(Action.ACCESS_EDIT, load=case_file)
def add_person(file: CaseFile) -> Any:
    """Let one more person see the case."""
    form = AddPersonForm()
    if form.validate_on_submit() and carried_out(form, lambda: _add_person(file, form)):
        return _back(file, _("The person is on the list."))
    return _shown(file, form, _("Add a person"), _("Add the person"))


@blueprint.route(f"{HERE}/add-organization", methods=["GET", "POST"])
@requires(Action.ACCESS_EDIT, load=case_file)
def add_organization(file: CaseFile) -> Any:
    """Let everyone of an organization see the case."""
    bodies = {body.key: body for body in _bodies(file)}
    form = AddOrganizationForm()
    form.organization.choices = [(key, body.name) for key, body in bodies.items()]
    if form.validate_on_submit() and carried_out(
        form,
        lambda: services.add_organization(
            file, bodies[form.organization.data], actor=current_actor(), reason=form.reason.data
        ),
    ):
        return _back(file, _("The organization is on the list."))
    return _shown(file, form, _("Add an organization"), _("Add the organization"))


@blueprint.route(f"{HERE}/<string(length=10):key>/remove", methods=["GET", "POST"])
@requires(Action.ACCESS_EDIT, load=lambda actor, reference, key: case_file(actor, reference))
def remove(file: CaseFile) -> Any:
    """Take a person or an organization off the list."""
    row, name = _line(file, (request.view_args or {})["key"])
    form = RemoveForm()
    if form.validate_on_submit() and carried_out(
        form, lambda: services.remove(row, file, actor=current_actor(), reason=form.reason.data)
    ):
        if scopes_close(file):
            return redirect(url_for("requests.staff_home"))
        return _back(file, _("%(name)s is off the list.", name=name))
    return _shown(file, form, _("Take %(name)s off the list", name=name), _("Take off the list"))


def scopes_close(file: CaseFile) -> bool:
    """Whether the reader has just taken himself off the list."""
    return not scopes.sees_content(current_actor(), file)


def _add_person(file: CaseFile, form: AddPersonForm) -> None:
    person = accounts.by_email(form.person.data)
    if person is None:
        raise InvalidFact("person", _("Nobody here has this address."))
    services.add_person(file, person, actor=current_actor(), reason=form.reason.data)


def _bodies(file: CaseFile) -> list[Organization]:
    """The case's agency and the office: bodies whose people could see it if it were not restricted."""
    own = [file.agency] if file.agency else []
    return [*own, *organizations(OrganizationKind.COPS)]


def _line(file: CaseFile, key: str) -> tuple[CaseAccess, str]:
    rows = [row for row in readers.lines(file) if row.level is AccessLevel.LISTED]
    people, bodies = readers.people_of(rows), readers.organizations_of(rows)
    for row in rows:
        holder = people.get(row.person_id or 0) or bodies.get(row.organization_id or 0)
        if holder is not None and holder.key == key:
            return row, holder.name
    raise NotVisible


def _shown(file: CaseFile, form: Any, heading: str, label: str) -> Any:
    there = url_for("access.access_list", reference=file.reference)
    return page("case/act.html", form=form, file=file, page_heading=heading, label=label, there=there)


def _back(file: CaseFile, said: str) -> Any:
    flash(said, "success")
    return redirect(url_for("access.access_list", reference=file.reference))
