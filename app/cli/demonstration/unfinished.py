"""The mark of a demonstration whose cases are still being walked."""

from pathlib import Path

from config import Config


def unfinished(config: Config) -> Path:
    """A file that is there from the opening of the demonstration until its last case is walked."""
    return config.data_dir / "demonstration.unfinished"
