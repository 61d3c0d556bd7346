"""Who hears of a step; `notifications` turns each of these into people."""

from enum import StrEnum


class Audience(StrEnum):
    """A group of listeners, named by what it is to the case. A restricted case narrows each to its access list."""

    ACCESS_LIST = "access_list"
    ADMINISTRATORS = "administrators"
    AGENCY = "agency"  # requester and executive
    ASKER = "asker"
    COMPONENT_CONTACT = "component_contact"  # who is asked in a sister component
    DIRECTOR = "director"
    EVERY_PARTY = "every_party"
    EXECUTIVE = "executive"  # of the agency; by the form's address where he has no account
    OFFERED_PROVIDER = "offered_provider"
    OTHER_BODY = "other_body"  # to which a request is referred
    OWNER = "owner"  # the program manager of record
    OWNER_OR_TRIAGE = "owner_or_triage"
    PROGRAM_MANAGERS = "program_managers"
    PROPOSER = "proposer"
    REQUESTER = "requester"
    TRIAGE_QUEUE = "triage_queue"
