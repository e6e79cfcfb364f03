"""``series.text``: what the texts of a column are about."""

from __future__ import annotations

from typing import Any

import pandas as pd

from .fakenews import FakeNewsAccessor

__all__ = ["TextSeriesAccessor"]


class TextSeriesAccessor:
    """Classify the texts of a Series.

    Parameters
    ----------
    series : Series
        One text per row.
    """

    __slots__ = ("_series",)

    def __init__(self, series: pd.Series) -> None:
        self._series = series

    @property
    def fakenews(self) -> FakeNewsAccessor:
        """Fit or use classifiers of texts, such as into real and fake news."""
        return FakeNewsAccessor(self._series)

    def classify(self, *, model: Any = None) -> pd.Series:
        """Return the label of every text.

        Parameters
        ----------
        model : str, path-like or model, optional
            A model made by `SimonClassifier.fit_text`, or its directory; by default the
            active model of texts.

        Returns
        -------
        Series
            With the index of the texts; a missing text has no label. Of a multi-label
            model a tuple of labels per text.

        Raises
        ------
        NotFittedError
            If no model is given or active.
        """
        from ..loading import resolve_model

        return resolve_model("text", model).classify_texts(self._series)
