"""The parts of the request form as columns, block by block; fields follow docs/domain.md, the request."""

from datetime import date, datetime

from sqlalchemy import Boolean, ForeignKey, Integer
from sqlalchemy.orm import Mapped, mapped_column

from app.agencies.models import AgencyType
from app.database.base import maybe_organization, maybe_person, words
from app.policy.programs import Program
from app.policy.roles import Role
from app.requests.models.choices import (
    AuthorizationKind,
    DeclineReason,
    HelpWanted,
    IncidentKind,
    NamingConsent,
    Urgency,
    WithdrawalReason,
)


class AgencyBlock:
    """What the form asks of the agency; typed as given, matched to the directory by triage."""

    claimed_agency_id: Mapped[maybe_organization]
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
    urgency_reason: Mapped[str] = mapped_column(default="")


class CriticalResponseBlock:
    """What Critical Response asks besides; the incident is optional."""

    help_wanted: Mapped[HelpWanted | None] = mapped_column(words(HelpWanted))
    is_about_incident: Mapped[bool | None] = mapped_column(Boolean)
    incident_kind: Mapped[IncidentKind | None] = mapped_column(words(IncidentKind))
    incident_on: Mapped[date | None]
    incident_place: Mapped[str] = mapped_column(default="")
    casualties: Mapped[str] = mapped_column(default="")
    agencies_involved: Mapped[str] = mapped_column(default="")
    proceedings: Mapped[list[str] | None]
    open_proceedings: Mapped[str] = mapped_column(default="")
    press_attention: Mapped[str] = mapped_column(default="")
    other_reviews: Mapped[str] = mapped_column(default="")
    review_justification: Mapped[str] = mapped_column(default="")


class AdviceBlock:
    """The plain questions for whoever is not sure, and what they led to; the agency may follow it or leave it to us."""

    advice_event: Mapped[bool | None] = mapped_column(Boolean)
    advice_whole_agency: Mapped[bool | None] = mapped_column(Boolean)
    advice_ready: Mapped[bool | None] = mapped_column(Boolean)
    recommended_program: Mapped[Program | None] = mapped_column(words(Program, "recommended_program"))
    recommended_because: Mapped[str] = mapped_column(default="")
    follows_advice: Mapped[bool | None] = mapped_column(Boolean)


class AssessmentBlock:
    """What an Organizational Assessment asks besides."""

    focus_areas_wanted: Mapped[str] = mapped_column(default="")
    community_concerns: Mapped[str] = mapped_column(default="")
    governing_body_aware: Mapped[bool | None] = mapped_column(Boolean)
    unions_aware: Mapped[bool | None] = mapped_column(Boolean)
    commits_to_act: Mapped[bool | None] = mapped_column(Boolean)


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


class AuthorizationBlock:
    """The executive's word behind the request: attested by his own account, or a letter that someone recorded."""

    authorization_kind: Mapped[AuthorizationKind | None] = mapped_column(words(AuthorizationKind))
    authorization_by: Mapped[str] = mapped_column(default="")
    authorization_title: Mapped[str] = mapped_column(default="")
    authorization_at: Mapped[datetime | None]
    authorization_document_id: Mapped[int | None] = mapped_column(ForeignKey("documents.id"))
    authorization_recorded_by_id: Mapped[maybe_person]
    authorization_asked_at: Mapped[datetime | None]


class ScreeningBlock:
    """What triage establishes; each fact with who and when. `screener_id` is who claimed it in the queue."""

    screener_id: Mapped[maybe_person]
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
    kind_left_to_call: Mapped[bool] = mapped_column(Boolean, default=False)
    executive_word: Mapped[str] = mapped_column(default="")
    executive_word_by: Mapped[str] = mapped_column(default="")
    executive_word_at: Mapped[datetime | None]
    accepted_provisionally_at: Mapped[datetime | None]
    decline_reason: Mapped[DeclineReason | None] = mapped_column(words(DeclineReason))
    decline_letter: Mapped[str] = mapped_column(default="")
    decline_proposed_by_id: Mapped[maybe_person]
    decline_proposed_as: Mapped[Role | None] = mapped_column(words(Role, "decline_proposed_as"))
    referral_destination: Mapped[str] = mapped_column(default="")
    referral_email: Mapped[str] = mapped_column(default="")
    referral_agreed: Mapped[bool] = mapped_column(Boolean, default=False)
    surviving_case_id: Mapped[int | None] = mapped_column(ForeignKey("case_files.id"))
    withdrawal_reason: Mapped[WithdrawalReason | None] = mapped_column(words(WithdrawalReason))
    reopen_wish: Mapped[str] = mapped_column(default="")
    reopen_wish_at: Mapped[datetime | None]
