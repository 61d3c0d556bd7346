"""The blueprint on which all pages of requests hang; `load_pages` in assembly imports the files that fill it."""

from flask import Blueprint

blueprint = Blueprint("requests", __name__)

CASE = "/cases/<reference:reference>"
