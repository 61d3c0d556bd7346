"""Forget for whom a task of a case was meant beyond its role."""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Build it."""
    op.drop_index(op.f("ix_case_tasks_open"), table_name="case_tasks", postgresql_where="(settled_at IS NULL)")
    op.create_index(
        "ix_case_tasks_open", "case_tasks", ["for_role"], unique=False, postgresql_where=sa.text("settled_at IS NULL")
    )
    op.drop_constraint(op.f("fk_case_tasks_person_id"), "case_tasks", type_="foreignkey")
    op.drop_column("case_tasks", "person_id")


def downgrade() -> None:
    """Take it away again."""
    op.add_column("case_tasks", sa.Column("person_id", sa.BIGINT(), autoincrement=False, nullable=True))
    op.create_foreign_key(op.f("fk_case_tasks_person_id"), "case_tasks", "people", ["person_id"], ["id"])
    op.drop_index("ix_case_tasks_open", table_name="case_tasks", postgresql_where=sa.text("settled_at IS NULL"))
    op.create_index(
        op.f("ix_case_tasks_open"),
        "case_tasks",
        ["for_role", "person_id"],
        unique=False,
        postgresql_where="(settled_at IS NULL)",
    )
