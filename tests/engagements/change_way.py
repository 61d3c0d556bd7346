"""What changes an engagement in mid-course, as verbs of the people who do it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from app import clock
from app.engagements.services import correcting, reopening, replacing, staffing
from app.engagements.services.replacing import Replacement
from tests.engagements.work_way import WorkWay


def replacement(**words) -> Replacement:
    """A replacement with everything that it needs."""
    facts = {
        "reason": "They have lost their trainers", "handover": "Two of four days are done; call Captain Alvarez.",
        "agreed_with": "Sheriff Boone", "agreed_at": clock.now() - timedelta(hours=2), "agreed_how": "phone",
    }  # fmt: skip
    return Replacement(**{**facts, **words})


class ChangeWay(WorkWay):
    """The way with its turns aside."""

    def replaced(self, **words) -> ChangeWay:
        """The manager releases the provider."""
        verb = replacing.replace_provider
        return self._did(verb, self.engagement, self.cast.manager, replacement=replacement(**words))

    def rejoined(self) -> ChangeWay:
        """The manager lets the new team take the work up."""
        return self._did(replacing.rejoin, self.engagement, self.cast.manager)

    def with_y(self) -> ChangeWay:
        """Y is offered the lead's place, accepts, and its expert is confirmed."""
        self.offered(self.cast.y.id)
        self.cast = replace(
            self.cast, x=self.cast.y, x_coordinator=self.cast.y_coordinator, x_staff=self.cast.y_staff,
            x_expert=self.cast.y_expert,
        )  # fmt: skip
        self.accepted().proposed().attested()
        return self._did(staffing.confirm, self.assignment, self.cast.manager)

    def reworked(self) -> ChangeWay:
        """The manager takes the work before up again."""
        return self._did(reopening.rework, self.engagement, self.cast.manager, reason="One shift was never trained")

    def reopened(self, who=None) -> ChangeWay:
        """The case is opened again."""
        words = {"reason": "The agency asks for more", "audience": "everyone"}
        return self._did(reopening.reopen, self.engagement, who or self.cast.manager, **words)

    def correction_proposed(self) -> ChangeWay:
        """The manager proposes a correction of the released report."""
        verb = correcting.propose_correction
        return self._did(verb, self.report, self.cast.manager, reason="A number is wrong")

    def corrected(self) -> ChangeWay:
        """The director confirms it."""
        return self._did(correcting.correct, self.report, self.cast.director)
