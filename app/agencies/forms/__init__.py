"""Choosing an agency, and keeping the directory."""
