"""`flask demo`: the demonstration of a trial installation; not there in production."""

from dataclasses import replace

import click
from flask import current_app
from flask.cli import AppGroup

group = AppGroup("demo", help="Fill an empty house with invented cases.")


@group.command("seed")
def seed() -> None:
    """Make invented agencies, providers, people and cases; refuses when there are people, and in production."""
    from app.accounts.models.people import Person
    from app.cli.demonstration.seed import seed as fill
    from app.extensions import db

    settings = current_app.extensions["settings"]
    if settings.is_production:
        raise click.ClickException("There is no demonstration in production.")
    if db.session.query(Person.id).first() is not None:
        raise click.ClickException("There are people already; the demonstration needs an empty house.")
    address = db.engine.url.render_as_string(hide_password=False)
    click.echo(f"{fill(replace(settings, database_url=address))} invented cases are there.")


@group.command("sign-ins")
def sign_ins() -> None:
    """Say where to sign in as one person of each role."""
    from app.accounts.queries.people import one_for_each_role

    settings = current_app.extensions["settings"]
    click.echo(f"Sign in as one of them at {settings.public_base_url}/development/sign-in")
    for held in one_for_each_role():
        click.echo(f"  {held.role.value.replace('_', ' '):18} {held.person.name}, {held.organization.name}")
