"""Where results get roles and counts from: on demand, without holding what is not needed.

Counting a whole column costs time that grows with its rows, and most callers want labels alone.
Short columns are counted at once. Of long ones, and of those of other libraries, the frame is
held until somebody asks; then, or when the result is pickled or written, they are counted and
let go.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from threading import RLock

import pandas as pd

from .assign import assign_roles
from .model import Column
from .uniqueness import Uniqueness, count_distinct

__all__ = ["AT_ONCE_ROWS", "ColumnRoles", "KnownRoles"]

AT_ONCE_ROWS = 5_000
"""Rows up to which a column is counted during the inference: some milliseconds."""


class KnownRoles:
    """Hold roles and counts that are known already, perhaps not of every column.

    Parameters
    ----------
    roles : sequence of str or None
        By position; None if it is not known.
    counts : sequence of Uniqueness or None
        By position.
    """

    __slots__ = ("_counts", "_roles")

    def __init__(self, roles: Sequence[str | None], counts: Sequence[Uniqueness | None]) -> None:
        self._roles, self._counts = tuple(roles), tuple(counts)

    def role(self, position: int) -> str | None:
        """Return the role of the column at a position."""
        return self._roles[position]

    def uniqueness(self, position: int) -> Uniqueness | None:
        """Return the counts of the column at a position."""
        return self._counts[position]


class ColumnRoles:
    """Find roles and counts of the columns of a frame when they are asked for.

    Parameters
    ----------
    columns : sequence of Column
        What is known of them, but for the counts.
    read : callable, optional
        Returns the column at a position, as it was when it was sampled, or raises
        `FrameChangedError`. It is let go once all columns are counted.
    counts : sequence of Uniqueness, optional
        Of columns that have been counted; then `read` is not needed.
    count : callable, optional
        Counts all columns in one pass, where they are; in place of `read`.

    Examples
    --------
    >>> import pandas as pd
    >>> from pandas_semtype.roles import Column, ColumnRoles, Uniqueness
    >>> frame = pd.DataFrame({"a": [7, 7, None]})
    >>> known = [Column(["7"], Uniqueness(0, 0, 0))]
    >>> ColumnRoles(known, lambda position: frame.iloc[:, position]).role(0)
    'constant'
    """

    __slots__ = ("_columns", "_count", "_counts", "_lock", "_read", "_roles")

    def __init__(
        self,
        columns: Sequence[Column],
        read: Callable[[int], pd.Series] | None = None,
        counts: Sequence[Uniqueness] | None = None,
        count: Callable[[], Sequence[Uniqueness]] | None = None,
    ) -> None:
        self._columns: list[Column] | None = list(columns)
        self._count = count
        self._read = read
        self._counts: list[Uniqueness | None] = (
            [None] * len(columns) if counts is None else list(counts)
        )
        self._roles: list[str] | None = None
        self._lock = RLock()

    def uniqueness(self, position: int) -> Uniqueness:
        """Return the counts of the column at a position; only this one is read by `read`."""
        with self._lock:
            if self._count is not None:
                self._counts[:] = self._count()
                self._count = None
            found = self._counts[position]
            if found is None:
                assert self._read is not None
                found = self._counts[position] = count_distinct(self._read(position))
                if None not in self._counts:
                    self._read = None
            return found

    def role(self, position: int) -> str:
        """Return the role of the column at a position; all columns are looked at together."""
        return self.roles()[position]

    def roles(self) -> list[str]:
        """Return the roles of all columns; what was held for them is let go."""
        with self._lock:
            if self._roles is None:
                assert self._columns is not None
                counted = [
                    replace(column, counts=self.uniqueness(position))
                    for position, column in enumerate(self._columns)
                ]
                self._roles = assign_roles(counted)
                self._columns = None
            return self._roles

    def __reduce__(self) -> tuple[type[KnownRoles], tuple[list[str], list[Uniqueness]]]:
        roles = self.roles()
        return KnownRoles, (roles, [self.uniqueness(i) for i in range(len(roles))])
