"""Questions to the agency, deconfliction answers, and the dated statements printed on the form."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import Boolean, CheckConstraint, Index, Integer, text
from sqlalchemy.dialects.postgresql import ExcludeConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.accounts.models.people import Person
from app.database.base import Base, maybe_person, person_key, primary, state_words, words
from app.policy.actor import Actor
from app.policy.roles import Role
from app.workflow.lifecycles.deconfliction import DECONFLICTION
from app.workflow.lifecycles.question import QUESTION
from app.workflow.models.case_file import Staged


class Question(Staged, Base):
    """A question to the agency, with its answer; it pauses the clock that it names."""

    __tablename__ = "questions"
    __table_args__ = (
        CheckConstraint(state_words([state.name for state in QUESTION.states]), name="state"),
        Index("uq_questions_number", "case_file_id", "number", unique=True),
    )

    state: Mapped[str] = mapped_column(default="open")
    text: Mapped[str]
    answer: Mapped[str] = mapped_column(default="")
    in_request: Mapped[bool] = mapped_column(Boolean, default=True)
    paused_clock: Mapped[str | None]
    asked_by_id: Mapped[maybe_person]
    answered_by_id: Mapped[maybe_person]
    answered_at: Mapped[datetime | None]

    asked_by: Mapped[Person | None] = relationship(foreign_keys="Question.asked_by_id")
    answered_by: Mapped[Person | None] = relationship(foreign_keys="Question.answered_by_id")

    @property
    def lifecycle(self) -> str:
        """Its life cycle in the catalogue."""
        return QUESTION.name

    def is_own_part_of(self, actor: Actor) -> bool:
        """A provider sees what was asked during the engagement, never the questions of the screening."""
        return not self.in_request or self.asked_by_id == actor.person_id

    @property
    def is_carried_over(self) -> bool:
        """It is the case's, whatever kind of help it becomes."""
        return True

    @property
    def belongs_to_request(self) -> bool:
        """Whether it was asked while the request was screened, so that it moves with the request."""
        return self.in_request

    @property
    def time_has_run_out(self) -> bool:
        """Need: its time is up; in a request it lapses only together with the request, whose time is judged there."""
        return self.in_request or self.time_is_up

    @property
    def has_an_answer(self) -> bool:
        """Need: the agency has written an answer."""
        return bool(self.answer.strip())


class Component(StrEnum):
    """Sister components asked whether they have a matter with the agency."""

    CIVIL_RIGHTS = "civil_rights_division"
    OJP = "office_of_justice_programs"
    CRS = "community_relations_service"
    US_ATTORNEY = "us_attorney"


ADVERSE = ("objected", "held")


@dataclass(frozen=True, slots=True)
class ComponentToAsk:
    """Which sister component is asked, and whom there: a contact with an account, or a name that staff call."""

    component: Component
    contact_name: str = ""
    contact_id: int | None = None


class Deconfliction(Staged, Base):
    """A sister component's yes, no or hold; its reason is for COPS alone.

    The contact with an account answers it himself and sees nothing else of the case; other answers staff record.
    """

    __tablename__ = "deconflictions"
    __table_args__ = (
        CheckConstraint(state_words([state.name for state in DECONFLICTION.states]), name="state"),
        CheckConstraint("answer IN ('clear', 'objected', 'held')", name="answer"),
        Index("uq_deconflictions_number", "case_file_id", "number", unique=True),
        Index("ix_deconflictions_contact", "contact_id", "state"),
    )

    state: Mapped[str] = mapped_column(default="asked")
    component: Mapped[Component] = mapped_column(words(Component))
    contact_name: Mapped[str] = mapped_column(default="")
    contact_id: Mapped[maybe_person]
    asked_by_id: Mapped[maybe_person]
    answer: Mapped[str | None]
    answered_by: Mapped[str] = mapped_column(default="")
    answered_at: Mapped[datetime | None]
    recorded_by_id: Mapped[maybe_person]
    reason: Mapped[str] = mapped_column(default="")

    @property
    def lifecycle(self) -> str:
        """Its life cycle in the catalogue."""
        return DECONFLICTION.name

    def is_own_part_of(self, actor: Actor) -> bool:
        """Never a provider's or an expert's."""
        return False

    def is_addressed_to(self, actor: Actor) -> bool:
        """The contact sees the question put to him, and what he answered."""
        return actor.role is Role.DECONFLICTION and self.contact_id == actor.person_id and self.state != "withdrawn"

    @property
    def is_carried_over(self) -> bool:
        """It is about the case, whatever kind of help it becomes."""
        return True

    @property
    def is_adverse(self) -> bool:
        """Whether the component objects or asks us to hold."""
        return self.answer in ADVERSE

    @property
    def answer_is_recorded(self) -> bool:
        """Need: who answered, when, and whether yes, no or hold."""
        return bool(self.answer and self.answered_by.strip() and self.answered_at)


class StatementKind(StrEnum):
    """The statements printed where information is collected."""

    PAPERWORK_REDUCTION_ACT = "paperwork_reduction_act"
    PRIVACY_ACT = "privacy_act"
    NOT_A_COMPLAINT = "not_a_complaint"
    ACCESSIBILITY = "accessibility"


class Statement(Base):
    """A statement between two dates (5 CFR 1320; 5 USC 552a(e)(3)); past its OMB expiry the form closes.

    On any day there is at most one statement of a kind.
    """

    __tablename__ = "statements"
    __table_args__ = (
        CheckConstraint("until IS NULL OR until >= since", name="dates"),
        CheckConstraint("NOT expiry_overridden OR override_reason <> ''", name="override"),
        ExcludeConstraint(
            ("kind", "="), (text("daterange(since, until, '[]')"), "&&"), name="ex_statements_one_a_day", using="gist"
        ),
    )

    id: Mapped[primary]
    kind: Mapped[StatementKind] = mapped_column(words(StatementKind))
    body: Mapped[str]
    omb_number: Mapped[str] = mapped_column(default="")
    expires_on: Mapped[date | None]
    burden_minutes: Mapped[int | None] = mapped_column(Integer)
    expiry_overridden: Mapped[bool] = mapped_column(Boolean, default=False)
    override_reason: Mapped[str] = mapped_column(default="")
    since: Mapped[date]
    until: Mapped[date | None]


class DutyPeriod(Base):
    """Between which days (both included) a program manager is on call for urgent Critical Response requests."""

    __tablename__ = "duty_periods"
    __table_args__ = (CheckConstraint("until >= since", name="dates"),)

    id: Mapped[primary]
    person_id: Mapped[person_key] = mapped_column(index=True)
    since: Mapped[date]
    until: Mapped[date]
