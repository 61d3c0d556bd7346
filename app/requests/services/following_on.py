"""A follow-on: a new draft of the same agency, filled in from an earlier case and linked to it."""

from sqlalchemy import select

from app.extensions import db
from app.policy.actor import Actor
from app.requests.models import form_values
from app.requests.models.assistance import AssistanceRequest, Contact, RequestTopic
from app.requests.services.drafting import unused_reference
from app.wording import _
from app.workflow.models.case_file import AccessLevel, CaseAccess, CaseFile
from app.workflow.services import access

ASKED_ANEW = frozenset(
    (
        "title", "wanted_from", "wanted_until", "hard_deadline", "urgency", "urgency_reason", "has_pending_matters",
        "pending_matters", "earlier_help", "authority_attested", "primary_topic", "other_topics",
        *form_values.CONTACTS,
    )
)  # fmt: skip
"""Answers that an earlier request does not give: dates and open matters change, and authority is stated anew.

Topics and contacts are rows of their own, which are copied as such.
"""


def begin(earlier: AssistanceRequest, title: str, *, actor: Actor) -> AssistanceRequest:
    """Begin the draft; it is the agency's, as restricted as the earlier case, and nothing of it counts as checked."""
    before = earlier.case_file
    file = CaseFile(
        reference=unused_reference(),
        agency_id=before.agency_id,
        created_by_id=before.created_by_id or actor.person_id,
        title=title,
        follows_id=before.id,
        restricted=before.restricted,
    )
    draft = AssistanceRequest(case_file=file, title=title, channel=earlier.channel, spoken_with=earlier.spoken_with)
    _copy(earlier, draft)
    draft.earlier_help = _("Collaborative Reform help in case %(number)s.", number=before.reference)
    db.session.add(draft)
    db.session.flush()
    draft.contacts = [_contact(draft, each) for each in earlier.contacts]
    draft.topics = [_topic(draft, each) for each in earlier.topics]
    if before.restricted:
        access.enlist(file, *_listed(before))
    db.session.flush()
    return draft


def _copy(earlier: AssistanceRequest, draft: AssistanceRequest) -> None:
    draft.claimed_agency_id = earlier.claimed_agency_id or earlier.case_file.agency_id
    for names in form_values.FIELDS.values():
        for name in names:
            if name not in ASKED_ANEW:
                setattr(draft, name, getattr(earlier, name))


def _contact(draft: AssistanceRequest, named: Contact) -> Contact:
    details = {part: getattr(named, part) for part in form_values.PARTS}
    return Contact(case_file_id=draft.case_file_id, role=named.role, **details)


def _topic(draft: AssistanceRequest, chosen: RequestTopic) -> RequestTopic:
    return RequestTopic(case_file_id=draft.case_file_id, topic_id=chosen.topic_id, is_primary=chosen.is_primary)


def _listed(file: CaseFile) -> list[int]:
    """The people on the list of a restricted case."""
    rows = select(CaseAccess.person_id).where(
        CaseAccess.case_file_id == file.id, CaseAccess.until.is_(None), CaseAccess.level == AccessLevel.LISTED
    )
    return [person_id for person_id in db.session.scalars(rows) if person_id]
