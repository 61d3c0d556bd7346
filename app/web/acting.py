"""Who acts in this web request; the accounts' edge puts the actor here, everyone else asks here."""

from flask import g

from app.policy.actor import Actor


def act_as(
    actor: Actor | None, described: str = "", can_switch: bool = False, *, idle_minutes: int = 0, longest_hours: int = 0
) -> None:
    """Name the actor of this web request (None: a stranger).

    `described` stands in the header ("triage officer, COPS Office"); `can_switch` when he has other memberships. He is
    signed out after `idle_minutes` without a page, and `longest_hours` after signing in; every page says so.
    """
    g.actor = actor
    g.acting_as = described
    g.can_switch = can_switch
    g.idle_minutes, g.longest_hours = idle_minutes, longest_hours


def maybe_actor() -> Actor | None:
    """The signed-in actor, or None for a stranger."""
    return g.get("actor")


def current_actor() -> Actor:
    """The signed-in actor; a guard has made sure that there is one."""
    actor = maybe_actor()
    if actor is None:
        raise RuntimeError("No actor: the view has no guard that signs in.")
    return actor
