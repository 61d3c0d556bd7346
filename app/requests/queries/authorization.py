"""Which kinds of help ask for the executive's authorization."""

from sqlalchemy import select

from app.extensions import db
from app.policy.programs import Kind
from app.requests.models.authorization import BY_DEFAULT, AuthorizationRule


def required_kinds() -> set[Kind]:
    """The kinds that ask for it today: the operator's word before the product's own."""
    said = {rule.kind: rule.required for rule in db.session.scalars(select(AuthorizationRule))}
    return {kind for kind in Kind if said.get(kind, kind in BY_DEFAULT)}
