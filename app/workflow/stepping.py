"""Which steps a person can take of a case now: the buttons of a page, and what each still needs."""

from dataclasses import dataclass
from functools import cache

from app.errors import NotPermitted, NotVisible
from app.policy.actor import Actor
from app.wording import _
from app.workflow import eligibility, engine, rules, scopes
from app.workflow.lifecycle import Lifecycle, Step
from app.workflow.lifecycles.catalogue import LIFECYCLES
from app.workflow.lifecycles.unpublished import UNPUBLISHED
from app.workflow.models.case_file import Staged
from app.workflow.needs import SENTENCES, is_given_with


@dataclass(frozen=True, slots=True)
class Offered:
    """A step that this person may take, with a sentence for each open need that its own page does not ask for."""

    step: Step
    open_needs: tuple[str, ...]

    @property
    def missing(self) -> tuple[str, ...]:
        """What is missing, a sentence for each need."""
        return tuple(SENTENCES[need] for need in self.open_needs)

    @property
    def name(self) -> str:
        """The step's name in its life cycle."""
        return self.step.name


def open_to(actor: Actor, case: Staged) -> list[Offered]:
    """The published steps of a case that the actor may take from where it stands, in the order of the life cycle."""
    return _open_to(actor, case) if _human_steps(case) and rules.sees(actor, case) else []


def open_to_all(actor: Actor, cases: list[Staged]) -> list[tuple[Staged, Offered]]:
    """The same for all cases of one file, asking once what the actor sees of it."""
    levels = scopes.levels_of(actor, cases[0].case_file_id) if cases else None
    seen = [case for case in cases if rules.reaches(actor, case, levels)]
    return [(case, offered) for case in seen for offered in _open_to(actor, case)]


def _open_to(actor: Actor, case: Staged) -> list[Offered]:
    return [
        Offered(step, tuple(need for need in engine.missing_needs(step, case) if not is_given_with(step.name, need)))
        for step in _human_steps(case)
        if rules.fits(actor, step, case)
    ]


def _human_steps(case: Staged) -> tuple[Step, ...]:
    return _published_from(LIFECYCLES[case.lifecycle], case.state)


@cache
def _published_from(lifecycle: Lifecycle, state: str) -> tuple[Step, ...]:
    """The steps out of a state that a person takes on a page."""
    human = (step for step in engine.steps_from(lifecycle, state) if engine.is_human(step))
    return tuple(step for step in human if (lifecycle.name, step.name) not in UNPUBLISHED)


def recordable_by(actor: Actor, case: Staged) -> list[Offered]:
    """The steps that are not the actor's own, but that he may write down for someone outside, where nothing is missing.

    Whether a page takes them is for the views to say. Visibility is the caller's to ask.
    """
    lifecycle = LIFECYCLES[case.lifecycle]
    if actor.role is not lifecycle.recorder:
        return []
    return [
        Offered(step, ())
        for step in _human_steps(case)
        if not rules.fits(actor, step, case)
        and engine.may_record(lifecycle, step, case, actor.role)
        and engine.is_other_person(step, case, actor.person_id)
        and all(is_given_with(step.name, need) for need in engine.missing_needs(step, case))
    ]


def require_open(actor: Actor, case: Staged, name: str, recorded: bool = False) -> None:
    """Let a page of a step be shown, or raise NotVisible, NotPermitted or StepNotAvailable.

    Where the page takes what is `recorded`, whoever may record the step for someone outside may see it, too.
    """
    lifecycle = LIFECYCLES[case.lifecycle]
    step = engine.find_step(lifecycle, case.state, name)
    if not rules.sees(actor, case):
        raise NotVisible
    if rules.fits(actor, step, case):
        return
    if recorded and engine.may_record(lifecycle, step, case, actor.role):
        return
    own = eligibility.reasons(case, step).get(actor.person_id or 0)
    raise NotPermitted(_("Another person has to do this: %(name)s %(why)s.", name=actor.name, why=own) if own else None)
