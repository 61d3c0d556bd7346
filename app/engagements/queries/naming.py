"""Whether the agency agreed, when it asked for help, to be named in public: read before anything goes out."""

from sqlalchemy import select

from app.engagements.models.engagement import Engagement
from app.extensions import db
from app.requests.models.assistance import AssistanceRequest
from app.requests.models.choices import NamingConsent
from app.wording import _

SENTENCES = {
    NamingConsent.YES: _("The agency agreed in its request to be named in public."),
    NamingConsent.NO: _("The agency said in its request that it does not want to be named in public."),
    NamingConsent.ASK_FIRST: _("The agency wants to be asked before it is named in public, as its request says."),
}
UNSAID = _("The request does not say whether the agency may be named in public.")


def naming_sentence(engagement: Engagement) -> str:
    """What the request says about naming the agency."""
    asked = select(AssistanceRequest.naming_consent).where(AssistanceRequest.case_file_id == engagement.case_file_id)
    said = db.session.scalar(asked.limit(1))
    return SENTENCES[said] if said is not None else UNSAID
