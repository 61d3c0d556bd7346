"""Finding engagements and their parts."""
