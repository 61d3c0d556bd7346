"""The verbs that change the directory of agencies."""
