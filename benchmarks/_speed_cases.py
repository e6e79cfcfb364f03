"""What is timed: frames of several shapes, stages, threads, whole processes, fits."""

from __future__ import annotations

import contextlib
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
from _columns import KINDS, frame_of

COLD = """
import json, sys, time
import pandas
start, wall = time.process_time(), time.perf_counter()
import pandas_semtype
frame = pandas.read_csv(sys.argv[1], dtype=str, keep_default_na=False, na_values=[""])
result = pandas_semtype.infer(frame, model=sys.argv[2], progress=False)
print(result)
cost = {"cpu_seconds": time.process_time() - start, "seconds": time.perf_counter() - wall}
cost["heavy"] = [m for m in ("tensorflow", "keras", "torch") if m in sys.modules]
print(json.dumps(cost))
"""


def memory(field: str) -> float | None:
    """Return a value of /proc/self/status in megabytes; None where there is no such file."""
    with contextlib.suppress(OSError, StopIteration):
        lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
        return int(next(x for x in lines if x.startswith(field)).split()[1]) / 1024
    return None


class Peak:
    """Measure how far the memory has grown since this object was made."""

    def __init__(self) -> None:
        with contextlib.suppress(OSError):
            Path("/proc/self/clear_refs").write_text("5", encoding="ascii")  # forget the old peak
        self.before = memory("VmRSS")

    def mb(self) -> float | None:
        peak = memory("VmHWM")
        return None if self.before is None or peak is None else max(0.0, peak - self.before)


@contextlib.contextmanager
def measured() -> Iterator[dict[str, Any]]:
    """Give a mapping that holds the cost of the block afterwards."""
    cost: dict[str, Any] = {}
    cpu, wall = time.process_time(), time.perf_counter()
    yield cost
    cost["seconds"] = time.perf_counter() - wall
    cost["cpu_seconds"] = time.process_time() - cpu


def summary(runs: list[dict[str, Any]]) -> dict[str, Any]:
    """Return the least and the median of runs."""
    return {
        name: {
            "least": min(run[name] for run in runs),
            "median": statistics.median(run[name] for run in runs),
        }
        for name in ("seconds", "cpu_seconds")
    }


def run_case(
    n_columns: int, n_rows: int, model: str, seed: int, repeats: int, threads: int | None = None
) -> dict[str, Any]:
    """Infer one frame several times, with other rows and no remembered cells each time."""
    frame = frame_of(n_columns, n_rows, seed)
    peak = Peak()  # the package, the engine and the model count too

    import pandas_semtype

    loaded = pandas_semtype.load(model)
    runs = []
    with pandas_semtype.option_context(threads=threads):
        pandas_semtype.infer(frame.iloc[:100, :2], model=loaded, progress=False)
        for i in range(repeats):
            loaded.model.reader.engine.forget()
            with measured() as cost:
                pandas_semtype.infer(frame, model=loaded, random_state=i, progress=False)
            runs.append(cost)
        mb = peak.mb()
        with measured() as again:  # the rows of the last run, their cells remembered
            pandas_semtype.infer(frame, model=loaded, random_state=repeats - 1, progress=False)
    costs = summary(runs)
    return {
        "columns": n_columns,
        "rows": n_rows,
        "repeats": repeats,
        "threads": threads,
        **costs,
        "columns_per_second": n_columns / costs["seconds"]["least"],
        "again_cpu_seconds": again["cpu_seconds"],
        "peak_mb": mb,
    }


def run_stages(
    n_columns: int, n_rows: int, model: str, seed: int, repeats: int
) -> dict[str, dict[str, float]]:
    """Time the stages one by one on one thread, each with what it gets from the one before."""
    import pandas_semtype
    from pandas_semtype.results import InferenceResult
    from pandas_semtype.sampling import sample_frame
    from pandas_semtype.simon.decision.user_labels import judge
    from pandas_semtype.simon.features.statistics import column_statistics
    from pandas_semtype.simon.network.head import sigmoid

    frame = frame_of(n_columns, n_rows, seed)
    loaded = pandas_semtype.load(model)
    pandas_semtype.infer(frame, model=loaded, progress=False)
    engine, costs = loaded.model.reader.engine, {}

    def stage(name: str, run: Callable[[], Any], before: Callable[[], None] | None = None) -> Any:
        runs = []
        for _ in range(repeats):
            if before is not None:
                before()
            with measured() as cost:
                made = run()
            runs.append(cost)
        costs[name] = {k: v["least"] for k, v in summary(runs).items()}
        return made

    with pandas_semtype.option_context(threads=1):
        samples = stage("rows drawn, cells as text", lambda: sample_frame(frame))
        unasked: list[Any] = []

        def forget() -> None:  # samples keep what was found out about them
            unasked[:] = [replace(sample) for sample in samples]

        stage("fingerprints", lambda: [sample.fingerprint() for sample in unasked], forget)
        ids, places = stage("characters", lambda: loaded.model.reader.encode(samples))
        vectors = stage("cell encoder", lambda: engine.encode_cells(ids), engine.forget)
        numbers = stage("column statistics", lambda: column_statistics(samples))
        features = stage(
            "document encoder", lambda: engine.encode_columns(vectors, places, numbers)
        )
        proba = stage("output layer", lambda: sigmoid(loaded.head.logits(features)))
        verdicts = stage(
            "rules and verdicts",
            lambda: judge(unasked, proba, loaded.labels, loaded.thresholds),
            forget,
        )
        stage(
            "result",
            lambda: InferenceResult(frame.columns, verdicts, list(proba), loaded.labels, "model"),
        )
        stage(
            "all",
            lambda: pandas_semtype.infer(frame, model=loaded, progress=False),
            engine.forget,
        )
    return costs


def run_cold(n_columns: int, n_rows: int, model: str, seed: int, repeats: int) -> dict[str, Any]:
    """Time whole processes that import, read a CSV, load the model, infer and print."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "frame.csv"
        frame_of(n_columns, n_rows, seed).to_csv(file, index=False)
        # An installed package has its byte code: the first run writes it, the others read it.
        environment = {**os.environ, "PYTHONPYCACHEPREFIX": str(Path(folder) / "cache")}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        runs = []
        for _ in range(repeats + (repeats > 1)):
            done = subprocess.run(
                [sys.executable, "-c", COLD, str(file), model],
                env=environment,
                capture_output=True,
                check=True,
                text=True,
                timeout=600,
            )
            runs.append(json.loads(done.stdout.splitlines()[-1]))
    runs = runs[repeats > 1 :]
    return {
        "columns": n_columns,
        "rows": n_rows,
        "repeats": repeats,
        **summary(runs),
        "heavy": sorted({name for run in runs for name in run["heavy"]}),
    }


def machine_codes(rng: np.random.Generator, n: int) -> pd.Series:
    """Return a column of a class that no model knows."""
    letters = rng.choice(list("KLMN"), n)
    numbers = zip(letters, rng.integers(100, 999, n), rng.integers(10, 99, n), strict=True)
    return pd.Series([f"{a}-{b}/{c}q" for a, b, c in numbers])


def run_transfer(model: str, seed: int, repeats: int, quick: bool) -> dict[str, Any]:
    """Time `extend` with five columns, and `fit_text`."""
    import pandas_semtype
    from pandas_semtype.errors import MissingDependencyError

    loaded = pandas_semtype.load(model)
    rng = np.random.default_rng(seed)
    runs = []
    for _ in range(repeats + 1):
        examples = pd.DataFrame({f"c{i}": machine_codes(rng, 100) for i in range(5)})
        loaded.model.reader.engine.forget()
        with measured() as cost:
            loaded.extend("machine_code", examples)
        runs.append(cost)
    extend = {"columns": 5, "cells": 100, "first": runs[0], **summary(runs[1:])}
    n = 60 if quick else 1000
    sentences = KINDS["comment"](rng, 8 * n).tolist()
    texts = pd.Series([" ".join(sentences[8 * i : 8 * i + 8]) for i in range(n)])
    try:
        with measured() as cost:
            loaded.fit_text(texts, ["a", "b"] * (n // 2))
    except MissingDependencyError:
        cost = None
    return {"extend": extend, "fit_text": cost and {"texts": n, "sentences": 8, **cost}}
