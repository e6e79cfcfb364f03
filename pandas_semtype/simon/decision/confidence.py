"""Calibration: from scores of network and rules to the probability that a verdict is right."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np

from ...types import UNKNOWN
from ...verdict import BEST_GUESS, DEFAULT_MODE, HIGH_CONFIDENCE, Verdict

__all__ = ["Confidence", "logit", "shrunk"]

_EDGE = 1e-3  # more extreme scores are no more often right
_HIGH = 0.9
_SHRINKAGE = 0.5  # for one cell; fitted to columns cut to 1, 2, 3 ... 40 of their cells


def logit(scores: np.ndarray) -> np.ndarray:
    """Return the log-odds of scores, clipped to 0.001 ... 0.999."""
    inside = np.clip(scores, _EDGE, 1.0 - _EDGE)
    odds: np.ndarray = np.log(inside / (1.0 - inside))
    return odds


def shrunk(scores: np.ndarray, counts: np.ndarray) -> np.ndarray:
    """Shrink scores towards 0.5 for columns with few cells.

    The log-odds of scores above 0.5 are multiplied by ``1 - 0.5 / sqrt(cells)``: halved
    for one cell, nearly unchanged for forty.

    Parameters
    ----------
    scores : ndarray, shape (n,)
        Scores of verdicts.
    counts : ndarray, shape (n,)
        Cells that are present in each column's sample.

    Returns
    -------
    ndarray, shape (n,)

    Examples
    --------
    >>> import numpy as np
    >>> from pandas_semtype.simon.decision.confidence import shrunk
    >>> shrunk(np.array([0.95, 0.95, 0.2]), np.array([1, 400, 1])).round(2)
    array([0.81, 0.95, 0.2 ])
    """
    factor = 1.0 - _SHRINKAGE / np.sqrt(np.maximum(counts, 1))
    return np.where(scores > 0.5, 1.0 / (1.0 + np.exp(-factor * logit(scores))), scores)


@dataclass(frozen=True, slots=True)
class Confidence:
    """Map scores to the probability of being right, and hold the bars of the modes.

    The probability that a verdict is right is ``sigmoid(slope * logit(score) + offset)``,
    with an offset per label (Platt scaling).  It is monotone per label.

    Parameters
    ----------
    slope : float
        One for all labels.
    offsets : mapping of str to float
        By label; the score of a label without one is taken as it is.
    bars : mapping of str to (mapping of str to float)
        By mode, the probability a label needs to be the verdict.

    Examples
    --------
    >>> import numpy as np
    >>> from pandas_semtype.simon.decision.confidence import Confidence
    >>> confidence = Confidence(slope=0.5, offsets={"city": 0.0})
    >>> confidence.probabilities(np.array([0.9, 0.9]), ["city", "callsign"]).round(2)
    array([0.75, 0.9 ])
    """

    slope: float = 1.0
    offsets: Mapping[str, float] = field(default_factory=dict)
    bars: Mapping[str, Mapping[str, float]] = field(default_factory=dict)

    @classmethod
    def from_config(cls, entry: Mapping[str, Any] | None) -> Confidence:
        """Read the entry ``calibration`` of a ``config.json``.

        Parameters
        ----------
        entry : mapping or None
            None for a model that was never calibrated: scores stay as they are.

        Returns
        -------
        Confidence

        Raises
        ------
        KeyError, TypeError, ValueError
            If an entry is missing or is no number.
        """
        if entry is None:
            return cls()
        return cls(
            float(entry["slope"]),
            {label: float(x) for label, x in entry["offsets"].items()},
            {
                mode: {label: float(x) for label, x in bars.items()}
                for mode, bars in entry["bars"].items()
            },
        )

    def probabilities(self, scores: np.ndarray, labels: Sequence[str]) -> np.ndarray:
        """Return the probability that each verdict is right.

        Parameters
        ----------
        scores : ndarray, shape (n,)
            Scores of the verdicts.
        labels : sequence of str
            Their labels.

        Returns
        -------
        ndarray, shape (n,)
            The score itself for a label that was not calibrated.
        """
        known = np.array([label in self.offsets for label in labels], dtype=bool)
        offsets = np.array([self.offsets.get(label, 0.0) for label in labels])
        odds = np.exp(-(self.slope * logit(scores) + offsets))
        return np.where(known, 1.0 / (1.0 + odds), scores)

    def applied(
        self,
        verdicts: Sequence[Verdict],
        labels: Sequence[str],
        counts: Sequence[int],
        taught: Sequence[str] = (),
    ) -> list[Verdict]:
        """Return verdicts whose scores are probabilities, of the label and of every other.

        No other label gets more than that of the verdict, and they sum to at most 1.

        Parameters
        ----------
        verdicts : sequence of Verdict
            Best guesses of network and rules.
        labels : sequence of str
            Labels in the order of their scores.
        counts : sequence of int
            Cells that are present in each column's sample.
        taught : sequence of str
            Labels that a user added; their scores stay as they are.

        Returns
        -------
        list of Verdict
            Verdicts that are unknown or without scores stay as they are.
        """
        out = list(verdicts)
        rows = [i for i, v in enumerate(out) if v.label != UNKNOWN and v.scores is not None]
        if not rows:
            return out
        matrix = np.stack([np.asarray(out[i].scores, dtype=float) for i in rows])
        place = {label: k for k, label in enumerate(labels)}
        best = np.array([place[out[i].label] for i in rows])
        each = np.arange(len(rows))
        top = np.array([out[i].score for i in rows])
        own = np.array([out[i].label in taught for i in rows])
        scores = np.where(own, top, shrunk(top, np.array([counts[i] for i in rows])))
        probability = self.probabilities(scores, [out[i].label for i in rows])
        probability[top <= 0.0] = 0.0  # where all labels to choose from are impossible
        matrix[each, best] = 0.0
        rest = np.maximum(matrix.sum(axis=1), 1e-12)
        # In proportion to their scores, as long as the verdict keeps the highest.
        factor = np.minimum(probability / np.maximum(top, 1e-12), (1.0 - probability) / rest)
        matrix *= factor[:, None]
        np.minimum(matrix, probability[:, None], out=matrix)
        matrix[each, best] = probability
        for i, row, score in zip(rows, matrix, probability.tolist(), strict=True):
            out[i] = replace(out[i], score=score, scores=row)
        return out

    def bars_of(
        self, mode: str, thresholds: Mapping[str, float], taught: Sequence[str] = ()
    ) -> dict[str, float]:
        """Return the probability each label needs in a mode.

        Parameters
        ----------
        mode : str
            One of `pandas_semtype.verdict.MODES`.
        thresholds : mapping of str to float
            The model's own, used where it was not calibrated, and for labels of the user.
        taught : sequence of str
            Labels that a user added.

        Returns
        -------
        dict of str to float
            A label without an entry needs none.
        """
        if mode == BEST_GUESS:
            return {}
        own = self.bars.get(mode, {})
        if mode == HIGH_CONFIDENCE:
            return {label: own.get(label, max(_HIGH, x)) for label, x in thresholds.items()}
        if mode == DEFAULT_MODE:
            return {
                label: x if label in taught else own.get(label, x)
                for label, x in thresholds.items()
            }
        message = f"no mode {mode!r}"
        raise ValueError(message)
