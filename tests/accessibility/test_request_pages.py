"""The request form, the homes, the queue and the screening in a real browser: no barrier, fit for a phone."""

import secrets

import pytest

from app import clock
from app.accounts.models.access import SignInSession
from app.accounts.presence import token_hash
from app.engagements.services import provisional
from app.extensions import db
from app.requests.models import completeness
from app.requests.models.choices import DeclineReason
from app.requests.models.parts import DutyPeriod
from app.requests.services import deciding, screening
from tests import cast as casting
from tests.chromium import violations
from tests.requests import walks

pytestmark = pytest.mark.browser


@pytest.fixture
def cast(own_database):
    """The cast, in a database that the live server sees."""
    return casting.assemble()


def enter(window, live_server, who) -> None:
    """Let the window be signed in as one of the cast."""
    token = secrets.token_urlsafe(32)
    db.session.add(SignInSession(token_hash=token_hash(token), person=who.person, membership=who.membership))
    db.session.commit()
    window.context.clear_cookies()
    window.context.add_cookies([{"name": "sid", "value": token, "url": live_server.url}])


def faults(window, paths) -> dict[str, object]:
    """What is wrong with each page: barriers found by axe, and pages wider than a phone."""
    found: dict[str, object] = {}
    for path in paths:
        window.set_viewport_size({"width": 1280, "height": 800})
        window.goto(path)
        barriers = violations(window)
        window.set_viewport_size({"width": 360, "height": 800})
        wide = window.evaluate("document.documentElement.scrollWidth") > 360
        if barriers or wide:
            found[path] = barriers or "wider than a phone"
    return found


def test_the_agencys_pages_have_no_barrier(window, live_server, cast):
    draft = walks.filled(cast.harbor_requester.actor, "draft").reference
    empty = walks.draft(cast.harbor_requester.actor, "empty").reference
    asked = walks.asked(cast, "How many deputies?", "Which policy?").reference
    enter(window, live_server, cast.harbor_requester)
    steps = [f"/cases/{draft}/form/{step.name}" for step in completeness.steps_of(walks.by_number(draft))]
    case = [f"/cases/{asked}{tail}" for tail in ("", "/answer", "/withdraw", "/request", "/copy", "/receipt")]
    others = ["/requests", "/requests/new", f"/cases/{empty}/review", f"/cases/{draft}/review"]
    assert faults(window, [*steps, *case, *others, f"/cases/{empty}/form/agency/find"]) == {}


def test_a_step_sent_empty_leads_to_its_first_gap(window, live_server, cast):
    empty = walks.draft(cast.harbor_requester.actor).reference
    enter(window, live_server, cast.harbor_requester)
    window.goto(f"/cases/{empty}/form/outcome")
    window.get_by_role("button", name="Save and continue").click()
    assert window.evaluate("document.activeElement.id") == "error-summary"
    assert violations(window) == []
    window.keyboard.press("Tab")
    window.keyboard.press("Enter")
    assert window.evaluate("document.activeElement.id") == "outcome_wanted"


def test_the_offices_pages_have_no_barrier(window, live_server, cast):
    screened = walks.in_screening(cast, "screened")
    walks.ask_and_clear(screened, cast.triage.actor, "held")
    proposed = walks.in_screening(cast, "proposed")
    letter = "Dear Captain,\n\nwe cannot help with this."
    deciding.propose_decline(
        proposed, DeclineReason.OTHER, letter, actor=cast.triage.actor, seen_version=proposed.version
    )
    walks.submitted(cast.mill_requester.actor, "new")
    tails = ("", "/screening", "/ask", "/decline", "/refer", "/duplicate", "/program", "/deconfliction", "/history")
    enter(window, live_server, cast.triage)
    case = [f"/cases/{screened.reference}{tail}" for tail in tails]
    assert faults(window, [*case, "/today", "/queue", "/queue?text=nothing", "/queue/new"]) == {}
    enter(window, live_server, cast.manager)
    assert faults(window, [f"/cases/{proposed.reference}/decline/{tail}" for tail in ("confirm", "return")]) == {}


def test_the_queue_is_walked_by_keys_until_they_are_switched_off(window, live_server, cast):
    references = [walks.submitted(cast.harbor_requester.actor, f"case-{number}").reference for number in range(2)]
    enter(window, live_server, cast.triage)
    window.goto("/queue")
    window.keyboard.press("j")
    window.keyboard.press("j")
    assert window.evaluate("document.activeElement.textContent") == references[1]
    window.keyboard.press("?")
    window.get_by_text("Switch these keys off").click()
    window.get_by_role("button", name="Close").click()
    window.evaluate("document.activeElement.blur()")
    window.keyboard.press("k")
    assert window.evaluate("document.activeElement.tagName") == "BODY"


def test_the_pages_of_the_other_programs_have_no_barrier(window, live_server, cast):
    requester, executive = cast.harbor_requester, cast.harbor_executive
    unsure = walks.filled(requester.actor, "unsure", **walks.UNSURE).reference
    assessment = walks.filled(requester.actor, "draft", **walks.ASSESSMENT).reference
    waiting = walks.in_screening(cast, "waiting", **walks.ASSESSMENT).reference
    enter(window, live_server, requester)
    steps = [f"/cases/{unsure}/form/{name}" for name in ("advice", "recommendation")]
    case = [f"/cases/{waiting}{tail}" for tail in ("", "/letter", "/receipt", "/copy")]
    assert faults(window, [*steps, f"/cases/{assessment}/form/assessment", f"/cases/{assessment}/review", *case]) == {}
    enter(window, live_server, executive)
    assert faults(window, [f"/cases/{waiting}", f"/cases/{waiting}/authorize"]) == {}


def test_the_pages_of_a_night_have_no_barrier(window, live_server, cast):
    today = clock.today()
    db.session.add(DutyPeriod(person_id=cast.manager.person.id, since=today, until=today))
    db.session.flush()
    assistance = walks.thin(cast)
    words = {"actor": cast.triage.actor}
    screening.start_screening(assistance, seen_version=assistance.version, **words)
    screening.match_agency(assistance, cast.harbor, seen_version=assistance.version, **words)
    here = f"/cases/{assistance.reference}"
    enter(window, live_server, cast.triage)
    tails = ("", "/screening", "/review", "/form/incident", "/not-urgent", "/ask-authorization")
    assert faults(window, [*(f"{here}{tail}" for tail in tails), "/queue/new", "/on-call"]) == {}
    enter(window, live_server, cast.manager)
    assert faults(window, [f"{here}/accept-for-now", f"{here}/accept", "/on-call/add", "/on-call"]) == {}
    word = provisional.SpokenWord("Come tonight.", "Sheriff Boone", clock.now())
    manager = cast.manager
    provisional.accept(
        assistance, word, actor=manager.actor, seen_version=assistance.version, manager_id=manager.person.id
    )
    db.session.commit()
    assert faults(window, [here]) == {}
    enter(window, live_server, cast.administrator)
    assert faults(window, ["/administration/defaults", "/administration/defaults/authorization"]) == {}
