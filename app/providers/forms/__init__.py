"""Forms about providers, their part in programs, and experts."""
