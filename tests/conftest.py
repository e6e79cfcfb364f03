"""Fixtures for every test: no network, nothing remembered, frames of many dtypes."""

from __future__ import annotations

import datetime as dt
import ipaddress
import os
import socket
from collections.abc import Iterator
from decimal import Decimal

import numpy as np
import pandas as pd
import pytest
from helpers import TEXT_DTYPES, as_dtype

from pandas_semtype import config, session

# Tests that import ONNX Runtime by themselves send no usage events either.
os.environ.setdefault("ORT_DISABLE_TELEMETRY", "1")


class NetworkBlockedError(RuntimeError):
    """A test tried to open a connection to another machine."""


def _is_local(address: object) -> bool:
    if not isinstance(address, tuple):
        return True  # a path of a Unix socket
    host = address[0]
    if host in {"", "localhost"}:
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


@pytest.fixture(autouse=True)
def _no_network(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if request.node.get_closest_marker("network"):
        return
    real = {name: getattr(socket.socket, name) for name in ("connect", "connect_ex")}
    look_up = socket.getaddrinfo

    def guarded(name: str):
        def call(self: socket.socket, address: object):
            if not _is_local(address):
                raise NetworkBlockedError(f"{name} to {address!r}; mark the test with 'network'")
            return real[name](self, address)

        return call

    def guarded_look_up(host: object, *args: object, **kwargs: object):
        if host is not None and not _is_local((host,)):
            raise NetworkBlockedError(f"look-up of {host!r}; mark the test with 'network'")
        return look_up(host, *args, **kwargs)

    for name in real:
        monkeypatch.setattr(socket.socket, name, guarded(name))
    monkeypatch.setattr(socket, "getaddrinfo", guarded_look_up)


@pytest.fixture(autouse=True)
def _fresh_process(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Start every test without options, active models and remembered results."""
    for name in list(os.environ):
        if name.startswith("PANDAS_SEMTYPE_"):
            monkeypatch.delenv(name)
    configured = dict(config._configured)
    config._configured.clear()
    session.deactivate()
    yield
    config._configured.clear()
    config._configured.update(configured)
    session.deactivate()
    session._results.clear()  # loaded models stay: loading takes time


@pytest.fixture(params=TEXT_DTYPES)
def text_dtype(request: pytest.FixtureRequest) -> str:
    """Each way pandas has of holding texts."""
    return request.param


@pytest.fixture
def contacts(text_dtype: str) -> pd.DataFrame:
    """A frame of 40 rows whose text columns have the dtype `text_dtype`."""
    texts = {
        "mail": [f"user{i}@example.org" if i % 5 else None for i in range(40)],
        "city": ["Oslo", "Lima", "Bonn", "Kyiv"] * 10,
        "note": [f"a note, number {i}" for i in range(40)],
    }
    frame = pd.DataFrame({name: as_dtype(values, text_dtype) for name, values in texts.items()})
    frame["number"] = np.arange(40)
    return frame


@pytest.fixture
def awkward() -> pd.DataFrame:
    """A frame with one column of nearly every dtype and kind of object, 4 rows."""
    day = dt.datetime(2024, 5, 6)
    return pd.DataFrame(
        {
            "int": [1, 2, 3, 4],
            "float": [1.5, np.nan, np.inf, -0.0],
            "bool": [True, False, True, True],
            "complex": [1 + 2j, 0j, 1j, complex("nan")],
            "Int64": pd.array([1, None, 3, 2**62 + 1], dtype="Int64"),
            "boolean": pd.array([True, None, False, True], dtype="boolean"),
            "date": pd.to_datetime(["2024-01-01", None, "2024-01-03", "2024-01-04"]),
            "zone": pd.date_range("2024-01-01 10:00", periods=4, tz="Asia/Tokyo"),
            "delta": pd.to_timedelta([1, 2, 3, 4], unit="h"),
            "period": pd.period_range("2024-01", periods=4, freq="M"),
            "interval": pd.interval_range(0, 4),
            "sparse": pd.arrays.SparseArray([0.0, 0.0, 1.0, np.nan]),
            "category": pd.Categorical([1.0, 2.0, None, 1.0]),
            "mixed": pd.Series([1, "a", None, 2.0], dtype=object),
            "bytes": pd.Series([b"caf\xc3\xa9", b"caf\xe9", None, b""], dtype=object),
            "nested": pd.Series([[1, [2]], {"a": 1}, (1, 2), {3}], dtype=object),
            "decimal": pd.Series([Decimal("1.50"), Decimal("2"), None, Decimal("NaN")]),
            "dates": pd.Series([day.date(), day.date(), None, day.date()], dtype=object),
            "surrogate": pd.Series(["a\ud800", "\u202eabc", "\U0001f600", ""], dtype=object),
            "empty": pd.Series([None, np.nan, pd.NA, pd.NaT], dtype=object),
        }
    )
