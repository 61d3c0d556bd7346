"""The blueprint that every page of the directory belongs to."""

from flask import Blueprint

blueprint = Blueprint("agencies", __name__, url_prefix="/agencies")
