"""The pages of requests: the form, the homes, the case page, triage and screening."""
