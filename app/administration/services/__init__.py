"""The verbs of administration: topics, statements, closures."""
