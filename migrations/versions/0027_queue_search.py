"""Repeat on the case file what the queue is searched and filtered by, so that both have an index."""  # by hand

import sqlalchemy as sa
from alembic import op

revision = "0027"
down_revision = "0026"
branch_labels = None
depends_on = None

OF_CASE_FILE = """
CREATE FUNCTION say_what_a_case_is_found_by() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.search_text := concat_ws(' ', NEW.reference, NEW.title,
        (SELECT name FROM organizations WHERE id = NEW.agency_id),
        (SELECT agency_name FROM requests WHERE case_file_id = NEW.id));
    RETURN NEW;
END
$$
"""
OF_REQUEST = """
CREATE FUNCTION repeat_request_on_case_file() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE case_files SET screener_id = NEW.screener_id, search_text = '' WHERE id = NEW.case_file_id;
    RETURN NULL;
END
$$
"""
OF_ORGANIZATION = """
CREATE FUNCTION repeat_name_on_case_files() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE case_files SET search_text = '' WHERE agency_id = NEW.id;
    RETURN NULL;
END
$$
"""
TRIGGERS = (
    "CREATE TRIGGER found_by BEFORE INSERT OR UPDATE OF reference, title, agency_id, search_text ON case_files "
    "FOR EACH ROW EXECUTE FUNCTION say_what_a_case_is_found_by()",
    "CREATE TRIGGER on_case_file AFTER INSERT OR UPDATE OF screener_id, agency_name ON requests "
    "FOR EACH ROW EXECUTE FUNCTION repeat_request_on_case_file()",
    "CREATE TRIGGER on_case_files AFTER UPDATE OF name ON organizations "
    "FOR EACH ROW WHEN (OLD.name IS DISTINCT FROM NEW.name) EXECUTE FUNCTION repeat_name_on_case_files()",
)
BACKFILL = """
UPDATE case_files SET search_text = '', screener_id =
    (SELECT screener_id FROM requests WHERE case_file_id = case_files.id)
"""
WAITING = "is_open AND NOT is_draft"
NOBODYS = f"{WAITING} AND owner_id IS NULL AND screener_id IS NULL"

TRIGRAMS = {
    "postgresql_using": "gin",
    "postgresql_ops": {"search_text": "gin_trgm_ops"},
    "postgresql_with": {"gin_pending_list_limit": "256"},
}


def upgrade() -> None:
    """Build it."""
    op.add_column("case_files", sa.Column("screener_id", sa.BigInteger(), nullable=True))
    op.create_foreign_key("fk_case_files_screener_id", "case_files", "people", ["screener_id"], ["id"])
    op.add_column("case_files", sa.Column("search_text", sa.Text(), nullable=False, server_default=""))
    op.alter_column("case_files", "search_text", server_default=None)
    for statement in (OF_CASE_FILE, OF_REQUEST, OF_ORGANIZATION, *TRIGGERS, BACKFILL):
        op.execute(statement)
    op.drop_index("ix_requests_screener_id_state", "requests")
    op.drop_index("ix_case_files_nobodys_queue", "case_files")
    _index("nobodys_queue", ["due_at", "id"], NOBODYS)
    _index("nobodys_turn_queue", ["turn_party", "due_at", "id"], NOBODYS)
    _index("screener_queue", ["screener_id", "due_at", "id"], f"{WAITING} AND stage = 'request'")
    _index("search", ["search_text"], WAITING, **TRIGRAMS)


def downgrade() -> None:
    """Take it away again."""
    for name in ("search", "screener_queue", "nobodys_turn_queue", "nobodys_queue"):
        op.drop_index(f"ix_case_files_{name}", "case_files")
    op.execute("DROP TRIGGER on_case_files ON organizations")
    op.execute("DROP TRIGGER on_case_file ON requests")
    op.execute("DROP TRIGGER found_by ON case_files")
    for name in ("repeat_name_on_case_files", "repeat_request_on_case_file", "say_what_a_case_is_found_by"):
        op.execute(f"DROP FUNCTION {name}()")
    op.drop_column("case_files", "search_text")
    op.drop_column("case_files", "screener_id")
    _index("nobodys_queue", ["turn_party", "due_at", "id"], f"{WAITING} AND owner_id IS NULL")
    op.create_index("ix_requests_screener_id_state", "requests", ["screener_id", "state"])


def _index(name: str, columns: list[str], where: str, **how: object) -> None:
    op.create_index(f"ix_case_files_{name}", "case_files", columns, postgresql_where=sa.text(where), **how)
