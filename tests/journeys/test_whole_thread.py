"""From registering to the closed case: a CRI-TAC request of a real agency, through pages, mail and worker."""

import pytest

from tests.journeys import arriving, delivering, following_up, planning, reporting, requesting, staffing
from tests.journeys.arriving import EXECUTIVE, REQUESTER
from tests.journeys.world import World

pytestmark = [pytest.mark.browser, pytest.mark.several_connections, pytest.mark.xdist_group("journey_whole_thread")]


def test_a_request_becomes_a_closed_engagement(world: World):
    agency = arriving.directory(world)
    triage, manager, coordinator = (world.member(name) for name in ("triage", "manager", "x_coordinator"))
    requester = arriving.register(world, agency, REQUESTER)
    arriving.confirm(world, triage, REQUESTER)
    reference = requesting.send(world, requester, agency)
    requesting.ask(world, triage, requester, reference)
    requesting.clear(world, triage, reference)
    requesting.accept(world, manager, reference)
    staffing.offer(world, manager, reference)
    staffing.take_on(world, coordinator, reference)
    expert = staffing.invite_expert(world, coordinator)
    staffing.attest(world, coordinator, expert, reference)
    staffing.confirm(manager, reference)
    executive = arriving.register(world, agency, EXECUTIVE)
    arriving.confirm(world, triage, EXECUTIVE)
    planning.agree(world, coordinator, manager, executive, reference)
    delivering.arrange(expert, reference)
    delivering.hand_in(world, coordinator, manager, reference)
    delivering.hold(world, expert, coordinator, reference)
    reporting.write(world, expert, coordinator, manager, reference)
    reporting.release(world, manager, requester, reference)
    following_up.hand_over(world, manager, requester, reference)
    following_up.check_in(world, requester, reference)
    following_up.close(world, manager, requester, reference)
