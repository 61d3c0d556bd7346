"""A review's report that is released after its engagement: checked, by another director, never beyond its case."""

import pytest

from app.engagements.models.report_parts import FactCorrection
from app.engagements.queries import published
from app.engagements.services import correcting, releasing, reporting, restricting
from app.errors import InvalidFact, NotPermitted, StepNotReady
from app.extensions import db
from app.policy.programs import Kind
from app.policy.roles import Role
from tests.cast import Member
from tests.engagements.public_way import PublicWay
from tests.engagements.test_pauses import did
from tests.engagements.test_review_changes import withdraw
from tests.factories.accounts import MembershipFactory


@pytest.fixture
def review(cast) -> PublicWay:
    """A review whose report the director approved."""
    return PublicWay.reporting(cast).to_approved()


@pytest.fixture
def second(review) -> Member:
    """Another director, on the case's list."""
    other = Member(MembershipFactory(organization=review.cast.cops, role=Role.DIRECTOR))
    review.admit(other.person.id)
    db.session.commit()
    return other


def checked(review, level: str) -> None:
    reporting.check_redaction(review.report, actor=review.cast.manager.actor, level=level)
    db.session.commit()


def test_nothing_goes_out_unchecked_or_without_a_level(review, second):
    withdraw(review)
    with pytest.raises(StepNotReady, match="redaction"):
        did(reporting.release, review.report, second)
    db.session.rollback()
    assert (review.report.state, review.report.release_level) == ("approved", "")


def test_the_director_who_approved_it_does_not_release_it(review, second):
    withdraw(review)
    checked(review, "agency")
    with pytest.raises(NotPermitted):
        did(reporting.release, review.report, review.cast.director)
    did(reporting.release, review.report, second)
    assert (review.report.state, review.report.release_level) == ("released", "agency")


def test_a_restricted_case_gives_no_report_to_the_public(review, second):
    withdraw(review)
    with pytest.raises(InvalidFact, match="not for the public"):
        checked(review, "public")
    db.session.rollback()
    checked(review, "agency")
    review.report.release_level = "public"  # chosen before the case was restricted
    db.session.commit()
    with pytest.raises(StepNotReady, match="not for the public"):
        did(reporting.release, review.report, second)


def test_what_was_delivered_confidentially_is_released_by_nobody(review, second):
    review.checked().prepared()
    handing = releasing.Handing("A minor is involved", "Sheriff Boone, by hand")
    did(releasing.deliver_confidentially, review.engagement, review.cast.director, handing=handing)
    withdraw(review)
    with pytest.raises(NotPermitted):
        did(reporting.release, review.report, second)


@pytest.mark.parametrize("closing", ["restricted", "is_confidential"])
def test_the_public_reads_nothing_of_a_case_closed_to_it(review, closing):
    review.report.state, review.report.release_level = "released", "public"
    review.file.restricted = False
    db.session.commit()
    assert [each.id for each in published.reports()] == [review.report.id]
    setattr(review.engagement, closing, True)
    db.session.commit()
    assert published.reports() == []


def test_a_restriction_undoes_what_is_scheduled_and_nothing_is_scheduled_beneath_it(cast):
    way = PublicWay.reporting(cast, Kind.ASSESSMENT).to_confirmed_release()
    did(restricting.restrict, way.engagement, cast.director, reason="A sensitive matter")
    assert (way.engagement.release_at, way.engagement.is_scheduled) == (None, False)
    assert way.file.turn_party is Role.DIRECTOR
    with pytest.raises(StepNotReady, match="lift that"):
        way.release_scheduled()


def test_a_corrected_edition_says_all_that_was_released_and_goes_out_by_another_director(review, second):
    first = review.report
    first.dissent_note = "The agency sees it otherwise"
    first.corrections.append(own_view(first))
    first.state = "released"
    db.session.commit()
    did(correcting.propose_correction, first, review.cast.manager, reason="A number is wrong")
    did(correcting.correct, first, second)
    edition = review.report
    assert (edition.edition, edition.dissent_note) == (2, first.dissent_note)
    assert [(each.number, each.text, each.section.key) for each in edition.observations] == [
        (each.number, each.text, each.section.key) for each in first.observations
    ]
    assert {each.section.report_id for each in edition.observations} == {edition.id}
    assert [(each.text, each.disposition) for each in edition.dissents] == [("It was ten past nine", "dissent")]
    assert not edition.has_corrections
    edition.state, edition.approved_by_id = "approved", second.person.id
    review.file.restricted = False
    db.session.commit()
    with pytest.raises(StepNotReady, match="redaction"):
        did(reporting.release, edition, review.cast.director)
    checked(review, "public")
    with pytest.raises(NotPermitted):
        did(reporting.release, edition, second)
    did(reporting.release, edition, review.cast.director)
    assert published.newer(first) == edition


def own_view(report) -> FactCorrection:
    """What the agency wanted and did not get."""
    words = {"text": "It was ten past nine", "disposition": "dissent", "section_id": report.sections[0].id}
    return FactCorrection(case_file_id=report.case_file_id, number=1, round=2, author_id=report.approved_by_id, **words)
