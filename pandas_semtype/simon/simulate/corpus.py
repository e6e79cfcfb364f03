"""The training corpus: simulated columns as arrays, block by block."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from ...sampling import ColumnSample
from ...types import implied_labels
from ..features.cell_encoder import CellEncoder
from ..features.statistics import column_statistics
from .noise import roughen
from .registry import Column, Generator, generators_of

__all__ = [
    "Block",
    "draw_column",
    "label_probabilities",
    "make_block",
    "sample_of",
    "true_labels",
]

# How often a label is the primary one of a column, relative to 1. Real tables hold far
# more counts, codes and categories than bank accounts; rare formats are learned quickly.
_WEIGHTS = {
    "categorical": 8.0, "text": 7.5, "int": 6.5, "float": 6.0, "datetime": 3.0, "state": 3.0,
    "city": 3.5, "company": 2.0, "country": 2.2, "country_code": 2.2, "person_name": 2.0,
    "address": 1.8, "latitude": 1.7, "longitude": 1.7, "postal_code": 2.2, "boolean": 1.5,
    "year": 1.5, "ordinal": 2.4, "age": 0.5, "job_title": 1.3, "airport_code": 1.3,
    "first_name": 1.2, "last_name": 1.2, "street_name": 1.3, "stock_ticker": 1.0,
    "uuid": 0.3, "mac_address": 0.3, "user_agent": 0.3, "mime_type": 0.4, "credit_card": 0.5,
    "iban": 0.4, "ip_address": 0.4, "isbn": 0.5, "ssn": 0.4, "hash": 0.6, "email": 0.7,
    "identifier": 5.0, "code": 4.0, "ean": 0.5, "doi": 0.4, "orcid": 0.3, "security_id": 0.4,
    "bic": 0.4, "routing_number": 0.3, "vin": 0.4, "imei": 0.3, "national_id": 0.6, "tax_id": 0.7,
    "industry_code": 0.6, "icd_code": 0.5, "version": 0.5, "unix_time": 0.5, "username": 0.6,
    "crypto_address": 0.3, "house_number": 0.6,
    "geometry": 1.0, "projected_coordinate": 1.4, "json": 1.0, "list": 1.2, "html": 0.7,
    "year_range": 1.0, "quarter": 0.8, "month": 0.9, "day": 0.8, "date_of_birth": 0.5,
    "ethnicity": 1.0, "marital_status": 0.5, "continent": 0.4, "compass_direction": 0.6,
    "county": 2.2, "place_name": 2.4, "product": 2.0, "department": 1.5, "address_line": 1.3,
    "industry": 1.2, "species": 1.1, "color": 0.9, "nationality": 0.8, "middle_name": 1.1,
    "name_suffix": 0.6, "honorific": 0.5, "gene_symbol": 0.7, "chemical_formula": 0.7,
}  # fmt: skip


@dataclass(slots=True)
class Block:
    """Hold simulated columns as arrays.

    Parameters
    ----------
    characters : ndarray of uint8, shape (columns, cells, characters)
        Ids of distinct cells; a column with fewer has its own again and again.
    statistics : ndarray of float32, shape (columns, statistics)
    targets : ndarray of int8, shape (columns, labels)
        1 true, 0 false, -1 either answer is right.
    primary : ndarray of int32, shape (columns,)
        Position of the primary label.
    """

    characters: np.ndarray
    statistics: np.ndarray
    targets: np.ndarray
    primary: np.ndarray


def true_labels(column: Column, label: str) -> tuple[str, ...]:
    """Return the labels of a column, the primary one first, then what it implies."""
    primary = column.primary or label
    stated = dict.fromkeys((primary, *column.also))
    implied = {parent for known in stated for parent in implied_labels(known)}
    return (*stated, *sorted(implied - set(stated)))


def draw_column(
    rng: np.random.Generator,
    labels: Sequence[str],
    n_rows: int,
    sources: Mapping[str, Sequence[Generator]] | None = None,
    probabilities: np.ndarray | None = None,
) -> tuple[list[str | None], Column, tuple[str, ...]]:
    """Draw one column: its cells, the clean column and its true labels.

    Parameters
    ----------
    rng : Generator
        Source of randomness.
    labels : sequence of str
        Labels to draw the primary one from.
    n_rows : int
        Number of cells.
    sources : mapping of str to generators, optional
        Generators by label; the registered ones by default.
    probabilities : ndarray, optional
        Probability of each label; `label_probabilities` by default.
    """
    if probabilities is None:
        probabilities = label_probabilities(labels)
    label = labels[int(rng.choice(len(labels), p=probabilities))]
    candidates = sources[label] if sources is not None else generators_of(label)
    weights = np.array([g.weight for g in candidates], dtype=np.float64)
    source = candidates[int(rng.choice(len(candidates), p=weights / weights.sum()))]
    made = source.make(rng, n_rows)
    column = made if isinstance(made, Column) else Column(list(made))
    column.primary = column.primary or label
    cells = roughen(column, source, rng)
    return cells, column, true_labels(column, label)


def label_probabilities(labels: Sequence[str]) -> np.ndarray:
    """Return the probability of each label to be drawn as the primary one."""
    weights = np.array([_WEIGHTS.get(label, 1.0) for label in labels])
    probabilities: np.ndarray = weights / weights.sum()
    return probabilities


def sample_of(cells: Sequence[str | None]) -> ColumnSample:
    """Return cells as a column sample: distinct values in order, with counts."""
    counts = Counter(cell for cell in cells if cell is not None and cell.strip())
    values = [value.strip() for value in counts]
    if len(set(values)) < len(values):
        counts = Counter(cell.strip() for cell in cells if cell is not None and cell.strip())
        values = list(counts)
    n_missing = len(cells) - counts.total()
    tally = np.fromiter(counts.values(), dtype=np.int64, count=len(counts))
    return ColumnSample(values, tally, len(cells), len(cells), n_missing)


def make_block(
    seed: Sequence[int] | int,
    n_columns: int,
    labels: Sequence[str],
    encoder: CellEncoder,
    *,
    max_cells: int = 24,
    rows: tuple[int, int] = (6, 512),
    sources: Mapping[str, Sequence[Generator]] | None = None,
) -> Block:
    """Simulate a block of columns as arrays.

    Parameters
    ----------
    seed : int or sequence of int
        The same seed gives the same block.
    n_columns : int
        Number of columns.
    labels : sequence of str
        Labels of the output, in its order.
    encoder : CellEncoder
        Characters to ids.
    max_cells : int, default 24
        Distinct cells kept of a column.
    rows : tuple of int, default (6, 512)
        Fewest and most rows; drawn evenly on a logarithmic scale.
    sources : mapping, optional
        Generators by label; the registered ones by default.
    """
    rng = np.random.default_rng(seed)
    index = {label: i for i, label in enumerate(labels)}
    drawn = tuple(
        label
        for label in labels
        if (generators_of(label) if sources is None else sources.get(label))
    )
    probabilities = label_probabilities(drawn)
    samples: list[ColumnSample] = []
    targets = np.zeros((n_columns, len(labels)), dtype=np.int8)
    primary = np.empty(n_columns, dtype=np.int32)
    picked: list[str] = []
    for i in range(n_columns):
        n_rows = int(np.exp(rng.uniform(np.log(rows[0]), np.log(rows[1] + 1))))
        cells, column, true = draw_column(rng, drawn, n_rows, sources, probabilities)
        while true[0] not in index:  # a generator may make a column of a label that is not wanted
            cells, column, true = draw_column(rng, drawn, n_rows, sources, probabilities)
        order = rng.permutation(len(cells))
        sample = sample_of([cells[j] for j in order])
        samples.append(sample)
        for label in true:
            if label in index:
                targets[i, index[label]] = 1
        # What a generator leaves open wins over what its label implies: an angle in
        # degrees, minutes and seconds is a latitude that need not be a float.
        for label in set(column.ignore) - {true[0], *column.also}:
            if label in index:
                targets[i, index[label]] = -1
        primary[i] = index[true[0]]
        values = sample.values
        picked += [values[j % len(values)] for j in range(max_cells)]
    characters = encoder.encode(picked).reshape(n_columns, max_cells, encoder.length)
    return Block(characters, column_statistics(samples), targets, primary)
