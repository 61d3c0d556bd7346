"""Announcements and messages that wait to go out, written in the transaction that caused them."""
