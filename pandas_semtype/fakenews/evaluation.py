"""How a kind of model does on texts it was not fitted to: between sources, and by their number."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np
import pandas as pd

from ..checks import whole
from ..errors import ArgumentError, ExampleError
from ..progress import progress_bar
from .charts import Line, line_chart
from .labels import encode, plain_labels, read_labels, shown
from .leakage.duplicates import merge_groups, near_copies
from .page import Page
from .report import TextReport
from .splitting import fold_of, held_out, read_groups
from .texts import read_texts

__all__ = ["LearningCurve", "evaluate_transfer", "learning_curve"]

_HOME = 0.2  # fraction of a source that is held out to be tested on at home
_SIZES = (0.1, 0.325, 0.55, 0.775, 1.0)
"""Fractions of the training texts, as scikit-learn has them."""

_METRICS = ("accuracy", "macro_f1", "auc", "majority")


class _Model(Protocol):
    """What is fitted and scored, again and again."""

    def fit(self, texts: Any, y: Any, *, groups: Any = None) -> Any: ...

    def score(self, texts: Any, y: Any) -> TextReport: ...


Fresh = Callable[[], _Model]
"""Makes a model that has not been fitted."""


@dataclass(frozen=True)
class _Labelled:
    """The texts of one source that have a label."""

    texts: list[str]
    y: list[Any]

    def __len__(self) -> int:
        return len(self.y)

    def take(self, rows: np.ndarray) -> tuple[list[str], list[Any]]:
        return [self.texts[i] for i in rows.tolist()], [self.y[i] for i in rows.tolist()]


def _read(texts: Any, y: Any) -> tuple[_Labelled, np.ndarray]:
    """Return the labelled texts, and their positions."""
    read = read_texts(texts)
    given = read_labels(y, read.index, len(read))
    rows = read.present
    rows = rows[given.notna().to_numpy()[rows]]
    if not len(rows):
        raise ExampleError.no_texts(len(read))
    labels = plain_labels(given.iloc[rows])
    return _Labelled(read.take(rows), list(labels)), rows


# -- between sources --------------------------------------------------------------------------


def evaluate_transfer(
    fresh: Fresh,
    sources: Mapping[str, tuple[Any, Any]],
    *,
    seed: int = 0,
    progress: bool | None = None,
) -> pd.DataFrame:
    """Fit to each source and test on all, to see whether what is learned carries over.

    Parameters
    ----------
    fresh : callable
        Makes a model that has not been fitted.
    sources : mapping of str to pair of texts and labels
        At least two, all with the same classes.
    seed : int, default 0
        Seed of what is held out.
    progress : bool, optional
        Show a progress bar.

    Returns
    -------
    DataFrame
        By ``trained_on`` and ``tested_on``: ``n_texts`` tested, ``near_copies`` left out of them
        for having one in the training texts, accuracy, macro-F1, AUC, and the accuracy of the
        majority class of the tested texts. Where both are the same source, a model was fitted
        to four fifths of it and tested on the rest.

    Raises
    ------
    ArgumentError
        If there are fewer than two sources, or their classes differ.
    """
    if not isinstance(sources, Mapping) or len(sources) < 2:
        raise ArgumentError.of("sources", sources, "a mapping of at least two names to (texts, y)")
    read: dict[str, _Labelled] = {}
    for name, pair in sources.items():
        if not isinstance(pair, (tuple, list)) or len(pair) != 2:
            raise ArgumentError.of(f"sources[{shown(name)}]", pair, "a pair of texts and labels")
        read[name] = _read(*pair)[0]
    classes = {name: set(one.y) for name, one in read.items()}
    first = next(iter(classes))
    for name, own in classes.items():
        if own != classes[first]:
            only = sorted(map(str, own ^ classes[first]))[:3]
            raise ArgumentError(
                "Sources have the same classes, or nothing can be tested. Received: "
                f"{shown(name)} and {shown(first)} differ in {', '.join(map(shown, only))}. Map "
                "the labels of all sources to the same names."
            )
    every = [text for one in read.values() for text in one.texts]
    copies = near_copies(every)
    ends = np.cumsum([0, *map(len, read.values())])
    groups = {name: copies[ends[i] : ends[i + 1]] for i, name in enumerate(read)}
    rows = []
    with progress_bar(2 * len(read), "fits", progress=progress) as advance:
        for trained, one in read.items():
            model = fresh().fit(one.texts, one.y)
            advance(1)
            for tested, other in read.items():
                if tested != trained:
                    new = ~np.isin(groups[tested], groups[trained])
                    found = _scored(model, other, np.flatnonzero(new))
                    rows.append({"trained_on": trained, "tested_on": tested, **found})
                    continue
                rows.append({"trained_on": trained, "tested_on": trained, **_at_home(
                    fresh, one, groups[trained], seed)})  # fmt: skip
                advance(1)
    return pd.DataFrame(rows).set_index(["trained_on", "tested_on"])


def _at_home(fresh: Fresh, one: _Labelled, groups: np.ndarray, seed: int) -> dict[str, Any]:
    codes = pd.factorize(pd.Series(one.y, dtype=object))[0]
    away = held_out(codes, pd.factorize(groups)[0], _HOME, seed)
    model = fresh().fit(*one.take(np.flatnonzero(~away)))
    return {**_scored(model, one, np.flatnonzero(away)), "near_copies": 0}


def _scored(model: _Model, one: _Labelled, rows: np.ndarray) -> dict[str, Any]:
    left_out = len(one) - len(rows)
    if not len(rows):
        return {"n_texts": 0, "near_copies": left_out, **dict.fromkeys(_METRICS, np.nan)}
    report = model.score(*one.take(rows))
    metrics = {name: getattr(report, name) for name in _METRICS}
    return {"n_texts": report.n_texts, "near_copies": left_out, **metrics}


# -- by number of texts -----------------------------------------------------------------------


@dataclass(frozen=True)
class LearningCurve:
    """Hold the metrics by number of training texts.

    Parameters
    ----------
    table : DataFrame
        By ``n_texts``, the mean number of texts that were trained on: means over the folds of
        accuracy, macro-F1 and AUC on held-out texts, and with ``_std`` their standard deviation.
    """

    table: pd.DataFrame

    def plot(self) -> Page:
        """Return a page with the chart: shown in notebooks, written by ``save(path)``."""
        sizes = self.table.index.to_numpy(float).tolist()
        lines = [
            Line(name, sizes, self.table[column].tolist(), dots=True)
            for name, column in (("AUC", "auc"), ("accuracy", "accuracy"))
            if self.table[column].notna().all()
        ]
        low = min((min(line.y) for line in lines), default=0.0)
        chart = line_chart(
            "Learning curve", ("training texts", "on held-out texts"), lines,
            x_range=(0.0, sizes[-1]), y_range=(max(0.0, np.floor(10 * low) / 10 - 0.1), 1.0),
            note="A line that still rises at its end: more labelled texts would help.",
        )  # fmt: skip
        return Page("Learning curve", lambda: [type(chart)(f'<div class="charts">{chart}</div>')])

    def to_html(self) -> str:
        """Return the page of `plot`."""
        return self.plot().to_html()

    def __repr__(self) -> str:
        return str(self.table.round(3))


def learning_curve(
    fresh: Fresh,
    texts: Any,
    y: Any,
    *,
    train_sizes: Sequence[float] = _SIZES,
    cv: int = 5,
    groups: Any = None,
    seed: int = 0,
    progress: bool | None = None,
) -> LearningCurve:
    """Fit to more and more of the texts, and score on texts that are never fitted to.

    Parameters
    ----------
    fresh : callable
        Makes a model that has not been fitted.
    texts : Series or sequence of str
        Texts.
    y : Series or sequence
        Their labels.
    train_sizes : sequence of float or int
        Fractions of the training texts of a fold, above 0 and up to 1, or numbers of texts, with
        the classes in the same proportions. By default five fractions from 0.1 to 1, of at least
        two texts per class.
    cv : int, default 5
        Folds; each costs a fit per size.
    groups : Series or sequence, optional
        What texts have in common. Groups and near-copies are never split.
    seed : int, default 0
        Seed of folds and order.
    progress : bool, optional
        Show a progress bar.

    Raises
    ------
    ArgumentError
        If sizes cannot be used, or are too small for every class to occur.
    """
    cv = whole("cv", cv, 2)
    one, rows = _read(texts, y)
    given = read_texts(texts)
    of_group = read_groups(groups, given.index, len(given))
    copies = near_copies(one.texts)
    owners = copies if of_group is None else merge_groups(of_group[rows], copies)
    owners = pd.factorize(owners)[0]
    codes = encode(pd.Series(one.y, dtype=object), gaps=False)[1]
    fold = fold_of(codes, owners, cv, seed)
    n_filled = len(np.unique(fold))
    if n_filled < cv:  # groups, near-copies and classes stay whole
        raise ArgumentError.of("cv", cv, f"at most {n_filled} for {len(codes)} texts")
    n_train = min(int((fold != k).sum()) for k in range(cv))
    n_classes = len(np.unique(codes))
    if isinstance(train_sizes, tuple) and train_sizes == _SIZES:
        # Fractions that nobody asked for are never too small for the classes.
        least = min(2 * n_classes, n_train)
        sizes = sorted({max(int(size * n_train), least) for size in _SIZES})
    else:
        sizes = _sizes(train_sizes, n_train)
    rng = np.random.default_rng(seed)
    results: dict[int, list[dict[str, float]]] = {}
    with progress_bar(cv * len(sizes), "fits", progress=progress) as advance:
        for k in range(cv):
            order = _by_class(np.flatnonzero(fold != k), codes, owners, rng)
            test = one.take(np.flatnonzero(fold == k))
            for place, size in enumerate(sizes):
                part = order[:size]
                if len(np.unique(codes[part])) < n_classes:
                    raise ArgumentError(
                        f"{size} of the {len(order)} training texts of a fold do not hold every "
                        f"class. Received: {n_classes} classes. Pass larger train_sizes, or give "
                        "more texts of the rare classes."
                    )
                report = fresh().fit(*one.take(part), groups=owners[part].tolist()).score(*test)
                metrics = {name: float(getattr(report, name)) for name in _METRICS[:3]}
                results.setdefault(place, []).append({"n_texts": float(len(part)), **metrics})
                advance(1)
    table = []
    for found in results.values():
        frame = pd.DataFrame(found)
        entry: dict[str, float] = {"n_texts": int(frame["n_texts"].mean())}
        for name in _METRICS[:3]:
            entry |= {name: frame[name].mean(), f"{name}_std": frame[name].std(ddof=0)}
        table.append(entry)
    return LearningCurve(pd.DataFrame(table).set_index("n_texts"))


def _sizes(given: Sequence[float], n_train: int) -> list[int]:
    """Return numbers of texts from fractions or numbers, smallest first."""
    expected = f"fractions above 0 and up to 1, or numbers from 2 to {n_train}"
    if isinstance(given, (str, bytes)) or not np.iterable(given):
        raise ArgumentError.of("train_sizes", given, expected)
    sizes = set()
    for size in given:
        if isinstance(size, (bool, np.bool_)) or not isinstance(size, (int, float, np.number)):
            raise ArgumentError.of("train_sizes", size, expected)
        number = float(size)
        count = number * n_train if isinstance(size, (float, np.floating)) else number
        if not 1 < count <= n_train or (count != number and not 0 < number <= 1):
            raise ArgumentError.of("train_sizes", size, expected)
        sizes.add(int(count))
    if not sizes:
        raise ArgumentError.of("train_sizes", given, expected)
    return sorted(sizes)


def _by_class(
    rows: np.ndarray, codes: np.ndarray, owners: np.ndarray, rng: np.random.Generator
) -> np.ndarray:
    """Return rows in a random order in which every beginning has the classes as all rows have.

    Within a class those of a group stand together, so that few texts are of few groups.
    """
    place = rng.permutation(int(owners.max()) + 1)
    by_group = rows[np.argsort(place[owners[rows]], kind="stable")]
    key = np.empty(len(rows))
    for code in np.unique(codes[rows]):
        own = codes[by_group] == code
        key[own] = np.arange(int(own.sum())) / own.sum()
    found: np.ndarray = by_group[np.argsort(key, kind="stable")]
    return found
