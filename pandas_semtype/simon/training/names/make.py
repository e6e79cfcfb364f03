"""Make the model of names of columns: names of portals, words of lists, and empty ones."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import numpy as np

from ....context.name_model import NameModel
from ..log import say
from .composed import composed_names, empty_names
from .design import Design, Vocabulary, portal_examples, prior_of
from .fitting import Settings, fit, fit_linear
from .pairs import fit_pairs
from .portal_names import PortalName

__all__ = ["make_model", "name_model", "with_context"]

_FEATURES = 48_000
_WORDS, _EMPTY = 0.8, 0.4
"""Weights of composed and empty names beside those of portals."""

_N_EMPTY = 4000
_EVEN = 0.3
"""Fraction of the prior that makes all labels equally common: tables are not those of portals."""

_BESIDE_SPREAD = 0.3
_MOST_COLUMNS = 10_000


def make_model(
    columns: Sequence[PortalName], labels: Sequence[str], *, seed: int = 0,
    settings: Settings | None = None,
) -> NameModel:  # fmt: skip
    """Fit a model of names, and of labels that stand together.

    Parameters
    ----------
    columns : sequence of PortalName
        Columns to learn from.
    labels : sequence of str
        Labels of the output.
    seed : int, default 0
    settings : Settings, optional

    Returns
    -------
    NameModel
        With vectors of whole numbers, as it is stored.
    """
    return with_context(name_model(columns, labels, seed=seed, settings=settings), columns, seed)


def name_model(
    columns: Sequence[PortalName], labels: Sequence[str], *, seed: int = 0,
    settings: Settings | None = None,
) -> NameModel:  # fmt: skip
    """Fit what names say by themselves; the arguments are those of `make_model`."""
    rng = np.random.default_rng(seed)
    portal = portal_examples(columns)
    composed = list(composed_names(rng))
    empty = list(empty_names(rng, _N_EMPTY))
    say(f"names: {len(portal)} of portals, {len(composed)} composed, {len(empty)} empty")
    vocabulary = Vocabulary.of(
        [example.name for example in (*portal, *composed, *empty)],
        [example.name for example in composed if example.listed],
        _FEATURES,
    )
    sources = [(portal, 1.0), (composed, _WORDS), (empty, _EMPTY)]
    design = Design.of(sources, labels, vocabulary)
    fitted = fit(design, settings or Settings(seed=seed))
    of_portals = slice(0, len(portal))
    prior = prior_of(design.targets[of_portals], design.weights[of_portals], _EVEN)
    log_prior = np.log(prior)
    steps = np.maximum(np.abs(fitted.vectors).max(axis=0), 1e-9) / 127
    return NameModel(
        labels=tuple(labels),
        keys=vocabulary.keys,
        vectors=np.rint(fitted.vectors / steps).astype(np.int8),
        steps=steps.astype(np.float32),
        output=fitted.output,
        beside=np.zeros_like(fitted.output),
        log_prior=log_prior,
        pairs=np.zeros((len(labels), len(labels)), dtype=np.float32),
        alone=np.zeros(len(labels), dtype=np.float32),
    )


def with_context(model: NameModel, columns: Sequence[PortalName], seed: int = 0) -> NameModel:
    """Return a model that also knows what other names and other labels of a table add."""
    labels = model.labels
    say("names beside: what the other names of a table add")
    model = model.replaced(beside=_fit_beside(model, columns, seed))
    say("labels beside: what the other labels of a table add")
    common = np.bincount([labels.index(c.label) for c in columns], minlength=len(labels)) + 1.0
    pairs, alone = fit_pairs(columns, labels, np.log(common / common.sum()), seed)
    return model.replaced(pairs=pairs, alone=alone)


def _fit_beside(model: NameModel, columns: Sequence[PortalName], seed: int) -> np.ndarray:
    tables: dict[str, list[PortalName]] = defaultdict(list)
    for column in columns:
        tables[column.table].append(column)
    known = {name: model.vector(name) for name in {column.name for column in columns}}
    place = {label: k for k, label in enumerate(model.labels)}
    own: list[np.ndarray] = []
    others: list[np.ndarray] = []
    targets: list[int] = []
    weights: list[float] = []
    for table in tables.values():
        vectors = np.array([known[column.name] for column in table])
        total = vectors.sum(axis=0)
        for column, vector in zip(table, vectors, strict=True):
            if len(table) > 1:
                own.append(vector)
                others.append((total - vector) / (len(table) - 1))
                targets.append(place[column.label])
                weights.append(column.weight * len(table) ** -0.5)
    if not own:
        return np.zeros_like(model.output)
    kept = np.random.default_rng(seed).permutation(len(targets))[:_MOST_COLUMNS]
    offsets = np.array(own)[kept] @ model.output + model.log_prior
    penalty = 1.0 / (2.0 * _BESIDE_SPREAD**2 * len(kept))
    beside, _ = fit_linear(
        np.array(others, dtype=np.float64)[kept], offsets, np.array(targets)[kept],
        np.array(weights)[kept], penalty,
    )  # fmt: skip
    return beside.astype(np.float32)
