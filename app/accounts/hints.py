"""Hints for triage on whether a newcomer belongs to the agency that he names; hints only, never a decision."""

import re
import unicodedata
from collections.abc import Iterable

from app.wording import _

FREE_MAIL = frozenset(
    {
        "gmail.com",
        "yahoo.com",
        "hotmail.com",
        "outlook.com",
        "aol.com",
        "icloud.com",
        "live.com",
        "msn.com",
        "proton.me",
        "protonmail.com",
        "comcast.net",
        "att.net",
    }
)
LOOK_ALIKES = str.maketrans({"0": "o", "1": "l", "3": "e", "5": "s", "7": "t", "8": "b", "|": "l", "-": "", "_": ""})
PAIRS = (("rn", "m"), ("vv", "w"), ("cl", "d"))
SCRIPTS = ("LATIN", "CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE", "FULLWIDTH")


def hints(email: str, names: Iterable[str], colleagues_domains: Iterable[str]) -> list[str]:
    """Sentences about an address and the names beside it; `colleagues_domains` are those of confirmed people."""
    domain = email.rpartition("@")[2].lower()
    found = [_domain_hint(domain, sorted(colleagues_domains)), _ending_hint(domain)]
    found += [_name_hint(name) for name in (*names, email)]
    return [sentence for sentence in dict.fromkeys(found) if sentence]


def _domain_hint(domain: str, known: list[str]) -> str:
    if domain in FREE_MAIL:
        return _("The address is with a free mail provider: call the agency back on a number of your own.")
    if domain in known:
        return _("Confirmed people of this agency use the same mail domain, %(domain)s.", domain=domain)
    like = [one for one in known if skeleton(one) == skeleton(domain)]
    if like:
        sentence = _("LOOK-ALIKE: %(domain)s looks like %(known)s, the agency's domain, and is not.")
        return sentence % {"domain": domain, "known": like[0]}
    if known:
        return _("Confirmed people of this agency use other mail domains: %(known)s.", known=", ".join(known))
    return _("Nobody of this agency is confirmed yet: check the domain %(domain)s yourself.", domain=domain)


def _ending_hint(domain: str) -> str:
    return _("The domain is a government one.") if domain.endswith((".gov", ".us", ".mil")) else ""


def _name_hint(text: str) -> str:
    scripts = {script for mark in text if (script := _script(mark))}
    if len(scripts) > 1 or "xn--" in text.lower():
        return _("LOOK-ALIKE: “%(name)s” mixes letters of several alphabets.", name=text)
    return ""


def _script(mark: str) -> str:
    if not mark.isalpha():
        return ""
    name = unicodedata.name(mark, "")
    return next((script for script in SCRIPTS if name.startswith(script)), name.split(" ")[0])


def skeleton(text: str) -> str:
    """What a name looks like at a glance: marks, hyphens and look-alike digits and letters folded."""
    plain = unicodedata.normalize("NFKD", text).casefold().translate(LOOK_ALIKES)
    plain = "".join(_LATIN.get(mark, mark) for mark in plain if not unicodedata.combining(mark))
    for pair, single in PAIRS:
        plain = plain.replace(pair, single)
    return re.sub(r"i", "l", plain)


_LATIN = dict(zip("аеорсухіјѕԁһԛԝνοικρτυαбв", "aeopcyxijsdhqwvoikptuabb", strict=False))
"""Cyrillic and Greek letters beside the Latin ones that they look like."""
