"""Make case files, history and clocks."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Build it."""
    op.create_table(
        "closures",
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("day", name=op.f("pk_closures")),
    )
    op.create_table(
        "workflow_edges",
        sa.Column("lifecycle", sa.Text(), nullable=False),
        sa.Column("step", sa.Text(), nullable=False),
        sa.Column("from_state", sa.Text(), nullable=False),
        sa.Column("to_state", sa.Text(), nullable=False),
        sa.Column("retired_on", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("lifecycle", "step", "from_state", "to_state", name=op.f("pk_workflow_edges")),
    )
    op.create_table(
        "case_files",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("reference", sa.Text(), nullable=False),
        sa.Column("agency_id", sa.BigInteger(), nullable=True),
        sa.Column("created_by_id", sa.BigInteger(), nullable=True),
        sa.Column("owner_id", sa.BigInteger(), nullable=True),
        sa.Column("provider_id", sa.BigInteger(), nullable=True),
        sa.Column(
            "program",
            sa.Enum(
                "cri_tac",
                "critical_response",
                "organizational_assessment",
                name="program",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
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
            nullable=True,
        ),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("stage", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column(
            "turn_party",
            sa.Enum(
                "requester",
                "executive",
                "triage",
                "program_manager",
                "director",
                "coordinator",
                "provider_staff",
                "expert",
                "deconfliction",
                "records",
                "auditor",
                "administrator",
                "system",
                name="role",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("turn_clock", sa.Text(), nullable=True),
        sa.Column("turn_since", sa.DateTime(timezone=True), nullable=True),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("is_open", sa.Boolean(), nullable=False),
        sa.Column("is_draft", sa.Boolean(), nullable=False),
        sa.Column("is_urgent", sa.Boolean(), nullable=False),
        sa.Column("restricted", sa.Boolean(), nullable=False),
        sa.Column("submitted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("follows_id", sa.BigInteger(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("reference ~ '^TA-[0-9]{4}-[0-9A-Z]{5}$'", name=op.f("ck_case_files_reference")),
        sa.ForeignKeyConstraint(["agency_id"], ["organizations.id"], name=op.f("fk_case_files_agency_id")),
        sa.ForeignKeyConstraint(["created_by_id"], ["people.id"], name=op.f("fk_case_files_created_by_id")),
        sa.ForeignKeyConstraint(["follows_id"], ["case_files.id"], name=op.f("fk_case_files_follows_id")),
        sa.ForeignKeyConstraint(["owner_id"], ["people.id"], name=op.f("fk_case_files_owner_id")),
        sa.ForeignKeyConstraint(["provider_id"], ["organizations.id"], name=op.f("fk_case_files_provider_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case_files")),
        sa.UniqueConstraint("reference", name=op.f("uq_case_files_reference")),
    )
    op.create_index(op.f("ix_case_files_agency_id"), "case_files", ["agency_id"], unique=False)
    op.create_index(op.f("ix_case_files_created_by_id"), "case_files", ["created_by_id"], unique=False)
    op.create_index("ix_case_files_owner_due_at", "case_files", ["owner_id", "due_at", "id"], unique=False)
    op.create_index("ix_case_files_program_due_at", "case_files", ["program", "due_at", "id"], unique=False)
    op.create_index(op.f("ix_case_files_provider_id"), "case_files", ["provider_id"], unique=False)
    op.create_index(
        "ix_case_files_queue",
        "case_files",
        ["due_at", "id"],
        unique=False,
        postgresql_where=sa.text("is_open AND NOT is_draft"),
    )
    op.create_index(
        "ix_case_files_stage_queue",
        "case_files",
        ["stage", "due_at", "id"],
        unique=False,
        postgresql_where=sa.text("is_open AND NOT is_draft"),
    )
    op.create_index(
        "ix_case_files_urgent",
        "case_files",
        ["id"],
        unique=False,
        postgresql_where=sa.text("is_urgent AND is_open AND NOT is_draft"),
    )
    op.create_table(
        "case_accesses",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("case_file_id", sa.BigInteger(), nullable=False),
        sa.Column("person_id", sa.BigInteger(), nullable=True),
        sa.Column("organization_id", sa.BigInteger(), nullable=True),
        sa.Column(
            "level",
            sa.Enum(
                "offer",
                "attest",
                "full",
                "listed",
                name="accesslevel",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("num_nonnulls(person_id, organization_id) = 1", name=op.f("ck_case_accesses_one_party")),
        sa.ForeignKeyConstraint(["case_file_id"], ["case_files.id"], name=op.f("fk_case_accesses_case_file_id")),
        sa.ForeignKeyConstraint(
            ["organization_id"], ["organizations.id"], name=op.f("fk_case_accesses_organization_id")
        ),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_case_accesses_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case_accesses")),
    )
    op.create_index(op.f("ix_case_accesses_case_file_id"), "case_accesses", ["case_file_id"], unique=False)
    op.create_index(
        "ix_case_accesses_organization",
        "case_accesses",
        ["organization_id", "case_file_id"],
        unique=False,
        postgresql_where=sa.text("until IS NULL"),
    )
    op.create_index(
        "ix_case_accesses_person",
        "case_accesses",
        ["person_id", "case_file_id"],
        unique=False,
        postgresql_where=sa.text("until IS NULL"),
    )
    op.create_table(
        "clocks",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("case_file_id", sa.BigInteger(), nullable=False),
        sa.Column("lifecycle", sa.Text(), nullable=False),
        sa.Column("subject_id", sa.BigInteger(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column(
            "party",
            sa.Enum(
                "requester",
                "executive",
                "triage",
                "program_manager",
                "director",
                "coordinator",
                "provider_staff",
                "expert",
                "deconfliction",
                "records",
                "auditor",
                "administrator",
                "system",
                name="role",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("stands_for", sa.DateTime(timezone=True), nullable=True),
        sa.Column("paused_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("paused_because", sa.Text(), nullable=True),
        sa.Column("paused_seconds", sa.BigInteger(), nullable=False),
        sa.Column("stopped_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("extended_to", sa.DateTime(timezone=True), nullable=True),
        sa.Column("extension_reason", sa.Text(), nullable=False),
        sa.Column("next_reminder_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("extended_to IS NULL OR extension_reason <> ''", name=op.f("ck_clocks_extension")),
        sa.ForeignKeyConstraint(["case_file_id"], ["case_files.id"], name=op.f("fk_clocks_case_file_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_clocks")),
    )
    op.create_index(op.f("ix_clocks_case_file_id"), "clocks", ["case_file_id"], unique=False)
    op.create_index(
        "ix_clocks_reminders",
        "clocks",
        ["next_reminder_at"],
        unique=False,
        postgresql_where=sa.text("stopped_at IS NULL AND paused_at IS NULL"),
    )
    op.create_index("ix_clocks_subject", "clocks", ["lifecycle", "subject_id"], unique=False)
    op.create_table(
        "history",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("case_file_id", sa.BigInteger(), nullable=False),
        sa.Column("lifecycle", sa.Text(), nullable=False),
        sa.Column("subject_id", sa.BigInteger(), nullable=False),
        sa.Column("subject_number", sa.Integer(), nullable=False),
        sa.Column("step", sa.Text(), nullable=False),
        sa.Column("from_state", sa.Text(), nullable=False),
        sa.Column("to_state", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("actor_id", sa.BigInteger(), nullable=True),
        sa.Column(
            "actor_role",
            sa.Enum(
                "requester",
                "executive",
                "triage",
                "program_manager",
                "director",
                "coordinator",
                "provider_staff",
                "expert",
                "deconfliction",
                "records",
                "auditor",
                "administrator",
                "system",
                name="role",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("acting_organization_id", sa.BigInteger(), nullable=True),
        sa.Column(
            "on_behalf_of",
            sa.Enum(
                "requester",
                "executive",
                "triage",
                "program_manager",
                "director",
                "coordinator",
                "provider_staff",
                "expert",
                "deconfliction",
                "records",
                "auditor",
                "administrator",
                "system",
                name="on_behalf_of",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("channel", sa.Text(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("audience", sa.Text(), nullable=False),
        sa.Column("occurred_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["acting_organization_id"], ["organizations.id"], name=op.f("fk_history_acting_organization_id")
        ),
        sa.ForeignKeyConstraint(["actor_id"], ["people.id"], name=op.f("fk_history_actor_id")),
        sa.ForeignKeyConstraint(["case_file_id"], ["case_files.id"], name=op.f("fk_history_case_file_id")),
        sa.ForeignKeyConstraint(
            ["lifecycle", "step", "from_state", "to_state"],
            ["workflow_edges.lifecycle", "workflow_edges.step", "workflow_edges.from_state", "workflow_edges.to_state"],
            name="fk_history_edge",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_history")),
    )
    op.create_index("ix_history_case_file_id_id", "history", ["case_file_id", "id"], unique=False)
    op.create_index("ix_history_subject", "history", ["lifecycle", "subject_id", "id"], unique=False)
    op.create_table(
        "sign_offs",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("case_file_id", sa.BigInteger(), nullable=False),
        sa.Column("lifecycle", sa.Text(), nullable=False),
        sa.Column("subject_id", sa.BigInteger(), nullable=False),
        sa.Column("step", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.BigInteger(), nullable=False),
        sa.Column("signed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("voided_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["case_file_id"], ["case_files.id"], name=op.f("fk_sign_offs_case_file_id")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_sign_offs_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sign_offs")),
    )
    op.create_index(op.f("ix_sign_offs_case_file_id"), "sign_offs", ["case_file_id"], unique=False)
    op.create_table(
        "clock_pauses",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("clock_id", sa.BigInteger(), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("because", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["clock_id"], ["clocks.id"], name=op.f("fk_clock_pauses_clock_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_clock_pauses")),
    )
    op.create_index(op.f("ix_clock_pauses_clock_id"), "clock_pauses", ["clock_id"], unique=False)
    op.create_table(
        "clock_reminders",
        sa.Column("clock_id", sa.BigInteger(), nullable=False),
        sa.Column("point", sa.Text(), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("posted_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["clock_id"], ["clocks.id"], name=op.f("fk_clock_reminders_clock_id")),
        sa.PrimaryKeyConstraint("clock_id", "point", "due_at", name=op.f("pk_clock_reminders")),
    )
    op.execute("REVOKE UPDATE, DELETE, TRUNCATE ON history, workflow_edges FROM cri_app")
    op.execute("REVOKE INSERT ON workflow_edges FROM cri_app")


def downgrade() -> None:
    """Take it away again."""
    op.drop_table("clock_reminders")
    op.drop_index(op.f("ix_clock_pauses_clock_id"), table_name="clock_pauses")
    op.drop_table("clock_pauses")
    op.drop_index(op.f("ix_sign_offs_case_file_id"), table_name="sign_offs")
    op.drop_table("sign_offs")
    op.drop_index("ix_history_subject", table_name="history")
    op.drop_index("ix_history_case_file_id_id", table_name="history")
    op.drop_table("history")
    op.drop_index("ix_clocks_subject", table_name="clocks")
    op.drop_index(
        "ix_clocks_reminders", table_name="clocks", postgresql_where=sa.text("stopped_at IS NULL AND paused_at IS NULL")
    )
    op.drop_index(op.f("ix_clocks_case_file_id"), table_name="clocks")
    op.drop_table("clocks")
    op.drop_index("ix_case_accesses_person", table_name="case_accesses", postgresql_where=sa.text("until IS NULL"))
    op.drop_index(
        "ix_case_accesses_organization", table_name="case_accesses", postgresql_where=sa.text("until IS NULL")
    )
    op.drop_index(op.f("ix_case_accesses_case_file_id"), table_name="case_accesses")
    op.drop_table("case_accesses")
    op.drop_index(
        "ix_case_files_urgent",
        table_name="case_files",
        postgresql_where=sa.text("is_urgent AND is_open AND NOT is_draft"),
    )
    op.drop_index(
        "ix_case_files_stage_queue", table_name="case_files", postgresql_where=sa.text("is_open AND NOT is_draft")
    )
    op.drop_index("ix_case_files_queue", table_name="case_files", postgresql_where=sa.text("is_open AND NOT is_draft"))
    op.drop_index(op.f("ix_case_files_provider_id"), table_name="case_files")
    op.drop_index("ix_case_files_program_due_at", table_name="case_files")
    op.drop_index("ix_case_files_owner_due_at", table_name="case_files")
    op.drop_index(op.f("ix_case_files_created_by_id"), table_name="case_files")
    op.drop_index(op.f("ix_case_files_agency_id"), table_name="case_files")
    op.drop_table("case_files")
    op.drop_table("workflow_edges")
    op.drop_table("closures")
