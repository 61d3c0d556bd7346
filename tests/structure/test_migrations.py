"""The migrations make exactly the models, and each of them can be taken back and done again."""

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from flask_migrate import downgrade, upgrade
from sqlalchemy import create_engine, inspect, text

from app import create_app
from app.extensions import db
from config import ROOT

FOLDER = str(ROOT / "migrations")


def test_the_models_are_what_the_newest_migration_makes(own_database):
    owner = create_engine(own_database.config.owner_database_url)
    with owner.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, db.metadata) == []
    owner.dispose()


def test_each_migration_can_be_taken_back_and_done_again(own_database):
    app = create_app(own_database.config)
    with app.app_context():
        numbers = sorted(path.name[:4] for path in (ROOT / "migrations" / "versions").glob("0*.py"))
        before = _shape(own_database.config.owner_database_url)
        for _number in numbers:
            downgrade(FOLDER)
        assert _shape(own_database.config.owner_database_url) == {}
        for _number in numbers:
            upgrade(FOLDER, "+1")
        assert _shape(own_database.config.owner_database_url) == before
        db.engine.dispose()


def _shape(address: str) -> dict[str, object]:
    """Every table with its columns and rules, as the database tells them."""
    engine = create_engine(address)
    with engine.connect() as connection:
        seen = inspect(connection)
        shape: dict[str, object] = {
            name: sorted((column["name"], str(column["type"]), column["nullable"]) for column in seen.get_columns(name))
            for name in seen.get_table_names()
            if name != "alembic_version"
        }
        rules = (
            "SELECT conname, pg_get_constraintdef(oid) FROM pg_constraint WHERE connamespace = 'public'::regnamespace"
        )
        triggers = "SELECT tgname, tgrelid::regclass::text FROM pg_trigger WHERE NOT tgisinternal"
        if shape:
            shape["rules"] = sorted(tuple(row) for row in connection.execute(text(rules)) if "alembic" not in row[0])
            shape["triggers"] = sorted(tuple(row) for row in connection.execute(text(triggers)))
    engine.dispose()
    return shape
