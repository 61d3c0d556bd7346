"""Turns data into a tagged PDF (PDF/UA-1) through a Typst template; data goes in as JSON, never as markup."""

import json
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

import typst

from app import clock

TEMPLATES = Path(__file__).resolve().parent.parent / "templates" / "reports"


def render(kind: str, data: dict[str, Any], made_at: datetime | None = None) -> bytes:
    """The PDF of a kind of report ("ta_report"); `made_at` (default: now) is printed in its properties.

    Raises FileNotFoundError for a kind without a template and typst.TypstError for data that does not fit it.
    """
    source = TEMPLATES / f"{kind}.typ"
    if not source.is_file():
        raise FileNotFoundError(f"No template for reports of the kind {kind}.")
    made = typst.compile(
        str(source),
        format="pdf",
        root=str(TEMPLATES),
        font_paths=_fonts(),
        ignore_system_fonts=True,
        sys_inputs={"data": json.dumps(data, default=str)},
        pdf_standards="ua-1",
        timestamp=(made_at or clock.now()).replace(microsecond=0),
    )
    return bytes(made)


@cache
def _fonts() -> typst.Fonts:
    """The fonts inside the typst wheel alone, so that a report looks the same on every machine."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True)
