"""Let work begun anew and corrected editions say again what they descend from."""  # by hand

from alembic import op

revision = "0026"
down_revision = "0025"
branch_labels = None
depends_on = None

BEGUN_ANEW = """
UPDATE {table} SET item_key = plan_items.key FROM plan_items
WHERE plan_items.id = {table}.plan_item_id AND {table}.item_key = ''
"""
CORRECTED = """
WITH RECURSIVE descended (id, period) AS (
    SELECT id, period_ends_on FROM reports WHERE corrects_id IS NULL
    UNION ALL
    SELECT reports.id, descended.period FROM reports JOIN descended ON reports.corrects_id = descended.id
)
UPDATE reports SET period_ends_on = descended.period FROM descended
WHERE descended.id = reports.id AND reports.period_ends_on IS NULL AND descended.period IS NOT NULL
"""


def upgrade() -> None:
    """Copy the plan item's key to work begun anew, and the quarter to every corrected edition."""
    for table in ("activities", "deliverables"):
        op.execute(BEGUN_ANEW.format(table=table))
    op.execute(CORRECTED)


def downgrade() -> None:
    """Leave the rows as they are: nothing that was true before is false now."""
