"""Asking the agency in mid-engagement."""

from app.requests.forms.questions import AskForm
from app.web.fields.choices import ChoiceField
from app.wording import _
from app.workflow.wording import CLOCKS


class AskAgencyForm(AskForm):
    """Up to three questions, and the clock that waits for their answers."""

    clock = ChoiceField(
        _("What waits for the answer?"),
        required=False,
        description=_("This clock stands still until the question is answered or taken back."),
    )

    def offer(self, clocks: list[str]) -> None:
        """Fill in which clocks run."""
        named = {name: CLOCKS.get(name, name.replace("_", " ")) for name in clocks}
        self.clock.choices = [(name, words[:1].upper() + words[1:]) for name, words in named.items()]
