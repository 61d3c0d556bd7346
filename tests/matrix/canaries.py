"""Unique words in what people wrote, and who may ever be sent them."""

import re

from tests.matrix import table
from tests.matrix.people import AGENCY, EVERYONE, EXPERT, NOBODY, PROVIDER, READERS, People, twins

WORD = re.compile(r"canary[a-z]+")
ENGAGED = table.ENGAGED
FOREIGN = twins(ENGAGED)
AGENCY_BEFORE = ("planning", "plan_review")
AGENCY_AFTER = ("approved", "follow_up", "closed")


def readers(stage: str) -> dict[str, People]:
    """Who may be sent each word, while the own case stands at a stage."""
    place = stage if stage in table.MAIN else "call"
    content = table.STAGES[place]
    asked = PROVIDER if table.MAIN.index(place) >= table.MAIN.index("offered") else NOBODY
    proposed = EXPERT if table.MAIN.index(place) >= table.MAIN.index("proposed") else NOBODY
    is_planned = table.MAIN.index(place) >= table.MAIN.index("concurrence")
    return {
        "canaryownneed": content | asked,  # an offer states the need
        "canaryowntitle": content | asked | proposed,
        "canaryownoffer": READERS | PROVIDER,
        "canaryownoffice": READERS,
        "canaryownprovider": READERS | PROVIDER | EXPERT,
        "canaryownfile": content,
        "canaryownplan": content if is_planned else content - AGENCY,
        "canaryownreport": content if place in AGENCY_AFTER else content - AGENCY,
        "canaryownremark": content - AGENCY,
        "canaryheldneed": READERS | AGENCY,
        "canaryheldtitle": READERS | AGENCY,
        "canaryheldfile": READERS | AGENCY,
        "canaryheldprovider": READERS,
        "canaryheldoffice": READERS,
        "canarylistneed": table.ON_LIST,
        "canarylisttitle": table.ON_LIST,
        "canarylistinterview": table.ON_LIST - AGENCY,
        "canarylisttimeline": table.ON_LIST - AGENCY,
        "canarylistword": table.ON_LIST - AGENCY,
        "canarylistgap": table.ON_LIST - AGENCY,
        "canaryconflict": READERS | PROVIDER | EXPERT,
        "canaryrestricted": table.STAGES["restricted"],
        "canaryinvestigation": READERS,
        "canarywish": READERS | PROVIDER,
        "canaryrequestneed": READERS | AGENCY,
        "canaryrequestoffice": READERS,
        "canarydraftneed": AGENCY,
        "canaryreview": table.EMBARGOED,
        "canarypublic": EVERYONE,
        "canaryforeignneed": FOREIGN,
        "canaryforeigntitle": FOREIGN,
        "canaryforeignoffer": READERS | twins(PROVIDER),
        "canaryforeignoffice": READERS,
        "canaryforeignprovider": FOREIGN - twins(AGENCY),
        "canaryforeignfile": FOREIGN,
        "canaryforeignplan": FOREIGN,
        "canaryforeignreport": FOREIGN,
        "canaryforeignremark": FOREIGN - twins(AGENCY),
    }


def leaked(sent: str, who: str, stage: str) -> list[str]:
    """The words in what was sent that this person must not see."""
    allowed = readers(stage)
    return sorted(word for word in set(WORD.findall(sent)) if who not in allowed[word])
