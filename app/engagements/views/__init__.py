"""The pages of an engagement, one file a subject."""
