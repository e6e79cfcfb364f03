"""SIMOn on free text beside TF-IDF with logistic regression, on the same rows.

The CSV given with --data has the columns text and label and, if wanted, split: rows of another
split than "train" are tested on; without such rows every fifth one is.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
from _report import finish, parser, table

from pandas_semtype.simon.classifier import SimonClassifier


def split_of(frame: pd.DataFrame, seed: int) -> np.ndarray:
    """Return which rows are trained on."""
    if "split" in frame and (frame["split"] != "train").any():
        return (frame["split"] == "train").to_numpy()
    return np.random.default_rng(seed).random(len(frame)) >= 0.2


def baseline(train: pd.DataFrame, test: pd.DataFrame) -> pd.Series:
    """Return the labels by words and pairs of words."""
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.linear_model import LogisticRegression
    from sklearn.pipeline import make_pipeline

    counts = TfidfVectorizer(sublinear_tf=True, min_df=2, ngram_range=(1, 2))
    pipe = make_pipeline(
        counts, LogisticRegression(C=10, class_weight="balanced", solver="liblinear")
    )
    return pd.Series(pipe.fit(train["text"], train["label"]).predict(test["text"]))


def report(results: Mapping[str, Any]) -> dict[str, str]:
    """Return the accuracy of each classifier."""
    rows = [
        [name, f"{entry['accuracy']:.3f}", f"{entry['seconds']:.0f}"]
        for name, entry in results["classifiers"].items()
    ]
    text = (
        f"{results['train']:,} texts to train on, {results['test']:,} to test on "
        f"(`{results['data']}`, headlines), model `{results['model']}`.\n\n"
        f"{table(('classifier', 'accuracy', 'seconds'), rows)}"
    )
    return {"text": text}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the benchmark."""
    command = parser(__doc__)
    command.add_argument("--data", type=Path, required=True, help="CSV of texts and labels")
    command.add_argument("--model", default="simon_v2", help="preset or directory")
    command.add_argument(
        "--unfreeze", nargs="+", default=("head", "all"), choices=("head", "document", "all")
    )
    command.add_argument("--epochs", type=int, default=6)
    options = command.parse_args(arguments)
    frame = pd.read_csv(options.data).dropna(subset=["text", "label"])
    frame["label"] = frame["label"].astype(str)
    if options.quick:
        frame = frame.sample(min(600, len(frame)), random_state=options.seed)
    trained = split_of(frame, options.seed)
    train, test = frame[trained], frame[~trained]
    accuracies: dict[str, Any] = {}

    def note(name: str, found: pd.Series, started: tuple[float, float]) -> None:
        right = found.to_numpy() == test["label"].to_numpy()
        accuracies[name] = {
            "accuracy": float(right.mean()),
            "seconds": time.perf_counter() - started[0],
            "cpu_seconds": time.process_time() - started[1],
        }

    started = time.perf_counter(), time.process_time()
    note("tf-idf + logistic regression", baseline(train, test), started)
    for unfreeze in options.unfreeze if not options.quick else ("head",):
        started = time.perf_counter(), time.process_time()
        model = SimonClassifier.fit_text(
            train["text"],
            train["label"],
            base=options.model,
            unfreeze=unfreeze,
            epochs=options.epochs,
            random_state=options.seed,
        )
        note(f"SIMOn, {unfreeze}", model.predict_texts(test["text"]), started)
    results = {
        "data": options.data.name,
        "train": len(train),
        "test": len(test),
        "classifiers": accuracies,
        "model": SimonClassifier.load(options.model).model_id,
    }
    finish(options, "text_accuracy", results, report)
    return 0


if __name__ == "__main__":
    sys.exit(main())
