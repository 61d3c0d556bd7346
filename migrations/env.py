"""Runs the migrations as the owner role, one transaction each, with limits on time that a migration may lift."""

from alembic import context
from flask import current_app
from sqlalchemy import create_engine, text

from app.database.base import Base

LIMITS = ("set lock_timeout = '4s'", "set statement_timeout = '5s'")


def run_migrations() -> None:
    """Walk the migrations on the owner's connection; refuses without an address for the owner."""
    address = current_app.extensions["settings"].owner_database_url
    if not address:
        raise SystemExit("DATABASE_OWNER_URL must be set to migrate: the application's role may not change tables.")
    engine = create_engine(address)
    with engine.connect() as connection:
        for limit in LIMITS:
            connection.execute(text(limit))
        connection.commit()
        context.configure(
            connection=connection,
            target_metadata=Base.metadata,
            transaction_per_migration=True,
            compare_type=True,
            compare_server_default=False,
        )
        with context.begin_transaction():
            context.run_migrations()
    engine.dispose()


run_migrations()
