"""The one link in a mail: on the fixed public address, never on the host that a request named."""

from flask import current_app
from werkzeug.routing import BuildError

from app.workflow.models.case_file import CaseFile

PAGES: dict[str, str] = {}
"""Life cycle → endpoint of the page where its steps are taken, built with `reference` and `number`."""


def to_case(file: CaseFile, lifecycle: str | None = None, number: int | None = None) -> str:
    """The address of the page where the reader goes on: the part's own where it has one, else the case's."""
    endpoint = PAGES.get(lifecycle or "")
    path = _built(endpoint, reference=file.reference, number=number) if endpoint else None
    return to(path or f"/cases/{file.reference}")


def to(path: str) -> str:
    """The whole address of a path of ours."""
    return f"{current_app.extensions['settings'].public_base_url}{path}"


def _built(endpoint: str, **values: object) -> str | None:
    try:
        return current_app.url_map.bind("").build(endpoint, values)
    except BuildError:
        return None
