"""The request form as its pages: from the start to the receipt, with typed text kept whatever happens."""

from app import clock
from app.extensions import db
from app.requests.models.parts import Statement, StatementKind
from app.requests.services import drafting
from app.workflow.models.case_file import CaseFile
from tests.requests import walks

FILLED = {
    "contacts": {
        "law_enforcement_executive-name": "Henry Boone",
        "law_enforcement_executive-email": "boone@harbor.example.org",
        "law_enforcement_executive-phone": "202-555-0101",
    },
    "program": {"program_wanted": "cri_tac", "delivery_types": ["in_person_training"], "mode": "in_person"},
    "need": walks.ANSWERS["need"],
    "outcome": {
        "outcome_wanted": "Calmer encounters.", "success_measure": "Fewer injuries.", "audience": "Deputies",
        "number_to_train": "48", "place": "Port Harbor, FL", "urgency": "routine",
    },
    "other": {"has_pending_matters": "no", "naming_consent": "ask_first"},
    "attachments": {},
    "statements": {"authority_attested": "y"},
}  # fmt: skip


def begun(browser) -> str:
    browser.get("/requests/new")
    browser.submit("Begin")
    return browser.page.url.split("/")[2]


def fill_all(browser, topic) -> None:
    browser.submit("Save and continue")
    for name, values in FILLED.items():
        extra = {"primary_topic": str(topic.id)} if name == "program" else {}
        assert browser.page.url.endswith(f"/form/{name}"), browser.page.url
        browser.submit("Save and continue", **values, **extra)


def test_a_request_goes_from_the_start_to_the_receipt(as_, cast):
    topic, browser = walks.topic(), as_("harbor_requester")
    reference = begun(browser)
    assert "Step 1 of 8" in browser.page.text
    fill_all(browser, topic)
    assert browser.page.heading == "Review and send"
    browser.submit("Send the request")
    assert browser.page.heading == "We have your request"
    assert reference in browser.page.text
    file = db.session.query(CaseFile).filter_by(reference=reference).one()
    assert (file.state, file.is_draft, file.title) == ("submitted", False, "De-escalation training for 48 deputies")


def test_the_start_names_the_minutes_of_the_paperwork_statement_or_an_hour(as_, cast):
    browser = as_("harbor_requester")
    assert "about 60 minutes" in browser.get("/requests/new").text
    paperwork = Statement(kind=StatementKind.PAPERWORK_REDUCTION_ACT, body="Why", since=clock.today())
    paperwork.omb_number, paperwork.burden_minutes = "1103-0000", 45
    db.session.add(paperwork)
    db.session.commit()
    assert "about 45 minutes" in browser.get("/requests/new").text


def test_a_mistake_is_mended_on_the_page_that_shows_it(as_, cast):
    browser = as_("harbor_requester")
    reference = begun(browser)
    browser.get(f"/cases/{reference}/form/need")
    browser.submit("Save and continue", **(FILLED["need"] | {"title": ""}), status=422)
    browser.submit("Save and continue", title="", status=422)
    browser.submit("Save and continue", title="De-escalation training")
    assert browser.page.url.endswith("/form/outcome")


def test_a_step_is_left_unfinished_but_not_with_text_that_cannot_be_kept(as_, cast):
    browser = as_("harbor_requester")
    reference = begun(browser)
    browser.get(f"/cases/{reference}/form/need")
    browser.submit("Save and leave", title="Peer support")
    assert browser.page.heading == "Your requests"
    browser.get(f"/cases/{reference}/form/need")
    browser.submit("Save and go back", problem="Few apply.")
    assert browser.page.url.endswith("/form/program")
    assert "Few apply." in browser.get(f"/cases/{reference}/form/need").body
    browser.get(f"/cases/{reference}/form/agency")
    browser.submit("Save and leave", status=422, agency_ori="??")


def test_what_was_typed_into_a_step_that_the_program_no_longer_asks_for_is_kept(as_, cast):
    draft = walks.draft(cast.harbor_requester.actor)
    words = {"actor": cast.harbor_requester.actor, "seen": "", "whole": True}
    drafting.save_step(draft, "program", {"program_wanted": "critical_response"}, **words)
    db.session.commit()
    browser = as_("harbor_requester")
    browser.get(f"/cases/{draft.reference}/form/incident")
    drafting.save_step(draft, "program", {"program_wanted": "cri_tac"}, **words)
    db.session.commit()
    browser.submit("Save and continue", incident_place="Port Harbor", status=None)
    db.session.refresh(draft)
    assert draft.incident_place == "Port Harbor"
    assert "does not ask for them" in browser.page.text
    assert browser.get(f"/cases/{draft.reference}/form/incident").url.endswith("/form/program")
