"""`flask lifecycles write`: write docs/lifecycles.md anew from the life cycles."""

from pathlib import Path

import click
from flask.cli import AppGroup

from app.workflow import handbook

group = AppGroup("lifecycles", help="The life cycles of cases.")


@group.command("write")
@click.option("--to", default="docs/lifecycles.md", show_default=True, type=click.Path(path_type=Path))
def write(to: Path) -> None:
    """Write every life cycle with its diagram, turns and steps as Markdown."""
    to.write_text(handbook.document(), encoding="utf-8")
    click.echo(f"{to} is written.")
