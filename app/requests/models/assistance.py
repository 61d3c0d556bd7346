"""The request for assistance itself, its contacts and its topics; fields follow docs/domain.md, the request."""

from datetime import date, datetime

from sqlalchemy import Boolean, CheckConstraint, ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.accounts.models.people import Organization, Person
from app.database.base import Base, case_file_key, primary, state_words, words
from app.requests.models.blocks import (
    AdviceBlock,
    AgencyBlock,
    AssessmentBlock,
    AuthorizationBlock,
    CriticalResponseBlock,
    NeedBlock,
    OtherBlock,
    ScreeningBlock,
)
from app.requests.models.choices import Channel, ContactRole, Mode, WantedProgram
from app.requests.models.needs import RequestNeeds
from app.requests.models.parts import Deconfliction, Question
from app.workflow.lifecycles.request import REQUEST
from app.workflow.models.case_file import CaseFile, Staged


class Topic(Base):
    """An entry of the operator's topic catalogue (groups: General, Sheriff, Tribal)."""

    __tablename__ = "topics"

    id: Mapped[primary]
    group: Mapped[str]
    name: Mapped[str] = mapped_column(unique=True)
    retired_on: Mapped[date | None]


class AssistanceRequest(
    RequestNeeds,
    AgencyBlock,
    NeedBlock,
    CriticalResponseBlock,
    AssessmentBlock,
    AdviceBlock,
    OtherBlock,
    AuthorizationBlock,
    ScreeningBlock,
    Staged,
    Base,
):
    """An agency's request for assistance; a draft keeps whatever has been typed so far.

    `start_key` makes starting it twice harmless; `steps_done` are the steps of the form that were saved whole.
    `owes_form`: it was sent in a hurry with but part of the form.
    """

    __tablename__ = "requests"
    __table_args__ = (
        CheckConstraint(state_words([state.name for state in REQUEST.states]), name="state"),
        CheckConstraint("wanted_until IS NULL OR wanted_from IS NULL OR wanted_until >= wanted_from", name="wanted"),
        CheckConstraint("number_to_train IS NULL OR number_to_train >= 0", name="number_to_train"),
        Index("uq_requests_case_file_id", "case_file_id", unique=True),
        Index("uq_requests_start_key", "start_key", unique=True),
    )

    state: Mapped[str] = mapped_column(default="draft")
    channel: Mapped[Channel] = mapped_column(words(Channel), default=Channel.WEB)
    received_at: Mapped[datetime | None]
    received_zone: Mapped[str] = mapped_column(default="")
    spoken_with: Mapped[str] = mapped_column(default="")
    program_wanted: Mapped[WantedProgram | None] = mapped_column(words(WantedProgram))
    delivery_types: Mapped[list[str]] = mapped_column(default=list)
    mode: Mapped[Mode | None] = mapped_column(words(Mode))
    start_key: Mapped[str | None]
    owes_form: Mapped[bool] = mapped_column(Boolean, default=False)
    steps_done: Mapped[list[str]] = mapped_column(default=list)
    last_saved_at: Mapped[datetime | None]

    case_file: Mapped[CaseFile] = relationship(foreign_keys="AssistanceRequest.case_file_id")
    claimed_agency: Mapped[Organization | None] = relationship(foreign_keys="AssistanceRequest.claimed_agency_id")
    surviving_case: Mapped[CaseFile | None] = relationship(foreign_keys="AssistanceRequest.surviving_case_id")
    screener: Mapped[Person | None] = relationship(foreign_keys="AssistanceRequest.screener_id")
    attested_by: Mapped[Person | None] = relationship(foreign_keys="AssistanceRequest.authority_attested_by_id")
    decline_proposed_by: Mapped[Person | None] = relationship(foreign_keys="AssistanceRequest.decline_proposed_by_id")
    contacts: Mapped[list["Contact"]] = relationship(order_by="Contact.id", cascade="all, delete-orphan")
    topics: Mapped[list["RequestTopic"]] = relationship(
        order_by="RequestTopic.is_primary.desc(), RequestTopic.topic_id", cascade="all, delete-orphan"
    )

    questions: Mapped[list[Question]] = relationship(
        primaryjoin="foreign(Question.case_file_id) == AssistanceRequest.case_file_id",
        order_by="Question.number",
        viewonly=True,
    )
    deconflictions: Mapped[list[Deconfliction]] = relationship(
        primaryjoin="foreign(Deconfliction.case_file_id) == AssistanceRequest.case_file_id",
        order_by="Deconfliction.number",
        viewonly=True,
    )

    @property
    def lifecycle(self) -> str:
        """Its life cycle in the catalogue."""
        return REQUEST.name

    @property
    def reference(self) -> str:
        """The number of its case, such as TA-2027-7KQ4M."""
        return self.case_file.reference

    @property
    def is_urgent(self) -> bool:
        """Whether hours count; kept on the case file."""
        return self.case_file.is_urgent

    @is_urgent.setter
    def is_urgent(self, value: bool) -> None:
        self.case_file.is_urgent = value

    @property
    def is_draft(self) -> bool:
        """Whether it was not sent yet."""
        return self.state == "draft"

    def contact(self, role: ContactRole) -> "Contact | None":
        """The person named in the form for a role, if any."""
        return next((contact for contact in self.contacts if contact.role is role), None)


class Contact(Base):
    """A person named in the form: executives, point of contact, preparer."""

    __tablename__ = "request_contacts"
    __table_args__ = (Index("uq_request_contacts_role", "request_id", "role", unique=True),)

    id: Mapped[primary]
    request_id: Mapped[int] = mapped_column(ForeignKey("requests.id"))
    case_file_id: Mapped[case_file_key]
    role: Mapped[ContactRole] = mapped_column(words(ContactRole))
    name: Mapped[str] = mapped_column(default="")
    title: Mapped[str] = mapped_column(default="")
    phone: Mapped[str] = mapped_column(default="")
    email: Mapped[str] = mapped_column(default="")


class RequestTopic(Base):
    """A topic of a request; exactly one is the primary one."""

    __tablename__ = "request_topics"
    __table_args__ = (
        Index("uq_request_topics_primary", "request_id", unique=True, postgresql_where=text("is_primary")),
    )

    request_id: Mapped[int] = mapped_column(ForeignKey("requests.id"), primary_key=True)
    topic_id: Mapped[int] = mapped_column(ForeignKey("topics.id"), primary_key=True)
    case_file_id: Mapped[case_file_key]
    is_primary: Mapped[bool] = mapped_column(Boolean, default=False)

    topic: Mapped[Topic] = relationship(lazy="joined", innerjoin=True)
