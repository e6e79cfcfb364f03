"""Relations of DuckDB and tables of Ibis: rows are numbered, and those of the sample fetched."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
import pandas as pd

from ..cells.fractions import TEXT_WITH_FRACTION, Fraction
from .rows import NUMBER, in_order, of_arrow
from .source import RowSource

__all__ = ["DuckDBRelation", "IbisTable", "of_ibis"]


class DuckDBRelation(RowSource):
    """Hand out rows of a relation of DuckDB.

    Parameters
    ----------
    relation : duckdb.DuckDBPyRelation
        Every pass runs it. DuckDB keeps the order of scans; where it has none, as after a
        join, the sample holds rows at drawn positions of whatever order they come in.
    """

    engine = "The DuckDB relation"
    hint = "Call its .fetchall() to see the message."
    table: Any = None

    def __init__(self, relation: Any) -> None:
        self.names = pd.Index(relation.columns, tupleize_cols=False)
        self._kinds = [str(kind).upper() for kind in relation.types]
        # By number: names may repeat.
        self._relation = relation.project(
            ", ".join(f"#{i + 1} AS c{i}" for i in range(len(self.names)))
        )

    def n_rows(self) -> int:
        """Return the number of rows."""
        return int(self._relation.aggregate("count(*)").fetchall()[0][0])

    def batches(self) -> Iterator[pd.DataFrame]:
        """Return all rows, batch by batch."""
        relation = self._relation
        reader = (getattr(relation, "to_arrow_reader", None) or relation.fetch_record_batch)()
        for batch in reader:
            yield of_arrow(batch).set_axis(self.names, axis=1)

    def take(self, positions: Sequence[int], rows: np.ndarray) -> pd.DataFrame:
        """Return some rows of some columns."""
        columns = [f"c{position}" for position in positions]
        numbers = ", ".join(map(str, rows.tolist())) or "-1"
        found = (
            self._relation.project(f"{', '.join(columns)}, row_number() OVER () - 1 AS {NUMBER}")
            .filter(f"{NUMBER} IN ({numbers})")
            .order(NUMBER)
            .project(", ".join(columns))
        )
        frame = of_arrow(found.to_arrow_table())
        frame.columns = self.names.take(list(positions))
        return in_order(frame, rows)

    def smallest_fractions(self, positions: Sequence[int]) -> list[Fraction | None]:
        """Return the smallest number of each column that is not whole; in one run."""
        wanted = ", ".join(
            f"min(c{i}) FILTER (WHERE regexp_full_match(c{i}, '{TEXT_WITH_FRACTION}'))"
            if self._kinds[i] == "VARCHAR"
            else f"min(c{i}) FILTER (WHERE isfinite(c{i}) AND c{i} <> floor(c{i}))"
            for i in positions
        )
        return list(self._relation.aggregate(wanted).fetchall()[0])

    def present(self, position: int) -> RowSource:
        """Return one column without its missing and blank cells."""
        column, kind = f"c{position}", self._kinds[position]
        there = f"{column} IS NOT NULL"
        if kind == "VARCHAR":
            there += rf" AND regexp_matches({column}, '\S')"
        elif kind in {"DOUBLE", "FLOAT"}:
            there += f" AND NOT isnan({column})"
        return DuckDBRelation(self._relation.filter(there).project(column))


def of_ibis(table: Any) -> RowSource:
    """Return the rows of a table of Ibis: of DuckDB or polars, where they are behind it.

    Parameters
    ----------
    table : ibis.Table
        Ibis cannot stream from every release of DuckDB, nor read lengths of time from it, and
        does not number rows in polars.
    """
    import ibis

    backend = ibis.get_backend(table)
    if backend.name == "polars":
        from .polars_lazy import PolarsLazyFrame

        return PolarsLazyFrame(backend.compile(table))
    if backend.name != "duckdb":
        return IbisTable(table)
    table.limit(0).count().to_pyarrow()  # so that tables in memory are known to the backend
    source = DuckDBRelation(backend.con.sql(str(ibis.to_sql(table, dialect="duckdb"))))
    source.engine, source.hint = IbisTable.engine, IbisTable.hint
    source.table = table  # a table in memory goes with the last reference to it
    return source


class IbisTable(RowSource):
    """Hand out rows of a table expression of Ibis.

    Parameters
    ----------
    table : ibis.Table
        Every pass runs it; for the order of rows see `DuckDBRelation`.
    """

    engine = "The Ibis table"
    hint = "Call its .to_pyarrow() to see the message."

    def __init__(self, table: Any) -> None:
        self._table = table
        self.names = pd.Index(table.columns, tupleize_cols=False)

    def n_rows(self) -> int:
        """Return the number of rows."""
        return int(self._table.count().to_pyarrow().as_py())

    def batches(self) -> Iterator[pd.DataFrame]:
        """Return all rows, batch by batch."""
        yield from map(of_arrow, self._table.to_pyarrow_batches())

    def take(self, positions: Sequence[int], rows: np.ndarray) -> pd.DataFrame:
        """Return some rows of some columns."""
        import ibis

        names = [self.names[position] for position in positions]
        numbered = self._table.select(*names, **{NUMBER: ibis.row_number()})
        found = numbered.filter(numbered[NUMBER].isin(rows.tolist())).order_by(NUMBER)
        return in_order(of_arrow(found.select(*names).to_pyarrow()), rows)

    def smallest_fractions(self, positions: Sequence[int]) -> list[Fraction | None]:
        """Return the smallest number of each column that is not whole; in one run."""
        wanted = {}
        for i, position in enumerate(positions):
            column = self._table[self.names[position]]
            there = (
                column.re_search(f"^{TEXT_WITH_FRACTION}$")
                if column.type().is_string()
                else ~column.isnan() & ~column.isinf() & (column != column.floor())
            )
            wanted[f"c{i}"] = column.min(where=there)
        return list(self._table.aggregate(**wanted).to_pyarrow().to_pylist()[0].values())

    def present(self, position: int) -> RowSource:
        """Return one column without its missing and blank cells."""
        column = self._table[self.names[position]]
        there = column.notnull()  # noqa: PD004 - of Ibis
        if column.type().is_string():
            there = there & column.re_search(r"\S")
        elif column.type().is_floating():
            there = there & ~column.isnan()
        return IbisTable(self._table.filter(there).select(column))
