"""Remember when a fact was changed under a report."""

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Build it."""
    op.add_column("reports", sa.Column("facts_changed_at", sa.DateTime(timezone=True), nullable=True))


def downgrade() -> None:
    """Take it away again."""
    op.drop_column("reports", "facts_changed_at")
