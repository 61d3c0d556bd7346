"""The fixtures that other tests stand on keep what they promise."""

import pytest
from lxml import html
from sqlalchemy import text

from app.extensions import db
from tests.page_checks import faults


def count(table: str = "scratch") -> int:
    """How many rows a table has, seen by the application's session."""
    return db.session.scalar(text(f"select count(*) from {table}"))


@pytest.fixture
def scratch(session):
    """A table that lives as long as the test."""
    db.session.execute(text("create temporary table scratch (id int)"))
    db.session.commit()


def test_a_session_may_commit_and_roll_back_freely(session, scratch):
    db.session.execute(text("insert into scratch values (1)"))
    db.session.commit()
    db.session.execute(text("insert into scratch values (2)"))
    db.session.rollback()
    assert count() == 1


def test_what_one_test_committed_is_undone_before_the_next(session):
    assert db.session.scalar(text("select to_regclass('scratch')")) is None


def test_the_application_role_owns_nothing(session):
    assert db.session.scalar(text("select current_user")) == "cri_app"
    owned = text("select count(*) from pg_class where relowner = 'cri_app'::regrole")
    assert db.session.scalar(owned) == 0


def test_own_databases_hold_real_commits_that_other_connections_see(own_database):
    assert db.session.scalar(text("select current_database()")) == own_database.name
    with own_database.engine.connect() as other:
        assert other.scalar(text("select current_database()")) == own_database.name


def test_a_request_has_a_session_and_a_g_of_its_own(session, app, browser):
    page = browser.get("/no-such-page", status=404)
    assert page.status == 404


BAD = """<!doctype html><html><head><title> </title></head><body><h1>One</h1><h1>Two</h1>
<p id="a"></p><p id="a" style="color:red"></p><a href="#gone">x</a><img src="/x.png"><input name="q">
<form method="post" action="/x"><button onclick="go()"></button></form><script>alert(1)</script></body></html>"""


def test_every_page_check_finds_what_it_is_for():
    found = " ".join(faults(html.fromstring(BAD)))
    for words in (
        "no language",
        "the title",
        "2 first-level",
        "0 main",
        "no label for q",
        "id a stands 2 times",
        "no alternative text",
        "#gone",
        "no token",
        "a style",
        "a script",
        "handler onclick",
        "no words",
    ):
        assert words in found
