"""Readiness of an agency, and the judgement of its site by the published criteria."""

from collections.abc import Sequence
from typing import Any

from app.engagements.forms.opening import CallForm
from app.engagements.models.selection import Met, SelectionCriterion
from app.engagements.services.selecting import Judgement, Readiness
from app.web.acts import CaseForm
from app.web.fields.choices import RadioField
from app.web.fields.dates import MemorableDateField, not_in_the_future
from app.web.fields.text import LineField, ProseField
from app.wording import _

VISIT_OR_CALL = (("visit", _("A visit")), ("call", _("A call")))
METS = ((Met.FULLY, _("Fully")), (Met.PARTLY, _("In part")), (Met.NOT, _("Not")))
MET_WORDS = dict(METS)


class ReadinessForm(CallForm):
    """The visit or call at which the agency's readiness was looked at."""

    by = RadioField(_("Was it a visit or a call?"), choices=VISIT_OR_CALL)
    held_on = MemorableDateField(_("Date of the visit or call"), [not_in_the_future])
    goals = ProseField(_("What the agency wants from an assessment"), limit=4000)
    audience = LineField(
        _("Which parts of the agency would be assessed?"), limit=500,
        description=_("For example: patrol, supervision, internal affairs"),
    )  # fmt: skip
    law_executive = ProseField(
        _("How did the law enforcement executive commit to act on recommendations?"), limit=2000,
        missing=_("Note the commitment of the law enforcement executive."),
    )  # fmt: skip
    government_executive = ProseField(
        _("How did the government executive commit, such as the mayor?"), limit=2000,
        missing=_("Note the commitment of the government executive."),
    )  # fmt: skip
    governing_body = ProseField(
        _("What does the governing body know of it?"), limit=2000, missing=_("Note what the governing body knows."),
        description=_("Such as the council or the county board. Write “not told yet” if so."),
    )  # fmt: skip
    unions = ProseField(
        _("What do the unions know of it?"), limit=2000, missing=_("Note what the unions know."),
        description=_("Write “no union” where there is none."),
    )  # fmt: skip

    def readiness(self) -> Readiness:
        """What was typed."""
        said = {name: self[name].data for name in ("law_executive", "government_executive", "governing_body", "unions")}
        return Readiness(by=self.by.data, call=self.call(), **said)


class SelectForm(CaseForm):
    """Why the site is chosen; a question for each criterion stands before this (`with_criteria`)."""

    rationale = ProseField(
        _("Why is this site chosen?"), limit=6000, missing=_("Say why."),
        description=_("COPS only. Refer to the criteria above."),
    )  # fmt: skip

    def judgement(self) -> Judgement:
        """What was typed."""
        named = ((field.name, field.data) for field in self if field.name.startswith("criterion_"))
        met = {int(name.removeprefix("criterion_")): value for name, value in named if value}
        return Judgement(met, self.rationale.data)


class DeclineForm(SelectForm):
    """Why the site is not chosen, and the letter to the agency."""

    rationale = ProseField(
        _("Why is this site not chosen?"), limit=6000, missing=_("Say why."),
        description=_("COPS only. Refer to the criteria above."),
    )  # fmt: skip
    letter = ProseField(
        _("Letter to the agency"), limit=8000, missing=_("Write the letter to the agency."),
        description=_("The agency reads this text with its case."),
    )  # fmt: skip


def with_criteria(form: type[SelectForm], criteria: Sequence[SelectionCriterion]) -> type[SelectForm]:
    """The form with one question for each criterion, before its own."""
    questions: dict[str, Any] = {
        f"criterion_{each.id}": RadioField(
            each.title,
            choices=METS,
            description=each.text,
            missing=_("%(criterion)s: say how far the site meets it.", criterion=each.title),
        )
        for each in criteria
    }
    made: type[SelectForm] = type("JudgingForm", (form,), questions)
    return made
