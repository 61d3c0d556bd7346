"""The blueprint that every page of engagements belongs to, and where their addresses begin."""

from flask import Blueprint

blueprint = Blueprint("engagements", __name__)

CASE = "/cases/<reference:reference>"
OVERVIEW = "requests.show"
"""The case's first page, which works at every stage."""
