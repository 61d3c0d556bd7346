"""Let the database refuse to delete anything of a case file that is under legal hold."""  # by hand

from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None

FUNCTION = """
CREATE FUNCTION refuse_under_legal_hold() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        SELECT 1 FROM case_files
        WHERE legal_hold_at IS NOT NULL
          AND id = CASE WHEN TG_TABLE_NAME = 'case_files' THEN OLD.id ELSE (to_jsonb(OLD) ->> 'case_file_id')::bigint END
    ) THEN
        RAISE EXCEPTION 'Under legal hold: nothing of this case file may be deleted.' USING ERRCODE = 'check_violation';
    END IF;
    RETURN OLD;
END
$$
"""
HELD = ("case_files", "documents", "engagements", "reports", "report_sections", "report_comments", "plans", "history")


def upgrade() -> None:
    """Build it."""
    op.execute(FUNCTION)
    for table in HELD:
        op.execute(
            f"CREATE TRIGGER legal_hold BEFORE DELETE ON {table} "
            "FOR EACH ROW EXECUTE FUNCTION refuse_under_legal_hold()"
        )


def downgrade() -> None:
    """Take it away again."""
    for table in HELD:
        op.execute(f"DROP TRIGGER legal_hold ON {table}")
    op.execute("DROP FUNCTION refuse_under_legal_hold()")
