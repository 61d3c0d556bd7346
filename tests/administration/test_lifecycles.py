"""Administrators and auditors see every life cycle as a picture and a table."""

import pytest

from app.workflow.lifecycles.catalogue import LIFECYCLES
from tests.cast import sign_in


@pytest.mark.parametrize("name", sorted(LIFECYCLES))
def test_an_administrator_sees_the_picture_and_the_steps(browser, cast, name):
    sign_in(browser, cast.administrator)
    page = browser.get(f"/administration/life-cycles/{name}")
    assert page.tree.find(".//svg") is not None
    assert len(page.tree.findall(".//table[@id='steps']/tbody/tr")) == len({s.name for s in LIFECYCLES[name].steps})


def test_the_list_names_them_all(browser, cast):
    sign_in(browser, cast.auditor)
    page = browser.get("/administration/life-cycles")
    assert len(page.links("")) >= len(LIFECYCLES)


def test_an_unknown_life_cycle_is_not_found(browser, cast):
    sign_in(browser, cast.administrator)
    browser.get("/administration/life-cycles/nothing", status=404)


def test_a_program_manager_does_not_administer(browser, cast):
    sign_in(browser, cast.manager)
    browser.get("/administration/life-cycles", status=403)
