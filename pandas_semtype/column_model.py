"""What a model must offer to infer labels of columns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol, runtime_checkable

import numpy as np

from .infer_options import InferOptions
from .sampling import ColumnSample
from .verdict import Verdict, VerdictLike

__all__ = ["CheckedColumnModel", "ColumnModel", "ModelWithBars"]


class ColumnModel(Protocol):
    """What a model must offer to infer labels of columns.

    A model of one's own needs these three attributes. With a method ``bars`` it also takes
    part in the modes, see `ModelWithBars`.
    """

    @property
    def labels(self) -> Sequence[str]:
        """The labels it knows, in the order of its scores."""
        ...

    @property
    def model_id(self) -> str:
        """Its name and the beginning of its hash."""
        ...

    def infer_samples(
        self,
        samples: Sequence[ColumnSample],
        *,
        types: Sequence[str] | None,
        threshold: float | Mapping[str, float] | None,
        use_rules: bool,
        max_cells: int | None,
        mode: str,
    ) -> tuple[Sequence[VerdictLike], np.ndarray]:
        """Return one best guess per sample, and the network's scores, samples x labels.

        It is asked with ``mode="best_guess"``; its `bars`, if it has some, decide later which
        guesses become ``"unknown"``. Arguments have been checked. If `types` is given, the
        scores are of these labels alone, in the model's order.
        """
        ...


@runtime_checkable
class CheckedColumnModel(Protocol):
    """A model that takes arguments which have been checked, all in one object."""

    def best_guesses(
        self, samples: Sequence[ColumnSample], options: InferOptions
    ) -> tuple[Sequence[Verdict], np.ndarray]:
        """Return what `ColumnModel.infer_samples` returns for the best guess."""
        ...


@runtime_checkable
class ModelWithBars(Protocol):
    """A model that requires a score of its labels, by mode."""

    def bars(self, mode: str, threshold: float | Mapping[str, float] | None) -> Mapping[str, float]:
        """Return the score each label needs, 0 to 1; a label without an entry needs none."""
        ...
