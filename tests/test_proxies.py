"""Who asks is read from proxies only as far as there are any."""

from dataclasses import replace

import pytest
from flask import request

from app import create_app


def address_seen(config, header: str) -> str:
    """The client's address as the application reads it."""
    app = create_app(config)
    seen = []
    app.before_request(lambda: seen.append(request.remote_addr))
    app.test_client().get("/static/app.css", headers={"X-Forwarded-For": header})
    return seen[0]


@pytest.mark.parametrize(
    ("hops", "address"), [(0, "127.0.0.1"), (1, "198.51.100.2"), (2, "203.0.113.9")], ids=["none", "one", "two"]
)
def test_the_address_of_the_client_is_the_one_that_the_last_trusted_proxy_saw(config, hops, address):
    forged = "192.0.2.66, 203.0.113.9, 198.51.100.2"
    assert address_seen(replace(config, proxy_hops=hops), forged) == address
