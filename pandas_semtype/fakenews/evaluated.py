"""Methods of the classifier that fit copies of it again and again, and leave it as it is."""

from __future__ import annotations

import copy
from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from .encoder import TextEncoder
from .evaluation import LearningCurve, evaluate_transfer, learning_curve
from .searches import SearchedClassifier

__all__ = ["EvaluatedClassifier"]


class EvaluatedClassifier(SearchedClassifier):
    """Give a classifier what tells how it does on other sources and with more texts."""

    _seed: int
    progress: bool | None

    def _again(self) -> Any:
        """Return the same classifier, not fitted; leaks are looked for in `fit` alone."""
        own = self.get_params()
        given = own.pop("encoder")
        own["check_leaks"] = False
        if isinstance(given, TextEncoder):
            given = copy.deepcopy(given)
        return type(self)(given, **own)  # type: ignore[call-arg]

    def evaluate_transfer(self, sources: Mapping[str, tuple[Any, Any]]) -> pd.DataFrame:
        """Fit to each source and test on the others, to see whether what is learned carries over.

        Parameters
        ----------
        sources : mapping of str to pair
            By name of the source its texts and their labels; at least two, all with the same
            classes.

        Returns
        -------
        DataFrame
            By ``trained_on`` and ``tested_on``: ``n_texts`` tested, ``near_copies`` left out of
            them for having one in the training texts, ``accuracy``, ``macro_f1``, ``auc``, and
            ``majority``, the accuracy of the most frequent class. Where both are the same
            source, four fifths were fitted to and the rest tested on.

        Raises
        ------
        ArgumentError
            If there are fewer than two sources, or their classes differ.

        Examples
        --------
        >>> from pandas_semtype import FakeNewsClassifier
        >>> days = ["monday", "tuesday", "friday", "sunday", "noon", "night"]
        >>> y = ["real", "fake"] * 6
        >>> texts = {
        ...     who: [f"{who} {act} on {day}" for day in days for act in acts]
        ...     for who, acts in {"court": ("sat", "lied"), "mayor": ("met", "stole")}.items()
        ... }
        >>> sources = {who: (found, y) for who, found in texts.items()}
        >>> table = FakeNewsClassifier("tfidf").evaluate_transfer(sources)
        >>> float(table.loc[("court", "court"), "accuracy"]), table.index.names
        (1.0, FrozenList(['trained_on', 'tested_on']))
        """
        return evaluate_transfer(self._again, sources, seed=self._seed, progress=self.progress)

    def learning_curve(
        self,
        texts: Any,
        y: Any,
        *,
        train_sizes: Sequence[float] = (0.1, 0.325, 0.55, 0.775, 1.0),
        cv: int = 5,
        groups: Any = None,
    ) -> LearningCurve:
        """Fit to more and more of the texts, to see whether more of them would help.

        Parameters
        ----------
        texts : Series or sequence of str
            Texts.
        y : Series or sequence
            Their labels.
        train_sizes : sequence of float or int
            Fractions of the training texts of a fold, above 0 and up to 1, or numbers of texts,
            with the classes in the same proportions. The default ones are of at least two texts
            per class.
        cv : int, default 5
            Folds; each costs a fit per size.
        groups : Series or sequence, optional
            What texts have in common. Groups and near-copies are never split.

        Returns
        -------
        LearningCurve
            ``table`` has means and standard deviations of accuracy, macro-F1 and AUC on held-out
            texts by number of training texts; ``plot()`` draws it.

        Raises
        ------
        ArgumentError
            If sizes cannot be used, or are too small for every class to occur.
        """
        return learning_curve(
            self._again,
            texts,
            y,
            train_sizes=train_sizes,
            cv=cv,
            groups=groups,
            seed=self._seed,
            progress=self.progress,
        )
