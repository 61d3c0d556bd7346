"""Fills a migrated database with invented cases by COPY: the same ones for the same seed, wherever it runs."""

from datetime import datetime, timedelta
from random import Random
from typing import Any

import psycopg
from tqdm import tqdm

from app.policy.programs import Kind, Program
from app.policy.roles import Role
from app.requests.models.choices import Channel, ContactRole, Mode, NamingConsent, Urgency, WantedProgram
from app.requests.models.completeness import STEPS
from app.workflow.models.case_file import AccessLevel
from bench.courses import COURSES, Course
from bench.parts import Parts
from bench.people import TOPICS, Member, People, code
from bench.rows import Rows, catch_up, write_all

SEED = 20_270_309
CHUNK = 500  # cases copied at a time
DRAFTS = 400  # filled-in drafts of one requester for each filling, to be sent by the benchmark
PROBLEM = "Calls about people in crisis have doubled within two years, and so have injuries on both sides. " * 6
TYPED = "Cedar Grove Police"
NEEDS = ("De-escalation training", "Recruitment plan", "Wellness program", "Policy review", "Traffic safety plan")


class Generator:
    """Invents people once, then cases up to any number."""

    def __init__(self, connection: psycopg.Connection, now: datetime, seed: int = SEED) -> None:
        self.connection, self.now, self.rng = connection, now, Random(seed)
        self.people = People(self.rng, now)
        self.files = Rows("case_files")
        self.requests = Rows("requests", **_answers())
        self.contacts, self.topics = Rows("request_contacts"), Rows("request_topics", is_primary=True)
        self.history = Rows("history", actor_role=Role.PROGRAM_MANAGER)
        self.clocks, self.accesses = Rows("clocks"), Rows("case_accesses", since=now)
        self.audit, self.announcements = Rows("audit_entries"), Rows("announcements", kind="step", expanded_at=now)
        self.parts = Parts()

    @property
    def tables(self) -> tuple[Rows, ...]:
        """All tables of cases in an order that foreign keys allow."""
        asked = (self.files, self.requests, self.contacts, self.topics)
        told = (self.history, self.clocks, self.accesses, self.audit, self.announcements)
        return (*asked, *self.parts.tables, *told)

    @property
    def sender(self) -> Member:
        """The requester who owns the drafts that the benchmark sends."""
        return self.people.of_agency[0]

    def invent_people(self) -> None:
        """Write bodies and people."""
        self.people.invent()
        write_all(self.connection, self.people.tables)
        catch_up(self.connection, self.people.tables)

    def fill(self, cases: int) -> None:
        """Add cases until there are so many, and drafts to be sent; then vacuum."""
        for file_table in self.tables:
            file_table.next_id = max(file_table.next_id, self.highest(file_table) + 1)
        weights = [course.percent for course in COURSES]
        missing = cases - self.files.next_id + 1
        with tqdm(total=missing, unit=" cases", desc=f"{cases:,} cases", mininterval=1) as bar:
            for course in self.rng.choices(COURSES, weights, k=missing):
                self._case(course, self.rng.choice(self.people.of_agency[1:]))
                if len(self.files.lines) == CHUNK:
                    bar.update(self._flush())
            for _number in range(DRAFTS):
                self._case(COURSES[0], self.sender)
            bar.update(self._flush() - DRAFTS)
        catch_up(self.connection, self.tables)
        self.connection.execute("VACUUM (ANALYZE)")

    def _flush(self) -> int:
        count = len(self.files.lines)
        write_all(self.connection, self.tables)
        return count

    def highest(self, rows: Rows) -> int:
        """The highest id of a table: the benchmark itself may have added some."""
        if "id" not in rows.places:
            return 0
        row = self.connection.execute(f"SELECT coalesce(max(id), 0) FROM {rows.table.name}").fetchone()
        return row[0] if row else 0

    def _case(self, course: Course, requester: Member) -> None:
        began = self.now - timedelta(minutes=self.rng.randrange(3 * 365 * 1440))
        if course.is_open:
            began = self.now - timedelta(minutes=self.rng.randrange(60 * 1440))
        manager = self.rng.choice(self.people.members[Role.PROGRAM_MANAGER])
        coordinator = self.rng.choice(self.people.members[Role.COORDINATOR])
        due = None if not course.is_open or self.rng.random() < 0.05 else self._due()
        screener_id = self.rng.choice(self.people.members[Role.TRIAGE]).person_id
        claimed = screener_id if course.state not in ("draft", "submitted") else None
        file_id = self._file(course, requester, manager, coordinator, began, due, claimed)
        self._request(course, file_id, requester, claimed)
        subjects = {"request": self.requests.next_id - 1}
        if course.stage != "request":
            subjects |= self.parts.add(course, file_id, manager, coordinator, self.people, self.rng, began)
        if "offer" in subjects:
            engaged = {"organization_id": coordinator.organization_id, "level": AccessLevel.FULL}
            self.accesses.add(case_file_id=file_id, **engaged)
        self._past(course, file_id, subjects, manager, began)
        self._clock(course, file_id, subjects, began, due)

    def _due(self) -> datetime:
        return self.now + timedelta(minutes=self.rng.randrange(-5 * 1440, 30 * 1440))

    def _file(
        self, course: Course, requester: Member, manager: Member, coordinator: Member, began: datetime,
        due: datetime | None, screener_id: int | None,
    ) -> int:  # fmt: skip
        is_draft, is_engaged = course.state == "draft", course.stage != "request"
        number = self.files.next_id
        lead = any(lifecycle == "offer" for lifecycle, *_rest in course.steps)
        reference, title = f"TA-{began.year}-{code(number, 5)}", self.rng.choice(NEEDS)
        found_by = (reference, title, self.people.names[requester.organization_id], TYPED)
        return self.files.add(
            reference=reference, search_text=" ".join(found_by), screener_id=screener_id,
            agency_id=requester.organization_id, created_by_id=requester.person_id,
            owner_id=manager.person_id if is_engaged else None,
            provider_id=coordinator.organization_id if lead else None,
            program=None if is_draft else Program.CRI_TAC, kind=None if is_draft else Kind.TRAINING_AND_ASSISTANCE,
            title=title, stage=course.stage, state=course.state, turn_party=course.party,
            turn_clock=course.clock, turn_since=began, due_at=due, is_open=course.is_open, is_draft=is_draft,
            is_urgent=self.rng.random() < 0.02, submitted_at=None if is_draft else began,
            closed_at=None if course.is_open else self.now, created_at=began,
        )  # fmt: skip

    def _request(self, course: Course, file_id: int, requester: Member, screener_id: int | None) -> None:
        state = "accepted" if course.stage != "request" else course.state
        request_id = self.requests.add(
            case_file_id=file_id, state=state, start_key=f"bench-{file_id}", state_since=self.now,
            claimed_agency_id=requester.organization_id,
            authority_attested_by_id=requester.person_id, authority_attested_at=self.now,
            created_at=self.now, screener_id=screener_id,
        )  # fmt: skip
        for role in (ContactRole.LAW_ENFORCEMENT_EXECUTIVE, ContactRole.POINT_OF_CONTACT):
            details = {"name": "Rita Frost", "title": "Captain", "phone": "202-555-0100", "email": "frost@example.org"}
            self.contacts.add(request_id=request_id, case_file_id=file_id, role=role, **details)
        topic = self.rng.randrange(1, 1 + len(TOPICS))
        self.topics.add(request_id=request_id, case_file_id=file_id, topic_id=topic)

    def _past(self, course: Course, file_id: int, subjects: dict[str, int], manager: Member, began: datetime) -> None:
        for position, (lifecycle, step, source, target) in enumerate(course.steps):
            at = began + timedelta(hours=7 * position)
            told: dict[str, Any] = {"occurred_at": at, "recorded_at": at, "case_file_id": file_id}
            row = self.history.add(
                lifecycle=lifecycle, subject_id=subjects[lifecycle], subject_number=1, step=step, from_state=source,
                to_state=target, version=position + 1, actor_id=manager.person_id, **told,
            )  # fmt: skip
            self.audit.add(
                actor_person_id=manager.person_id, actor_role=Role.PROGRAM_MANAGER, action=f"{lifecycle}:{step}",
                object_kind=lifecycle, object_reference=f"{file_id}/{lifecycle}-1", **told,
            )  # fmt: skip
            if step != "open":
                self.announcements.add(
                    business_key=f"step:{row}", case_file_id=file_id, lifecycle=lifecycle, created_at=at,
                    subject_id=subjects[lifecycle], payload={"step": step},
                )  # fmt: skip

    def _clock(
        self, course: Course, file_id: int, subjects: dict[str, int], began: datetime, due: datetime | None
    ) -> None:
        own: dict[str, Any] = {"case_file_id": file_id, "lifecycle": "request", "subject_id": subjects["request"]}
        if course.state not in ("draft", "submitted"):
            past = {"started_at": began, "due_at": began + timedelta(days=1), "stopped_at": began + timedelta(hours=7)}
            self.clocks.add(name="acknowledge", party=Role.TRIAGE, **own, **past)
        if course.clock is None:
            return
        subject = "plan" if course.clock == "plan" else course.stage
        own |= {"lifecycle": subject, "subject_id": subjects[subject], "name": course.clock, "party": course.party}
        paused = {"paused_at": self.now, "paused_because": "Waiting for another party"} if due is None else {}
        reminder = due if due is not None and due > self.now else None
        ends = due or self.now + timedelta(days=5)
        self.clocks.add(started_at=began, due_at=ends, next_reminder_at=reminder, **own, **paused)


def _answers() -> dict[str, Any]:
    """The form, filled in as far as it must be to be sent."""
    return {
        "channel": Channel.WEB, "program_wanted": WantedProgram.CRI_TAC, "delivery_types": ["in_person_training"],
        "mode": Mode.IN_PERSON, "steps_done": [step.name for step in STEPS], "agency_name": TYPED,
        "agency_type": "municipal", "city": "Cedar Grove", "state_code": "OH", "title": "De-escalation training",
        "problem": PROBLEM, "how_it_came_up": PROBLEM[:200], "if_nothing_is_done": PROBLEM[:150],
        "outcome_wanted": PROBLEM[:180], "success_measure": PROBLEM[:120], "audience": "Patrol officers",
        "number_to_train": 40, "place": "Cedar Grove, OH", "urgency": Urgency.ROUTINE, "has_pending_matters": False,
        "naming_consent": NamingConsent.ASK_FIRST, "authority_attested": True,
    }  # fmt: skip
