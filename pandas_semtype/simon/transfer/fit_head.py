"""Fit the output layer of an extended model: convex problems, solved in fractions of a second."""

from __future__ import annotations

import numpy as np

from ..decision.specificity import specific_scores
from ..network.head import Head, fit_rows
from .cross_validation import choose_threshold
from .fit_result import Fitted, old_figures
from .training_set import Lesson

__all__ = ["fit_convex", "nearest_labels", "thresholds_of"]

_PENALTY = 0.02
_EXAMPLES_WEIGHT = 0.15
_RIVALS_WEIGHT = 0.03
_OLD_PENALTY = 1.0
_OLD_WEIGHT = 0.02
_MISSED = 0.25


def nearest_labels(lesson: Lesson) -> list[tuple[int, float]]:
    """Return, per class, the old label the net gives its examples, and how surely."""
    old = [lesson.labels[k] for k in lesson.old]
    out = []
    for i in range(len(lesson.taught)):
        scores = lesson.old_scores(lesson.inputs[(lesson.owner == i) & lesson.genuine])
        mean = specific_scores(scores, old).mean(axis=0)
        best = int(mean.argmax())
        out.append((lesson.old[best], float(mean[best])))
    return out


def _start(lesson: Lesson) -> Head:
    """Return the scaled rows the new labels start from: those of the nearest old labels."""
    places = [lesson.model.labels.index(lesson.labels[k]) for k, _ in nearest_labels(lesson)]
    head = lesson.model.head.taking(places).widened(lesson.inputs.shape[1])
    return lesson.scaling.scaled(head)


def fit_convex(lesson: Lesson) -> Fitted:
    """Fit the new rows, and the old rows that are wrong about the examples.

    The history holds loss and accuracy of the new rows after each step of the solver.

    Parameters
    ----------
    lesson : Lesson
        What is taught.
    """
    rows = lesson.fitted
    x = lesson.scaling.apply(np.concatenate([lesson.inputs, lesson.replay_inputs[rows]]))
    new, start = lesson.new, _start(lesson)
    targets = np.concatenate([lesson.targets, lesson.replay.targets[rows]])[:, new]
    weights = _weights(lesson, targets, len(rows))
    history: list[dict[str, float]] = []

    def seen(loss: float, logits: np.ndarray) -> None:
        right = ((logits > 0) == (targets > 0.5))[weights > 0]
        entry = {"epoch": len(history) + 1, "loss": loss, "accuracy": float(right.mean())}
        history.append(entry)

    fitted = fit_rows(x, np.maximum(targets, 0), weights, start, _PENALTY, seen=seen)
    head = _kept(lesson)
    plain = lesson.scaling.plain(fitted)
    head.kernel[:, new], head.bias[new] = plain.kernel, plain.bias
    return Fitted(
        head=head,
        adjusted=_adjust(lesson, head, x),
        history=history,
        thresholds=thresholds_of(lesson),
        nearest=nearest_labels(lesson),
        before=old_figures(lesson),
        solver="convex",
    )


def _weights(lesson: Lesson, targets: np.ndarray, n_replay: int) -> np.ndarray:
    """Weigh examples against replay; 0 where a target is not known."""
    weights = (targets >= 0).astype(np.float64)
    n = len(lesson.owner)
    for j in range(targets.shape[1]):
        for value, share in ((1, _EXAMPLES_WEIGHT), (0, _RIVALS_WEIGHT)):
            chosen = np.flatnonzero(targets[:n, j] == value)
            weights[chosen, j] = share * n_replay / max(1, len(chosen))
    return weights


def _kept(lesson: Lesson) -> Head:
    """Return a layer with the old rows as they were and empty new ones."""
    wide = lesson.model.head.widened(lesson.inputs.shape[1])
    head = Head(np.zeros((len(wide.kernel), len(lesson.labels))), np.zeros(len(lesson.labels)))
    places = [lesson.model.labels.index(lesson.labels[k]) for k in lesson.old]
    head.kernel[:, lesson.old] = wide.kernel[:, places]
    head.bias[lesson.old] = wide.bias[places]
    return head


def _adjust(lesson: Lesson, head: Head, x: np.ndarray) -> list[str]:
    """Change the old rows that are wrong about the examples, in place.

    On the replay set they are to say what they said, so that without examples nothing
    would change at all.
    """
    known = lesson.targets >= 0
    before = lesson.old_scores(lesson.inputs)
    wrong = []
    for place, k in enumerate(lesson.old):
        for i in range(len(lesson.taught)):
            mine = (lesson.owner == i) & known[:, k]
            missed = np.abs(before[mine, place] - lesson.targets[mine, k])
            if len(missed) and missed.mean() > _MISSED:
                wrong.append(place)
                break
    if not wrong:
        return []
    rows = [lesson.old[place] for place in wrong]
    said = lesson.old_scores(lesson.replay_inputs[lesson.fitted])[:, wrong]
    examples = np.where(known[:, rows], lesson.targets[:, rows], 0.0)
    weights = np.concatenate([known[:, rows].astype(np.float64), np.ones_like(said)])
    n = len(lesson.owner)
    weights[:n] *= _OLD_WEIGHT * len(said) / np.maximum(weights[:n].sum(axis=0), 1.0)
    fitted = fit_rows(
        x,
        np.concatenate([examples, said]),
        weights,
        lesson.scaling.scaled(head.taking(rows)),
        _OLD_PENALTY,
    )
    plain = lesson.scaling.plain(fitted)
    head.kernel[:, rows], head.bias[rows] = plain.kernel, plain.bias
    return [lesson.labels[k] for k in rows]


def thresholds_of(lesson: Lesson) -> list[tuple[float, dict[str, float]]]:
    """Return threshold and held-out figures of every new label.

    No cell of a column that is scored stands in one that is fitted, and a column of the
    replay set is scored by a fit that has not seen it.
    """
    rows, scaling = lesson.fitted, lesson.scaling
    z = scaling.apply(lesson.replay_inputs[rows])
    start = _start(lesson)
    out: list[tuple[float, dict[str, float]]] = []
    for i, k in enumerate(lesson.new):
        positive, negative = [], []
        rivals = scaling.apply(lesson.inputs[lesson.targets[:, k] == 0])
        usable = lesson.replay.targets[rows, k] == 0
        for j, (fitted, scored) in enumerate(lesson.folds[i]):
            part = np.arange(len(rows)) % max(2, len(lesson.folds[i])) == j
            kept = z[usable & ~part]
            x = np.concatenate([scaling.apply(fitted), rivals, kept])
            y = np.zeros((len(x), 1))
            y[: len(fitted)] = 1.0
            w = np.ones((len(x), 1))
            w[: len(fitted)] = _EXAMPLES_WEIGHT * len(kept) / len(fitted)
            w[len(fitted) : len(fitted) + len(rivals)] = (
                _RIVALS_WEIGHT * len(kept) / max(1, len(rivals))
            )
            head = fit_rows(x, y, w, start.taking([i]), _PENALTY, max_iterations=100)
            positive.append(head.logits(scaling.apply(scored))[:, 0])
            negative.append(head.logits(z[usable & part])[:, 0])
        if not positive:
            out.append((0.5, {}))
            continue
        out.append(
            choose_threshold(
                np.concatenate(positive),
                np.concatenate(negative),
                float(len(lesson.labels)),
                generous=len(lesson.taught[i].columns) == 1,
            )
        )
    return out
