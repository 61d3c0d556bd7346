"""The cases of a file that its clocks and its page look at: the whole and the parts that it has, each read once."""

from functools import cache
from typing import Any

from sqlalchemy import Select, bindparam, select

from app.database import memory
from app.extensions import db
from app.workflow import contents, registry
from app.workflow.models.case_file import CaseFile, Staged
from app.workflow.services.clocks import filling


def cases_of(file: CaseFile) -> list[Staged]:
    """Every case of the file at its present stage, the whole first; their lists of each other are filled on the way."""
    return list(memory.recall(db.session(), ("cases", file.id, file.stage), lambda: _read(file)))


def _read(file: CaseFile) -> list[Staged]:
    rows = _rows_by_model(file)
    cases = [case for found in rows.values() for case in found]
    for case in cases:
        for each in filling.fillings(_model_of(case)):
            if each.model in rows:
                each.fill(case, rows[each.model])
    return cases


def forget_lists(case: Staged) -> None:
    """Let a case's lists be read anew, but for those that `cases_of` fills: a step may have begun some."""
    filled = {each.name for each in filling.fillings(_model_of(case))}
    lists = [relation.key for relation in filling.lists_of(_model_of(case)) if relation.key not in filled]
    if lists:
        db.session.expire(case, lists)


def _model_of(case: Staged) -> Any:
    return type(case)


def _rows_by_model(file: CaseFile) -> dict[type[Staged], list[Staged]]:
    stage = "request" if file.stage == "request" else "engagement"
    whole, *parts = registry.families(stage)
    present = {whole.name, *contents.of(file)}
    return {family.model: _rows(family, file) if family.name in present else [] for family in (whole, *parts)}


def _rows(family: registry.Family, file: CaseFile) -> list[Staged]:
    return list(db.session.scalars(_rows_of(family), {"file_id": file.id}))


@cache
def _rows_of(family: registry.Family) -> Select[Any]:
    model = family.model
    return select(model).where(model.case_file_id == bindparam("file_id")).order_by(model.number.desc())
