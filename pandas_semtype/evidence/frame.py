"""The evidence of a frame: read from a part, merged, written to bytes and read again."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import reduce
from typing import Any

import numpy as np
import pandas as pd

from ..checks import whole
from ..errors import ArgumentError, FrameError, FrameTypeError
from ..names import index_of, name_from_json, name_key, name_to_json
from ..text_hashes import hash_check
from .column import CodedColumn, ColumnEvidence
from .priority import PrioritySample

__all__ = ["SIZE", "FrameEvidence"]

SIZE = 1024
"""Rows and distinct cells of a column that are kept by default."""

_FORMAT = 1
_MOST_BYTES = 1 << 30
"""Size of unpacked evidence that is read, in bytes."""
_MISSING = np.uint64(0x9E3779B97F4A7C15)
_FACTORS = np.uint64(0xBF58476D1CE4E5B9), np.uint64(0x94D049BB133111EB)


def _each(parts: Iterable[FrameEvidence]) -> Iterator[FrameEvidence]:
    """Yield parts one by one, so that never more than one of them is in memory.

    What `collect_evidence` reads raises its own errors while it is read.
    """
    try:
        given = iter(parts)
    except Exception as error:
        raise ArgumentError.of("parts", parts, "several FrameEvidence") from error
    yield from given


@dataclass(frozen=True, slots=True)
class FrameEvidence:
    """Hold what one part of a frame says of the semantic types of its columns.

    Its size depends on the number of columns, not on that of the rows. Merging is
    associative and commutative: parts may come in any order and be merged in any tree, and
    a frame cut into parts gives the same evidence however it is cut. It holds cells as they
    are, some of each column, so keep it where the data may be kept.

    Parameters
    ----------
    n_rows : int
        Rows of the part.
    columns : tuple of ColumnEvidence
        In the order of the frame.
    levels : tuple
        Names of the levels of the column index; mostly ``(None,)``.

    Examples
    --------
    >>> import pandas as pd
    >>> from pandas_semtype.evidence import FrameEvidence
    >>> frame = pd.DataFrame({"a": range(10), "b": list("xyxyxyxyxy")})
    >>> one, other = FrameEvidence.of(frame[:4]), FrameEvidence.of(frame[4:])
    >>> one.merge(other) == other.merge(one) == FrameEvidence.of(frame)
    True
    >>> FrameEvidence.from_bytes(one.to_bytes()) == one
    True
    """

    n_rows: int
    columns: tuple[ColumnEvidence, ...]
    levels: tuple[Any, ...] = (None,)

    def __repr__(self) -> str:
        # Without the cells that it holds.
        return f"FrameEvidence({len(self.columns)} columns, {self.n_rows:,} rows)"

    @classmethod
    def of(cls, frame: pd.DataFrame, *, size: int = SIZE) -> FrameEvidence:
        """Read a part of a frame.

        Parameters
        ----------
        frame : DataFrame
            It is only read, each cell once.
        size : int, default 1024
            Rows and distinct cells of a column that are kept. The same for all parts.

        Raises
        ------
        FrameTypeError
            If `frame` is not a pandas DataFrame.
        ArgumentError
            If `size` is not a whole number of at least 64.
        """
        if not isinstance(frame, pd.DataFrame):
            raise FrameTypeError.of(frame, "a pandas DataFrame")
        size = whole("size", size, 64)
        coded = [CodedColumn.of(frame.iloc[:, i]) for i in range(frame.shape[1])]
        rows = _hashes_of_rows(coded, len(frame))
        kept, first, counts = np.unique(rows, return_index=True, return_counts=True)
        kept, first, counts = kept[:size], first[:size], counts[:size].astype(np.int64)
        columns = []
        for name, column in zip(frame.columns, coded, strict=True):
            there = column.codes[column.codes >= 0]
            often = np.bincount(there, minlength=len(column.texts))
            cells = tuple(
                None if code < 0 else column.texts[code] for code in column.codes[first].tolist()
            )
            columns.append(
                ColumnEvidence(
                    name,
                    len(frame),
                    len(frame) - len(there),
                    column.kinds,
                    PrioritySample.of(column.hashes, often, column.texts, size),
                    PrioritySample(size, kept, counts, cells),
                )
            )
        return cls(len(frame), tuple(columns), tuple(frame.columns.names))

    @property
    def names(self) -> pd.Index:
        """Return the names of the columns."""
        return index_of([column.name for column in self.columns], list(self.levels))

    def renamed(self, names: pd.Index) -> FrameEvidence:
        """Return the same evidence with other names of columns.

        Parameters
        ----------
        names : Index
            One per column.
        """
        if not isinstance(names, pd.Index) or len(names) != len(self.columns):
            expected = f"a pandas Index of {len(self.columns)} names"
            raise ArgumentError.of("names", names, expected)
        pairs = zip(self.columns, names, strict=True)
        columns = tuple(replace(column, name=name) for column, name in pairs)
        return FrameEvidence(self.n_rows, columns, tuple(names.names))

    def merge(self, other: FrameEvidence) -> FrameEvidence:
        """Return the evidence of both parts; the order of merging does not matter.

        Parameters
        ----------
        other : FrameEvidence
            Of another part: of the same frame, or of yesterday's.

        Raises
        ------
        FrameError
            If it has other columns.
        """
        if not isinstance(other, FrameEvidence):
            raise FrameTypeError.of(other, "a FrameEvidence, as collect_evidence returns it")
        mine = [column.name for column in self.columns]
        theirs = [column.name for column in other.columns]
        if list(map(name_key, mine)) != list(map(name_key, theirs)):
            raise FrameError.other_columns(mine, theirs)
        columns = zip(self.columns, other.columns, strict=True)
        return FrameEvidence(
            self.n_rows + other.n_rows,
            tuple(one.merge(another) for one, another in columns),
            self.levels,
        )

    @classmethod
    def merged(cls, parts: Iterable[FrameEvidence]) -> FrameEvidence:
        """Return the evidence of all parts.

        Parameters
        ----------
        parts : iterable of FrameEvidence
            At least one.

        Raises
        ------
        FrameError
            If there is none, or one has other columns than the rest.
        """
        given = _each(parts)
        first = next(given, None)
        if first is None:
            raise FrameError.no_partitions("The evidence")
        if not isinstance(first, FrameEvidence):
            raise FrameTypeError.of(first, "a FrameEvidence, as collect_evidence returns it")
        return reduce(cls.merge, given, first)

    def to_dict(self) -> dict[str, Any]:
        """Return the evidence as plain JSON types.

        Raises
        ------
        ArgumentError
            If a column has a name that JSON cannot hold.
        """
        return {
            "format": _FORMAT,
            "hash": hash_check(),
            "n_rows": self.n_rows,
            "levels": [name_to_json(name) for name in self.levels],
            "columns": [
                {
                    "name": name_to_json(column.name),
                    "n_rows": column.n_rows,
                    "n_missing": column.n_missing,
                    "kinds": sorted(column.kinds),
                    "distinct": _sample_to_dict(column.distinct),
                    "rows": _sample_to_dict(column.rows),
                }
                for column in self.columns
            ],
        }

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> FrameEvidence:
        """Return the evidence that `to_dict` wrote.

        Parameters
        ----------
        data : mapping
            What `to_dict` returned, perhaps after a way through JSON.

        Raises
        ------
        ArgumentError
            If `data` is something else, or its hashes cannot be compared with those of today.
        """
        try:
            if data["format"] != _FORMAT:
                raise ArgumentError.of("format", data["format"], f"data of format {_FORMAT}")
            if data["hash"] != hash_check():
                expected = "evidence made with the hashes that this pandas computes"
                raise ArgumentError.of("hash", data["hash"], expected)
            columns = tuple(
                ColumnEvidence(
                    name_from_json(one["name"]),
                    int(one["n_rows"]),
                    int(one["n_missing"]),
                    frozenset(one["kinds"]),
                    _sample_from_dict(one["distinct"]),
                    _sample_from_dict(one["rows"]),
                )
                for one in data["columns"]
            )
            levels = tuple(name_from_json(name) for name in data["levels"])
            return cls(int(data["n_rows"]), columns, levels)
        except ArgumentError:
            raise
        except Exception:  # noqa: BLE001 - data of anybody
            raise ArgumentError.of("data", data, "what FrameEvidence.to_dict returned") from None

    def to_bytes(self) -> bytes:
        """Return the evidence as compressed JSON, without pickle."""
        return zlib.compress(json.dumps(self.to_dict(), separators=(",", ":")).encode(), 1)

    @classmethod
    def from_bytes(cls, data: bytes) -> FrameEvidence:
        """Return the evidence that `to_bytes` wrote.

        Parameters
        ----------
        data : bytes
            What `to_bytes` returned.

        Raises
        ------
        ArgumentError
            If `data` is something else.
        """
        try:
            unpacked = zlib.decompressobj()
            content = unpacked.decompress(data, _MOST_BYTES)
            if not unpacked.eof:
                raise ValueError
            plain = json.loads(content)
        except (RecursionError, TypeError, ValueError, zlib.error):
            expected = "what FrameEvidence.to_bytes returned"
            raise ArgumentError.of("data", type(data).__name__, expected) from None
        return cls.from_dict(plain)


def _hashes_of_rows(columns: list[CodedColumn], n_rows: int) -> np.ndarray:
    """Return a hash of each row by all its cells."""
    rows = np.full(n_rows, len(columns), dtype=np.uint64)
    for column in columns:
        cells = np.append(column.hashes, _MISSING)[column.codes]  # -1 is the last one
        rows = _mixed(rows * _FACTORS[0] + cells)
    return rows


def _mixed(numbers: np.ndarray) -> np.ndarray:
    """Return numbers in which every bit depends on every bit (the finalizer of SplitMix64)."""
    numbers = (numbers ^ (numbers >> np.uint64(30))) * _FACTORS[0]
    numbers = (numbers ^ (numbers >> np.uint64(27))) * _FACTORS[1]
    return np.asarray(numbers ^ (numbers >> np.uint64(31)))


def _sample_to_dict(sample: PrioritySample) -> dict[str, Any]:
    return {
        "size": sample.size,
        "hashes": sample.hashes.tolist(),
        "counts": sample.counts.tolist(),
        "texts": list(sample.texts),
    }


def _sample_from_dict(data: Mapping[str, Any]) -> PrioritySample:
    texts = tuple(data["texts"])
    hashes = np.array(data["hashes"], dtype=np.uint64)
    counts = np.array(data["counts"], dtype=np.int64)
    if not len(texts) == len(hashes) == len(counts) or not all(
        text is None or isinstance(text, str) for text in texts
    ):
        raise ValueError(f"{len(texts)} texts, {len(hashes)} hashes, {len(counts)} counts")
    return PrioritySample(int(data["size"]), hashes, counts, texts)
