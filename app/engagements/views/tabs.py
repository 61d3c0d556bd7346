"""The tabs that an engagement adds to the pages of its case."""

from app.engagements.views import agreement, announcing
from app.policy.actor import Actor
from app.policy.roles import Role
from app.wording import _
from app.workflow import scopes
from app.workflow.models.case_file import CaseFile
from app.workflow.views.case_frame import register_awaited, register_mending, register_tab

OUTSIDE = (Role.COORDINATOR, Role.PROVIDER_STAFF, Role.EXPERT)
TABS = (
    (_("Team"), "engagements.team", 30),
    (_("Plan"), "engagements.plan", 40),
    (_("Activities"), "engagements.activities", 50),
    (_("Deliverables"), "engagements.deliverables", 60),
    (_("Report"), "engagements.current_report", 70),
    (_("Recommendations"), "engagements.recommendations", 80),
    (_("Follow-up"), "engagements.follow_up", 85),
)
BENEATH = {
    "engagements.plan": ("engagements.show_plan",),
    "engagements.activities": ("engagements.activity",),
    "engagements.current_report": ("engagements.report",),
    "engagements.recommendations": ("engagements.recommendation",),
}
"""Pages of single things, on which the tab of their list is marked."""

SIGNING = ("critical_response_review", "organizational_assessment")
"""Engagements with an agreement that both sides sign."""

MENDED_ON = {
    "engagements.team": (
        "team_is_staffed", "has_accepted_lead_offer", "attestations_are_in", "skills_are_filled_or_gaps_accepted",
        "one_expert_has_attested",
    ),
    "engagements.fact_finding": ("timeline_is_begun", "interviews_are_logged", "data_list_is_answered"),
    "engagements.plan": (
        "plan_is_agreed", "no_amendment_is_open", "goals_have_measures", "has_dated_work", "team_is_named",
        "cost_is_estimated", "purpose_is_stated",
    ),
    "engagements.agreement": ("agreement_is_filed", "agreement_is_on_file", "goals_are_stated"),
    "engagements.focus_areas": ("focus_areas_are_settled", "has_focus_area", "has_findings"),
    "engagements.activities": ("activities_are_over",),
    "engagements.deliverables": ("deliverables_are_settled",),
    "engagements.current_report": (
        "report_is_approved", "report_is_released_or_withheld", "sections_are_complete", "comments_are_disposed",
        "corrections_are_disposed", "facts_stand_checked", "has_corrections", "redaction_is_checked",
        "release_level_is_set", "release_level_fits_the_case",
    ),
    "engagements.publicity": ("announcement_is_proposed", "is_scheduled", "is_scheduled_and_confirmed"),
    "engagements.follow_up": ("check_ins_are_over", "survey_is_sent"),
}  # fmt: skip
"""On which page of a case what its steps need is mended."""


BEFORE_FACTS = ("executive_call", "provider_selection", "team", "scoping", "agreement", "announcement")


def is_shown(actor: Actor, file: CaseFile) -> bool:
    """Once there is an engagement, to those who see its content."""
    return file.stage != "request" and (actor.role not in OUTSIDE or scopes.sees_content(actor, file))


def has_areas(actor: Actor, file: CaseFile) -> bool:
    """For an assessment, to those who see its content."""
    return file.stage == "organizational_assessment" and is_shown(actor, file)


def has_agreement(actor: Actor, file: CaseFile) -> bool:
    """For a review or an assessment, to those who see its content."""
    return file.stage in SIGNING and is_shown(actor, file)


def is_fact_finding_shown(actor: Actor, file: CaseFile) -> bool:
    """A review has it from the fact finding on."""
    return file.stage == "critical_response_review" and file.state not in BEFORE_FACTS and is_shown(actor, file)


def register() -> None:
    """Put them there."""
    register_tab(_("Fact finding"), "engagements.fact_finding", 65, is_fact_finding_shown)
    for label, endpoint, order in TABS:
        register_tab(label, endpoint, order, is_shown, BENEATH.get(endpoint, ()))
    register_tab(_("Agreement"), "engagements.agreement", 45, has_agreement)
    register_tab(_("Focus areas"), "engagements.focus_areas", 55, has_areas, ("engagements.focus_area",))
    register_tab(_("Publicity"), announcing.BACK, 75, has_agreement)
    for endpoint, needs in MENDED_ON.items():
        register_mending(endpoint, *needs)
    register_awaited("sign", agreement.awaits_signature_of)
