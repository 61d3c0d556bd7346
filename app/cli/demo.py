"""`flask demo`: the demonstration of a trial installation; not there in production."""

from dataclasses import replace

import click
from flask import current_app
from flask.cli import AppGroup

from app.cli.demonstration.unfinished import unfinished
from config import Config

group = AppGroup("demo", help="Fill an empty house with invented cases.")


@group.command("seed")
@click.pass_context
def seed(context: click.Context) -> None:
    """Make invented agencies, providers, people and cases; refuses when there are people, and in production."""
    context.invoke(open_house)
    context.invoke(walk)


@group.command("open")
def open_house() -> None:
    """Make the invented people only, so that the house can be used while its cases are walked."""
    from app.accounts.models.people import Person
    from app.cli.demonstration.seed import open_house as fill
    from app.extensions import db

    _refuse_in_production()
    if db.session.query(Person.id).first() is not None:
        raise click.ClickException("There are people already; the demonstration needs an empty house.")
    fill(_settings())


@group.command("walk")
def walk() -> None:
    """Walk the invented cases that are not there yet, from their form to where each of them stands."""
    from app.cli.demonstration.cast import recall
    from app.cli.demonstration.seed import EVERY_STORY, walk_cases

    _refuse_in_production()
    mark = unfinished(current_app.extensions["settings"])
    if not recall().bodies:  # it was left by a demonstration in another database
        mark.unlink(missing_ok=True)
    if not mark.exists():
        raise click.ClickException("There is no demonstration to go on with; `flask demo seed` makes one.")
    with click.progressbar(length=len(EVERY_STORY), label="Invented cases") as bar:
        for _title in walk_cases(_settings()):
            bar.update(1)
    click.echo(f"{len(EVERY_STORY)} invented cases are there.")


def _settings() -> Config:
    from app.extensions import db

    address = db.engine.url.render_as_string(hide_password=False)
    return replace(current_app.extensions["settings"], database_url=address)


def _refuse_in_production() -> None:
    if current_app.extensions["settings"].is_production:
        raise click.ClickException("There is no demonstration in production.")


@group.command("sign-ins")
def sign_ins() -> None:
    """Say where to sign in as one person of each role."""
    from app.accounts.queries.people import one_for_each_role

    settings = current_app.extensions["settings"]
    click.echo(f"Sign in as one of them at {settings.public_base_url}/development/sign-in")
    for held in one_for_each_role():
        click.echo(f"  {held.role.value.replace('_', ' '):18} {held.person.name}, {held.organization.name}")
