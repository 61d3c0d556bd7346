"""The blueprint on which all pages of engagements hang; `load_pages` in assembly imports the files that fill it."""

from flask import Blueprint

blueprint = Blueprint("engagements", __name__)
