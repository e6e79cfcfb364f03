"""One direction of ULMFiT that was fine-tuned: what it reads of texts, and what it predicts.

This file is imported inside functions: it needs PyTorch and fastai.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import torch
from fastai.text.models.core import SequentialRNN

from .data import in_direction, pad_texts, similar_lengths
from .devices import on_device
from .language_model import Sizes
from .losses import negative_log_likelihood
from .network import fill, language_model, one_thread
from .pooling import TextClassifier
from .recipe import Recipe

__all__ = ["DirectionClassifier", "Texts", "extra_features", "probabilities", "turned_texts"]

_BATCH = 64

Texts = Sequence[np.ndarray]
"""Token ids of each text."""


def turned_texts(texts: Texts, direction: str) -> list[np.ndarray]:
    """Return texts in reading direction."""
    return [in_direction(text, direction) for text in texts]


def extra_features(
    model: SequentialRNN | None, texts: Texts, scale: np.ndarray | None = None
) -> tuple[np.ndarray, np.ndarray]:
    """Return the standardised likelihood of the texts, if a model is given, and its scale."""
    if model is None:
        return np.empty((len(texts), 0), dtype=np.float32), np.empty(0, dtype=np.float32)
    values = negative_log_likelihood(model, texts)
    if scale is None:
        scale = np.array([values.mean(), max(float(values.std()), 1e-3)], dtype=np.float32)
    return ((values - scale[0]) / scale[1])[:, None].astype(np.float32), scale


@torch.no_grad()
def probabilities(
    classifier: TextClassifier, texts: Texts, extra: np.ndarray, padding: int
) -> np.ndarray:
    """Return the probability of every class for texts in reading direction."""
    classifier.eval()
    lengths = np.array([len(text) for text in texts])
    found = np.empty((len(texts), classifier.n_classes))
    device = next(classifier.parameters()).device
    order = np.argsort(-lengths, kind="stable")
    for rows in similar_lengths(lengths, order, _BATCH):
        read = (*pad_texts([texts[i] for i in rows], padding), torch.from_numpy(extra[rows]))
        scores = classifier(*(part.to(device) for part in read))[0]
        found[rows] = scores.cpu().double().softmax(dim=1).numpy()
    return found


class DirectionClassifier:
    """Predict with one fine-tuned direction.

    Parameters
    ----------
    direction : {"forward", "backward"}
        Reading direction.
    n_words, padding, n_classes : int
        Size of the vocabulary, token id of the padding, number of classes.
    sizes : Sizes
        Sizes of the network.
    recipe : Recipe
        The recipe it was fine-tuned with.
    tensors : mapping of str to ndarray
        From a `DirectionResult`.
    device : str, optional
        As for `devices.device_for`.
    """

    def __init__(
        self,
        direction: str,
        n_words: int,
        padding: int,
        n_classes: int,
        sizes: Sizes,
        recipe: Recipe,
        tensors: Mapping[str, np.ndarray],
        device: str | None = None,
    ) -> None:
        given = {name: torch.from_numpy(np.ascontiguousarray(a)) for name, a in tensors.items()}
        self.direction, self.padding, self.scale = direction, padding, tensors["scale"]
        self.language_model = None
        with torch.random.fork_rng(devices=[]):  # building draws weights, which are replaced
            self.classifier = TextClassifier(
                n_words,
                n_classes,
                sizes,
                window=recipe.window,
                padding=padding,
                n_extra=int(recipe.perplexity),
            )
            if recipe.perplexity:
                self.language_model = language_model(n_words, sizes)
        fill(given, self.classifier.encoder)
        head = {n.removeprefix("head."): t for n, t in given.items() if n.startswith("head.")}
        self.classifier.head.load_state_dict(head)
        if self.language_model is not None:
            own = {n.removeprefix("lm."): t for n, t in given.items() if n.startswith("lm.")}
            fill(own, self.language_model[0], self.language_model[1].decoder)
            self.language_model.eval()
        self.classifier.eval()
        self.device = device

    def predict_proba(self, texts: Texts) -> np.ndarray:
        """Return the probability of every class for texts in writing order."""
        turned = turned_texts(texts, self.direction)

        def work(device: torch.device) -> np.ndarray:
            self.classifier.to(device)
            if self.language_model is not None:
                self.language_model.to(device)
            with one_thread():
                extra = extra_features(self.language_model, turned, self.scale)[0]
                return probabilities(self.classifier, turned, extra, self.padding)

        return on_device(self.device, work)
