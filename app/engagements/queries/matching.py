"""Who could look after a case, deliver it or join its team, with reasons and present load."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import ScalarSelect, Select, func, or_, select
from sqlalchemy.orm import joinedload

from app import clock
from app.accounts.models.people import Membership, Person
from app.engagements.models.engagement import Engagement
from app.engagements.models.engagement_needs import HOLDING_A_PLACE
from app.engagements.models.team import Assignment, Offer
from app.engagements.queries.glance import earlier_cases
from app.extensions import db
from app.policy.actor import Actor
from app.policy.roles import Role
from app.providers.models import ExpertProfile, Participation, Provider
from app.wording import _
from app.workflow.calendar import eastern_day
from app.workflow.models.case_file import CaseFile

OVER = ("closed", "ended")


@dataclass(frozen=True, slots=True)
class Load:
    """A program manager and the number of his open cases."""

    person: Person
    open_cases: int


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A provider that takes part in the program, with reasons for and against, and its open engagements."""

    provider: Provider
    reasons: tuple[str, ...]
    open_cases: int
    is_free: bool  # has neither an open nor an accepted offer of this engagement
    has_declined: bool  # or let the time pass


@dataclass(frozen=True, slots=True)
class Candidate:
    """An expert who may be proposed, with the number of places he holds now."""

    profile: ExpertProfile
    open_places: int


def managers() -> list[Load]:
    """Program managers of today, those with the fewest open cases first."""
    count = _count(select(func.count(CaseFile.id)).where(CaseFile.owner_id == Person.id, CaseFile.is_open))
    held = select(Person, count).join(Membership, Membership.person_id == Person.id)
    rows = db.session.execute(
        held.where(Membership.role == Role.PROGRAM_MANAGER, Membership.is_current, Person.disabled_at.is_(None))
        .distinct()
        .order_by(count, Person.name)
    )
    return [Load(person, number) for person, number in rows]


def providers_for(engagement: Engagement) -> list[Suggestion]:
    """Providers of the engagement's program today, the most fitting first."""
    today = eastern_day(clock.now())
    count = _count(
        select(func.count(Engagement.id)).where(Engagement.provider_id == Provider.id, Engagement.state.not_in(OVER))
    )
    taking_part = select(Provider, Participation, count).join(Participation, Participation.provider_id == Provider.id)
    rows = db.session.execute(
        taking_part.where(
            Participation.program == engagement.program,
            Participation.since <= today,
            or_(Participation.until.is_(None), Participation.until >= today),
        )
    )
    found = [_suggestion(engagement, *row) for row in rows]
    return sorted(found, key=_rank)


def candidates(actor: Actor, engagement: Engagement) -> list[Candidate]:
    """Experts who hold no place in this team: a coordinator's own and independent ones, for the office all."""
    count = _count(
        select(func.count(Assignment.id))
        .join(Engagement, Assignment.engagement_id == Engagement.id)
        .where(
            Assignment.person_id == ExpertProfile.person_id,
            Assignment.state.in_(HOLDING_A_PLACE),
            Engagement.state.not_in(OVER),
        )
    )
    taken = [each.person_id for each in engagement.assignments if each.state in HOLDING_A_PLACE]
    rows = select(ExpertProfile, count).where(ExpertProfile.person_id.not_in(taken))
    if actor.role is Role.COORDINATOR:
        own = or_(ExpertProfile.provider_id == actor.organization_id, ExpertProfile.provider_id.is_(None))
        rows = rows.where(own)
    loaded = rows.options(joinedload(ExpertProfile.person)).order_by(count, ExpertProfile.person_id)
    return [Candidate(profile, number) for profile, number in db.session.execute(loaded)]


def _count(rows: Select[Any]) -> ScalarSelect[Any]:
    return rows.correlate(Person, Provider, ExpertProfile).scalar_subquery()


def _rank(each: Suggestion) -> tuple[bool, bool, int, int, str]:
    return (not each.is_free, each.has_declined, -len(each.reasons), each.open_cases, each.provider.name)


def _suggestion(
    engagement: Engagement, provider: Provider, participation: Participation, open_cases: int
) -> Suggestion:
    mine = [offer for offer in engagement.offers if offer.provider_id == provider.id]
    refusals = [_refusal(offer) for offer in mine if offer.state in ("declined", "lapsed")]
    reasons = [_("Leads the program")] if participation.is_lead else []
    if earlier := earlier_cases(provider.id, engagement.case_file):
        reasons.append(_("Worked with this agency before (%(count)s)", count=earlier))
    return Suggestion(
        provider,
        (*reasons, *refusals),
        open_cases,
        is_free=all(offer.state not in ("offered", "accepted") for offer in mine),
        has_declined=bool(refusals),
    )


def _refusal(offer: Offer) -> str:
    if offer.state == "lapsed":
        return _("Did not answer in time")
    return _("Declined this case: %(why)s", why=str(offer.decline_reason).replace("_", " "))
