"""The fixed choices of the request form (docs/domain.md)."""

from enum import StrEnum


class Channel(StrEnum):
    """How a request or an answer reached us."""

    WEB = "web"
    PHONE = "phone"
    EMAIL = "email"
    MAIL = "mail"
    REFERRAL = "referral"


class WantedProgram(StrEnum):
    """The program the agency asks for; it may leave the choice to us."""

    CRI_TAC = "cri_tac"
    CRITICAL_RESPONSE = "critical_response"
    ORGANIZATIONAL_ASSESSMENT = "organizational_assessment"
    NOT_SURE = "not_sure"


class DeliveryType(StrEnum):
    """Ways of helping (docs/domain.md, delivery)."""

    IN_PERSON_TRAINING = "in_person_training"
    VIRTUAL_TRAINING = "virtual_training"
    VIRTUAL_COACHING = "virtual_coaching"
    MEETING_FACILITATION = "meeting_facilitation"
    ON_SITE_CONSULTATION = "on_site_consultation"
    RESOURCE_REFERRAL = "resource_referral"
    POLICY_REVIEW = "policy_review"
    PEER_EXCHANGE = "peer_exchange"
    DATA_ANALYSIS = "data_analysis"
    AFTER_ACTION_REVIEW = "after_action_review"
    IN_DEPTH_REVIEW = "in_depth_review"
    FACILITATED_DISCUSSION = "facilitated_discussion"
    OUTREACH_SUPPORT = "outreach_support"
    EXECUTIVE_CONSULTATION = "executive_consultation"
    ORGANIZATIONAL_ASSESSMENT = "organizational_assessment"
    STRATEGIC_PLANNING = "strategic_planning"
    TRAIN_THE_TRAINER = "train_the_trainer"


class Mode(StrEnum):
    """In person, virtual or both."""

    IN_PERSON = "in_person"
    VIRTUAL = "virtual"
    HYBRID = "hybrid"


class Urgency(StrEnum):
    """How soon the agency needs help."""

    ROUTINE = "routine"
    SOON = "soon"
    URGENT = "urgent"


class NamingConsent(StrEnum):
    """Whether the agency may be named in public."""

    YES = "yes"
    NO = "no"
    ASK_FIRST = "ask_first"


class ContactRole(StrEnum):
    """Whose details a contact holds."""

    GOVERNMENT_EXECUTIVE = "government_executive"
    LAW_ENFORCEMENT_EXECUTIVE = "law_enforcement_executive"
    POINT_OF_CONTACT = "point_of_contact"
    PREPARER = "preparer"


class AuthorizationKind(StrEnum):
    """How the executive authorized the request."""

    E_ATTESTATION = "e_attestation"
    LETTER = "letter"


class DeclineReason(StrEnum):
    """Why a request is not accepted."""

    NOT_ELIGIBLE = "not_eligible"
    OUT_OF_SCOPE = "out_of_scope"
    NO_CAPACITY = "no_capacity"
    NO_AUTHORIZATION = "no_authorization"
    NO_RESPONSE = "no_response"
    OTHER = "other"


class WithdrawalReason(StrEnum):
    """Why an agency withdraws; never a penalty."""

    NO_LONGER_NEEDED = "no_longer_needed"
    HELP_ELSEWHERE = "help_elsewhere"
    TIMING = "timing"
    CHANGE_OF_LEADERSHIP = "change_of_leadership"
    OTHER = "other"


class IncidentKind(StrEnum):
    """What happened, for a Critical Response request (docs/domain.md)."""

    MASS_VIOLENCE = "mass_violence"
    DEMONSTRATION = "demonstration"
    OFFICER_INVOLVED_SHOOTING = "officer_involved_shooting"
    IN_CUSTODY_DEATH = "in_custody_death"
    LINE_OF_DUTY_DEATH = "line_of_duty_death"
    DISASTER = "disaster"
    LARGE_EVENT = "large_event"
    CYBER = "cyber"
    MISCONDUCT = "misconduct"
    OTHER = "other"


class HelpWanted(StrEnum):
    """What kind of Critical Response the agency has in mind; the values are those of the kinds of help."""

    IMMEDIATE_ASSISTANCE = "immediate_assistance"
    DATA_ANALYSIS = "data_analysis"
    AFTER_ACTION_REVIEW = "after_action_review"
    IN_DEPTH_REVIEW = "in_depth_review"
    ADVISE = "advise"


class Proceedings(StrEnum):
    """Which kinds of proceedings about the matter are open."""

    CRIMINAL = "criminal"
    CIVIL = "civil"
    ADMINISTRATIVE = "administrative"
    NONE = "none"
    UNKNOWN = "unknown"


class Settlement(StrEnum):
    """What triage settles in one choice: the program and, as far as it is known, the kind of help."""

    CRI_TAC = "cri_tac"
    LEFT_TO_THE_CALL = "critical_response"
    IMMEDIATE_ASSISTANCE = "immediate_assistance"
    DATA_ANALYSIS = "data_analysis"
    AFTER_ACTION_REVIEW = "after_action_review"
    IN_DEPTH_REVIEW = "in_depth_review"
    ORGANIZATIONAL_ASSESSMENT = "organizational_assessment"
