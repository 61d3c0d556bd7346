"""What a change of a provider's part in a program would do, said before it is saved."""

from app.policy.programs import PROGRAM_NAMES
from app.providers import queries
from app.providers.models import Participation, Provider
from app.providers.services.enrolling import Part
from app.web.templating import day
from app.wording import _


def effects_of(provider: Provider, before: Participation | None, after: Part) -> list[str]:
    """Sentences for the page: from when to when it can be offered engagements, who leads, what ends."""
    program, name = PROGRAM_NAMES[after.program], provider.name
    span = {"name": name, "program": program, "since": day(after.since), "until": day(after.until)}
    said = [
        _("%(name)s can be offered engagements of %(program)s from %(since)s to %(until)s.", **span)
        if after.until
        else _("%(name)s can be offered engagements of %(program)s from %(since)s on, without an end.", **span)
    ]
    if after.is_lead:
        said.append(_("In these days it leads %(program)s and is suggested first.", program=program))
    elif before is not None and before.is_lead:
        said.append(_("It no longer leads %(program)s; the program then has no lead.", program=program))
    if after.until is not None and after.until < queries.today():
        said.append(_("Its part is over already: it gets no new offers. Engagements that it has go on."))
    return said
