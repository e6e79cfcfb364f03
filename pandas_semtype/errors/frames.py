"""Errors of frames, their columns and their cells."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable, Sequence
from typing import Self

from ..shown import value_shown as _shown
from .base import SemtypeError
from .wording import among, hint, listed

__all__ = [
    "CastError",
    "ColumnSelectionError",
    "FileError",
    "FrameChangedError",
    "FrameError",
    "FrameTypeError",
]


_NAMED = 6
"""Columns that a message names."""


class FrameTypeError(SemtypeError, TypeError):
    """Something that is no frame, or not the kind of frame that is needed, was given."""

    @classmethod
    def of(
        cls,
        value: object,
        expected: str = "a pandas DataFrame or Series",
        hint: str = "Convert it to pandas first.",
    ) -> Self:
        """Build the error of an object of another type."""
        kind = f"{type(value).__module__}.{type(value).__qualname__}"
        return cls(f"Expected {expected}. Received: {kind}. {hint}")

    @classmethod
    def no_frame(cls, value: object, hint: str) -> Self:
        """Build the error of an object that `pandas_semtype.infer` cannot read as a frame."""
        kind = f"{type(value).__module__}.{type(value).__qualname__}"
        return cls(
            f"Expected a pandas DataFrame, a frame of another library or the path of a file. "
            f"Received: {kind}. {hint}"
        )


class FrameError(SemtypeError, ValueError):
    """A frame cannot be read, or its partitions do not fit together."""

    @classmethod
    def failed(cls, engine: str, error: BaseException, hint: str) -> Self:
        """Build the error of an engine that failed; its own message may hold cells."""
        kind = f"{type(error).__module__}.{type(error).__qualname__}".removeprefix("builtins.")
        return cls(f"{engine} cannot be read: it raised {kind}. {hint}")

    @classmethod
    def file(cls, path: object, reason: str, hint: str) -> Self:
        """Build the error of a file that cannot be read as a table."""
        return cls(f"{_shown(path)} cannot be read as a table: {reason}. {hint}")

    @classmethod
    def rows_changed(cls, engine: str, expected: int, received: int) -> Self:
        """Build the error of a frame that has other rows each time it is asked."""
        return cls(
            f"{engine} gave other rows when it was asked again. Expected {expected} rows. "
            f"Received: {received}. Keep its content first: .collect(), .persist() or .cache()."
        )

    @classmethod
    def no_partitions(cls, engine: str) -> Self:
        """Build the error of a frame without one partition."""
        return cls(f"{engine} has 0 partitions. Give a frame with at least one, if need be empty.")

    @classmethod
    def other_columns(
        cls, expected: Iterable[object], received: Iterable[object], where: str = "A partition"
    ) -> Self:
        """Build the error of a partition whose columns are not those of the others."""
        expected, received = list(expected), list(received)
        missing = [name for name in expected if not among(name, received)]
        more = [name for name in received if not among(name, expected)]
        found = "; ".join(
            part
            for part in (
                f"without {listed(missing)}" if missing else "",
                f"with {listed(more)} too" if more else "",
            )
            if part
        )
        return cls(
            f"{where} has other columns than the rest. Received: {len(received)} columns, "
            f"{found or 'in another order'}. Give every partition the same {len(expected)} columns."
        )

    @classmethod
    def no_rows(cls) -> Self:
        """Build the error of training data without rows."""
        return cls("The training data has 0 rows. Give at least one.")

    @classmethod
    def lazy(cls, given: object, collect: str = "X.collect()") -> Self:
        """Build the error of a lazy frame, which holds no rows yet."""
        return cls(
            f"X is a lazy frame, whose rows are not there yet. Received: a "
            f"{type(given).__name__}. "
            f"Collect it first: {collect}."
        )

    @classmethod
    def not_to_pandas(
        cls, given: object, error: Exception, dtypes: Sequence[tuple[Hashable, str]]
    ) -> Self:
        """Build the error of a frame that its library cannot convert to pandas."""
        hint = "Give a frame of pandas, or one that can be converted."
        if dtypes:
            named = ", ".join(f"{_shown(name)} ({one})" for name, one in dtypes[:_NAMED])
            more = f" and {len(dtypes) - _NAMED} more" if len(dtypes) > _NAMED else ""
            hint = (
                f"Columns that stand in the way: {named}{more}. Cast them to a dtype that pandas "
                "has, such as 64-bit numbers or text, or leave them out."
            )
        kind = f"{type(error).__module__}.{type(error).__qualname__}".removeprefix("builtins.")
        what = f"{type(given).__module__.partition('.')[0]}.{type(given).__qualname__}"
        return cls(f"X cannot be converted to pandas: {what}.to_pandas() raised {kind}. {hint}")

    @classmethod
    def no_columns(cls, shape: tuple[int, ...]) -> Self:
        """Build the error of training data without columns, worded as scikit-learn words it."""
        return cls(
            f"Found array with 0 feature(s) (shape={shape}) while a minimum of 1 is required. Give "
            "at least one column."
        )

    @classmethod
    def unlike_training(cls, error: Exception) -> Self:
        """Build the error of what scikit-learn says of a table: names and shapes, no cells."""
        # Of an array that is no table, scikit-learn shows the content.
        said = re.sub(r":?\narray=.*?(?=\nReshape|\Z)", ".", str(error), flags=re.DOTALL).rstrip()
        end = "" if said.endswith(".") else "."
        return cls(f"{said}{end} Give a table with the columns of the training data.")

    @classmethod
    def nothing_left(cls, names: Sequence[Hashable]) -> Self:
        """Build the error of training data all of whose columns are keys that are left out."""
        return cls(
            f"Nothing is left of {len(names)} column(s): all are treated as keys, {listed(names)}. "
            "Pass keys='codes' to keep them, or roles= with what they are."
        )

    @classmethod
    def moved(cls, expected: Sequence[Hashable], received: Sequence[Hashable]) -> Self:
        """Build the error of columns that are not those of the training data, in their order."""
        same = len(expected) == len(received) and all(among(one, expected) for one in received)
        what = "in another order" if same else "other columns"
        return cls(
            f"The columns are not those of the training data: {what}. Expected {listed(expected)}. "
            f"Received: {listed(received)}. Give the columns of the training data in their order."
        )

    @classmethod
    def other_kind(
        cls, name: Hashable, learned: str, label: str, n_odd: int, n_present: int, came: str
    ) -> Self:
        """Build the error of a column whose cells are of another kind than in training."""
        return cls(
            f"Column {_shown(name)} holds other cells than in training. Learned: {learned} "
            f"(type {label}). Received: {came}; {n_odd} of {n_present} cells cannot be read as "
            "what was learned. Check that the columns are those of the training data, fit again "
            "if the source has changed, or pass errors='coerce' to make such cells missing."
        )


class FileError(FrameError):
    """A file cannot be read as a table, or a table cannot be written as a file."""


class FrameChangedError(SemtypeError, RuntimeError):
    """The cells of a frame were changed before its whole columns had been counted."""

    @classmethod
    def of(cls, name: Hashable) -> Self:
        """Build the error of a column that has other cells than when it was inferred."""
        return cls(
            f"The cells of column {_shown(name)} were changed after it was inferred, and before "
            "it was counted. Infer again, or ask for the roles before you change the frame."
        )


class ColumnSelectionError(SemtypeError, KeyError):
    """A column is not in the frame, or its name stands for several."""

    @classmethod
    def missing(cls, name: Hashable, known: Iterable[Hashable]) -> Self:
        """Build the error of a name the frame does not have."""
        return cls(f"There is no column {_shown(name)}. {hint(name, known, 'columns')}")

    @classmethod
    def none_of(cls, n_names: int, known: Iterable[Hashable]) -> Self:
        """Build the error of several names none of which the frame has: cells, perhaps."""
        return cls(
            f"None of the {n_names} names is a column. Known columns: {listed(known)}. To give "
            "the cells of one column in place of names, pass a Series, or a list of lists."
        )

    @classmethod
    def ambiguous(cls, name: Hashable, positions: Iterable[int]) -> Self:
        """Build the error of a name of several columns."""
        where = list(positions)
        return cls(
            f"{len(where)} columns answer to {_shown(name)}. Choose one by position with "
            f".at(i), i being one of {listed(where)}."
        )

    @classmethod
    def out_of_range(cls, position: object, n_columns: int) -> Self:
        """Build the error of a position the result does not have."""
        return cls(
            f"There is no column at position {_shown(position)}. The result has {n_columns} "
            "columns, counted from 0."
        )


class CastError(SemtypeError, ValueError):
    """Cells of a column do not parse as what the column holds."""

    @classmethod
    def unparsed(cls, name: Hashable, what: str, n_cells: int, rows: Sequence[int]) -> Self:
        """Build the error of cells that do not parse, told by the positions of their rows."""
        cells = "1 cell" if n_cells == 1 else f"{n_cells} cells"
        return cls(
            f"Column {_shown(name)} has {cells} not readable as {what}, at row positions "
            f"{listed(rows)}{'' if n_cells <= len(rows) else ' and more'}. Pass errors='coerce' "
            "to make them missing, errors='keep' to leave the column as it is, or another label "
            "in types=."
        )

    @classmethod
    def refused(cls, name: Hashable, reason: str) -> Self:
        """Build the error of a column that is not what `types` asks for."""
        return cls(
            f"Column {_shown(name)} is not cast to what types= asks for: {reason}. Pass "
            "errors='coerce' or errors='keep' to leave the column as it is, or another label in "
            "types=."
        )
