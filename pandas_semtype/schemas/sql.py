"""CREATE TABLE in the words of a database, with what the columns mean as comments."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from typing import Any

from ..checks import require
from ..errors import ArgumentError
from .fields import Field

__all__ = ["create_table"]

_MOST_DIGITS = 38
"""Digits that a number may have in Oracle and SQL Server."""
_MOST_DECIMALS = 30
"""Those behind the point in MySQL."""
_DIGITS_OF_FLOATS = 15
_WHOLE_NUMERIC = frozenset({"mysql", "mariadb", "mssql", "oracle"})
"""Databases in which ``NUMERIC`` without a number of decimals rounds to whole numbers."""


def create_table(fields: Sequence[Field], name: str, dialect: str) -> str:
    """Return the statements that make a table, each ended by a semicolon.

    Parameters
    ----------
    fields : sequence of Field
        Columns with different names.
    name : str
        Name of the table.
    dialect : str
        A dialect that SQLAlchemy knows: ``"postgresql"``, ``"mysql"``, ``"sqlite"`` ...

    Raises
    ------
    ArgumentError
        If there is no such dialect, `name` is no name, or there is no column.
    MissingDependencyError
        If SQLAlchemy is not installed.
    """
    sa = require("sqlalchemy", "schemas", "A table of a database")
    if not isinstance(name, str) or not str.__str__(name).strip():
        raise ArgumentError.of("name", name, "the name of a table")
    name = str.__str__(name)
    known = _dialect(dialect)
    if not fields:
        raise ArgumentError.of("columns", [], "a frame with a column: a table without one is none")
    try:
        columns = [sa.Column(f.name, _kind(sa, f, known.name), comment=_comment(f)) for f in fields]
        table = sa.Table(name, sa.MetaData(), *columns)
    except sa.exc.SQLAlchemyError:
        blank = next((f.name for f in fields if not f.name.strip()), name)
        expected = "names that a database can have, of the table and of every column"
        raise ArgumentError.of("name", blank, expected) from None
    statements = [sa.schema.CreateTable(table)]
    if known.supports_comments and not known.inline_comments:
        statements += [sa.schema.SetColumnComment(column) for column in table.columns]
    return ";\n".join(str(one.compile(dialect=known)).strip() for one in statements) + ";\n"


def _dialect(name: Any) -> Any:
    registry = import_module("sqlalchemy.dialects").registry
    try:
        loaded = registry.load(name)
        known = loaded() if isinstance(loaded, type) else loaded  # MariaDB comes as an object
    except Exception:  # noqa: BLE001 - of SQLAlchemy, of a driver, of what was given
        expected = "a dialect of SQLAlchemy, as 'postgresql', 'mysql', 'sqlite' or 'mssql'"
        raise ArgumentError.of("dialect", name, expected) from None
    if known.name == "mssql" and known.default_schema_name is None:
        known.default_schema_name = "dbo"  # comments name it, and no server was asked
    return known


def _kind(sa: Any, field: Field, dialect: str) -> Any:
    kinds = {
        "integer": sa.BigInteger(), "number": sa.Double(), "boolean": sa.Boolean(),
        "datetime": sa.DateTime(), "date": sa.Date(), "time": sa.Time(),
        "duration": sa.Interval(), "array": sa.JSON(), "object": sa.JSON(),
        **_own(sa, dialect),
    }  # fmt: skip
    stored = getattr(field.dtype, "pyarrow_dtype", field.dtype)
    if field.kind == "datetime" and getattr(stored, "tz", None) is not None:
        return kinds.get("zoned", sa.DateTime(timezone=True))
    if field.kind == "number" and field.n_digits:  # decimals
        if dialect == "sqlite" and field.n_digits > _DIGITS_OF_FLOATS:
            return sa.Text()  # of NUMERIC it would make a float
        if dialect not in _WHOLE_NUMERIC:
            return sa.Numeric()
        fits = field.n_digits <= _MOST_DIGITS and field.n_decimals <= _MOST_DECIMALS
        return sa.Numeric(_MOST_DIGITS, field.n_decimals) if fits else sa.Text()
    if field.n_digits:  # more than 64 bits
        fits = field.n_digits <= _MOST_DIGITS and dialect != "sqlite"
        return sa.Numeric(field.n_digits, 0) if fits else sa.Text()
    return kinds.get(field.kind, sa.Text())


def _own(sa: Any, dialect: str) -> dict[str, Any]:
    """Return the types of a database where SQLAlchemy's own would fail or change values.

    For a length of time SQLAlchemy writes a moment counted from 1970 where there is no type for
    it. pandas writes nanoseconds into such a table.
    """
    if dialect in ("mysql", "mariadb"):  # whose plain types have no fractions of a second
        mysql: Any = import_module("sqlalchemy.dialects.mysql")
        moment = mysql.DATETIME(fsp=6)
        return {"datetime": moment, "zoned": moment, "time": mysql.TIME(fsp=6),
                "duration": sa.BigInteger()}  # fmt: skip
    if dialect == "mssql":  # of which SQLAlchemy, unconnected, assumes the release of 2000
        mssql: Any = import_module("sqlalchemy.dialects.mssql")
        return {"datetime": mssql.DATETIME2(), "date": sa.DATE(), "time": sa.TIME(),
                "duration": sa.BigInteger()}  # fmt: skip
    if dialect == "oracle":  # which has no times of day, and whose DATE has no fractions
        oracle: Any = import_module("sqlalchemy.dialects.oracle")
        return {"datetime": sa.TIMESTAMP(), "zoned": sa.TIMESTAMP(timezone=True),
                "time": sa.String(15), "duration": oracle.INTERVAL(day_precision=9)}  # fmt: skip
    return {"duration": sa.BigInteger()} if dialect != "postgresql" else {}


def _comment(field: Field) -> str:
    meaning = f": {field.description}" if field.description else ""
    return f"{field.label} ({field.prediction.score:.2f}){meaning}"
