"""Words of the request form: steps, questions, and the labels of coded choices."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from app.agencies.models import AgencyType
from app.policy.programs import Kind, Program
from app.requests.models.choices import (
    Channel,
    ContactRole,
    DeclineReason,
    DeliveryType,
    HelpWanted,
    IncidentKind,
    Mode,
    NamingConsent,
    Proceedings,
    Settlement,
    Urgency,
    WantedProgram,
    WithdrawalReason,
)
from app.requests.models.parts import Component
from app.wording import _

STEP_TITLES = {
    "agency": _("Your agency"),
    "contacts": _("Contacts"),
    "program": _("Program and topics"),
    "advice": _("Which program fits?"),
    "recommendation": _("What we recommend"),
    "incident": _("What happened"),
    "assessment": _("Your agency as a whole"),
    "need": _("What you need help with"),
    "outcome": _("What you want to reach"),
    "other": _("Other matters and consent"),
    "attachments": _("Attachments"),
    "statements": _("Statements and authority"),
}

WORDS: dict[type[StrEnum], dict[StrEnum, str]] = {
    AgencyType: {
        AgencyType.MUNICIPAL: _("Municipal police"),
        AgencyType.SHERIFF: _("Sheriff's office"),
        AgencyType.COUNTY_POLICE: _("County police"),
        AgencyType.STATE: _("State police or state agency"),
        AgencyType.CAMPUS: _("Campus police"),
        AgencyType.TRIBAL: _("Tribal police"),
        AgencyType.TERRITORIAL: _("Territorial police"),
        AgencyType.SPECIAL: _("Special jurisdiction (transit, school, park, port)"),
        AgencyType.FEDERAL: _("Federal agency"),
        AgencyType.UNKNOWN: _("Unknown"),
        AgencyType.OTHER: _("Other"),
    },
    ContactRole: {
        ContactRole.GOVERNMENT_EXECUTIVE: _("Government executive"),
        ContactRole.LAW_ENFORCEMENT_EXECUTIVE: _("Law enforcement executive"),
        ContactRole.POINT_OF_CONTACT: _("Point of contact"),
        ContactRole.PREPARER: _("Person who fills in this form, if someone else"),
    },
    WantedProgram: {
        WantedProgram.CRI_TAC: _("CRI-TAC: training and technical assistance"),
        WantedProgram.CRITICAL_RESPONSE: _("Critical Response: help around a major incident or sensitive issue"),
        WantedProgram.ORGANIZATIONAL_ASSESSMENT: _("Organizational Assessment: a long, in-depth assessment"),
        WantedProgram.NOT_SURE: _("Not sure, please advise"),
    },
    Program: {
        Program.CRI_TAC: _("CRI-TAC"),
        Program.CRITICAL_RESPONSE: _("Critical Response"),
        Program.ORGANIZATIONAL_ASSESSMENT: _("Organizational Assessment"),
    },
    DeliveryType: {
        DeliveryType.IN_PERSON_TRAINING: _("Training in person"),
        DeliveryType.VIRTUAL_TRAINING: _("Virtual training"),
        DeliveryType.VIRTUAL_COACHING: _("Virtual coaching"),
        DeliveryType.MEETING_FACILITATION: _("Facilitating a meeting"),
        DeliveryType.ON_SITE_CONSULTATION: _("Consultation on site"),
        DeliveryType.RESOURCE_REFERRAL: _("Pointing us to resources"),
        DeliveryType.POLICY_REVIEW: _("Review of a policy"),
        DeliveryType.PEER_EXCHANGE: _("Exchange with peers"),
        DeliveryType.DATA_ANALYSIS: _("Data analysis"),
        DeliveryType.AFTER_ACTION_REVIEW: _("After-action review"),
        DeliveryType.IN_DEPTH_REVIEW: _("In-depth review"),
        DeliveryType.FACILITATED_DISCUSSION: _("Facilitated discussion"),
        DeliveryType.OUTREACH_SUPPORT: _("Help with community outreach"),
        DeliveryType.EXECUTIVE_CONSULTATION: _("Executive consultation (confidential)"),
        DeliveryType.ORGANIZATIONAL_ASSESSMENT: _("Organizational assessment"),
        DeliveryType.STRATEGIC_PLANNING: _("Strategic planning"),
        DeliveryType.TRAIN_THE_TRAINER: _("Training of trainers"),
    },
    Mode: {
        Mode.IN_PERSON: _("In person"),
        Mode.VIRTUAL: _("Virtual"),
        Mode.HYBRID: _("Both"),
    },
    Urgency: {
        Urgency.ROUTINE: _("No hurry"),
        Urgency.SOON: _("Within three months"),
        Urgency.URGENT: _("As soon as possible"),
    },
    HelpWanted: {
        HelpWanted.IMMEDIATE_ASSISTANCE: _("Advice and help now"),
        HelpWanted.DATA_ANALYSIS: _("An analysis of our data"),
        HelpWanted.AFTER_ACTION_REVIEW: _("An after-action review: a look back at one event"),
        HelpWanted.IN_DEPTH_REVIEW: _("An in-depth review: a look at how we handle such matters"),
        HelpWanted.ADVISE: _("We are not sure; let us talk about it"),
    },
    IncidentKind: {
        IncidentKind.MASS_VIOLENCE: _("Mass violence"),
        IncidentKind.DEMONSTRATION: _("Demonstration or civil unrest"),
        IncidentKind.OFFICER_INVOLVED_SHOOTING: _("Shooting that involved officers"),
        IncidentKind.IN_CUSTODY_DEATH: _("Death in custody"),
        IncidentKind.LINE_OF_DUTY_DEATH: _("Death in the line of duty"),
        IncidentKind.DISASTER: _("Disaster"),
        IncidentKind.LARGE_EVENT: _("Large event"),
        IncidentKind.CYBER: _("Cyber incident"),
        IncidentKind.MISCONDUCT: _("Misconduct"),
        IncidentKind.OTHER: _("Something else"),
    },
    Proceedings: {
        Proceedings.CRIMINAL: _("Criminal"),
        Proceedings.CIVIL: _("Civil"),
        Proceedings.ADMINISTRATIVE: _("Administrative or disciplinary"),
        Proceedings.NONE: _("None that we know of"),
        Proceedings.UNKNOWN: _("We do not know yet"),
    },
    Settlement: {
        Settlement.CRI_TAC: _("CRI-TAC"),
        Settlement.LEFT_TO_THE_CALL: _("Critical Response: kind left to the executive call"),
        Settlement.IMMEDIATE_ASSISTANCE: _("Critical Response: immediate assistance"),
        Settlement.DATA_ANALYSIS: _("Critical Response: data analysis"),
        Settlement.AFTER_ACTION_REVIEW: _("Critical Response: after-action review"),
        Settlement.IN_DEPTH_REVIEW: _("Critical Response: in-depth review"),
        Settlement.ORGANIZATIONAL_ASSESSMENT: _("Organizational Assessment"),
    },
    Kind: {
        Kind.TRAINING_AND_ASSISTANCE: _("Training and technical assistance"),
        Kind.IMMEDIATE_ASSISTANCE: _("Immediate assistance"),
        Kind.DATA_ANALYSIS: _("Data analysis"),
        Kind.AFTER_ACTION_REVIEW: _("After-action review"),
        Kind.IN_DEPTH_REVIEW: _("In-depth review"),
        Kind.ASSESSMENT: _("Organizational assessment"),
    },
    NamingConsent: {
        NamingConsent.YES: _("Yes"),
        NamingConsent.NO: _("No"),
        NamingConsent.ASK_FIRST: _("Ask us first"),
    },
    Channel: {
        Channel.WEB: _("Online form"),
        Channel.PHONE: _("Phone"),
        Channel.EMAIL: _("E-mail"),
        Channel.MAIL: _("Mail"),
        Channel.REFERRAL: _("Referral by another body"),
    },
    DeclineReason: {
        DeclineReason.NOT_ELIGIBLE: _("The agency is not eligible"),
        DeclineReason.OUT_OF_SCOPE: _("The need is outside what the programs offer"),
        DeclineReason.NO_CAPACITY: _("There is no capacity now"),
        DeclineReason.NO_AUTHORIZATION: _("The executive did not authorize it"),
        DeclineReason.NO_RESPONSE: _("The agency did not answer"),
        DeclineReason.OTHER: _("Another reason"),
    },
    WithdrawalReason: {
        WithdrawalReason.NO_LONGER_NEEDED: _("We no longer need help"),
        WithdrawalReason.HELP_ELSEWHERE: _("We found help elsewhere"),
        WithdrawalReason.TIMING: _("The time is not right"),
        WithdrawalReason.CHANGE_OF_LEADERSHIP: _("Our leadership changed"),
        WithdrawalReason.OTHER: _("Another reason"),
    },
    Component: {
        Component.CIVIL_RIGHTS: _("Civil Rights Division"),
        Component.OJP: _("Office of Justice Programs"),
        Component.CRS: _("Community Relations Service"),
        Component.US_ATTORNEY: _("U.S. Attorney's Office"),
    },
}
"""Labels by kind of choice: words of different kinds may be spelled alike."""

BECAUSE = {
    "event": _(
        "You have a serious event or a sensitive matter on your hands. Leaders who have been there can advise you."
    ),
    "whole_agency": _("You want a deep look at the agency, and your leaders are ready to carry change through."),
    "not_ready": _(
        "A look at the whole agency takes leaders who are ready for a year or more of public work. Begin with one"
        " topic; the assessment stays open to you."
    ),
    "topic": _("You want to learn, fix or build something. Training and advice are short and made to fit."),
}
"""Why a program is recommended, by the rule that led to it (docs/domain.md)."""

FOLLOWED = {True: _("Ask for this program"), False: _("Leave the choice to the COPS Office")}

LABELS = {
    "agency_name": _("Name of the agency"),
    "agency_ori": _("ORI number"),
    "agency_type": _("Kind of agency"),
    "street": _("Street address"),
    "city": _("City"),
    "state_code": _("State or territory"),
    "postal_code": _("ZIP code"),
    "population_served": _("Population served"),
    "sworn_full_time": _("Sworn officers, full time"),
    "sworn_part_time": _("Sworn officers, part time"),
    "civilian_staff": _("Civilian staff"),
    "program_wanted": _("Which program do you ask for?"),
    "primary_topic": _("Main topic"),
    "other_topics": _("Other topics"),
    "delivery_types": _("What kind of help do you have in mind?"),
    "mode": _("In person or virtual?"),
    "advice_event": _("Is this about one serious event, or a sensitive matter that weighs on you now?"),
    "advice_whole_agency": _("Do you want someone to look at the whole agency, or at large parts of it?"),
    "advice_ready": _("Are your leaders ready to work on change for a year or more, with the public watching?"),
    "recommended_program": _("We recommend"),
    "recommended_because": _("Why"),
    "follows_advice": _("What would you like to do?"),
    "help_wanted": _("What kind of help do you have in mind?"),
    "review_justification": _("For a review: why is it of benefit that someone from outside looks back?"),
    "is_about_incident": _("Is this about an incident?"),
    "incident_kind": _("What kind of incident?"),
    "incident_on": _("When was it?"),
    "incident_place": _("Where was it?"),
    "casualties": _("Was anyone killed or hurt?"),
    "agencies_involved": _("Which other agencies were or are involved?"),
    "proceedings": _("Which proceedings about this are open?"),
    "open_proceedings": _("Which ones, and before whom?"),
    "press_attention": _("How much do press and public watch this?"),
    "other_reviews": _("Does anyone else review or investigate this?"),
    "focus_areas_wanted": _("Which areas should we look at?"),
    "community_concerns": _("What concerns your community?"),
    "governing_body_aware": _("Does your governing body (council, board, commission) know of this request?"),
    "unions_aware": _("Do your unions or associations know of it?"),
    "commits_to_act": _("Does your agency commit to act on what is recommended?"),
    "urgency_reason": _("Why must it be so soon?"),
    "title": _("Your need in one line"),
    "problem": _("What is the problem?"),
    "how_it_came_up": _("How did it come up?"),
    "if_nothing_is_done": _("What happens if nothing is done?"),
    "supporting_data": _("Which facts or figures show it?"),
    "barriers": _("What stands in the way of solving it?"),
    "policies_in_place": _("Which policies do you have on this?"),
    "what_was_tried": _("What have you tried?"),
    "outcome_wanted": _("What should be different afterwards?"),
    "success_measure": _("How will you know that it worked?"),
    "audience": _("Who should take part?"),
    "number_to_train": _("How many people?"),
    "place": _("Where?"),
    "wanted_from": _("Earliest date"),
    "wanted_until": _("Latest date"),
    "hard_deadline": _("Is there a date by which it must be done?"),
    "urgency": _("How soon do you need it?"),
    "has_pending_matters": _(
        "Is a Department of Justice investigation, consent decree or lawsuit about your agency open?"
    ),
    "pending_matters": _("Which one?"),
    "earlier_help": _("Earlier COPS grants or Collaborative Reform help"),
    "naming_consent": _("May we name your agency in public?"),
    "heard_from": _("How did you hear of us?"),
    "authority_attested": _("I may ask for this help on behalf of my agency."),
}


def label_of(value: StrEnum | str | None) -> str:
    """A coded value in words; "" for none."""
    if value is None or value == "":
        return ""
    words: Mapping[Any, str] = WORDS.get(type(value), {})  # type: ignore[arg-type]
    return words.get(value) or str(value).replace("_", " ").capitalize()


def choices(values: type[StrEnum] | tuple[StrEnum, ...]) -> list[tuple[StrEnum, str]]:
    """Coded values with their labels, for a select, radios or boxes."""
    return [(value, label_of(value)) for value in values]
