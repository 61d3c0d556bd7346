"""The words in which every life cycle is told: states, turns, steps, and what follows. Data without behaviour.

Names such as `needs`, `when`, `only` or `column` are properties and columns of the case itself; `engine` reads them.
A *family* is one kind of part ("offer", "report"); it may have several life cycles, of which each row has one.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from app.policy.actions import Action
from app.policy.roles import Role
from app.workflow.audiences import Audience

EVERY_CLOCK = "*"


@dataclass(frozen=True, slots=True)
class Part:
    """The turn is that of a part (of one in these `states`): its own life cycle says the party and the clock."""

    family: str
    states: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Turn:
    """Whose move it is and by which clock, while `when` is true (None: always); halts the clocks it `pauses`."""

    party: Role | Part
    clock: str | None = None
    when: str | None = None
    pauses: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Beside:
    """A clock that runs beside the turn's own, while `when` is true; against the turn's party where none is named."""

    clock: str
    when: str
    party: Role | None = None


@dataclass(frozen=True, slots=True)
class State:
    """A place to stand. Turns are tried in order; a final state owes nothing more, though a step may still leave it."""

    name: str
    turns: tuple[Turn, ...] = ()
    final: bool = False
    pauses: tuple[str, ...] = ()  # clocks that stand still here; EVERY_CLOCK: of the case and all its parts
    pauses_column: str | None = None  # column that names one more clock to pause
    beside: tuple[Beside, ...] = ()


@dataclass(frozen=True, slots=True)
class Who:
    """One role that may take a step: when a property is true, unless another is, only as the person that `only` names.

    `through` names the steps ("offer.accept") as whose consequence alone this role takes it, never directly.
    """

    role: Role
    when: str | None = None
    unless: str | None = None
    only: str | None = None
    through: tuple[str, ...] = ()


class Stays(StrEnum):
    """The target of a step that moves no state, yet is judged, audited and announced."""

    HERE = "stays"


STAYS = Stays.HERE


@dataclass(frozen=True, slots=True)
class Remembered:
    """The target is the state kept in this column by steps that remember it."""

    column: str


@dataclass(frozen=True, slots=True)
class Chosen:
    """The target stands in this column or property of the case: one of `among`."""

    column: str
    among: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Remembers:
    """Keep the state left in `column`; for a state listed in `behind`, keep what that other column holds instead."""

    column: str
    behind: tuple[tuple[str, str], ...] = ()


class Which(StrEnum):
    """The cases that a consequence takes along; it moves each only from a state that its step leaves."""

    EVERY = "every"  # all of the family in the case file
    ENDING_WITH_WORK = "ending_with_work"  # open ones that nobody waits for once the work is done
    LEFT_OUT = "left_out"  # those that the version now agreed no longer promises
    NOT_CARRIED_OVER = "not_carried_over"  # those that do not pass to the engagement that follows
    OPEN = "open"  # those not in a final state
    VERSION_BEFORE = "version_before"  # the version that this one replaces
    WHOLE = "whole"  # the request or the engagement to which the part belongs


class Right(StrEnum):
    """On whose right a consequence is judged."""

    ORIGIN = "origin"  # who may take the step may cause this
    OWN = "own"  # the actor must also be allowed this step
    SYSTEM = "system"  # the worker takes it


@dataclass(frozen=True, slots=True)
class Then:
    """A step of another case in the same file that follows at once; where it stands in no source, nothing follows.

    `when` is a property of the case that moved first; `if_ready` skips a consequence whose needs are open instead of
    refusing the whole; `sets` is written on the other case before its needs are judged.
    """

    part: str  # a family, or one life cycle of it
    step: str
    which: Which = Which.EVERY
    right: Right = Right.ORIGIN
    when: str | None = None
    if_ready: bool = False
    sets: tuple[tuple[str, object], ...] = ()


@dataclass(frozen=True, slots=True)
class Opens:
    """A part that begins with this step, in its first state; while `when` is true on the case that moved."""

    part: str  # a life cycle; or a family, where the facts of the step decide which
    when: str | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """One arrow: where from and to, who may, what it needs, what follows and who hears of it.

    Nobody (`who` empty) takes it directly when it is only ever a consequence. `other_than` names properties that hold a
    person's id, a set of ids or None: the actor must be none of them. `sets` are columns with their new values, also of
    the case file; `stamps` columns take the instant of the step; `voids` clears what is scheduled and every sign-off.
    """

    name: str
    sources: tuple[str, ...]
    target: str | Stays | Remembered | Chosen
    action: Action
    who: tuple[Who, ...] = ()
    needs: tuple[str, ...] = ()
    other_than: tuple[str, ...] = ()
    then: tuple[Then, ...] = ()
    opens: tuple[Opens, ...] = ()
    tells: tuple[Audience, ...] = (Audience.EVERY_PARTY,)
    remembers: Remembers | None = None
    clears: tuple[str, ...] = ()
    sets: tuple[tuple[str, object], ...] = ()
    stamps: tuple[str, ...] = ()
    voids: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Lifecycle:
    """All states and steps of one kind of case. `recorder` may record what people outside did by phone or on paper."""

    name: str
    family: str
    initial: str
    states: tuple[State, ...]
    steps: tuple[Step, ...]
    recorder: Role = Role.PROGRAM_MANAGER
    step_from: Mapping[tuple[str, str], Step] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        """Index the steps by state and name; a name that leaves a state twice and an unknown state are mistakes."""
        known = {state.name for state in self.states}
        index: dict[tuple[str, str], Step] = {}
        for step in self.steps:
            for source in step.sources:
                if source not in known or (source, step.name) in index:
                    raise ValueError(f"{self.name}: {step.name} cannot leave {source}")
                index[source, step.name] = step
        object.__setattr__(self, "step_from", index)
