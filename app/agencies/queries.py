"""Finding agencies: as typed by a person, by key, by ORI."""

import re
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Integer, Select, and_, func, literal, or_, select, true
from sqlalchemy.orm import contains_eager
from sqlalchemy.sql.elements import ColumnElement

from app.accounts.models.people import Membership, Organization, Person
from app.agencies.folding import folded
from app.agencies.identifiers import comparable_ori, full_ori, is_typed_as_one
from app.agencies.models import Agency, AgencyType, DirectoryWord, Eligibility
from app.extensions import db

LONGEST_QUERY = 120  # characters; the rest is not read
MOST_WORDS = 8
MOST_RANKED = 600  # matches that are put in order; a common word has thousands
LIKENESS = 0.35  # trigram similarity from which a word may be the misspelt one
NEARLY = 0.1  # how much less like than the best another spelling may be
MOST_SPELLINGS = 4  # words of the directory that a misspelt one may stand for
COMMON = frozenset(
    {"agency", "and", "city", "department", "dept", "for", "law", "enforcement", "of", "office", "the", "town"}
)
"""Words that people add or leave out: they help the order but are not required."""
LOCAL = (AgencyType.MUNICIPAL, AgencyType.SHERIFF, AgencyType.COUNTY_POLICE, AgencyType.TRIBAL)
KEY = re.compile(r"[0-9A-Z]{10}")


@dataclass(frozen=True, slots=True)
class Found:
    """Agencies for a typed text, best first; `more` says that there are others, `guessed` that spelling was bent."""

    agencies: list[Agency]
    more: bool = False
    guessed: bool = False


def by_key(key: str, within: ColumnElement[bool] | None = None) -> Agency | None:
    """The agency with this key (within a scope), or None."""
    if not KEY.fullmatch(key):
        return None
    return db.session.scalar(_agencies().where(Organization.key == key, true() if within is None else within))


def by_ori(typed: str) -> Agency | None:
    """The agency with this ORI in its seven or nine characters, any case; None when there is none."""
    ori = full_ori(typed)
    return db.session.scalar(_agencies().where(Agency.ori == ori)) if ori else None


def people_of(agency: Agency) -> list[Membership]:
    """The people who act or acted for an agency: present ones first, each in the order of names."""
    memberships = select(Membership).join(Membership.person).options(contains_eager(Membership.person))
    of_agency = memberships.where(Membership.organization_id == agency.id, Membership.refused_at.is_(None))
    return list(db.session.scalars(of_agency.order_by(Membership.until.is_not(None), Person.name, Membership.id)))


def sizes() -> dict[Eligibility, int]:
    """How many agencies the directory lists, by eligibility."""
    counted = select(Agency.eligibility, func.count()).group_by(Agency.eligibility)
    return dict(db.session.execute(counted).all())


def find(typed: str, *, state: str | None = None, limit: int = 20) -> Found:
    """Agencies by name, ORI, city, county and state in any order, best first; bends spelling when nothing fits."""
    within = [Agency.state == state] if state else []
    ori = comparable_ori(typed)
    found = _with_ori(typed, ori, within) if ori else []
    if found or (ori and is_typed_as_one(typed)):
        return Found(found)
    words = _words(typed)
    if not words:
        return Found([])
    matches = _ranked(words, [_has(word) for word in _required(words)] + within, limit)
    return matches if matches.agencies else _bent(words, within, limit)


def _agencies() -> Select[Agency]:
    return select(Agency).join(Agency.organization).options(contains_eager(Agency.organization))


def _words(typed: str) -> list[str]:
    return list(dict.fromkeys(folded(typed[:LONGEST_QUERY]).split()))[:MOST_WORDS]


def _required(words: list[str]) -> list[str]:
    return [word for word in words if word not in COMMON] or words


def _has(word: str) -> ColumnElement[bool]:
    """A word of the agency begins with this one; words are letters and digits only, so nothing needs escaping."""
    return Agency.search_text.like(f"% {word}%")


def _with_ori(typed: str, ori: str, within: list[ColumnElement[bool]]) -> list[Agency]:
    """The agencies of an ORI: the one typed first, then one that differs in O and zero."""
    found = db.session.scalars(_agencies().where(Agency.search_text.like(f"% {ori.lower()} %"), *within)).all()
    return sorted(found, key=lambda agency: (agency.ori != full_ori(typed), agency.ori or ""))


def _ranked(words: list[str], conditions: list[ColumnElement[bool]], limit: int, *, guessed: bool = False) -> Found:
    """The best of at most MOST_RANKED matches, then in the order of the alphabet."""
    matches = select(Agency.id).where(and_(*conditions)).limit(MOST_RANKED).cte("matches").prefix_with("MATERIALIZED")
    order = (_points(words).desc(), func.lower(Organization.name), Agency.state, Agency.county, Agency.id)
    ranked = _agencies().join(matches, matches.c.id == Agency.id).order_by(*order).limit(limit + 1)
    rows = db.session.scalars(ranked).all()
    return Found(list(rows[:limit]), more=len(rows) > limit, guessed=guessed)


def _points(words: list[str]) -> ColumnElement[Any]:
    """How well an agency answers the words: its whole name, its beginning, whole words, likeness; local ones first."""
    name, required = func.split_part(Agency.search_text, "|", 1), _required(words)
    whole = [(func.strpos(Agency.search_text, f" {word} ") > 0).cast(Integer) for word in words]
    exact = name.in_([f" {' '.join(words)} ", f" {' '.join(required)} "]).cast(Integer) * 10
    first = (func.strpos(name, f" {required[0]}") == 1).cast(Integer)
    local = Agency.type.in_(LOCAL).cast(Integer)
    return exact + first + sum(whole) + func.similarity(name, literal(" ".join(words))) + local * 0.5


def _bent(words: list[str], within: list[ColumnElement[bool]], limit: int) -> Found:
    """Matches in which each word that stands nowhere in the directory is read as those most like it."""
    readings = {word: _spellings(word) for word in _required(words)}
    if all(spellings == [word] for word, spellings in readings.items()) or not all(readings.values()):
        return Found([])
    conditions = [or_(*[_has(spelling) for spelling in spellings]) for spellings in readings.values()]
    guesses = [readings[word][0] if word in readings else word for word in words]
    return _ranked(guesses, conditions + within, limit, guessed=True)


def _spellings(word: str) -> list[str]:
    """The word itself when the directory has it or a longer one, else the words most like it, best first."""
    vocabulary = select(DirectoryWord.word)
    if db.session.scalar(vocabulary.where(DirectoryWord.word.like(f"{word}%")).limit(1)):
        return [word]
    likeness = func.similarity(DirectoryWord.word, word)
    alike = select(DirectoryWord.word, likeness).where(DirectoryWord.word.op("%")(literal(word)), likeness >= LIKENESS)
    rows = db.session.execute(alike.order_by(likeness.desc(), DirectoryWord.word).limit(MOST_SPELLINGS)).all()
    return [spelling for spelling, points in rows if points >= rows[0][1] - NEARLY]
