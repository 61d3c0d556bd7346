"""Finding the parts of an engagement for its pages."""
