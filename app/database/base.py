"""The typed declarative base: naming convention, column types by annotation, and aliases that models share."""

from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Any, ClassVar

from sqlalchemy import BigInteger, Date, DateTime, Enum, ForeignKey, Identity, MetaData, Numeric, Text
from sqlalchemy.dialects.postgresql import ARRAY, CITEXT, JSONB
from sqlalchemy.orm import DeclarativeBase, mapped_column

NAMES = {
    "ix": "ix_%(column_0_N_label)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}


class Base(DeclarativeBase):
    """Base of every model."""

    metadata = MetaData(naming_convention=NAMES)
    type_annotation_map: ClassVar[dict[Any, Any]] = {
        str: Text,
        int: BigInteger,
        datetime: DateTime(timezone=True),
        date: Date,
        Decimal: Numeric,
        list[str]: ARRAY(Text),
        dict[str, Any]: JSONB,
    }


def words(enum: type[StrEnum], name: str | None = None) -> Enum:
    """A column type for a StrEnum: stored as its value in text, held to its words by a CHECK."""
    return Enum(
        enum,
        native_enum=False,
        create_constraint=True,
        length=40,
        name=name or enum.__name__.lower(),
        values_callable=lambda members: [member.value for member in members],
    )


def state_words(states: tuple[str, ...] | list[str]) -> str:
    """The CHECK expression that holds a `state` column to the states of its life cycle."""
    return "state IN ({})".format(", ".join(f"'{state}'" for state in states))


primary = Annotated[int, mapped_column(BigInteger, Identity(), primary_key=True)]
case_file_key = Annotated[int, mapped_column(ForeignKey("case_files.id"), index=True)]
person_key = Annotated[int, mapped_column(ForeignKey("people.id"))]
maybe_person = Annotated[int | None, mapped_column(ForeignKey("people.id"))]
organization_key = Annotated[int, mapped_column(ForeignKey("organizations.id"))]
maybe_organization = Annotated[int | None, mapped_column(ForeignKey("organizations.id"))]
email_text = Annotated[str, mapped_column(CITEXT)]
