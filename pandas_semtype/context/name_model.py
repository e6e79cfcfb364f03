"""Evidence from names of columns: a small learned model of which label a name speaks for."""

from __future__ import annotations

import io
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

import numpy as np

from ..types import catalogue
from .name_features import name_features, word_feature
from .tokens import text_of

__all__ = ["NameModel", "known_labels", "knows_word", "log_ratios", "places_of", "shipped"]

FILE = "names.npz"
_NUMBERS = ("steps", "output", "beside", "log_prior", "pairs", "alone")
_REMEMBERED = 8192
_LEAST = 1e-9
_MOST_BESIDE = 1.0
"""What the other names of a table add at most: they are a hint, no more."""


@dataclass(frozen=True, slots=True, eq=False)
class NameModel:
    """Hold the arrays of the model.

    A name is the sum of the vectors of its features, a small vector. Two matrices turn it, and
    the mean of those of the other names of the table, into a log-likelihood per label.

    Parameters
    ----------
    labels : tuple of str
        Labels, in the order of the columns of `output`.
    keys : ndarray of uint32, shape (features,)
        Hashes of the features that are known, ascending. No name is stored.
    vectors : ndarray of int8, shape (features, size)
    steps : ndarray of float32, shape (size,)
        What 1 of a vector stands for.
    output, beside : ndarray of float32, shape (size, labels)
    log_prior : ndarray of float32, shape (labels,)
        How common labels are: what makes the likelihood of a name, whatever the label.
    pairs : ndarray of float32, shape (labels, labels)
        What a label in a table adds to the log-odds of another one; see `neighbours`.
    alone : ndarray of float32, shape (labels,)
        The same of no label at all.
    """

    labels: tuple[str, ...]
    keys: np.ndarray
    vectors: np.ndarray
    steps: np.ndarray
    output: np.ndarray
    beside: np.ndarray
    log_prior: np.ndarray
    pairs: np.ndarray
    alone: np.ndarray

    @classmethod
    def read(cls, content: bytes) -> NameModel:
        """Return the model of the bytes of an ``.npz`` file."""
        with np.load(io.BytesIO(content), allow_pickle=False) as stored:
            numbers = {name: stored[name].astype(np.float32) for name in _NUMBERS}
            # Of half precision they add up to one only nearly, and no name must say something.
            numbers["log_prior"] -= np.log(np.exp(numbers["log_prior"]).sum())
            return cls(
                labels=tuple(stored["labels"].tolist()),
                keys=stored["keys"],
                vectors=stored["vectors"],
                **numbers,
            )

    def written(self) -> bytes:
        """Return the bytes of an ``.npz`` file with the model, matrices in half precision."""
        halves = {name: getattr(self, name).astype(np.float16) for name in _NUMBERS}
        halves["steps"] = self.steps
        content = io.BytesIO()
        np.savez_compressed(
            content, labels=np.array(self.labels), keys=self.keys, vectors=self.vectors, **halves
        )
        return content.getvalue()

    def replaced(self, **arrays: np.ndarray) -> NameModel:
        """Return the model with other arrays in place of some."""
        made: dict[str, Any] = {name: a.astype(np.float32) for name, a in arrays.items()}
        return replace(self, **made)

    def vector(self, name: Hashable) -> np.ndarray:
        """Return the vector of a name: zero where none of its features is known.

        Unknown features count in the length, so that a name that is known in part says less.
        """
        out: np.ndarray = np.zeros(len(self.steps), dtype=np.float32)
        for hashes in name_features(name):
            if not hashes:
                continue
            wanted = np.array(hashes, dtype=np.uint32)
            places = np.minimum(np.searchsorted(self.keys, wanted), len(self.keys) - 1)
            known = places[self.keys[places] == wanted]
            out += self.vectors[known].sum(axis=0, dtype=np.float32) / np.sqrt(len(hashes))
        out *= self.steps
        return out


@cache
def shipped() -> NameModel:
    """Return the model that stands in the package."""
    return NameModel.read(files(__package__).joinpath(FILE).read_bytes())


@cache
def known_labels() -> frozenset[str]:
    """Return the labels that the shipped model knows."""
    return frozenset(shipped().labels)


def knows_word(word: str) -> bool:
    """Return whether the shipped model has learned from names with a word.

    Parameters
    ----------
    word : str
        As `tokens_of` gives it.
    """
    keys, wanted = shipped().keys, np.uint32(word_feature(word))
    place = int(np.searchsorted(keys, wanted))
    return place < len(keys) and bool(keys[place] == wanted)


@lru_cache(maxsize=_REMEMBERED)
def _said(text: str) -> tuple[bool, np.ndarray, np.ndarray]:
    """Return whether a name says anything; what it says by itself, and of columns beside it."""
    model = shipped()
    vector = model.vector(text)
    return bool(vector.any()), vector @ model.output, vector @ model.beside


@lru_cache(maxsize=64)
def _speaking(labels: tuple[str, ...]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return which labels of the model speak for each label wanted.

    Those that are not wanted speak for what they imply: of a date of birth, a model that does
    not know it says that it is a date.

    Returns
    -------
    order : ndarray of int
        Positions in the model, grouped by the label wanted that they speak for.
    starts : ndarray of int
        Where each group begins.
    here : ndarray of int
        Positions of these labels among those wanted.
    """
    kinds = catalogue()
    place = {label: k for k, label in enumerate(labels)}
    groups: dict[int, list[int]] = {}
    for k, label in enumerate(shipped().labels):
        implied = kinds[label].implies if label in kinds else ()
        wanted = next((place[one] for one in (label, *implied) if one in place), None)
        if wanted is not None:
            groups.setdefault(wanted, []).append(k)
    here = sorted(groups)
    sizes = [len(groups[k]) for k in here]
    starts = np.cumsum([0, *sizes[:-1]]) if sizes else np.zeros(0)
    order = [k for wanted in here for k in groups[wanted]]
    return np.array(order, dtype=int), starts.astype(int), np.array(here, dtype=int)


@lru_cache(maxsize=64)
def places_of(labels: tuple[str, ...]) -> tuple[np.ndarray, np.ndarray]:
    """Return the labels that the model knows: their positions among `labels`, and its own."""
    own: Mapping[str, int] = {label: k for k, label in enumerate(shipped().labels)}
    known = [k for k, label in enumerate(labels) if label in own]
    return np.array(known, dtype=int), np.array([own[labels[k]] for k in known], dtype=int)


def log_ratios(
    names: Sequence[Hashable],
    labels: Sequence[str],
    *,
    table_names: Sequence[Hashable] | None = None,
) -> np.ndarray:
    """Return what names of columns say for and against labels.

    Parameters
    ----------
    names : sequence of hashable
        Names of the columns.
    labels : sequence of str
        Labels in the order wanted.
    table_names : sequence of hashable, optional
        Names of all columns of the table, those asked for included: a weak hint.

    Returns
    -------
    ndarray of float, shape (len(names), len(labels))
        Logarithm of P(name | label) / P(name). 0 for every label where a name says nothing,
        and for labels the model does not know. Labels that are not wanted count for the
        first one they imply that is.

    Examples
    --------
    >>> from pandas_semtype.context.name_model import log_ratios
    >>> log_ratios(["lat", "широта", "qqq"], ["latitude", "text"]).clip(-1, 2).round() + 0
    array([[ 2., -1.],
           [ 2., -1.],
           [ 0.,  0.]])
    """
    out = np.zeros((len(names), len(labels)))
    if not len(names) or not len(labels):
        return out
    model = shipped()
    said = [_said(text_of(name)) for name in names]
    logits = np.stack([own for _, own, _ in said])
    if table_names is not None and len(table_names) > 1:
        beside = np.stack([beside for _, _, beside in said])
        every = np.sum([_said(text_of(name))[2] for name in table_names], axis=0)
        others = (every - beside) / (len(table_names) - 1)
        logits += np.clip(others, -_MOST_BESIDE, _MOST_BESIDE)
    joint = (logits + model.log_prior).astype(np.float64)
    joint = np.exp(joint - joint.max(axis=1, keepdims=True))
    joint /= joint.sum(axis=1, keepdims=True)
    # Sums of groups, not a product of matrices: threads of BLAS would cost more than they save.
    order, starts, here = _speaking(tuple(labels))
    if len(here):
        given = np.add.reduceat(joint[:, order], starts, axis=1)
        prior = np.add.reduceat(np.exp(model.log_prior[order]), starts)
        out[:, here] = np.log(np.maximum(given, _LEAST)) - np.log(prior)
    out[[not says for says, _, _ in said]] = 0.0
    return out
