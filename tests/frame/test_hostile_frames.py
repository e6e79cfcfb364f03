"""Frames whose cells and names raise when they are looked at: everything still answers."""

from __future__ import annotations

import contextlib
import uuid
import warnings
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from typing import Any

import numpy as np
import pandas as pd
import pytest

pytest.importorskip("hypothesis", reason="odd_values needs it")

from helpers import steers
from odd_values import (
    BrokenError,
    NoEqual,
    NoHash,
    NoNumber,
    NoText,
    NoTruth,
    Text,
    length_without_unit,
)
from public_calls import MODEL

import pandas_semtype
from pandas_semtype.errors import SemtypeError
from pandas_semtype.names import name_key, repeated_names
from pandas_semtype.privacy import mask
from pandas_semtype.selection import column_at, unnamed, unnamed_columns
from pandas_semtype.simon.features.alphabet import alphabet
from pandas_semtype.simon.features.cell_encoder import CellEncoder
from pandas_semtype.simon.network.backbone import PUBLISHED
from pandas_semtype.simon.reading_2019 import PublishedReader

N = 24


def _raising(base: type, *names: str) -> type:
    def method(*_: object, **__: object) -> object:
        raise BrokenError

    return type("Odd", (base,), dict.fromkeys(names, method))


Short = _raising(str, "__len__", "strip", "casefold", "isprintable", "encode")
Alone = _raising(str, "__eq__", "__hash__", "__iter__")
Rate = _raising(float, "__eq__", "__ne__", "__float__", "__str__", "__repr__")
Count = _raising(int, "__eq__", "__hash__", "__index__", "__str__", "__repr__", "__lt__")
Pair = _raising(tuple, "__eq__", "__hash__", "__str__", "__repr__")
Raw = _raising(bytes, "__len__", "decode", "__getitem__")


class HashedTwice:
    """Has a hash at first, and none later."""

    def __init__(self) -> None:
        self.asked = 0

    def __hash__(self) -> int:
        self.asked += 1
        if self.asked > 2:
            raise BrokenError
        return 3


class NoAttributes:
    """Raises when it is asked for an attribute that it lacks, as NumPy asks."""

    def __getattr__(self, name: str) -> object:
        raise BrokenError


class NoClass:
    """Raises when it is asked what it is."""

    @property
    def __class__(self) -> type:
        raise BrokenError


CELLS: dict[str, Callable[[], Any]] = {
    "signalling NaN": lambda: Decimal("sNaN"), "5,000 digits": lambda: 10**5000,
    "400 digits": lambda: 10**400, "a huge exponent": lambda: Decimal("1E+999999"),
    "text without length": lambda: Short("oak"), "text without equal": lambda: Alone("elm"),
    "text without text": lambda: Text("ash"), "number without equal": lambda: Rate(2.5),
    "whole number without hash": lambda: Count(7), "bytes": lambda: Raw(b"\xff\x01"),
    "no text": NoText, "no truth": NoTruth, "no hash": NoHash, "no equal": NoEqual,
    "no number": NoNumber, "no class": NoClass, "lone surrogate": lambda: "\udc80",
    "record": lambda: np.array([(1, 2.0)], dtype=[("a", "i4"), ("b", "f8")])[0],
    "length of time without unit": length_without_unit, "tuple of lists": lambda: ([],),
}  # fmt: skip
AMONG: dict[str, Callable[[int], Any]] = {
    "words": lambda i: f"word{i % 3}", "numbers": lambda i: i * 3,
    "decimals": lambda i: Decimal(i) / 8,
}  # fmt: skip


def with_cells(make: Callable[[], Any], other: Callable[[int], Any]) -> pd.DataFrame:
    cells = np.empty(N, dtype=object)
    for i in range(N):
        cells[i] = make() if i % 6 == 0 else other(i)
    return pd.DataFrame({"c": pd.Series(cells, dtype=object), "n": range(N)})


def looked_at(result: pandas_semtype.InferenceResult) -> None:
    for text in (repr(result), result._repr_html_(), result.to_csv(), *map(repr, result)):
        assert not steers(text)
    result.to_frame()
    for prediction in result:
        repr(prediction.explain())


USES: dict[str, Callable[[pd.DataFrame], object]] = {
    "infer": lambda frame: looked_at(pandas_semtype.infer(frame, model=MODEL)),
    "cast": lambda frame: [
        repr(pandas_semtype.cast(frame, model=MODEL, dtype_backend=backend)[1])
        for backend in ("numpy_nullable", "numpy")
    ],
    "cast to": lambda frame: [
        pandas_semtype.cast(frame, columns="c", types={"c": label})
        for label in ("int", "float", "datetime", "boolean", "list", "duration")
    ],
    "mask": lambda frame: [
        mask(frame, "c", method=method, key="k" * 20, result=pandas_semtype.infer(frame))
        for method in ("pseudonym", "redact")
    ],
    "report": lambda frame: frame.semtype.report(
        result=pandas_semtype.infer(frame, model=MODEL)
    ).to_html(),
    "evidence": lambda frame: pandas_semtype.collect_evidence(frame).to_bytes(),
    "hints": lambda frame: pandas_semtype.infer(frame, model=MODEL).to_hints("tfdv"),
    "schemas": lambda frame: [
        pandas_semtype.infer(frame, model=MODEL).to_json_schema(frame),
        pandas_semtype.infer(frame, model=MODEL).to_markdown(frame),
    ],
}  # fmt: skip


def arrow_schema(frame: pd.DataFrame) -> None:
    pytest.importorskip("pyarrow", reason="pyarrow is optional")
    pandas_semtype.infer(frame, model=MODEL).to_arrow_schema(frame)


def typed(frame: pd.DataFrame) -> None:
    pytest.importorskip("sklearn", minversion="1.6", reason="the extra sklearn is not installed")
    for output in ("numeric", "passthrough"):
        typer = pandas_semtype.SemanticTyper(output=output, errors="coerce", model=MODEL)
        typer.fit_transform(frame)
    plain = pd.DataFrame({"c": [i * 1.5 for i in range(N)], "n": range(N)})
    pandas_semtype.SemanticTyper(errors="coerce", model=MODEL).fit(plain).transform(frame)


ALL_USES = {**USES, "to_arrow_schema": arrow_schema, "SemanticTyper": typed}


@pytest.mark.parametrize("cell", sorted(CELLS))
@pytest.mark.parametrize("use", sorted(ALL_USES))
def test_cells_that_raise(use, cell):
    among = sorted(AMONG)[(len(use) + len(cell)) % len(AMONG)]
    frame = with_cells(CELLS[cell], AMONG[among])
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with contextlib.suppress(SemtypeError):
            ALL_USES[use](frame)


NAMES: dict[str, Callable[[], Any]] = {
    "no text": NoText, "no hash": NoHash, "no equal": NoEqual, "no truth": NoTruth,
    "no class": NoClass, "NaN": lambda: float("nan"), "None": lambda: None, "NA": lambda: pd.NA,
    "NaT": lambda: pd.NaT, "tuple": lambda: ("a", 1), "tuple of NaN": lambda: (float("nan"), None),
    "bytes": lambda: b"\xff", "moment": lambda: pd.Timestamp("2021-05-06", tz="UTC"),
    "signalling NaN": lambda: Decimal("sNaN"), "5,000 digits": lambda: 10**5000,
    "text without text": lambda: Text("ash"), "text without equal": lambda: Alone("elm"),
    "number without text": lambda: Count(7), "tuple without text": lambda: (NoText(), 1),
    "escape": lambda: "\x1b]0;t\x07", "empty": lambda: "", "frozenset": frozenset,
    "number without equal": lambda: Rate(2.5), "bytes without length": lambda: Raw(b"a"),
    "tuple without equal": lambda: Pair(("a", 1)), "hashed twice": HashedTwice,
    "no attributes": NoAttributes, "list": lambda: [1], "array": lambda: np.arange(2),
}  # fmt: skip
PLAIN = ("NaN", "None", "NA", "NaT", "tuple", "tuple of NaN", "moment", "escape", "empty")
"""Names that pandas itself can do everything with."""
ALWAYS = ("infer", "diff", "cast", "mask", "report", "markdown", "roles", "original reader")
"""What is done with any name; the rest may refuse it, with an error of the package."""


def with_name(name: Any) -> pd.DataFrame:
    index = np.empty(2, dtype=object)
    index[0], index[1] = name, "n"
    columns = pd.Index(index, dtype=object, tupleize_cols=False)
    frame = pd.DataFrame([[f"user{i % 5}@example.org", i] for i in range(N)])
    frame.columns = columns
    return frame


def compared(frame: pd.DataFrame) -> None:
    one, other = (pandas_semtype.infer(x, model=MODEL) for x in (frame, frame.iloc[:, ::-1]))
    diff = one.diff(other)
    assert len(diff) == 0
    gone = one.diff(pandas_semtype.infer(frame.iloc[:, 1:], model=MODEL))
    assert len(gone) == 1
    for text in (repr(gone), gone._repr_html_()):
        assert not steers(text)
    gone.to_frame()


def read_as_in_2019(frame: pd.DataFrame) -> None:
    reader = object.__new__(PublishedReader)  # without graphs, which only vectors need
    reader.max_cells = 5
    sizes = {"head": PUBLISHED.head, "tail": PUBLISHED.tail}
    reader.cells = CellEncoder(alphabet(PUBLISHED.alphabet), **sizes)
    assert reader.encode_frame(frame).shape[:2] == (2, 5)


NAME_USES: dict[str, Callable[[pd.DataFrame], object]] = {
    "infer": lambda frame: looked_at(pandas_semtype.infer(frame, model=MODEL, use_names=True)),
    "diff": compared,
    "personal data": lambda frame: pandas_semtype.infer(frame).personal_data(),
    "cast": lambda frame: repr(pandas_semtype.cast(frame, model=MODEL)[1]),
    "cast by result": lambda frame: pandas_semtype.cast(
        frame, pandas_semtype.infer(frame, model=MODEL)
    )[1].to_frame(),
    "mask": lambda frame: mask(frame),
    "report": lambda frame: frame.semtype.report(other=frame).to_html(),
    "evidence": lambda frame: repr(pandas_semtype.collect_evidence(frame)),
    "hints": lambda frame: pandas_semtype.infer(frame, model=MODEL).to_hints("pandas"),
    "markdown": lambda frame: pandas_semtype.infer(frame, model=MODEL).to_markdown(frame),
    "table schema": lambda frame: pandas_semtype.infer(frame, model=MODEL).to_table_schema(frame),
    "dict": lambda frame: pandas_semtype.infer(frame, model=MODEL).to_dict(),
    "schemas": lambda frame: pandas_semtype.infer(frame, model=MODEL).to_json_schema(frame),
    "roles": lambda frame: [p.role for p in pandas_semtype.infer(frame, model=MODEL)],
    "types": lambda frame: pandas_semtype.semtype(frame).types,
    "extend": lambda frame: pandas_semtype.extend(frame, {"own": frame.columns[0]}, base=MODEL),
    "examples": lambda frame: pandas_semtype.extend(pd.DataFrame(), {"own": frame}, base=MODEL),
    "original reader": read_as_in_2019,
    "select": lambda frame: pandas_semtype.make_semtype_selector("email", model=MODEL)(frame),
}  # fmt: skip


@pytest.mark.parametrize("name", sorted(NAMES))
@pytest.mark.parametrize("use", sorted(NAME_USES))
def test_names_that_raise(use, name):
    frame = with_name(NAMES[name]())
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        if use in ALWAYS or (name in PLAIN and use != "extend"):
            NAME_USES[use](frame)
        else:
            with contextlib.suppress(SemtypeError):
                NAME_USES[use](frame)


@pytest.mark.parametrize("name", ["NaN", "None", "NaT", "tuple", "moment"])
def test_evidence_of_any_name_is_merged(name):
    one, other = (with_name(NAMES[name]())[part] for part in (slice(0, 9), slice(9, None)))
    parts = [pandas_semtype.collect_evidence(part) for part in (one, other)]
    whole = parts[0].merge(parts[1])
    assert whole == pandas_semtype.collect_evidence(with_name(NAMES[name]()))
    assert pandas_semtype.FrameEvidence.from_bytes(whole.to_bytes()) == whole
    assert pandas_semtype.infer_evidence(whole).at(0).label == "email"


def test_the_error_of_an_odd_name_says_what_to_do():
    frame = with_name(NoHash())
    result = pandas_semtype.infer(frame, model=MODEL)
    with pytest.raises(SemtypeError, match="keys of a dictionary"):
        result.to_hints("autogluon")
    with pytest.raises(SemtypeError, match="names that are text"):
        result.to_dict()


def test_names_of_other_classes_are_compared_by_what_they_are():
    one, other = (uuid.UUID(int=number) for number in (7, 8))
    assert name_key(one) == name_key(uuid.UUID(int=7))
    assert name_key(one) != name_key(other)
    assert {name_key(Fraction(2)): "found"}[name_key(2)] == "found"
    assert {name_key(2): "found"}[name_key(np.int64(2))] == "found"
    odd = HashedTwice()
    known = {name_key(odd): "found", name_key("a"): "other"}
    assert [known[key] for key in list(known)] == ["found", "other"]
    assert name_key(HashedTwice()) != name_key(HashedTwice())
    frame = with_name(one)
    assert repeated_names(frame.columns.append(frame.columns)) == [one, "n"]
    assert len(pandas_semtype.infer(frame, model=MODEL).diff(pandas_semtype.infer(frame))) == 0


def test_a_frame_without_names_shares_the_cells():
    frame = pd.DataFrame([[1.5, 2.5]] * 3, columns=["a", "a"])
    frame.attrs["kept"] = NoHash()
    bare = unnamed(frame)
    assert (bare.columns.tolist(), frame.columns.tolist()) == ([0, 1], ["a", "a"])
    assert np.shares_memory(bare.to_numpy(), frame.to_numpy())
    assert [series.name for series in unnamed_columns(frame)] == [0, 1]
    assert [column_at(frame, place).name for place in (0, 1, 0)] == [None] * 3
    named = pd.DataFrame({"a": [1.5, 2.5]})
    kept = named["a"]
    assert np.shares_memory(column_at(named, 0).to_numpy(), kept.to_numpy())
    assert (kept.name, named["a"].name, named.columns.tolist()) == ("a", "a", ["a"])
