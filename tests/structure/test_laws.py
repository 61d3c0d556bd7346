"""The laws of the house (docs/decisions), each held by a test."""

import ast

import pytest
from flask import Flask

from app.extensions import db
from app.web import guards
from app.workflow import engine
from app.workflow.lifecycles.catalogue import ALL
from app.workflow.lifecycles.unpublished import UNPUBLISHED
from tests.structure.source import assignments, calls, imports, sources

WRITING = ("db.session.add", "db.session.add_all", "db.session.delete", "db.session.merge", "db.session.bulk_")
WRITERS = ("services", "database")
SEED = "app/cli/demonstration/"  # its people are there before anyone could invite them; its cases come by services
NOT_ROWS = ("self", "cls", "form", "field", "g", "app", "response", "answer", "view", "guarded", "blueprint")
"""First names in `x.y = …` that are never a row: forms, fields, Flask's own things, an object's own attributes."""
CASE_STATES = {"app/workflow/services/door.py": "the door"}
OTHER_STATES = {
    "app/database/tasks.py": "tasks wait, run, fail",
    "app/notifications/services/delivering.py": "messages wait, go, are uncertain",
    "app/notifications/services/settling.py": "messages are settled by a person",
}
"""Files that assign a `state` which is not a case's."""


def mapped_names() -> set[str]:
    """Every column and relationship of every model."""
    return {name for mapper in db.Model.registry.mappers for name in mapper.attrs.keys()}  # noqa: SIM118


# Law 1


def test_only_services_add_and_delete_rows():
    found = [
        f"{source.at(call)} {name}"
        for source in sources()
        for call, name in calls(source)
        if source.layer not in WRITERS and name.startswith(WRITING) and not source.name.startswith(SEED)
    ]
    assert not found, found


def test_only_services_and_models_assign_what_is_stored():
    stored = mapped_names()
    found = [
        f"{source.at(target)} {name}"
        for source in sources()
        if source.layer not in (*WRITERS, "models")
        for target, name in assignments(source)
        if target.attr in stored and name.split(".")[0].split("[")[0] not in NOT_ROWS and not name.startswith("clock.")
    ]
    assert not found, found


def test_only_edges_commit():
    found = [
        f"{source.at(call)} {name}"
        for source in sources()
        for call, name in calls(source)
        if name.endswith("session.commit") and source.layer not in ("edge", "database")
    ]
    assert not found, found


# Law 2


def test_the_web_request_is_read_in_edges_only():
    webbed = {"flask.request", "flask.session", "flask.g", "flask_login.current_user"}
    found = [
        f"{source.at(node)} {name}"
        for source in sources()
        for node, name in imports(source)
        if name in webbed and source.layer != "edge"
    ]
    assert not found, found


# Law 3


def test_the_door_alone_assigns_the_state_of_a_case():
    found = {
        source.name
        for source in sources()
        for target, name in assignments(source)
        if target.attr == "state" and not name.startswith("self.")
    }
    assert found - OTHER_STATES.keys() == CASE_STATES.keys() | (found & {"app/workflow/services/clocks/turns.py"})


# Law 4


def test_every_human_step_has_a_page_except_exactly_those_named_as_unpublished(app):
    human = {(cycle.name, step.name) for cycle in ALL for step in cycle.steps if engine.is_human(step)}
    pages = {
        (lifecycle, view.guard.step)
        for view in app.view_functions.values()
        if view.guard.kind == "step"
        for lifecycle in view.guard.lifecycles
    }
    assert pages <= human, sorted(pages - human)
    assert human - pages == UNPUBLISHED, sorted((human - pages) ^ UNPUBLISHED)


# Law 5


def test_an_endpoint_without_a_guard_stops_the_start():
    bare = Flask("bare")
    bare.add_url_rule("/open", "open", lambda: "for everyone?")
    with pytest.raises(RuntimeError, match="open"):
        guards.require_every_guard(bare)


def test_every_endpoint_has_exactly_one_kind_of_guard(app):
    kinds = {name: view.guard.kind for name, view in app.view_functions.items()}
    assert set(kinds.values()) <= {"public", "signed_in", "requires", "step"}
    assert set(kinds) == set(app.view_functions)


# Law 7


def test_nothing_is_imported_inside_functions():
    found = [
        source.at(inner)
        for source in sources()
        if source.name != "app/__init__.py" and not source.name.startswith("app/cli/")
        for function in ast.walk(source.tree)
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef)
        for inner in ast.walk(function)
        if isinstance(inner, ast.Import | ast.ImportFrom)
    ]
    assert not found, found


def test_packages_re_export_nothing():
    packages = [
        source for source in sources() if source.path.name == "__init__.py" and source.name != "app/__init__.py"
    ]
    found = [source.at(node) for source in packages for node, _name in imports(source)]
    assert not found, found


# Law 8


def test_the_time_comes_from_the_clock_alone():
    clocks = ("datetime.now", "datetime.utcnow", "datetime.today", "date.today", "time.time", "time.localtime")
    found = [
        f"{source.at(call)} {name}"
        for source in sources()
        for call, name in calls(source)
        if source.name != "app/clock.py" and name.removeprefix("datetime.") in clocks
    ]
    assert not found, found


# Law 9


def test_nothing_slow_or_remote_is_done_while_somebody_waits_for_a_page():
    slow = ("smtplib", "typst", "requests", "httpx", "urllib.request", "socket")
    allowed = {"app/notifications/transport.py", "app/documents/rendering.py"}
    found = [
        f"{source.at(node)} {name}"
        for source in sources()
        for node, name in imports(source)
        if (name in slow or name.startswith(tuple(f"{each}." for each in slow)))
        and source.name not in allowed
        and not source.name.startswith(("app/cli/", "app/worker/", "app/database/"))
    ]
    assert not found, found


def test_pages_neither_send_mail_nor_render_documents():
    reached = ("app.notifications.transport", "app.documents.rendering", "app.engagements.services.rendering")
    found = [
        f"{source.at(node)} {name}"
        for source in sources()
        if source.layer == "edge" and not source.name.startswith(("app/worker/", "app/cli/"))
        for node, name in imports(source)
        if name.startswith(reached)
    ]
    assert not found, found


# Names


def test_no_file_and_no_class_is_named_after_nothing():
    vague = {"utils", "util", "helpers", "helper", "common", "misc", "manager", "managers", "base_service"}
    files = [source.name for source in sources() if source.path.stem in vague or source.path.parent.name in vague]
    classes = [
        f"{source.at(node)} {node.name}"
        for source in sources()
        for node in ast.walk(source.tree)
        if isinstance(node, ast.ClassDef) and node.name.lower().endswith(("utils", "helper", "helpers", "manager"))
    ]
    assert not files + classes, files + classes
