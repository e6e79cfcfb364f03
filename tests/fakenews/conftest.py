"""Fixtures of a tiny ELMo."""

from __future__ import annotations

from pathlib import Path

import elmo_module
import numpy as np
import pytest


@pytest.fixture(autouse=True)
def _no_caches_of_others(tmp_path_factory, monkeypatch):
    """What fastai, tensorflow_hub and kagglehub have on this machine is no part of a test."""
    empty = tmp_path_factory.getbasetemp() / "nothing"
    monkeypatch.delenv("TFHUB_CACHE_DIR", raising=False)
    monkeypatch.setenv("KAGGLEHUB_CACHE", str(empty))
    monkeypatch.setenv("FASTAI_HOME", str(empty))


@pytest.fixture(scope="session")
def elmo_weights() -> dict[str, np.ndarray]:
    """Weights of a tiny ELMo, by the names of its variables."""
    return elmo_module.draw_weights()


@pytest.fixture(scope="session")
def elmo_directory(elmo_weights: dict, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The directory of a tiny module of TensorFlow Hub; not to be changed."""
    return elmo_module.write_module(tmp_path_factory.mktemp("elmo") / "module", elmo_weights)
