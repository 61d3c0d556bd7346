"""Invented agencies, providers, people and cases for a trial installation; never in production."""
