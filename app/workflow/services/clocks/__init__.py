"""Clocks of a case file: which run, for whom, until when; one file a subject."""
