"""What the signing of the agreement asks of an engagement."""

from typing import TYPE_CHECKING

from sqlalchemy.orm import Mapped, declared_attr, relationship

if TYPE_CHECKING:
    from app.engagements.models.agreement import Agreement
    from app.engagements.models.engagement import Engagement

AGENCY = "agency"


class AgreementNeeds:
    """The agreement that stands on file, and its two signatures."""

    @declared_attr
    def agreements(cls) -> Mapped[list["Agreement"]]:  # noqa: N805 – SQLAlchemy hands in the class
        """Every paper that was filed, in the order of filing."""
        return relationship("Agreement", back_populates="engagement", order_by="Agreement.number")

    @property
    def agreement(self: "Engagement") -> "Agreement | None":
        """The paper that counts: the one filed last."""
        return self.agreements[-1] if self.agreements else None

    @property
    def agreement_is_filed(self: "Engagement") -> bool:
        """Need: the paper is on file, to be signed."""
        return self.agreement is not None

    @property
    def awaits_agency_signature(self: "Engagement") -> bool:
        """Whether the paper is on file and the agency's executive has yet to sign it."""
        paper = self.agreement
        return paper is not None and all(each.side != AGENCY for each in paper.signatures)

    @property
    def agreement_is_signed(self: "Engagement") -> bool:
        """Whether both sides have signed the paper on file."""
        return self.agreement is not None and self.agreement.is_signed

    @property
    def agreement_is_unsigned(self: "Engagement") -> bool:
        """Whether a signature is missing."""
        return not self.agreement_is_signed

    @property
    def signature_is_evidenced(self: "Engagement") -> bool:
        """Need: a signature of the paper on file stands, with the digest of what was signed."""
        paper = self.agreement
        return (
            paper is not None
            and bool(paper.signatures)
            and all(each.digest == paper.digest for each in paper.signatures)
        )

    @property
    def owes_agreement_watch(self: "Engagement") -> bool:
        """Whether an ending withdrew the watch over the agreement's end, which is then to be begun anew."""
        ends_on = self.agreement.expires_on if self.agreement is not None and self.agreement.concluded_at else None
        watches = [each for each in self.obligations if each.is_award_expiry]
        return ends_on is not None and bool(watches) and all(each.state == "withdrawn" for each in watches)

    @property
    def agreement_is_on_file(self: "Engagement") -> bool:
        """Need: the paper, both signatures with their dates, and the release terms."""
        return self.agreement_is_signed and bool(self.agreement and self.agreement.release_terms)

    @property
    def goals_are_stated(self: "Engagement") -> bool:
        """Need: the agreement states goals and objectives."""
        return bool(self.agreement and self.agreement.goals)
