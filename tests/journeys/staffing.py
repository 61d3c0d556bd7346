"""The provider and its expert: offered, accepted, invited, proposed, attested, confirmed."""

from tests.journeys.arriving import PASSWORD
from tests.journeys.visitor import PHONE, Visitor
from tests.journeys.world import World, text_of

X, Y = "National Policing Partnership", "Coastal Chiefs Association"
COORDINATOR, EXPERT = "x.coordinator@provider.example.org", "edda.sloan@npp.example.org"


def offer(world: World, manager: Visitor, reference: str, provider: str = X) -> None:
    """The manager offers the lead's place to a provider."""
    manager.open(f"/cases/{reference}")
    manager.follow("Offer to a provider", exact=True)
    manager.answer("Provider", provider)
    manager.write("Message to the provider", "Could you start in spring?")
    manager.press("Make the offer")
    manager.sees(provider, "Waiting for an answer")
    world.work()


def take_on(world: World, coordinator: Visitor, reference: str) -> None:
    """The provider's coordinator hears of the offer, reads it and accepts."""
    assert f"{reference}: An engagement is offered to your organization" in world.subjects_to(COORDINATOR)
    coordinator.open("/provider")
    coordinator.follow(f"Answer the offer {reference}")
    coordinator.sees("Could you start in spring?", "Patrol officers", "The whole case opens when you accept.")
    coordinator.follow("Accept the offer")
    coordinator.press("Accept the offer")
    coordinator.sees("The provider is on board.", "Propose an expert")
    world.work()


def invite_expert(world: World, coordinator: Visitor) -> Visitor:
    """The coordinator invites an expert, who follows the link in the mail on a phone."""
    coordinator.open("/colleagues")
    coordinator.follow("Invite someone")
    coordinator.write("Full name", "Edda Sloan")
    coordinator.write("Work e-mail", EXPERT)
    coordinator.choose("Organization and role", f"{X}: subject-matter expert")
    coordinator.press("Send the invitation")
    world.work()
    expert = world.stranger("expert", PHONE)
    expert.open(world.link_to(EXPERT, "You are invited"))
    expert.write("Title or rank", "Retired commander")
    expert.write("Work phone", "202-555-0188")
    expert.write("Password", PASSWORD)
    expert.press("Accept")
    expert.is_at("My work")
    return expert


def attest(world: World, coordinator: Visitor, expert: Visitor, reference: str) -> None:
    """The coordinator proposes the expert, who attests from the mail; the content opens only then."""
    coordinator.open(f"/cases/{reference}")
    coordinator.follow("Propose an expert")
    coordinator.answer("Expert", "Edda Sloan")
    coordinator.write("What the expert brings", "De-escalation trainer")
    coordinator.press("Propose the expert")
    world.work()
    assert "Saugus" in text_of(world.mails_to(EXPERT)[-1]) or "Mill River" in text_of(world.mails_to(EXPERT)[-1])
    expert.open(world.link_to(EXPERT, "An expert is proposed"))
    expert.sees("Waiting for the attestation")
    expert.sees_not("mental health")
    expert.follow("Attest to conflicts of interest")
    expert.answer("Do you have a conflict", "No")
    expert.tick("This is true")
    expert.press("Attest")
    expert.sees("Attested; the COPS Office confirms next")
    world.work()


def confirm(manager: Visitor, reference: str) -> None:
    """The manager confirms the expert, then the team."""
    manager.open(f"/cases/{reference}")
    manager.follow("Confirm the expert: Edda Sloan")
    manager.sees("No conflict")
    manager.press("Confirm the expert")
    manager.follow("Confirm the team")
    manager.press("Confirm the team")
    manager.sees("The team is confirmed. The provider writes the plan.")


def engage(world: World, manager: Visitor, coordinator: Visitor, expert: Visitor, reference: str) -> None:
    """X accepts within the day; its expert attests."""
    offer(world, manager, reference)
    coordinator.open("/provider")
    coordinator.follow(f"Answer the offer {reference}")
    coordinator.follow("Accept the offer")
    coordinator.press("Accept the offer")
    coordinator.follow("Propose an expert")
    coordinator.answer("Expert", "Elias Grant")
    coordinator.write("What the expert brings to this case", "Crowd management")
    coordinator.press("Propose the expert")
    world.work()
    expert.open(f"/cases/{reference}/experts/1")
    expert.follow("Attest to conflicts of interest")
    expert.answer("Do you have a conflict of interest", "No")
    expert.tick("This is true")
    expert.press("Attest")
    world.work()
