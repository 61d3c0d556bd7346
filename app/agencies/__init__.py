"""The directory of law enforcement agencies."""
