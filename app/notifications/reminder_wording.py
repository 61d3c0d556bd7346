"""What a reminder says, by clock: what is waited for, to the one who owes it and to the one who watches."""

from dataclasses import dataclass

from app.wording import _


@dataclass(frozen=True, slots=True)
class Owed:
    """A clock in words: what you are asked for, and the same told to a supervisor."""

    ask: str
    told: str


CLOCKS: dict[str, Owed] = {
    "acknowledge": Owed(_("A new request waits to be taken up"), _("A new request has not been taken up")),
    "screening": Owed(_("A request waits for the end of its screening"), _("The screening of a request is not done")),
    "deconfliction_answer": Owed(
        _("A deconfliction question waits for an answer"), _("A sister component has not answered")
    ),
    "decline_decision": Owed(
        _("A proposal to decline waits for your decision"), _("A proposal to decline is not decided")
    ),
    "information_request": Owed(_("We wait for your answer to our questions"), _("The agency has not answered")),
    "draft": Owed(_("Your request is not sent yet and will lapse"), _("A draft request was not sent")),
    "intake_call": Owed(_("The intake call is to be held"), _("The intake call was not held")),
    "executive_call": Owed(_("The executive call is to be held"), _("The executive call was not held")),
    "provider_selection": Owed(_("A provider is to be chosen"), _("No provider was chosen")),
    "offer": Owed(_("An offer waits for your answer"), _("An offer has no answer")),
    "empty_place": Owed(_("A place in the team is to be filled"), _("A place in the team is still empty")),
    "conflict_attestation": Owed(
        _("Please answer the questions about conflicts of interest"), _("An expert has not answered")
    ),
    "plan": Owed(_("The plan is to be written and sent"), _("The plan was not sent")),
    "cops_decision": Owed(_("Something waits for your review"), _("A review is not done")),
    "agency_concurrence": Owed(_("The plan waits for your agency's agreement"), _("The agency has not answered")),
    "agency_fact_check": Owed(_("The report waits for your check of its facts"), _("The fact check is not done")),
    "agreement_signature": Owed(_("The agreement waits to be signed"), _("The agreement is not signed")),
    "new_executive": Owed(_("Please confirm your agency's wish"), _("The new executive has not confirmed")),
    "readiness": Owed(_("Readiness is to be established"), _("Readiness is not established")),
    "site_selection": Owed(_("A site waits for your decision"), _("A site is not decided")),
    "department_review": Owed(_("A report waits for your review"), _("A report is not reviewed")),
    "provisional_debt": Owed(
        _("Something is still owed since a request was accepted for now"),
        _("What a provisional acceptance owes is not there"),
    ),
    "new_instant": Owed(
        _("A time that was set has passed unconfirmed; a new one is yours to set"),
        _("A time that was set has passed unconfirmed, and no new one is set"),
    ),
    "next_step": Owed(_("The next step of a case is yours"), _("A case waits for its next step")),
    "milestone": Owed(_("A dated item of the plan is near or past"), _("A dated item of the plan has passed")),
    "question": Owed(_("We wait for your answer to a question"), _("A question has no answer")),
    "final_report": Owed(_("The report is to be written and sent"), _("The report was not sent")),
    "survey": Owed(_("Please tell us how the assistance went"), _("The survey has no answer")),
    "check_in": Owed(_("Please tell us how things stand since the work was done"), _("A check-in has no answer")),
    "status_report": Owed(_("A status report is due"), _("A status report is late")),
    "performance_report": Owed(_("The half-year performance report is due"), _("A performance report is late")),
    "award_expiry": Owed(_("An award or agreement expires soon"), _("An award or agreement expires soon")),
    "omb_expiry": Owed(_("The form's approval number expires soon"), _("The form's approval number expires soon")),
    "hold_date": Owed(_("A pause ends or is to be reviewed soon"), _("A pause ends or is to be reviewed soon")),
}


def sentence(clock: str, *, to_party: bool) -> str:
    """What a reminder of this clock says, without its full stop."""
    owed = CLOCKS.get(clock)
    if owed is None:
        return _("Something on a case waits: %(clock)s", clock=clock.replace("_", " "))
    return owed.ask if to_party else owed.told
