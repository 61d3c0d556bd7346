"""The figures as a table and as JSON, with what the goals say of them."""

import json
import os
import platform
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from bench.measuring import Measured

RESULTS = Path(__file__).parent / "results" / "latest.json"
MOST_GROWTH, MOST_DEEPER, MOST_STATEMENTS = 1.2, 1.1, 6


@dataclass(frozen=True, slots=True)
class Line:
    """One job at one size."""

    job: str
    cases: int
    measured: Measured
    statements: int
    goal: float

    @property
    def is_met(self) -> bool:
        """Whether it costs no more floors than it may."""
        return self.measured.ratio <= self.goal


def table(lines: list[Line]) -> str:
    """For people."""
    head = f"{'job':30} {'cases':>8} {'ours':>8} {'floor':>7} {'ratio':>6} {'goal':>5} {'SQL':>4} {'kB':>6}"
    return "\n".join([head + "   (CPU-ms of web and database)", *map(_row, lines)])


def growth(lines: list[Line]) -> dict[str, float]:
    """How the cost of each job, in floors, grew from the smallest to the largest number of cases."""
    sizes = sorted({line.cases for line in lines})
    ratios = {(line.job, line.cases): line.measured.ratio for line in lines}
    return {line.job: ratios[line.job, sizes[-1]] / ratios[line.job, sizes[0]] for line in lines}


def growth_table(lines: list[Line]) -> str:
    """Growth, for people."""
    said = [f"{job:30} {by:5.2f} {_mark(by <= MOST_GROWTH)}" for job, by in growth(lines).items()]
    return "\n".join([f"growth, smallest to largest (goal {MOST_GROWTH})", *said])


def write(lines: list[Line], besides: dict[str, object], now: datetime) -> None:
    """For machines: bench/results/latest.json."""
    machine = {"cpus": os.cpu_count(), "system": platform.platform(), "python": platform.python_version()}
    found = [asdict(line) | {"ratio": line.measured.ratio, "is_met": line.is_met} for line in lines]
    RESULTS.parent.mkdir(exist_ok=True)
    whole = {"at": now.isoformat(), "machine": machine, "load": os.getloadavg(), "jobs": found, "growth": growth(lines)}
    RESULTS.write_text(json.dumps(whole | besides, indent=2) + "\n")


def _row(line: Line) -> str:
    ours = line.measured
    figures = f"{ours.ours:8.2f} {ours.floor:7.2f} {ours.ratio:6.2f} {line.goal:5.1f}"
    return f"{line.job:30} {line.cases:8,} {figures} {line.statements:4} {ours.bytes / 1000:6.1f} {_mark(line.is_met)}"


def _mark(is_met: bool) -> str:
    return "" if is_met else "over"
