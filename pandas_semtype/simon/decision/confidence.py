"""From scores of net and rules to the chance that a verdict is right."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np

from ...modes import BEST_GUESS, DEFAULT_MODE, HIGH_CONFIDENCE
from ...types import UNKNOWN
from .verdict import Verdict

__all__ = ["Confidence", "logit", "tempered"]

_EDGE = 1e-3  # beyond it, scores say nothing more of how often a verdict is right
_HIGH = 0.9
_DOUBT = 0.5  # of one cell; found on columns cut to 1, 2, 3 ... 40 of their cells


def logit(scores: np.ndarray) -> np.ndarray:
    """Return the log-odds of scores, within bounds."""
    inside = np.clip(scores, _EDGE, 1.0 - _EDGE)
    odds: np.ndarray = np.log(inside / (1.0 - inside))
    return odds


def tempered(scores: np.ndarray, counts: np.ndarray) -> np.ndarray:
    """Return scores as sure as the number of cells they stand on allows.

    The log-odds of scores above one half shrink by ``1 - 0.5 / sqrt(cells)``: one cell
    is worth half of what the net and the rules make of it, forty nearly all.

    Parameters
    ----------
    scores : ndarray, shape (n,)
        Scores of verdicts.
    counts : ndarray, shape (n,)
        Cells that are present in each column's sample.

    Examples
    --------
    >>> import numpy as np
    >>> from pandas_semtype.simon.decision.confidence import tempered
    >>> tempered(np.array([0.95, 0.95, 0.2]), np.array([1, 400, 1])).round(2)
    array([0.81, 0.95, 0.2 ])
    """
    share = 1.0 - _DOUBT / np.sqrt(np.maximum(counts, 1))
    return np.where(scores > 0.5, 1.0 / (1.0 + np.exp(-share * logit(scores))), scores)


@dataclass(frozen=True, slots=True)
class Confidence:
    """Map scores to the chance of being right, and hold the bars of the modes.

    The chance that a verdict is right is ``sigmoid(slope * logit(score) + offset)``, with
    an offset per label.  It never turns round which of two verdicts of a label is surer.

    Parameters
    ----------
    slope : float
        One for all labels.
    offsets : mapping of str to float
        By label; the score of a label without one is taken as it is.
    bars : mapping of str to (mapping of str to float)
        By mode, the chance a label needs to be told.

    Examples
    --------
    >>> import numpy as np
    >>> from pandas_semtype.simon.decision.confidence import Confidence
    >>> careful = Confidence(slope=0.5, offsets={"city": 0.0})
    >>> careful.chances(np.array([0.9, 0.9]), ["city", "callsign"]).round(2)
    array([0.75, 0.9 ])
    """

    slope: float = 1.0
    offsets: Mapping[str, float] = field(default_factory=dict)
    bars: Mapping[str, Mapping[str, float]] = field(default_factory=dict)

    @classmethod
    def from_config(cls, entry: Mapping[str, Any] | None) -> Confidence:
        """Return what the entry ``calibration`` of a ``config.json`` says.

        Parameters
        ----------
        entry : mapping or None
            None for a model that was never calibrated: scores stay as they are.

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

    def chances(self, scores: np.ndarray, labels: Sequence[str]) -> np.ndarray:
        """Return the chance that verdicts are right.

        Parameters
        ----------
        scores : ndarray, shape (n,)
            Scores of the verdicts.
        labels : sequence of str
            Their labels.
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
        """Return verdicts whose scores are chances: of the verdict, and of every other label.

        No other label gets more than the verdict, and all together at most 1.

        Parameters
        ----------
        verdicts : sequence of Verdict
            As the rules leave them.
        labels : sequence of str
            Labels in the order of their scores.
        counts : sequence of int
            Cells that are present in each column's sample.
        taught : sequence of str
            Labels that a user taught; their scores stay as they are.
        """
        told = list(verdicts)
        rows = [i for i, v in enumerate(told) if v.label != UNKNOWN and v.scores is not None]
        if not rows:
            return told
        matrix = np.stack([np.asarray(told[i].scores, dtype=float) for i in rows])
        place = {label: k for k, label in enumerate(labels)}
        best = np.array([place[told[i].label] for i in rows])
        each = np.arange(len(rows))
        top = np.array([told[i].score for i in rows])
        own = np.array([told[i].label in taught for i in rows])
        sure = np.where(own, top, tempered(top, np.array([counts[i] for i in rows])))
        chance = self.chances(sure, [told[i].label for i in rows])
        matrix[each, best] = 0.0
        rest = np.maximum(matrix.sum(axis=1), 1e-12)
        # In proportion to their scores, as long as that leaves the verdict in front.
        share = np.minimum(chance / np.maximum(top, 1e-12), (1.0 - chance) / rest)
        matrix *= share[:, None]
        np.minimum(matrix, chance[:, None], out=matrix)
        matrix[each, best] = chance
        for i, row, score in zip(rows, matrix, chance.tolist(), strict=True):
            told[i] = replace(told[i], score=score, scores=row)
        return told

    def bars_of(
        self, mode: str, thresholds: Mapping[str, float], taught: Sequence[str] = ()
    ) -> dict[str, float]:
        """Return the chance each label needs in a mode.

        Parameters
        ----------
        mode : str
            One of `pandas_semtype.modes.MODES`.
        thresholds : mapping of str to float
            The model's own, used where a model was not calibrated, and for taught labels.
        taught : sequence of str
            Labels that a user taught.
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
