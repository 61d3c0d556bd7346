"""What the pages of the agreement look up."""

from app.accounts.models.people import Person
from app.extensions import db
from app.policy.actor import Actor


def title_of(actor: Actor) -> str:
    """The title in the actor's own account, to be signed with."""
    person = db.session.get(Person, actor.person_id) if actor.person_id else None
    return person.title if person else ""
