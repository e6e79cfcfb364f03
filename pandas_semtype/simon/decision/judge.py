"""From the scores of a network to the verdicts of a model."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from ...infer_options import InferOptions
from ...sampling import ColumnSample
from ...verdict import Verdict
from .combination import Combination
from .confidence import Confidence
from .thresholds import (
    Threshold,
    call_thresholds,
    chosen_labels,
    merged_thresholds,
    mode_thresholds,
)
from .user_labels import judge

__all__ = ["Judge"]


@dataclass(frozen=True, slots=True)
class Judge:
    """Decide which label a column has, as one model does.

    Parameters
    ----------
    labels : tuple of str
        Labels of the model, in the order of its scores.
    thresholds : mapping of str to float
        Score of the network from which on a label counts.
    confidence : Confidence
        From scores to the probability of being right, and the thresholds of the modes.
    taught : tuple of str
        Labels that a user added.
    implies : mapping of str to tuple of str
        What these imply; for the others, the catalogue has it.
    combination : Combination, optional
        How labels of the catalogue are weighed against each other.
    traits : mapping of str to mapping, default {}
        What rules say of their examples, see `judge`.
    """

    labels: tuple[str, ...]
    thresholds: Mapping[str, float]
    confidence: Confidence
    taught: tuple[str, ...]
    implies: Mapping[str, tuple[str, ...]]
    combination: Combination | None = None
    traits: Mapping[str, Mapping[str, Sequence[str]]] = field(default_factory=dict)

    def options(
        self,
        types: str | Sequence[str] | None,
        threshold: Threshold,
        use_rules: bool,
        max_cells: int | None,
    ) -> InferOptions:
        """Check the arguments of `SimonClassifier.infer_samples`.

        Raises
        ------
        ArgumentError
            If there is no such label, or a threshold is not from 0 to 1.
        """
        labels = chosen_labels(types, self.labels)
        call_thresholds(threshold, labels, self.thresholds, self.labels)  # raises if it is wrong
        return InferOptions(
            types=labels, threshold=threshold, use_rules=use_rules, max_cells=max_cells
        )

    def verdicts(
        self, samples: Sequence[ColumnSample], scores: np.ndarray, options: InferOptions
    ) -> list[Verdict]:
        """Return the best guess on each column, whose score is the probability of being right.

        Parameters
        ----------
        samples : sequence of ColumnSample
            The columns.
        scores : ndarray, shape (columns, labels)
            Scores of the network for the labels of `options`, in their order; missing for a
            column without values.
        options : InferOptions
            Labels to choose from, thresholds, and whether rules count.
        """
        labels = self.labels if options.types is None else options.types
        verdicts = judge(
            samples,
            np.nan_to_num(scores),
            labels,
            merged_thresholds(options.threshold, labels, self.thresholds),
            taught=self.taught,
            implies=self.implies,
            traits=self.traits,
            use_rules=options.use_rules,
            best_guess=True,
            combination=self.combination,
        )
        counts = [int(sample.counts.sum()) for sample in samples]
        found = self.confidence.applied(verdicts, labels, counts, self.taught)
        others = {i: v.without for i, v in enumerate(found) if v.without is not None}
        plain = self.confidence.applied(
            [verdict for _, verdict in others.values()], labels, [counts[i] for i in others]
        )
        for (i, (needed, _)), verdict in zip(others.items(), plain, strict=True):
            found[i] = replace(found[i], without=(needed, verdict))
        return found

    def mode_thresholds(self, mode: str, threshold: Threshold) -> dict[str, float]:
        """Return the probability each label needs to be the verdict of a mode."""
        return mode_thresholds(
            mode, threshold, self.confidence, self.thresholds, self.labels, self.taught
        )
