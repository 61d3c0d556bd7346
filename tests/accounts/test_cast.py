"""The cast that other tests stand on."""

from app.policy.roles import Role


def test_the_cast_has_somebody_for_every_role(cast):
    assert {member.role for member in cast.everybody.values()} == set(Role) - {Role.SYSTEM}


def test_each_tenant_kind_has_two_tenants_with_people_of_their_own(cast):
    assert cast.harbor_requester.organization.id == cast.harbor.id != cast.mill_requester.organization.id
    assert cast.x_coordinator.actor.organization_id == cast.x.id != cast.y_coordinator.actor.organization_id
    assert not cast.harbor_newcomer.actor.confirmed
