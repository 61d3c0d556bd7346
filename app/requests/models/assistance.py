"""The request for assistance itself, its contacts and its topics; fields follow docs/domain.md, the request."""

from datetime import date, datetime

from sqlalchemy import Boolean, CheckConstraint, ForeignKey, Index, Integer, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.agencies.models import AgencyType
from app.database.base import Base, case_file_key, maybe_person, primary, state_words, words
from app.requests.models.choices import (
    AuthorizationKind,
    Channel,
    ContactRole,
    DeclineReason,
    Mode,
    NamingConsent,
    Urgency,
    WantedProgram,
    WithdrawalReason,
)
from app.workflow.lifecycles.request import REQUEST
from app.workflow.models.case_file import CaseFile, Staged


class Topic(Base):
    """An entry of the operator's topic catalogue (groups: General, Sheriff, Tribal)."""

    __tablename__ = "topics"

    id: Mapped[primary]
    group: Mapped[str]
    name: Mapped[str] = mapped_column(unique=True)
    retired_on: Mapped[date | None]


class AgencyBlock:
    """What the form asks of the agency; typed as given, matched to the directory by triage."""

    agency_name: Mapped[str] = mapped_column(default="")
    agency_ori: Mapped[str] = mapped_column(default="")
    agency_type: Mapped[AgencyType | None] = mapped_column(words(AgencyType))
    agency_not_listed: Mapped[bool] = mapped_column(Boolean, default=False)
    street: Mapped[str] = mapped_column(default="")
    city: Mapped[str] = mapped_column(default="")
    state_code: Mapped[str] = mapped_column(default="")
    postal_code: Mapped[str] = mapped_column(default="")
    population_served: Mapped[int | None] = mapped_column(Integer)
    sworn_full_time: Mapped[int | None] = mapped_column(Integer)
    sworn_part_time: Mapped[int | None] = mapped_column(Integer)
    civilian_staff: Mapped[int | None] = mapped_column(Integer)


class NeedBlock:
    """What the agency needs, in its own words."""

    title: Mapped[str] = mapped_column(default="")
    problem: Mapped[str] = mapped_column(default="")
    how_it_came_up: Mapped[str] = mapped_column(default="")
    if_nothing_is_done: Mapped[str] = mapped_column(default="")
    supporting_data: Mapped[str] = mapped_column(default="")
    barriers: Mapped[str] = mapped_column(default="")
    policies_in_place: Mapped[str] = mapped_column(default="")
    what_was_tried: Mapped[str] = mapped_column(default="")
    outcome_wanted: Mapped[str] = mapped_column(default="")
    success_measure: Mapped[str] = mapped_column(default="")
    audience: Mapped[str] = mapped_column(default="")
    number_to_train: Mapped[int | None] = mapped_column(Integer)
    place: Mapped[str] = mapped_column(default="")
    wanted_from: Mapped[date | None]
    wanted_until: Mapped[date | None]
    hard_deadline: Mapped[date | None]
    urgency: Mapped[Urgency | None] = mapped_column(words(Urgency))


class OtherBlock:
    """What else we must know, and the attestation of authority."""

    pending_matters: Mapped[str] = mapped_column(default="")
    has_pending_matters: Mapped[bool | None] = mapped_column(Boolean)
    earlier_help: Mapped[str] = mapped_column(default="")
    naming_consent: Mapped[NamingConsent | None] = mapped_column(words(NamingConsent))
    heard_from: Mapped[str] = mapped_column(default="")
    authority_attested: Mapped[bool] = mapped_column(Boolean, default=False)
    authority_attested_by_id: Mapped[maybe_person]
    authority_attested_at: Mapped[datetime | None]
    authorization_kind: Mapped[AuthorizationKind | None] = mapped_column(words(AuthorizationKind))
    authorization_by: Mapped[str] = mapped_column(default="")
    authorization_at: Mapped[datetime | None]
    authorization_document_id: Mapped[int | None] = mapped_column(ForeignKey("documents.id"))


class ScreeningBlock:
    """What triage establishes; each fact with who and when."""

    agency_matched_at: Mapped[datetime | None]
    agency_matched_by_id: Mapped[maybe_person]
    eligibility_confirmed: Mapped[bool | None] = mapped_column(Boolean)
    eligibility_confirmed_at: Mapped[datetime | None]
    eligibility_confirmed_by_id: Mapped[maybe_person]
    eligibility_note: Mapped[str] = mapped_column(default="")
    duplicates_checked_at: Mapped[datetime | None]
    duplicates_checked_by_id: Mapped[maybe_person]
    program_settled_at: Mapped[datetime | None]
    program_settled_by_id: Mapped[maybe_person]
    decline_reason: Mapped[DeclineReason | None] = mapped_column(words(DeclineReason))
    decline_letter: Mapped[str] = mapped_column(default="")
    decline_proposed_by_id: Mapped[maybe_person]
    referral_destination: Mapped[str] = mapped_column(default="")
    referral_agreed: Mapped[bool] = mapped_column(Boolean, default=False)
    surviving_case_id: Mapped[int | None] = mapped_column(ForeignKey("case_files.id"))
    withdrawal_reason: Mapped[WithdrawalReason | None] = mapped_column(words(WithdrawalReason))
    reopen_reason: Mapped[str] = mapped_column(default="")


class AssistanceRequest(AgencyBlock, NeedBlock, OtherBlock, ScreeningBlock, Staged, Base):
    """An agency's request for assistance; a draft keeps whatever has been typed so far.

    The properties that its steps need live in app/requests/models/needs.py.
    """

    __tablename__ = "requests"
    __table_args__ = (
        CheckConstraint(state_words([state.name for state in REQUEST.states]), name="state"),
        CheckConstraint("wanted_until IS NULL OR wanted_from IS NULL OR wanted_until >= wanted_from", name="wanted"),
        CheckConstraint("number_to_train IS NULL OR number_to_train >= 0", name="number_to_train"),
        Index("uq_requests_case_file_id", "case_file_id", unique=True),
        Index("uq_requests_submit_key", "submit_key", unique=True),
    )

    state: Mapped[str] = mapped_column(default="draft")
    channel: Mapped[Channel] = mapped_column(words(Channel), default=Channel.WEB)
    received_at: Mapped[datetime | None]
    spoken_with: Mapped[str] = mapped_column(default="")
    program_wanted: Mapped[WantedProgram | None] = mapped_column(words(WantedProgram))
    delivery_types: Mapped[list[str]] = mapped_column(default=list)
    mode: Mapped[Mode | None] = mapped_column(words(Mode))
    submit_key: Mapped[str | None]
    steps_seen: Mapped[list[str]] = mapped_column(default=list)
    last_saved_at: Mapped[datetime | None]

    case_file: Mapped[CaseFile] = relationship(foreign_keys="AssistanceRequest.case_file_id")
    contacts: Mapped[list["Contact"]] = relationship(order_by="Contact.id", cascade="all, delete-orphan")
    topics: Mapped[list["RequestTopic"]] = relationship(
        order_by="RequestTopic.is_primary.desc(), RequestTopic.topic_id", cascade="all, delete-orphan"
    )

    @property
    def lifecycle(self) -> str:
        """Its life cycle in the catalogue."""
        return REQUEST.name


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
