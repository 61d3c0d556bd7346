"""Let Critical Response name skills, gather facts and settle its kind."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Build it."""
    op.create_table(
        "data_items",
        sa.Column("engagement_id", sa.BigInteger(), nullable=False),
        sa.Column("item", sa.Text(), nullable=False),
        sa.Column("asked_on", sa.Date(), nullable=False),
        sa.Column("arrived_on", sa.Date(), nullable=True),
        sa.Column("missing_reason", sa.Text(), nullable=False),
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("case_file_id", sa.BigInteger(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("logged_by_id", sa.BigInteger(), nullable=True),
        sa.Column("logged_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.CheckConstraint("arrived_on IS NULL OR missing_reason = ''", name=op.f("ck_data_items_one_answer")),
        sa.CheckConstraint("arrived_on >= asked_on", name=op.f("ck_data_items_order")),
        sa.ForeignKeyConstraint(["case_file_id"], ["case_files.id"], name=op.f("fk_data_items_case_file_id")),
        sa.ForeignKeyConstraint(["engagement_id"], ["engagements.id"], name=op.f("fk_data_items_engagement_id")),
        sa.ForeignKeyConstraint(["logged_by_id"], ["people.id"], name=op.f("fk_data_items_logged_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_data_items")),
    )
    op.create_index(op.f("ix_data_items_case_file_id"), "data_items", ["case_file_id"], unique=False)
    op.create_index(op.f("ix_data_items_engagement_id"), "data_items", ["engagement_id"], unique=False)
    op.create_index("uq_data_items_number", "data_items", ["case_file_id", "number"], unique=True)
    op.create_table(
        "interviews",
        sa.Column("engagement_id", sa.BigInteger(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("people", sa.Integer(), nullable=False),
        sa.Column("held_on", sa.Date(), nullable=False),
        sa.Column(
            "mode",
            sa.Enum(
                "in_person", "virtual", "hybrid", name="mode", native_enum=False, create_constraint=True, length=40
            ),
            nullable=False,
        ),
        sa.Column("interviewer", sa.Text(), nullable=False),
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("case_file_id", sa.BigInteger(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("logged_by_id", sa.BigInteger(), nullable=True),
        sa.Column("logged_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.CheckConstraint("people > 0", name=op.f("ck_interviews_people")),
        sa.ForeignKeyConstraint(["case_file_id"], ["case_files.id"], name=op.f("fk_interviews_case_file_id")),
        sa.ForeignKeyConstraint(["engagement_id"], ["engagements.id"], name=op.f("fk_interviews_engagement_id")),
        sa.ForeignKeyConstraint(["logged_by_id"], ["people.id"], name=op.f("fk_interviews_logged_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_interviews")),
    )
    op.create_index(op.f("ix_interviews_case_file_id"), "interviews", ["case_file_id"], unique=False)
    op.create_index(op.f("ix_interviews_engagement_id"), "interviews", ["engagement_id"], unique=False)
    op.create_index("uq_interviews_number", "interviews", ["case_file_id", "number"], unique=True)
    op.create_table(
        "timeline_entries",
        sa.Column("engagement_id", sa.BigInteger(), nullable=False),
        sa.Column("occurred_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("zone", sa.Text(), nullable=False),
        sa.Column(
            "precision",
            sa.Enum(
                "exact", "about", "between", name="precision", native_enum=False, create_constraint=True, length=40
            ),
            nullable=False,
        ),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("sources", sa.Text(), nullable=False),
        sa.Column(
            "confidence",
            sa.Enum(
                "confirmed",
                "likely",
                "disputed",
                name="confidence",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("case_file_id", sa.BigInteger(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("logged_by_id", sa.BigInteger(), nullable=True),
        sa.Column("logged_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.CheckConstraint("(precision = 'between') = (until IS NOT NULL)", name=op.f("ck_timeline_entries_until")),
        sa.CheckConstraint("until > occurred_at", name=op.f("ck_timeline_entries_order")),
        sa.ForeignKeyConstraint(["case_file_id"], ["case_files.id"], name=op.f("fk_timeline_entries_case_file_id")),
        sa.ForeignKeyConstraint(["engagement_id"], ["engagements.id"], name=op.f("fk_timeline_entries_engagement_id")),
        sa.ForeignKeyConstraint(["logged_by_id"], ["people.id"], name=op.f("fk_timeline_entries_logged_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_timeline_entries")),
    )
    op.create_index(op.f("ix_timeline_entries_case_file_id"), "timeline_entries", ["case_file_id"], unique=False)
    op.create_index(op.f("ix_timeline_entries_engagement_id"), "timeline_entries", ["engagement_id"], unique=False)
    op.create_index("uq_timeline_entries_number", "timeline_entries", ["case_file_id", "number"], unique=True)
    op.create_table(
        "needed_skills",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("case_file_id", sa.BigInteger(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("engagement_id", sa.BigInteger(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("assignment_id", sa.BigInteger(), nullable=True),
        sa.Column("gap_reason", sa.Text(), nullable=False),
        sa.Column("gap_accepted_by_id", sa.BigInteger(), nullable=True),
        sa.Column("gap_accepted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.CheckConstraint("gap_reason = '' OR assignment_id IS NULL", name=op.f("ck_needed_skills_filled_or_gap")),
        sa.ForeignKeyConstraint(["assignment_id"], ["assignments.id"], name=op.f("fk_needed_skills_assignment_id")),
        sa.ForeignKeyConstraint(["case_file_id"], ["case_files.id"], name=op.f("fk_needed_skills_case_file_id")),
        sa.ForeignKeyConstraint(["engagement_id"], ["engagements.id"], name=op.f("fk_needed_skills_engagement_id")),
        sa.ForeignKeyConstraint(
            ["gap_accepted_by_id"], ["people.id"], name=op.f("fk_needed_skills_gap_accepted_by_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_needed_skills")),
    )
    op.create_index(op.f("ix_needed_skills_case_file_id"), "needed_skills", ["case_file_id"], unique=False)
    op.create_index(op.f("ix_needed_skills_engagement_id"), "needed_skills", ["engagement_id"], unique=False)
    op.create_index(
        "uq_needed_skills_name", "needed_skills", ["engagement_id", sa.literal_column("lower(name)")], unique=True
    )
    op.create_index("uq_needed_skills_number", "needed_skills", ["case_file_id", "number"], unique=True)
    op.add_column("engagements", sa.Column("kind_settled_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column(
        "engagements", sa.Column("is_consultation", sa.Boolean(), server_default=sa.text("false"), nullable=False)
    )
    op.add_column("engagements", sa.Column("started_at_once_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("engagements", sa.Column("proceedings_note", sa.Text(), server_default=sa.text("''"), nullable=False))
    op.add_column(
        "engagements", sa.Column("other_reviews_note", sa.Text(), server_default=sa.text("''"), nullable=False)
    )
    op.alter_column("engagements", "is_consultation", server_default=None)
    op.alter_column("engagements", "proceedings_note", server_default=None)
    op.alter_column("engagements", "other_reviews_note", server_default=None)


def downgrade() -> None:
    """Take it away again."""
    op.drop_column("engagements", "other_reviews_note")
    op.drop_column("engagements", "proceedings_note")
    op.drop_column("engagements", "started_at_once_at")
    op.drop_column("engagements", "is_consultation")
    op.drop_column("engagements", "kind_settled_at")
    op.drop_index("uq_needed_skills_number", table_name="needed_skills")
    op.drop_index("uq_needed_skills_name", table_name="needed_skills")
    op.drop_index(op.f("ix_needed_skills_engagement_id"), table_name="needed_skills")
    op.drop_index(op.f("ix_needed_skills_case_file_id"), table_name="needed_skills")
    op.drop_table("needed_skills")
    op.drop_index("uq_timeline_entries_number", table_name="timeline_entries")
    op.drop_index(op.f("ix_timeline_entries_engagement_id"), table_name="timeline_entries")
    op.drop_index(op.f("ix_timeline_entries_case_file_id"), table_name="timeline_entries")
    op.drop_table("timeline_entries")
    op.drop_index("uq_interviews_number", table_name="interviews")
    op.drop_index(op.f("ix_interviews_engagement_id"), table_name="interviews")
    op.drop_index(op.f("ix_interviews_case_file_id"), table_name="interviews")
    op.drop_table("interviews")
    op.drop_index("uq_data_items_number", table_name="data_items")
    op.drop_index(op.f("ix_data_items_engagement_id"), table_name="data_items")
    op.drop_index(op.f("ix_data_items_case_file_id"), table_name="data_items")
    op.drop_table("data_items")
