"""Polish."""

from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Build it."""
    op.execute("ALTER TABLE activities DROP CONSTRAINT cancelreason")
    op.execute(
        "ALTER TABLE activities ADD CONSTRAINT cancelreason CHECK (((cancel_reason)::text = ANY ((ARRAY['agency_asked'::character varying, 'provider_unavailable'::character varying, 'weather_or_emergency'::character varying, 'replaced'::character varying, 'no_longer_needed'::character varying, 'stood_down'::character varying, 'amended'::character varying])::text[])))"
    )


def downgrade() -> None:
    """Take it away again."""
    op.execute("ALTER TABLE activities DROP CONSTRAINT IF EXISTS cancelreason")
    op.execute(
        "ALTER TABLE activities ADD CONSTRAINT cancelreason CHECK (((cancel_reason)::text = ANY (ARRAY[('agency_asked'::character varying)::text, ('provider_unavailable'::character varying)::text, ('weather_or_emergency'::character varying)::text, ('replaced'::character varying)::text, ('no_longer_needed'::character varying)::text, ('stood_down'::character varying)::text, ('amended'::character varying)::text])))"
    )
