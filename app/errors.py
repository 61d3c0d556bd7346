"""What can be wrong with an act, each with a plain sentence for the person who tried it."""


class DomainError(Exception):
    """An act that the rules refuse; `sentence` says why in words for a page."""

    sentence = "This cannot be done."

    def __init__(self, sentence: str | None = None) -> None:
        self.sentence = sentence or type(self).sentence
        super().__init__(self.sentence)


class StaleCase(DomainError):
    """The case changed since the person saw it (409)."""

    sentence = "Someone changed this case while you were working on it. Look at the present state, then try again."


class NotPermitted(DomainError):
    """The person may see the thing but not do this to it (403)."""

    sentence = "You cannot do this."


class NotVisible(DomainError):
    """The thing does not exist for this person (404)."""

    sentence = "This page cannot be found."


class StepNotAvailable(DomainError):
    """The life cycle has no such step from the present state (409)."""

    sentence = "This step is no longer open: the case has moved on."

    def __init__(self, step: str = "", state: str = "") -> None:
        self.step, self.state = step, state
        super().__init__()


class StepNotReady(DomainError):
    """Something that the step needs is missing; `missing` holds a sentence for each need."""

    def __init__(self, missing: tuple[str, ...]) -> None:
        self.missing = missing
        super().__init__(" ".join(missing))


class InvalidFact(DomainError):
    """A typed value that cannot be taken; `field` names the form field beside which the sentence belongs."""

    def __init__(self, field: str, sentence: str) -> None:
        self.field = field
        super().__init__(sentence)
