"""The plainest way from the call to delivery, and what each step leaves on the case file."""

from app.policy.roles import Role


def test_a_cri_tac_engagement_walks_from_the_call_to_delivery(way):
    states = [way.engagement.state]
    for step in (way.call, way.offered, way.accepted, way.proposed, way.attested, way.confirmed):
        step()
        states.append(way.engagement.state)
    assert states == [
        "intake_call", "provider_selection", "provider_selection", "team", "team", "team", "planning",
    ]  # fmt: skip
    way.written().submitted().approved().concurred()
    assert (way.plan.state, way.engagement.state) == ("agreed", "delivery")
    assert [activity.title for activity in way.engagement.activities] == ["Training, day one"]
    assert [deliverable.title for deliverable in way.engagement.deliverables] == ["Lesson plan"]
    assert [milestone.title for milestone in way.engagement.milestones] == ["Half of the deputies trained"]


def test_the_case_file_says_whose_turn_it_is_at_every_step(way):
    turns = []
    for step in (way.call, way.offered, way.accepted, way.proposed, way.attested, way.confirmed, way.written):
        step()
        turns.append((way.file.state, way.file.turn_party, way.file.turn_clock))
    assert turns == [
        ("provider_selection", Role.PROGRAM_MANAGER, "provider_selection"),
        ("provider_selection", Role.COORDINATOR, "offer"),
        ("team", Role.COORDINATOR, "empty_place"),
        ("team", Role.EXPERT, "conflict_attestation"),
        ("team", Role.PROGRAM_MANAGER, "next_step"),
        ("planning", Role.COORDINATOR, "plan"),
        ("planning", Role.COORDINATOR, "plan"),
    ]


def test_the_stage_and_provider_stand_on_the_case_file(way):
    way.to_team()
    assert way.file.stage == "cri_tac"
    assert way.file.provider_id == way.engagement.provider_id == way.cast.x.id
