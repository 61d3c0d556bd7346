"""Keep agreements, focus areas and what assessments ask."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

NEW_EDGES = (("focus_area", "ask_for_more", "under_way", "under_way"),)

COLUMNS = ("lifecycle", "step", "from_state", "to_state")
WHERE = "lifecycle = '{}' AND step = '{}' AND from_state = '{}' AND to_state = '{}'"


def upgrade() -> None:
    """Build it."""
    op.create_table(
        "selection_criteria",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_selection_criteria")),
    )
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
        "focus_areas",
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("engagement_id", sa.BigInteger(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("scope", sa.Text(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("proposed_by_id", sa.BigInteger(), nullable=True),
        sa.Column("proposed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("assessed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("drop_reason", sa.Text(), nullable=False),
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("case_file_id", sa.BigInteger(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("state_since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("state <> 'dropped' OR drop_reason <> ''", name=op.f("ck_focus_areas_drop_reason")),
        sa.CheckConstraint(
            "state IN ('planned', 'under_way', 'assessed', 'dropped')", name=op.f("ck_focus_areas_state")
        ),
        sa.ForeignKeyConstraint(["case_file_id"], ["case_files.id"], name=op.f("fk_focus_areas_case_file_id")),
        sa.ForeignKeyConstraint(["engagement_id"], ["engagements.id"], name=op.f("fk_focus_areas_engagement_id")),
        sa.ForeignKeyConstraint(["proposed_by_id"], ["people.id"], name=op.f("fk_focus_areas_proposed_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_focus_areas")),
    )
    op.create_index(op.f("ix_focus_areas_case_file_id"), "focus_areas", ["case_file_id"], unique=False)
    op.create_index(op.f("ix_focus_areas_engagement_id"), "focus_areas", ["engagement_id"], unique=False)
    op.create_index("uq_focus_areas_number", "focus_areas", ["case_file_id", "number"], unique=True)
    op.create_table(
        "site_judgements",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("case_file_id", sa.BigInteger(), nullable=False),
        sa.Column("engagement_id", sa.BigInteger(), nullable=False),
        sa.Column("criterion_id", sa.BigInteger(), nullable=False),
        sa.Column(
            "met",
            sa.Enum("fully", "partly", "not", name="met", native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.ForeignKeyConstraint(["case_file_id"], ["case_files.id"], name=op.f("fk_site_judgements_case_file_id")),
        sa.ForeignKeyConstraint(
            ["criterion_id"], ["selection_criteria.id"], name=op.f("fk_site_judgements_criterion_id")
        ),
        sa.ForeignKeyConstraint(["engagement_id"], ["engagements.id"], name=op.f("fk_site_judgements_engagement_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_site_judgements")),
    )
    op.create_index(op.f("ix_site_judgements_case_file_id"), "site_judgements", ["case_file_id"], unique=False)
    op.create_index("uq_site_judgements_criterion", "site_judgements", ["engagement_id", "criterion_id"], unique=True)
    op.create_table(
        "findings",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("case_file_id", sa.BigInteger(), nullable=False),
        sa.Column("focus_area_id", sa.BigInteger(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum("finding", "observation", name="findingkind", native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("sources", sa.Text(), nullable=False),
        sa.Column("author_id", sa.BigInteger(), nullable=False),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["author_id"], ["people.id"], name=op.f("fk_findings_author_id")),
        sa.ForeignKeyConstraint(["case_file_id"], ["case_files.id"], name=op.f("fk_findings_case_file_id")),
        sa.ForeignKeyConstraint(["focus_area_id"], ["focus_areas.id"], name=op.f("fk_findings_focus_area_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_findings")),
    )
    op.create_index(op.f("ix_findings_case_file_id"), "findings", ["case_file_id"], unique=False)
    op.create_index("uq_findings_number", "findings", ["focus_area_id", "number"], unique=True)
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
    op.add_column("claims", sa.Column("by_provider", sa.Boolean(), server_default=sa.text("false"), nullable=False))
    op.add_column("engagements", sa.Column("readiness_recorded_by_id", sa.BigInteger(), nullable=True))
    op.add_column("engagements", sa.Column("readiness_by", sa.Text(), server_default=sa.text("''"), nullable=False))
    op.add_column(
        "engagements", sa.Column("law_executive_commitment", sa.Text(), server_default=sa.text("''"), nullable=False)
    )
    op.add_column(
        "engagements",
        sa.Column("government_executive_commitment", sa.Text(), server_default=sa.text("''"), nullable=False),
    )
    op.add_column(
        "engagements", sa.Column("governing_body_awareness", sa.Text(), server_default=sa.text("''"), nullable=False)
    )
    op.add_column("engagements", sa.Column("union_awareness", sa.Text(), server_default=sa.text("''"), nullable=False))
    op.add_column(
        "engagements", sa.Column("selection_rationale", sa.Text(), server_default=sa.text("''"), nullable=False)
    )
    op.add_column("engagements", sa.Column("selection_letter", sa.Text(), server_default=sa.text("''"), nullable=False))
    op.add_column("engagements", sa.Column("selection_decided_by_id", sa.BigInteger(), nullable=True))
    op.add_column("engagements", sa.Column("selection_decided_at", sa.DateTime(timezone=True), nullable=True))
    op.create_foreign_key(
        op.f("fk_engagements_readiness_recorded_by_id"), "engagements", "people", ["readiness_recorded_by_id"], ["id"]
    )
    op.create_foreign_key(
        op.f("fk_engagements_selection_decided_by_id"), "engagements", "people", ["selection_decided_by_id"], ["id"]
    )
    op.add_column("recommendations", sa.Column("agreed_by_agency", sa.Boolean(), nullable=True))
    op.add_column("recommendations", sa.Column("agreed_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("recommendations", sa.Column("agreed_by_id", sa.BigInteger(), nullable=True))
    op.add_column(
        "recommendations", sa.Column("agency_answer", sa.Text(), server_default=sa.text("''"), nullable=False)
    )
    op.add_column("recommendations", sa.Column("shown_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("recommendations", sa.Column("focus_area_id", sa.BigInteger(), nullable=True))
    op.create_index(op.f("ix_recommendations_focus_area_id"), "recommendations", ["focus_area_id"], unique=False)
    op.create_foreign_key(
        op.f("fk_recommendations_agreed_by_id"), "recommendations", "people", ["agreed_by_id"], ["id"]
    )
    op.create_foreign_key(
        op.f("fk_recommendations_focus_area_id"), "recommendations", "focus_areas", ["focus_area_id"], ["id"]
    )
    op.add_column("reports", sa.Column("period_ends_on", sa.Date(), nullable=True))
    op.alter_column("claims", "by_provider", server_default=None)
    op.alter_column("engagements", "readiness_by", server_default=None)
    op.alter_column("engagements", "law_executive_commitment", server_default=None)
    op.alter_column("engagements", "government_executive_commitment", server_default=None)
    op.alter_column("engagements", "governing_body_awareness", server_default=None)
    op.alter_column("engagements", "union_awareness", server_default=None)
    op.alter_column("engagements", "selection_rationale", server_default=None)
    op.alter_column("engagements", "selection_letter", server_default=None)
    op.alter_column("recommendations", "agency_answer", server_default=None)
    edges = sa.table("workflow_edges", *(sa.column(name) for name in COLUMNS))
    op.bulk_insert(edges, [dict(zip(COLUMNS, edge, strict=True)) for edge in NEW_EDGES])


def downgrade() -> None:
    """Take it away again."""
    for edge in NEW_EDGES:
        op.execute("DELETE FROM workflow_edges WHERE " + WHERE.format(*edge))
    op.drop_column("reports", "period_ends_on")
    op.drop_constraint(op.f("fk_recommendations_focus_area_id"), "recommendations", type_="foreignkey")
    op.drop_constraint(op.f("fk_recommendations_agreed_by_id"), "recommendations", type_="foreignkey")
    op.drop_index(op.f("ix_recommendations_focus_area_id"), table_name="recommendations")
    op.drop_column("recommendations", "focus_area_id")
    op.drop_column("recommendations", "shown_at")
    op.drop_column("recommendations", "agency_answer")
    op.drop_column("recommendations", "agreed_by_id")
    op.drop_column("recommendations", "agreed_at")
    op.drop_column("recommendations", "agreed_by_agency")
    op.drop_constraint(op.f("fk_engagements_selection_decided_by_id"), "engagements", type_="foreignkey")
    op.drop_constraint(op.f("fk_engagements_readiness_recorded_by_id"), "engagements", type_="foreignkey")
    op.drop_column("engagements", "selection_decided_at")
    op.drop_column("engagements", "selection_decided_by_id")
    op.drop_column("engagements", "selection_letter")
    op.drop_column("engagements", "selection_rationale")
    op.drop_column("engagements", "union_awareness")
    op.drop_column("engagements", "governing_body_awareness")
    op.drop_column("engagements", "government_executive_commitment")
    op.drop_column("engagements", "law_executive_commitment")
    op.drop_column("engagements", "readiness_by")
    op.drop_column("engagements", "readiness_recorded_by_id")
    op.drop_column("claims", "by_provider")
    op.drop_index("uq_signatures_side", table_name="signatures")
    op.drop_index(op.f("ix_signatures_case_file_id"), table_name="signatures")
    op.drop_table("signatures")
    op.drop_index("uq_findings_number", table_name="findings")
    op.drop_index(op.f("ix_findings_case_file_id"), table_name="findings")
    op.drop_table("findings")
    op.drop_index("uq_site_judgements_criterion", table_name="site_judgements")
    op.drop_index(op.f("ix_site_judgements_case_file_id"), table_name="site_judgements")
    op.drop_table("site_judgements")
    op.drop_index("uq_focus_areas_number", table_name="focus_areas")
    op.drop_index(op.f("ix_focus_areas_engagement_id"), table_name="focus_areas")
    op.drop_index(op.f("ix_focus_areas_case_file_id"), table_name="focus_areas")
    op.drop_table("focus_areas")
    op.drop_index("uq_agreements_number", table_name="agreements")
    op.drop_index(op.f("ix_agreements_engagement_id"), table_name="agreements")
    op.drop_index(op.f("ix_agreements_case_file_id"), table_name="agreements")
    op.drop_table("agreements")
    op.drop_table("selection_criteria")
