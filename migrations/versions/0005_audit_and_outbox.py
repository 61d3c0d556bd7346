"""Make the append-only record and the outbox."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

REFUSE_CHANGES = """
CREATE FUNCTION refuse_changes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the record is append-only';
END $$
"""


def upgrade() -> None:
    """Build it."""
    op.create_table(
        "announcements",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("business_key", sa.Text(), nullable=False),
        sa.Column("case_file_id", sa.BigInteger(), nullable=True),
        sa.Column("lifecycle", sa.Text(), nullable=True),
        sa.Column("subject_id", sa.BigInteger(), nullable=True),
        sa.Column("payload", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expanded_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("attempts", sa.BigInteger(), nullable=False),
        sa.Column("error", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["case_file_id"], ["case_files.id"], name=op.f("fk_announcements_case_file_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_announcements")),
        sa.UniqueConstraint("business_key", name=op.f("uq_announcements_business_key")),
    )
    op.create_index(op.f("ix_announcements_case_file_id"), "announcements", ["case_file_id"], unique=False)
    op.create_index(
        "ix_announcements_waiting", "announcements", ["id"], unique=False, postgresql_where="expanded_at IS NULL"
    )
    op.create_table(
        "audit_entries",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("occurred_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor_person_id", sa.BigInteger(), nullable=True),
        sa.Column("actor_role", sa.Text(), nullable=False),
        sa.Column("acting_organization_id", sa.BigInteger(), nullable=True),
        sa.Column("action", sa.Text(), nullable=False),
        sa.Column("object_kind", sa.Text(), nullable=False),
        sa.Column("object_reference", sa.Text(), nullable=False),
        sa.Column("case_file_id", sa.BigInteger(), nullable=True),
        sa.Column("request_id", sa.Text(), nullable=True),
        sa.Column("result", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.CheckConstraint("result IN ('done', 'refused')", name=op.f("ck_audit_entries_result")),
        sa.ForeignKeyConstraint(["case_file_id"], ["case_files.id"], name=op.f("fk_audit_entries_case_file_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit_entries")),
    )
    op.create_index(op.f("ix_audit_entries_actor_person_id"), "audit_entries", ["actor_person_id"], unique=False)
    op.create_index("ix_audit_entries_case_file_id_id", "audit_entries", ["case_file_id", "id"], unique=False)
    op.create_table(
        "audit_details",
        sa.Column("entry_id", sa.BigInteger(), nullable=False),
        sa.Column("facts", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.ForeignKeyConstraint(["entry_id"], ["audit_entries.id"], name=op.f("fk_audit_details_entry_id")),
        sa.PrimaryKeyConstraint("entry_id", name=op.f("pk_audit_details")),
    )
    op.create_table(
        "messages",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("announcement_id", sa.BigInteger(), nullable=True),
        sa.Column("business_key", sa.Text(), nullable=False),
        sa.Column(
            "delivery_class",
            sa.Enum("R", "S", name="deliveryclass", native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("case_file_id", sa.BigInteger(), nullable=True),
        sa.Column("person_id", sa.BigInteger(), nullable=True),
        sa.Column("membership_id", sa.BigInteger(), nullable=True),
        sa.Column(
            "basis",
            sa.Enum(
                "case", "membership", "address", name="basis", native_enum=False, create_constraint=True, length=40
            ),
            nullable=False,
        ),
        sa.Column("address", postgresql.CITEXT(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("message_id", sa.Text(), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "queued",
                "sending",
                "sent",
                "failed",
                "uncertain",
                "not_entitled",
                name="messagestate",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("attempts", sa.BigInteger(), nullable=False),
        sa.Column("next_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("worker", sa.Text(), nullable=True),
        sa.Column("lease_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("result", sa.Text(), nullable=True),
        sa.Column("settled_by_id", sa.BigInteger(), nullable=True),
        sa.Column("settled_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("state <> 'sent' OR sent_at IS NOT NULL", name=op.f("ck_messages_sent_at")),
        sa.ForeignKeyConstraint(["announcement_id"], ["announcements.id"], name=op.f("fk_messages_announcement_id")),
        sa.ForeignKeyConstraint(["case_file_id"], ["case_files.id"], name=op.f("fk_messages_case_file_id")),
        sa.ForeignKeyConstraint(["membership_id"], ["memberships.id"], name=op.f("fk_messages_membership_id")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_messages_person_id")),
        sa.ForeignKeyConstraint(["settled_by_id"], ["people.id"], name=op.f("fk_messages_settled_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_messages")),
        sa.UniqueConstraint("business_key", name=op.f("uq_messages_business_key")),
        sa.UniqueConstraint("message_id", name=op.f("uq_messages_message_id")),
    )
    op.create_index(op.f("ix_messages_announcement_id"), "messages", ["announcement_id"], unique=False)
    op.create_index(op.f("ix_messages_case_file_id"), "messages", ["case_file_id"], unique=False)
    op.create_index(
        "ix_messages_due",
        "messages",
        ["next_at", "id"],
        unique=False,
        postgresql_where="state IN ('queued', 'sending')",
    )
    op.create_index(
        "ix_messages_unsettled",
        "messages",
        ["id"],
        unique=False,
        postgresql_where="state IN ('failed', 'uncertain') AND settled_at IS NULL",
    )
    op.execute(REFUSE_CHANGES)
    for table in ("audit_entries", "audit_details"):
        op.execute(f"REVOKE UPDATE, DELETE, TRUNCATE ON {table} FROM cri_app")
        op.execute(
            f"CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON {table}"
            " FOR EACH STATEMENT EXECUTE FUNCTION refuse_changes()"
        )


def downgrade() -> None:
    """Take it away again."""
    op.drop_index(
        "ix_messages_unsettled",
        table_name="messages",
        postgresql_where="state IN ('failed', 'uncertain') AND settled_at IS NULL",
    )
    op.drop_index("ix_messages_due", table_name="messages", postgresql_where="state IN ('queued', 'sending')")
    op.drop_index(op.f("ix_messages_case_file_id"), table_name="messages")
    op.drop_index(op.f("ix_messages_announcement_id"), table_name="messages")
    op.drop_table("messages")
    op.drop_table("audit_details")
    op.drop_index("ix_audit_entries_case_file_id_id", table_name="audit_entries")
    op.drop_index(op.f("ix_audit_entries_actor_person_id"), table_name="audit_entries")
    op.drop_table("audit_entries")
    op.drop_index("ix_announcements_waiting", table_name="announcements", postgresql_where="expanded_at IS NULL")
    op.drop_index(op.f("ix_announcements_case_file_id"), table_name="announcements")
    op.drop_table("announcements")
    op.execute("DROP FUNCTION refuse_changes()")
