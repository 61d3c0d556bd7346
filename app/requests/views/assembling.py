"""Puts the pages of requests into the application: blueprint, menu entries, tabs, panels, words for templates."""

from datetime import date

from flask import Flask
from sqlalchemy import exists, select

from app.policy.programs import PROGRAM_NAMES
from app.policy.roles import Role
from app.requests import rules
from app.requests.models.authorization import AuthorizationRule
from app.requests.queries import statements
from app.requests.views import (  # noqa: F401 – they fill the blueprint
    agency,
    authorizing,
    case,
    deciding,
    deconfliction,
    form,
    on_call,
    questions,
    screening,
    triage,
)
from app.requests.views.blueprint import blueprint
from app.requests.wording import label_of
from app.web import case_panels, navigation, owed, public
from app.wording import _
from app.workflow import contents, scopes, wording
from app.workflow.views import case_frame

WORDS = {
    "label_of": label_of,
    "may_change": case.may_change,
    "plain_state": wording.plain_state,
    "state_word_of": wording.state_word,
    "clock_word": wording.clock_word,
    "parties": wording.PARTIES,
    "program_names": PROGRAM_NAMES,
    "within_office": wording.WITHIN,
    "office_word": wording.OFFICE,
}

MENDED_IN_SCREENING = (
    "agency_is_matched", "agency_is_eligible", "program_is_settled", "deconfliction_is_clear", "review_is_justified",
    "kind_is_settled_or_left_to_the_call", "authorization_is_on_file",
)  # fmt: skip


def install(app: Flask) -> None:
    """Register everything of this subject that is seen."""
    app.register_blueprint(blueprint)
    app.jinja_env.globals.update(WORDS)
    navigation.register(_("Your requests"), "requests.home", rules.AGENCY, 10)
    navigation.register(_("Today"), "requests.staff_home", rules.OFFICE, 10)
    navigation.register(_("Questions to you"), "requests.component_home", (Role.DECONFLICTION,), 10)
    navigation.register(_("Queue"), "requests.queue", (*rules.OFFICE, Role.AUDITOR), 20)
    navigation.register(_("On call"), "requests.duty", rules.OFFICE, 80)
    case_frame.register_tab(_("Overview"), "requests.show", 0, case.everyone)
    case_frame.register_tab(_("Screening"), "requests.screening", 5, case.sees_screening)
    case_frame.register_tab(_("Request"), "requests.details", 10, scopes.sees_content)
    public.register(public.Public(printed, statements.form_is_open))
    owed.register("questions", questions.owed_answers)
    case_frame.register_mending("requests.screening", *MENDED_IN_SCREENING)
    contents.register(authorizing.RULES, exists(select(AuthorizationRule.kind)))
    case_panels.register("requests/authorization_panel.html", authorizing.panel, 10)
    case_panels.register("requests/need_panel.html", case.need_panel, 40)


def printed(day: date) -> dict[str, public.Printed]:
    """The statements of a day (Eastern) by kind, for the public pages."""
    return {
        kind.value: public.Printed(text.body, text.since, text.omb_number, text.expires_on, text.burden_minutes)
        for kind, text in statements.current_statements(day).items()
    }
