"""Keep the operator's own defaults."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Build it."""
    op.create_table(
        "operator_defaults",
        sa.Column(
            "name",
            sa.Enum("plan_cost_limit", name="name", native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.Column("value", sa.Numeric(precision=14, scale=2), nullable=False),
        sa.Column("changed_by_id", sa.BigInteger(), nullable=True),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["changed_by_id"], ["people.id"], name=op.f("fk_operator_defaults_changed_by_id")),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_operator_defaults")),
    )


def downgrade() -> None:
    """Take it away again."""
    op.drop_table("operator_defaults")
