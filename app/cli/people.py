"""`flask people create-administrator EMAIL`: invite the first person."""

import click
from flask.cli import AppGroup

from app.accounts import mailed_links
from app.accounts.mailed_links import LinkFor
from app.accounts.services import invitations, people
from app.extensions import db
from app.policy.actor import SYSTEM
from app.policy.roles import Role
from app.web.fields.contacts import normal_email
from app.web.text_rules import BadText

group = AppGroup("people", help="People with accounts.")


@group.command("create-administrator")
@click.argument("email")
@click.option("--name", prompt="Full name", help="Of the administrator.")
@click.option("--office", default="COPS Office", show_default=True, help="Name of the office, if it is not yet there.")
def create_administrator(email: str, name: str, office: str) -> None:
    """Invite an administrator and print the single-use link, which holds for seven days."""
    try:
        address = normal_email(email)
    except BadText as refusal:
        raise click.BadParameter(refusal.sentence) from None
    organization = people.found_office(office)
    invited = invitations.invite(organization, Role.ADMINISTRATOR, name=name, email=address, actor=SYSTEM)
    db.session.commit()
    link = mailed_links.address(LinkFor.INVITATION, invited.key)
    click.echo(f"Open this link within seven days to set a password:\n{link}")
