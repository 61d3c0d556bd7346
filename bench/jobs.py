"""What is measured: each job as one unit of ours, the floor's unit beside it, and the goal as a ratio."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime

import psycopg

from app.policy.roles import Role
from bench import floor
from bench.client import Answer, Client
from bench.generator import Generator
from bench.house import sign_in

FIRST_PAGE = "/queue?stage=requests&program=cri_tac&waiting_on=triage"
DEEP_ROWS = 25 * 399
BROWSING = "SELECT due_at, id FROM case_files WHERE is_open AND NOT is_draft AND due_at IS NOT NULL ORDER BY due_at, id"

DELIVERED_BY = "SELECT provider_id FROM case_files WHERE state = 'delivery'"


@dataclass(frozen=True, slots=True)
class Job:
    """One job: how to do a unit of it with our client, which floor it stands against, and the most that it may cost."""

    name: str
    who: Role
    unit: Callable[[Client], Answer]
    goal: float
    floor_path: str = "/signed-in"

    @property
    def is_form(self) -> bool:
        """Whether a unit is a form opened and sent."""
        return self.floor_path == "/new"


def jobs(connection: psycopg.Connection, generator: Generator) -> list[Job]:
    """The jobs on the present data."""
    case = _case(connection)
    deep = f"/queue?stage=all&after={_deep_place(connection)}"
    drafts = _drafts(connection, generator)
    return [
        Job("queue, first page, filtered", Role.TRIAGE, lambda web: web.get(FIRST_PAGE), 2.5),
        Job("queue, first page, all", Role.TRIAGE, lambda web: web.get("/queue?stage=all"), 2.5),
        Job("queue, deep page", Role.TRIAGE, lambda web: web.get(deep), 2.5),
        Job("case page, staff", Role.PROGRAM_MANAGER, lambda web: web.get(f"/cases/{case}"), 2.5),
        Job("case page, provider", Role.COORDINATOR, lambda web: web.get(f"/cases/{case}"), 2.5),
        Job("case history, staff", Role.PROGRAM_MANAGER, lambda web: web.get(f"/cases/{case}/history"), 2.5),
        Job(
            "submit (review + post)", Role.REQUESTER, lambda web: web.send(f"/cases/{next(drafts)}/review"), 2.5, "/new"
        ),
    ]


def signed_in(connection: psycopg.Connection, generator: Generator, role: Role, port: int, now: datetime) -> Client:
    """A client of ours for a role; the requester is the one with drafts to send, the coordinator the case's own."""
    members = generator.people.members
    member = generator.sender if role is Role.REQUESTER else members[role][0]
    if role is Role.COORDINATOR:
        provider = _value(connection, f"{DELIVERED_BY} ORDER BY id LIMIT 1")
        member = next(each for each in members[role] if str(each.organization_id) == provider)
    return Client(port, sid=sign_in(connection, member, now))


def of_floor(client: Client, job: Job) -> Answer:
    """The floor's unit of a job."""
    if job.is_form:
        return client.send(job.floor_path, title="A ticket", body="Some words")
    return client.get(job.floor_path)


def floor_client(port: int) -> Client:
    """A client of the floor, signed in."""
    return Client(port, **{floor.COOKIE: floor.TOKEN})


def _case(connection: psycopg.Connection) -> str:
    """An engagement in delivery: team, plan and work are there, and some twenty steps of history."""
    return _value(connection, "SELECT reference FROM case_files WHERE state = 'delivery' ORDER BY id LIMIT 1")


def _drafts(connection: psycopg.Connection, generator: Generator) -> Iterator[str]:
    own = "SELECT reference FROM case_files WHERE is_draft AND created_by_id = %s ORDER BY id"
    return iter([row[0] for row in connection.execute(own, (generator.sender.person_id,)).fetchall()])


def _deep_place(connection: psycopg.Connection) -> str:
    """The mark of the page that lies 400 pages deep, or as deep as there are dated cases but for one page."""
    row = connection.execute(f"SELECT count(*) FROM ({BROWSING}) AS open").fetchone()  # type: ignore[call-overload]
    before = min(DEEP_ROWS, (row[0] if row else 0) - 50)
    found = connection.execute(f"{BROWSING} OFFSET {before} LIMIT 1").fetchone()  # type: ignore[call-overload]
    assert found is not None
    return f"{found[0].isoformat().replace('+', '%2B')}~{found[1]}"


def _value(connection: psycopg.Connection, statement: str) -> str:
    row = connection.execute(statement).fetchone()  # type: ignore[call-overload]
    if row is None:
        raise SystemExit(f"Nothing to measure: {statement}")
    return str(row[0])
