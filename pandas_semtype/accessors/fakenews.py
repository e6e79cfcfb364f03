"""``series.text.fakenews`` and ``series.fakenews``: classifiers of texts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

from .. import session
from ..checks import flag

if TYPE_CHECKING:
    from ..fakenews.classifier import FakeNewsClassifier
    from ..fakenews.leakage.report import LeakReport
    from ..fakenews.report import TextReport

__all__ = ["FakeNewsAccessor"]


class FakeNewsAccessor:
    """Fit a classifier to the texts of a Series, or predict their classes with one.

    Parameters
    ----------
    series : Series
        One text per row.

    Examples
    --------
    >>> import pandas as pd
    >>> import pandas_semtype
    >>> texts = pd.Series(["the council met on monday", "aliens run the council"] * 8)
    >>> labels = pd.Series(["real", "fake"] * 8)
    >>> model = texts.text.fakenews.fit(labels, encoder="tfidf", activate=False)
    >>> pd.Series(["aliens again"]).text.fakenews.predict(model=model).tolist()
    ['fake']
    """

    __slots__ = ("_series",)

    def __init__(self, series: pd.Series) -> None:
        self._series = series

    def fit(
        self,
        y: Any,
        *,
        encoder: Any = "elmo",
        groups: Any = None,
        without: Any = None,
        random_state: Any = 0,
        activate: bool | None = None,
        **options: Any,
    ) -> FakeNewsClassifier:
        """Fit a new classifier to the texts and their labels.

        Parameters
        ----------
        y : Series or sequence
            A string, number or bool per text; a Series with the index of the texts.
        encoder : str, path, callable, object or a list of these, default "elmo"
            As for `FakeNewsClassifier`; several are stacked.
        groups : Series or sequence, optional
            What some texts have in common: a group is never split.
        without : str, finding or sequence of these, optional
            Tokens, ``"style"`` or findings of a leak report: taken out of all texts.
        random_state : int, default 0
            Seed.
        activate : bool, optional
            Make the model the active one of the whole process. Say so: where nothing is said
            it is done with a warning, and will not be from version 0.3 on.
        **options
            Further arguments of `FakeNewsClassifier`, and options of the encoder.

        Returns
        -------
        FakeNewsClassifier
            A new model.

        See Also
        --------
        pandas_semtype.FakeNewsClassifier.fit : Every error it raises.
        """
        from ..fakenews.classifier import FakeNewsClassifier

        if activate is not None:
            activate = flag("activate", activate)
        model = FakeNewsClassifier(encoder, random_state=random_state, **options)
        model.fit(self._series, y, groups=groups, without=without)
        session.activate_if_told(activate, model, "fit")
        return model

    def predict(
        self, *, model: Any = None, threshold: float | None = None, abstain: float | None = None
    ) -> pd.Series:
        """Return the most probable class of every text.

        Parameters
        ----------
        model : FakeNewsClassifier or path-like, optional
            By default the active one.
        threshold : float, optional
            Least probability, from 0 to 1, of a class that is given.
        abstain : float, optional
            Fraction of texts, below 1, to leave without a class.

        Returns
        -------
        Series
            With the index of the texts; missing for missing texts, and for those in which
            nothing is known.

        Raises
        ------
        NotFittedError
            If no model is given or active.
        """
        return _model(model).predict(self._series, threshold=threshold, abstain=abstain)

    def predict_proba(self, *, model: Any = None) -> pd.DataFrame:
        """Return the probability of every class for every text.

        Parameters
        ----------
        model : FakeNewsClassifier or path-like, optional
            By default the active one.

        Returns
        -------
        DataFrame
            With the index of the texts and one column per class.

        Raises
        ------
        NotFittedError
            If no model is given or active.
        """
        return _model(model).predict_proba(self._series)

    def score(self, y: Any, *, model: Any = None) -> TextReport:
        """Return the metrics of a model on these texts.

        Parameters
        ----------
        y : Series or sequence
            The labels of the texts.
        model : FakeNewsClassifier or path-like, optional
            By default the active one.

        Returns
        -------
        TextReport
            Accuracy, macro-F1, AUC, metrics by class, and those of the majority class.

        Raises
        ------
        NotFittedError
            If no model is given or active.
        """
        return _model(model).score(self._series, y)

    def explain(self, *, model: Any = None, **options: Any) -> pd.DataFrame:
        """Return the words that drove each verdict.

        Parameters
        ----------
        model : FakeNewsClassifier or path-like, optional
            By default the active one.
        **options
            ``target``, ``top`` and ``max_words`` of `FakeNewsClassifier.explain`.

        Returns
        -------
        DataFrame
            One row per word with its place in the text and its effect on the log-odds.

        Raises
        ------
        NotFittedError
            If no model is given or active.
        """
        return _model(model).explain(self._series, **options)

    def leaks(self, y: Any, *, groups: Any = None, split: Any = None) -> LeakReport:
        """Look for leaks: what separates the classes without being what they are about.

        Parameters
        ----------
        y : Series or sequence
            The labels of the texts.
        groups, split : Series or sequence, optional
            Group and part of each text; near-copies in several of them are reported.

        Returns
        -------
        LeakReport
            The findings; `fit` issues a warning for each.
        """
        from ..fakenews.leakage.report import leaks

        return leaks(self._series, y, groups=groups, split=split)


def _model(model: Any) -> FakeNewsClassifier:
    from ..loading import resolve_model

    return resolve_model("fakenews", model)
