"""The queue: in order of what is due, paged by keyset, counted honestly, in few statements whatever its size."""

from datetime import timedelta

import pytest
from sqlalchemy import update

from app import clock
from app.extensions import db
from app.requests.queries import queue
from app.requests.services import screening
from app.workflow.models.case_file import CaseFile
from tests.requests import walks
from tests.statements import counted


def many(cast, count: int) -> list[str]:
    """Cases that were sent, each due an hour after the one before, every seventh without a date."""
    references = []
    for number in range(count):
        file = walks.submitted(cast.harbor_requester.actor, f"many-{count}-{number}").case_file
        due = None if number % 7 == 3 else clock.now().replace(microsecond=0) + timedelta(hours=number + 1)
        db.session.execute(update(CaseFile).where(CaseFile.id == file.id).values(due_at=due))
        references.append(file.reference)
    db.session.commit()
    return references


def test_the_queue_sends_as_many_statements_for_thirty_cases_as_for_one(as_, cast):
    many(cast, 1)
    browser = as_("triage")
    browser.get("/queue")
    with counted() as few:
        browser.get("/queue")
    many(cast, 29)
    with counted() as more:
        browser.get("/queue")
    assert len(more) == len(few) <= 6, more


def test_pages_follow_each_other_without_gap_or_repeat(as_, cast, monkeypatch):
    monkeypatch.setattr(queue, "PAGE_LENGTH", 5)
    references = many(cast, 17)
    browser = as_("triage")
    page, seen = browser.get("/queue"), []
    while True:
        seen += [link.rsplit("/", 1)[1] for link in page.links("TA-")]
        following = page.links("Next")
        if not following:
            break
        page = browser.get(following[0])
    assert sorted(seen) == sorted(references)
    dated = [reference for position, reference in enumerate(references) if position % 7 != 3]
    assert seen[: len(dated)] == dated


def test_what_is_claimed_named_and_renamed_is_found_by_it_at_once(cast):
    assistance = walks.submitted(cast.harbor_requester.actor)
    actor = cast.triage.actor

    def found(**chosen: str) -> int:
        return queue.counts(actor, queue.Filter(**chosen)).waiting

    assert (found(owner="nobody"), found(owner="me")) == (1, 0)
    screening.claim(assistance, actor=actor)
    assert (found(owner="nobody"), found(owner="me"), found(owner=cast.triage.person.key)) == (0, 1, 1)
    assert found(text=f"{assistance.reference[-5:].lower()} harbor") == 1
    cast.harbor.organization.name = "Cedar Grove Police Department"
    assistance.case_file.title = "Traffic safety"
    db.session.flush()
    assert (found(text="cedar traffic"), found(text="harbor escalation")) == (1, 0)
    assistance.agency_name = "Harbour Patrol"
    db.session.flush()
    assert found(text="cedar patrol") == 1


@pytest.mark.parametrize(
    ("asked", "found"),
    [("owner=nobody", 3), ("owner=me", 0), ("program=cri_tac", 3), ("program=critical_response", 0), ("due=late", 0),
     ("waiting_on=triage", 3), ("state=submitted", 3), ("agency_type=sheriff", 3), ("text=harbor+escalation", 3),
     ("text=100%25", 0), ("text=_", 0), ("stage=engagements", 0), ("after=nonsense~x&page=-1&sort=unknown", 3),
     ("program=nonsense&due=nonsense&waiting_on=nonsense", 3)],
)  # fmt: skip
def test_filters_narrow_and_nonsense_does_not(as_, cast, asked, found):
    many(cast, 3)
    page = as_("triage").get(f"/queue?{asked}")
    assert f"{found} waiting" in page.text


def test_a_draft_is_in_nobodys_queue(as_, cast):
    draft = walks.filled(cast.harbor_requester.actor)
    for name in ("triage", "manager", "director", "auditor"):
        assert draft.reference not in as_(name).get("/queue?stage=all").body
