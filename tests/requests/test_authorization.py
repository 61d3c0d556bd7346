"""The executive's authorization by pages: who is asked, who attests, who records a letter, what the case shows."""

from io import BytesIO

import pytest

from app.extensions import db
from app.policy.programs import Kind
from app.requests.models.authorization import AuthorizationRule
from app.requests.models.choices import AuthorizationKind
from tests.documents.pdfs import pdf
from tests.requests import walks

LETTER = {"signed_by": "Henry Boone", "title": "Sheriff", "signed_on-month": "1", "signed_on-day": "5"}
LETTER |= {"signed_on-year": "2026"}


@pytest.fixture
def waiting(cast):
    """An assessment's request that waits for the executive's word."""
    assistance = walks.in_screening(cast, **walks.ASSESSMENT)
    db.session.commit()
    return assistance


def test_the_executive_reads_the_request_and_authorizes_it(as_, cast, waiting):
    browser = as_("harbor_executive")
    page = browser.get(f"/cases/{waiting.reference}")
    assert "needs your word" in page.text
    page = browser.get(f"/cases/{waiting.reference}/authorize")
    assert "Use of force and supervision." in page.text
    browser.submit("Authorize the request", status=422)
    browser.submit("Authorize the request", is_authorized="y", title="Sheriff of Harbor County")
    db.session.refresh(waiting)
    assert waiting.authorization_kind is AuthorizationKind.E_ATTESTATION
    assert (waiting.authorization_by, waiting.authorization_title) == ("Henry Boone", "Sheriff of Harbor County")
    assert "Sheriff of Harbor County" in browser.page.text and "On file" in browser.page.text


@pytest.mark.parametrize(
    ("who", "status"),
    [
        *((who, 403) for who in ("harbor_requester", "triage", "manager", "director", "auditor")),
        *((who, 404) for who in ("mill_executive", "harbor_newcomer", "x_coordinator", "contact")),
    ],
)
def test_nobody_else_authorizes(as_, cast, waiting, who, status):
    as_(who).get(f"/cases/{waiting.reference}/authorize", status=status)


@pytest.mark.parametrize("who", ["harbor_requester", "harbor_executive", "triage", "manager"])
def test_a_signed_letter_authorizes_as_well(as_, cast, waiting, who):
    browser = as_(who)
    browser.get(f"/cases/{waiting.reference}/letter")
    browser.submit("Keep the letter", status=422, **LETTER)
    browser.submit("Keep the letter", **LETTER, file=(BytesIO(pdf()), "letter.pdf"))
    db.session.refresh(waiting)
    assert waiting.authorization_kind is AuthorizationKind.LETTER and waiting.authorization_is_on_file
    assert waiting.authorization_document_id is not None


@pytest.mark.parametrize(("who", "status"), [("director", 403), ("auditor", 403), ("mill_executive", 404)])
def test_a_letter_is_recorded_by_the_agency_and_those_who_screen(as_, cast, waiting, who, status):
    as_(who).get(f"/cases/{waiting.reference}/letter", status=status)


def test_a_letter_that_is_no_pdf_is_refused_beside_its_field(as_, cast, waiting):
    browser = as_("triage")
    browser.get(f"/cases/{waiting.reference}/letter")
    browser.submit("Keep the letter", status=415, **LETTER, file=(BytesIO(b"GIF89a"), "letter.pdf"))
    db.session.refresh(waiting)
    assert waiting.authorization_at is None


def test_staff_ask_the_executive_again(as_, cast, waiting):
    browser = as_("manager")
    page = browser.get(f"/cases/{waiting.reference}/screening")
    assert "The executive was asked" in page.text  # by the sending of the request itself
    browser.get(f"/cases/{waiting.reference}/ask-authorization")
    browser.submit("Send the e-mail")
    assert "asked by e-mail" in browser.page.text
    as_("harbor_requester").get(f"/cases/{waiting.reference}/ask-authorization", status=403)
    as_("mill_requester").get(f"/cases/{waiting.reference}/ask-authorization", status=404)


def test_training_needs_no_authorization_and_offers_no_page(as_, cast):
    assistance = walks.in_screening(cast)
    db.session.commit()
    as_("harbor_executive").get(f"/cases/{assistance.reference}/authorize", status=403)
    assert "Executive authorization" not in as_("harbor_executive").get(f"/cases/{assistance.reference}").text


def test_the_operator_decides_which_kinds_need_it(as_, cast, waiting):
    browser = as_("administrator")
    browser.get("/administration/defaults/authorization")
    browser.submit("Save", kinds=["training_and_assistance"])
    assert "Training and technical assistance" in browser.page.text
    db.session.refresh(waiting)
    assert waiting.authorization_is_on_file
    assert db.session.get(AuthorizationRule, Kind.TRAINING_AND_ASSISTANCE).required
    as_("manager").get("/administration/defaults/authorization", status=403)
