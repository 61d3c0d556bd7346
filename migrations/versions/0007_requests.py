"""Make requests for assistance."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Build it."""
    op.create_table(
        "statements",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "paperwork_reduction_act",
                "privacy_act",
                "not_a_complaint",
                "accessibility",
                name="statementkind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("omb_number", sa.Text(), nullable=False),
        sa.Column("expires_on", sa.Date(), nullable=True),
        sa.Column("burden_minutes", sa.Integer(), nullable=True),
        sa.Column("expiry_overridden", sa.Boolean(), nullable=False),
        sa.Column("override_reason", sa.Text(), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        postgresql.ExcludeConstraint(
            (sa.column("kind"), "="),
            (sa.text("daterange(since, until, '[]')"), "&&"),
            using="gist",
            name="ex_statements_one_a_day",
        ),
        sa.CheckConstraint("NOT expiry_overridden OR override_reason <> ''", name=op.f("ck_statements_override")),
        sa.CheckConstraint("until IS NULL OR until >= since", name=op.f("ck_statements_dates")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_statements")),
    )
    op.create_table(
        "topics",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("group", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("retired_on", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_topics")),
        sa.UniqueConstraint("name", name=op.f("uq_topics_name")),
    )
    op.create_table(
        "duty_periods",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("person_id", sa.BigInteger(), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=False),
        sa.CheckConstraint("until >= since", name=op.f("ck_duty_periods_dates")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_duty_periods_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_duty_periods")),
    )
    op.create_index(op.f("ix_duty_periods_person_id"), "duty_periods", ["person_id"], unique=False)
    op.create_table(
        "deconflictions",
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column(
            "component",
            sa.Enum(
                "civil_rights_division",
                "office_of_justice_programs",
                "community_relations_service",
                "us_attorney",
                name="component",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("contact_name", sa.Text(), nullable=False),
        sa.Column("asked_by_id", sa.BigInteger(), nullable=True),
        sa.Column("answer", sa.Text(), nullable=True),
        sa.Column("answered_by", sa.Text(), nullable=False),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("recorded_by_id", sa.BigInteger(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("case_file_id", sa.BigInteger(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("state_since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("answer IN ('clear', 'objected', 'held')", name=op.f("ck_deconflictions_answer")),
        sa.CheckConstraint(
            "state IN ('asked', 'clear', 'objected', 'held', 'withdrawn')", name=op.f("ck_deconflictions_state")
        ),
        sa.ForeignKeyConstraint(["asked_by_id"], ["people.id"], name=op.f("fk_deconflictions_asked_by_id")),
        sa.ForeignKeyConstraint(["case_file_id"], ["case_files.id"], name=op.f("fk_deconflictions_case_file_id")),
        sa.ForeignKeyConstraint(["recorded_by_id"], ["people.id"], name=op.f("fk_deconflictions_recorded_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_deconflictions")),
    )
    op.create_index(op.f("ix_deconflictions_case_file_id"), "deconflictions", ["case_file_id"], unique=False)
    op.create_index("uq_deconflictions_number", "deconflictions", ["case_file_id", "number"], unique=True)
    op.create_table(
        "questions",
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("in_request", sa.Boolean(), nullable=False),
        sa.Column("paused_clock", sa.Text(), nullable=True),
        sa.Column("asked_by_id", sa.BigInteger(), nullable=True),
        sa.Column("answered_by_id", sa.BigInteger(), nullable=True),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("case_file_id", sa.BigInteger(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("state_since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("state IN ('open', 'answered', 'withdrawn', 'unanswered')", name=op.f("ck_questions_state")),
        sa.ForeignKeyConstraint(["answered_by_id"], ["people.id"], name=op.f("fk_questions_answered_by_id")),
        sa.ForeignKeyConstraint(["asked_by_id"], ["people.id"], name=op.f("fk_questions_asked_by_id")),
        sa.ForeignKeyConstraint(["case_file_id"], ["case_files.id"], name=op.f("fk_questions_case_file_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_questions")),
    )
    op.create_index(op.f("ix_questions_case_file_id"), "questions", ["case_file_id"], unique=False)
    op.create_index("uq_questions_number", "questions", ["case_file_id", "number"], unique=True)
    op.create_table(
        "requests",
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column(
            "channel",
            sa.Enum(
                "web",
                "phone",
                "email",
                "mail",
                "referral",
                name="channel",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("spoken_with", sa.Text(), nullable=False),
        sa.Column(
            "program_wanted",
            sa.Enum(
                "cri_tac",
                "critical_response",
                "organizational_assessment",
                "not_sure",
                name="wantedprogram",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("delivery_types", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column(
            "mode",
            sa.Enum(
                "in_person", "virtual", "hybrid", name="mode", native_enum=False, create_constraint=True, length=40
            ),
            nullable=True,
        ),
        sa.Column("start_key", sa.Text(), nullable=True),
        sa.Column("steps_done", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("last_saved_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("claimed_agency_id", sa.BigInteger(), nullable=True),
        sa.Column("agency_name", sa.Text(), nullable=False),
        sa.Column("agency_ori", sa.Text(), nullable=False),
        sa.Column(
            "agency_type",
            sa.Enum(
                "municipal",
                "sheriff",
                "county_police",
                "state",
                "campus",
                "tribal",
                "territorial",
                "special_jurisdiction",
                "federal",
                "unknown",
                "other",
                name="agencytype",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("agency_not_listed", sa.Boolean(), nullable=False),
        sa.Column("street", sa.Text(), nullable=False),
        sa.Column("city", sa.Text(), nullable=False),
        sa.Column("state_code", sa.Text(), nullable=False),
        sa.Column("postal_code", sa.Text(), nullable=False),
        sa.Column("population_served", sa.Integer(), nullable=True),
        sa.Column("sworn_full_time", sa.Integer(), nullable=True),
        sa.Column("sworn_part_time", sa.Integer(), nullable=True),
        sa.Column("civilian_staff", sa.Integer(), nullable=True),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("problem", sa.Text(), nullable=False),
        sa.Column("how_it_came_up", sa.Text(), nullable=False),
        sa.Column("if_nothing_is_done", sa.Text(), nullable=False),
        sa.Column("supporting_data", sa.Text(), nullable=False),
        sa.Column("barriers", sa.Text(), nullable=False),
        sa.Column("policies_in_place", sa.Text(), nullable=False),
        sa.Column("what_was_tried", sa.Text(), nullable=False),
        sa.Column("outcome_wanted", sa.Text(), nullable=False),
        sa.Column("success_measure", sa.Text(), nullable=False),
        sa.Column("audience", sa.Text(), nullable=False),
        sa.Column("number_to_train", sa.Integer(), nullable=True),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("wanted_from", sa.Date(), nullable=True),
        sa.Column("wanted_until", sa.Date(), nullable=True),
        sa.Column("hard_deadline", sa.Date(), nullable=True),
        sa.Column(
            "urgency",
            sa.Enum("routine", "soon", "urgent", name="urgency", native_enum=False, create_constraint=True, length=40),
            nullable=True,
        ),
        sa.Column(
            "incident_kind",
            sa.Enum(
                "mass_violence",
                "demonstration",
                "officer_involved_shooting",
                "in_custody_death",
                "line_of_duty_death",
                "disaster",
                "large_event",
                "cyber",
                "misconduct",
                "other",
                name="incidentkind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("incident_on", sa.Date(), nullable=True),
        sa.Column("incident_place", sa.Text(), nullable=False),
        sa.Column("casualties", sa.Text(), nullable=False),
        sa.Column("agencies_involved", sa.Text(), nullable=False),
        sa.Column("open_proceedings", sa.Text(), nullable=False),
        sa.Column("press_attention", sa.Text(), nullable=False),
        sa.Column("other_reviews", sa.Text(), nullable=False),
        sa.Column("review_justification", sa.Text(), nullable=False),
        sa.Column("focus_areas_wanted", sa.Text(), nullable=False),
        sa.Column("community_concerns", sa.Text(), nullable=False),
        sa.Column("governing_body_aware", sa.Boolean(), nullable=True),
        sa.Column("unions_aware", sa.Boolean(), nullable=True),
        sa.Column("commits_to_act", sa.Boolean(), nullable=True),
        sa.Column("pending_matters", sa.Text(), nullable=False),
        sa.Column("has_pending_matters", sa.Boolean(), nullable=True),
        sa.Column("earlier_help", sa.Text(), nullable=False),
        sa.Column(
            "naming_consent",
            sa.Enum(
                "yes", "no", "ask_first", name="namingconsent", native_enum=False, create_constraint=True, length=40
            ),
            nullable=True,
        ),
        sa.Column("heard_from", sa.Text(), nullable=False),
        sa.Column("authority_attested", sa.Boolean(), nullable=False),
        sa.Column("authority_attested_by_id", sa.BigInteger(), nullable=True),
        sa.Column("authority_attested_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column(
            "authorization_kind",
            sa.Enum(
                "e_attestation",
                "letter",
                name="authorizationkind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("authorization_by", sa.Text(), nullable=False),
        sa.Column("authorization_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("authorization_document_id", sa.BigInteger(), nullable=True),
        sa.Column("screener_id", sa.BigInteger(), nullable=True),
        sa.Column("agency_matched_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("agency_matched_by_id", sa.BigInteger(), nullable=True),
        sa.Column("eligibility_confirmed", sa.Boolean(), nullable=True),
        sa.Column("eligibility_confirmed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("eligibility_confirmed_by_id", sa.BigInteger(), nullable=True),
        sa.Column("eligibility_note", sa.Text(), nullable=False),
        sa.Column("duplicates_checked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("duplicates_checked_by_id", sa.BigInteger(), nullable=True),
        sa.Column("program_settled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("program_settled_by_id", sa.BigInteger(), nullable=True),
        sa.Column("kind_left_to_call", sa.Boolean(), nullable=False),
        sa.Column("executive_word", sa.Text(), nullable=False),
        sa.Column("executive_word_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column(
            "decline_reason",
            sa.Enum(
                "not_eligible",
                "out_of_scope",
                "no_capacity",
                "no_authorization",
                "no_response",
                "other",
                name="declinereason",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("decline_letter", sa.Text(), nullable=False),
        sa.Column("decline_proposed_by_id", sa.BigInteger(), nullable=True),
        sa.Column(
            "decline_proposed_as",
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
                name="decline_proposed_as",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("referral_destination", sa.Text(), nullable=False),
        sa.Column("referral_agreed", sa.Boolean(), nullable=False),
        sa.Column("surviving_case_id", sa.BigInteger(), nullable=True),
        sa.Column(
            "withdrawal_reason",
            sa.Enum(
                "no_longer_needed",
                "help_elsewhere",
                "timing",
                "change_of_leadership",
                "other",
                name="withdrawalreason",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("reopen_wish", sa.Text(), nullable=False),
        sa.Column("reopen_wish_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("case_file_id", sa.BigInteger(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("state_since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "state IN ('draft', 'submitted', 'screening', 'information_requested', 'decline_proposed', 'accepted', 'declined', 'referred', 'duplicate', 'withdrawn', 'lapsed')",
            name=op.f("ck_requests_state"),
        ),
        sa.CheckConstraint("number_to_train IS NULL OR number_to_train >= 0", name=op.f("ck_requests_number_to_train")),
        sa.CheckConstraint(
            "wanted_until IS NULL OR wanted_from IS NULL OR wanted_until >= wanted_from",
            name=op.f("ck_requests_wanted"),
        ),
        sa.ForeignKeyConstraint(["agency_matched_by_id"], ["people.id"], name=op.f("fk_requests_agency_matched_by_id")),
        sa.ForeignKeyConstraint(
            ["authority_attested_by_id"], ["people.id"], name=op.f("fk_requests_authority_attested_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["authorization_document_id"], ["documents.id"], name=op.f("fk_requests_authorization_document_id")
        ),
        sa.ForeignKeyConstraint(["case_file_id"], ["case_files.id"], name=op.f("fk_requests_case_file_id")),
        sa.ForeignKeyConstraint(
            ["claimed_agency_id"], ["organizations.id"], name=op.f("fk_requests_claimed_agency_id")
        ),
        sa.ForeignKeyConstraint(
            ["decline_proposed_by_id"], ["people.id"], name=op.f("fk_requests_decline_proposed_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["duplicates_checked_by_id"], ["people.id"], name=op.f("fk_requests_duplicates_checked_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["eligibility_confirmed_by_id"], ["people.id"], name=op.f("fk_requests_eligibility_confirmed_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["program_settled_by_id"], ["people.id"], name=op.f("fk_requests_program_settled_by_id")
        ),
        sa.ForeignKeyConstraint(["screener_id"], ["people.id"], name=op.f("fk_requests_screener_id")),
        sa.ForeignKeyConstraint(["surviving_case_id"], ["case_files.id"], name=op.f("fk_requests_surviving_case_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_requests")),
    )
    op.create_index(op.f("ix_requests_case_file_id"), "requests", ["case_file_id"], unique=False)
    op.create_index("uq_requests_case_file_id", "requests", ["case_file_id"], unique=True)
    op.create_index("uq_requests_start_key", "requests", ["start_key"], unique=True)
    op.create_table(
        "request_contacts",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("request_id", sa.BigInteger(), nullable=False),
        sa.Column("case_file_id", sa.BigInteger(), nullable=False),
        sa.Column(
            "role",
            sa.Enum(
                "government_executive",
                "law_enforcement_executive",
                "point_of_contact",
                "preparer",
                name="contactrole",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("phone", sa.Text(), nullable=False),
        sa.Column("email", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["case_file_id"], ["case_files.id"], name=op.f("fk_request_contacts_case_file_id")),
        sa.ForeignKeyConstraint(["request_id"], ["requests.id"], name=op.f("fk_request_contacts_request_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_request_contacts")),
    )
    op.create_index(op.f("ix_request_contacts_case_file_id"), "request_contacts", ["case_file_id"], unique=False)
    op.create_index("uq_request_contacts_role", "request_contacts", ["request_id", "role"], unique=True)
    op.create_table(
        "request_topics",
        sa.Column("request_id", sa.BigInteger(), nullable=False),
        sa.Column("topic_id", sa.BigInteger(), nullable=False),
        sa.Column("case_file_id", sa.BigInteger(), nullable=False),
        sa.Column("is_primary", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["case_file_id"], ["case_files.id"], name=op.f("fk_request_topics_case_file_id")),
        sa.ForeignKeyConstraint(["request_id"], ["requests.id"], name=op.f("fk_request_topics_request_id")),
        sa.ForeignKeyConstraint(["topic_id"], ["topics.id"], name=op.f("fk_request_topics_topic_id")),
        sa.PrimaryKeyConstraint("request_id", "topic_id", name=op.f("pk_request_topics")),
    )
    op.create_index(op.f("ix_request_topics_case_file_id"), "request_topics", ["case_file_id"], unique=False)
    op.create_index(
        "uq_request_topics_primary",
        "request_topics",
        ["request_id"],
        unique=True,
        postgresql_where=sa.text("is_primary"),
    )


def downgrade() -> None:
    """Take it away again."""
    op.drop_index("uq_request_topics_primary", table_name="request_topics", postgresql_where=sa.text("is_primary"))
    op.drop_index(op.f("ix_request_topics_case_file_id"), table_name="request_topics")
    op.drop_table("request_topics")
    op.drop_index("uq_request_contacts_role", table_name="request_contacts")
    op.drop_index(op.f("ix_request_contacts_case_file_id"), table_name="request_contacts")
    op.drop_table("request_contacts")
    op.drop_index("uq_requests_start_key", table_name="requests")
    op.drop_index("uq_requests_case_file_id", table_name="requests")
    op.drop_index(op.f("ix_requests_case_file_id"), table_name="requests")
    op.drop_table("requests")
    op.drop_index("uq_questions_number", table_name="questions")
    op.drop_index(op.f("ix_questions_case_file_id"), table_name="questions")
    op.drop_table("questions")
    op.drop_index("uq_deconflictions_number", table_name="deconflictions")
    op.drop_index(op.f("ix_deconflictions_case_file_id"), table_name="deconflictions")
    op.drop_table("deconflictions")
    op.drop_index(op.f("ix_duty_periods_person_id"), table_name="duty_periods")
    op.drop_table("duty_periods")
    op.drop_table("topics")
    op.drop_table("statements")
