"""Every table with content of a case file is under legal hold, or is named here with the reason why not."""

from sqlalchemy import text

from app.extensions import db

FREE = {
    "audit_entries": "append-only by a trigger of its own, hold or not",
    "audit_details": "append-only by a trigger of its own, hold or not",
    "clock_reminders": "which reminders of a clock were sent: told by announcements and messages, which are held",
}
HELD = text("SELECT tgrelid::regclass::text FROM pg_trigger WHERE tgname = 'legal_hold'")


def content() -> set[str]:
    """Tables whose rows belong to a case file: by a key of their own, or as parts of rows that have one."""
    tables = db.metadata.tables
    own = {name for name, table in tables.items() if name == "case_files" or "case_file_id" in table.columns}
    parts = {name for name, table in tables.items() if any(key.column.table.name in own for key in table.foreign_keys)}
    return own | parts


def test_whatever_belongs_to_a_case_file_is_held_or_named_with_its_reason(session):
    held = set(session.scalars(HELD))
    assert sorted(content() - held - set(FREE)) == []
    assert sorted(held & set(FREE)) == [] and set(FREE) <= content()
    assert sorted(held - content()) == []
