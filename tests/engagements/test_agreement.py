"""The agreement: filed, signed by both sides by account or on paper, concluded, watched until it ends."""

from datetime import timedelta

import pytest

from app import clock
from app.engagements.models.agreement import Agreement, Side, Signature
from app.engagements.services import agreeing, holding, reopening
from app.errors import InvalidFact, NotVisible, StaleCase, StepNotReady
from app.extensions import db
from app.policy.roles import Role
from app.requests.models.choices import WithdrawalReason
from app.workflow import stepping
from app.workflow.calendar import add_business_days, eastern_day
from app.workflow.models.record import Clock, History
from tests.browser import upload
from tests.documents.pdfs import pdf
from tests.engagements.assessment_way import AssessmentWay
from tests.engagements.test_pauses import did


@pytest.fixture
def signing(oa):
    """An assessment whose agreement is to be signed, with X as its provider."""
    return oa.to_agreement()


def date_fields(name: str, day) -> dict[str, str]:
    return {f"{name}-month": str(day.month), f"{name}-day": str(day.day), f"{name}-year": str(day.year)}


def page_of(way, rest: str = "") -> str:
    return f"/cases/{way.file.reference}/agreement{rest}"


def paper_fields(**more):
    later = clock.now().date() + timedelta(days=400)
    fields = {"kind": "memorandum_of_agreement", "goals": "Trust grows", "release_terms": "All is public"}
    return fields | date_fields("report_due_on", later) | {"file": upload(pdf())} | more


def test_the_turn_goes_from_the_office_to_the_agency_and_back(signing):
    turns = [(signing.file.turn_party, signing.file.turn_clock)]
    for step in (signing.filed, signing.signed_by_agency, signing.signed_by_office):
        step()
        turns.append((signing.file.turn_party, signing.file.turn_clock))
    manager, executive = Role.PROGRAM_MANAGER, Role.EXECUTIVE
    assert turns == [(party, "agreement_signature") for party in (manager, executive, manager, manager)]
    running = db.session.query(Clock).filter_by(name="agreement_signature", stopped_at=None).one()
    assert running.due_at == add_business_days(running.started_at, 15)


def test_both_signatures_keep_who_when_and_what_was_signed(signing):
    signing.filed().signed_by_agency().signed_by_office()
    paper = signing.engagement.agreement
    assert {each.side: each.name for each in paper.signatures} == {
        Side.AGENCY: "Henry Boone", Side.OFFICE: "Maya Feld",
    }  # fmt: skip
    assert {each.digest for each in paper.signatures} == {paper.document.sha256}
    assert all(each.title and each.signed_at and each.is_by_account for each in paper.signatures)


def test_nothing_is_signed_before_a_paper_is_on_file(signing):
    with pytest.raises(StepNotReady) as refused:
        signing.signed_by_agency()
    assert refused.value.missing == ("The paper that both sides sign is not on file yet.",)


def test_an_agreement_without_focus_area_or_signature_is_not_concluded(signing):
    signing.filed().signed_by_agency()
    with pytest.raises(StepNotReady) as refused:
        signing.concluded()
    assert "The agreement with both signatures" in refused.value.missing[0]


def test_the_same_side_signs_once(signing):
    signing.filed().signed_by_agency()
    with pytest.raises(InvalidFact, match=r"Henry Boone signed for the agency on"):
        signing.signed_by_agency()


def test_a_paper_that_was_exchanged_is_not_signed(signing):
    signing.filed()
    seen = agreeing.mark_of(signing.engagement.agreement)
    signing.filed(pages=2)
    word = agreeing.Signing(Side.AGENCY, "Henry Boone", "Sheriff", seen)
    with pytest.raises(StaleCase, match="Another paper was filed"):
        signing._did(agreeing.sign, signing.engagement, signing.cast.harbor_executive, signing=word)
    db.session.rollback()
    assert db.session.query(Signature).count() == 0


def test_a_new_paper_takes_the_signatures_of_the_old_one_with_it(signing):
    signing.filed().signed_by_agency().filed(pages=2)
    assert signing.engagement.awaits_agency_signature
    assert [len(each.signatures) for each in db.session.query(Agreement).order_by(Agreement.number)] == [1, 0]


def test_another_agencys_executive_finds_nothing_to_sign(signing, at):
    signing.filed()
    with pytest.raises(NotVisible):
        signing._signed(signing.cast.mill_executive, Side.AGENCY)
    db.session.rollback()
    at(signing.cast.mill_executive).get(page_of(signing, "/sign"), status=404)


def test_the_executive_cannot_sign_for_the_office(signing):
    signing.filed()
    with pytest.raises(InvalidFact, match="You sign for your agency"):
        signing._signed(signing.cast.harbor_executive, Side.OFFICE)


def test_the_office_cannot_sign_for_the_agency_without_its_paper(signing):
    signing.filed()
    with pytest.raises(InvalidFact, match="Nobody signs in its place"):
        signing._signed(signing.cast.manager, Side.AGENCY)
    db.session.rollback()
    assert signing.engagement.awaits_agency_signature


@pytest.mark.parametrize(
    ("who", "rest", "status"),
    [
        ("harbor_requester", "", 200),
        ("x_coordinator", "", 200),
        ("auditor", "", 200),
        ("mill_requester", "", 404),
        ("y_coordinator", "", 404),
        ("harbor_executive", "/file", 403),
        ("director", "/file", 403),
        ("manager", "/file", 200),
        ("harbor_requester", "/sign", 403),
        ("x_coordinator", "/sign", 403),
        ("director", "/sign", 403),
        ("harbor_executive", "/conclude", 403),
        ("manager_two", "/conclude", 200),
        ("y_coordinator", "/conclude", 404),
    ],
)
def test_who_finds_which_page(signing, at, who, rest, status):
    signing.filed()
    at(getattr(signing.cast, who)).get(page_of(signing, rest), status=status)


def test_a_case_without_an_agreement_has_no_page_for_one(way, at):
    at(way.cast.manager).get(page_of(way), status=404)
    assert "Agreement" not in at(way.cast.manager).get(f"/cases/{way.file.reference}").links("Agreement")


def test_the_paper_is_filed_and_signed_by_pages(signing, at):
    manager, executive = at(signing.cast.manager), at(signing.cast.harbor_executive)
    manager.get(page_of(signing))
    assert "The COPS Office puts the paper here" in manager.page.text
    manager.click("File the agreement")
    manager.submit("File the agreement", **paper_fields())
    assert "Awaited" in manager.page.text
    executive.get(f"/cases/{signing.file.reference}")
    executive.click("Sign the agreement")
    executive.submit("Sign as Henry Boone", status=422)
    assert "Tick the box to sign." in executive.page.text
    executive.submit("Sign as Henry Boone", has_read="y")
    assert "Your signature is on record." in executive.page.text
    assert executive.page.links("Sign the agreement") == []
    again = executive.get(page_of(signing, "/sign"), status=409)
    assert "Henry Boone signed for the agency on" in again.text
    assert not executive.get(f"/cases/{signing.engagement.case_file.reference}").links("Sign the agreement")
    manager.get(page_of(signing, "/sign"))
    manager.submit("Save the signature", way="here", title="Program manager")
    assert "Still needed to conclude the agreement" in manager.page.text
    assert "There is no focus area yet." in manager.page.text


def test_a_signature_on_paper_needs_its_paper_its_signer_and_its_day(signing, at):
    signing.filed()
    manager = at(signing.cast.manager)
    manager.get(page_of(signing, "/sign"))
    manager.submit("Save the signature", status=422, way="agency_paper", title="Sheriff")
    assert all(word in manager.page.text for word in ("Enter who signed.", "Enter the date", "Choose the paper."))
    day = date_fields("signed_on", clock.now().date() - timedelta(days=3))
    scan = upload(pdf(pages=5), "signed.pdf")
    manager.submit("Save the signature", way="agency_paper", title="Sheriff", name="Henry Boone", file=scan, **day)
    signature = signing.engagement.agreement.signature_of(Side.AGENCY)
    assert (signature.is_by_account, signature.document.file_name) == (False, "signed.pdf")
    entry = db.session.query(History).filter_by(step="sign").one()
    assert (entry.on_behalf_of, entry.actor_id) == (Role.EXECUTIVE, signing.cast.manager.person.id)
    assert "recorded by Maya Feld" in manager.page.text


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"kind": None}, "What kind of paper"),
        ({"goals": " "}, "State the goals"),
        ({"release_terms": ""}, "Say who may read"),
        ({"file": upload(b"MZ")}, "Only PDF files"),
        (date_fields("expires_on", clock.now().date() - timedelta(days=1)), "must end on a day that lies ahead"),
        (date_fields("report_due_on", clock.now().date() - timedelta(days=1)), "is due on a day that lies ahead"),
        (date_fields("expires_on", clock.now().date() + timedelta(days=9)), "is due before the agreement ends"),
    ],
)
def test_a_paper_that_says_too_little_or_the_impossible_is_refused(signing, at, changed, sentence):
    manager = at(signing.cast.manager)
    manager.get(page_of(signing, "/file"))
    manager.submit("File the agreement", status=None, **paper_fields(**changed))
    assert manager.page.status in (415, 422)
    assert sentence in manager.page.text
    assert signing.engagement.agreement is None


def test_a_page_of_the_old_paper_comes_back_with_the_new_one(signing, at):
    signing.filed()
    executive = at(signing.cast.harbor_executive)
    executive.get(page_of(signing, "/sign"))
    signing.filed(pages=2)
    executive.submit("Sign as Henry Boone", status=409, has_read="y")
    assert signing.engagement.agreement.digest in executive.page.text
    executive.submit("Sign as Henry Boone", has_read="y")
    assert not signing.engagement.awaits_agency_signature


def test_a_reviews_agreement_is_signed_the_same_way_and_its_end_is_watched(review):
    review.to_agreement()
    oa = AssessmentWay(review.cast, review.engagement)
    oa.filed().signed_by_agency().signed_by_office()
    offered = {each.name: each.missing for each in stepping.open_to(oa.cast.manager.actor, oa.engagement)}
    assert offered["sign_agreement"] == ()
    oa.concluded()
    assert oa.engagement.state == "announcement"
    watch = oa.engagement.obligations[-1]
    assert (watch.kind, watch.due_on) == ("award_expiry", oa.engagement.agreement.expires_on)
    running = db.session.query(Clock).filter_by(lifecycle="obligation", stopped_at=None).one()
    assert running.party is Role.PROGRAM_MANAGER
    assert (watch.due_on - eastern_day(running.next_reminder_at)).days == 60


@pytest.mark.parametrize(("seen_to", "watches"), [(False, ["withdrawn", "due"]), (True, ["done"])])
def test_a_case_opened_again_is_watched_until_its_agreement_ends(review, seen_to, watches):
    oa = AssessmentWay(review.to_agreement().cast, review.engagement)
    oa.filed().signed_by_agency().signed_by_office().concluded()
    if seen_to:
        did(agreeing.see_to_the_end, oa.engagement.obligations[-1], oa.cast.manager, note="A new paper is signed")
    why = {"reason": WithdrawalReason.OTHER, "note": ""}
    did(holding.withdraw, oa.engagement, oa.cast.harbor_executive, **why)
    again = {"reason": "The county wishes it", "audience": "everyone"}
    did(reopening.reopen, oa.engagement, oa.cast.manager, **again)
    found = sorted(oa.engagement.obligations, key=lambda each: each.number)
    assert [each.state for each in found] == watches
    assert {each.due_on for each in found} == {oa.engagement.agreement.expires_on}
    running = db.session.query(Clock).filter_by(lifecycle="obligation", stopped_at=None).all()
    assert [each.name for each in running] == ([] if seen_to else ["award_expiry"])


def test_the_manager_sees_to_the_end_of_an_agreement_when_it_draws_near(review, at):
    oa = AssessmentWay(review.to_agreement().cast, review.engagement)
    oa.filed().signed_by_agency().signed_by_office().concluded()
    watch = oa.engagement.obligations[-1]
    case, page = f"/cases/{oa.file.reference}", f"/cases/{oa.file.reference}/obligations/{watch.number}/complete"
    assert page not in at(oa.cast.manager).get(case).links()
    with clock.moved_to(clock.now() + timedelta(days=650)):
        manager = at(oa.cast.manager)
        assert page in manager.get(case).links()
        manager.get(page)
        manager.submit("Save", status=422)
        manager.submit("Save", note="A new paper is being signed")
        assert oa.engagement.obligations[-1].state == "done"
    at(oa.cast.harbor_executive).get(page, status=409)


def test_an_agreement_without_an_end_is_not_watched(signing):
    signing.filed(ends_in=None).signed_by_agency().signed_by_office()
    assert signing.engagement.obligations == []
