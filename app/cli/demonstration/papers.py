"""A blank page for papers of the demonstration that somebody is supposed to have signed."""

from io import BytesIO

import pikepdf


def page() -> bytes:
    """An empty PDF of one page."""
    made, out = pikepdf.new(), BytesIO()
    made.add_blank_page()
    made.save(out)
    return out.getvalue()
