"""What several test files share: Series of every text dtype, and a model without a network."""

from __future__ import annotations

import cProfile
import hashlib
import json
import tracemalloc
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

TEXT_DTYPES = ("str", "object", "string[python]", "string[pyarrow]", "category", "arrow")


def as_dtype(values: list, dtype: str) -> pd.Series:
    """Return a Series of texts in one of TEXT_DTYPES."""
    if "arrow" in dtype:
        pa = pytest.importorskip("pyarrow", reason="pyarrow is optional")
        if dtype == "arrow":
            return pd.Series(values, dtype=pd.ArrowDtype(pa.string()))
    if dtype == "category":
        return pd.Series(values, dtype=object).astype(dtype)
    return pd.Series(values, dtype=dtype)


def calls(work: Callable[[], object]) -> int:
    """Return how often Python calls a function during some work."""
    profile = cProfile.Profile()
    profile.runcall(work)
    return sum(entry.callcount for entry in profile.getstats())


def peak_bytes(work: Callable[[], object]) -> int:
    """Return how many bytes Python and NumPy hold at most during some work."""
    tracemalloc.start()
    try:
        work()
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


@dataclass(frozen=True)
class PlainVerdict:
    """A verdict with the attributes in another order, as a model would give it."""

    label: str
    score: float
    reason: str
    net_label: str
    net_score: float
    labels: tuple[str, ...]


class TestDouble:
    """TEST DOUBLE of a classifier: tells labels apart by counting characters.

    It has what inference needs of a model, and writes down how it was asked.
    """

    __test__ = False  # not a test class, whatever pytest thinks of its name

    def __init__(self, name="double"):
        self.labels = ("email", "int", "text", "float")
        self.model_id = name
        self.asked = []

    def infer_samples(self, samples, *, types, threshold, use_rules, max_cells, mode):
        assert mode == "best_guess"
        assert all(sample.values for sample in samples)
        self.asked.append((len(samples), types, threshold, use_rules, max_cells))
        labels = self.labels if types is None else types
        scores = [self._scores(sample, labels) for sample in samples]
        best = [(labels[int(np.argmax(row))], max(row)) for row in scores]
        verdicts = [PlainVerdict(label, top, "net", label, top, (label,)) for label, top in best]
        return verdicts, np.array(scores, dtype=np.float32)

    @staticmethod
    def _scores(sample, labels):
        weights = dict(zip(sample.values, sample.counts / sample.counts.sum(), strict=True))
        mail = float(sum(weight for text, weight in weights.items() if "@" in text))
        digits = float(sum(weight for text, weight in weights.items() if text.isdigit()))
        scores = {"email": mail, "int": digits, "text": 1 - max(mail, digits)}
        return [scores.get(label, 0.0) for label in labels]


def edit_config(directory: Path, **entries: object) -> None:
    """Change entries of the config of a saved model, as somebody with an editor would."""
    file = directory / "config.json"
    file.write_text(json.dumps({**json.loads(file.read_text("utf-8")), **entries}), "utf-8")


def seal(directory: Path) -> None:
    """Write hashes that fit the files of a saved model, as somebody hostile would."""
    config = json.loads((directory / "config.json").read_text("utf-8"))
    config["files"] = {
        name: hashlib.sha256((directory / name).read_bytes()).hexdigest()
        for name in config["files"]
    }
    config["manifest"] = "manifest.json"
    text = json.dumps(config).encode()
    (directory / "config.json").write_bytes(text)
    hashes = {"config.json": hashlib.sha256(text).hexdigest(), **config["files"]}
    manifest = {"format": config["format"], "sha256": hashes}
    (directory / "manifest.json").write_text(json.dumps(manifest), "utf-8")


def steers(text: str) -> bool:
    """Return whether a text holds anything but line breaks that steers what shows it."""
    hidden = {"Cc", "Cf", "Cs", "Zl", "Zp"}
    return any(unicodedata.category(c) in hidden for c in text.replace("\n", ""))
