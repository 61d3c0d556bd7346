"""Keep agreements with their signatures."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Build it."""
    op.create_table(
        "agreements",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("case_file_id", sa.BigInteger(), nullable=False),
        sa.Column("engagement_id", sa.BigInteger(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "letter_of_agreement",
                "memorandum_of_agreement",
                name="agreementkind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("document_id", sa.BigInteger(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("goals", sa.Text(), nullable=False),
        sa.Column("release_terms", sa.Text(), nullable=False),
        sa.Column("report_schedule", sa.Text(), nullable=False),
        sa.Column("report_due_on", sa.Date(), nullable=True),
        sa.Column("expires_on", sa.Date(), nullable=True),
        sa.Column("filed_by_id", sa.BigInteger(), nullable=False),
        sa.Column("filed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("concluded_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["case_file_id"], ["case_files.id"], name=op.f("fk_agreements_case_file_id")),
        sa.ForeignKeyConstraint(["document_id"], ["documents.id"], name=op.f("fk_agreements_document_id")),
        sa.ForeignKeyConstraint(["engagement_id"], ["engagements.id"], name=op.f("fk_agreements_engagement_id")),
        sa.ForeignKeyConstraint(["filed_by_id"], ["people.id"], name=op.f("fk_agreements_filed_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agreements")),
    )
    op.create_index(op.f("ix_agreements_case_file_id"), "agreements", ["case_file_id"], unique=False)
    op.create_index(op.f("ix_agreements_engagement_id"), "agreements", ["engagement_id"], unique=False)
    op.create_index("uq_agreements_number", "agreements", ["case_file_id", "number"], unique=True)
    op.create_table(
        "signatures",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("case_file_id", sa.BigInteger(), nullable=False),
        sa.Column("agreement_id", sa.BigInteger(), nullable=False),
        sa.Column(
            "side",
            sa.Enum("agency", "office", name="side", native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("signed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("signer_id", sa.BigInteger(), nullable=True),
        sa.Column("document_id", sa.BigInteger(), nullable=True),
        sa.Column("recorded_by_id", sa.BigInteger(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("signer_id IS NOT NULL OR document_id IS NOT NULL", name=op.f("ck_signatures_evidence")),
        sa.ForeignKeyConstraint(["agreement_id"], ["agreements.id"], name=op.f("fk_signatures_agreement_id")),
        sa.ForeignKeyConstraint(["case_file_id"], ["case_files.id"], name=op.f("fk_signatures_case_file_id")),
        sa.ForeignKeyConstraint(["document_id"], ["documents.id"], name=op.f("fk_signatures_document_id")),
        sa.ForeignKeyConstraint(["recorded_by_id"], ["people.id"], name=op.f("fk_signatures_recorded_by_id")),
        sa.ForeignKeyConstraint(["signer_id"], ["people.id"], name=op.f("fk_signatures_signer_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_signatures")),
    )
    op.create_index(op.f("ix_signatures_case_file_id"), "signatures", ["case_file_id"], unique=False)
    op.create_index("uq_signatures_side", "signatures", ["agreement_id", "side"], unique=True)


def downgrade() -> None:
    """Take it away again."""
    op.drop_index("uq_signatures_side", table_name="signatures")
    op.drop_index(op.f("ix_signatures_case_file_id"), table_name="signatures")
    op.drop_table("signatures")
    op.drop_index("uq_agreements_number", table_name="agreements")
    op.drop_index(op.f("ix_agreements_engagement_id"), table_name="agreements")
    op.drop_index(op.f("ix_agreements_case_file_id"), table_name="agreements")
    op.drop_table("agreements")
