"""The verbs of an engagement, one file a subject."""
