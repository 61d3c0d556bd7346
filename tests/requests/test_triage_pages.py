"""Triage and screening as their pages."""

from app.audit.models import AuditEntry
from app.extensions import db
from app.workflow.models.case_file import AccessLevel, CaseAccess
from tests.requests import walks


def test_a_request_is_claimed_and_screened_through_pages(as_, cast):
    assistance = walks.submitted(cast.harbor_requester.actor)
    browser = as_("triage")
    page = browser.get("/queue")
    assert assistance.reference in page.text and "1 waiting" in page.text
    browser.submit("Claim")
    assert browser.page.heading == "Screening"
    browser.submit("Match")
    browser.submit("Settle the program")
    browser.submit("I have looked")
    browser.submit("Name the program manager", person=cast.manager.person.key)
    browser.click("Ask a sister component")
    browser.submit("Ask a sister component", component="civil_rights_division", contact_name="Leo Hart")
    browser.click("Record the answer")
    browser.submit("Record the answer", answer="clear", answered_by="Leo Hart", answered_time="12:01 a.m.", **today())
    db.session.refresh(assistance)
    assert assistance.deconfliction_is_clear and assistance.program_manager_is_named
    manager = as_("manager")
    page = manager.get(f"/cases/{assistance.reference}")
    assert "Go on with the screening" in page.text


def today() -> dict[str, str]:
    from app.web.fields.dates import today as present

    day = present()
    return {"answered_on-month": str(day.month), "answered_on-day": str(day.day), "answered_on-year": str(day.year)}


def test_the_agency_answers_and_withdraws_through_pages(as_, cast):
    assistance = walks.asked(cast, "How many deputies?")
    browser = as_("harbor_requester")
    page = browser.get("/requests")
    assert "Your turn" in page.text and "Information needed" in page.text
    browser.get(f"/cases/{assistance.reference}")
    browser.click("Answer our questions")
    browser.submit("Send the answers", status=422)
    browser.submit("Send the answers", **{"answer-1": "48 of them"})
    assert "48 of them" in browser.page.text
    browser.click("Withdraw the request")
    browser.submit("Withdraw the request", status=422)
    browser.submit("Withdraw the request", reason="timing")
    db.session.refresh(assistance)
    assert assistance.state == "withdrawn"


def test_a_decline_is_proposed_and_confirmed_by_another_person(as_, cast):
    assistance = walks.in_screening(cast)
    triage = as_("triage")
    triage.get(f"/cases/{assistance.reference}/decline")
    triage.submit("Propose to decline", reason="out_of_scope", letter="We are sorry to say no.")
    triage.get(f"/cases/{assistance.reference}/decline/confirm", status=403)
    agency = as_("harbor_requester").get(f"/cases/{assistance.reference}")
    assert "We are sorry" not in agency.text and "ecline" not in agency.text
    manager = as_("manager")
    page = manager.get(f"/cases/{assistance.reference}/decline/confirm")
    assert "We are sorry to say no." in page.text
    manager.submit("Decline and send the letter")
    agency = as_("harbor_requester").get(f"/cases/{assistance.reference}")
    assert "We are sorry to say no." in agency.text


def test_a_duplicate_and_a_referral_have_pages(as_, cast):
    assistance = walks.in_screening(cast)
    other = walks.in_screening(cast, key="key-2")
    triage = as_("triage")
    triage.get(f"/cases/{assistance.reference}/refer")
    triage.submit("Refer the request", status=422, destination="State POST")
    triage.get(f"/cases/{assistance.reference}/duplicate")
    triage.submit("Mark as duplicate", status=422, surviving="TA-2020-00000")
    triage.get(f"/cases/{other.reference}/screening")
    triage.submit("Match")
    triage.get(f"/cases/{assistance.reference}/screening")
    triage.submit("Match")
    triage.get(f"/cases/{assistance.reference}/duplicate")
    triage.submit("Mark as duplicate", surviving=other.reference.lower())
    db.session.refresh(assistance)
    assert assistance.state == "duplicate"


def test_what_one_may_not_see_is_not_there(as_, cast):
    assistance = walks.in_screening(cast)
    for stranger in ("mill_requester", "x_coordinator", "x_expert", "administrator", "contact"):
        browser = as_(stranger)
        for address in ("", "/screening", "/request", "/copy", "/withdraw", "/ask"):
            page = browser.get(f"/cases/{assistance.reference}{address}", status=None)
            assert page.status in (403, 404), (stranger, address, page.status)
            assert assistance.title not in page.text
    for address in ("/screening", "/ask", "/decline"):
        as_("harbor_requester").get(f"/cases/{assistance.reference}{address}", status=403)


def test_a_request_by_phone_is_entered_by_triage(as_, cast):
    browser = as_("triage")
    browser.get("/queue/new")
    day = {name.replace("answered", "happened"): value for name, value in today().items()}
    browser.submit("Go on", channel="phone", spoken_with="Sheriff Boone", happened_time="12:01 a.m.", **day)
    assert "Step 1 of 8" in browser.page.text
    form = browser.page.url
    browser.submit("Save and leave", agency_name="Harbor County Sheriff's Office")
    browser.get(form)
    assert "Harbor County Sheriff" in browser.page.body
    as_("triage_two").get(form, status=404)


def test_staff_see_their_day(as_, cast):
    assistance = walks.ready_to_accept(cast)
    fresh = walks.submitted(cast.mill_requester.actor, "key-2")
    page = as_("manager").get("/today")
    assert assistance.reference in page.text
    page = as_("triage_two").get("/today")
    assert fresh.reference in page.text


def test_a_request_for_another_program_is_taken_up_with_a_reason_that_the_agency_reads(as_, cast):
    assistance = walks.in_screening(cast, **walks.UNSURE)
    browser = as_("triage")
    browser.get(f"/cases/{assistance.reference}/program")
    browser.submit("Change the program", status=422, program="cri_tac")
    browser.submit("Change the program", program="cri_tac", reason="Training answers this need.")
    db.session.refresh(assistance)
    assert assistance.program_is_settled and assistance.state == "screening"
    assert "Training answers this need." in as_("harbor_requester").get(f"/cases/{assistance.reference}/history").text


def test_the_whole_way_from_the_form_to_an_accepted_request(as_, cast):
    assistance = walks.ready_to_accept(cast)
    manager = as_("manager")
    manager.get(f"/cases/{assistance.reference}")
    manager.click("Accept the request")
    manager.submit("Accept the request", manager=str(cast.manager.person.id))
    db.session.refresh(assistance)
    assert (assistance.state, assistance.case_file.stage) == ("accepted", "cri_tac")
    page = as_("harbor_requester").get(f"/cases/{assistance.reference}")
    assert "Planning" in page.text
    page = as_("harbor_requester").get("/requests")
    assert "Planning" in page.text


def test_who_read_a_restricted_case_is_written_down(as_, cast):
    assistance = walks.in_screening(cast)
    as_("triage").get(f"/cases/{assistance.reference}")
    reads = db.session.query(AuditEntry).filter_by(action="case:read", case_file_id=assistance.case_file_id)
    assert reads.count() == 0
    assistance.case_file.restricted = True
    listed = {"case_file_id": assistance.case_file_id, "person_id": cast.triage.person.id}
    db.session.add(CaseAccess(**listed, level=AccessLevel.LISTED))
    as_("triage").get(f"/cases/{assistance.reference}")
    as_("triage_two").get(f"/cases/{assistance.reference}", status=404)
    assert [read.actor_person_id for read in reads] == [cast.triage.person.id]


def test_an_urgent_call_is_sent_thin_and_completed_later(as_, cast):
    assistance = walks.thin(cast)
    db.session.commit()
    browser = as_("triage_two")
    page = browser.get(f"/cases/{assistance.reference}/review")
    assert page.heading == "Complete the form" and "What happened" in page.text
    browser.get(f"/cases/{assistance.reference}/form/need")
    browser.submit("Save and continue", how_it_came_up="A call at night.", if_nothing_is_done="It goes on.")
    db.session.refresh(assistance)
    assert assistance.how_it_came_up and assistance.owes_form
    as_("auditor").get(f"/cases/{assistance.reference}/form/need", status=404)


def test_the_agency_cannot_enter_a_request_as_if_staff_had_taken_it(as_, cast):
    as_("harbor_requester").get("/queue/new", status=403)
