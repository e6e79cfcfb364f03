"""What fitting and predicting cost: CPU seconds, texts per second, memory, by number of texts.

Texts are made in the script: words drawn with the frequencies of a language, 28 a text on average.
With --data a CSV with the columns text and label is measured too, 5,000 rows of it at most. Every
case runs in a process of its own. An encoder is written as for fakenews_accuracy.py.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
import warnings
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
from _report import finish, parser, table
from fakenews_accuracy import encoder_of

SIZES = (1_250, 5_000, 20_000)


def made(count: int, seed: int) -> pd.DataFrame:
    """Return texts of two classes that differ in how often they use some words."""
    rng = np.random.default_rng(seed)
    letters = np.array(list("etaoinshrdlucmfwygpb"))
    words = np.array(
        ["".join(rng.choice(letters, size)) for size in rng.integers(2, 11, 30_000)], dtype=object
    )
    frequencies = 1 / np.arange(2, len(words) + 2)
    other = frequencies * rng.uniform(0.3, 3, len(words))
    labels = rng.random(count) < 0.5
    sums = {fake: np.cumsum(other if fake else frequencies) for fake in (False, True)}
    totals = {False: frequencies.sum(), True: other.sum()}
    texts = []
    for fake in labels.tolist():
        places = np.searchsorted(sums[fake], rng.random(rng.integers(8, 48)) * totals[fake])
        texts.append(" ".join(words[np.minimum(places, len(words) - 1)]).capitalize() + ".")
    return pd.DataFrame({"text": texts, "label": np.where(labels, "fake", "real")})


def _memory() -> float | None:
    """Return the most memory the process held so far, in MB."""
    try:
        import resource
    except ImportError:
        return None
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / (1 << 20 if sys.platform == "darwin" else 1 << 10)


def case(frame: pd.DataFrame, spec: str, seed: int) -> dict[str, Any]:
    """Return what one number of texts costs."""
    from pandas_semtype import FakeNewsClassifier
    from pandas_semtype.fakenews.leakage.duplicates import near_copies
    from pandas_semtype.fakenews.leakage.report import leaks

    warnings.simplefilter("ignore")
    small = frame.groupby("label").head(60)
    names, options = encoder_of(spec)
    # What is imported at first use is not counted.
    FakeNewsClassifier("tfidf").fit(small["text"], small["label"]).predict(small["text"])
    before = _memory()
    found: dict[str, Any] = {"texts": len(frame), "megabytes": frame["text"].str.len().sum() / 1e6}

    def lap(part: str, started: tuple[float, float]) -> None:
        found[part] = {
            "seconds": time.perf_counter() - started[0],
            "cpu_seconds": time.process_time() - started[1],
        }

    def now() -> tuple[float, float]:
        return time.perf_counter(), time.process_time()

    started = now()
    near_copies(frame["text"].tolist())
    lap("near-copies", started)
    started = now()
    leaks(frame["text"], frame["label"])
    lap("leaks", started)
    started = now()
    model = FakeNewsClassifier(names, random_state=seed, **options)
    model.fit(frame["text"], frame["label"])
    lap("fit", started)
    after_fit = _memory()
    started = now()
    model.predict_proba(frame["text"])
    lap("predict", started)
    after = _memory()
    if before is not None and after_fit is not None and after is not None:
        found["fit_mb"], found["predict_mb"] = after_fit - before, after - after_fit
    return found


def report(results: Mapping[str, Any]) -> dict[str, str]:
    """Return the cost by number of texts."""
    rows = [
        [
            "posts" if name == "data" else "made",
            f"{case['texts']:,}",
            f"{case['megabytes']:.1f}",
            f"{case['fit']['cpu_seconds']:.1f}",
            f"{case['leaks']['cpu_seconds']:.1f}",
            f"{case['texts'] / case['predict']['cpu_seconds']:,.0f}",
            *(f"{case[key]:,.0f}" if key in case else "" for key in ("fit_mb", "predict_mb")),
        ]
        for name, case in results["cases"].items()
    ]
    header = (
        "texts",
        "number",
        "MB",
        "fit, CPU seconds",
        "leak report alone",
        "predicted per CPU second",
        "memory of fit, MB",
        "more to predict, MB",
    )
    text = f"Encoder `{results['encoder']}`, {results['cores']} cores.\n\n{table(header, rows)}"
    return {"fakenews_speed": text}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the benchmark."""
    command = parser(__doc__)
    command.add_argument("--data", type=Path, help="CSV of texts and labels")
    command.add_argument("--encoder", default="tfidf")
    command.add_argument("--sizes", nargs="+", type=int, help="numbers of texts made")
    command.add_argument("--case", help="measure one case and print it; a number, or data")
    options = command.parse_args(arguments)
    if options.case is not None:
        if options.case == "data":
            frame = pd.read_csv(options.data).dropna(subset=["text", "label"])
            frame = frame.sample(min(5_000, len(frame)), random_state=options.seed)
        else:
            frame = made(int(options.case), options.seed)
        print(json.dumps(case(frame, options.encoder, options.seed)))
        return 0
    sizes = options.sizes or ((200, 400) if options.quick else SIZES)
    cases: dict[str, Any] = {}
    for name in (*map(str, sizes), *(["data"] if options.data else [])):
        own = [
            sys.executable,
            __file__,
            "--case",
            name,
            "--encoder",
            options.encoder,
            "--seed",
            str(options.seed),
        ]
        own += ["--data", str(options.data)] if options.data else []
        done = subprocess.run(own, check=True, capture_output=True, text=True)
        cases[name] = json.loads(done.stdout.splitlines()[-1])
    encoder = options.encoder.partition(":")[0]
    finish(options, "fakenews_speed", {"encoder": encoder, "cases": cases}, report)
    return 0


if __name__ == "__main__":
    sys.exit(main())
