"""What changes beside the regular way: wishes, corrections, legal hold, access with reasons."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Build it."""
    op.create_table(
        "case_tasks",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("case_file_id", sa.BigInteger(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "hold",
                "rework",
                "give_back",
                "nobody_eligible",
                name="casetaskkind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("lifecycle", sa.Text(), nullable=False),
        sa.Column("subject_id", sa.BigInteger(), nullable=False),
        sa.Column("subject_number", sa.BigInteger(), nullable=False),
        sa.Column("step", sa.Text(), nullable=False),
        sa.Column(
            "for_role",
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
        sa.Column("person_id", sa.BigInteger(), nullable=True),
        sa.Column("asked_by_id", sa.BigInteger(), nullable=True),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("settled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("settled_by_id", sa.BigInteger(), nullable=True),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.CheckConstraint("(settled_at IS NULL) = (outcome = '')", name=op.f("ck_case_tasks_settled")),
        sa.ForeignKeyConstraint(["asked_by_id"], ["people.id"], name=op.f("fk_case_tasks_asked_by_id")),
        sa.ForeignKeyConstraint(["case_file_id"], ["case_files.id"], name=op.f("fk_case_tasks_case_file_id")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_case_tasks_person_id")),
        sa.ForeignKeyConstraint(["settled_by_id"], ["people.id"], name=op.f("fk_case_tasks_settled_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case_tasks")),
    )
    op.create_index(op.f("ix_case_tasks_case_file_id"), "case_tasks", ["case_file_id"], unique=False)
    op.create_index(
        "ix_case_tasks_open",
        "case_tasks",
        ["for_role", "person_id"],
        unique=False,
        postgresql_where=sa.text("settled_at IS NULL"),
    )
    op.create_index(
        "uq_case_tasks_open",
        "case_tasks",
        ["case_file_id", "kind", "lifecycle", "subject_id", "step"],
        unique=True,
        postgresql_where=sa.text("settled_at IS NULL"),
    )
    op.add_column("case_accesses", sa.Column("given_by_id", sa.BigInteger(), nullable=True))
    op.add_column("case_accesses", sa.Column("reason", sa.Text(), server_default=sa.text("''"), nullable=False))
    op.add_column("case_accesses", sa.Column("ended_by_id", sa.BigInteger(), nullable=True))
    op.add_column("case_accesses", sa.Column("end_reason", sa.Text(), server_default=sa.text("''"), nullable=False))
    op.create_foreign_key(op.f("fk_case_accesses_ended_by_id"), "case_accesses", "people", ["ended_by_id"], ["id"])
    op.create_foreign_key(op.f("fk_case_accesses_given_by_id"), "case_accesses", "people", ["given_by_id"], ["id"])
    op.add_column("case_files", sa.Column("legal_hold_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("case_files", sa.Column("legal_hold_by_id", sa.BigInteger(), nullable=True))
    op.create_foreign_key(op.f("fk_case_files_legal_hold_by_id"), "case_files", "people", ["legal_hold_by_id"], ["id"])
    op.add_column(
        "engagements", sa.Column("replacement_agreed_with", sa.Text(), server_default=sa.text("''"), nullable=False)
    )
    op.add_column(
        "engagements", sa.Column("replacement_agreed_how", sa.Text(), server_default=sa.text("''"), nullable=False)
    )
    op.add_column("engagements", sa.Column("end_wording", sa.Text(), server_default=sa.text("''"), nullable=False))
    op.add_column("engagements", sa.Column("investigation_public_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("reports", sa.Column("reopen_reason", sa.Text(), server_default=sa.text("''"), nullable=False))
    op.add_column("reports", sa.Column("corrects_id", sa.BigInteger(), nullable=True))
    op.add_column("reports", sa.Column("correction_reason", sa.Text(), server_default=sa.text("''"), nullable=False))
    op.add_column("reports", sa.Column("removal_reason", sa.Text(), server_default=sa.text("''"), nullable=False))
    op.create_foreign_key(op.f("fk_reports_corrects_id"), "reports", "reports", ["corrects_id"], ["id"])
    op.alter_column("case_accesses", "reason", server_default=None)
    op.alter_column("case_accesses", "end_reason", server_default=None)
    op.alter_column("engagements", "replacement_agreed_with", server_default=None)
    op.alter_column("engagements", "replacement_agreed_how", server_default=None)
    op.alter_column("engagements", "end_wording", server_default=None)
    op.alter_column("reports", "reopen_reason", server_default=None)
    op.alter_column("reports", "correction_reason", server_default=None)
    op.alter_column("reports", "removal_reason", server_default=None)


def downgrade() -> None:
    """Take it away again."""
    op.drop_constraint(op.f("fk_reports_corrects_id"), "reports", type_="foreignkey")
    op.drop_column("reports", "removal_reason")
    op.drop_column("reports", "correction_reason")
    op.drop_column("reports", "corrects_id")
    op.drop_column("reports", "reopen_reason")
    op.drop_column("engagements", "investigation_public_at")
    op.drop_column("engagements", "end_wording")
    op.drop_column("engagements", "replacement_agreed_how")
    op.drop_column("engagements", "replacement_agreed_with")
    op.drop_constraint(op.f("fk_case_files_legal_hold_by_id"), "case_files", type_="foreignkey")
    op.drop_column("case_files", "legal_hold_by_id")
    op.drop_column("case_files", "legal_hold_at")
    op.drop_constraint(op.f("fk_case_accesses_given_by_id"), "case_accesses", type_="foreignkey")
    op.drop_constraint(op.f("fk_case_accesses_ended_by_id"), "case_accesses", type_="foreignkey")
    op.drop_column("case_accesses", "end_reason")
    op.drop_column("case_accesses", "ended_by_id")
    op.drop_column("case_accesses", "reason")
    op.drop_column("case_accesses", "given_by_id")
    op.drop_index("uq_case_tasks_open", table_name="case_tasks", postgresql_where=sa.text("settled_at IS NULL"))
    op.drop_index("ix_case_tasks_open", table_name="case_tasks", postgresql_where=sa.text("settled_at IS NULL"))
    op.drop_index(op.f("ix_case_tasks_case_file_id"), table_name="case_tasks")
    op.drop_table("case_tasks")
