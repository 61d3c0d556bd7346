"""Address deconfliction to a contact, and keep the lineage of engagements."""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Build it."""
    op.add_column("deconflictions", sa.Column("contact_id", sa.BigInteger(), nullable=True))
    op.create_index("ix_deconflictions_contact", "deconflictions", ["contact_id", "state"], unique=False)
    op.create_foreign_key(op.f("fk_deconflictions_contact_id"), "deconflictions", "people", ["contact_id"], ["id"])
    op.add_column("engagements", sa.Column("converted_from_id", sa.BigInteger(), nullable=True))
    op.add_column(
        "engagements", sa.Column("conversion_agreed_by", sa.Text(), server_default=sa.text("''"), nullable=False)
    )
    op.create_foreign_key(
        op.f("fk_engagements_converted_from_id"), "engagements", "engagements", ["converted_from_id"], ["id"]
    )
    op.add_column("obligations", sa.Column("executive_name", sa.Text(), server_default=sa.text("''"), nullable=False))
    op.add_column("obligations", sa.Column("executive_title", sa.Text(), server_default=sa.text("''"), nullable=False))
    op.add_column("obligations", sa.Column("executive_email", sa.Text(), server_default=sa.text("''"), nullable=False))
    op.add_column("obligations", sa.Column("executive_since", sa.Date(), nullable=True))
    op.add_column("obligations", sa.Column("executive_note", sa.Text(), server_default=sa.text("''"), nullable=False))
    op.add_column("requests", sa.Column("referral_email", sa.Text(), server_default=sa.text("''"), nullable=False))
    op.alter_column("engagements", "conversion_agreed_by", server_default=None)
    op.alter_column("obligations", "executive_name", server_default=None)
    op.alter_column("obligations", "executive_title", server_default=None)
    op.alter_column("obligations", "executive_email", server_default=None)
    op.alter_column("obligations", "executive_note", server_default=None)
    op.alter_column("requests", "referral_email", server_default=None)


def downgrade() -> None:
    """Take it away again."""
    op.drop_column("requests", "referral_email")
    op.drop_column("obligations", "executive_note")
    op.drop_column("obligations", "executive_since")
    op.drop_column("obligations", "executive_email")
    op.drop_column("obligations", "executive_title")
    op.drop_column("obligations", "executive_name")
    op.drop_constraint(op.f("fk_engagements_converted_from_id"), "engagements", type_="foreignkey")
    op.drop_column("engagements", "conversion_agreed_by")
    op.drop_column("engagements", "converted_from_id")
    op.drop_constraint(op.f("fk_deconflictions_contact_id"), "deconflictions", type_="foreignkey")
    op.drop_index("ix_deconflictions_contact", table_name="deconflictions")
    op.drop_column("deconflictions", "contact_id")
