"""Keep the paper of a recorded step with its history."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Build it."""
    op.add_column("history", sa.Column("document_id", sa.BigInteger(), nullable=True))
    op.create_foreign_key(op.f("fk_history_document_id"), "history", "documents", ["document_id"], ["id"])


def downgrade() -> None:
    """Take it away again."""
    op.drop_constraint(op.f("fk_history_document_id"), "history", type_="foreignkey")
    op.drop_column("history", "document_id")
