"""Make engagements and their parts."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Build it."""
    op.create_table(
        "engagements",
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
            nullable=False,
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
            nullable=False,
        ),
        sa.Column("manager_id", sa.BigInteger(), nullable=True),
        sa.Column("provider_id", sa.BigInteger(), nullable=True),
        sa.Column("state_before_hold", sa.Text(), nullable=True),
        sa.Column("state_left", sa.Text(), nullable=True),
        sa.Column("last_open_state", sa.Text(), nullable=True),
        sa.Column("call_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("call_zone", sa.Text(), nullable=False),
        sa.Column("call_with", sa.Text(), nullable=False),
        sa.Column("call_goals", sa.Text(), nullable=False),
        sa.Column("call_audience", sa.Text(), nullable=False),
        sa.Column("call_note", sa.Text(), nullable=False),
        sa.Column("no_expert_reason", sa.Text(), nullable=False),
        sa.Column(
            "hold_reason",
            sa.Enum(
                "agency_asked",
                "provider_asked",
                "scheduling",
                "funding",
                "deconfliction",
                "investigation",
                "other",
                name="holdreason",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("hold_audience", sa.Text(), nullable=False),
        sa.Column("hold_note", sa.Text(), nullable=False),
        sa.Column("hold_ends_on", sa.Date(), nullable=True),
        sa.Column("hold_review_on", sa.Date(), nullable=True),
        sa.Column(
            "end_reason",
            sa.Enum(
                "withdrawn_by_agency",
                "investigation_opened",
                "program_change",
                "transferred",
                "change_of_leadership",
                "lack_of_progress",
                "duplicate",
                "not_selected",
                "converted",
                "other",
                name="endreason",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("end_audience", sa.Text(), nullable=False),
        sa.Column("end_note", sa.Text(), nullable=False),
        sa.Column("surviving_reference", sa.Text(), nullable=False),
        sa.Column("handed_over_to", sa.Text(), nullable=False),
        sa.Column("handover_note", sa.Text(), nullable=False),
        sa.Column("replacement_agreed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("conversion_agreed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column(
            "converts_to",
            sa.Enum(
                "training_and_assistance",
                "immediate_assistance",
                "data_analysis",
                "after_action_review",
                "in_depth_review",
                "assessment",
                name="converts_to",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("survey_sent_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("recommendations_handed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("no_follow_up_reason", sa.Text(), nullable=False),
        sa.Column(
            "outcome",
            sa.Enum(
                "completed_as_planned",
                "completed_with_changes",
                "partly_completed",
                name="outcomecode",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("outcome_note", sa.Text(), nullable=False),
        sa.Column("records_class", sa.Text(), nullable=False),
        sa.Column("announcement_text", sa.Text(), nullable=False),
        sa.Column("announcement_proposed_by_id", sa.BigInteger(), nullable=True),
        sa.Column("is_confidential", sa.Boolean(), nullable=False),
        sa.Column("announced_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("case_file_id", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("state_since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("state <> 'closed' OR outcome IS NOT NULL", name=op.f("ck_engagements_outcome")),
        sa.CheckConstraint("state <> 'on_hold' OR state_before_hold IS NOT NULL", name=op.f("ck_engagements_hold")),
        sa.CheckConstraint(
            "state IN ('agreement', 'announcement', 'assessment', 'closed', 'delivery', 'ended', 'executive_call', 'fact_finding', 'final_report', 'follow_up', 'implementation', 'intake_call', 'on_hold', 'planning', 'provider_selection', 'readiness', 'release', 'reporting', 'scoping', 'site_selection', 'sustainment', 'team', 'wrap_up')",
            name=op.f("ck_engagements_state"),
        ),
        sa.ForeignKeyConstraint(
            ["announcement_proposed_by_id"], ["people.id"], name=op.f("fk_engagements_announcement_proposed_by_id")
        ),
        sa.ForeignKeyConstraint(["case_file_id"], ["case_files.id"], name=op.f("fk_engagements_case_file_id")),
        sa.ForeignKeyConstraint(["manager_id"], ["people.id"], name=op.f("fk_engagements_manager_id")),
        sa.ForeignKeyConstraint(["provider_id"], ["organizations.id"], name=op.f("fk_engagements_provider_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_engagements")),
    )
    op.create_index(op.f("ix_engagements_case_file_id"), "engagements", ["case_file_id"], unique=False)
    op.create_index("uq_engagements_number", "engagements", ["case_file_id", "number"], unique=True)
    op.create_index(
        "uq_engagements_open",
        "engagements",
        ["case_file_id"],
        unique=True,
        postgresql_where=sa.text("state NOT IN ('closed', 'ended')"),
    )
    op.create_table(
        "assignments",
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("engagement_id", sa.BigInteger(), nullable=False),
        sa.Column("person_id", sa.BigInteger(), nullable=False),
        sa.Column("provider_id", sa.BigInteger(), nullable=True),
        sa.Column("skill", sa.Text(), nullable=False),
        sa.Column("proposed_by_id", sa.BigInteger(), nullable=True),
        sa.Column("has_conflict", sa.Boolean(), nullable=True),
        sa.Column("disclosure", sa.Text(), nullable=False),
        sa.Column("attested_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("conflict_note", sa.Text(), nullable=False),
        sa.Column("conflict_plan", sa.Text(), nullable=False),
        sa.Column(
            "decline_reason",
            sa.Enum(
                "not_available",
                "conflict_of_interest",
                "outside_expertise",
                "other",
                name="expertdeclinereason",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("answer_note", sa.Text(), nullable=False),
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("case_file_id", sa.BigInteger(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("state_since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "state IN ('proposed', 'attested', 'confirmed', 'conflicted', 'declined', 'released')",
            name=op.f("ck_assignments_state"),
        ),
        sa.CheckConstraint(
            "state NOT IN ('attested', 'confirmed') OR attested_at IS NOT NULL", name=op.f("ck_assignments_attested")
        ),
        sa.ForeignKeyConstraint(["case_file_id"], ["case_files.id"], name=op.f("fk_assignments_case_file_id")),
        sa.ForeignKeyConstraint(["engagement_id"], ["engagements.id"], name=op.f("fk_assignments_engagement_id")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_assignments_person_id")),
        sa.ForeignKeyConstraint(["proposed_by_id"], ["people.id"], name=op.f("fk_assignments_proposed_by_id")),
        sa.ForeignKeyConstraint(["provider_id"], ["organizations.id"], name=op.f("fk_assignments_provider_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_assignments")),
    )
    op.create_index(op.f("ix_assignments_case_file_id"), "assignments", ["case_file_id"], unique=False)
    op.create_index(op.f("ix_assignments_engagement_id"), "assignments", ["engagement_id"], unique=False)
    op.create_index("ix_assignments_person", "assignments", ["person_id", "state"], unique=False)
    op.create_index("uq_assignments_number", "assignments", ["case_file_id", "number"], unique=True)
    op.create_index(
        "uq_assignments_open",
        "assignments",
        ["engagement_id", "person_id"],
        unique=True,
        postgresql_where="state IN ('proposed', 'attested', 'confirmed', 'conflicted')",
    )
    op.create_table(
        "check_ins",
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("engagement_id", sa.BigInteger(), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("what_changed", sa.Text(), nullable=False),
        sa.Column("still_needed", sa.Text(), nullable=False),
        sa.Column("still_in_use", sa.Text(), nullable=False),
        sa.Column("answered_by_id", sa.BigInteger(), nullable=True),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("case_file_id", sa.BigInteger(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("state_since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("state IN ('due', 'answered', 'missed', 'withdrawn')", name=op.f("ck_check_ins_state")),
        sa.ForeignKeyConstraint(["answered_by_id"], ["people.id"], name=op.f("fk_check_ins_answered_by_id")),
        sa.ForeignKeyConstraint(["case_file_id"], ["case_files.id"], name=op.f("fk_check_ins_case_file_id")),
        sa.ForeignKeyConstraint(["engagement_id"], ["engagements.id"], name=op.f("fk_check_ins_engagement_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_check_ins")),
    )
    op.create_index(op.f("ix_check_ins_case_file_id"), "check_ins", ["case_file_id"], unique=False)
    op.create_index(op.f("ix_check_ins_engagement_id"), "check_ins", ["engagement_id"], unique=False)
    op.create_index("uq_check_ins_number", "check_ins", ["case_file_id", "number"], unique=True)
    op.create_table(
        "milestones",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("case_file_id", sa.BigInteger(), nullable=False),
        sa.Column("engagement_id", sa.BigInteger(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("reached_on", sa.Date(), nullable=True),
        sa.Column("dropped_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.ForeignKeyConstraint(["case_file_id"], ["case_files.id"], name=op.f("fk_milestones_case_file_id")),
        sa.ForeignKeyConstraint(["engagement_id"], ["engagements.id"], name=op.f("fk_milestones_engagement_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_milestones")),
    )
    op.create_index(op.f("ix_milestones_case_file_id"), "milestones", ["case_file_id"], unique=False)
    op.create_index(op.f("ix_milestones_engagement_id"), "milestones", ["engagement_id"], unique=False)
    op.create_index("uq_milestones_number", "milestones", ["case_file_id", "number"], unique=True)
    op.create_table(
        "obligations",
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("engagement_id", sa.BigInteger(), nullable=True),
        sa.Column(
            "kind",
            sa.Enum(
                "survey",
                "performance_report",
                "award_expiry",
                "omb_expiry",
                "new_executive_confirms",
                "provisional_debt",
                name="obligationkind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("met_goals", sa.SmallInteger(), nullable=True),
        sa.Column("partnerships", sa.SmallInteger(), nullable=True),
        sa.Column("problem_solving", sa.SmallInteger(), nullable=True),
        sa.Column("organization", sa.SmallInteger(), nullable=True),
        sa.Column("technology", sa.SmallInteger(), nullable=True),
        sa.Column("strategies", sa.SmallInteger(), nullable=True),
        sa.Column("liked", sa.Text(), nullable=False),
        sa.Column("to_improve", sa.Text(), nullable=False),
        sa.Column("completed_by_id", sa.BigInteger(), nullable=True),
        sa.Column("completed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("case_file_id", sa.BigInteger(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("state_since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("state IN ('due', 'done', 'missed', 'withdrawn')", name=op.f("ck_obligations_state")),
        sa.CheckConstraint("met_goals IS NULL OR met_goals BETWEEN 1 AND 5", name=op.f("ck_obligations_met_goals")),
        sa.ForeignKeyConstraint(["case_file_id"], ["case_files.id"], name=op.f("fk_obligations_case_file_id")),
        sa.ForeignKeyConstraint(["completed_by_id"], ["people.id"], name=op.f("fk_obligations_completed_by_id")),
        sa.ForeignKeyConstraint(["engagement_id"], ["engagements.id"], name=op.f("fk_obligations_engagement_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_obligations")),
    )
    op.create_index(op.f("ix_obligations_case_file_id"), "obligations", ["case_file_id"], unique=False)
    op.create_index(op.f("ix_obligations_engagement_id"), "obligations", ["engagement_id"], unique=False)
    op.create_index("uq_obligations_number", "obligations", ["case_file_id", "number"], unique=True)
    op.create_table(
        "offers",
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("engagement_id", sa.BigInteger(), nullable=False),
        sa.Column("provider_id", sa.BigInteger(), nullable=False),
        sa.Column(
            "place",
            sa.Enum("lead", "further", name="offerplace", native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.Column("message", sa.Text(), nullable=False),
        sa.Column("offered_by_id", sa.BigInteger(), nullable=True),
        sa.Column(
            "decline_reason",
            sa.Enum(
                "no_capacity",
                "conflict_of_interest",
                "outside_expertise",
                "dates",
                "other",
                name="offerdeclinereason",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("answer_note", sa.Text(), nullable=False),
        sa.Column("answered_by_id", sa.BigInteger(), nullable=True),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("case_file_id", sa.BigInteger(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("state_since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("state <> 'declined' OR decline_reason IS NOT NULL", name=op.f("ck_offers_decline_reason")),
        sa.CheckConstraint(
            "state IN ('offered', 'accepted', 'declined', 'lapsed', 'revoked')", name=op.f("ck_offers_state")
        ),
        sa.ForeignKeyConstraint(["answered_by_id"], ["people.id"], name=op.f("fk_offers_answered_by_id")),
        sa.ForeignKeyConstraint(["case_file_id"], ["case_files.id"], name=op.f("fk_offers_case_file_id")),
        sa.ForeignKeyConstraint(["engagement_id"], ["engagements.id"], name=op.f("fk_offers_engagement_id")),
        sa.ForeignKeyConstraint(["offered_by_id"], ["people.id"], name=op.f("fk_offers_offered_by_id")),
        sa.ForeignKeyConstraint(["provider_id"], ["organizations.id"], name=op.f("fk_offers_provider_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_offers")),
    )
    op.create_index(op.f("ix_offers_case_file_id"), "offers", ["case_file_id"], unique=False)
    op.create_index(op.f("ix_offers_engagement_id"), "offers", ["engagement_id"], unique=False)
    op.create_index("ix_offers_provider", "offers", ["provider_id", "state"], unique=False)
    op.create_index("uq_offers_number", "offers", ["case_file_id", "number"], unique=True)
    op.create_index(
        "uq_offers_open_lead",
        "offers",
        ["engagement_id"],
        unique=True,
        postgresql_where="state IN ('offered', 'accepted') AND place = 'lead'",
    )
    op.create_table(
        "plans",
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("engagement_id", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("amends_id", sa.BigInteger(), nullable=True),
        sa.Column("amendment_reason", sa.Text(), nullable=False),
        sa.Column("summary", sa.Text(), nullable=False),
        sa.Column("cost_estimate", sa.Numeric(precision=12, scale=2), nullable=True),
        sa.Column("team", sa.Text(), nullable=False),
        sa.Column("author_ids", sa.ARRAY(sa.BigInteger()), nullable=False),
        sa.Column("submitted_by_id", sa.BigInteger(), nullable=True),
        sa.Column("submitted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column(
            "return_reason",
            sa.Enum(
                "incomplete",
                "unclear",
                "not_in_scope",
                "accuracy",
                "tone_or_style",
                "cost",
                "other",
                name="returnreason",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("return_comment", sa.Text(), nullable=False),
        sa.Column("text_before", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.Column("approved_by_id", sa.BigInteger(), nullable=True),
        sa.Column("approved_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("change_comment", sa.Text(), nullable=False),
        sa.Column("concurred_by_id", sa.BigInteger(), nullable=True),
        sa.Column("concurred_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("concurrence_channel", sa.Text(), nullable=False),
        sa.Column("concurrence_note", sa.Text(), nullable=False),
        sa.Column("concurrence_document_id", sa.BigInteger(), nullable=True),
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("case_file_id", sa.BigInteger(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("state_since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "state IN ('agency_concurrence', 'agreed', 'cops_review', 'drafting', 'dropped', 'superseded', 'withdrawn')",
            name=op.f("ck_plans_state"),
        ),
        sa.CheckConstraint(
            "approved_by_id IS NULL OR NOT (approved_by_id = ANY (author_ids))", name=op.f("ck_plans_other_person")
        ),
        sa.ForeignKeyConstraint(["amends_id"], ["plans.id"], name=op.f("fk_plans_amends_id")),
        sa.ForeignKeyConstraint(["approved_by_id"], ["people.id"], name=op.f("fk_plans_approved_by_id")),
        sa.ForeignKeyConstraint(["case_file_id"], ["case_files.id"], name=op.f("fk_plans_case_file_id")),
        sa.ForeignKeyConstraint(["concurred_by_id"], ["people.id"], name=op.f("fk_plans_concurred_by_id")),
        sa.ForeignKeyConstraint(
            ["concurrence_document_id"], ["documents.id"], name=op.f("fk_plans_concurrence_document_id")
        ),
        sa.ForeignKeyConstraint(["engagement_id"], ["engagements.id"], name=op.f("fk_plans_engagement_id")),
        sa.ForeignKeyConstraint(["submitted_by_id"], ["people.id"], name=op.f("fk_plans_submitted_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plans")),
    )
    op.create_index(op.f("ix_plans_case_file_id"), "plans", ["case_file_id"], unique=False)
    op.create_index(op.f("ix_plans_engagement_id"), "plans", ["engagement_id"], unique=False)
    op.create_index("uq_plans_number", "plans", ["case_file_id", "number"], unique=True)
    op.create_table(
        "recommendations",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("case_file_id", sa.BigInteger(), nullable=False),
        sa.Column("engagement_id", sa.BigInteger(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("rationale", sa.Text(), nullable=False),
        sa.Column("agency_owner", sa.Text(), nullable=False),
        sa.Column("target_on", sa.Date(), nullable=True),
        sa.Column("author_id", sa.BigInteger(), nullable=True),
        sa.Column("agreed_by_agency", sa.Boolean(), nullable=True),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["author_id"], ["people.id"], name=op.f("fk_recommendations_author_id")),
        sa.ForeignKeyConstraint(["case_file_id"], ["case_files.id"], name=op.f("fk_recommendations_case_file_id")),
        sa.ForeignKeyConstraint(["engagement_id"], ["engagements.id"], name=op.f("fk_recommendations_engagement_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_recommendations")),
    )
    op.create_index(op.f("ix_recommendations_case_file_id"), "recommendations", ["case_file_id"], unique=False)
    op.create_index(op.f("ix_recommendations_engagement_id"), "recommendations", ["engagement_id"], unique=False)
    op.create_index("uq_recommendations_number", "recommendations", ["case_file_id", "number"], unique=True)
    op.create_table(
        "reports",
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("engagement_id", sa.BigInteger(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "ta_report",
                "status_report",
                "review_report",
                "final_report",
                name="reportkind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("edition", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("submitted_by_id", sa.BigInteger(), nullable=True),
        sa.Column("submitted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column(
            "return_reason",
            sa.Enum(
                "incomplete",
                "unclear",
                "not_in_scope",
                "accuracy",
                "tone_or_style",
                "cost",
                "other",
                name="returnreason",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("approved_by_id", sa.BigInteger(), nullable=True),
        sa.Column("approved_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("release_level", sa.Text(), nullable=False),
        sa.Column("redaction_checked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("redaction_checked_by_id", sa.BigInteger(), nullable=True),
        sa.Column("released_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("withheld_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("corrected_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("withhold_reason", sa.Text(), nullable=False),
        sa.Column("correction_proposed_by_id", sa.BigInteger(), nullable=True),
        sa.Column("removal_proposed_by_id", sa.BigInteger(), nullable=True),
        sa.Column("document_id", sa.BigInteger(), nullable=True),
        sa.Column("rendered_version", sa.Integer(), nullable=True),
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("case_file_id", sa.BigInteger(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("state_since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "state IN ('agency_fact_check', 'approved', 'cops_review', 'department_review', 'drafting', 'dropped', 'released', 'taken_down')",
            name=op.f("ck_reports_state"),
        ),
        sa.ForeignKeyConstraint(["approved_by_id"], ["people.id"], name=op.f("fk_reports_approved_by_id")),
        sa.ForeignKeyConstraint(["case_file_id"], ["case_files.id"], name=op.f("fk_reports_case_file_id")),
        sa.ForeignKeyConstraint(
            ["correction_proposed_by_id"], ["people.id"], name=op.f("fk_reports_correction_proposed_by_id")
        ),
        sa.ForeignKeyConstraint(["document_id"], ["documents.id"], name=op.f("fk_reports_document_id")),
        sa.ForeignKeyConstraint(["engagement_id"], ["engagements.id"], name=op.f("fk_reports_engagement_id")),
        sa.ForeignKeyConstraint(
            ["redaction_checked_by_id"], ["people.id"], name=op.f("fk_reports_redaction_checked_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["removal_proposed_by_id"], ["people.id"], name=op.f("fk_reports_removal_proposed_by_id")
        ),
        sa.ForeignKeyConstraint(["submitted_by_id"], ["people.id"], name=op.f("fk_reports_submitted_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reports")),
    )
    op.create_index(op.f("ix_reports_case_file_id"), "reports", ["case_file_id"], unique=False)
    op.create_index(op.f("ix_reports_engagement_id"), "reports", ["engagement_id"], unique=False)
    op.create_index("uq_reports_number", "reports", ["case_file_id", "number"], unique=True)
    op.create_table(
        "claims",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("case_file_id", sa.BigInteger(), nullable=False),
        sa.Column("recommendation_id", sa.BigInteger(), nullable=False),
        sa.Column(
            "side",
            sa.Enum(
                "agency_reported", "validated", name="claimside", native_enum=False, create_constraint=True, length=40
            ),
            nullable=False,
        ),
        sa.Column(
            "status",
            sa.Enum(
                "not_started",
                "in_progress",
                "partially_complete",
                "complete_pending_validation",
                "complete",
                "no_progress",
                "not_assessed",
                "declined_by_agency",
                "superseded",
                name="claimstatus",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("evidence_document_id", sa.BigInteger(), nullable=True),
        sa.Column("claimed_by_id", sa.BigInteger(), nullable=False),
        sa.Column("as_of", sa.Date(), nullable=False),
        sa.Column("claimed_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["case_file_id"], ["case_files.id"], name=op.f("fk_claims_case_file_id")),
        sa.ForeignKeyConstraint(["claimed_by_id"], ["people.id"], name=op.f("fk_claims_claimed_by_id")),
        sa.ForeignKeyConstraint(
            ["evidence_document_id"], ["documents.id"], name=op.f("fk_claims_evidence_document_id")
        ),
        sa.ForeignKeyConstraint(
            ["recommendation_id"], ["recommendations.id"], name=op.f("fk_claims_recommendation_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_claims")),
    )
    op.create_index(op.f("ix_claims_case_file_id"), "claims", ["case_file_id"], unique=False)
    op.create_index(op.f("ix_claims_recommendation_id"), "claims", ["recommendation_id"], unique=False)
    op.create_table(
        "goals",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("case_file_id", sa.BigInteger(), nullable=False),
        sa.Column("plan_id", sa.BigInteger(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("goal", sa.Text(), nullable=False),
        sa.Column("measure", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["case_file_id"], ["case_files.id"], name=op.f("fk_goals_case_file_id")),
        sa.ForeignKeyConstraint(["plan_id"], ["plans.id"], name=op.f("fk_goals_plan_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_goals")),
    )
    op.create_index(op.f("ix_goals_case_file_id"), "goals", ["case_file_id"], unique=False)
    op.create_index(op.f("ix_goals_plan_id"), "goals", ["plan_id"], unique=False)
    op.create_table(
        "plan_items",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("case_file_id", sa.BigInteger(), nullable=False),
        sa.Column("plan_id", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("on_date", sa.Date(), nullable=False),
        sa.Column("delivery_type", sa.Text(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("is_carried_out", sa.Boolean(), nullable=False),
        sa.CheckConstraint("kind IN ('activity', 'deliverable', 'milestone')", name=op.f("ck_plan_items_kind")),
        sa.ForeignKeyConstraint(["case_file_id"], ["case_files.id"], name=op.f("fk_plan_items_case_file_id")),
        sa.ForeignKeyConstraint(["plan_id"], ["plans.id"], name=op.f("fk_plan_items_plan_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plan_items")),
    )
    op.create_index(op.f("ix_plan_items_case_file_id"), "plan_items", ["case_file_id"], unique=False)
    op.create_index(op.f("ix_plan_items_plan_id"), "plan_items", ["plan_id"], unique=False)
    op.create_table(
        "report_sections",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("case_file_id", sa.BigInteger(), nullable=False),
        sa.Column("report_id", sa.BigInteger(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("author_id", sa.BigInteger(), nullable=True),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "status IN ('empty', 'drafting', 'complete', 'not_applicable')", name=op.f("ck_report_sections_status")
        ),
        sa.ForeignKeyConstraint(["author_id"], ["people.id"], name=op.f("fk_report_sections_author_id")),
        sa.ForeignKeyConstraint(["case_file_id"], ["case_files.id"], name=op.f("fk_report_sections_case_file_id")),
        sa.ForeignKeyConstraint(["report_id"], ["reports.id"], name=op.f("fk_report_sections_report_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_report_sections")),
    )
    op.create_index(op.f("ix_report_sections_case_file_id"), "report_sections", ["case_file_id"], unique=False)
    op.create_index("uq_report_sections_key", "report_sections", ["report_id", "key"], unique=True)
    op.create_table(
        "section_authors",
        sa.Column("report_id", sa.BigInteger(), nullable=False),
        sa.Column("person_id", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_section_authors_person_id")),
        sa.ForeignKeyConstraint(["report_id"], ["reports.id"], name=op.f("fk_section_authors_report_id")),
        sa.PrimaryKeyConstraint("report_id", "person_id", name=op.f("pk_section_authors")),
    )
    op.create_table(
        "activities",
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("engagement_id", sa.BigInteger(), nullable=False),
        sa.Column("plan_item_id", sa.BigInteger(), nullable=True),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column(
            "type",
            sa.Enum(
                "in_person_training",
                "virtual_training",
                "virtual_coaching",
                "meeting_facilitation",
                "on_site_consultation",
                "resource_referral",
                "policy_review",
                "peer_exchange",
                "data_analysis",
                "after_action_review",
                "in_depth_review",
                "facilitated_discussion",
                "outreach_support",
                "executive_consultation",
                "organizational_assessment",
                "strategic_planning",
                "train_the_trainer",
                name="deliverytype",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column(
            "mode",
            sa.Enum(
                "in_person", "virtual", "hybrid", name="mode", native_enum=False, create_constraint=True, length=40
            ),
            nullable=True,
        ),
        sa.Column("planned_on", sa.Date(), nullable=False),
        sa.Column("starts_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("zone", sa.Text(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("contact", sa.Text(), nullable=False),
        sa.Column("happened", sa.Text(), nullable=False),
        sa.Column("heads_in_person", sa.Integer(), nullable=True),
        sa.Column("heads_virtual", sa.Integer(), nullable=True),
        sa.Column("provider_next_step", sa.Text(), nullable=False),
        sa.Column("provider_next_step_on", sa.Date(), nullable=True),
        sa.Column("agency_next_step", sa.Text(), nullable=False),
        sa.Column("agency_next_step_on", sa.Date(), nullable=True),
        sa.Column("confirmed_by_id", sa.BigInteger(), nullable=True),
        sa.Column(
            "cancel_reason",
            sa.Enum(
                "agency_asked",
                "provider_unavailable",
                "weather_or_emergency",
                "replaced",
                "no_longer_needed",
                "stood_down",
                name="cancelreason",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("cancel_note", sa.Text(), nullable=False),
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("case_file_id", sa.BigInteger(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("state_since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "state <> 'cancelled' OR cancel_reason IS NOT NULL", name=op.f("ck_activities_cancel_reason")
        ),
        sa.CheckConstraint("state <> 'held' OR happened <> ''", name=op.f("ck_activities_happened")),
        sa.CheckConstraint("state IN ('planned', 'held', 'cancelled')", name=op.f("ck_activities_state")),
        sa.CheckConstraint("heads_in_person >= 0 AND heads_virtual >= 0", name=op.f("ck_activities_heads")),
        sa.ForeignKeyConstraint(["case_file_id"], ["case_files.id"], name=op.f("fk_activities_case_file_id")),
        sa.ForeignKeyConstraint(["confirmed_by_id"], ["people.id"], name=op.f("fk_activities_confirmed_by_id")),
        sa.ForeignKeyConstraint(["engagement_id"], ["engagements.id"], name=op.f("fk_activities_engagement_id")),
        sa.ForeignKeyConstraint(["plan_item_id"], ["plan_items.id"], name=op.f("fk_activities_plan_item_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_activities")),
    )
    op.create_index(op.f("ix_activities_case_file_id"), "activities", ["case_file_id"], unique=False)
    op.create_index(op.f("ix_activities_engagement_id"), "activities", ["engagement_id"], unique=False)
    op.create_index("uq_activities_number", "activities", ["case_file_id", "number"], unique=True)
    op.create_table(
        "deliverables",
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("engagement_id", sa.BigInteger(), nullable=False),
        sa.Column("plan_item_id", sa.BigInteger(), nullable=True),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("document_id", sa.BigInteger(), nullable=True),
        sa.Column("submitted_by_id", sa.BigInteger(), nullable=True),
        sa.Column("submitted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column(
            "return_reason",
            sa.Enum(
                "incomplete",
                "unclear",
                "not_in_scope",
                "accuracy",
                "tone_or_style",
                "cost",
                "other",
                name="returnreason",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("return_comment", sa.Text(), nullable=False),
        sa.Column("accepted_by_id", sa.BigInteger(), nullable=True),
        sa.Column("drop_reason", sa.Text(), nullable=False),
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("case_file_id", sa.BigInteger(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("state_since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "state IN ('planned', 'submitted', 'returned', 'accepted', 'dropped')", name=op.f("ck_deliverables_state")
        ),
        sa.CheckConstraint(
            "state NOT IN ('submitted', 'accepted') OR submitted_by_id IS NOT NULL",
            name=op.f("ck_deliverables_submitted_by"),
        ),
        sa.CheckConstraint(
            "accepted_by_id IS NULL OR accepted_by_id <> submitted_by_id", name=op.f("ck_deliverables_other_person")
        ),
        sa.ForeignKeyConstraint(["accepted_by_id"], ["people.id"], name=op.f("fk_deliverables_accepted_by_id")),
        sa.ForeignKeyConstraint(["case_file_id"], ["case_files.id"], name=op.f("fk_deliverables_case_file_id")),
        sa.ForeignKeyConstraint(["document_id"], ["documents.id"], name=op.f("fk_deliverables_document_id")),
        sa.ForeignKeyConstraint(["engagement_id"], ["engagements.id"], name=op.f("fk_deliverables_engagement_id")),
        sa.ForeignKeyConstraint(["plan_item_id"], ["plan_items.id"], name=op.f("fk_deliverables_plan_item_id")),
        sa.ForeignKeyConstraint(["submitted_by_id"], ["people.id"], name=op.f("fk_deliverables_submitted_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_deliverables")),
    )
    op.create_index(op.f("ix_deliverables_case_file_id"), "deliverables", ["case_file_id"], unique=False)
    op.create_index(op.f("ix_deliverables_engagement_id"), "deliverables", ["engagement_id"], unique=False)
    op.create_index("uq_deliverables_number", "deliverables", ["case_file_id", "number"], unique=True)
    op.create_table(
        "report_comments",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("case_file_id", sa.BigInteger(), nullable=False),
        sa.Column("report_id", sa.BigInteger(), nullable=False),
        sa.Column("section_id", sa.BigInteger(), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("author_id", sa.BigInteger(), nullable=False),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("disposition", sa.Text(), nullable=True),
        sa.Column("disposition_note", sa.Text(), nullable=False),
        sa.Column("disposed_by_id", sa.BigInteger(), nullable=True),
        sa.Column("disposed_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["author_id"], ["people.id"], name=op.f("fk_report_comments_author_id")),
        sa.ForeignKeyConstraint(["case_file_id"], ["case_files.id"], name=op.f("fk_report_comments_case_file_id")),
        sa.ForeignKeyConstraint(["disposed_by_id"], ["people.id"], name=op.f("fk_report_comments_disposed_by_id")),
        sa.ForeignKeyConstraint(["report_id"], ["reports.id"], name=op.f("fk_report_comments_report_id")),
        sa.ForeignKeyConstraint(["section_id"], ["report_sections.id"], name=op.f("fk_report_comments_section_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_report_comments")),
    )
    op.create_index(op.f("ix_report_comments_case_file_id"), "report_comments", ["case_file_id"], unique=False)
    op.create_index(op.f("ix_report_comments_report_id"), "report_comments", ["report_id"], unique=False)
    op.create_table(
        "activity_hours",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("case_file_id", sa.BigInteger(), nullable=False),
        sa.Column("activity_id", sa.BigInteger(), nullable=False),
        sa.Column("person_id", sa.BigInteger(), nullable=False),
        sa.Column("hours", sa.Numeric(precision=5, scale=2), nullable=False),
        sa.CheckConstraint("hours > 0 AND hours <= 24", name=op.f("ck_activity_hours_hours")),
        sa.ForeignKeyConstraint(["activity_id"], ["activities.id"], name=op.f("fk_activity_hours_activity_id")),
        sa.ForeignKeyConstraint(["case_file_id"], ["case_files.id"], name=op.f("fk_activity_hours_case_file_id")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_activity_hours_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_activity_hours")),
    )
    op.create_index(op.f("ix_activity_hours_case_file_id"), "activity_hours", ["case_file_id"], unique=False)
    op.create_index("uq_activity_hours_person", "activity_hours", ["activity_id", "person_id"], unique=True)


def downgrade() -> None:
    """Take it away again."""
    op.drop_index("uq_activity_hours_person", table_name="activity_hours")
    op.drop_index(op.f("ix_activity_hours_case_file_id"), table_name="activity_hours")
    op.drop_table("activity_hours")
    op.drop_index(op.f("ix_report_comments_report_id"), table_name="report_comments")
    op.drop_index(op.f("ix_report_comments_case_file_id"), table_name="report_comments")
    op.drop_table("report_comments")
    op.drop_index("uq_deliverables_number", table_name="deliverables")
    op.drop_index(op.f("ix_deliverables_engagement_id"), table_name="deliverables")
    op.drop_index(op.f("ix_deliverables_case_file_id"), table_name="deliverables")
    op.drop_table("deliverables")
    op.drop_index("uq_activities_number", table_name="activities")
    op.drop_index(op.f("ix_activities_engagement_id"), table_name="activities")
    op.drop_index(op.f("ix_activities_case_file_id"), table_name="activities")
    op.drop_table("activities")
    op.drop_table("section_authors")
    op.drop_index("uq_report_sections_key", table_name="report_sections")
    op.drop_index(op.f("ix_report_sections_case_file_id"), table_name="report_sections")
    op.drop_table("report_sections")
    op.drop_index(op.f("ix_plan_items_plan_id"), table_name="plan_items")
    op.drop_index(op.f("ix_plan_items_case_file_id"), table_name="plan_items")
    op.drop_table("plan_items")
    op.drop_index(op.f("ix_goals_plan_id"), table_name="goals")
    op.drop_index(op.f("ix_goals_case_file_id"), table_name="goals")
    op.drop_table("goals")
    op.drop_index(op.f("ix_claims_recommendation_id"), table_name="claims")
    op.drop_index(op.f("ix_claims_case_file_id"), table_name="claims")
    op.drop_table("claims")
    op.drop_index("uq_reports_number", table_name="reports")
    op.drop_index(op.f("ix_reports_engagement_id"), table_name="reports")
    op.drop_index(op.f("ix_reports_case_file_id"), table_name="reports")
    op.drop_table("reports")
    op.drop_index("uq_recommendations_number", table_name="recommendations")
    op.drop_index(op.f("ix_recommendations_engagement_id"), table_name="recommendations")
    op.drop_index(op.f("ix_recommendations_case_file_id"), table_name="recommendations")
    op.drop_table("recommendations")
    op.drop_index("uq_plans_number", table_name="plans")
    op.drop_index(op.f("ix_plans_engagement_id"), table_name="plans")
    op.drop_index(op.f("ix_plans_case_file_id"), table_name="plans")
    op.drop_table("plans")
    op.drop_index(
        "uq_offers_open_lead",
        table_name="offers",
        postgresql_where="state IN ('offered', 'accepted') AND place = 'lead'",
    )
    op.drop_index("uq_offers_number", table_name="offers")
    op.drop_index("ix_offers_provider", table_name="offers")
    op.drop_index(op.f("ix_offers_engagement_id"), table_name="offers")
    op.drop_index(op.f("ix_offers_case_file_id"), table_name="offers")
    op.drop_table("offers")
    op.drop_index("uq_obligations_number", table_name="obligations")
    op.drop_index(op.f("ix_obligations_engagement_id"), table_name="obligations")
    op.drop_index(op.f("ix_obligations_case_file_id"), table_name="obligations")
    op.drop_table("obligations")
    op.drop_index("uq_milestones_number", table_name="milestones")
    op.drop_index(op.f("ix_milestones_engagement_id"), table_name="milestones")
    op.drop_index(op.f("ix_milestones_case_file_id"), table_name="milestones")
    op.drop_table("milestones")
    op.drop_index("uq_check_ins_number", table_name="check_ins")
    op.drop_index(op.f("ix_check_ins_engagement_id"), table_name="check_ins")
    op.drop_index(op.f("ix_check_ins_case_file_id"), table_name="check_ins")
    op.drop_table("check_ins")
    op.drop_index(
        "uq_assignments_open",
        table_name="assignments",
        postgresql_where="state IN ('proposed', 'attested', 'confirmed', 'conflicted')",
    )
    op.drop_index("uq_assignments_number", table_name="assignments")
    op.drop_index("ix_assignments_person", table_name="assignments")
    op.drop_index(op.f("ix_assignments_engagement_id"), table_name="assignments")
    op.drop_index(op.f("ix_assignments_case_file_id"), table_name="assignments")
    op.drop_table("assignments")
    op.drop_index(
        "uq_engagements_open", table_name="engagements", postgresql_where=sa.text("state NOT IN ('closed', 'ended')")
    )
    op.drop_index("uq_engagements_number", table_name="engagements")
    op.drop_index(op.f("ix_engagements_case_file_id"), table_name="engagements")
    op.drop_table("engagements")
