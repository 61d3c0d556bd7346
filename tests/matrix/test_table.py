"""The table and the application speak of the same endpoints, and addresses name things by typed parts."""

import pytest
from werkzeug.routing import UnicodeConverter

from app.web.guards import Guard
from tests.matrix import asking
from tests.matrix.table import STAGES, TABLE


def test_every_endpoint_and_method_has_an_entry(app):
    spoken = {(entry.endpoint, method) for entry in TABLE for method in asking.methods(app, entry)}
    rules = list(app.url_map.iter_rules())
    there = {(rule.endpoint, method) for rule in rules for method in (rule.methods or set()) & {"GET", "POST"}}
    assert sorted(there - spoken) == [], "endpoints without an entry in tests/matrix/table.py"


def test_every_entry_has_an_endpoint_and_a_stage(app):
    known = {rule.endpoint for rule in app.url_map.iter_rules()}
    assert sorted({entry.endpoint for entry in TABLE} - known) == []
    assert {entry.stage for entry in TABLE} <= STAGES.keys()


def test_no_endpoint_takes_other_methods(app):
    taken = {method for rule in app.url_map.iter_rules() for method in rule.methods or ()}
    assert taken == {"GET", "HEAD", "OPTIONS", "POST"}


@pytest.mark.parametrize("name", ["reference", "number", "position", "key", "token", "kind", "day"])
def test_parts_of_addresses_are_typed(app, name):
    converters = [rule._converters[name] for rule in app.url_map.iter_rules() if name in rule.arguments]
    plain = UnicodeConverter(app.url_map).regex
    assert converters and all(converter.regex != plain for converter in converters)


def test_only_pages_that_everyone_may_read_are_public(app):
    public = {entry.endpoint for entry in TABLE if entry.is_public}
    guards: dict[str, Guard] = {name: view.guard for name, view in app.view_functions.items()}
    assert {name for name, guard in guards.items() if guard.kind == "public"} == public
