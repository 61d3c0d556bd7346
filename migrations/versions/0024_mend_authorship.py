"""Remember when a fact was changed under a report, and who reworded a recommendation."""

import sqlalchemy as sa
from alembic import op

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Build it."""
    op.add_column("recommendations", sa.Column("revised_by_id", sa.BigInteger(), nullable=True))
    op.create_foreign_key(
        op.f("fk_recommendations_revised_by_id"), "recommendations", "people", ["revised_by_id"], ["id"]
    )
    op.add_column("reports", sa.Column("facts_changed_at", sa.DateTime(timezone=True), nullable=True))


def downgrade() -> None:
    """Take it away again."""
    op.drop_column("reports", "facts_changed_at")
    op.drop_constraint(op.f("fk_recommendations_revised_by_id"), "recommendations", type_="foreignkey")
    op.drop_column("recommendations", "revised_by_id")
