"""The process that does what no request may wait for: mail, reminders, lapses, tasks."""
