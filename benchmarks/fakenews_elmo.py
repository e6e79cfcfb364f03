"""A biLM as ELMo encoder beside tfidf, and both together, on texts the biLM has never read.

Each CSV of the folder given with --data has the columns text and label. Sets above --most rows are
sampled; one stratified split, four fifths to train on and one to test on: the first split of
fakenews_accuracy.py, and the one whose test texts fakenews_lm_texts.py leaves out.
"""

from __future__ import annotations

import json
import os
import sys
import time
import warnings
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

import numpy as np
import pandas as pd
from _report import finish, parser, table

from pandas_semtype import FakeNewsClassifier
from pandas_semtype.fakenews.report import make_report

NAME = "fakenews_elmo"
METRICS = ("accuracy", "macro_f1", "auc")


def elmo_features(source: str, texts: Sequence[str]) -> np.ndarray:
    """Return all layers of the texts side by side."""
    from pandas_semtype.fakenews.elmo.features import ElmoFeatures

    found = ElmoFeatures(source).encode(texts)
    return found.reshape(len(found), -1)


def regression(x: Any, y: np.ndarray, tested: Any) -> np.ndarray:
    """Return probabilities by a logistic regression; its C is chosen by cross-validation."""
    from sklearn.linear_model import LogisticRegressionCV

    head = LogisticRegressionCV(
        Cs=[1, 10, 100],
        cv=3,
        scoring="neg_log_loss",
        solver="liblinear",
        class_weight="balanced",
        max_iter=1000,
        use_legacy_attributes=False,
        l1_ratios=(0.0,),
    )
    return head.fit(x, y).predict_proba(tested)


def task(encoder: str, train: pd.DataFrame, test: pd.DataFrame, **options: Any) -> np.ndarray:
    """Return probabilities by the task with one encoder."""
    model = FakeNewsClassifier(encoder, random_state=0, **options)
    return model.fit(train["text"], train["label"]).predict_proba(test["text"]).to_numpy()


def both(train: pd.DataFrame, test: pd.DataFrame, source: str, *, words: bool) -> np.ndarray:
    """Return probabilities by a regression on ELMo features, with those of tfidf or alone."""
    from scipy.sparse import csr_matrix, hstack
    from sklearn.preprocessing import StandardScaler

    from pandas_semtype.fakenews.encoder import TextTask
    from pandas_semtype.fakenews.tfidf import TfidfEncoder

    y = pd.factorize(train["label"], sort=True)[0]
    texts = [frame["text"].tolist() for frame in (train, test)]
    scaler = StandardScaler()
    dense = [elmo_features(source, part) for part in texts]
    # Rows of length about 1, as those of n-grams are.
    length = np.sqrt(dense[0].shape[1])
    dense = [scaler.fit_transform(dense[0]) / length, scaler.transform(dense[1]) / length]
    if not words:
        return regression(dense[0], y, dense[1])
    encoder = TfidfEncoder(C=10.0)
    encoder.fit(TextTask(texts[0], y, 2, np.ones(len(y))))
    joined = [
        hstack([encoder._features(part), csr_matrix(x)], format="csr")
        for part, x in zip(texts, dense, strict=True)
    ]
    return regression(joined[0], y, joined[1])


def ways(source: str | None) -> dict[str, Callable[[pd.DataFrame, pd.DataFrame], np.ndarray]]:
    """Return what is compared, by name."""
    found: dict[str, Any] = {"tfidf": lambda train, test: task("tfidf", train, test)}
    if source is not None:
        found |= {
            "elmo": lambda train, test: task("elmo", train, test, source=source),
            "elmo features, logistic regression": lambda train, test: both(
                train, test, source, words=False
            ),
            "elmo and tfidf features joined": lambda train, test: both(
                train, test, source, words=True
            ),
        }
    return found


def report(results: Mapping[str, Any]) -> dict[str, str]:
    """Return accuracy and AUC by set and way."""
    ways = list(dict.fromkeys(way for entry in results["sets"].values() for way in entry["ways"]))
    rows = [
        [
            name,
            entry["tested"],
            *(
                f"{entry['ways'][way]['accuracy']:.3f} / {entry['ways'][way]['auc']:.3f}"
                if way in entry["ways"]
                else ""
                for way in ways
            ),
        ]
        for name, entry in results["sets"].items()
    ]
    text = (
        "Accuracy / AUC on the first test split of `benchmarks/fakenews_accuracy.py`, none of "
        f"whose texts the biLM has read.\n\n{table(('set', 'texts tested', *ways), rows)}"
    )
    return {NAME: text}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the benchmark."""
    from sklearn.model_selection import StratifiedShuffleSplit

    command = parser(__doc__)
    command.add_argument("--data", type=Path, required=True, help="folder of CSV files")
    command.add_argument("--sets", nargs="+", required=True, help="names of files, without .csv")
    command.add_argument("--source", help="directory of a biLM; else tfidf alone")
    command.add_argument("--ways", nargs="+", help="which of the ways; default all")
    command.add_argument("--most", type=int, default=5000, help="rows of a set at most")
    command.add_argument("--update", action="store_true", help="add to the results in --json")
    options = command.parse_args(arguments)
    sets: dict[str, Any] = {}
    if options.update and options.json is not None and options.json.is_file():
        sets = json.loads(options.json.read_text(encoding="utf-8"))["sets"]
    for name in options.sets:
        frame = pd.read_csv(options.data / f"{name}.csv").dropna(subset=["text", "label"])
        most = min(options.most, 200) if options.quick else options.most
        if len(frame) > most:
            frame = frame.sample(most, random_state=options.seed)
        cut = StratifiedShuffleSplit(1, test_size=0.2, random_state=options.seed)
        trained, tested = next(cut.split(frame["text"], frame["label"]))
        train, test = frame.iloc[trained], frame.iloc[tested]
        truth, classes = pd.factorize(test["label"], sort=True)
        entry = sets.setdefault(name, {"ways": {}})
        entry |= {"texts": len(frame), "tested": len(test)}
        for way, run in ways(options.source).items():
            if options.ways and way not in options.ways:
                continue
            started = time.process_time()
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                measured = make_report(truth, run(train, test), tuple(classes))
            metrics = {key: float(getattr(measured, key)) for key in METRICS}
            entry["ways"][way] = {**metrics, "cpu_seconds": time.process_time() - started}
            print(name, way, f"{measured.accuracy:.3f}", file=sys.stderr, flush=True)
            if options.json is not None:  # a long run can be stopped
                finish(options, NAME, {"sets": sets})
    finish(options, NAME, {"sets": sets}, report)
    return 0


if __name__ == "__main__":
    sys.exit(main())
