"""Which labels a classifier chooses from, and how sure it must be."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from ...errors import ArgumentError
from ...types import labels_of
from ...verdict import BEST_GUESS, DEFAULT_MODE, MODES
from .confidence import Confidence

__all__ = ["Chooser", "check_labels", "merged_thresholds"]


class Chooser:
    """Let a `SimonClassifier` choose among its labels, and leave out what is not sure."""

    labels: tuple[str, ...]
    thresholds: dict[str, float]
    confidence: Confidence
    taught: tuple[str, ...]

    def chosen_labels(self, types: str | Sequence[str] | None = None) -> tuple[str, ...]:
        """Return the labels of a subset, in the model's order.

        Raises
        ------
        ArgumentError
            If the model does not know one of them.
        """
        if types is None:
            return self.labels
        wanted = labels_of(types)
        for label in wanted:
            if label not in self.labels:
                raise ArgumentError.unknown_label("types", label, self.labels)
        if not wanted:
            raise ArgumentError.of("types", (), "at least one label")
        return tuple(label for label in self.labels if label in set(wanted))

    def _thresholds(
        self, threshold: float | Mapping[str, float] | None, labels: Sequence[str]
    ) -> dict[str, float]:
        given = {}
        if isinstance(threshold, Mapping):
            given = dict(threshold)
        elif threshold is not None:
            given = dict.fromkeys(labels, threshold)
        for label, value in given.items():
            if label not in self.labels:
                raise ArgumentError.unknown_label("threshold", label, self.labels)
            if isinstance(value, bool) or not 0.0 <= float(value) <= 1.0:
                raise ArgumentError.of("threshold", value, "a number from 0 to 1")
        return merged_thresholds(self.thresholds, threshold, labels)

    def bars(
        self, mode: str = DEFAULT_MODE, threshold: float | Mapping[str, float] | None = None
    ) -> dict[str, float]:
        """Return the score each label needs to be the verdict; a missing one needs none.

        Parameters
        ----------
        mode : {"medium_confidence", "high_confidence", "best_guess"}
            How sure a label must be to be told.
        threshold : float or mapping of str to float, optional
            Scores in place of those of the mode, for all or for single labels; the best
            guess needs none in any case.

        Raises
        ------
        ArgumentError
            If there is no such mode or label.
        """
        if mode not in MODES:
            raise ArgumentError.of("mode", mode, f"one of {', '.join(MODES)}")
        given = {} if threshold is None else self._thresholds(threshold, self.labels)
        if mode == BEST_GUESS:
            return {}
        bars = self.confidence.bars_of(mode, self.thresholds, self.taught)
        if isinstance(threshold, Mapping):
            return {**bars, **{label: given[label] for label in threshold}}
        return given or bars


def merged_thresholds(
    own: Mapping[str, float],
    given: float | Mapping[str, float] | None,
    labels: Sequence[str],
) -> dict[str, float]:
    """Return a threshold per label: the given one, else that of the model, else 0.5."""
    if isinstance(given, Mapping):
        return {x: float(given[x]) if x in given else own.get(x, 0.5) for x in labels}
    if given is not None:
        return dict.fromkeys(labels, float(given))
    return {label: own.get(label, 0.5) for label in labels}


def check_labels(
    labels: Sequence[str], thresholds: Mapping[str, float], kernel: np.ndarray, bias: np.ndarray
) -> None:
    """Raise if a configuration and an output layer are of two models."""
    if kernel.ndim != 2 or not len(labels) == kernel.shape[1] == len(bias):
        message = f"{len(labels)} labels for an output layer of {kernel.shape[-1]}"
        raise ValueError(message)
    if len(set(labels)) != len(labels) or not all(isinstance(x, str) and x for x in labels):
        message = "labels must be texts, each of them once"
        raise ValueError(message)
    if not all(0.0 <= float(x) <= 1.0 for x in thresholds.values()):
        message = "thresholds must be numbers from 0 to 1"
        raise ValueError(message)
