"""What administrators keep for everyone: the topics, the statements on the form, and days on which we close."""
