"""Readiness and selection of an assessment's site, by published criteria and by another person."""

from datetime import timedelta

import pytest

from app import clock
from app.engagements.models.choices import EndReason
from app.engagements.models.selection import Met
from app.engagements.queries import selection
from app.engagements.services import selecting
from app.errors import InvalidFact, NotPermitted, StepNotReady
from app.extensions import db
from app.policy.roles import Role
from app.workflow.calendar import add_business_days
from app.workflow.models.record import Clock
from tests.engagements.assessment_way import judgement, readiness


def date_fields(name: str, day) -> dict[str, str]:
    return {f"{name}-month": str(day.month), f"{name}-day": str(day.day), f"{name}-year": str(day.year)}


def test_readiness_is_the_managers_and_selection_the_directors_turn(oa):
    found = []
    for step in (lambda: oa, oa.ready, oa.selected):
        step()
        running = db.session.query(Clock).filter_by(lifecycle="organizational_assessment", stopped_at=None).one()
        found.append((oa.file.state, oa.file.turn_party, running.name))
    assert found == [
        ("readiness", Role.PROGRAM_MANAGER, "readiness"),
        ("site_selection", Role.DIRECTOR, "site_selection"),
        ("provider_selection", Role.PROGRAM_MANAGER, "provider_selection"),
    ]


@pytest.mark.parametrize(("steps", "name", "days"), [((), "readiness", 20), (("ready",), "site_selection", 10)])
def test_the_clocks_of_readiness_and_selection(oa, steps, name, days):
    for step in steps:
        getattr(oa, step)()
    running = db.session.query(Clock).filter_by(name=name, stopped_at=None).one()
    assert running.due_at == add_business_days(running.started_at, days)


@pytest.mark.parametrize("missing", ["law_executive", "government_executive", "governing_body", "unions"])
def test_readiness_needs_both_executives_and_who_knows(oa, missing):
    word = readiness(**{missing: ""})
    with pytest.raises(StepNotReady):
        oa._did(selecting.record_readiness, oa.engagement, oa.cast.manager, readiness=word)


def test_a_site_is_judged_by_each_published_criterion(oa):
    oa.ready()
    word = judgement()
    less = selecting.Judgement(dict(list(word.met.items())[1:]), word.rationale)
    with pytest.raises(InvalidFact, match="how far the site meets"):
        oa._did(selecting.select_site, oa.engagement, oa.cast.director, judgement=less)


def test_without_published_criteria_no_site_is_chosen(oa):
    oa.ready()
    with pytest.raises(StepNotReady, match="The rationale by the published criteria is missing"):
        oa._did(
            selecting.select_site, oa.engagement, oa.cast.director, judgement=selecting.Judgement({}, "It is ready.")
        )


def test_who_recorded_the_readiness_does_not_choose(oa):
    oa.ready()
    oa.engagement.readiness_recorded_by_id = oa.cast.director.person.id
    db.session.commit()
    with pytest.raises(NotPermitted):
        oa.selected()


def test_a_site_that_is_not_selected_ends_with_a_letter_that_the_agency_reads(oa, at):
    oa.ready().not_selected()
    assert (oa.engagement.state, oa.engagement.end_reason) == ("ended", EndReason.NOT_SELECTED)
    agency = at(oa.cast.harbor_executive).get(f"/cases/{oa.file.reference}")
    assert "Dear Sheriff, we chose other sites." in agency.text
    assert "Leaders and union stand behind it." not in agency.body
    office = at(oa.cast.manager).get(f"/cases/{oa.file.reference}")
    assert "Leaders and union stand behind it." in office.text


@pytest.mark.parametrize(
    ("who", "rest", "status"),
    [
        ("manager", "/readiness", 200),
        ("director", "/readiness", 403),
        ("harbor_executive", "/readiness", 403),
        ("mill_executive", "/readiness", 404),
        ("x_coordinator", "/readiness", 404),
    ],
)
def test_who_finds_the_page_of_readiness(oa, at, who, rest, status):
    at(getattr(oa.cast, who)).get(f"/cases/{oa.file.reference}{rest}", status=status)


@pytest.mark.parametrize("rest", ["/site/select", "/site/decline"])
@pytest.mark.parametrize(
    ("who", "status"), [("director", 200), ("manager", 403), ("triage", 403), ("y_coordinator", 404)]
)
def test_who_finds_the_pages_of_selection(oa, at, who, status, rest):
    oa.ready()
    at(getattr(oa.cast, who)).get(f"/cases/{oa.file.reference}{rest}", status=status)


def test_readiness_and_selection_by_pages(oa, at):
    judgement()
    manager, director = at(oa.cast.manager), at(oa.cast.director)
    oa.engagement.call_at, oa.engagement.call_zone = clock.now() - timedelta(days=2), "America/Chicago"
    oa.engagement.call_with = "Chief Lee, before the conversion"
    db.session.commit()
    manager.get(f"/cases/{oa.file.reference}")
    manager.click("Record the readiness review")
    assert "Chief Lee, before the conversion" in manager.page.body
    fields = {"by": "call", "time": "9:30 am", "with_whom": "Sheriff Boone", "goals": "Trust", "audience": "Patrol"}
    fields |= {"law_executive": "By letter", "government_executive": "In the meeting", "governing_body": "Told in May"}
    day = clock.now().date() - timedelta(days=1)
    page = manager.submit("Record the review", status=422, **fields, **date_fields("held_on", day))
    assert "Note what the unions know." in page.text and "Told in May" in page.body
    ahead = date_fields("held_on", day + timedelta(days=9))
    manager.submit("Record the review", status=422, unions="No union", **fields, **ahead)
    manager.submit("Record the review", unions="No union", **fields, **date_fields("held_on", day))
    assert oa.engagement.state == "site_selection"
    director.get(f"/cases/{oa.file.reference}")
    director.click("Choose this site")
    assert "Told in May" in director.page.text
    met = {f"criterion_{each.id}": "partly" for each in selection.criteria()}
    page = director.submit("Choose this site", status=422, rationale="They are ready")
    assert ": say how far the site meets it." in page.text
    director.submit("Choose this site", rationale="They are ready", **met)
    assert oa.engagement.state == "provider_selection"
    assert {each.met for each in oa.engagement.site_judgements} == {Met.PARTLY}
    assert "The need is systemic" in director.page.text


def test_a_decline_needs_its_letter(oa, at):
    judgement()
    oa.ready()
    director = at(oa.cast.director)
    director.get(f"/cases/{oa.file.reference}/site/decline")
    met = {f"criterion_{each.id}": "not" for each in selection.criteria()}
    director.submit("Do not choose this site", status=422, rationale="Not now", **met)
    assert "Write the letter to the agency." in director.page.text
    director.submit("Do not choose this site", rationale="Not now", letter="Dear Sheriff", **met)
    assert oa.engagement.state == "ended"


def test_only_the_director_takes_a_site_up_again(oa):
    oa.ready().not_selected()
    assert oa.engagement.was_not_selected
