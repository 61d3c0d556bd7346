"""A form without its token is refused wherever it is sent, and changes nothing."""

from tests.matrix import asking
from tests.matrix.table import TABLE
from tests.matrix.worlds import World


def test_no_form_is_taken_without_its_token(app, session):
    world = World.built(app)
    reference = world.foreign.reference
    taken = []
    for entry in TABLE:
        if "POST" not in asking.methods(app, entry) or "{section}" in entry.values.values():
            continue
        who = next(iter(sorted(entry.may & world.cast.everybody.keys())), "manager")
        answer = asking.ask(world, who, "POST", asking.address(app, entry, world, reference))
        if answer.status not in (400, 403) or answer.tried_to_write:
            taken.append(f"{entry.endpoint}: {answer.status}")
    assert not taken, taken
