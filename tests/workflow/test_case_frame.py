"""The acts and the history above a case: the one thing to do now comes first, and nothing is told twice."""

from app.workflow.services.clocks import parts
from app.workflow.views.case_frame import acts_of
from app.workflow.views.history import entries_of
from tests.engagements.way import Way


def labels(app, who, way) -> list[str]:
    with app.test_request_context():
        return [act.label for act in acts_of(who.actor, way.file, parts.cases_of(way.file)) if not act.is_aside]


def test_what_is_ready_leads_when_the_move_is_mine(app, cast):
    way = Way.begin(cast).call()
    assert labels(app, cast.manager, way)[0] == "Offer to a provider"


def test_what_is_missing_leads_when_the_case_waits_for_another(app, cast):
    way = Way.begin(cast).to_team().proposed()
    assert labels(app, cast.manager, way)[0] == "Confirm the team"


def test_a_pause_is_never_the_main_act(app, cast):
    way = Way.begin(cast).to_delivery()
    assert "Put on hold" not in labels(app, cast.manager, way)


def test_the_beginning_of_a_part_is_told_by_the_step_that_caused_it(cast):
    way = Way.begin(cast).to_delivery()
    told = [entry.what for entry in entries_of(cast.manager.actor, way.file)]
    assert "Begun" not in told
    assert told[0] == "Delivery started"
