"""The pages of the directory of agencies."""
