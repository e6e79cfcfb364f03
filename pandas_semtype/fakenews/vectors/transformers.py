"""Transformers, pipelines and classifiers of scikit-learn as what turns texts into vectors."""

from __future__ import annotations

import copy
import json
from collections.abc import Sequence
from typing import Any

import numpy as np

from ...checkpoint import pack_arrays
from ...errors import ArgumentError, CheckpointError
from ...shown import escaped, text_of
from .plain_state import NotPlainError, to_plain
from .source import Source

__all__ = ["ARRAYS", "STATE", "TransformerSource"]

STATE, ARRAYS = "state.json", "arrays.npz"
"""Files of a fitted object."""

_TOLD = 12  # characters of a text that tell that a message shows it
_WANTS_NUMBERS = ("could not convert string to float", "Expected 2D array")
"""What scikit-learn says where an estimator of numbers is given texts."""


class TransformerSource(Source):
    """A transformer, pipeline or classifier of scikit-learn, fitted to the training texts."""

    kind = "sklearn"
    learns = True

    def __init__(self, given: Any, fitted: Any = None, *, restored: bool = False) -> None:
        super().__init__(given)
        self.fitted = fitted
        self.restored = restored  # made from the files of a model, not given by the user
        self.classifies = hasattr(given, "predict_proba")

    @property
    def title(self) -> str:
        """What a message calls it."""
        return type(self.given).__name__

    def fresh(self) -> Source:
        """Return the same, not fitted."""
        return TransformerSource(self.given)

    def fit(self, texts: Sequence[str], y: np.ndarray) -> None:
        """Fit a copy of what was given.

        Raises
        ------
        ArgumentError
            If it cannot be fitted to these texts.
        """
        from sklearn.base import clone

        again = hasattr(self.given, "get_params")
        self.fitted = clone(self.given) if again else copy.deepcopy(self.given)
        try:
            self.fitted.fit(list(texts), y)
        except ValueError as error:
            if any(sign in str(error) for sign in _WANTS_NUMBERS):
                # Its message holds a text, so nothing is chained.
                raise ArgumentError(
                    f"The encoder {self.title} reads numbers, not texts. Received: {len(texts)} "
                    "texts. Put what turns texts into numbers before it, as in "
                    f"make_pipeline(TfidfVectorizer(), {self.title}())."
                ) from None
            raise self._not_fitted(error, texts) from None
        except (AttributeError, LookupError, OSError, TypeError) as error:
            raise self._not_fitted(error, texts) from None

    def _not_fitted(self, error: Exception, texts: Sequence[str]) -> ArgumentError:
        """Return the error with what scikit-learn says, unless that shows a text."""
        name, told = type(error).__name__, text_of(error).strip().rstrip(".")
        # In quotes, or a longer one without them.
        shows = any(
            repr(text)[:_TOLD] in told or (len(text) >= _TOLD and text[:_TOLD] in told)
            for text in texts
        )
        told = name if shows or not told else f"{name}: {told}"
        return ArgumentError(
            f"The encoder {self.title} cannot be fitted to these texts. Received: {escaped(told)}. "
            "Change it, or call its own fit(texts, y) to see where that comes from."
        )

    def vectors(self, texts: Sequence[str]) -> Any:
        """Return what the fitted copy makes of texts.

        Raises
        ------
        CheckpointError
            If it was made from the files of a model, and cannot read them.
        """
        name, rows = "predict_proba" if self.classifies else "transform", list(texts)
        if not self.restored:
            return getattr(self.fitted, name)(rows)
        try:
            return getattr(self.fitted, name)(rows)
        except Exception as error:  # noqa: BLE001 - strange numbers may make it raise anything
            raise CheckpointError(
                f"The encoder {self.title!r} that the model was saved with cannot read texts. "
                f"Received: {type(error).__name__} of scikit-learn. Install the version it was "
                "saved with, or give the fitted encoder as "
                "FakeNewsClassifier.load(directory, encoder=...)."
            ) from None

    def check_fitted(self) -> None:
        """Raise unless what was given at load is fitted."""
        try:
            self.vectors(["Is it fitted?"])
        except AttributeError as error:  # NotFittedError of scikit-learn is one, too
            raise CheckpointError(
                f"The object of scikit-learn {self.title!r} that was given is not fitted: a model "
                "fits a copy of it. Give that copy, model.encoder.source.fitted of the model that "
                "was saved, or fit the object on the same texts first."
            ) from error

    def files(self) -> dict[str, bytes] | None:
        """Return the fitted copy as plain values; None if it holds something else."""
        arrays: dict[str, np.ndarray] = {}
        try:
            state = to_plain(self.fitted, arrays)
        except NotPlainError:
            return None
        return {STATE: json.dumps(state).encode(), ARRAYS: pack_arrays(arrays)}
