"""What a request must have before it can be accepted for a kind of help, also when the kind changes later on."""

from sqlalchemy import select
from sqlalchemy.orm import object_session

from app.policy.programs import Kind
from app.requests.models.assistance import AssistanceRequest
from app.requests.models.authorization import BY_DEFAULT, REVIEWS, AuthorizationRule


def missing_for(assistance: AssistanceRequest, kind: Kind) -> tuple[str, ...]:
    """The needs (by name) that acceptance for this kind of help would still have; () where it is acceptable."""
    judged = {
        "agency_is_matched": assistance.agency_is_matched,
        "agency_is_eligible": assistance.agency_is_eligible,
        "program_manager_is_named": assistance.program_manager_is_named,
        "deconfliction_is_clear": assistance.deconfliction_is_clear,
        "authorization_is_on_file": assistance.authorization_at is not None or not asks_authorization(assistance, kind),
        "review_is_justified": kind not in REVIEWS or bool(assistance.review_justification.strip()),
    }
    return tuple(name for name, holds in judged.items() if not holds)


def asks_authorization(assistance: AssistanceRequest, kind: Kind) -> bool:
    """Whether this kind asks for the executive's authorization: the operator's word, else the default."""
    session = object_session(assistance)
    rule = select(AuthorizationRule.required).where(AuthorizationRule.kind == kind)
    said = session.scalar(rule) if session else None
    return kind in BY_DEFAULT if said is None else said
