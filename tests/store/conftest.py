"""Fixtures of the store: a cache in a temporary directory, and a server on this machine."""

from __future__ import annotations

import pytest
from loopback import Loopback, content
from store_cases import entry_of

from pandas_semtype.store import converted


@pytest.fixture
def cache(tmp_path, monkeypatch):
    path = tmp_path / "cache"
    monkeypatch.setenv("PANDAS_SEMTYPE_CACHE", str(path))
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    monkeypatch.setattr(converted, "_validated", set())
    monkeypatch.setattr(converted, "_temporary", {})
    return path


@pytest.fixture
def server():
    running = Loopback()
    yield running
    running.close()


@pytest.fixture
def entry(request, server):
    """The entry of what the test module calls BODY."""
    body = request.module.BODY
    return entry_of(body, server.serve("/thing.bin", content(body)))
