"""Let the legal hold look at tables that have no id of their own, such as the topics of a request."""  # by hand

from alembic import op

revision = "0025"
down_revision = "0024"
branch_labels = None
depends_on = None

FUNCTION = """
CREATE OR REPLACE FUNCTION refuse_under_legal_hold() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM case_files WHERE legal_hold_at IS NOT NULL AND id = {of_case}) THEN
        RAISE EXCEPTION 'Under legal hold: nothing of this case file may be deleted.' USING ERRCODE = 'check_violation';
    END IF;
    RETURN OLD;
END
$$
"""
BY_NAME = "(to_jsonb(OLD) ->> CASE WHEN TG_TABLE_NAME = 'case_files' THEN 'id' ELSE 'case_file_id' END)::bigint"
BY_FIELD = "CASE WHEN TG_TABLE_NAME = 'case_files' THEN OLD.id ELSE (to_jsonb(OLD) ->> 'case_file_id')::bigint END"


def upgrade() -> None:
    """Build it."""
    op.execute(FUNCTION.format(of_case=BY_NAME))


def downgrade() -> None:
    """Take it away again."""
    op.execute(FUNCTION.format(of_case=BY_FIELD))
