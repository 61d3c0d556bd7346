"""Bad input in the request form, as a table that later work extends: numbers are rows of the list of abuses.

Never a fault of ours, never a silent cut: what cannot be taken comes back as typed with a sentence, what can is kept.
"""

from typing import Any

import pytest

from app import clock
from app.extensions import db
from app.requests.models import form_values
from app.requests.services import drafting
from tests.requests import walks

REFUSED, TAKEN = 422, 200
LONG = "x" * 4001
PAYLOADS = (
    "<script>alert(1)</script>", '"><svg onload=alert(1)>', "javascript:alert(1)", "{{7*7}}", "${7*7}", "%s%n",
    "../../etc/passwd", "'; DROP TABLE requests; --",
)  # fmt: skip

TABLE: list[tuple[int, str, str, Any, int, Any]] = [
    # row, step, field, typed, status, what is stored afterwards (None: what was there before)
    *[(1, "need", "problem", blank, REFUSED, "") for blank in ("", "   ", "\u00a0", "\u200b\u200d")],
    (2, "need", "problem", "x" * 4000, TAKEN, "x" * 4000),
    (2, "need", "problem", ("x\r\n" * 2000).strip(), TAKEN, ("x\n" * 2000).strip()),
    (2, "need", "problem", LONG, REFUSED, None),
    (2, "need", "problem", "x" * 40000, REFUSED, None),
    (3, "need", "problem", "a\x00b", REFUSED, None),
    (4, "need", "problem", "a\x07b\rc", TAKEN, "ab\nc"),
    *[(7, "agency", "agency_name", f"Harbor{mark}", REFUSED, None) for mark in "\u202e\u2066"],
    (7, "need", "problem", "a \u202e b", TAKEN, "a \u202e b"),
    (8, "agency", "agency_name", "क्‍ष", TAKEN, "क्‍ष"),
    (9, "agency", "agency_name", "Наrbor", TAKEN, "Наrbor"),
    (11, "need", "problem", "👮 " + "a" + "\u0301" * 200, TAKEN, "👮 " + "a" + "\u0301" * 200),
    *[(12, "agency", "agency_name", name, TAKEN, name) for name in ("O'Brien", "Null", "True", "None", "N/A", "X")],
    *[(13, "need", "problem", payload, TAKEN, payload) for payload in PAYLOADS],
    (17, "need", "problem", "“smart”\t– quotes …", TAKEN, "“smart”\t– quotes …"),
    *[(19, "agency", "agency_ori", ori, TAKEN, "FL0990000") for ori in ("fl0990000", "FL 099 0000", "FLO99OOOO")],
    (19, "agency", "agency_ori", "FL09900", TAKEN, "FL09900"),
    (20, "agency", "agency_ori", "ZZ1234567", TAKEN, "ZZ1234567"),
    *[(21, "agency", "agency_ori", ori, TAKEN, ori) for ori in ("NB0280000", "GM0010000")],
    *[(19, "agency", "agency_ori", ori, REFUSED, None) for ori in ("123", "FL09900001234", "F!0990000")],
    *[(26, "agency", "postal_code", code, TAKEN, code) for code in ("00501", "00501-1234", "96910")],
    *[(26, "agency", "postal_code", code, REFUSED, None) for code in ("501", "ABCDE", "123456")],
    *[(27, "agency", "population_served", typed, TAKEN, number) for typed, number in (
        ("1,000", 1000), ("0", 0), ("١٢٣", 123), ("", None),
    )],
    *[(27, "agency", "population_served", typed, REFUSED, None) for typed in (
        "1e9", "-1", "NaN", "1" + "0" * 30, "12.5",
    )],
    *[(28, "agency", "agency_type", typed, REFUSED, None) for typed in ("federal", "nonsense", "SHERIFF")],
    (28, "program", "primary_topic", "999999", REFUSED, None),
    (29, "agency", "agency_name", ["Harbor", "Mill"], REFUSED, None),
    (29, "other", "naming_consent", ["yes", "no"], REFUSED, None),
]  # fmt: skip
DATES: list[tuple[int, dict[str, str], int]] = [
    (34, {"wanted_from": "2/29/2027"}, REFUSED),
    (34, {"wanted_from": "2/29/2028"}, TAKEN),
    (34, {"wanted_from": "13/1/2028"}, REFUSED),
    (34, {"wanted_from": "4/31/2028"}, REFUSED),
    (34, {"wanted_from": "0/1/2028"}, REFUSED),
    *[(35, {"wanted_from": f"1/1/{year}"}, REFUSED) for year in ("26", "0026", "20260", "1899", "9999")],
    (36, {"wanted_from": "5/2/2028", "wanted_until": "5/1/2028"}, REFUSED),
    (36, {"hard_deadline": "1/1/2020"}, REFUSED),
    (37, {"wanted_from": "5//2028"}, REFUSED),
    (45, {"wanted_from": "1/20/2038"}, TAKEN),
    (45, {"wanted_from": "1/1/1970"}, REFUSED),
]
EMAILS = (
    ("a" * 64 + "@" + ".".join(["b" * 60] * 3) + ".gov", TAKEN),
    ("chief+ta@harbor.example.org", TAKEN),
    ('"chief of police"@harbor.example.org', TAKEN),
    ("chief@münchen.example.org", TAKEN),
    ("a@b@c.gov", REFUSED),
    ("chief@harbor.example.org.", REFUSED),
    ("chief@harbor.example.org\r\nBcc: all@example.org", REFUSED),
    ("a" * 250 + "@harbor.example.org", REFUSED),
)
PHONES = (("(202) 514-9079 x12", TAKEN), ("+44 20 7946 0958", TAKEN), ("call me", REFUSED), ("1" * 41, REFUSED))


@pytest.fixture
def draft(cast):
    """A draft of Harbor County, whole."""
    return walks.filled(cast.harbor_requester.actor)


@pytest.fixture
def browser(as_):
    """Its requester's browser."""
    return as_("harbor_requester")


def save(browser, draft, step: str, status: int, **typed: Any):
    """Open a step, type, save; the answer of a taken step is the next page."""
    browser.get(f"/cases/{draft.reference}/form/{step}")
    page = browser.submit("Save and continue", status=status, **typed)
    db.session.refresh(draft)
    return page


@pytest.mark.parametrize("row", sorted({entry[0] for entry in TABLE}))
def test_bad_text_is_refused_as_typed_and_good_text_is_kept(browser, draft, row):
    for _row, step, field, typed, status, stored in (entry for entry in TABLE if entry[0] == row):
        before = form_values.value_of(draft, field)
        page = save(browser, draft, step, status, **{field: typed})
        expected = stored if stored is not None or status == TAKEN else before
        assert form_values.value_of(draft, field) == expected, (row, field, typed)
        if status == REFUSED:
            assert page.errors, (row, field, typed)


@pytest.mark.parametrize(("row", "dates", "status"), DATES)
def test_dates_are_judged_part_by_part(browser, draft, row, dates, status):
    typed = {}
    for field, text in dates.items():
        month, day, year = text.split("/")
        typed |= {f"{field}-month": month, f"{field}-day": day, f"{field}-year": year}
    save(browser, draft, "outcome", status, **typed)
    assert (draft.wanted_from is not None or draft.hard_deadline is not None) == (status == TAKEN)


def test_row_23_addresses_of_people(browser, draft):
    for typed, status in EMAILS:
        save(browser, draft, "contacts", status, **{"point_of_contact-email": typed})


def test_row_25_phone_numbers(browser, draft):
    for typed, status in PHONES:
        save(browser, draft, "contacts", status, **{"point_of_contact-phone": typed})


def test_row_13_payloads_are_shown_as_text_everywhere(browser, draft):
    for payload in PAYLOADS:
        save(browser, draft, "need", TAKEN, problem=payload)
        page = browser.get(f"/cases/{draft.reference}/review")
        assert payload in page.text


def test_row_28_a_topic_that_is_no_longer_offered_is_explained(browser, draft):
    gone = walks.topic("Gone topic")
    save(browser, draft, "program", TAKEN, primary_topic=str(gone.id))
    gone.retired_on = clock.now().date()
    page = browser.get(f"/cases/{draft.reference}/form/program")
    typed = dict(page.form("Save and continue").form_values()) | {"primary_topic": str(gone.id)}
    page = browser.post(f"/cases/{draft.reference}/form/program", typed, status=REFUSED)
    assert "“Gone topic” is no longer offered" in page.text


def test_row_30_fields_that_the_form_does_not_ask_for_change_nothing(browser, draft):
    page = browser.get(f"/cases/{draft.reference}/form/need")
    token = page.tree.xpath("//input[@name='csrf_token']/@value")[0]
    typed = walks.ANSWERS["need"] | {
        "csrf_token": token, "state": "accepted", "case_file_id": "1", "agency_id": "1", "decline_letter": "x",
        "authority_attested_by_id": "1", "screener_id": "1", "role": "administrator",
    }  # fmt: skip
    browser.post(f"/cases/{draft.reference}/form/need", typed)
    db.session.refresh(draft)
    assert (draft.state, draft.decline_letter, draft.screener_id) == ("draft", "", None)


def test_row_31_another_agencys_draft_is_not_there(as_, draft):
    stranger = as_("mill_requester")
    absent = stranger.get("/cases/TA-2020-00000/form/need", status=404)
    unseen = stranger.get(f"/cases/{draft.reference}/form/need", status=404)
    assert absent.text == unseen.text


def test_rows_48_and_49_sending_again_says_that_it_was_sent(browser, draft):
    page = browser.get(f"/cases/{draft.reference}/review")
    form = page.form("Send the request")
    values = dict(form.form_values())
    first = browser.post(f"/cases/{draft.reference}/review", values)
    again = browser.post(f"/cases/{draft.reference}/review", values)
    assert first.heading == again.heading == "We have your request"
    assert "already sent" in again.text and draft.reference in again.text
    back = browser.get(f"/cases/{draft.reference}/form/need")
    assert "already sent" in back.text


def test_row_50_a_form_with_gaps_leads_to_the_first_missing_step(browser, cast):
    empty = walks.draft(cast.harbor_requester.actor, "empty")
    browser.get(f"/cases/{empty.reference}/form/other")
    browser.submit("Save and continue", has_pending_matters="no", naming_consent="yes")
    browser.get(f"/cases/{empty.reference}/review")
    browser.submit("Send the request")
    assert browser.page.url.endswith("/form/contacts")
    assert "missing" in browser.page.text


def test_row_51_two_people_on_one_step_lose_nothing(as_, draft):
    one, other = as_("harbor_requester"), as_("harbor_executive")
    one.get(f"/cases/{draft.reference}/form/need")
    other.get(f"/cases/{draft.reference}/form/need")
    one.submit("Save and continue", problem="The requester's words")
    page = other.submit("Save and continue", status=409, problem="The sheriff's words")
    assert "The requester's words" in page.text and "The sheriff's words" in page.text
    other.submit("Save and continue", problem="Both words")
    db.session.refresh(draft)
    assert draft.problem == "Both words"


def test_two_people_on_different_steps_do_not_hinder_each_other(as_, draft):
    one, other = as_("harbor_requester"), as_("harbor_executive")
    one.get(f"/cases/{draft.reference}/form/need")
    other.get(f"/cases/{draft.reference}/form/outcome")
    one.submit("Save and continue", problem="Mine")
    other.submit("Save and continue", outcome_wanted="Theirs")
    db.session.refresh(draft)
    assert (draft.problem, draft.outcome_wanted) == ("Mine", "Theirs")


def test_row_58_a_draft_of_an_older_form_opens_with_its_gaps_marked(browser, cast):
    old = walks.filled(cast.harbor_requester.actor, "old")
    drafting.save_step(old, "other", {"naming_consent": None}, actor=cast.harbor_requester.actor, seen="", whole=False)
    page = browser.get(f"/cases/{old.reference}/review")
    assert "Missing" in page.text and "Not all is filled in yet" in page.text


def test_what_is_valid_is_kept_though_the_rest_is_not(browser, draft):
    page = save(browser, draft, "agency", REFUSED, city="New Harbor", postal_code="12")
    assert draft.city == "New Harbor" and draft.postal_code == ""
    assert page.tree.xpath("//input[@name='postal_code']/@value") == ["12"]


@pytest.mark.parametrize("tail", ["%00", "%ff", "/form/need%00", "/form/nothing", "/../queue"])
def test_row_3_addresses_with_bad_bytes_are_no_fault_of_ours(browser, draft, tail):
    page = browser.get(f"/cases/{draft.reference}{tail}", status=None)
    assert page.status in (400, 404, 422)


BLOCKS: list[tuple[int, str, str, Any, int, Any]] = [
    (2, "incident", "casualties", "x" * 1000, TAKEN, "x" * 1000),
    (2, "incident", "casualties", "x" * 1001, REFUSED, None),
    (3, "incident", "other_reviews", "a\x00b", REFUSED, None),
    (4, "incident", "press_attention", "a\x07b", TAKEN, "ab"),
    (7, "incident", "incident_place", "Port\u202e", REFUSED, None),
    *[(13, "incident", "open_proceedings", payload, TAKEN, payload) for payload in PAYLOADS],
    *[(28, "incident", "incident_kind", typed, REFUSED, None) for typed in ("nonsense", "MASS_VIOLENCE")],
    (28, "incident", "help_wanted", "organizational_assessment", REFUSED, None),
    (28, "incident", "proceedings", ["civil", "nonsense"], REFUSED, None),
    (29, "incident", "is_about_incident", ["yes", "no"], REFUSED, None),
    (29, "incident", "proceedings", ["civil", "civil"], REFUSED, None),
    *[(1, "outcome", "urgency_reason", blank, REFUSED, "") for blank in ("", "   ", "\u200b")],
]
INCIDENT_DATES = (
    (34, "2/29/2025", REFUSED), (35, "1/1/26", REFUSED), (36, "1/1/2038", REFUSED), (37, "5//2025", REFUSED),
    (45, "1/1/2020", TAKEN),
)  # fmt: skip


@pytest.fixture
def response(cast):
    """A draft that asks for Critical Response, whole and urgent."""
    hurry = {"outcome": {"urgency": "urgent", "urgency_reason": "Tonight."}}
    return walks.filled(cast.harbor_requester.actor, **walks.RESPONSE, **hurry)


@pytest.mark.parametrize("row", sorted({entry[0] for entry in BLOCKS}))
def test_the_blocks_of_the_programs_take_no_bad_text_either(browser, response, row):
    for _row, step, field, typed, status, stored in (entry for entry in BLOCKS if entry[0] == row):
        before = form_values.value_of(response, field)
        page = save(browser, response, step, status, **{field: typed})
        expected = stored if stored is not None or status == TAKEN else before
        assert form_values.value_of(response, field) == expected, (row, field, typed)
        if status == REFUSED:
            assert page.errors, (row, field, typed)


@pytest.mark.parametrize(("row", "day", "status"), INCIDENT_DATES)
def test_the_day_of_an_incident_is_judged_part_by_part(browser, response, row, day, status):
    month, number, year = day.split("/")
    typed = {"incident_on-month": month, "incident_on-day": number, "incident_on-year": year}
    save(browser, response, "incident", status, **typed)


def test_a_step_of_the_form_that_does_not_exist_is_no_page(browser, response):
    browser.get(f"/cases/{response.reference}/form/nonsense", status=404)


def test_a_recommendation_cannot_be_typed_in(browser, cast):
    unsure = walks.filled(cast.harbor_requester.actor, "unsure", **walks.UNSURE)
    page = save(browser, unsure, "recommendation", REFUSED, follows_advice="organizational_assessment")
    assert page.errors and unsure.recommended_program == "cri_tac"
