"""Forms of an engagement's pages, one file a subject."""
