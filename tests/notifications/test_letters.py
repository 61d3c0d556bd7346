"""Letters about accounts: golden text, one link, and why they came."""

import pytest

from app import clock
from app.accounts import announcements
from app.accounts.services import invitations
from app.extensions import db
from app.notifications import rendering
from app.outbox.models import DeliveryClass, MessageState
from app.policy.roles import Role
from app.web.templating import day
from app.worker import jobs
from tests.cast import Cast
from tests.factories.accounts import RegistrationFactory
from tests.notifications import world

VALUES = {
    "name": "Rita Alvarez", "link": "http://localhost/x/y", "organization": "Harbor County Sheriff's Office",
    "role": Role.REQUESTER, "inviter": "Henry Boone", "expires_at": clock.wall(), "at": clock.wall(),
    "address": "10.0.0.1",
}  # fmt: skip
KINDS = (*announcements.LETTERS, "already_registered")
INVITATION = """Dear Cora Lund,

Henry Boone invites you to an account with Harbor County Sheriff's Office.

Open this link to accept. It works once, until {day}:
{link}

If you do not know why you are invited, do nothing.

You get this message because someone in that organization entered your address.
Messages about the safety of an account are always sent.

--
This message was sent by a machine; please do not answer it.
In an emergency call 911. This service does not take complaints.
"""


@pytest.mark.parametrize("kind", KINDS)
def test_every_letter_says_why_it_came_and_where_to_go_on(app, session, kind):
    subject, body = rendering.letter(kind, VALUES)
    assert subject and not subject.endswith(".")
    assert body.startswith("Dear Rita Alvarez,\n\n")
    assert body.count("http://localhost/") == 1
    assert "You get this message because " in body
    assert "\n\n\n" not in body
    assert "  " not in body


@pytest.mark.parametrize("kind", KINDS)
def test_a_name_cannot_break_a_letter(app, session, kind):
    hostile = VALUES | {"name": "{{ 7*7 }}\r\nBcc: x@example.org", "organization": "<b>{% raw %}"}
    subject, body = rendering.letter(kind, hostile)
    assert "\n" not in subject
    assert "49" not in body


def test_an_invitation_goes_to_an_address_without_an_account(cast: Cast):
    invited = invitations.invite(
        cast.harbor_executive.organization, Role.REQUESTER, name="Cora Lund", email="cora@example.org",
        actor=cast.harbor_executive.actor,
    )  # fmt: skip
    db.session.commit()
    (message,) = world.mailed()
    assert (message.address, message.person_id, message.state) == ("cora@example.org", None, MessageState.SENT)
    assert message.delivery_class is DeliveryClass.SURE
    link = next(line for line in message.body.splitlines() if line.startswith("http"))
    assert message.body == INVITATION.format(link=link, day=day(invited.expires_at))


def test_a_link_that_was_used_before_the_worker_came_is_not_mailed(session):
    registration = RegistrationFactory()
    announcements.verify_email(registration)
    registration.used_at = clock.now()
    db.session.commit()
    jobs.expand()
    assert world.messages() == []
