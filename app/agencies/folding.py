"""Text as the look-up compares it: no accents, no case, no punctuation, one space between words."""

import re
import unicodedata

APOSTROPHES = re.compile(r"['’‘`´]")
SHORT_FORMS = {
    "saint": "st",
    "sainte": "ste",
    "mount": "mt",
    "fort": "ft",
    "township": "twp",
    "department": "dept",
    "university": "univ",
}
"""Words that people shorten; the directory's text holds both forms."""
OTHER_FORM = SHORT_FORMS | {short: long for long, short in SHORT_FORMS.items()}
KINDS = {"police department": "pd", "sheriffs office": "so sheriffs department", "state police": "sp"}
"""Initials that officers use for the name of an agency."""


def folded(text: str) -> str:
    """Lower-case words without accents and punctuation; apostrophes vanish, so that O'Brien is one word."""
    plain = unicodedata.normalize("NFKD", APOSTROPHES.sub("", text)).casefold()
    letters = "".join(character for character in plain if not unicodedata.combining(character))
    return " ".join("".join(character if character.isalnum() else " " for character in letters).split())


def directory_text(name: str, *facts: str) -> str:
    """What the look-up searches: the folded name, a bar, facts and short forms; each word stands between spaces."""
    title = folded(name)
    rest = " ".join(folded(fact) for fact in facts).split()
    forms = [OTHER_FORM[word] for word in [*title.split(), *rest] if word in OTHER_FORM]
    initials = [short for long, short in KINDS.items() if title.endswith(long)]
    return f" {title} | {' '.join(dict.fromkeys([*rest, *forms, *initials]))} "
