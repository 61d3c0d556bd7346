"""The developers' mailbox: every message as it was or would have been sent. Never registered in production."""

import re
from typing import Any

from flask import Blueprint, current_app, request

from app.notifications import queries
from app.outbox.models import Message
from app.web.guards import public
from app.web.pages import page

blueprint = Blueprint("mailbox", __name__, url_prefix="/development")


@blueprint.get("/mail")
@public
def messages() -> Any:
    """The latest messages, to everybody or to one address."""
    address = request.args.get("to", "")[:320]
    before = request.args.get("before", type=int)
    rows = queries.mailbox(address, before if before is not None and 0 < before < 2**63 else None)
    more = rows[-1].id if len(rows) == queries.MAILBOX_LENGTH else None
    return page("notifications/mailbox.html", messages=rows, address=address, more=more)


@blueprint.get("/mail/<int:number>")
@public
def message(number: int) -> Any:
    """One message with its links."""
    found = queries.in_mailbox(number) if number < 2**63 else queries.in_mailbox(0)
    return page("notifications/mail.html", message=found, pieces=pieces_of(found))


def pieces_of(message: Message) -> list[tuple[str, str]]:
    """The body in pieces (text, address); the address is empty where it is no link of ours."""
    base = current_app.extensions["settings"].public_base_url
    found = re.split(rf"({re.escape(base)}/\S*)", message.body)
    return [(piece, piece.removeprefix(base) if position % 2 else "") for position, piece in enumerate(found)]
