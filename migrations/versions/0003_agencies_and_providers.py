"""Make the directory of agencies and the providers."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Build it."""
    op.create_table(
        "directory_words",
        sa.Column("word", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("word", name=op.f("pk_directory_words")),
    )
    op.create_index(
        "ix_directory_words_alike",
        "directory_words",
        ["word"],
        unique=False,
        postgresql_using="gin",
        postgresql_with={"gin_pending_list_limit": "256"},
        postgresql_ops={"word": "gin_trgm_ops"},
    )
    op.create_table(
        "agencies",
        sa.Column("id", sa.BigInteger(), nullable=False),
        sa.Column("ori", sa.Text(), nullable=True),
        sa.Column(
            "type",
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
            nullable=False,
        ),
        sa.Column(
            "eligibility",
            sa.Enum(
                "eligible",
                "to_be_confirmed",
                "not_eligible",
                name="eligibility",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("county", sa.Text(), nullable=False),
        sa.Column("city", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("latitude", sa.Numeric(), nullable=True),
        sa.Column("longitude", sa.Numeric(), nullable=True),
        sa.Column("population_served", sa.Integer(), nullable=True),
        sa.Column("sworn_full_time", sa.Integer(), nullable=True),
        sa.Column("search_text", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("corrected", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("length(ori) = 9 AND ori = upper(ori)", name=op.f("ck_agencies_ori")),
        sa.ForeignKeyConstraint(["id"], ["organizations.id"], name=op.f("fk_agencies_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agencies")),
        sa.UniqueConstraint("ori", name=op.f("uq_agencies_ori")),
    )
    op.create_index(
        "ix_agencies_search",
        "agencies",
        ["search_text"],
        unique=False,
        postgresql_using="gin",
        postgresql_with={"gin_pending_list_limit": "256"},
        postgresql_ops={"search_text": "gin_trgm_ops"},
    )
    op.create_index("ix_agencies_state_county", "agencies", ["state", "county"], unique=False)
    op.create_table(
        "expert_profiles",
        sa.Column("person_id", sa.BigInteger(), nullable=False),
        sa.Column("provider_id", sa.BigInteger(), nullable=True),
        sa.Column("skills", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("home_state", sa.Text(), nullable=False),
        sa.Column("about", sa.Text(), nullable=False),
        sa.Column("prior_employers", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_expert_profiles_person_id")),
        sa.ForeignKeyConstraint(["provider_id"], ["organizations.id"], name=op.f("fk_expert_profiles_provider_id")),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_expert_profiles")),
    )
    op.create_index(op.f("ix_expert_profiles_provider_id"), "expert_profiles", ["provider_id"], unique=False)
    op.create_table(
        "providers",
        sa.Column("id", sa.BigInteger(), nullable=False),
        sa.Column("short_name", sa.Text(), nullable=False),
        sa.Column("about", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["id"], ["organizations.id"], name=op.f("fk_providers_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_providers")),
    )
    op.create_table(
        "participations",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("provider_id", sa.BigInteger(), nullable=False),
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
        sa.Column("is_lead", sa.Boolean(), nullable=False),
        sa.Column("award_number", sa.Text(), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        postgresql.ExcludeConstraint(
            (sa.column("program"), "="),
            (sa.text("daterange(since, until, '[]')"), "&&"),
            where=sa.text("is_lead"),
            using="gist",
            name="ex_participations_one_lead",
        ),
        postgresql.ExcludeConstraint(
            (sa.column("provider_id"), "="),
            (sa.column("program"), "="),
            (sa.text("daterange(since, until, '[]')"), "&&"),
            using="gist",
            name="ex_participations_once",
        ),
        sa.CheckConstraint("until IS NULL OR until >= since", name=op.f("ck_participations_dates")),
        sa.ForeignKeyConstraint(["provider_id"], ["providers.id"], name=op.f("fk_participations_provider_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_participations")),
    )
    op.create_index(op.f("ix_participations_provider_id"), "participations", ["provider_id"], unique=False)


def downgrade() -> None:
    """Take it away again."""
    op.drop_index(op.f("ix_participations_provider_id"), table_name="participations")
    op.drop_table("participations")
    op.drop_table("providers")
    op.drop_index(op.f("ix_expert_profiles_provider_id"), table_name="expert_profiles")
    op.drop_table("expert_profiles")
    op.drop_index("ix_agencies_state_county", table_name="agencies")
    op.drop_index(
        "ix_agencies_search",
        table_name="agencies",
        postgresql_using="gin",
        postgresql_with={"gin_pending_list_limit": "256"},
        postgresql_ops={"search_text": "gin_trgm_ops"},
    )
    op.drop_table("agencies")
    op.drop_index(
        "ix_directory_words_alike",
        table_name="directory_words",
        postgresql_using="gin",
        postgresql_with={"gin_pending_list_limit": "256"},
        postgresql_ops={"word": "gin_trgm_ops"},
    )
    op.drop_table("directory_words")
