"""Where subjects are put together: rules and scopes for the gate, families for the door, pages for the application."""

from flask import Flask

from app import tables  # noqa: F401 – every table is known before the first statement
from app.accounts import directory
from app.accounts import rules as account_rules
from app.accounts import scopes as account_scopes
from app.accounts.views import assembling as accounts
from app.agencies import queries as agency_queries
from app.agencies import rules as agency_rules
from app.agencies import scopes as agency_scopes
from app.agencies.views import directory as agency_directory
from app.agencies.views import look_up as agency_look_up  # noqa: F401 – pages of the same blueprint
from app.cli import agencies as agencies_commands
from app.cli import people as people_commands
from app.engagements import families as engagement_families
from app.engagements import scopes as engagement_scopes
from app.engagements.rules import staffing as staffing_rules
from app.engagements.rules import work as work_rules
from app.policy import gate
from app.requests import rules as request_rules
from app.requests import scopes as request_scopes
from app.requests.services import families as request_families
from app.web.public import blueprint as public
from app.workflow import scopes as workflow_scopes
from app.workflow import stepping
from app.workflow.models.case_file import CaseFile


def register_policy() -> None:
    """Fill the gate and the door; harmless when done twice."""
    gate.register_scope(CaseFile, workflow_scopes.case_files)
    gate.register_step_check(stepping.require_open)
    account_rules.register()
    account_scopes.register()
    agency_rules.register()
    agency_scopes.register()
    request_rules.register()
    request_scopes.register()
    request_families.register()
    engagement_families.register()
    engagement_scopes.register()
    staffing_rules.register()
    work_rules.register()


def register_pages(app: Flask) -> None:
    """Register every blueprint."""
    directory.use(lambda text, state: agency_queries.find(text, state=state).agencies)
    accounts.register(app)
    app.register_blueprint(agency_directory.blueprint)
    app.register_blueprint(public)


def register_commands(app: Flask) -> None:
    """Give `flask` its commands."""
    app.cli.add_command(agencies_commands.group)
    app.cli.add_command(people_commands.group)
