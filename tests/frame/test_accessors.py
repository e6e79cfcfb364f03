"""``df.semtype`` and ``series.semtype``: thin, stateless, and polite to others."""

from __future__ import annotations

import inspect
import warnings

import numpy as np
import pandas as pd
import pytest
from helpers import TestDouble, calls, peak_bytes

import pandas_semtype
from pandas_semtype import accessors, using
from pandas_semtype.accessors import SemtypeFrameAccessor, SemtypeSeriesAccessor
from pandas_semtype.errors import (
    AccessorConflictWarning,
    ArgumentError,
    ColumnSelectionError,
    FrameTypeError,
)


@pytest.fixture
def double():
    return TestDouble()


def test_frames_infer(contacts, double):
    result = contacts.semtype.infer(model=double)
    assert result == pandas_semtype.infer(contacts, model=double)
    assert list(contacts.semtype.infer("mail", model=double).columns) == ["mail"]
    with pytest.raises(ColumnSelectionError):
        contacts.semtype.infer("mial", model=double)


def test_series_infer(contacts, double):
    prediction = contacts["mail"].semtype.infer(model=double)
    assert prediction == contacts.semtype.infer(model=double)["mail"]
    assert pd.Series([1, 2]).semtype.infer(model=double).label == "int"


@pytest.mark.parametrize(
    ("method", "function", "without"),
    [
        (SemtypeFrameAccessor.infer, pandas_semtype.infer, {"frame"}),
        (SemtypeSeriesAccessor.infer, pandas_semtype.infer, {"frame", "columns", "progress"}),
        (SemtypeFrameAccessor.extend, pandas_semtype.extend, {"frame"}),
    ],
)
def test_accessors_take_the_arguments_of_the_function(method, function, without):
    taken = dict(inspect.signature(method).parameters)
    taken.pop("self")
    wanted = {n: p for n, p in inspect.signature(function).parameters.items() if n not in without}
    assert taken == wanted


def test_every_argument_is_handed_on(contacts, double):
    options = {"threshold": 0.5, "use_rules": False, "max_cells": 9, "types": "email"}
    contacts.semtype.infer(model=double, random_state=3, progress=False, **options)
    contacts["mail"].semtype.infer(model=double, random_state=3, **options)
    assert double.asked == [(4, ("email",), 0.5, False, 9), (1, ("email",), 0.5, False, 9)]


def test_the_function_of_type_checkers_gives_the_accessor(contacts, double):
    frame, series = pandas_semtype.semtype(contacts), pandas_semtype.semtype(contacts["mail"])
    assert (type(frame), type(series)) == (SemtypeFrameAccessor, SemtypeSeriesAccessor)
    assert frame.infer(model=double)["mail"] == series.infer(model=double)
    for other in ([1], None, contacts.index):
        with pytest.raises(FrameTypeError, match="Expected a pandas DataFrame or Series"):
            pandas_semtype.semtype(other)


def test_types_and_select(contacts, double):
    with using(double):
        types = contacts.semtype.types
        assert types.to_dict() == {"mail": "email", "city": "text", "note": "text", "number": "int"}
        chosen = contacts.semtype.select("int", "email")
        pd.testing.assert_frame_equal(chosen, contacts[["mail", "number"]])
        for labels in (
            [["int", "email"]],
            [("email", "int")],
            [{"int"}, "email"],
            [["int"], ["email"]],
        ):
            pd.testing.assert_frame_equal(contacts.semtype.select(*labels), chosen)
        assert contacts.semtype.select("float").shape == (40, 0)
        assert len(double.asked) == 1
        for labels in ((), ("emial",), ([],), (["email", "emial"],), ([["email"]],), (7,)):
            with pytest.raises(ArgumentError):
                contacts.semtype.select(*labels)


def test_select_goes_by_position(double):
    frame = pd.DataFrame([["a@b.c", 1, "x"]] * 2, columns=["a", "b", "a"])
    with using(double):
        chosen = frame.semtype.select("email", "int")
        assert list(chosen.columns) == ["a", "b"]
        assert chosen.iloc[0, 0] == "a@b.c"
        assert frame.semtype.types.tolist() == ["email", "int", "text"]


def test_accessors_hold_nothing(contacts):
    for accessor in (contacts.semtype, contacts["mail"].semtype):
        assert not hasattr(accessor, "__dict__")
        assert len(accessor.__slots__) == 1
        with pytest.raises(AttributeError):
            accessor.state = 1


def test_making_an_accessor_looks_at_no_cell(monkeypatch):
    frames = [pd.DataFrame({"a": np.full(n, "text", dtype=object)}) for n in (1, 10**6)]
    columns = [frame["a"] for frame in frames]

    def looked_at(self):
        raise AssertionError("somebody looks at cells")

    for name in ("_values", "array", "values"):
        monkeypatch.setattr(pd.Series, name, property(looked_at))
    one, many = (
        calls(lambda f=f, c=c: (SemtypeFrameAccessor(f), SemtypeSeriesAccessor(c)))
        for f, c in zip(frames, columns, strict=True)
    )
    assert one == many < 20
    assert peak_bytes(lambda: SemtypeFrameAccessor(frames[1])) < 10_000
    assert peak_bytes(lambda: SemtypeSeriesAccessor(columns[1])) < 10_000


def test_a_column_of_the_same_name_is_no_obstacle(double):
    frame = pd.DataFrame({"semtype": ["a@b.c"]})
    assert frame.semtype.infer(model=double)["semtype"].label == "email"
    assert frame["semtype"].semtype.infer(model=double).label == "email"


def test_both_are_listed_by_pandas():
    assert pd.DataFrame.semtype is SemtypeFrameAccessor
    assert pd.Series.semtype is SemtypeSeriesAccessor
    assert "semtype" in dir(pd.DataFrame())


class Foreign:
    """An accessor of another package."""

    def __init__(self, data):
        self.data = data


Foreign.__module__ = "other.package"


@pytest.fixture
def foreign():
    del pd.Series.semtype
    pd.api.extensions.register_series_accessor("semtype")(Foreign)
    yield
    accessors.register(force=True)


@pytest.mark.usefixtures("foreign")
def test_a_foreign_accessor_stays_and_is_reported():
    with pytest.warns(
        AccessorConflictWarning, match=r"Series\.semtype is already .*other\.package"
    ):
        accessors.register()
    assert pd.Series.semtype is Foreign
    assert pd.DataFrame.semtype is SemtypeFrameAccessor


@pytest.mark.usefixtures("foreign")
def test_a_foreign_accessor_gives_way_by_force():
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        accessors.register(force=True)
    assert pd.Series.semtype is SemtypeSeriesAccessor


def test_registering_again_is_silent():
    accessors.register()
    accessors.register(force=True)
    assert pd.DataFrame([[1]]).semtype.__class__ is SemtypeFrameAccessor
