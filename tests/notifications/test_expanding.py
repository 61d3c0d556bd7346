"""An announcement becomes one stored, rendered message for each person who may hear of it."""

from app.engagements.models.follow_up import ObligationKind
from app.extensions import db
from app.notifications import links, wording
from app.outbox.models import Announcement, Basis, DeliveryClass, MessageState
from app.policy.programs import Program
from app.policy.roles import Role
from app.worker import jobs
from app.workflow.lifecycles.catalogue import ALL
from app.workflow.models.case_file import AccessLevel, CaseAccess
from tests.cast import Cast
from tests.notifications import world

RECEIPT = """We received your request for assistance.

Case: {reference}
Agency: Harbor County Sheriff's Office
Next: it is the turn of the COPS Office, due Tue Mar 9, 2027

Open the case:
http://localhost/cases/{reference}

You get this message because you are a contact of this case for your agency.
Messages about decisions and steps are always sent. If someone else should get them, change your details at http://localhost/account or tell the COPS Office.

--
This message was sent by a machine; please do not answer it.
In an emergency call 911. This service does not take complaints.
"""  # noqa: E501 – the mail as it is sent


def test_submitting_sends_a_receipt_and_tells_the_queue(cast: Cast):
    assistance = world.submitted(cast)
    world.tell(assistance, "submit", "requester", "triage_queue", actor_id=cast.harbor_requester.person.id)
    told = world.mailed()
    queue = {cast.triage.email, cast.triage_two.email}
    assert {message.address for message in told} == {cast.harbor_requester.email} | queue
    assert {message.delivery_class for message in told} == {DeliveryClass.SURE}
    receipt = told[0]
    reference = assistance.case_file.reference
    assert receipt.subject == f"{reference}: We received your request for assistance"
    assert receipt.body == RECEIPT.format(reference=reference)
    assert told[1].subject == f"{reference}: A new request waits for screening"
    assert "Next: it is your turn, due Tue Mar 9, 2027" in told[1].body


def test_messages_are_kept_where_no_relay_is_named(cast: Cast):
    world.tell(world.submitted(cast), "submit", "requester")
    (receipt,) = world.mailed()
    assert (receipt.state, receipt.result, receipt.attempts) == (MessageState.SENT, "kept", 1)
    assert receipt.basis is Basis.CASE


def test_expanding_twice_writes_nothing_twice(cast: Cast):
    world.tell(world.submitted(cast), "submit", "requester", "triage_queue")
    jobs.expand()
    for announcement in db.session.query(Announcement):
        announcement.expanded_at = None
    db.session.commit()
    jobs.expand()
    assert len(world.messages()) == 3


def test_who_took_the_step_is_not_told_of_it(cast: Cast):
    assistance = world.submitted(cast, owner_id=cast.manager.person.id)
    world.tell(assistance, "accept", "every_party", actor_id=cast.manager.person.id)
    told = {message.address for message in world.mailed()}
    assert cast.manager.email not in told
    assert {cast.harbor_requester.email, cast.harbor_executive.email} <= told


def test_other_agencies_and_unconfirmed_people_hear_nothing(cast: Cast):
    world.tell(world.submitted(cast), "accept", "agency", "every_party")
    told = {message.address for message in world.mailed()}
    assert told == {cast.harbor_requester.email, cast.harbor_executive.email}


def test_an_unconfirmed_newcomer_hears_of_the_request_that_he_began(cast: Cast):
    assistance = world.submitted(cast, created_by_id=cast.harbor_newcomer.person.id)
    world.tell(assistance, "submit", "requester", actor_id=cast.harbor_newcomer.person.id)
    assert [message.address for message in world.mailed()] == [cast.harbor_newcomer.email]


def test_a_restricted_case_tells_its_access_list_alone_and_never_the_agencys_name(cast: Cast):
    assistance = world.submitted(cast, restricted=True)
    listed = (cast.harbor_requester, cast.triage)
    for member in listed:
        listing = {"person_id": member.person.id, "level": AccessLevel.LISTED}
        db.session.add(CaseAccess(case_file_id=assistance.case_file_id, **listing))
    world.tell(assistance, "submit", "agency", "triage_queue", "program_managers")
    told = world.mailed()
    assert {message.address for message in told} == {member.email for member in listed}
    assert not any("Harbor" in message.subject + message.body for message in told)


def test_a_consequence_is_not_told_to_those_who_heard_of_its_cause(cast: Cast):
    assistance = world.submitted(cast, owner_id=cast.manager.person.id)
    announce = {"history_id": 1, "root_id": 1}
    world.tell(assistance, "withdraw", "owner", **announce)
    db.session.query(Announcement).one().business_key = "step:1"
    db.session.commit()
    world.tell(assistance, "take_back_question", "owner", "requester", history_id=2, root_id=1)
    told = [(message.address, message.subject.partition(": ")[2]) for message in world.mailed()]
    assert told == [
        (cast.manager.email, "The agency withdrew its request"),
        (cast.harbor_requester.email, "We no longer need an answer to our question; screening goes on"),
    ]


def test_a_fault_in_one_announcement_does_not_hold_up_the_others(cast: Cast):
    assistance = world.submitted(cast)
    world.tell(assistance, "accept", "nobody_we_know")
    world.tell(assistance, "accept", "requester")
    assert len(world.mailed()) == 1
    broken = db.session.query(Announcement).filter(Announcement.expanded_at.is_(None)).one()
    assert broken.attempts == 5
    assert "nobody_we_know" in broken.error


def test_every_step_that_tells_has_words_for_every_side():
    for lifecycle in ALL:
        for step in lifecycle.steps:
            for role in (Role.REQUESTER, Role.COORDINATOR, Role.PROGRAM_MANAGER, None):
                sentence = wording.of_step(lifecycle.name, step.name, role)
                assert sentence and not sentence.endswith("."), (lifecycle.name, step.name)
                assert len(sentence) <= 90, sentence


def test_every_sentence_belongs_to_a_step():
    steps = {(lifecycle.family, step.name) for lifecycle in ALL for step in lifecycle.steps}
    steps |= {(kind.value, step) for kind in ObligationKind for family, step in steps if family == "obligation"}
    steps |= {(program.value, step) for program in Program for family, step in steps if family == "request"}
    assert set(wording.SENTENCES) <= steps


def test_every_link_leads_to_a_page(app):
    endpoints = {rule.endpoint: rule.arguments for rule in app.url_map.iter_rules()}
    for endpoint in links.PAGES.values():
        assert endpoints[endpoint] == {"reference", "number"}
    assert endpoints["requests.show"] == {"reference"}
