"""The skills that a team needs, and who brings each."""

from wtforms.validators import ValidationError

from app.web import text_rules
from app.web.acts import CaseForm
from app.web.fields.choices import RadioField
from app.web.fields.text import ProseField
from app.wording import _

NOBODY, GAP, DROP = "nobody", "gap", "drop"
LONGEST = 120


class SkillsForm(CaseForm):
    """Skills to add, one a line."""

    names = ProseField(
        _("Needed skills"),
        limit=4000,
        missing=_("Name at least one skill."),
        description=_("One a line. For example: crowd management, trauma-informed interviewing"),
    )

    def validate_names(self, field: ProseField) -> None:
        """A skill is a few words."""
        if any(len(each) > LONGEST for each in self.lines()):
            raise ValidationError(_("A skill has at most %(most)s characters; write one a line.", most=LONGEST))

    def lines(self) -> list[str]:
        """The skills as typed, without empty lines."""
        return [text_rules.line(each, 4000) for each in self.names.data.splitlines() if each.strip()]


class SkillForm(CaseForm):
    """Who brings a skill, or why the team does without it."""

    filled_by = RadioField(_("Who brings it?"), missing=_("Choose one."))
    gap_reason = ProseField(
        _("If the team does without it, why?"),
        required=False,
        limit=1000,
        missing=_("Say why the team can do without it."),
    )

    def validate_filled_by(self, field: RadioField) -> None:
        """A gap is accepted in words."""
        self.gap_reason.flags.required = field.data == GAP
