"""The cases of a file that its clocks look at: the whole and the parts that it has."""

from functools import cache

from sqlalchemy import CompoundSelect, bindparam, exists, inspect, literal, select, union_all

from app.extensions import db
from app.workflow import registry
from app.workflow.models.case_file import CaseFile, Staged


def cases_of(file: CaseFile) -> list[Staged]:
    """Every case of the file at its present stage, the whole first."""
    stage = "request" if file.stage == "request" else "engagement"
    whole, *parts = registry.families(stage)
    present = set(db.session.scalars(_families_with_rows(tuple(parts)), {"file_id": file.id}))
    cases: list[Staged] = []
    for family in (whole, *(part for part in parts if part.name in present)):
        model = family.model
        cases += db.session.scalars(select(model).where(model.case_file_id == file.id).order_by(model.number.desc()))
    return cases


@cache
def _families_with_rows(families: tuple[registry.Family, ...]) -> CompoundSelect[str]:
    """One statement that names the families of which a file has any part: most cases have few of them."""
    return union_all(
        *(
            select(literal(family.name)).where(exists().where(family.model.case_file_id == bindparam("file_id")))
            for family in families
        )
    )


def forget_collections(case: Staged) -> None:
    """Let lists of parts be read anew: a step may have begun some."""
    lists = [relation.key for relation in inspect(type(case)).relationships if relation.uselist]
    if lists:
        db.session.expire(case, lists)
