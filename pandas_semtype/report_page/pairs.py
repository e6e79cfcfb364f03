"""Columns of two frames that stand together: those of the same name, in their order."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass

from ..names import name_key
from .facts import ColumnFacts, FrameFacts

__all__ = ["Pair", "pairs_of"]


@dataclass(frozen=True, slots=True)
class Pair:
    """Hold a column of a frame and the one that stands beside it.

    Parameters
    ----------
    one, two : ColumnFacts or None
        At most one of them is None.
    change : str
        What differs, for people; empty if nothing does, or there is one frame.
    """

    one: ColumnFacts | None
    two: ColumnFacts | None
    change: str = ""

    @property
    def labels(self) -> list[str]:
        """Return the labels of both."""
        both = [c.prediction.label for c in (self.one, self.two) if c is not None]
        return list(dict.fromkeys(both))

    @property
    def kinds(self) -> list[str]:
        """Return the kinds of their warnings, and of a change."""
        both = [w.kind for c in (self.one, self.two) if c is not None for w in c.warnings]
        return list(dict.fromkeys([*both, *([self.change] if self.change else [])]))


def pairs_of(facts: FrameFacts, other: FrameFacts | None) -> list[Pair]:
    """Return the columns of one frame or two.

    Parameters
    ----------
    facts : FrameFacts
    other : FrameFacts, optional

    Returns
    -------
    list of Pair
        In the order of the first frame, then columns that only the second one has. Names that
        repeat are paired in their order.
    """
    if other is None:
        return [Pair(column, None) for column in facts.columns]
    waiting: dict[Hashable, list[ColumnFacts]] = {}
    for column in other.columns:
        waiting.setdefault(_key(column), []).append(column)
    found = []
    for column in facts.columns:
        same = waiting.get(_key(column))
        second = same.pop(0) if same else None
        found.append(Pair(column, second, _change(column, second)))
    left = [column for columns in waiting.values() for column in columns]
    found += [Pair(None, c, "new") for c in sorted(left, key=lambda c: c.position)]
    return found


def _key(column: ColumnFacts) -> Hashable:
    name = column.prediction.name
    return type(name).__name__, name_key(name)  # 1 and True are not the same name here


def _change(one: ColumnFacts, two: ColumnFacts | None) -> str:
    if two is None:
        return "gone"
    return "type changed" if one.prediction.label != two.prediction.label else ""
