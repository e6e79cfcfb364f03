"""Checks of arguments and of installed packages."""

from __future__ import annotations

import sys

import numpy as np
import pandas as pd
import pytest

from pandas_semtype.checks import flag, fraction, require, require_installed, whole
from pandas_semtype.errors import ArgumentError, MissingDependencyError


@pytest.mark.parametrize("value", [1, 7, np.int8(7), np.uint64(7), 10**30])
def test_whole_numbers_become_ints(value):
    assert whole("n", value) == value
    assert type(whole("n", value)) is int


@pytest.mark.parametrize(
    "value", [0, -1, True, np.True_, 1.0, np.float64(2), "3", None, pd.NA, [3], float("nan")]
)
def test_other_values_are_no_whole_numbers(value):
    with pytest.raises(ArgumentError, match=r"Received: n=.* Pass a whole number of at least 1\."):
        whole("n", value)


def test_whole_numbers_have_bounds():
    assert whole("n", 0, 0) == 0
    assert [whole("n", value, 2, 4) for value in (2, 4)] == [2, 4]
    for value in (1, 5):
        with pytest.raises(ArgumentError, match=rf"n={value}\. Pass a whole number from 2 to 4\."):
            whole("n", value, 2, 4)
    with pytest.raises(ArgumentError, match="of at least 2"):
        whole("n", 1, 2)


@pytest.mark.parametrize("value", [0, 1, 0.25, np.float32(0.5), np.int64(1)])
def test_fractions_become_floats(value):
    assert fraction("threshold", value) == value
    assert type(fraction("threshold", value)) is float


@pytest.mark.parametrize(
    "value", [-0.01, 1.01, True, np.False_, "0.5", b"0", None, pd.NA, float("nan"), 10**400]
)
def test_other_values_are_no_fractions(value):
    with pytest.raises(ArgumentError, match=r"threshold=.* Pass a number from 0 to 1"):
        fraction("threshold", value)


def test_flags_are_booleans_only():
    assert flag("activate", True) is True
    assert flag("activate", np.False_) is False
    for value in (0, 1, "True", None, pd.NA):
        with pytest.raises(ArgumentError, match=r"activate=.* Pass True or False"):
            flag("activate", value)


def test_a_missing_package_names_its_extra(monkeypatch):
    assert require("email.message", "full", "Mail") is sys.modules["email.message"]
    monkeypatch.setitem(sys.modules, "h5py", None)
    monkeypatch.delitem(sys.modules, "h5py.h5", raising=False)
    message = r"Reading a file needs the package h5py, which is not installed.*semtype\[legacy\]"
    for name in ("h5py", "h5py.h5"):
        with pytest.raises(MissingDependencyError, match=message):
            require(name, "legacy", "Reading a file")
    with pytest.raises(MissingDependencyError, match=message):
        require_installed("json", "h5py", extra="legacy", purpose="Reading a file")


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (
            "import no_such_package.part",
            "needs the package no_such_package, which is not installed",
        ),
        ("from json import nothing", "package broken_one, which is installed but cannot be impor"),
    ],
)
def test_a_package_that_fails_at_its_import_is_distinguished_from_a_missing_one(
    content, message, tmp_path, monkeypatch
):
    (tmp_path / "broken_one.py").write_text(content)
    monkeypatch.syspath_prepend(tmp_path)
    with pytest.raises(MissingDependencyError, match=message) as caught:
        require("broken_one", "full", "This")
    assert "broken_one" not in sys.modules
    assert isinstance(caught.value.__cause__, ImportError)


def test_installed_packages_are_not_imported(tmp_path, monkeypatch):
    (tmp_path / "never_imported.py").write_text("raise AssertionError")
    monkeypatch.syspath_prepend(tmp_path)
    require_installed("never_imported", extra="full", purpose="This")
