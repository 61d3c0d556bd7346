"""What a case file has, asked in one statement: of the many kinds of parts and other things most cases have few.

A page that looks here first need not ask for each kind of thing that is not there.
"""

from functools import cache

from sqlalchemy import ColumnElement, CompoundSelect, bindparam, exists, literal, select, union_all

from app.database import memory
from app.extensions import db
from app.workflow import registry
from app.workflow.models.case_file import CaseFile

FILE_ID: ColumnElement[int] = bindparam("file_id", type_=CaseFile.id.type)
_besides: dict[str, ColumnElement[bool]] = {}


def register(name: str, is_there: ColumnElement[bool]) -> None:
    """Add a thing beside the families of cases, there or not, for the file of FILE_ID; harmless when repeated."""
    _besides[name] = is_there


def of(file: CaseFile) -> frozenset[str]:
    """The families and other things of which the file has any at its present stage, by their names."""
    stage = "request" if file.stage == "request" else "engagement"
    return memory.recall(db.session(), ("contents", file.id, stage), lambda: _ask(file.id, stage))


def _ask(file_id: int, stage: str) -> frozenset[str]:
    _whole, *parts = registry.families(stage)
    return frozenset(db.session.scalars(_names(tuple(parts), tuple(_besides)), {"file_id": file_id}))


@cache
def _names(families: tuple[registry.Family, ...], besides: tuple[str, ...]) -> CompoundSelect[str]:
    there = {family.name: exists().where(family.model.case_file_id == FILE_ID) for family in families}
    return union_all(*(select(literal(name)).where(is_there) for name, is_there in (there | _chosen(besides)).items()))


def _chosen(besides: tuple[str, ...]) -> dict[str, ColumnElement[bool]]:
    return {name: _besides[name] for name in besides}
