"""The catalogue of topics."""

import pytest
from sqlalchemy import func, select

from app.administration.services import topics as services
from app.audit.models import AuditEntry
from app.cli import catalogue
from app.extensions import db
from app.policy.actor import SYSTEM
from app.requests.models.assistance import Topic
from app.requests.queries import topics

OTHERS = ("triage", "manager", "director", "records", "x_coordinator", "x_expert", "harbor_requester", "contact")


@pytest.fixture
def loaded(session):
    """The first catalogue."""
    services.load(actor=SYSTEM)


def named(name: str) -> Topic:
    return db.session.scalar(select(Topic).where(Topic.name == name))


def test_the_first_catalogue_has_sixty_topics_in_three_groups(loaded):
    assert list(topics.offered()) == ["General", "Sheriff", "Tribal"]
    assert sum(len(group) for group in topics.offered().values()) >= 60


def test_the_command_loads_it_once_however_often_it_runs(app, session):
    first = app.test_cli_runner().invoke(catalogue.group, ["load"])
    assert first.exit_code == 0, first.output
    again = app.test_cli_runner().invoke(catalogue.group, ["load", "--trial-statements"])
    assert again.output == "0 topics added, 0 criteria and 4 statements published.\n"
    assert db.session.scalar(select(func.count()).select_from(Topic)) >= 60


def test_loading_again_does_not_bring_back_what_was_retired(loaded):
    services.retire(named("De-escalation"), actor=SYSTEM)
    assert services.load(actor=SYSTEM) == 0
    assert named("De-escalation").retired_on is not None


def test_an_administrator_adds_a_topic(cast, loaded, at):
    browser = at("administrator")
    browser.get("/administration")
    browser.click("Topic catalogue")
    browser.click("Add a topic")
    page = browser.submit("Add this topic", group="Tribal", name="Fishing rights patrol")
    assert "Fishing rights patrol" in page.text
    assert "Fishing rights patrol" in [topic.name for topic in topics.offered()["Tribal"]]
    added = select(AuditEntry).where(AuditEntry.action == "topic:add", AuditEntry.actor_role != "system")
    assert db.session.scalar(added).object_reference == "Fishing rights patrol"


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"group": "General", "name": ""}, "Enter the topic."),
        ({"group": "General", "name": "DE-ESCALATION"}, "There is a topic of this name in General."),
        ({"group": "Navy", "name": "Boats"}, "not in the list"),
        ({"group": "General", "name": "x" * 101}, "Shorten this to 100 characters."),
    ],
)
def test_a_bad_topic_is_refused(cast, loaded, at, fields, sentence):
    browser = at("administrator")
    browser.get("/administration/topics/add")
    page = browser.submit("Add this topic", status=422, **fields)
    assert any(sentence in error for error in page.errors)


def test_retiring_says_what_it_does_and_restoring_undoes_it(cast, loaded, at):
    topic = named("De-escalation")
    browser = at("administrator")
    page = browser.get(f"/administration/topics/{topic.id}/retire")
    assert "Requests that name it: 0." in page.text
    assert topic.retired_on is None
    browser.submit("Retire this topic")
    assert topic not in topics.offered()["General"]
    assert topic in topics.catalogue()["General"]
    page = browser.submit("Restore")
    assert "The form offers De-escalation again." in page.text
    assert topic in topics.offered()["General"]


def test_an_auditor_reads_the_catalogue_and_changes_nothing(cast, loaded, at):
    browser = at("auditor")
    page = browser.get("/administration/topics")
    assert "De-escalation" in page.text and not page.links("Retire")
    browser.get("/administration/topics/add", status=403)
    browser.get(f"/administration/topics/{named('De-escalation').id}/retire", status=403)


@pytest.mark.parametrize("name", OTHERS)
def test_others_do_not_read_it(cast, loaded, at, name):
    browser = at(name)
    for path in ("", "/topics", "/statements", "/closures", "/topics/add", "/closures/add"):
        browser.get(f"/administration{path}", status=403)


def test_a_topic_that_does_not_exist_is_not_found(cast, at):
    at("administrator").get("/administration/topics/999999/retire", status=404)
    at("administrator").get(f"/administration/topics/{10**30}/retire", status=404)
