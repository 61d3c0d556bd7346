"""The request for assistance with its contacts, topics, questions, deconfliction and statements."""
