"""The pages about people and access."""
