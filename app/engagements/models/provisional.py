"""What a provisional acceptance still owes within three business days: each thing a row of its own."""

from enum import StrEnum

from sqlalchemy import select
from sqlalchemy.orm import Mapped, mapped_column, object_session

from app.database.base import words
from app.requests.models.assistance import AssistanceRequest


class Debt(StrEnum):
    """The things owed."""

    DECONFLICTION = "deconfliction"
    AUTHORIZATION = "authorization"
    FULL_FORM = "full_form"


NEEDS = {
    Debt.DECONFLICTION: "deconfliction_is_clear",
    Debt.AUTHORIZATION: "authorization_is_on_file",
    Debt.FULL_FORM: "form_is_whole",
}
"""What must be true of the request once the debt is paid."""


class ProvisionalDebt:
    """The part of an obligation that is owed from a provisional acceptance; `debt` is None for every other kind."""

    debt: Mapped[Debt | None] = mapped_column(words(Debt))

    @property
    def is_provisional_debt(self) -> bool:
        """Whether it is owed from a provisional acceptance."""
        return self.debt is not None

    @property
    def is_owed_by_the_executive(self) -> bool:
        """Whether the agency's executive has to give his authorization."""
        return self.debt is Debt.AUTHORIZATION

    @property
    def is_owed_by_the_agency(self) -> bool:
        """Whether the rest of the form is to be written."""
        return self.debt is Debt.FULL_FORM

    @property
    def provisional_debt_is_met(self) -> bool:
        """Need: what was owed is there now."""
        session = object_session(self)
        if self.debt is None or session is None:
            return False
        owing = select(AssistanceRequest).where(AssistanceRequest.case_file_id == self.case_file_id)  # type: ignore[attr-defined]
        assistance = session.scalar(owing)
        return assistance is not None and bool(getattr(assistance, NEEDS[self.debt]))
