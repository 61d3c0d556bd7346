"""Let a legal hold keep every part of a case file, not its main tables alone."""  # by hand

from alembic import op

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None

REFUSE = (
    "RAISE EXCEPTION 'Under legal hold: nothing of this case file may be deleted.' USING ERRCODE = 'check_violation';"
)

# Parts without a case file of their own: arguments are the table and the column by which they hang on it.
OF_PARTS = f"""
CREATE FUNCTION refuse_part_under_legal_hold() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    held boolean;
BEGIN
    EXECUTE format(
        'SELECT EXISTS (SELECT 1 FROM %I AS whole JOIN case_files ON case_files.id = whole.case_file_id'
        ' WHERE whole.id = $1 AND case_files.legal_hold_at IS NOT NULL)', TG_ARGV[0]
    ) INTO held USING (to_jsonb(OLD) ->> TG_ARGV[1])::bigint;
    IF held THEN
        {REFUSE}
    END IF;
    RETURN OLD;
END
$$
"""
# Each saving of a plan writes its lines anew: they are held once it is no draft any more.
OF_PLAN_LINES = f"""
CREATE FUNCTION refuse_plan_line_under_legal_hold() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        SELECT 1 FROM plans JOIN case_files ON case_files.id = plans.case_file_id
        WHERE plans.id = OLD.plan_id AND plans.state <> 'drafting' AND case_files.legal_hold_at IS NOT NULL
    ) THEN
        {REFUSE}
    END IF;
    RETURN OLD;
END
$$
"""
HELD = (
    "activities", "activity_hours", "agreements", "announcements", "assignments", "case_accesses", "case_tasks",
    "check_ins", "claims", "clocks", "data_items", "deconflictions", "deliverables", "fact_corrections", "findings",
    "focus_areas", "interviews", "messages", "needed_skills", "obligations", "observations", "offers", "questions",
    "recommendations", "report_versions", "request_contacts", "request_topics", "requests", "sign_offs", "signatures",
    "site_judgements", "timeline_entries",
)  # fmt: skip
PARTS = {"section_authors": ("reports", "report_id"), "clock_pauses": ("clocks", "clock_id")}
PLAN_LINES = ("goals", "plan_items")


def upgrade() -> None:
    """Build it."""
    op.execute(OF_PARTS)
    op.execute(OF_PLAN_LINES)
    for table in HELD:
        _hold(table, "refuse_under_legal_hold()")
    # An amendment drops the milestones that it no longer names; what was reached is held.
    _hold("milestones", "refuse_under_legal_hold()", "WHEN (OLD.reached_on IS NOT NULL) ")
    for table, (whole, column) in PARTS.items():
        _hold(table, f"refuse_part_under_legal_hold('{whole}', '{column}')")
    for table in PLAN_LINES:
        _hold(table, "refuse_plan_line_under_legal_hold()")


def downgrade() -> None:
    """Take it away again."""
    for table in (*HELD, "milestones", *PARTS, *PLAN_LINES):
        op.execute(f"DROP TRIGGER legal_hold ON {table}")
    op.execute("DROP FUNCTION refuse_plan_line_under_legal_hold()")
    op.execute("DROP FUNCTION refuse_part_under_legal_hold()")


def _hold(table: str, function: str, when: str = "") -> None:
    op.execute(f"CREATE TRIGGER legal_hold BEFORE DELETE ON {table} FOR EACH ROW {when}EXECUTE FUNCTION {function}")
