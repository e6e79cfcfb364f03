"""What the fake-news task asks of a text encoder, and which encoders there are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Any, Protocol, Self, runtime_checkable

from ..errors import ArgumentError

if TYPE_CHECKING:
    import numpy as np

__all__ = ["ENCODERS", "TextEncoder", "encoder_class"]

ENCODERS = {
    "elmo": ("elmo.encoder", "ElmoEncoder"),
    "ulmfit": ("ulmfit.encoder", "UlmfitEncoder"),
    "tfidf": ("tfidf", "TfidfEncoder"),
}
"""Module (below this package) and class of every encoder, by name."""


@runtime_checkable
class TextEncoder(Protocol):
    """Turn texts into the probabilities of classes, after having been fitted.

    An encoder is made from its options alone (``Encoder(**options)``), which it checks and
    keeps; nothing heavy is imported and nothing is fetched before `fit`. The task takes care
    of everything that is not the encoder's business: missing texts, the index, the names of
    classes, class weights, the validation split, warnings and the card. Fitting starts anew each
    time it is called.

    An encoder may also have:

    * ``uses_validation = False``, if it has no use for texts held out;
    * ``wants_groups = True``, if its `fit` takes ``groups=``, a number per text that texts
      share that must not be parted;
    * ``blank``, after `fit` a sentence on why nothing was learned, None if something was;
    * ``word_scores(text, target)``, what every word (as white space separates them) adds to
      the log-odds of a class; else words are left out one by one.
    """

    name: str
    """Name under which users ask for it."""

    def fit(
        self,
        texts: Sequence[str],
        y: np.ndarray,
        *,
        n_classes: int,
        weights: np.ndarray,
        valid: tuple[Sequence[str], np.ndarray] | None = None,
        random_state: int = 0,
        progress: bool | None = None,
    ) -> list[dict[str, float]]:
        """Learn from texts.

        Parameters
        ----------
        texts : sequence of str
            At least one text; none is missing or blank.
        y : ndarray of int, shape (n,)
            Class of each text, from 0 to ``n_classes - 1``.
        n_classes : int
            Number of classes, at least 2.
        weights : ndarray of float, shape (n,)
            Weight of each text, 1 on average.
        valid : pair of texts and classes, optional
            Held-out texts, to stop early and to note figures.
        random_state : int, default 0
            Seed; the same seed gives the same encoder.
        progress : bool, optional
            As for `pandas_semtype.progress.progress_bar`.

        Returns
        -------
        list of dict
            One entry per epoch or step, as `History` takes them: ``epoch``, ``loss``,
            ``accuracy``, ``val_loss``, ``val_accuracy`` where known.
        """
        ...

    def predict_proba(self, texts: Sequence[str]) -> np.ndarray:
        """Return the probability of every class for every text, shape (n, n_classes).

        A text's row does not depend on the texts beside it.
        """
        ...

    def to_checkpoint(self) -> tuple[dict[str, Any], dict[str, bytes]]:
        """Return a configuration of plain JSON and the content of files by name."""
        ...

    @classmethod
    def from_checkpoint(cls, config: Mapping[str, Any], files: Mapping[str, bytes]) -> Self:
        """Return the fitted encoder that `to_checkpoint` described."""
        ...


def encoder_class(name: str) -> type[TextEncoder]:
    """Return the class of an encoder.

    Parameters
    ----------
    name : str
        One of `ENCODERS`.

    Raises
    ------
    ArgumentError
        If there is no such encoder.
    """
    if name not in ENCODERS:
        raise ArgumentError.of("encoder", name, f"one of {', '.join(ENCODERS)}")
    module, kind = ENCODERS[name]
    found: type[TextEncoder] = getattr(import_module(f".{module}", __package__), kind)
    return found
