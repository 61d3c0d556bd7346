"""The invented bodies and people around the cases: an office, providers, experts, agencies with one person each."""

from dataclasses import dataclass
from datetime import date, datetime
from random import Random
from typing import Any

from app.accounts.models.people import OrganizationKind
from app.agencies.models import AgencyType, Eligibility
from app.database.keys import ALPHABET
from app.policy.programs import Program
from app.policy.roles import Role
from bench.rows import Rows

AGENCIES = 20_000
AGENCIES_WITH_PEOPLE = 8_000
SINCE = date(2020, 1, 1)
TOPICS = ("De-escalation", "Recruitment", "Wellness", "Traffic safety", "Crisis intervention", "School safety")
FIRST = ("Alma", "Boris", "Celia", "Dario", "Edna", "Felix", "Greta", "Hugo", "Irma", "Jonas", "Kaya", "Leif")
LAST = ("Abbot", "Birch", "Caldwell", "Dunne", "Ellery", "Frost", "Garvey", "Hale", "Ingram", "Joyce", "Kemp", "Lund")
PLACES = (
    "Alder",
    "Birch",
    "Cedar",
    "Dover",
    "Elm",
    "Fairview",
    "Grant",
    "Harbor",
    "Iron",
    "Juniper",
    "Keene",
    "Linden",
)
ENDINGS = ("Creek", "Falls", "Grove", "Hill", "Lake", "Park", "Ridge", "Springs", "Valley", "Woods")
STATES = ("AL", "CA", "CO", "FL", "GA", "IL", "MA", "MI", "NC", "NY", "OH", "OR", "PA", "TX", "VA", "WA")
OFFICE = ((Role.TRIAGE, 12), (Role.PROGRAM_MANAGER, 20), (Role.DIRECTOR, 1))
PROVIDERS, EXPERTS_EACH = 8, 12


@dataclass(frozen=True, slots=True)
class Member:
    """A person in a membership."""

    person_id: int
    membership_id: int
    organization_id: int


class People:
    """Writes bodies and people, and remembers who is who."""

    def __init__(self, rng: Random, now: datetime) -> None:
        self.rng, self.now = rng, now
        self.organizations = Rows("organizations", created_at=now)
        self.people = Rows("people", created_at=now, email_verified_at=now)
        self.memberships = Rows("memberships", created_at=now, since=SINCE, confirmed_at=now)
        self.agencies = Rows("agencies", source="bench", eligibility=Eligibility.ELIGIBLE)
        self.providers, self.participations = Rows("providers"), Rows("participations", since=SINCE)
        self.experts, self.topics = Rows("expert_profiles"), Rows("topics", group="General")
        self.members: dict[Role, list[Member]] = {}
        self.of_agency: list[Member] = []
        self.names: dict[int, str] = {}

    @property
    def tables(self) -> tuple[Rows, ...]:
        """All tables in an order that foreign keys allow."""
        bodies = (self.organizations, self.people, self.memberships, self.agencies)
        return (*bodies, self.providers, self.participations, self.experts, self.topics)

    def invent(self) -> None:
        """Everybody."""
        office = self._organization(OrganizationKind.COPS, "Invented COPS Office")
        for role, count in OFFICE:
            for _number in range(count):
                self._member(office, role)
        for number in range(PROVIDERS):
            self._provider(number)
        for number in range(AGENCIES):
            self._agency(number)
        for name in TOPICS:
            self.topics.add(name=name)

    def _provider(self, number: int) -> None:
        body = self._organization(OrganizationKind.PROVIDER, f"Invented Provider {number + 1}")
        self.providers.add(id=body, short_name=f"IP{number + 1}")
        self.participations.add(provider_id=body, program=Program.CRI_TAC, is_lead=number == 0)
        self._member(body, Role.COORDINATOR)
        for _number in range(EXPERTS_EACH):
            expert = self._member(body, Role.EXPERT)
            self.experts.add(person_id=expert.person_id, provider_id=body, skills=["De-escalation"], home_state="OH")

    def _agency(self, number: int) -> None:
        place, state = f"{self.rng.choice(PLACES)} {self.rng.choice(ENDINGS)}", self.rng.choice(STATES)
        sheriff = number % 4 == 0
        name = f"{place} County Sheriff's Office" if sheriff else f"{place} Police Department"
        body = self._organization(OrganizationKind.AGENCY, name)
        kind = AgencyType.SHERIFF if sheriff else AgencyType.MUNICIPAL
        ori = f"{state}{number:05d}00"
        words = f"{name} {ori} {place} {state}".lower()
        facts: dict[str, Any] = {"county": place, "city": place, "state": state, "search_text": words}
        self.agencies.add(id=body, ori=ori, type=kind, sworn_full_time=self.rng.randrange(5, 900), **facts)
        if number < AGENCIES_WITH_PEOPLE:
            self.of_agency.append(self._member(body, Role.REQUESTER))

    def _organization(self, kind: OrganizationKind, name: str) -> int:
        body = self.organizations.add(key=code(self.organizations.next_id), kind=kind, name=name)
        self.names[body] = name
        return body

    def _member(self, body: int, role: Role) -> Member:
        number = self.people.next_id
        name = f"{self.rng.choice(FIRST)} {self.rng.choice(LAST)}"
        person = self.people.add(key=code(number), name=name, email=f"person{number}@example.org", title="Officer")
        key = code(self.memberships.next_id)
        membership = self.memberships.add(key=key, person_id=person, organization_id=body, role=role)
        member = Member(person, membership, body)
        self.members.setdefault(role, []).append(member)
        return member


def code(number: int, length: int = 10) -> str:
    """A key that looks random: another one for each number, the same in each run."""
    value = (number * 0x9E3779B1 + 0x7F4A7C15) % (1 << (5 * length))
    return "".join(ALPHABET[(value >> (5 * place)) & 31] for place in range(length))
