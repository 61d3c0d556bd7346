"""The time zones that pages offer."""

from app.wording import _

ZONES = (
    ("America/New_York", _("Eastern")),
    ("America/Chicago", _("Central")),
    ("America/Denver", _("Mountain")),
    ("America/Phoenix", _("Arizona (no daylight saving)")),
    ("America/Los_Angeles", _("Pacific")),
    ("America/Anchorage", _("Alaska")),
    ("Pacific/Honolulu", _("Hawaii")),
    ("America/Puerto_Rico", _("Puerto Rico and U.S. Virgin Islands")),
    ("Pacific/Guam", _("Guam and Northern Mariana Islands")),
    ("Pacific/Pago_Pago", _("American Samoa")),
)
"""Time zones in which agencies are, as IANA names."""
