"""The encoder tfidf beside plain classifiers of n-grams that are tuned on the training texts.

Each CSV of the folder given with --data has the columns text and label. Sets above --most rows are
sampled; then --splits stratified folds for each of --repeats seeds, each fold tested on once. The
baselines choose C among five values by the AUC of two inner folds; tfidf chooses by its own rule.
CPU seconds include the choice.
"""

from __future__ import annotations

import sys
import time
import warnings
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
from _report import finish, parser, table
from sklearn.calibration import CalibratedClassifierCV
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import StratifiedKFold
from sklearn.svm import LinearSVC

from pandas_semtype import FakeNewsClassifier

CS = (0.25, 1.0, 4.0, 16.0, 64.0)
OURS = "tfidf"
Fit = Callable[[Any, np.ndarray, float], Callable[[Any], np.ndarray]]


def _words() -> Any:
    return TfidfVectorizer(sublinear_tf=True, min_df=2, ngram_range=(1, 2))


def _characters() -> Any:
    return TfidfVectorizer(sublinear_tf=True, min_df=2, analyzer="char", ngram_range=(2, 5))


def _binary() -> Any:
    return TfidfVectorizer(binary=True, use_idf=False, norm=None, min_df=2, ngram_range=(1, 2))


def logistic(x: Any, y: np.ndarray, c: float) -> Callable[[Any], np.ndarray]:
    """Return the scores of a logistic regression."""
    head = LogisticRegression(C=c, solver="liblinear", class_weight="balanced").fit(x, y)
    return lambda new: np.asarray(head.decision_function(new))


def vector_machine(x: Any, y: np.ndarray, c: float) -> Callable[[Any], np.ndarray]:
    """Return the scores of a linear support vector machine."""
    head = LinearSVC(C=c, class_weight="balanced").fit(x, y)
    return lambda new: np.asarray(head.decision_function(new))


def calibrated(x: Any, y: np.ndarray, c: float) -> Callable[[Any], np.ndarray]:
    """Return the log-odds of a calibrated linear support vector machine."""
    head = CalibratedClassifierCV(LinearSVC(C=c, class_weight="balanced"), cv=3).fit(x, y)
    return lambda new: head.predict_proba(new)[:, 1] - 0.5


def bayes(inner: Fit) -> Fit:
    """Return a classifier of log-count ratios (Wang and Manning 2012)."""

    def fit(x: Any, y: np.ndarray, c: float) -> Callable[[Any], np.ndarray]:
        own, other = (1 + np.asarray(x[y == k].sum(axis=0)).ravel() for k in (1, 0))
        ratio = np.log(own / own.sum()) - np.log(other / other.sum())
        found = inner(x.multiply(ratio).tocsr(), y, c)
        return lambda new: found(new.multiply(ratio).tocsr())

    return fit


BASELINES: dict[str, tuple[str, Fit, float]] = {
    "word LR": ("word", logistic, 1.0),
    "char LR": ("char", logistic, 1.0),
    "both LR": ("both", logistic, 1.0),
    "NB-LR": ("binary", bayes(logistic), 0.01),
    "NB-SVM": ("binary", bayes(vector_machine), 0.001),
    "SVC calibrated": ("both", calibrated, 0.1),
}
"""Features, classifier, and what each C is multiplied by."""


def features(train: Sequence[str], test: Sequence[str]) -> dict[str, tuple[Any, Any]]:
    """Return the features of every kind, of training and test texts."""
    from scipy.sparse import hstack

    found = {}
    for name, make in (("word", _words), ("char", _characters), ("binary", _binary)):
        counter = make()
        found[name] = counter.fit_transform(train), counter.transform(test)
    found["both"] = tuple(
        hstack([a, b], format="csr") for a, b in zip(found["word"], found["char"], strict=True)
    )
    return found


def tuned(x: Any, y: np.ndarray, fit: Fit, scale: float, seed: int) -> float:
    """Return the C with the best mean AUC over two inner folds."""
    inner = list(StratifiedKFold(2, shuffle=True, random_state=seed).split(y, y))
    areas = [
        np.mean([roc_auc_score(y[b], fit(x[a], y[a], c * scale)(x[b])) for a, b in inner])
        for c in CS
    ]
    return CS[int(np.argmax(areas))] * scale


def measure(
    texts: np.ndarray, y: np.ndarray, splits: int, seeds: Sequence[int], names: Sequence[str]
) -> dict[str, dict[str, Any]]:
    """Return AUC, accuracy and CPU seconds of every classifier on every test fold."""
    found: dict[str, dict[str, list[float]]] = {}

    def note(name: str, auc: float, accuracy: float, began: float) -> None:
        own = found.setdefault(name, {"auc": [], "accuracy": [], "cpu": []})
        own["auc"].append(float(auc))
        own["accuracy"].append(float(accuracy))
        own["cpu"].append(time.process_time() - began)

    for seed in seeds:
        folds = StratifiedKFold(splits, shuffle=True, random_state=seed)
        for train, test in folds.split(texts, y):
            began = time.process_time()
            model = FakeNewsClassifier("tfidf", check_leaks=False, random_state=seed)
            model.fit(texts[train].tolist(), y[train].tolist())
            report = model.score(texts[test].tolist(), y[test].tolist())
            note(OURS, report.auc, report.accuracy, began)
            x = features(texts[train], texts[test]) if names else {}
            for name in names:
                kind, fit, scale = BASELINES[name]
                began = time.process_time()
                c = tuned(x[kind][0], y[train], fit, scale, seed)
                scores = fit(x[kind][0], y[train], c)(x[kind][1])
                note(name, roc_auc_score(y[test], scores), ((scores > 0) == y[test]).mean(), began)
            print(f"  seed {seed}: {report.auc:.3f}", file=sys.stderr, flush=True)
    return {
        name: {
            "auc": float(np.mean(own["auc"])),
            "auc_sd": float(np.std(own["auc"])),
            "accuracy": float(np.mean(own["accuracy"])),
            "cpu_seconds": float(np.median(own["cpu"])),
            "against": gap(found[OURS]["auc"], own["auc"]),
        }
        for name, own in found.items()
    }


def gap(ours: Sequence[float], theirs: Sequence[float]) -> dict[str, float]:
    """Return the mean difference of AUC on the same folds, and its standard error."""
    difference = np.subtract(ours, theirs)
    error = difference.std(ddof=1) / np.sqrt(len(difference)) if len(difference) > 1 else 0.0
    return {"mean": float(difference.mean()), "error": float(error)}


def report(results: Mapping[str, Any]) -> dict[str, str]:
    """Return AUC by set and classifier, and how far tfidf is from the best of the others."""
    sets = results["sets"]
    names = list(next(iter(sets.values()))["classifiers"])
    rows, gaps = [], []
    for name, entry in sets.items():
        own = entry["classifiers"]
        others = {key: value for key, value in own.items() if key != OURS}
        cells = [f"{own[key]['auc']:.3f} / {own[key]['accuracy']:.3f}" for key in names]
        best = max(others, key=lambda key: others[key]["auc"]) if others else None
        against = own[best]["against"] if best else {"mean": 0.0, "error": 0.0}
        gaps.append((against["mean"], against["error"]))
        rows.append(
            [f"`{name}`", f"{entry['texts']:,}", *cells, best or "",
             f"{against['mean']:+.3f} ± {against['error']:.3f}"]
        )  # fmt: skip
    below = [row[0] for row, (mean, error) in zip(rows, gaps, strict=True) if mean < -error]
    wide = np.sqrt(1 + len(results["seeds"]) * results["splits"] / max(1, results["splits"] - 1))
    far = [row[0] for row, (mean, error) in zip(rows, gaps, strict=True) if mean < -wide * error]
    fine = f"{len(rows) - len(below)} of {len(rows)} sets"
    verdict = (
        f"Within one standard error, tfidf is at or above the best other on {fine}"
        f"{', and below it on ' + ', '.join(below) if below else ''}. The mean of the differences "
        f"is {np.mean([mean for mean, _ in gaps]):+.3f}. With the standard error of "
        "[Nadeau and Bengio (2003)](https://doi.org/10.1023/A:1024068626366), which counts that "
        f"folds share texts and is {wide:.1f} times as large here, it is below on "
        f"{', '.join(far) or 'none'}."
    )
    text = (
        f"AUC / accuracy: means over {results['splits']} folds for each of "
        f"{len(results['seeds'])} seeds. The last column is the AUC of tfidf less that of the best "
        "other on the same folds, with its standard error (folds share training texts, so the "
        "true error is larger).\n\n"
        f"{table(('set', 'texts', *names, 'best other', 'tfidf less best'), rows)}\n\n{verdict}"
    )
    return {"text_baselines": text}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the benchmark."""
    command = parser(__doc__)
    command.add_argument("--data", type=Path, required=True, help="folder of CSV files")
    command.add_argument("--sets", nargs="+", help="names of files, without .csv; default all")
    command.add_argument("--baselines", nargs="*", choices=list(BASELINES), help="default all")
    command.add_argument("--most", type=int, default=2000, help="rows of a set at most")
    command.add_argument("--splits", type=int, default=5)
    command.add_argument("--repeats", type=int, default=2, help="number of seeds")
    options = command.parse_args(arguments)
    names = options.sets or sorted(file.stem for file in options.data.glob("*.csv"))
    seeds = list(range(options.seed, options.seed + (1 if options.quick else options.repeats)))
    splits = 2 if options.quick else options.splits
    chosen = list(BASELINES) if options.baselines is None else options.baselines
    results: dict[str, Any] = {"splits": splits, "seeds": seeds, "sets": {}}
    for name in names:
        frame = pd.read_csv(options.data / f"{name}.csv").dropna(subset=["text", "label"])
        most = min(options.most, 200) if options.quick else options.most
        if len(frame) > most:
            frame = frame.sample(most, random_state=options.seed)
        texts, y = frame["text"].to_numpy(dtype=object), pd.factorize(frame["label"], sort=True)[0]
        print(name, file=sys.stderr)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            own = measure(texts, y, splits, seeds, chosen)
        results["sets"][name] = {"texts": len(frame), "classifiers": own}
        finish(options, "text_baselines", results)
    finish(options, "text_baselines", results, report)
    return 0


if __name__ == "__main__":
    sys.exit(main())
