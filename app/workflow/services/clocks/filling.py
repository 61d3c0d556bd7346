"""Lists that one case has of others, filled from rows already read instead of one statement each."""

from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import BinaryExpression, Column, inspect
from sqlalchemy.orm import RelationshipProperty
from sqlalchemy.orm.attributes import set_committed_value

from app.workflow import registry
from app.workflow.models.case_file import Staged


@dataclass(frozen=True, slots=True)
class Filling:
    """A list of other cases on a model, filled from rows already read: `own` of the one is `theirs` of the other."""

    name: str
    model: type[Staged]
    own: str
    theirs: str
    order: tuple[str, ...]

    def fill(self, case: Staged, rows: list[Staged]) -> None:
        """Put those that belong to the case into its list, in the order of the list; None comes last as in SQL."""
        mine = getattr(case, self.own)
        found = [row for row in reversed(rows) if getattr(row, self.theirs) == mine]
        found.sort(key=lambda row: [(value is None, value) for value in map(row.__getattribute__, self.order)])
        set_committed_value(case, self.name, found)


@cache
def lists_of(model: Any) -> tuple[RelationshipProperty[Any], ...]:
    """Every relation of a model to many."""
    return tuple(relation for relation in inspect(model).relationships if relation.uselist)


@cache
def fillings(model: Any) -> tuple[Filling, ...]:
    """The lists of a model that are other cases, joined by one column and in the order of plain columns."""
    return tuple(_filling(relation) for relation in lists_of(model) if _can_be_filled(relation))


def _can_be_filled(relation: RelationshipProperty[Any]) -> bool:
    target, order = relation.mapper.class_, relation.order_by or ()
    is_plain = isinstance(relation.primaryjoin, BinaryExpression) and relation.secondary is None
    return is_plain and registry.is_model(target) and all(isinstance(column, Column) for column in order)


def _filling(relation: RelationshipProperty[Any]) -> Filling:
    [(own, theirs)] = relation.local_remote_pairs
    target = relation.mapper
    name_of = target.get_property_by_column
    order = tuple(name_of(column).key for column in relation.order_by or ())
    own_name = relation.parent.get_property_by_column(own).key
    return Filling(relation.key, target.class_, own_name, name_of(theirs).key, order)
