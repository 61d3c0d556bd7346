"""Makers of people, organizations, memberships and what hangs on them."""

from datetime import timedelta

import factory

from app import clock
from app.accounts import passwords
from app.accounts.models.access import Invitation, PasswordReset, Registration
from app.accounts.models.people import AgencyClaim, Membership, Organization, OrganizationKind, Person
from app.extensions import db
from app.policy.roles import Role

PASSWORD = "otter velvet quarry lamp"
"""The password of every person made with one."""


class Rows(factory.alchemy.SQLAlchemyModelFactory):
    """Base of every maker: rows are added to the test's session and flushed."""

    class Meta:
        abstract = True
        sqlalchemy_session_factory = lambda: db.session  # noqa: E731
        sqlalchemy_session_persistence = "flush"


class OrganizationFactory(Rows):
    """An organization; an agency unless said otherwise."""

    class Meta:
        model = Organization

    kind = OrganizationKind.AGENCY
    name = factory.Sequence("Test Valley Police Department {}".format)


class PersonFactory(Rows):
    """A person with a verified address, and without a password unless `with_password`."""

    class Meta:
        model = Person

    class Params:
        with_password = factory.Trait(password_hash=factory.LazyFunction(lambda: passwords.hash_of(PASSWORD)))

    name = factory.Sequence("Robin Example {}".format)
    email = factory.Sequence("robin{}@example.org".format)
    email_verified_at = factory.LazyFunction(clock.now)


class MembershipFactory(Rows):
    """A confirmed membership; `confirmed_at=None` makes one that waits for triage."""

    class Meta:
        model = Membership

    person = factory.SubFactory(PersonFactory)
    organization = factory.SubFactory(OrganizationFactory)
    role = Role.REQUESTER
    confirmed_at = factory.LazyFunction(clock.now)


class AgencyClaimFactory(Rows):
    """A claim to an agency that the directory does not list."""

    class Meta:
        model = AgencyClaim

    person = factory.SubFactory(PersonFactory)
    agency_name = "Lost Creek Marshal"
    agency_state = "NV"
    role = Role.REQUESTER


class InvitationFactory(Rows):
    """An invitation that can be accepted."""

    class Meta:
        model = Invitation

    name = "Kim Invited"
    email = factory.Sequence("kim{}@example.org".format)
    organization = factory.SubFactory(OrganizationFactory)
    role = Role.REQUESTER
    expires_at = factory.LazyFunction(lambda: clock.now() + timedelta(days=7))


class RegistrationFactory(Rows):
    """A registration whose link was mailed and not yet used."""

    class Meta:
        model = Registration

    name = "Sam Newcomer"
    title = "Lieutenant"
    phone = "+1 202 555 0143"
    email = factory.Sequence("sam{}@example.org".format)
    role = Role.REQUESTER
    organization = factory.SubFactory(OrganizationFactory)
    password_hash = factory.LazyFunction(lambda: passwords.hash_of(PASSWORD))
    expires_at = factory.LazyFunction(lambda: clock.now() + timedelta(days=3))


class PasswordResetFactory(Rows):
    """A link to set a new password."""

    class Meta:
        model = PasswordReset

    person = factory.SubFactory(PersonFactory, with_password=True)
    email = factory.SelfAttribute("person.email")
    expires_at = factory.LazyFunction(lambda: clock.now() + timedelta(hours=2))
