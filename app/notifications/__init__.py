"""Recipients, wording, transport and reminders."""
