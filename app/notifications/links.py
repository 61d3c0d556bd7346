"""The one link in a mail: on the fixed public address, never on the host that a request named."""

from flask import current_app

from app.workflow.models.case_file import CaseFile

PAGES: dict[str, str] = {
    "offer": "engagements.show_offer",
    "assignment": "engagements.show_assignment",
    "plan": "engagements.show_plan",
    "ta_report": "engagements.report",
    "review_report": "engagements.report",
    "status_report": "engagements.report",
    "deconfliction": "requests.component_answer",
    "question": "requests.answer_question",
}
"""Life cycle → endpoint of the page where its steps are taken, built with `reference` and `number`."""

NOT_FOR_ALL = ("assignment", "ta_report", "review_report", "status_report")
"""Life cycles whose pages the agency, and experts other than the one concerned, may not open; they go to the case."""

OF_THE_AGENCY = ("question",)
"""Life cycles whose page the agency is reminded of; everybody else, and whoever hears of a step, goes to the case."""

OF_THE_CONTACT = ("deconfliction",)
"""Life cycles whose page is for the person asked alone; everybody else goes to the case."""


def to_place(file: CaseFile, lifecycle: str, number: int) -> str:
    """The address of the page where the reader goes on: the part's own where it has one, else the case's."""
    if lifecycle in PAGES:
        return to(_built(PAGES[lifecycle], reference=file.reference, number=number))
    return to(_built("requests.show", reference=file.reference))


def to_page(endpoint: str, file: CaseFile) -> str:
    """The address of a page of a case that takes its number alone."""
    return to(_built(endpoint, reference=file.reference))


def to(path: str) -> str:
    """The whole address of a path of ours."""
    return f"{current_app.extensions['settings'].public_base_url}{path}"


def _built(endpoint: str, **values: object) -> str:
    """The path of a page; raises BuildError for one that does not exist, which a test finds first."""
    return current_app.url_map.bind("").build(endpoint, values)
