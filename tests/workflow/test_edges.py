"""The edge table of the database holds the same arrows as the tuples."""

from sqlalchemy import select

from app.workflow import engine
from app.workflow.lifecycles.catalogue import ALL
from app.workflow.models.record import Edge


def test_the_database_has_every_arrow_of_the_life_cycles_and_no_other(session):
    columns = (Edge.lifecycle, Edge.step, Edge.from_state, Edge.to_state)
    stored = {tuple(row) for row in session.execute(select(*columns).where(Edge.retired_on.is_(None)))}
    told = {(part.name, edge.step, edge.source, edge.target) for part in ALL for edge in engine.edges(part)}
    beginnings = {(part.name, "open", "new", part.initial) for part in ALL}
    assert stored == told | beginnings
