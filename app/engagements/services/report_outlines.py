"""With which sections each kind of report begins, and which themes its chapters may take (docs/domain.md, reports)."""

from app.wording import _

Outline = tuple[tuple[str, str], ...]

TA: Outline = (
    ("request", _("What the agency asked for")),
    ("plan", _("What was planned")),
    ("delivered", _("What was delivered")),
    ("attendance", _("Attendance")),
    ("evaluation", _("Evaluation results")),
    ("recommendations", _("Recommendations")),
    ("lessons", _("Lessons learned")),
)
BEFORE_CHAPTERS: Outline = (
    ("executive_summary", _("Executive summary")),
    ("scope", _("Scope of the review and who asked for it")),
    ("background", _("Background: the community and the agency")),
    ("methodology", _("Methodology")),
)
INCIDENT = ("incident", _("The incident"))
AFTER_CHAPTERS: Outline = (
    ("promising_practices", _("Promising practices")),
    ("conclusion", _("Conclusion")),
    ("acronyms", _("Appendix: acronyms")),
    ("interviews", _("Appendix: who was interviewed, by role")),
    ("team", _("Appendix: the team")),
    ("about", _("Appendix: about the provider and the COPS Office")),
    ("disclaimer", _("Appendix: disclaimer")),
)
FINAL: Outline = (
    ("executive_summary", _("Executive summary")),
    ("scope", _("Scope and goals of the assessment")),
    ("background", _("Background: the community and the agency")),
    ("methodology", _("Methodology")),
    ("implementation", _("What was put into practice")),
)
THEMES: Outline = (
    ("leadership", _("Leadership and command")),
    ("tactics", _("Tactics")),
    ("policy", _("Policy")),
    ("training", _("Training")),
    ("communications", _("Communications")),
    ("coordination", _("Coordination of several agencies")),
    ("equipment", _("Equipment")),
    ("victims", _("Support to victims and families")),
    ("wellness", _("Officer wellness")),
    ("community", _("Community")),
)
"""Themes of an after-action report's chapters; a chapter may have another title."""

FIRST_CHAPTER, AFTER = 500, 900
"""Chapters stand from position 500 on; what follows them, from 900 on."""
