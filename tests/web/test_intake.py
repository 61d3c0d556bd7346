"""What no view ever sees: unreadable addresses and bodies, other kinds of content, and too much of it."""

import pytest

FORM = "application/x-www-form-urlencoded"


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/choose?situation=%00", 422),
        ("/%00", 422),
        ("/choose?x=%ff%fe", 400),
        ("/%ff", 400),
        ("/choose?%00=1", 422),
        ("/choose?situation=%C3%A9", 422),
    ],
)
def test_addresses_that_cannot_be_read_are_refused(failing_app, address, status):
    assert failing_app.test_client().get(address).status_code == status


@pytest.mark.parametrize(
    ("body", "kind", "status"),
    [
        (b"name=x", FORM, 200),
        (b"", "", 200),
        (b"name=%C3%A9", FORM, 200),
        (b"name=%ff", FORM, 400),
        (b"name=\xff", FORM, 400),
        (b'{"name": "x"}', "application/json", 415),
        (b"name=x", "", 415),
        (b"name=x", "text/plain", 415),
        (b"name=x", FORM + "; charset=utf-16", 415),
        (b"name=x", FORM + "; charset=UTF-8", 200),
        (b"a=1&" * 2001, FORM, 413),
        (b"a=" + b"x" * (1024 * 1024), FORM, 413),
        (b"name=x", "multipart/form-data", 200),
    ],
)
def test_bodies_that_cannot_be_read_are_refused(failing_app, body, kind, status):
    answer = failing_app.test_client().post("/echo", data=body, content_type=kind or None)
    assert answer.status_code == status


def test_a_thousand_files_are_refused(failing_app):
    part = b'--x\r\nContent-Disposition: form-data; name="f"; filename="a"\r\n\r\n1\r\n'
    answer = failing_app.test_client().post(
        "/echo", data=part * 2100 + b"--x--", content_type="multipart/form-data; boundary=x"
    )
    assert answer.status_code == 413
