"""Where subjects are put together: which rules and scopes the gate knows, and which pages the application has."""

from flask import Flask


def register_policy() -> None:
    """Fill the gate; harmless when done twice."""


def register_pages(app: Flask) -> None:
    """Register every blueprint."""
