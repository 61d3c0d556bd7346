"""Times one job of ours and one of the floor in alternation, in CPU of web and database together."""

from collections.abc import Callable
from dataclasses import dataclass
from statistics import median

from bench.servers import cpu_seconds

Job = Callable[[], int]
"""Does one unit and returns the bytes of its last page."""


@dataclass(frozen=True, slots=True)
class Pids:
    """Whose CPU counts: the two web servers and the database server."""

    ours: int
    floor: int
    database: int


@dataclass(frozen=True, slots=True)
class Measured:
    """CPU-milliseconds of one unit, ours and the floor's, and the bytes of our page."""

    ours: float
    floor: float
    bytes: int

    @property
    def ratio(self) -> float:
        """How many times the floor ours costs."""
        return self.ours / self.floor


def alternate(pids: Pids, ours: Job, floor: Job, rounds: int, batch: int) -> Measured:
    """Both jobs in turn, some of each at a time; the median of the rounds stands against a busy machine."""
    size = max(ours() for _unit in range(batch))
    for _unit in range(batch):
        floor()
    spent: dict[str, list[float]] = {"ours": [], "floor": []}
    for _round in range(rounds):
        spent["floor"].append(_batch(floor, batch, pids.floor, pids.database))
        spent["ours"].append(_batch(ours, batch, pids.ours, pids.database))
    return Measured(median(spent["ours"]), median(spent["floor"]), size)


def _batch(job: Job, batch: int, *pids: int) -> float:
    before = cpu_seconds(*pids)
    for _unit in range(batch):
        job()
    return (cpu_seconds(*pids) - before) * 1000 / batch
