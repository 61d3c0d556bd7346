"""A review is asked for without JavaScript: advice that is followed, the incident, the executive's word, the director.

Walked twice: with script, where axe looks at every page at both widths, and without.
"""

import re
from datetime import timedelta

import pytest

from app import clock
from app.engagements.models.engagement import Engagement
from app.extensions import db
from app.policy.programs import Kind
from tests.journeys.visitor import REFERENCE, Visitor
from tests.journeys.world import World, text_of

pytestmark = [pytest.mark.browser, pytest.mark.several_connections, pytest.mark.xdist_group("journey_review_form")]
REQUESTER, EXECUTIVE = "harbor.requester@agency.example.org", "harbor.executive@agency.example.org"


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without"])
def test_a_review_is_asked_for_authorized_and_accepted(world: World, script: bool):
    requester = world.member("harbor_requester", java_script_enabled=script)
    reference = ask_for_a_review(world, requester)
    executive = world.member("harbor_executive", java_script_enabled=script)
    authorize(world, executive, reference)
    triage = world.member("triage", java_script_enabled=script)
    screen(triage, reference)
    director = world.member("director", java_script_enabled=script)
    director.open(f"/cases/{reference}")
    director.follow("Accept the request")
    director.sees("Everything that acceptance needs is there.")
    director.press("Accept the request")
    director.sees("Executive call")
    db.session.rollback()
    engagement = db.session.query(Engagement).one()
    assert (engagement.kind, engagement.state) == (Kind.AFTER_ACTION_REVIEW, "executive_call")
    stranger = world.member("manager_two", java_script_enabled=script)
    stranger.open(f"/cases/{reference}", status=404)
    world.work()
    for mail in world.mails_to(EXECUTIVE) + world.mails_to(REQUESTER):
        assert "Harbor County" not in text_of(mail) and "march" not in text_of(mail)


def ask_for_a_review(world: World, requester: Visitor) -> str:
    """Not sure at first, then as recommended; one mistake on the way; the receipt says what comes next."""
    requester.open("/requests/new")
    requester.press("Begin")
    reference = re.search(r"/cases/([^/]+)/", requester.path)[1]
    requester.press("Save and continue")
    contact = requester.group("Law enforcement executive")
    for label, text in (("Name", "Henry Boone"), ("E-mail", EXECUTIVE), ("Phone", "202-555-0101")):
        requester.write(label, text, within=contact)
    requester.press("Save and continue")
    requester.answer("Which program do you ask for?", "Not sure, please advise")
    requester.press("Save and continue")
    requester.is_at("Which program fits?")
    for question, said in (("Is this about one serious event", "Yes"), ("Do you want", "No"), ("Are your", "No")):
        requester.answer(question, said)
    requester.press("Save and continue")
    requester.sees("Critical Response", "fits best")
    requester.answer("What would you like to do?", "Ask for Critical Response")
    requester.press("Save and continue")
    tell_of_the_incident(world, requester)
    requester.write("Your need in one line", "A look back at the march")
    requester.write("What is the problem?", "A march turned violent.")
    requester.write("How did it come up?", "The sheriff asks for it.")
    requester.write("What happens if nothing is done?", "It may happen again.")
    requester.press("Save and continue")
    requester.write("What should be different afterwards?", "We are ready the next time.")
    requester.write("Where?", "Port Harbor")
    requester.answer("How soon do you need it?", "Within three months")
    requester.press("Save and continue")
    requester.answer("Is a Department of Justice investigation", "No")
    requester.answer("May we name your agency", "Ask us first")
    requester.press("Save and continue")
    requester.press("Save and continue")
    requester.tick("I may ask for this help")
    requester.press("Save and continue")
    requester.sees("Your executive must authorize this request", "Two officers were hurt", "Demonstration")
    requester.press("Send the request")
    requester.sees("We have your request", "Your executive authorizes the request")
    assert REFERENCE.search(requester.text)[0] == reference
    requester.follow("Save or print a copy")
    requester.sees("A look back at the march", "Our own people were part of it", "Civil")
    return reference


def tell_of_the_incident(world: World, requester: Visitor) -> None:
    """What happened; at first without the kind and the place."""
    requester.is_at("What happened")
    requester.answer("What kind of help do you have in mind?", "An after-action review")
    requester.write("For a review", "Our own people were part of it.")
    requester.answer("Is this about an incident?", "Yes")
    requester.date("When was it?", world.today - timedelta(days=20))
    requester.write("Was anyone killed or hurt?", "Two officers were hurt.")
    requester.answer("Which proceedings about this are open?", "Civil")
    requester.press("Save and continue", status=422)
    requester.sees("Choose the kind of incident.", "Say where the incident was.")
    requester.choose("What kind of incident?", "Demonstration or civil unrest")
    requester.write("Where was it?", "Port Harbor")
    requester.press("Save and continue")
    requester.is_at("What you need help with")


def authorize(world: World, executive: Visitor, reference: str) -> None:
    """The executive comes by the link in the mail, reads, authorizes."""
    world.work()
    executive.open(world.link_to(EXECUTIVE, "needs your authorization"))
    executive.sees("Authorize the request", "A march turned violent.")
    executive.press("Authorize the request", status=422)
    executive.tick("I authorize this request")
    executive.press("Authorize the request")
    executive.sees("On file", "Henry Boone")
    assert reference in executive.path


def screen(triage: Visitor, reference: str) -> None:
    """Triage establishes what acceptance needs."""
    triage.open("/queue")
    triage.press(f"Claim {reference}")
    triage.press("Match")
    triage.press("I have looked")
    triage.choose("Program and kind of help", "Critical Response: after-action review")
    triage.press("Settle the program")
    triage.sees("A review is accepted by the director.", "Our own people were part of it")
    triage.follow("Ask a sister component")
    triage.choose("Sister component", "Civil Rights Division")
    triage.press("Ask a sister component")
    triage.follow("Record the answer")
    triage.answer("What did the component answer?", "Yes, go ahead")
    triage.write("Who answered?", "Leo Hart")
    triage.date("On which day?", clock.today())
    triage.write("At what time", "12:01 a.m.")
    triage.press("Record the answer")
    triage.choose("Program manager", "Maya Feld")
    triage.press("Name the program manager")
