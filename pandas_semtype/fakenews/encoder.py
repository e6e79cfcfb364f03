"""What the task asks of a text encoder: `TextEncoder`, and the texts it is fitted to."""

from __future__ import annotations

import inspect
from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Self

import numpy as np

__all__ = ["TextEncoder", "TextTask", "named_parameters"]


@dataclass(frozen=True, eq=False)
class TextTask:
    """Hold the texts an encoder is fitted to, and how to fit it.

    Parameters
    ----------
    texts : sequence of str
        At least one text; none is missing or blank.
    y : ndarray of int, shape (n,)
        Class of each text, from 0 to ``n_classes - 1``.
    n_classes : int
        Number of classes, at least 2.
    weights : ndarray of float, shape (n,)
        Sample weight of each text, 1 on average.
    valid : pair of texts and classes, optional
        Held-out texts, for early stopping and for validation metrics.
    groups : ndarray of int, shape (n,), optional
        Texts that share a number must stay on one side of every split.
    seed : int, default 0
        Seed of everything that is drawn: the same seed gives the same encoder.
    progress : bool, optional
        As for `pandas_semtype.progress.progress_bar`.

    Examples
    --------
    >>> import numpy as np
    >>> from pandas_semtype.fakenews.encoder import TextTask
    >>> task = TextTask(["good", "bad", "fine"], np.array([0, 1, 0]), 2, np.ones(3))
    >>> task.take(np.array([0, 2])).texts
    ['good', 'fine']
    """

    texts: Sequence[str]
    y: np.ndarray
    n_classes: int
    weights: np.ndarray
    valid: tuple[Sequence[str], np.ndarray] | None = None
    groups: np.ndarray | None = None
    seed: int = 0
    progress: bool | None = None

    def __len__(self) -> int:
        return len(self.y)

    @property
    def owners(self) -> np.ndarray:
        """Group of each text; without groups every text is its own."""
        return np.arange(len(self)) if self.groups is None else self.groups

    def take(self, rows: np.ndarray) -> Self:
        """Return the task of some of the texts; their weights are 1 on average again.

        Parameters
        ----------
        rows : ndarray of int
            Positions of the texts.
        """
        weights = self.weights[rows]
        return replace(
            self,
            texts=[self.texts[row] for row in rows.tolist()],
            y=self.y[rows],
            weights=weights / weights.mean(),
            groups=None if self.groups is None else self.groups[rows],
        )


class TextEncoder(ABC):
    """Turn texts into the probabilities of classes, once fitted.

    An encoder is made from its options alone (``Encoder(**options)``), which it checks and
    stores; nothing heavy is imported and nothing is downloaded before `fit`. The task takes
    care of everything that is not the encoder's business: missing texts, the index, the
    names of the classes, class weights, the validation split, warnings and the model card.
    Each call of `fit` starts from scratch.
    """

    name: str
    """Name under which users ask for it."""

    uses_validation: bool = True
    """Whether `fit` has a use for held-out texts."""

    blank: str | None = None
    """After `fit`, a sentence on why nothing was learned; None if something was."""

    def check_installed(self) -> None:  # noqa: B027 - most need nothing more
        """Raise unless the packages that `fit` needs are installed.

        It is called before anything else is done with the texts.

        Raises
        ------
        MissingDependencyError
            If one is missing.
        """

    @abstractmethod
    def fit(self, task: TextTask) -> list[dict[str, float]]:
        """Learn from labelled texts.

        Parameters
        ----------
        task : TextTask
            The texts, their classes, and how to fit.

        Returns
        -------
        list of dict
            One entry per epoch or step, as `History` takes them: ``epoch``, ``loss``,
            ``accuracy``, ``val_loss``, ``val_accuracy`` where known.
        """

    @abstractmethod
    def predict_proba(self, texts: Sequence[str]) -> np.ndarray:
        """Return the probability of every class for every text, shape (n, n_classes).

        The row of a text does not depend on the texts beside it.
        """

    def predict_known(self, texts: Sequence[str]) -> tuple[np.ndarray, np.ndarray]:
        """Return probabilities, and which texts have anything in them that the encoder knows.

        Parameters
        ----------
        texts : sequence of str
            Texts.

        Returns
        -------
        tuple of ndarray
            What `predict_proba` returns, and a bool per text, True by default.
        """
        return self.predict_proba(texts), np.ones(len(texts), dtype=bool)

    def word_scores(self, text: str, target: int) -> np.ndarray | None:  # noqa: ARG002
        """Return what every word adds to the log-odds of a class.

        Parameters
        ----------
        text : str
            One text; its words are what white space separates.
        target : int
            The class.

        Returns
        -------
        ndarray or None
            One score per word. None, the default, has the words left out one by one.
        """
        return None

    @abstractmethod
    def to_checkpoint(self) -> tuple[dict[str, Any], dict[str, bytes]]:
        """Return a configuration of plain JSON and the content of files by name."""

    @classmethod
    @abstractmethod
    def from_checkpoint(cls, config: Mapping[str, Any], files: Mapping[str, bytes]) -> Self:
        """Return the fitted encoder that `to_checkpoint` described."""

    @classmethod
    def option_names(cls) -> list[str]:
        """Return the names of the options the constructor takes."""
        return named_parameters(cls)


def named_parameters(kind: type) -> list[str]:
    """Return the names of the options a class takes, all but ``**options``."""
    parameters = inspect.signature(kind).parameters
    return [name for name, p in parameters.items() if p.kind is not p.VAR_KEYWORD]
