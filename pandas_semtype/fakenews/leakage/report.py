"""The search for leaks: what separates classes without being what the labels are about."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from ...errors import ExampleError, LeakWarning
from ..labels import LabelMap, encode, read_labels, shown
from ..linear_head import many_classes
from ..removal import Removal
from ..splitting import fold_of, read_groups
from ..texts import read_texts
from .alike_labels import alike_labels
from .duplicates import near_copies
from .leak import Leak
from .named_in_texts import named_in_texts
from .ngrams_alone import ngrams_accuracy
from .relative import near_ngrams, null_labels
from .single_tokens import PLACES, best_token
from .style import STYLE, style_of

__all__ = ["Leak", "LeakReport", "find_leaks", "leaks"]

ALONE = 0.95
"""Accuracy above which something that separates the classes alone is called a leak."""

RARE = 0.1
"""Fraction of the texts below which a class is called rare."""

COPIES = 0.05
"""Fraction of near-copies above which they are reported."""

FEWEST = 50
"""With fewer texts tokens and style would separate classes by chance; they are not examined."""

_MOST_STYLE = 2000  # texts whose style is counted, at most
_FOLDS = 5


@dataclass(frozen=True)
class LeakReport:
    """Hold the leaks found in labelled texts; true if there are any.

    Parameters
    ----------
    findings : tuple of Leak
        The findings.
    n_texts : int
        Number of texts examined.
    majority : float
        Fraction of the most frequent class.
    style : float or None
        Accuracy of counts of style alone, on held-out texts; None if there are too few
        texts.
    token : float or None
        Accuracy of the best single token, likewise.
    model : float or None
        Accuracy of n-grams of the whole texts, likewise.
    without : float or None
        Accuracy of n-grams after the tokens found and all style were taken out, likewise:
        what words alone say.
    """

    findings: tuple[Leak, ...]
    n_texts: int
    majority: float
    style: float | None = field(default=None)
    token: float | None = field(default=None)
    model: float | None = field(default=None)
    without: float | None = field(default=None)

    def __bool__(self) -> bool:
        return bool(self.findings)

    def __str__(self) -> str:
        summary = [f"{self.n_texts} texts, most frequent class {self.majority:.3f}"]
        if self.token is not None:
            summary.append(f"best single token alone {self.token:.3f}")
        if self.style is not None:
            summary.append(f"style alone {self.style:.3f}")
        if self.model is not None:
            summary.append(f"n-grams {self.model:.3f}")
        if self.without is not None:
            summary.append(f"n-grams without leaks and style {self.without:.3f}")
        lines = [f"- {leak.kind}: {leak}" for leak in self.findings]
        if self.left_out is not None:
            lines.append(self.left_out)
        return "\n".join([", ".join(summary), *(lines or ["no leak was found"])])

    __repr__ = __str__

    @property
    def left_out(self) -> str | None:
        """What was not examined, and why; None if everything was."""
        if self.n_texts >= FEWEST:
            return None
        return (
            f"too few texts ({self.n_texts}, {FEWEST} are needed): tokens and style were not "
            "looked at"
        )

    def warnings(self) -> list[LeakWarning]:
        """Return a warning per finding; near-copies among few texts are only reported."""
        return [
            LeakWarning.of(leak.found, leak.advice)
            for leak in self.findings
            if leak.kind != "copies" or self.n_texts >= FEWEST
        ]


def leaks(texts: Any, y: Any, *, groups: Any = None, split: Any = None) -> LeakReport:
    """Look for leaks in labelled texts.

    The report names tokens that alone separate the classes, which occur in a large part of
    the texts. Nothing else of a text is shown.

    Parameters
    ----------
    texts : Series or sequence of str
        Missing and blank texts are left out.
    y : Series or sequence
        Their labels.
    groups : Series or sequence, optional
        What texts have in common; near-copies in different groups are reported.
    split : Series or sequence, optional
        The part each text is in, such as "train" and "test"; near-copies in different
        parts are reported.

    Returns
    -------
    LeakReport
        The findings.

    Examples
    --------
    >>> from pandas_semtype.fakenews.leakage.report import leaks
    >>> texts = [f"({'Agency' if i % 2 else 'Blog'}) text number {i}" for i in range(100)]
    >>> report = leaks(texts, ["real", "fake"] * 50)
    >>> report.findings[0].kind, report.findings[0].names
    ('token', ('agency', 'blog'))
    """
    read = read_texts(texts)
    given = read_labels(y, read.index, len(read))
    parts = [
        read_groups(values, read.index, len(read), name)
        for name, values in (("groups", groups), ("split", split))
    ]
    rows = read.present
    rows = rows[given.notna().to_numpy()[rows]]
    if not len(rows):
        raise ExampleError.no_texts(len(read))
    labels, codes = encode(given.iloc[rows], gaps=bool(given.isna().any()))
    kept = [None if part is None else part[rows] for part in parts]
    with many_classes():
        return find_leaks(read.take(rows), codes, labels, groups=kept[0], split=kept[1])


def find_leaks(
    texts: Sequence[str],
    y: np.ndarray,
    labels: LabelMap,
    *,
    groups: np.ndarray | None = None,
    split: np.ndarray | None = None,
    copies: np.ndarray | None = None,
    seed: int = 0,
) -> LeakReport:
    """Look for leaks in texts of which none is missing; see `leaks`.

    Parameters
    ----------
    texts : sequence of str
        Texts.
    y : ndarray of int
        Class of each.
    labels : LabelMap
        Names of the classes.
    groups, split : ndarray of int, optional
        Group and part of each text.
    copies : ndarray of int, optional
        Groups of near-copies, as `near_copies` returns them; computed by default.
    seed : int, default 0
        Seed of the folds.
    """
    counts = np.bincount(y, minlength=len(labels))
    majority = float(counts.max() / len(y))
    same = near_copies(texts) if copies is None else copies
    found: list[Leak] = []
    token = style = model = without = None
    if len(texts) >= FEWEST:
        fold = fold_of(y, same, _FOLDS, seed)
        token, leak = _token_leak(texts, y, fold, majority)
        found += leak
        style, leak = _style_leak(texts, y, fold, majority, seed)
        found += leak
        tokens = [name for one in found if one.kind in PLACES for name in one.names]
        said = named_in_texts(texts, y, labels, tokens)
        found += said
        tokens += [name for one in said for name in one.names]
        model = ngrams_accuracy(texts, y, fold, seed)
        without = ngrams_accuracy(texts, y, fold, seed, Removal(tokens, style=True))
        if not any(one.kind == "style" for one in found):
            found += near_ngrams(style, model, without, majority, min(len(y), _MOST_STYLE))
    else:
        found += named_in_texts(texts, y, labels, ())
    found += alike_labels(labels) + null_labels(labels)
    found += _copies(same, y, groups, split)
    rare = [
        (label, n) for label, n in zip(labels.classes, counts, strict=True) if n < RARE * len(y)
    ]
    if rare:
        named = ", ".join(f"{shown(label)} ({n / len(y):.1%})" for label, n in rare)
        found.append(
            Leak(
                "rare class",
                f"Fewer than {RARE:.0%} of the texts are of class {named}.",
                f"Look at macro-F1 and AUC, not accuracy, which is {majority:.3f} for a model that "
                "always says the most frequent class; add texts of the rare class.",
                names=tuple(str(label) for label, _ in rare),
            )
        )
    return LeakReport(tuple(found), len(texts), majority, style, token, model, without)


def _is_leak(accuracy: float, majority: float) -> bool:
    """Return whether an accuracy is high, and not so by the class frequencies alone."""
    return accuracy >= ALONE and 1 - accuracy <= (1 - majority) / 2


def _token_leak(
    texts: Sequence[str], y: np.ndarray, fold: np.ndarray, majority: float
) -> tuple[float, list[Leak]]:
    """Return the accuracy of the best single token, and the leak if it is one."""
    best = 0.0
    for kind, (where, cut) in PLACES.items():
        accuracy, names = best_token([cut(text) for text in texts], y, fold)
        best = max(best, accuracy)
        if _is_leak(accuracy, majority):
            quoted = " or ".join(repr(name) for name in names)
            leak = Leak(
                kind,
                f"One token alone, {quoted} {where}, separates the classes: accuracy "
                f"{accuracy:.3f} on texts held out.",
                "It is likely to tell the source, not the truth. Remove it from all texts, for "
                "example with texts.str.replace(token, ' ', regex=False), and look again: what "
                "else its source writes may give it away too.",
                accuracy,
                names,
            )
            return best, [leak]
    return best, []


def _style_leak(
    texts: Sequence[str], y: np.ndarray, fold: np.ndarray, majority: float, seed: int
) -> tuple[float, list[Leak]]:
    """Return the accuracy of style alone, and the leak if it is one."""
    from sklearn.linear_model import LogisticRegression
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import StandardScaler
    from sklearn.tree import DecisionTreeClassifier

    rows = np.arange(len(y))
    if len(rows) > _MOST_STYLE:
        rows = np.sort(np.random.default_rng(seed).permutation(rows)[:_MOST_STYLE])
    x, y, fold = style_of([texts[i] for i in rows.tolist()]), y[rows], fold[rows]
    makers: dict[str, Callable[[], Any]] = {
        "one": lambda: DecisionTreeClassifier(max_depth=1, random_state=seed),
        "several": lambda: make_pipeline(StandardScaler(), LogisticRegression(max_iter=300)),
    }
    best = 0.0
    for kind, make in makers.items():
        right = 0.0
        for turn in range(_FOLDS):
            test = fold == turn
            if test.any() and len(np.unique(y[~test])) > 1:
                right += float((make().fit(x[~test], y[~test]).predict(x[test]) == y[test]).sum())
        accuracy = right / len(y)
        best = max(best, accuracy)
        if _is_leak(accuracy, majority):
            return best, [_describe_style(kind, make().fit(x, y), accuracy)]
    return best, []


def _describe_style(kind: str, model: Any, accuracy: float) -> Leak:
    if kind == "one":
        names: tuple[str, ...] = (STYLE[int(model.tree_.feature[0])],)
        what = f"One count of style alone ({names[0]}) separates"
    else:
        strength = np.abs(model[-1].coef_).max(axis=0)
        names = tuple(STYLE[i] for i in np.argsort(-strength)[:4])
        what = f"Counts of style alone (above all {', '.join(names)}) separate"
    return Leak(
        "style",
        f"{what} the classes: accuracy {accuracy:.3f} on texts held out, no word read.",
        "Write all texts alike before training: one kind of quotes, no links, the same case, the "
        "same part of each text. If that is not enough, the classes come from sources that differ.",
        accuracy,
        names,
    )


def _copies(
    same: np.ndarray, y: np.ndarray, groups: np.ndarray | None, split: np.ndarray | None
) -> list[Leak]:
    found = []
    size = np.bincount(same)[same]
    if split is not None:
        n = int(_straddle(same, split).sum())
        if n:
            found.append(
                Leak(
                    "split",
                    f"{n} texts have a near-copy in another part of the split.",
                    "Figures of the test part are too good. Put near-copies into one part, or drop "
                    "them.",
                )
            )
    if groups is not None:
        n = int(_straddle(same, groups).sum())
        if n:
            found.append(
                Leak(
                    "split",
                    f"{n} texts have a near-copy in another group.",
                    "They are held out together here; in a split of your own, join these groups.",
                )
            )
    n, other = int((size > 1).sum()), int(_straddle(same, y).sum())
    if split is None and groups is None and n >= max(2, COPIES * len(same)):
        found.append(
            Leak(
                "copies",
                f"{n} texts have a near-copy among the others, {other} of them one of another "
                "class.",
                "A random split of your own would put copies on both sides. Drop them, or give the "
                "texts that belong together as groups=.",
            )
        )
    return found


def _straddle(same: np.ndarray, parts: np.ndarray) -> np.ndarray:
    """Return which texts have a near-copy in another part."""
    pairs = np.unique(np.stack([same, parts]), axis=1)
    several = np.bincount(pairs[0]) > 1
    return np.asarray(several[same])
