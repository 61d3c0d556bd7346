"""`flask catalogue load`: the topics that a new installation offers, and texts for a trial."""

import click
from flask.cli import AppGroup

from app.administration.services import criteria, statements, topics
from app.extensions import db
from app.policy.actor import SYSTEM

group = AppGroup("catalogue", help="The catalogues that administrators keep.")


@group.command()
@click.option("--trial-statements", is_flag=True, help="Publish invented statements too, where there are none.")
def load(trial_statements: bool) -> None:
    """Add the topics and criteria that the catalogue lacks; harmless when done twice."""
    added, published_criteria = topics.load(actor=SYSTEM), criteria.load(actor=SYSTEM)
    published = statements.load_trial_texts(actor=SYSTEM) if trial_statements else 0
    db.session.commit()
    click.echo(f"{added} topics added, {published_criteria} criteria and {published} statements published.")
