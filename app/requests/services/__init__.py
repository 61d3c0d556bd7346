"""The verbs of a request: drafting, sending, screening, asking, deciding."""
