"""The fixed cast: one person for each role, two for each kind of tenant, all invented.

`cast` gives them as rows; `cast.x_coordinator.actor` acts in services, `sign_in(browser, cast.x_coordinator)` in pages.
Harbor County and Mill River are agencies; X leads CRI-TAC, Y is its partner. Without passwords, for speed.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass, fields
from typing import Any

import pytest

from app import clock
from app.accounts.models.access import SignInSession
from app.accounts.models.people import Membership, Organization, OrganizationKind, Person
from app.accounts.presence import token_hash
from app.agencies.models import Agency, AgencyType, Eligibility
from app.agencies.source import search_text
from app.extensions import db
from app.policy.actor import Actor
from app.policy.programs import Program
from app.policy.roles import Role
from app.providers.models import ExpertProfile, Participation, Provider
from tests.standing import Stage


@dataclass(frozen=True)
class Member:
    """One of the cast: a person in one membership."""

    membership: Membership

    @property
    def person(self) -> Person:
        """The human being."""
        return self.membership.person

    @property
    def organization(self) -> Organization:
        """The body that the person acts for."""
        return self.membership.organization

    @property
    def role(self) -> Role:
        """The role that the person holds there."""
        return self.membership.role

    @property
    def email(self) -> str:
        """Where mail goes."""
        return self.person.email

    @property
    def actor(self) -> Actor:
        """The person as services know him."""
        return Actor(
            self.role,
            self.person.id,
            self.organization.id,
            self.membership.id,
            self.person.name,
            confirmed=self.membership.is_confirmed,
        )


@dataclass(frozen=True)
class Cast:
    """Everybody, and the bodies that they belong to."""

    harbor: Agency
    mill_river: Agency
    x: Provider
    y: Provider
    cops: Organization
    component: Organization
    oversight: Organization

    harbor_requester: Member
    harbor_executive: Member
    harbor_newcomer: Member  # not yet confirmed by triage
    mill_requester: Member
    mill_executive: Member
    triage: Member
    triage_two: Member
    manager: Member
    manager_two: Member
    director: Member
    records: Member
    administrator: Member
    x_coordinator: Member
    x_staff: Member
    x_expert: Member
    y_coordinator: Member
    y_staff: Member
    y_expert: Member
    contact: Member  # the deconfliction contact of a sister component
    auditor: Member

    @property
    def everybody(self) -> dict[str, Member]:
        """The people by their names in this cast."""
        return {field.name: getattr(self, field.name) for field in fields(self) if field.type == "Member"}

    def of(self, role: Role) -> Member:
        """The first of the cast who holds a role."""
        return next(member for member in self.everybody.values() if member.role is role)


AGENCIES = {
    "harbor": ("Harbor County Sheriff's Office", "FL0990000", AgencyType.SHERIFF, "Harbor", "Port Harbor", "FL"),
    "mill_river": ("Mill River Police Department", "MA0990100", AgencyType.MUNICIPAL, "Essex", "Mill River", "MA"),
}
PROVIDERS = {"x": ("National Policing Partnership", "NPP"), "y": ("Coastal Chiefs Association", "CCA")}
BODIES = {
    "cops": (OrganizationKind.COPS, "COPS Office"),
    "component": (OrganizationKind.COMPONENT, "Civil Rights Liaison Unit"),
    "oversight": (OrganizationKind.OVERSIGHT, "Oversight Board"),
}
PEOPLE: dict[str, tuple[str, str, str, Role]] = {
    "harbor_requester": ("harbor", "Rita Alvarez", "Captain", Role.REQUESTER),
    "harbor_executive": ("harbor", "Henry Boone", "Sheriff", Role.EXECUTIVE),
    "harbor_newcomer": ("harbor", "Nadia Newman", "Sergeant", Role.REQUESTER),
    "mill_requester": ("mill_river", "Owen Tully", "Lieutenant", Role.REQUESTER),
    "mill_executive": ("mill_river", "Grace Whitlock", "Chief of Police", Role.EXECUTIVE),
    "triage": ("cops", "Tara Quinn", "Triage officer", Role.TRIAGE),
    "triage_two": ("cops", "Theo Reyes", "Triage officer", Role.TRIAGE),
    "manager": ("cops", "Maya Feld", "Program manager", Role.PROGRAM_MANAGER),
    "manager_two": ("cops", "Miles Okafor", "Program manager", Role.PROGRAM_MANAGER),
    "director": ("cops", "Dana Crane", "Director", Role.DIRECTOR),
    "records": ("cops", "Ruth Vance", "Records officer", Role.RECORDS),
    "administrator": ("cops", "Adam Stone", "Administrator", Role.ADMINISTRATOR),
    "x_coordinator": ("x", "Carla Nuñez", "Coordinator", Role.COORDINATOR),
    "x_staff": ("x", "Sean Park", "Project associate", Role.PROVIDER_STAFF),
    "x_expert": ("x", "Elias Grant", "Retired commander", Role.EXPERT),
    "y_coordinator": ("y", "Colin Marsh", "Coordinator", Role.COORDINATOR),
    "y_staff": ("y", "Stella Byrne", "Project associate", Role.PROVIDER_STAFF),
    "y_expert": ("y", "Erin Doyle", "Training consultant", Role.EXPERT),
    "contact": ("component", "Leo Hart", "Deconfliction contact", Role.DECONFLICTION),
    "auditor": ("oversight", "Uma Wells", "Auditor", Role.AUDITOR),
}


@pytest.fixture
def cast(session: Any, stage: Stage) -> Cast:
    """The fixed cast in this test's database."""
    return stage.bring(None, ("cast",), assemble)


def assemble() -> Cast:
    """Add the cast to the present session, committed."""
    bodies = _bodies()
    members = {name: _member(bodies[where], name, *rest) for name, (where, *rest) in PEOPLE.items()}
    members["harbor_newcomer"].membership.confirmed_at = None
    db.session.add_all(member.membership for member in members.values())
    db.session.flush()
    experts = (members["x_expert"], members["y_expert"])
    db.session.add_all(ExpertProfile(person_id=one.person.id, provider_id=one.organization.id) for one in experts)
    places = {name: db.session.get(Agency, bodies[name].id) for name in AGENCIES}
    providers = {name: db.session.get(Provider, bodies[name].id) for name in PROVIDERS}
    db.session.commit()
    return Cast(**places, **providers, **{name: bodies[name] for name in BODIES}, **members)


def sign_in(browser: Any, who: Member | Person) -> SignInSession:
    """Let a browser (or a Flask test client) be signed in as someone, by a session row and without a password."""
    token = secrets.token_urlsafe(32)
    person, membership = (who.person, who.membership) if isinstance(who, Member) else (who, None)
    session = SignInSession(token_hash=token_hash(token), person=person, membership=membership)
    db.session.add(session)
    db.session.commit()
    getattr(browser, "client", browser).set_cookie("sid", token)
    return session


def _bodies() -> dict[str, Organization]:
    kinds = {name: (OrganizationKind.AGENCY, facts[0]) for name, facts in AGENCIES.items()}
    kinds |= {name: (OrganizationKind.PROVIDER, facts[0]) for name, facts in PROVIDERS.items()} | BODIES
    bodies = {name: Organization(kind=kind, name=title) for name, (kind, title) in kinds.items()}
    db.session.add_all(bodies.values())
    db.session.flush()
    db.session.add_all(_agency(bodies[name], *facts[1:]) for name, facts in AGENCIES.items())
    db.session.add_all(_provider(bodies[name], short, name == "x") for name, (_title, short) in PROVIDERS.items())
    db.session.flush()
    return bodies


def _agency(body: Organization, ori: str, kind: AgencyType, county: str, city: str, state: str) -> Agency:
    words = search_text(body.name, ori, city, county, state)
    return Agency(
        id=body.id,
        ori=ori,
        type=kind,
        eligibility=Eligibility.ELIGIBLE,
        county=county,
        city=city,
        state=state,
        sworn_full_time=212,
        population_served=184_000,
        search_text=words,
        source="test",
    )


def _provider(body: Organization, short_name: str, leads: bool) -> Provider:
    since = clock.now().date().replace(month=1, day=1)
    part = Participation(program=Program.CRI_TAC, is_lead=leads, award_number="15JCOPS-TEST", since=since)
    return Provider(id=body.id, short_name=short_name, participations=[part])


def _member(body: Organization, name: str, full_name: str, title: str, role: Role) -> Member:
    now = clock.now()
    email = f"{name.replace('_', '.')}@{body.kind}.example.org"
    person = Person(name=full_name, email=email, title=title, phone="+1 202 555 0100", email_verified_at=now)
    since = now.date().replace(month=1, day=1)
    return Member(Membership(person=person, organization=body, role=role, since=since, confirmed_at=now))
