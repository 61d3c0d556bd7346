"""Let announcements and releases have an instant, and reports a fact check."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Build it."""
    op.create_table(
        "report_versions",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("case_file_id", sa.BigInteger(), nullable=False),
        sa.Column("report_id", sa.BigInteger(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("content", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("made_by_id", sa.BigInteger(), nullable=True),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["case_file_id"], ["case_files.id"], name=op.f("fk_report_versions_case_file_id")),
        sa.ForeignKeyConstraint(["made_by_id"], ["people.id"], name=op.f("fk_report_versions_made_by_id")),
        sa.ForeignKeyConstraint(["report_id"], ["reports.id"], name=op.f("fk_report_versions_report_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_report_versions")),
    )
    op.create_index(op.f("ix_report_versions_case_file_id"), "report_versions", ["case_file_id"], unique=False)
    op.create_index("uq_report_versions_number", "report_versions", ["report_id", "number"], unique=True)
    op.create_table(
        "fact_corrections",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("case_file_id", sa.BigInteger(), nullable=False),
        sa.Column("report_id", sa.BigInteger(), nullable=False),
        sa.Column("section_id", sa.BigInteger(), nullable=True),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("round", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("author_id", sa.BigInteger(), nullable=False),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("returned_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("disposition", sa.Text(), nullable=True),
        sa.Column("disposition_note", sa.Text(), nullable=False),
        sa.Column("disposed_by_id", sa.BigInteger(), nullable=True),
        sa.Column("disposed_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "disposition IN ('changed', 'explained', 'not_changed', 'dissent', 'withdrawn')",
            name=op.f("ck_fact_corrections_disposition"),
        ),
        sa.ForeignKeyConstraint(["author_id"], ["people.id"], name=op.f("fk_fact_corrections_author_id")),
        sa.ForeignKeyConstraint(["case_file_id"], ["case_files.id"], name=op.f("fk_fact_corrections_case_file_id")),
        sa.ForeignKeyConstraint(["disposed_by_id"], ["people.id"], name=op.f("fk_fact_corrections_disposed_by_id")),
        sa.ForeignKeyConstraint(["report_id"], ["reports.id"], name=op.f("fk_fact_corrections_report_id")),
        sa.ForeignKeyConstraint(["section_id"], ["report_sections.id"], name=op.f("fk_fact_corrections_section_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_fact_corrections")),
    )
    op.create_index(op.f("ix_fact_corrections_case_file_id"), "fact_corrections", ["case_file_id"], unique=False)
    op.create_index("uq_fact_corrections_number", "fact_corrections", ["report_id", "number"], unique=True)
    op.create_table(
        "observations",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("case_file_id", sa.BigInteger(), nullable=False),
        sa.Column("report_id", sa.BigInteger(), nullable=False),
        sa.Column("section_id", sa.BigInteger(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("lesson", sa.Text(), nullable=False),
        sa.Column("recommendation_id", sa.BigInteger(), nullable=True),
        sa.Column("author_id", sa.BigInteger(), nullable=True),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["author_id"], ["people.id"], name=op.f("fk_observations_author_id")),
        sa.ForeignKeyConstraint(["case_file_id"], ["case_files.id"], name=op.f("fk_observations_case_file_id")),
        sa.ForeignKeyConstraint(
            ["recommendation_id"], ["recommendations.id"], name=op.f("fk_observations_recommendation_id")
        ),
        sa.ForeignKeyConstraint(["report_id"], ["reports.id"], name=op.f("fk_observations_report_id")),
        sa.ForeignKeyConstraint(["section_id"], ["report_sections.id"], name=op.f("fk_observations_section_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_observations")),
    )
    op.create_index(op.f("ix_observations_case_file_id"), "observations", ["case_file_id"], unique=False)
    op.create_index("uq_observations_number", "observations", ["report_id", "number"], unique=True)
    op.add_column("engagements", sa.Column("announcement_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column(
        "engagements", sa.Column("announcement_zone", sa.Text(), server_default=sa.text("''"), nullable=False)
    )
    op.add_column("engagements", sa.Column("release_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("engagements", sa.Column("release_zone", sa.Text(), server_default=sa.text("''"), nullable=False))
    op.add_column("engagements", sa.Column("briefing_note", sa.Text(), server_default=sa.text("''"), nullable=False))
    op.add_column(
        "engagements", sa.Column("briefing_is_waived", sa.Boolean(), server_default=sa.text("false"), nullable=False)
    )
    op.add_column("engagements", sa.Column("report_handed_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("engagements", sa.Column("report_handed_to", sa.Text(), server_default=sa.text("''"), nullable=False))
    op.add_column("reports", sa.Column("fact_rounds", sa.Integer(), server_default=sa.text("0"), nullable=False))
    op.add_column("reports", sa.Column("facts_confirmed_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("reports", sa.Column("facts_confirmed_by_id", sa.BigInteger(), nullable=True))
    op.add_column("reports", sa.Column("facts_unchanged_since", sa.DateTime(timezone=True), nullable=True))
    op.add_column("reports", sa.Column("dissent_note", sa.Text(), server_default=sa.text("''"), nullable=False))
    op.create_foreign_key(
        op.f("fk_reports_facts_confirmed_by_id"), "reports", "people", ["facts_confirmed_by_id"], ["id"]
    )
    op.alter_column("engagements", "announcement_zone", server_default=None)
    op.alter_column("engagements", "release_zone", server_default=None)
    op.alter_column("engagements", "briefing_note", server_default=None)
    op.alter_column("engagements", "briefing_is_waived", server_default=None)
    op.alter_column("engagements", "report_handed_to", server_default=None)
    op.alter_column("reports", "fact_rounds", server_default=None)
    op.alter_column("reports", "dissent_note", server_default=None)


def downgrade() -> None:
    """Take it away again."""
    op.drop_constraint(op.f("fk_reports_facts_confirmed_by_id"), "reports", type_="foreignkey")
    op.drop_column("reports", "dissent_note")
    op.drop_column("reports", "facts_unchanged_since")
    op.drop_column("reports", "facts_confirmed_by_id")
    op.drop_column("reports", "facts_confirmed_at")
    op.drop_column("reports", "fact_rounds")
    op.drop_column("engagements", "report_handed_to")
    op.drop_column("engagements", "report_handed_at")
    op.drop_column("engagements", "briefing_is_waived")
    op.drop_column("engagements", "briefing_note")
    op.drop_column("engagements", "release_zone")
    op.drop_column("engagements", "release_at")
    op.drop_column("engagements", "announcement_zone")
    op.drop_column("engagements", "announcement_at")
    op.drop_index("uq_observations_number", table_name="observations")
    op.drop_index(op.f("ix_observations_case_file_id"), table_name="observations")
    op.drop_table("observations")
    op.drop_index("uq_fact_corrections_number", table_name="fact_corrections")
    op.drop_index(op.f("ix_fact_corrections_case_file_id"), table_name="fact_corrections")
    op.drop_table("fact_corrections")
    op.drop_index("uq_report_versions_number", table_name="report_versions")
    op.drop_index(op.f("ix_report_versions_case_file_id"), table_name="report_versions")
    op.drop_table("report_versions")
