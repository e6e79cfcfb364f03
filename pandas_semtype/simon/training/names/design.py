"""Names as a sparse matrix of features, with what they speak for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from scipy import sparse

from ....context.name_features import name_features
from .composed import NamedLabel
from .portal_names import PortalName

__all__ = ["Design", "Vocabulary", "portal_examples"]

_REPEATS = 0.5
"""Power of how often a portal repeats a name: a name that stands in a hundred tables of one
portal counts as ten."""

_FEWEST = 2
"""Names a feature must stand in."""


def portal_examples(columns: Iterable[PortalName]) -> list[NamedLabel]:
    """Return each name of a portal once per label, heavier the more columns have it."""
    weights: dict[tuple[str, str, str], float] = defaultdict(float)
    for column in columns:
        weights[column.portal, column.name, column.label] += column.weight
    return [
        NamedLabel(name, {label: 1.0}, max(weight, 0.0) ** _REPEATS)
        for (_, name, label), weight in weights.items()
    ]


@dataclass(frozen=True, slots=True, eq=False)
class Vocabulary:
    """Hold the features that are known: hashes, ascending."""

    keys: np.ndarray

    @classmethod
    def of(cls, names: Iterable[str], listed: Iterable[str], size: int) -> Vocabulary:
        """Return the most frequent features of names.

        Parameters
        ----------
        names : iterable of str
        listed : iterable of str
            Names whose features are worth knowing however rare they are: entries of lists.
        size : int
            Features at most; words come before pieces of words.
        """
        every, of_lists = sorted(set(names)), sorted(set(listed))
        ranked: list[np.ndarray] = []
        keys: list[np.ndarray] = []
        # A piece of a word must be more common to be worth as much as a word.
        for kind, worth, times in ((0, 3.0, 3), (1, 1.0, 1)):
            each = [np.unique(_hashes(name)[kind]) for name in every + times * of_lists]
            found, counts = np.unique(np.concatenate(each), return_counts=True)
            keys.append(found[counts >= _FEWEST])
            ranked.append(worth * counts[counts >= _FEWEST])
        order = np.argsort(-np.concatenate(ranked), kind="stable")[:size]
        return cls(np.unique(np.concatenate(keys)[order]))

    def matrix(self, names: Sequence[str]) -> sparse.csr_matrix:
        """Return the features of names as `NameModel.vector` weighs them."""
        each = [hashes for name in names for hashes in _hashes(name)]
        lengths = np.array([len(hashes) for hashes in each])
        wanted = np.concatenate(each) if each else np.zeros(0, dtype=np.uint32)
        places = np.minimum(np.searchsorted(self.keys, wanted), len(self.keys) - 1)
        weights = np.repeat(1.0 / np.sqrt(np.maximum(lengths, 1)), lengths).astype(np.float32)
        weights[self.keys[places] != wanted] = 0.0
        starts = np.concatenate([[0], np.cumsum(lengths)])[::2]
        made = sparse.csr_matrix((weights, places, starts), shape=(len(names), len(self.keys)))
        made.sum_duplicates()
        made.eliminate_zeros()
        return made


@lru_cache(maxsize=200_000)
def _hashes(name: str) -> tuple[np.ndarray, np.ndarray]:
    words, pieces = name_features(name)
    return np.array(words, dtype=np.uint32), np.array(pieces, dtype=np.uint32)


@dataclass(frozen=True, slots=True, eq=False)
class Design:
    """Hold names to fit to.

    Parameters
    ----------
    features : csr_matrix, shape (names, features)
    targets : ndarray, shape (names, labels)
        Shares of labels; rows add up to 1.
    weights : ndarray, shape (names,)
    log_priors : ndarray, shape (names, labels)
        Logarithms of how common labels are where the name is from.
    """

    features: sparse.csr_matrix
    targets: np.ndarray
    weights: np.ndarray
    log_priors: np.ndarray

    @classmethod
    def of(
        cls,
        sources: Sequence[tuple[Sequence[NamedLabel], float]],
        labels: Sequence[str],
        vocabulary: Vocabulary,
    ) -> Design:
        """Return the design of names from several sources.

        Parameters
        ----------
        sources : sequence of (names, weight)
            The weights of the names of a source are scaled to its own, on the average.
        labels : sequence of str
        vocabulary : Vocabulary
        """
        parts = [_part(names, weight, labels) for names, weight in sources]
        names = [example.name for given, _ in sources for example in given]
        return cls(
            vocabulary.matrix(names),
            *(np.concatenate([part[k] for part in parts]) for k in range(3)),
        )


def _part(
    examples: Sequence[NamedLabel], scale: float, labels: Sequence[str]
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    place = {label: k for k, label in enumerate(labels)}
    targets = np.zeros((len(examples), len(labels)), dtype=np.float32)
    for row, example in zip(targets, examples, strict=True):
        for label, share in example.target.items():
            if label in place:
                row[place[label]] = share
    weights = np.array([example.weight for example in examples], dtype=np.float32)
    prior = prior_of(targets, weights)
    left = 1.0 - targets.sum(axis=1, keepdims=True)
    targets += left * prior
    weights = weights * (scale / max(float(weights.mean()), 1e-9))
    return targets, weights, np.broadcast_to(np.log(prior), targets.shape).astype(np.float32)


def prior_of(targets: np.ndarray, weights: np.ndarray, smoothing: float = 0.05) -> np.ndarray:
    """Return how common each label is, a little nearer to all being equally common."""
    total = (weights[:, None] * targets).sum(axis=0)
    share = total / max(float(total.sum()), 1e-9)
    out: np.ndarray = (1.0 - smoothing) * share + smoothing / len(share)
    return out.astype(np.float32)
