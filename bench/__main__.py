"""`make bench`: invents cases, measures each job against the floor, prints a table and writes bench/results."""

import argparse
import logging
import signal
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from flask import Flask

from app.database import embedded
from bench import house as houses
from bench import report
from bench.generator import Generator
from bench.jobs import Job, floor_client, jobs, of_floor, signed_in
from bench.mail import mail_rates
from bench.measuring import Pids, alternate
from bench.report import Line
from bench.servers import Web, served
from bench.statements import counted
from bench.sweep import sweep_seconds

ROUNDS, BATCH, FORM_BATCH = 8, 15, 8


def main() -> None:
    """Measure, once for each size."""
    asked = _arguments()
    logging.disable(logging.INFO)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that server and data go even then
    with embedded.throwaway() as server, tempfile.TemporaryDirectory() as folder:
        house = houses.prepare(server, Path(folder))
        lines, besides = _measured(house, [int(size) for size in asked.cases.split(",")], asked.rounds)
    print("\n" + report.table(lines))
    print("\n" + report.growth_table(lines))
    print("\n" + "\n".join(f"{name}: {value}" for name, value in besides.items()))
    report.write(lines, besides, datetime.now(UTC))
    print(f"\nWritten to {report.RESULTS.relative_to(Path.cwd())}")


def _measured(house: houses.House, sizes: list[int], rounds: int) -> tuple[list[Line], dict[str, object]]:
    lines: list[Line] = []
    generator = Generator(house.connect(), datetime.now(UTC))
    generator.invent_people()
    app = house.application()
    floors = {"FLOOR_DATABASE_URL": house.config.database_url}
    for size in sizes:
        generator.fill(size)
        houses.fill_floor(generator.connection, size)
        with served("wsgi:app", house.web_environment) as ours, served("bench.floor:app", floors) as floor:
            for job in jobs(generator.connection, generator):
                lines.append(_line(house, generator, app, job, size, (ours, floor), rounds))
    besides: dict[str, object] = {"sweep": sweep_seconds(app, generator), "mail": mail_rates(app, generator)}
    return lines, besides


def _line(
    house: houses.House, generator: Generator, app: Flask, job: Job, size: int, webs: tuple[Web, Web], rounds: int
) -> Line:
    ours, floor = webs
    pids = Pids(ours.pid, floor.pid, house.database_pid)
    now = datetime.now(UTC)
    person = signed_in(generator.connection, generator, job.who, ours.port, now)
    other = floor_client(floor.port)
    batch = FORM_BATCH if job.is_form else BATCH
    measured = alternate(
        pids, lambda: len(job.unit(person).body), lambda: len(of_floor(other, job).body), rounds, batch
    )
    sent = counted(app, person.cookies["sid"], job.unit)
    line = Line(job.name, size, measured, sent, job.goal)
    print(report.table([line]).splitlines()[1], flush=True)
    return line


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--cases", default="10000,100000", help="how many cases, ascending")
    parser.add_argument("--rounds", type=int, default=ROUNDS, help="how often the jobs alternate")
    return parser.parse_args()


if __name__ == "__main__":
    main()
