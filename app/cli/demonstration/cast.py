"""The invented bodies and people of the demonstration. Names, ORIs and addresses belong to nobody."""

from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import select

from app import clock
from app.accounts.models.people import Membership, Organization, OrganizationKind, Person
from app.agencies.models import Agency, AgencyType, Eligibility
from app.agencies.source import search_text
from app.extensions import db
from app.policy.actor import Actor
from app.policy.programs import Program
from app.policy.roles import Role
from app.providers.models import ExpertProfile, Participation, Provider

AGENCIES = (
    ("harbor", "Harbor County Sheriff's Office", "FL0980000", AgencyType.SHERIFF, "Harbor", "Port Harbor", "FL", 212),
    ("mill", "Mill River Police Department", "MA0980100", AgencyType.MUNICIPAL, "Essex", "Mill River", "MA", 34),
    ("cedar", "Cedar Bluffs Police Department", "IA0980200", AgencyType.MUNICIPAL, "Polk", "Cedar Bluffs", "IA", 11),
    ("red", "Red Mesa Tribal Police", "AZDI09800", AgencyType.TRIBAL, "Apache", "Red Mesa", "AZ", 18),
    ("north", "Northfield University Police", "OH0980300", AgencyType.CAMPUS, "Franklin", "Northfield", "OH", 46),
    ("lake", "Lake Verde Police Department", "CA0980400", AgencyType.MUNICIPAL, "Kern", "Lake Verde", "CA", 88),
    ("pine", "Pine Ridge County Sheriff's Office", "GA0980000", AgencyType.SHERIFF, "Pine", "Ridgeville", "GA", 61),
    ("bay", "Bayside Police Department", "WA0980500", AgencyType.MUNICIPAL, "King", "Bayside", "WA", 27),
)
PROVIDERS = (
    ("partnership", "National Policing Partnership", "NPP", True),
    ("chiefs", "Coastal Chiefs Association", "CCA", False),
    ("academy", "Heartland Training Academy", "HTA", False),
)
BODIES = (
    ("cops", "COPS Office", OrganizationKind.COPS),
    ("component", "Civil Rights Liaison Unit", OrganizationKind.COMPONENT),
    ("oversight", "Oversight Board", OrganizationKind.OVERSIGHT),
)
PEOPLE = (
    ("triage", "cops", "Tara Quinn", "Triage officer", Role.TRIAGE),
    ("triage_two", "cops", "Theo Reyes", "Triage officer", Role.TRIAGE),
    ("manager", "cops", "Maya Feld", "Program manager", Role.PROGRAM_MANAGER),
    ("manager_two", "cops", "Miles Okafor", "Program manager", Role.PROGRAM_MANAGER),
    ("director", "cops", "Dana Crane", "Director", Role.DIRECTOR),
    ("records", "cops", "Ruth Vance", "Records officer", Role.RECORDS),
    ("administrator", "cops", "Adam Stone", "Administrator", Role.ADMINISTRATOR),
    ("auditor", "oversight", "Uma Wells", "Auditor", Role.AUDITOR),
    ("contact", "component", "Leo Hart", "Deconfliction contact", Role.DECONFLICTION),
    ("coordinator", "partnership", "Carla Nuñez", "Coordinator", Role.COORDINATOR),
    ("staff", "partnership", "Sean Park", "Project associate", Role.PROVIDER_STAFF),
    ("expert", "partnership", "Elias Grant", "Retired commander", Role.EXPERT),
    ("expert_two", "partnership", "Ivy Brooks", "Crisis response trainer", Role.EXPERT),
    ("coordinator_two", "chiefs", "Colin Marsh", "Coordinator", Role.COORDINATOR),
    ("expert_three", "chiefs", "Erin Doyle", "Training consultant", Role.EXPERT),
    ("requester", "harbor", "Rita Alvarez", "Captain", Role.REQUESTER),
    ("executive", "harbor", "Henry Boone", "Sheriff", Role.EXECUTIVE),
    ("newcomer", "harbor", "Nadia Newman", "Sergeant", Role.REQUESTER),
    ("mill_requester", "mill", "Owen Tully", "Lieutenant", Role.REQUESTER),
    ("mill_executive", "mill", "Grace Whitlock", "Chief of Police", Role.EXECUTIVE),
    ("cedar_executive", "cedar", "Walt Jensen", "Chief of Police", Role.EXECUTIVE),
    ("red_executive", "red", "Lena Begay", "Chief of Police", Role.EXECUTIVE),
    ("north_executive", "north", "Paul Ostrander", "Director of Public Safety", Role.EXECUTIVE),
    ("lake_executive", "lake", "Inez Romero", "Chief of Police", Role.EXECUTIVE),
    ("pine_executive", "pine", "Cal Whitaker", "Sheriff", Role.EXECUTIVE),
    ("bay_executive", "bay", "Joan Lindqvist", "Chief of Police", Role.EXECUTIVE),
)
AWARDED = date(2024, 10, 1)
SKILLS = ("De-escalation", "Crisis response", "Leadership", "Community engagement")


@dataclass
class Cast:
    """Everybody by short name."""

    bodies: dict[str, Organization] = field(default_factory=dict)
    people: dict[str, Membership] = field(default_factory=dict)

    def actor(self, name: str) -> Actor:
        """A person as services know him."""
        held = self.people[name]
        return Actor(
            held.role, held.person_id, held.organization_id, held.id, held.person.name, confirmed=held.is_confirmed
        )

    def agency(self, name: str) -> Agency:
        """An agency of the directory."""
        return db.session.get_one(Agency, self.bodies[name].id)


def assemble() -> Cast:
    """Add all bodies and people."""
    cast = Cast()
    for name, title, *_facts in AGENCIES:
        cast.bodies[name] = Organization(kind=OrganizationKind.AGENCY, name=title)
    for name, title, *_facts in PROVIDERS:
        cast.bodies[name] = Organization(kind=OrganizationKind.PROVIDER, name=title)
    for name, title, kind in BODIES:
        cast.bodies[name] = Organization(kind=kind, name=title)
    db.session.add_all(cast.bodies.values())
    db.session.flush()
    _add_agencies(cast)
    _add_providers(cast)
    _add_people(cast)
    db.session.flush()
    return cast


def recall() -> Cast:
    """Everybody, found again by a process that did not add them."""
    bodies = {title: name for name, title, *_facts in (*AGENCIES, *PROVIDERS, *BODIES)}
    people = {full_name: name for name, _body, full_name, *_facts in PEOPLE}
    return Cast(
        {bodies[body.name]: body for body in db.session.scalars(select(Organization)) if body.name in bodies},
        {people[held.person.name]: held for held in db.session.scalars(select(Membership))},
    )


def _add_agencies(cast: Cast) -> None:
    for name, title, ori, kind, county, city, state, sworn in AGENCIES:
        words = search_text(title, ori, city, county, state)
        db.session.add(
            Agency(
                id=cast.bodies[name].id, ori=ori, type=kind, eligibility=Eligibility.ELIGIBLE, county=county, city=city,
                state=state, sworn_full_time=sworn, search_text=words, source="demonstration",
            )
        )  # fmt: skip


def _add_providers(cast: Cast) -> None:
    for name, _title, short, leads in PROVIDERS:
        parts = [
            Participation(program=program, is_lead=leads, award_number=f"DEMO-{short}-{number:02}", since=AWARDED)
            for number, program in enumerate(Program, start=1)
        ]
        db.session.add(Provider(id=cast.bodies[name].id, short_name=short, participations=parts))


def _add_people(cast: Cast) -> None:
    now = clock.now()
    for name, body, full_name, title, role in PEOPLE:
        email = f"{name.replace('_', '.')}@{body}.example.org"
        person = Person(name=full_name, email=email, title=title, phone="+1 202 555 0100", email_verified_at=now)
        confirmed = None if name == "newcomer" else now
        held = Membership(
            person=person, organization=cast.bodies[body], role=role, since=clock.today(), confirmed_at=confirmed
        )
        cast.people[name] = held
        db.session.add(held)
        db.session.flush()
        if role is Role.EXPERT:
            db.session.add(
                ExpertProfile(
                    person_id=person.id, provider_id=held.organization_id, skills=list(SKILLS), home_state="VA"
                )
            )
