"""`flask agencies import`."""

import os
import time

import pytest
from sqlalchemy import func, select

from app.accounts.models.people import Organization
from app.agencies import queries
from app.agencies.models import Agency, AgencyType, Eligibility
from app.agencies.services import directory
from app.audit.models import AuditEntry
from app.cli import agencies
from app.extensions import db
from app.policy.actor import SYSTEM
from tests.agencies.directory_file import facts, invented, real_file, written


@pytest.fixture
def run(app, session):
    """Runs the command as an operator does."""

    def run(*arguments: object):
        result = app.test_cli_runner().invoke(agencies.group, ["import", *map(str, arguments)])
        session.expire_all()
        return result

    return run


def totals(output: str) -> list[int]:
    """The last row of the summary: read, added, updated, unchanged, refused."""
    line = next(line for line in output.splitlines() if line.startswith("Total"))
    return [int(word.replace(",", "")) for word in line.split()[1:]]


def listed() -> int:
    return db.session.scalar(select(func.count()).select_from(Agency)) or 0


def test_agencies_are_added_with_their_facts(run, tmp_path):
    result = run(written(tmp_path, invented(), "directory.json.gz"))
    assert result.exit_code == 0, result.output
    sheriff = queries.by_ori("NB00100")
    assert (sheriff.name, sheriff.county, sheriff.state) == ("Prairie County Sheriff's Office", "Prairie", "NE")
    assert sheriff.place == "Prairie, NE"
    assert (listed(), sheriff.type, sheriff.eligibility) == (13, AgencyType.SHERIFF, Eligibility.ELIGIBLE)


def test_the_summary_counts_by_state_and_says_what_was_refused_and_why(run, tmp_path):
    output = run(written(tmp_path, invented())).output
    nebraska = next(line for line in output.splitlines() if line.startswith("Nebraska "))
    assert nebraska.split() == ["Nebraska", "3", "3", "0", "0", "0"]
    assert totals(output) == [17, 13, 0, 0, 4]
    assert "CZ0000500  CZ  Old Canal Zone: CZ is none of the 56 jurisdictions" in output
    assert "Nebraska's ORIs begin with NB" in output


def test_the_report_lists_everything_as_csv(run, tmp_path):
    run(written(tmp_path, invented()), "--report", tmp_path / "report.csv")
    report = (tmp_path / "report.csv").read_text()
    assert "Nebraska,3,3,0,0,0" in report
    assert "refused,AL,AL0010000,,has no name" in report


def test_a_second_import_changes_nothing(run, tmp_path):
    file = written(tmp_path, invented())
    run(file)
    keys = set(db.session.scalars(select(Organization.key)))
    output = run(file).output
    assert totals(output) == [17, 0, 0, 13, 4]
    assert (listed(), set(db.session.scalars(select(Organization.key)))) == (13, keys)


def test_changed_names_and_facts_are_taken_over_and_found(run, tmp_path):
    run(written(tmp_path, invented()))
    later = invented()
    later["IA"]["IA0710200"]["agency_name"] = "Rangers of Blue Heron Lake"
    later["NE"]["NB0010100"]["primary_county"] = "Meadow"
    output = run(written(tmp_path, later)).output
    assert totals(output) == [17, 0, 2, 11, 4]
    assert [agency.name for agency in queries.find("blue heron").agencies] == ["Rangers of Blue Heron Lake"]
    assert queries.by_ori("NB00101").county == "Meadow"


def test_what_a_person_corrected_stays_as_it_is(run, tmp_path):
    run(written(tmp_path, invented()))
    quarry = queries.by_ori("IAUNK0000")
    directory.settle_eligibility(quarry, Eligibility.ELIGIBLE, actor=SYSTEM, seen_version=1, reason="They called.")
    db.session.commit()
    later = invented()
    later["IA"]["IAUNK0000"]["agency_name"] = "New Quarry"
    run(written(tmp_path, later))
    assert (quarry.name, quarry.eligibility) == ("New Quarry", Eligibility.ELIGIBLE)


def test_agencies_that_left_the_file_are_counted_and_kept(run, tmp_path):
    run(written(tmp_path, invented()))
    later = invented()
    del later["GU"]
    assert "1 agencies of earlier files are not in this one" in run(written(tmp_path, later)).output
    assert listed() == 13


def test_a_dry_run_says_all_and_changes_nothing(run, tmp_path):
    output = run(written(tmp_path, invented()), "--dry-run").output
    assert "This was a dry run: nothing was changed." in output
    assert listed() == 0


def test_the_import_is_on_record(run, tmp_path):
    run(written(tmp_path, invented()))
    entry = db.session.scalar(select(AuditEntry).where(AuditEntry.action == "agency_directory:import"))
    assert (entry.object_reference, entry.actor_role) == ("directory.json", "system")


def test_a_file_that_is_no_directory_is_one_sentence_and_changes_nothing(run, tmp_path):
    file = tmp_path / "strange.json"
    file.write_text("[1, 2")
    result = run(file)
    assert (result.exit_code, listed()) == (1, 0)
    assert result.output.strip().endswith("is not JSON.")


def test_one_bad_name_does_not_stop_the_rest(run, tmp_path):
    directory_ = {"IA": {"IA0010000": facts("x" * 300, "City"), "IA0020000": facts("Elmtown", "City")}}
    assert run(written(tmp_path, directory_)).exit_code == 0
    assert listed() == 1


def test_the_real_directory_is_imported_in_under_30_seconds_and_again_without_duplicates(run):
    file = real_file()
    started = time.perf_counter()
    result = run(file)
    assert result.exit_code == 0, result.output
    crowd = max(1.0, os.getloadavg()[0] / 2 / (os.cpu_count() or 1))  # others' work on the machine stretches the limit
    assert time.perf_counter() - started < 30 * crowd
    assert listed() == 23_239
    assert totals(run(file).output) == [23_243, 0, 0, 23_239, 4]
