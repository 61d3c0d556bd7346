"""Addresses that templates ask for are built once, and are the same as those that Flask builds."""

from flask import url_for
from markupsafe import Markup

from app.web import addresses


def test_a_remembered_address_is_the_one_that_flask_builds(app):
    with app.test_request_context("/"):
        for _time in range(2):
            assert addresses.url_for("public.privacy") == url_for("public.privacy")
            assert addresses.url_for("requests.queue", after="a~1&b") == url_for("requests.queue", after="a~1&b")
            assert addresses.url_for("requests.show", reference="TA-2027-7KQ4M") == "/cases/TA-2027-7KQ4M"
            for reference, number in (("TA-2027-7KQ4M", 3), ("TA-2026-00000", 12)):
                asked = {"reference": reference, "number": number}
                assert addresses.url_for("engagements.report", **asked) == url_for("engagements.report", **asked)
            assert addresses.url_for("requests.show", reference="{a}/b") == url_for("requests.show", reference="{a}/b")
            assert addresses.url_for("public.privacy", _external=True).startswith("http://")


def test_the_path_under_which_the_site_hangs_belongs_to_the_address(app):
    with app.test_request_context("/", base_url="http://localhost/help"):
        assert addresses.url_for("public.privacy") == "/help/privacy"
    with app.test_request_context("/"):
        assert addresses.url_for("public.privacy") == "/privacy"


def test_what_is_no_plain_part_is_not_remembered(app):
    with app.test_request_context("/"):
        assert addresses.url_for("requests.queue", text=Markup("a")) == "/queue?text=a"
        assert addresses.url_for("requests.queue", text=None) == "/queue"
        assert addresses.url_for("requests.queue", mine=True) == "/queue?mine=True"
        assert addresses.url_for("requests.queue", mine=1) == "/queue?mine=1"
