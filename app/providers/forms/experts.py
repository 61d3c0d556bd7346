"""What an expert knows and where."""

from app.agencies import jurisdictions
from app.providers.services.profiles import Profile
from app.web.acts import CaseForm
from app.web.fields.choices import ChoiceField
from app.web.fields.text import ProseField
from app.web.text_rules import BadText
from app.wording import _

MOST_SKILLS, LONGEST_SKILL = 30, 80


class SkillsField(ProseField):
    """Skills, one a line; `data` is the list of them."""

    def read(self, text: str) -> list[str]:  # type: ignore[override]
        """The lines without empty and repeated ones."""
        lines = [" ".join(line.split()) for line in super().read(text).splitlines()]
        skills = list(dict.fromkeys(line for line in lines if line))
        if len(skills) > MOST_SKILLS or any(len(skill) > LONGEST_SKILL for skill in skills):
            rule = _("Give at most %(count)s skills of at most %(length)s characters, one a line.")
            raise BadText(rule % {"count": MOST_SKILLS, "length": LONGEST_SKILL})
        return skills

    def write(self, data: list[str] | None) -> str:
        """The skills, one a line."""
        return "\n".join(data or [])


class ProfileForm(CaseForm):
    """An expert's profile."""

    skills = SkillsField(
        _("Skills"),
        limit=5000,
        description=_("One a line, such as: de-escalation training, use-of-force policy."),
        missing=_("Name at least one skill."),
    )
    home_state = ChoiceField(
        _("Home state or territory"),
        choices=jurisdictions.choices,
        required=False,
        description=_("For travel and for agencies that want someone from elsewhere."),
    )
    about = ProseField(_("About"), required=False, limit=4000, description=_("Experience, in a few sentences."))
    prior_employers = ProseField(
        _("Agencies and others you worked for"),
        required=False,
        limit=4000,
        description=_("With years. Program managers use it to see conflicts of interest."),
    )

    @property
    def profile(self) -> Profile:
        """What was typed, for the service."""
        return Profile(
            skills=self.skills.data,
            home_state=self.home_state.data or "",
            about=self.about.data,
            prior_employers=self.prior_employers.data,
        )
