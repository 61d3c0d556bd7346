"""Keep refusals of proposals and how an agency's recorded answer came."""

import sqlalchemy as sa
from alembic import op

revision = "0028"
down_revision = "0027"
branch_labels = None
depends_on = None

NEW_EDGES = (
    ("review_report", "refuse_correction", "released", "released"),
    ("review_report", "refuse_take_down", "released", "released"),
    ("status_report", "refuse_correction", "released", "released"),
    ("status_report", "refuse_take_down", "released", "released"),
    ("ta_report", "refuse_correction", "released", "released"),
    ("ta_report", "refuse_take_down", "released", "released"),
)

COLUMNS = ("lifecycle", "step", "from_state", "to_state")
WHERE = "lifecycle = '{}' AND step = '{}' AND from_state = '{}' AND to_state = '{}'"


def upgrade() -> None:
    """Build it."""
    op.add_column(
        "recommendations", sa.Column("answer_channel", sa.Text(), server_default=sa.text("''"), nullable=False)
    )
    op.add_column(
        "recommendations", sa.Column("answer_evidence", sa.Text(), server_default=sa.text("''"), nullable=False)
    )
    op.add_column("recommendations", sa.Column("answer_document_id", sa.BigInteger(), nullable=True))
    op.create_foreign_key(
        op.f("fk_recommendations_answer_document_id"), "recommendations", "documents", ["answer_document_id"], ["id"]
    )
    op.add_column("reports", sa.Column("correction_refused_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("reports", sa.Column("removal_refused_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("reports", sa.Column("refusal_reason", sa.Text(), server_default=sa.text("''"), nullable=False))
    op.alter_column("recommendations", "answer_channel", server_default=None)
    op.alter_column("recommendations", "answer_evidence", server_default=None)
    op.alter_column("reports", "refusal_reason", server_default=None)
    edges = sa.table("workflow_edges", *(sa.column(name) for name in COLUMNS))
    op.bulk_insert(edges, [dict(zip(COLUMNS, edge, strict=True)) for edge in NEW_EDGES])


def downgrade() -> None:
    """Take it away again."""
    for edge in NEW_EDGES:
        op.execute("DELETE FROM workflow_edges WHERE " + WHERE.format(*edge))
    op.drop_column("reports", "refusal_reason")
    op.drop_column("reports", "removal_refused_at")
    op.drop_column("reports", "correction_refused_at")
    op.drop_constraint(op.f("fk_recommendations_answer_document_id"), "recommendations", type_="foreignkey")
    op.drop_column("recommendations", "answer_document_id")
    op.drop_column("recommendations", "answer_evidence")
    op.drop_column("recommendations", "answer_channel")
