"""Turns the frozen settings into the words that Flask and its extensions read."""

from typing import Any

from app.database import cursors, pooling
from config import Config

FORM_BYTES = 30 * 1024 * 1024
"""Largest request body: one file of 25 MiB and its form (reliability bar: 1 MiB of form fields)."""

PREPARED_AFTER = 3
"""A statement sent so often over a connection is planned once for all: joins cost more to plan than to run."""


def flask_settings(config: Config) -> dict[str, Any]:
    """Flask's configuration for these settings."""
    signing, *older = config.secret_keys
    return {
        "SECRET_KEY": signing,
        "SECRET_KEY_FALLBACKS": older,
        "SQLALCHEMY_DATABASE_URI": config.database_url,
        "SQLALCHEMY_ENGINE_OPTIONS": engine_options(config),
        "MAX_CONTENT_LENGTH": FORM_BYTES,
        "MAX_FORM_MEMORY_SIZE": 1024 * 1024,
        "MAX_FORM_PARTS": 2000,
        "TRUSTED_HOSTS": list(config.trusted_hosts) or None,
        "SESSION_COOKIE_NAME": "__Host-form" if config.has_secure_cookies else "form",
        "SESSION_COOKIE_SECURE": config.has_secure_cookies,
        "SESSION_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_SAMESITE": "Lax",
        "WTF_CSRF_TIME_LIMIT": None,
        "WTF_CSRF_SSL_STRICT": config.has_secure_cookies,
        "TESTING": config.environment == "test",
    }


def engine_options(config: Config) -> dict[str, Any]:
    """SQLAlchemy's engine options: a small pool and the time limits of each transaction (milliseconds)."""
    limits = {
        "statement_timeout": config.statement_timeout_ms,
        "lock_timeout": config.lock_timeout_ms,
        "idle_in_transaction_session_timeout": config.idle_in_transaction_timeout_ms,
    }
    return {
        "pool_size": config.pool_size,
        "max_overflow": 2,
        "pool_events": pooling.EVENTS,
        "connect_args": {
            "cursor_factory": cursors.Cursor,
            "prepare_threshold": PREPARED_AFTER if config.prepares_statements else None,
            "options": " ".join(f"-c {name}={value}" for name, value in limits.items()),
        },
    }
