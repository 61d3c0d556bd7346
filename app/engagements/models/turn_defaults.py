"""What turns ask about agreement, announcement and release, as long as nothing of it stands on the engagement."""


class TurnDefaults:
    """Nothing signed, nothing scheduled; subjects that know better stand before this among the engagement's bases."""

    awaits_agency_signature: bool = False
    agreement_is_signed: bool = False
    agreement_is_unsigned: bool = True
    is_scheduled: bool = False
    is_scheduled_and_confirmed: bool = False
