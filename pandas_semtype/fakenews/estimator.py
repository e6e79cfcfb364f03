"""The fake-news task as an estimator of scikit-learn."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from sklearn.base import BaseEstimator, ClassifierMixin
from sklearn.exceptions import NotFittedError as SklearnNotFittedError
from sklearn.utils import column_or_1d
from sklearn.utils.multiclass import check_classification_targets

from ..errors import ArgumentError, NotFittedError
from .classifier import FakeNewsClassifier

__all__ = ["FakeNewsEstimator"]


class _NotFitted(NotFittedError, SklearnNotFittedError):  # type: ignore[misc]
    """A prediction is asked of an estimator that has not been fitted."""


class FakeNewsEstimator(ClassifierMixin, BaseEstimator):  # type: ignore[misc]
    """Classify texts in pipelines, cross-validation and searches of scikit-learn.

    A `FakeNewsClassifier` with the options of its encoder as one parameter, so that it can be
    cloned, and with arrays in place of Series and frames.

    Parameters
    ----------
    encoder : str or sequence of str, default "elmo"
        As for `FakeNewsClassifier`.
    class_weight : "balanced", mapping or None, default "balanced"
        Weight of the texts of each class.
    validation : float, optional
        Fraction of the texts that is held out.
    check_leaks : bool, default False
        Look for leaks before training; off by default, since a search fits many times.
    random_state : int, default 0
        Seed.
    progress : bool, optional
        Show a progress bar.
    options : mapping, optional
        Options of the encoder.
    **encoder_options
        Some of them by name. `set_params`, and so searches, takes them by name too.

    Attributes
    ----------
    classes_ : ndarray
        The classes, in the order of the columns of `predict_proba`.
    model_ : FakeNewsClassifier
        The fitted model.

    Examples
    --------
    >>> from sklearn.model_selection import cross_val_score
    >>> from pandas_semtype.fakenews.estimator import FakeNewsEstimator
    >>> texts = ["the council met on monday", "aliens run the council"] * 8
    >>> labels = ["real", "fake"] * 8
    >>> cross_val_score(FakeNewsEstimator("tfidf"), texts, labels, cv=2).tolist()
    [1.0, 1.0]
    """

    def __init__(
        self,
        encoder: str | Sequence[str] = "elmo",
        *,
        class_weight: str | Mapping[Any, float] | None = "balanced",
        validation: float | None = None,
        check_leaks: bool = False,
        random_state: int = 0,
        progress: bool | None = None,
        options: Mapping[str, Any] | None = None,
        **encoder_options: Any,
    ) -> None:
        self.encoder = encoder
        self.class_weight = class_weight
        self.validation = validation
        self.check_leaks = check_leaks
        self.random_state = random_state
        self.progress = progress
        self.options = {**(options or {}), **encoder_options} if encoder_options else options

    def set_params(self, **params: Any) -> FakeNewsEstimator:
        """Set parameters, and options of the encoder by name.

        Parameters
        ----------
        **params
            Parameters of this estimator, and ``encoder__`` ones of an encoder of scikit-learn;
            all others are options of its encoder.

        Returns
        -------
        FakeNewsEstimator
            This estimator.

        Raises
        ------
        ArgumentError
            If the encoder has no such option.

        Examples
        --------
        >>> from pandas_semtype.fakenews.estimator import FakeNewsEstimator
        >>> FakeNewsEstimator("tfidf", C=2.0).set_params(C=0.5, min_df=2).options
        {'C': 0.5, 'min_df': 2}
        """
        known = set(self._get_param_names())
        # "encoder__vectorizer__min_df" is a parameter of an encoder that is an object.
        own = {name: value for name, value in params.items() if name.split("__")[0] in known}
        super().set_params(**own)
        if others := {name: value for name, value in params.items() if name not in own}:
            options = {**(self.options or {}), **others}
            FakeNewsClassifier(self.encoder, **options)  # says which options there are
            self.options = options
        return self

    def fit(self, X: Any, y: Any, groups: Any = None) -> FakeNewsEstimator:
        """Learn from labelled texts.

        Parameters
        ----------
        X : Series, sequence of str, or frame or array of one column
            The texts.
        y : array-like
            A class per text.
        groups : array-like, optional
            What texts have in common: a group is never split.

        Returns
        -------
        FakeNewsEstimator
            This estimator.
        """
        texts = _texts(X)
        try:
            check_classification_targets(y)
            labels = column_or_1d(y, warn=True)
        except ValueError as error:  # of scikit-learn: types and shapes
            raise ArgumentError(f"{error} Pass one class per text.") from error
        except Exception as error:  # labels whose own methods raise
            raise ArgumentError.of("y", y, "one class per text") from error
        model = FakeNewsClassifier(
            self.encoder,
            class_weight=self.class_weight,
            validation=self.validation,
            check_leaks=self.check_leaks,
            random_state=self.random_state,
            progress=self.progress,
            **dict(self.options or {}),
        )
        self.model_ = model.fit(texts, labels, groups=groups)
        self.classes_ = self.model_.classes_
        return self

    def _fitted(self) -> FakeNewsClassifier:
        if not hasattr(self, "model_"):
            raise _NotFitted(
                "This FakeNewsEstimator has not been fitted. Call fit(texts, labels) first."
            )
        found: FakeNewsClassifier = self.model_
        return found

    def predict_proba(self, X: Any) -> np.ndarray:
        """Return the probability of every class; NaN for missing texts.

        Parameters
        ----------
        X : Series, sequence of str, or frame or array of one column
            The texts.
        """
        return self._fitted().predict_proba(_texts(X)).to_numpy()

    def predict(self, X: Any) -> np.ndarray:
        """Return the most probable class of every text.

        Parameters
        ----------
        X : Series, sequence of str, or frame or array of one column
            The texts.

        Raises
        ------
        ArgumentError
            If a text is missing, which an array of classes cannot express.
        """
        proba = self.predict_proba(X)
        missing = int(np.isnan(proba).any(axis=1).sum())
        if missing:
            raise ArgumentError(
                f"Some texts are missing or blank. Received: {missing} of {len(proba)}. Drop "
                "them, or use FakeNewsClassifier, whose answers may be missing."
            )
        return np.asarray(self.classes_[proba.argmax(axis=1)])

    def __sklearn_tags__(self) -> Any:
        tags = super().__sklearn_tags__()
        tags.input_tags.string = True
        tags.input_tags.two_d_array = False
        tags.input_tags.one_d_array = True
        tags.input_tags.allow_nan = True
        return tags

    def _more_tags(self) -> dict[str, Any]:
        """Return the same to scikit-learn before 1.6, which asks for them like this."""
        return {"X_types": ["string", "1darray"], "allow_nan": True}


def _texts(given: Any) -> Any:
    """Return the texts of a frame or array of one column as one column."""
    shape = getattr(given, "shape", None)
    if shape is None or len(shape) != 2:
        return given
    if shape[1] != 1:
        raise ArgumentError.of("X.shape", tuple(map(int, shape)), "one column of texts")
    return given.iloc[:, 0] if hasattr(given, "iloc") else np.asarray(given)[:, 0]
