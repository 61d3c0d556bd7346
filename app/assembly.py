"""Where subjects are put together; each subject's own `assembly` says which rules, families and pages it brings."""

from flask import Flask

from app import tables  # noqa: F401 – every table is known before the first statement
from app.accounts import assembly as accounts
from app.administration import assembly as administration
from app.agencies import assembly as agencies
from app.cli import agencies as agencies_commands
from app.cli import catalogue as catalogue_commands
from app.cli import demo as demo_commands
from app.cli import lifecycles as lifecycle_commands
from app.cli import people as people_commands
from app.documents import assembly as documents
from app.engagements import assembly as engagements
from app.notifications import assembly as notifications
from app.providers import assembly as providers
from app.requests import assembly as requests
from app.web.public import blueprint as public
from app.workflow import assembly as workflow

SUBJECTS = (
    accounts,
    agencies,
    providers,
    workflow,
    documents,
    requests,
    engagements,
    notifications,
    administration,
)
COMMANDS = (
    agencies_commands.group,
    lifecycle_commands.group,
    catalogue_commands.group,
    demo_commands.group,
    people_commands.group,
)


def register_policy() -> None:
    """Fill the gate and the door; harmless when done twice."""
    for subject in SUBJECTS:
        subject.register_policy()


def register_pages(app: Flask) -> None:
    """Register every blueprint."""
    app.register_blueprint(public)
    for subject in SUBJECTS:
        subject.register_pages(app)


def register_commands(app: Flask) -> None:
    """Give `flask` its commands."""
    for command in COMMANDS:
        app.cli.add_command(command)
