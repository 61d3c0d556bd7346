"""Carry the items of a plan from version to version by a key."""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None

KEY = "upper(substr(md5(case_file_id || '/' || {kind} || '/' || title), 1, 10))"

REASONS = (
    "agency_asked", "provider_unavailable", "weather_or_emergency", "replaced", "no_longer_needed", "stood_down",
)  # fmt: skip


def upgrade() -> None:
    """Build it."""
    op.add_column("activities", sa.Column("item_key", sa.Text(), server_default=sa.text("''"), nullable=False))
    op.add_column("deliverables", sa.Column("item_key", sa.Text(), server_default=sa.text("''"), nullable=False))
    op.add_column("milestones", sa.Column("item_key", sa.Text(), server_default=sa.text("''"), nullable=False))
    op.add_column("plan_items", sa.Column("key", sa.Text(), server_default=sa.text("''"), nullable=False))
    # by hand: what was known by its title until now keeps the key that its title gives
    op.execute(f"UPDATE plan_items SET key = {KEY.format(kind='kind')}")
    for table, kind in (("activities", "activity"), ("deliverables", "deliverable"), ("milestones", "milestone")):
        op.execute(f"UPDATE {table} SET item_key = {KEY.format(kind=repr(kind))}")
    op.alter_column("plan_items", "key", server_default=None)
    op.alter_column("activities", "item_key", server_default=None)
    op.alter_column("deliverables", "item_key", server_default=None)
    op.alter_column("milestones", "item_key", server_default=None)
    _allow((*REASONS, "amended"))


def downgrade() -> None:
    """Take it away again."""
    op.execute("UPDATE activities SET cancel_reason = 'no_longer_needed' WHERE cancel_reason = 'amended'")
    _allow(REASONS)
    op.drop_column("plan_items", "key")
    op.drop_column("milestones", "item_key")
    op.drop_column("deliverables", "item_key")
    op.drop_column("activities", "item_key")


def _allow(reasons: tuple[str, ...]) -> None:
    """Let an activity be cancelled for these reasons."""
    listed = ", ".join(f"'{reason}'" for reason in reasons)
    for name in ("cancelreason", "ck_activities_cancelreason"):
        op.execute(f"ALTER TABLE activities DROP CONSTRAINT IF EXISTS {name}")
    op.execute(f"ALTER TABLE activities ADD CONSTRAINT ck_activities_cancelreason CHECK (cancel_reason IN ({listed}))")
