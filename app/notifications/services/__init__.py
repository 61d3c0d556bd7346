"""The verbs of telling: expanding announcements, delivering messages, reminding, settling what went wrong."""
