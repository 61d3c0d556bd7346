"""The queue is read from the indexes that were made for it, however many cases there are."""

import pytest
from sqlalchemy import event, text

from app.extensions import db
from app.requests.queries import queue
from tests.performance import rows

FORCED = "SET LOCAL enable_seqscan = off; SET LOCAL enable_sort = off; SET LOCAL enable_bitmapscan = off"


def plans(ask) -> list[str]:
    """How the database would answer what is asked, if it had reason to use an index."""
    sent = []

    def note(_connection, _cursor, statement, parameters, *_rest) -> None:
        if "FROM case_files" in statement:
            sent.append((statement, parameters))

    bind = db.session.connection().engine
    event.listen(bind, "before_cursor_execute", note)
    ask()
    event.remove(bind, "before_cursor_execute", note)
    db.session.execute(text(FORCED))
    connection = db.session.connection()
    found = [connection.exec_driver_sql(f"EXPLAIN {statement}", parameters) for statement, parameters in sent]
    return ["\n".join(line for (line,) in plan) for plan in found]


@pytest.mark.parametrize(
    ("shown", "index"), [("requests", "ix_case_files_stage_queue"), ("all", "ix_case_files_queue")]
)
def test_a_page_of_the_queue_comes_in_order_from_its_index(cast, shown, index):
    rows.requests(cast, 5)
    actor = cast.triage.actor
    (plan,) = plans(lambda: queue.page(actor, queue.Filter(stage=shown)))
    assert f"using {index} on case_files" in plan, plan
    assert "Sort" not in plan, plan


def test_the_urgent_ones_are_counted_in_their_own_index(cast):
    rows.requests(cast, 5)
    actor = cast.triage.actor
    (plan,) = plans(lambda: queue.counts(actor, queue.Filter(stage="all")))
    assert "ix_case_files_urgent" in plan, plan
