"""How well each encoder classifies labelled texts, beside the majority class and style alone.

Each CSV of the folder given with --data has the columns text and label. Sets above --most rows are
sampled; then 5 stratified splits, four fifths to train on and one to test on. An encoder is a name,
or several joined by +; options follow after a colon: elmo:source=DIR, or for one of several
elmo+tfidf:elmo.source=DIR,folds=3.
"""

from __future__ import annotations

import json
import sys
import time
import warnings
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
from _report import finish, parser, table

from pandas_semtype import FakeNewsClassifier
from pandas_semtype.fakenews.report import TextReport, make_report

NAME = "fakenews_accuracy"
METRICS = ("accuracy", "macro_f1", "auc")


def encoder_of(spec: str) -> tuple[str | list[str], dict[str, Any]]:
    """Return names and options of an encoder as it is written on the command line."""
    name, _, given = spec.partition(":")
    options: dict[str, Any] = {}
    for part in filter(None, given.split(",")):
        key, _, value = part.partition("=")
        owner, _, own = key.rpartition(".")
        try:
            read = json.loads(value)
        except ValueError:
            read = value
        (options.setdefault(owner, {}) if owner else options)[own] = read
    names = name.split("+")
    return (names if len(names) > 1 else name), options


def style_report(train: pd.DataFrame, test: pd.DataFrame) -> TextReport:
    """Return the report of a logistic regression of style counts: no word is read."""
    from sklearn.linear_model import LogisticRegression
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import StandardScaler

    from pandas_semtype.fakenews.leakage.style import style_of

    head = LogisticRegression(C=1.0, class_weight="balanced", max_iter=1000)
    model = make_pipeline(StandardScaler(), head)
    model.fit(style_of(train["text"].tolist()), train["label"])
    classes = list(model.classes_)
    codes = test["label"].map(classes.index).to_numpy()
    return make_report(codes, model.predict_proba(style_of(test["text"].tolist())), tuple(classes))


def measure(frame: pd.DataFrame, spec: str, splits: Sequence[Any], seed: int) -> dict[str, Any]:
    """Return the metrics of one encoder on one set, over the splits."""
    names, options = encoder_of(spec)
    found: dict[str, list[float]] = {key: [] for key in (*METRICS, "fit", "cpu", "rate")}
    for number, (trained, tested) in enumerate(splits):
        train, test = frame.iloc[trained], frame.iloc[tested]
        started, cpu = time.perf_counter(), time.process_time()
        if spec == "style":
            measured, predicted = style_report(train, test), None
        else:
            model = FakeNewsClassifier(names, random_state=seed, check_leaks=False, **options)
            model.fit(train["text"], train["label"])
            fitted = time.perf_counter()
            measured = model.score(test["text"], test["label"])
            predicted = len(test) / (time.perf_counter() - fitted)
            found["fit"].append(fitted - started)
            found["rate"].append(predicted)
        found["cpu"].append(time.process_time() - cpu)
        for key in METRICS:
            found[key].append(getattr(measured, key))
        print(f"  {spec} {number + 1}/{len(splits)}: {measured.accuracy:.3f}", file=sys.stderr)
    metrics: dict[str, Any] = {key: float(np.mean(found[key])) for key in METRICS}
    metrics |= {f"{key}_sd": float(np.std(found[key])) for key in METRICS}
    metrics["fit_seconds"] = float(np.median(found["fit"])) if found["fit"] else None
    metrics["texts_per_second"] = float(np.median(found["rate"])) if found["rate"] else None
    metrics["cpu_seconds"] = float(np.median(found["cpu"]))
    return metrics


def majority(frame: pd.DataFrame, splits: Sequence[Any]) -> dict[str, Any]:
    """Return the metrics of always predicting the most frequent class of the training texts."""
    found = []
    for trained, tested in splits:
        usual = frame["label"].iloc[trained].mode()[0]
        truth = frame["label"].iloc[tested]
        accuracy = float((truth == usual).mean())
        macro_f1 = 2 * accuracy / (1 + accuracy) / truth.nunique()
        found.append((accuracy, macro_f1, 0.5))
    mean, sd = np.mean(found, axis=0).tolist(), np.std(found, axis=0).tolist()
    return {
        **dict(zip(METRICS, mean, strict=True)),
        **{f"{key}_sd": value for key, value in zip(METRICS, sd, strict=True)},
        "fit_seconds": None,
        "texts_per_second": None,
        "cpu_seconds": None,
    }


def report(results: Mapping[str, Any]) -> dict[str, str]:
    """Return mean and standard deviation of each metric by set and encoder."""
    rows = [
        [f"`{name}`", f"{entry['texts']:,}", encoder, *(spread(own, key) for key in METRICS)]
        for name, entry in results["sets"].items()
        for encoder, own in entry["encoders"].items()
    ]
    splits = max(entry["splits"] for entry in results["sets"].values())
    text = (
        f"{splits} stratified splits into four fifths and one fifth, seed {results['seed']}.\n\n"
        f"{table(('set', 'texts', 'encoder', 'accuracy', 'macro F1', 'AUC'), rows)}"
    )
    return {"fakenews": text}


def spread(metrics: Mapping[str, Any], key: str) -> str:
    """Return mean and standard deviation over the splits, the latter unless it is 0."""
    mean, deviation = metrics[key], metrics[f"{key}_sd"]
    return f"{mean:.3f} ± {deviation:.3f}" if deviation >= 0.0005 else f"{mean:.3f}"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the benchmark."""
    from sklearn.model_selection import StratifiedShuffleSplit

    command = parser(__doc__)
    command.add_argument("--data", type=Path, required=True, help="folder of CSV files")
    command.add_argument("--sets", nargs="+", help="names of files, without .csv; default all")
    command.add_argument("--encoder", action="append", help="what to measure; may be repeated")
    command.add_argument("--most", type=int, default=5000, help="rows of a set at most")
    command.add_argument("--splits", type=int, default=5)
    command.add_argument("--update", action="store_true", help="add to the results in --json")
    options = command.parse_args(arguments)
    specs = options.encoder or ["style", "tfidf"]
    names = options.sets or sorted(file.stem for file in options.data.glob("*.csv"))
    sets: dict[str, Any] = {}
    if options.update and options.json is not None and options.json.is_file():
        sets = json.loads(options.json.read_text(encoding="utf-8"))["sets"]
    for name in names:
        frame = pd.read_csv(options.data / f"{name}.csv").dropna(subset=["text", "label"])
        most = min(options.most, 300) if options.quick else options.most
        if len(frame) > most:
            frame = frame.sample(most, random_state=options.seed)
        cut = StratifiedShuffleSplit(
            2 if options.quick else options.splits, test_size=0.2, random_state=options.seed
        )
        splits = list(cut.split(frame["text"], frame["label"]))
        entry = sets.setdefault(name, {"encoders": {}})
        entry |= {"texts": len(frame), "splits": len(splits)}
        entry["encoders"]["majority class"] = majority(frame, splits)
        for spec in specs:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                metrics = measure(frame, spec, splits, options.seed)
            # Options may hold paths, which do not belong into the results.
            label = spec.partition(":")[0]
            entry["encoders"][label] = metrics
        finish(options, NAME, {"sets": sets})  # a long run can be stopped after any set
    finish(options, NAME, {"sets": sets}, report)
    return 0


if __name__ == "__main__":
    sys.exit(main())
