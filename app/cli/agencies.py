"""`flask agencies import FILE`: bring the directory up to date from the FBI's list of agencies."""

import csv
from pathlib import Path

import click
from flask.cli import AppGroup
from tqdm import tqdm

from app.agencies import source
from app.agencies.jurisdictions import jurisdiction_name
from app.agencies.services import importing
from app.extensions import db
from app.policy.actor import SYSTEM

MOST_SHOWN = 20  # refused entries on the screen; the report has all

group = AppGroup("agencies", help="The directory of law enforcement agencies.")


@group.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--dry-run", is_flag=True, help="Say what would change and change nothing.")
@click.option("--report", type=click.Path(dir_okay=False, path_type=Path), help="Write the whole summary as CSV.")
def import_file(file: Path, dry_run: bool, report: Path | None) -> None:
    """Read FILE (JSON or gzipped JSON: state, ORI, facts) into the directory, all of it or nothing."""
    try:
        reading = source.read(file)
    except source.UnreadableFile as problem:
        raise click.ClickException(str(problem)) from None
    with tqdm(total=len(reading.entries), unit=" agencies", desc="Importing") as bar:
        outcome = importing.bring_up_to_date(reading, actor=SYSTEM, file_name=file.name, progress=bar.update)
    if dry_run:
        db.session.rollback()
    else:
        db.session.commit()
    _tell(reading, outcome, dry_run)
    if report is not None:
        _write(report, reading, outcome)


def _tell(reading: source.Reading, outcome: importing.Outcome, dry_run: bool) -> None:
    click.echo(f"\n{'Jurisdiction':<24}{'read':>8}{'added':>8}{'updated':>9}{'unchanged':>11}{'refused':>9}")
    for row in _by_state(reading, outcome):
        click.echo("{:<24}{:>8,}{:>8,}{:>9,}{:>11,}{:>9,}".format(*row))
    if outcome.missing:
        click.echo(f"\n{outcome.missing:,} agencies of earlier files are not in this one; they were left as they are.")
    for title, remarks in (("Refused", reading.refused), ("Corrected", reading.corrected)):
        _list(title, remarks)
    click.echo("\nNebraska's ORIs begin with NB (or NE), Guam's with GM (or GU); all others with the postal code.")
    if dry_run:
        click.echo("This was a dry run: nothing was changed.")


def _list(title: str, remarks: list[source.Remark]) -> None:
    if not remarks:
        return
    click.echo(f"\n{title}: {len(remarks):,}")
    for remark in remarks[:MOST_SHOWN]:
        click.echo(f"  {remark.ori:<10} {remark.state:<3} {remark.name or '–'}: {remark.reason}")
    if len(remarks) > MOST_SHOWN:
        click.echo(f"  … and {len(remarks) - MOST_SHOWN:,} more; --report FILE lists them all.")


def _by_state(reading: source.Reading, outcome: importing.Outcome) -> list[tuple[str, int, int, int, int, int]]:
    """A row of counts for each state of the file in the order of names, and their sum."""
    refused = [remark.state for remark in reading.refused]
    rows = [
        (
            jurisdiction_name(state),
            count,
            outcome.added[state],
            outcome.updated[state],
            outcome.unchanged[state],
            refused.count(state),
        )
        for state, count in reading.read.items()
    ]
    totals = [sum(column) for column in list(zip(*rows, strict=True))[1:]] or [0] * 5
    return [*sorted(rows), ("Total", *totals)]


def _write(report: Path, reading: source.Reading, outcome: importing.Outcome) -> None:
    with report.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(["jurisdiction", "read", "added", "updated", "unchanged", "refused"])
        writer.writerows(_by_state(reading, outcome))
        writer.writerows([[], ["outcome", "jurisdiction", "ori", "name", "reason"]])
        for outcome_word, remarks in (("refused", reading.refused), ("corrected", reading.corrected)):
            writer.writerows([outcome_word, one.state, one.ori, one.name, one.reason] for one in remarks)
