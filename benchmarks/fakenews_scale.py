"""What very many texts cost, and very strange ones: memory, texts per second, growth.

Texts are made as in fakenews_speed.py. Each number of texts is fitted to or scored in a process of
its own, whose highest memory is reported with everything in it: Python, packages and the texts.
Growth is CPU time for texts of doubled length: 2 is linear, 4 quadratic. Every process computes in
one thread: threads that wait for a core somebody else has would count as CPU time.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
import warnings
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
from _report import finish, parser, table
from fakenews_speed import _memory, made

FITTED, SCORED = (50_000, 200_000), (100_000, 1_000_000)
LENGTHS = (50_000, 100_000, 200_000)
PARTS = ("fit", "score", "growth")
ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")
_HAN = "".join(map(chr, range(0x4E00, 0x9000)))
PATTERNS: dict[str, Callable[[int], str]] = {
    "`!?` repeated": lambda n: "!?" * (n // 2),
    "`U.S. ` repeated": lambda n: "U.S. " * (n // 5),
    "`U.S.` repeated, no spaces": lambda n: "U.S." * (n // 4),
    "one word": lambda n: "a" * n,
    "no spaces, many letters": lambda n: _HAN * (n // len(_HAN) + 1),
    "combining marks": lambda n: "e" + "\u0301" * n,
    "apostrophes": lambda n: "'" * n,
    "an address": lambda n: "http://a.b/" + "c/" * (n // 2),
    "words": lambda n: "the mayor said so " * (n // 18),
}  # fmt: skip


def many(count: int, seed: int) -> pd.DataFrame:
    """Return so many different texts; 50,000 are drawn, the others differ by a number."""
    drawn = made(min(count, 50_000), seed)
    rows = np.arange(count)
    texts = drawn["text"].to_numpy(dtype=object)[rows % len(drawn)]
    turns = (rows // len(drawn)).tolist()
    made_up = [f"{text} {turn}" if turn else text for text, turn in zip(texts, turns, strict=True)]
    return pd.DataFrame({"text": made_up, "label": drawn["label"].to_numpy()[rows % len(drawn)]})


def fitted(count: int, seed: int, folder: Path | None = None) -> dict[str, Any]:
    """Return what it costs to fit to so many texts."""
    from pandas_semtype import FakeNewsClassifier

    frame, test = made(count + 2000, seed), None
    frame, test = frame.iloc[:count], frame.iloc[count:]
    before, began = _memory(), time.process_time()
    model = FakeNewsClassifier("tfidf", random_state=seed).fit(frame["text"], frame["label"])
    found = {"cpu_seconds": time.process_time() - began, "mb": _memory(), "mb_before": before}
    report = model.score(test["text"], test["label"])
    if folder is not None:
        model.save(folder)
    return {"texts": count, "auc": report.auc, "features": model.encoder._coef.shape[1], **found}


def scored(count: int, seed: int, folder: Path) -> dict[str, Any]:
    """Return what it costs to score so many texts with a saved model."""
    import pandas_semtype

    texts = many(count, seed + 1)["text"]
    model = pandas_semtype.load(folder)
    model.predict_proba(texts.head(5000))  # what is imported and filled once is not counted
    before, began = _memory(), time.process_time()
    proba = model.predict_proba(texts)
    spent = time.process_time() - began
    assert len(proba) == count
    return {"texts": count, "cpu_seconds": spent, "mb": _memory(), "mb_before": before}


def readers() -> dict[str, Callable[[str], Any]]:
    """Return everything that reads whole texts, by name; what is not installed is left out."""
    from pandas_semtype import FakeNewsClassifier
    from pandas_semtype.fakenews.leakage.duplicates import near_copies
    from pandas_semtype.fakenews.leakage.report import leaks

    frame = made(400, 0)
    model = FakeNewsClassifier("tfidf", check_leaks=False).fit(frame["text"], frame["label"])
    y = frame["label"].tolist()[:60]
    texts = frame["text"].tolist()[:59]
    found: dict[str, Callable[[str], Any]] = {
        "tfidf": lambda text: model.predict_proba([text]),
        "explain": lambda text: model.explain([text]).to_html(),
        "near-copies": lambda text: near_copies([text, *texts]),
        "leak report": lambda text: leaks([text, *texts], y),
    }
    try:
        from pandas_semtype.fakenews.tokens import tokenise

        tokenise("warm up")
        found["Moses (ELMo)"] = tokenise
    except ImportError:
        pass
    try:
        from pandas_semtype.fakenews.ulmfit.tokens import tokenize

        list(tokenize(["warm up"]))
        found["spaCy (ULMFiT)"] = lambda text: list(tokenize([text]))
    except ImportError:
        pass
    return found


def growth(lengths: Sequence[int]) -> dict[str, dict[str, list[float]]]:
    """Return CPU seconds by pattern, reader and length."""
    found: dict[str, dict[str, list[float]]] = {}
    every = readers()
    for name, make in PATTERNS.items():
        for reader, read in every.items():
            seconds = []
            for length in lengths:
                text = make(length)[:length]
                began = time.process_time()
                read(text)
                seconds.append(time.process_time() - began)
            found.setdefault(name, {})[reader] = seconds
            print(f"  {name}, {reader}: {seconds}", file=sys.stderr, flush=True)
    return found


def alone(what: str, sizes: Sequence[int], folder: Path, seed: int) -> Any:
    """Return what one case measures in a process of its own; what it prints to stderr is shown."""
    own = [sys.executable, __file__, "--case", what, *map(str, sizes)]
    own += ["--folder", str(folder), "--seed", str(seed)]
    done = subprocess.run(
        own, check=True, stdout=subprocess.PIPE, text=True, env=os.environ | ONE_THREAD
    )
    found = json.loads(done.stdout.splitlines()[-1])
    if what != "growth":
        print(f"  {what}: {found}", file=sys.stderr, flush=True)
    return found


def report(results: Mapping[str, Any]) -> dict[str, str]:
    """Return memory and speed by number of texts, and growth by pattern."""
    fit_rows = [
        [f"{case['texts']:,}", f"{case['features']:,}", f"{case['cpu_seconds']:,.0f}",
         f"{case['mb']:,.0f}", f"{case['mb_before']:,.0f}", f"{case['auc']:.3f}"]
        for case in results["fitted"]
    ]  # fmt: skip
    fit_head = ("texts", "n-grams", "CPU seconds", "most memory, MB", "of it before, MB", "AUC")
    score_rows = [
        [f"{case['texts']:,}", f"{case['texts'] / case['cpu_seconds']:,.0f}",
         f"{case['mb'] - case['mb_before']:,.0f}",
         f"{case['mb']:,.0f}"]
        for case in results["scored"]
    ]  # fmt: skip
    score_head = ("texts", "per CPU second", "memory of scoring, MB", "most memory, MB")
    names = list(next(iter(results["growth"].values()), {}))  # none if only a part was measured
    rows = []
    for pattern, by_reader in results["growth"].items():
        cells = []
        for name in names:
            *_, one, other = by_reader[name]
            cells.append(f"{other:.2f} s, {other / max(one, 1e-9):.1f} times")
        rows.append([pattern, *cells])
    last = results["lengths"][-1]
    return {
        "fakenews_fitted": table(fit_head, fit_rows),
        "fakenews_scored": table(score_head, score_rows),
        "fakenews_growth": (
            f"CPU seconds for one text of {last:,} characters, and how many times those of "
            f"a text of half the length.\n\n{table(('text', *names), rows)}"
        ),
    }


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the benchmark."""
    command = parser(__doc__)
    command.add_argument("--case", nargs="+", help="measure one case and print it: fit, N")
    command.add_argument(
        "--parts", nargs="+", choices=PARTS, default=PARTS, help="measure these, keep the others"
    )
    command.add_argument("--sizes", nargs="+", type=int, help="numbers of texts")
    command.add_argument("--folder", type=Path, help="the saved model of a case")
    options = command.parse_args(arguments)
    warnings.simplefilter("ignore")
    if options.case is not None:
        what, *sizes = options.case[0], *map(int, options.case[1:])
        if what == "growth":
            found: Any = growth(sizes)
        else:
            made_of = fitted if what == "fit" else scored
            found = made_of(sizes[0], options.seed, options.folder)
        print(json.dumps(found))
        return 0
    to_fit, to_score = ((300, 400), (500, 1000)) if options.quick else (FITTED, SCORED)
    lengths = (1000, 2000) if options.quick else LENGTHS
    results: dict[str, Any] = {"fitted": [], "scored": [], "lengths": lengths, "growth": {}}
    if options.json is not None and options.json.exists() and set(options.parts) != set(PARTS):
        kept = json.loads(options.json.read_text(encoding="utf-8"))
        results = {name: kept[name] for name in results}
    with tempfile.TemporaryDirectory() as folder:
        saved = options.folder or Path(folder) / "model"
        for what, name, counts in (("fit", "fitted", to_fit), ("score", "scored", to_score)):
            if what in options.parts:
                results[name] = [
                    alone(what, [count], saved, options.seed) for count in options.sizes or counts
                ]
        if "growth" in options.parts:
            results["growth"] = alone("growth", lengths, saved, options.seed)
            results["lengths"] = lengths
    finish(options, "fakenews_scale", results, report)
    return 0


if __name__ == "__main__":
    sys.exit(main())
