"""Objects of JSON that name an entry twice: the parser of Python keeps the last one in silence."""

from __future__ import annotations

import json
from collections.abc import Hashable, Iterable
from typing import Any

from ..shown import value_shown
from .source import FileError, Source

__all__ = ["Twice"]


class Twice:
    """Parse JSON, and remember which objects name an entry twice.

    Examples
    --------
    >>> from pandas_semtype.readers.json_twice import Twice
    >>> twice = Twice()
    >>> twice.loads('{"a": 1, "a": 1}'), twice.n_same, twice.n_different
    ({'a': 1}, 1, 0)
    """

    def __init__(self) -> None:
        self.n_same = 0
        self.n_different = 0
        self._names: dict[str, None] = {}

    def loads(self, text: str) -> Any:
        """Return what a text holds, of entries named twice the last one."""
        return json.loads(text, object_pairs_hook=self._object)

    def _object(self, pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found = dict(pairs)
        if len(found) < len(pairs):
            # By their text: 1, 1.0 and true are different values, and NaN is the same one.
            different = [name for name, value in pairs if repr(value) != repr(found[name])]
            self.n_different += bool(different)
            self.n_same += not different
            self._names |= dict.fromkeys(different)
        return found

    def check(self, source: Source, columns: Iterable[Hashable], notes: list[str]) -> None:
        """Raise if values would be lost; add a note where the same one stands twice.

        Parameters
        ----------
        source : Source
            The file.
        columns : iterable of hashable
            Names of the columns that were read; names of entries that are none of them may be
            cells, and are not shown.
        notes : list of str
            What was found out of the file.
        """
        if self.n_different:
            known = set(map(str, columns))
            shown = [value_shown(name) for name in self._names if name in known]
            what = f"({', '.join(shown[:3])}) " if shown else ""
            raise FileError(
                f"{source.name} cannot be read as json: {self.n_different:,} object(s) name an "
                f"entry twice {what}with different values, and readers differ in which one "
                "counts. Rename one of the two where the file is written, or put both into a list."
            )
        if self.n_same:
            notes.append(
                f"{self.n_same:,} object(s) with an entry named twice, with the same value"
            )
