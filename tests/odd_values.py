"""Values that nobody should pass, and whose own methods raise."""

from __future__ import annotations

import decimal
import warnings
from collections.abc import Callable

import numpy as np
import pandas as pd
from hypothesis import strategies as st


class BrokenError(RuntimeError):
    """What the methods of these classes raise; nobody should ever see it."""


def _broken(*names: str) -> type:
    def method(*_: object) -> object:
        raise BrokenError

    return type(
        "Odd" + "".join(n.strip("_").title() for n in names), (), dict.fromkeys(names, method)
    )


NoText = _broken("__str__", "__repr__", "__format__")
NoHash = _broken("__hash__")
NoNumber = _broken("__index__", "__float__", "__int__")
NoIter = _broken("__iter__")
NoPath = _broken("__fspath__")
NoTruth = _broken("__bool__", "__len__")


class NoEqual:
    """Cannot be compared."""

    def __eq__(self, other: object) -> bool:
        raise BrokenError

    def __hash__(self) -> int:
        return 1


class Text(str):
    """A text that cannot be shown."""

    __slots__ = ()

    def __str__(self) -> str:
        raise BrokenError

    __repr__ = __str__


def length_without_unit() -> object:
    """Return a length of time as old code makes it; later releases of NumPy refuse it."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        try:
            return np.timedelta64(5)
        except (TypeError, ValueError):
            return np.timedelta64(5, "s")


def moment_without_unit() -> object:
    """Return no moment as old code makes it; later releases of NumPy refuse it."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        try:
            return np.datetime64("NaT")
        except (TypeError, ValueError):
            return np.datetime64("NaT", "ns")


MAKERS: tuple[Callable[[], object], ...] = (
    *(lambda value=value: value for value in (
        None, True, 0, -1, 10**5000, -(10**5000), 1.5, float("nan"), float("-inf"), 1j, "", "a",
        "\x00", "\ud800", "x" * 100_000, "\x1b]0;t\x07", "~", b"", b"\xff", (), ("a",), pd.NA,
        pd.NaT, decimal.Decimal("sNaN"), decimal.Decimal("1E+999999"), int, ..., NotImplemented,
        frozenset(), slice(None), range(3), object(),
    )),
    list, dict, set, bytearray, NoText, NoHash, NoNumber, NoIter, NoPath, NoTruth, NoEqual,
    lambda: Text("q"), lambda: ["a", "b"], lambda: {"a": 1}, lambda: iter("ab"),
    lambda: memoryview(b"ab"), lambda: np.void(b"ab"), lambda: np.array(["a", "b"]),
    lambda: np.array(5), moment_without_unit, lambda: np.int64(3), lambda: [[1]],
    lambda: [NoHash()], lambda: {NoEqual(): 1}, lambda: {"a": NoText()}, lambda: (NoText(),),
    lambda: pd.Series([1, 2]), lambda: pd.DataFrame({"a": ["x"] * 9}), lambda: pd.Index(["a"]),
    lambda: pd.MultiIndex.from_tuples([(1, 2)]),
)  # fmt: skip
"""Functions that make one value each: some can be used only once."""


def makers() -> st.SearchStrategy[Callable[[], object]]:
    """Return a strategy of functions that make an odd value, or a small collection of them.

    Functions, because a failing example is printed, and the values cannot be.
    """
    one = st.sampled_from(MAKERS)
    several = st.lists(one, max_size=3)
    plain = st.one_of(st.text(max_size=5), st.integers(), st.floats())
    return st.one_of(
        one,
        one,
        plain.map(lambda value: lambda: value),
        several.map(lambda parts: lambda: [make() for make in parts]),
        several.map(lambda parts: lambda: tuple(make() for make in parts)),
        st.tuples(st.text(max_size=3), one).map(lambda pair: lambda: {pair[0]: pair[1]()}),
    )
