"""The ground under every model: declarative base, principal, locks and tasks."""
