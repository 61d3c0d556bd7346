"""Index the open cases by each filter of the queue."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Build it."""
    op.drop_index(op.f("ix_case_files_owner_due_at"), table_name="case_files")
    op.drop_index(op.f("ix_case_files_program_due_at"), table_name="case_files")
    op.create_index(
        "ix_case_files_nobodys_queue",
        "case_files",
        ["turn_party", "due_at", "id"],
        unique=False,
        postgresql_where=sa.text("is_open AND NOT is_draft AND owner_id IS NULL"),
    )
    op.create_index(
        "ix_case_files_owner_queue",
        "case_files",
        ["owner_id", "due_at", "id"],
        unique=False,
        postgresql_where=sa.text("is_open AND NOT is_draft"),
    )
    op.create_index(
        "ix_case_files_program_queue",
        "case_files",
        ["program", "due_at", "id"],
        unique=False,
        postgresql_where=sa.text("is_open AND NOT is_draft"),
    )
    op.create_index(
        "ix_case_files_state_queue",
        "case_files",
        ["state", "due_at", "id"],
        unique=False,
        postgresql_where=sa.text("is_open AND NOT is_draft"),
    )
    op.create_index(
        "ix_case_files_turn_queue",
        "case_files",
        ["turn_party", "due_at", "id"],
        unique=False,
        postgresql_where=sa.text("is_open AND NOT is_draft"),
    )
    op.create_index("ix_requests_screener_id_state", "requests", ["screener_id", "state"], unique=False)


def downgrade() -> None:
    """Take it away again."""
    op.drop_index("ix_requests_screener_id_state", table_name="requests")
    op.drop_index(
        "ix_case_files_turn_queue", table_name="case_files", postgresql_where=sa.text("is_open AND NOT is_draft")
    )
    op.drop_index(
        "ix_case_files_state_queue", table_name="case_files", postgresql_where=sa.text("is_open AND NOT is_draft")
    )
    op.drop_index(
        "ix_case_files_program_queue", table_name="case_files", postgresql_where=sa.text("is_open AND NOT is_draft")
    )
    op.drop_index(
        "ix_case_files_owner_queue", table_name="case_files", postgresql_where=sa.text("is_open AND NOT is_draft")
    )
    op.drop_index(
        "ix_case_files_nobodys_queue",
        table_name="case_files",
        postgresql_where=sa.text("is_open AND NOT is_draft AND owner_id IS NULL"),
    )
    op.create_index(op.f("ix_case_files_program_due_at"), "case_files", ["program", "due_at", "id"], unique=False)
    op.create_index(op.f("ix_case_files_owner_due_at"), "case_files", ["owner_id", "due_at", "id"], unique=False)
