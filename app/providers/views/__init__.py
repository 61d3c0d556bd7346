"""The pages of providers and experts."""
