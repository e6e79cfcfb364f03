"""The methods of a result that write schemas."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from .fields import fields_of

if TYPE_CHECKING:
    import pandas as pd

    from ..prediction import ColumnPrediction

__all__ = ["SchemaExports"]


class SchemaExports:
    """Write what the columns mean as schemas of other tools.

    Every method takes the frame that was inferred: with it the physical types are those of
    its dtypes, and the schema accepts that frame. Without it they are those of the labels,
    as for a file of text.
    """

    __slots__ = ()

    if TYPE_CHECKING:

        @property
        def model_id(self) -> str: ...  # noqa: D102
        @property
        def mode(self) -> str: ...  # noqa: D102
        def __iter__(self) -> Iterator[ColumnPrediction]: ...

    def _model(self) -> dict[str, str]:
        return {"model": self.model_id, "mode": self.mode}

    def to_table_schema(self, frame: pd.DataFrame | None = None) -> dict[str, Any]:
        """Return a Table Schema (Frictionless) as plain JSON types.

        Parameters
        ----------
        frame : DataFrame, optional
            The frame that was inferred.

        Returns
        -------
        dict
            Each field has the property ``semtype``, with label, score and reason.

        Raises
        ------
        ArgumentError
            If `frame` has other columns, or two columns have the same name.

        Examples
        --------
        >>> import pandas as pd
        >>> import pandas_semtype
        >>> frame = pd.DataFrame({"a": ["ann@example.org", "bob@example.com"] * 5})
        >>> schema = pandas_semtype.infer(frame).to_table_schema(frame)
        >>> schema["fields"][0]["type"], schema["fields"][0]["semtype"]["label"]
        ('string', 'email')
        """
        from .table_schema import table_schema

        return table_schema(fields_of(list(self), frame), self._model())

    def to_json_schema(self, frame: pd.DataFrame | None = None) -> dict[str, Any]:
        """Return a JSON Schema of the records of the frame.

        Parameters
        ----------
        frame : DataFrame, optional
            The frame that was inferred.

        Returns
        -------
        dict
            It checks what ``frame.to_json(orient="records", date_format="iso")`` writes.

        Raises
        ------
        ArgumentError
            If `frame` has other columns, or two columns have the same name.
        """
        from .json_schema import json_schema

        return json_schema(fields_of(list(self), frame), self._model())

    def to_arrow_schema(self, frame: pd.DataFrame | None = None) -> Any:
        """Return a schema of Arrow, which Parquet and Feather files keep.

        Parameters
        ----------
        frame : DataFrame, optional
            The frame that was inferred.

        Returns
        -------
        pyarrow.Schema
            The metadata of each field has ``semtype``, as JSON.

        Raises
        ------
        ArgumentError
            If `frame` has other columns.
        MissingDependencyError
            If Arrow is not installed.
        """
        from .arrow_schema import arrow_schema

        return arrow_schema(fields_of(list(self), frame, unique=False), self._model(), frame)

    def to_pandera(self, frame: pd.DataFrame | None = None) -> Any:
        """Return a schema of pandera, of the names of columns and with the frame of its dtypes.

        It tests no cell; `pandas_semtype.validation.to_pandera` adds that.

        Parameters
        ----------
        frame : DataFrame, optional
            The frame that was inferred; without it dtypes are not checked.

        Returns
        -------
        pandera.DataFrameSchema
            The metadata of each column has ``semtype``. pandera does not write metadata
            to YAML or JSON.

        Raises
        ------
        ArgumentError
            If `frame` has other columns, or two columns have the same name.
        MissingDependencyError
            If pandera is not installed.
        """
        from .pandera_schema import pandera_schema

        return pandera_schema(fields_of(list(self), frame), self._model())

    def to_sql(
        self, name: str, dialect: str = "postgresql", frame: pd.DataFrame | None = None
    ) -> str:
        """Return CREATE TABLE for a database, with comments where it has them.

        Parameters
        ----------
        name : str
            Name of the table.
        dialect : str, default "postgresql"
            A dialect that SQLAlchemy knows.
        frame : DataFrame, optional
            The frame that was inferred.

        Returns
        -------
        str
            Statements, each ended by a semicolon.

        Raises
        ------
        ArgumentError
            If there is no such dialect, `frame` has other columns, or two columns have
            the same name.
        MissingDependencyError
            If SQLAlchemy is not installed.
        """
        from .sql import create_table

        return create_table(fields_of(list(self), frame), name, dialect)

    def to_markdown(self, frame: pd.DataFrame | None = None) -> str:
        """Return a data dictionary in Markdown.

        Parameters
        ----------
        frame : DataFrame, optional
            The frame that was inferred.

        Returns
        -------
        str
            A table with one line per column.

        Raises
        ------
        ArgumentError
            If `frame` has other columns.
        """
        from .dictionary import data_dictionary

        return data_dictionary(fields_of(list(self), frame, unique=False), self._model())
