"""Drop columns that nothing reads."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Build it."""
    op.drop_column("milestones", "dropped_at")
    op.drop_column("plan_items", "is_carried_out")
    op.drop_column("recommendations", "agreed_by_agency")


def downgrade() -> None:
    """Take it away again."""
    # by hand: rows that are there get the old default
    op.add_column("recommendations", sa.Column("agreed_by_agency", sa.Boolean(), nullable=True))
    op.add_column("plan_items", sa.Column("is_carried_out", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.alter_column("plan_items", "is_carried_out", server_default=None)
    op.add_column("milestones", sa.Column("dropped_at", sa.DateTime(timezone=True), nullable=True))
