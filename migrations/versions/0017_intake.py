"""Keep what Critical Response and assessments ask before acceptance."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None

NEW_EDGES = (
    ("obligation", "settle_debt", "due", "done"),
    ("request", "ask_authorization", "accepted", "accepted"),
    ("request", "ask_authorization", "information_requested", "information_requested"),
    ("request", "ask_authorization", "screening", "screening"),
    ("request", "ask_authorization", "submitted", "submitted"),
    ("request", "authorize", "accepted", "accepted"),
    ("request", "authorize", "information_requested", "information_requested"),
    ("request", "authorize", "screening", "screening"),
    ("request", "authorize", "submitted", "submitted"),
    ("request", "complete_form", "accepted", "accepted"),
    ("request", "complete_form", "information_requested", "information_requested"),
    ("request", "complete_form", "screening", "screening"),
    ("request", "complete_form", "submitted", "submitted"),
    ("request", "mark_urgent", "information_requested", "information_requested"),
    ("request", "mark_urgent", "screening", "screening"),
    ("request", "mark_urgent", "submitted", "submitted"),
    ("request", "record_letter", "accepted", "accepted"),
    ("request", "record_letter", "information_requested", "information_requested"),
    ("request", "record_letter", "screening", "screening"),
    ("request", "record_letter", "submitted", "submitted"),
    ("request", "unmark_urgent", "information_requested", "information_requested"),
    ("request", "unmark_urgent", "screening", "screening"),
    ("request", "unmark_urgent", "submitted", "submitted"),
)

COLUMNS = ("lifecycle", "step", "from_state", "to_state")
WHERE = "lifecycle = '{}' AND step = '{}' AND from_state = '{}' AND to_state = '{}'"


def upgrade() -> None:
    """Build it."""
    op.create_table(
        "authorization_rules",
        sa.Column(
            "kind",
            sa.Enum(
                "training_and_assistance",
                "immediate_assistance",
                "data_analysis",
                "after_action_review",
                "in_depth_review",
                "assessment",
                name="kind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("required", sa.Boolean(), nullable=False),
        sa.Column("changed_by_id", sa.BigInteger(), nullable=True),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["changed_by_id"], ["people.id"], name=op.f("fk_authorization_rules_changed_by_id")),
        sa.PrimaryKeyConstraint("kind", name=op.f("pk_authorization_rules")),
    )
    op.add_column(
        "obligations",
        sa.Column(
            "debt",
            sa.Enum(
                "deconfliction",
                "authorization",
                "full_form",
                name="debt",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
    )
    op.add_column("requests", sa.Column("received_zone", sa.Text(), server_default=sa.text("''"), nullable=False))
    op.add_column("requests", sa.Column("owes_form", sa.Boolean(), server_default=sa.text("false"), nullable=False))
    op.add_column("requests", sa.Column("urgency_reason", sa.Text(), server_default=sa.text("''"), nullable=False))
    op.add_column(
        "requests",
        sa.Column(
            "help_wanted",
            sa.Enum(
                "immediate_assistance",
                "data_analysis",
                "after_action_review",
                "in_depth_review",
                "advise",
                name="helpwanted",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
    )
    op.add_column("requests", sa.Column("is_about_incident", sa.Boolean(), nullable=True))
    op.add_column("requests", sa.Column("proceedings", postgresql.ARRAY(sa.Text()), nullable=True))
    op.add_column("requests", sa.Column("advice_event", sa.Boolean(), nullable=True))
    op.add_column("requests", sa.Column("advice_whole_agency", sa.Boolean(), nullable=True))
    op.add_column("requests", sa.Column("advice_ready", sa.Boolean(), nullable=True))
    op.add_column(
        "requests",
        sa.Column(
            "recommended_program",
            sa.Enum(
                "cri_tac",
                "critical_response",
                "organizational_assessment",
                name="recommended_program",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
    )
    op.add_column("requests", sa.Column("recommended_because", sa.Text(), server_default=sa.text("''"), nullable=False))
    op.add_column("requests", sa.Column("follows_advice", sa.Boolean(), nullable=True))
    op.add_column("requests", sa.Column("authorization_title", sa.Text(), server_default=sa.text("''"), nullable=False))
    op.add_column("requests", sa.Column("authorization_recorded_by_id", sa.BigInteger(), nullable=True))
    op.add_column("requests", sa.Column("authorization_asked_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("requests", sa.Column("executive_word_by", sa.Text(), server_default=sa.text("''"), nullable=False))
    op.add_column("requests", sa.Column("accepted_provisionally_at", sa.DateTime(timezone=True), nullable=True))
    op.create_foreign_key(
        op.f("fk_requests_authorization_recorded_by_id"), "requests", "people", ["authorization_recorded_by_id"], ["id"]
    )
    op.alter_column("requests", "received_zone", server_default=None)
    op.alter_column("requests", "owes_form", server_default=None)
    op.alter_column("requests", "urgency_reason", server_default=None)
    op.alter_column("requests", "recommended_because", server_default=None)
    op.alter_column("requests", "authorization_title", server_default=None)
    op.alter_column("requests", "executive_word_by", server_default=None)
    edges = sa.table("workflow_edges", *(sa.column(name) for name in COLUMNS))
    op.bulk_insert(edges, [dict(zip(COLUMNS, edge, strict=True)) for edge in NEW_EDGES])


def downgrade() -> None:
    """Take it away again."""
    for edge in NEW_EDGES:
        op.execute("DELETE FROM workflow_edges WHERE " + WHERE.format(*edge))
    op.drop_constraint(op.f("fk_requests_authorization_recorded_by_id"), "requests", type_="foreignkey")
    op.drop_column("requests", "accepted_provisionally_at")
    op.drop_column("requests", "executive_word_by")
    op.drop_column("requests", "authorization_asked_at")
    op.drop_column("requests", "authorization_recorded_by_id")
    op.drop_column("requests", "authorization_title")
    op.drop_column("requests", "follows_advice")
    op.drop_column("requests", "recommended_because")
    op.drop_column("requests", "recommended_program")
    op.drop_column("requests", "advice_ready")
    op.drop_column("requests", "advice_whole_agency")
    op.drop_column("requests", "advice_event")
    op.drop_column("requests", "proceedings")
    op.drop_column("requests", "is_about_incident")
    op.drop_column("requests", "help_wanted")
    op.drop_column("requests", "urgency_reason")
    op.drop_column("requests", "owes_form")
    op.drop_column("requests", "received_zone")
    op.drop_column("obligations", "debt")
    op.drop_table("authorization_rules")
