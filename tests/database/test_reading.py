"""A page that only read keeps what its connection has prepared; one that wrote and did not commit keeps nothing."""

from app.accounts.models.people import Organization, OrganizationKind
from app.database import reading
from app.extensions import db
from tests.browser import Browser


def test_the_statements_of_a_page_stay_prepared(app, own_database):
    for _time in range(5):
        Browser(app).get("/agencies/search?q=Cedar")
    with own_database.engine.connect() as connection:
        found = connection.exec_driver_sql("SELECT count(*) FROM pg_prepared_statements WHERE from_sql = false")
        assert found.scalar_one() > 0


def test_whatever_may_have_written_is_not_taken_for_reading(session):
    db.session.execute(db.select(Organization.id).limit(1))
    assert reading.has_only_read(db.session())
    body = Organization(kind=OrganizationKind.AGENCY, name="Cedar Grove Police Department")
    db.session.add(body)
    assert not reading.has_only_read(db.session())
    db.session.flush()
    assert not reading.has_only_read(db.session())
    with db.session.begin_nested():
        db.session.execute(db.select(Organization.id).limit(1))
    assert not reading.has_only_read(db.session()), "a savepoint's end is not the transaction's"
    db.session.commit()
    db.session.execute(db.text("SELECT 1"))
    assert not reading.has_only_read(db.session())
