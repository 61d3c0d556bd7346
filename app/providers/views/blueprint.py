"""The blueprint that every page of providers and experts belongs to."""

from flask import Blueprint

blueprint = Blueprint("providers", __name__)
