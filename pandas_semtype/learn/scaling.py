"""Numbers to mean 0 and standard deviation 1, columns of 0 and 1 as they are."""

from __future__ import annotations

from typing import Any

import numpy as np
from sklearn.preprocessing import StandardScaler

__all__ = ["NumberScaler"]


class NumberScaler(StandardScaler):  # type: ignore[misc]
    """Scale columns like StandardScaler, but for those that hold nothing but 0 and 1.

    A rare category is a column of few ones, whose standard deviation is small: divided by it, the
    column becomes large, and a penalized model pays less for going by the category that it has
    seen least.

    Examples
    --------
    >>> import numpy as np
    >>> from pandas_semtype.learn.scaling import NumberScaler
    >>> NumberScaler().fit_transform(np.array([[2.0, 1.0], [4.0, 0.0], [6.0, 0.0]]))[:, 1].tolist()
    [1.0, 0.0, 0.0]
    """

    # Weights are for the model: with metadata routing on, an open question is an error.
    __metadata_request__fit = {"sample_weight": False}  # noqa: RUF012 - read by scikit-learn

    def fit(self, X: Any, y: Any = None, sample_weight: Any = None) -> NumberScaler:
        """Learn means and standard deviations.

        Parameters
        ----------
        X : array-like of shape (rows, columns)
            Numbers.
        y : None
            Not used.
        sample_weight : array-like of shape (rows,), optional
            Weights of the rows.
        """
        super().fit(X, y, sample_weight)
        values = np.asarray(X)
        indicators = ((values == 0) | (values == 1)).all(axis=0)
        if self.with_mean:
            self.mean_[indicators] = 0.0
        if self.with_std:
            self.scale_[indicators] = 1.0
        return self
