"""Label real columns by their names, to train a network on their cells.

``python -m pandas_semtype.simon.training.pseudo_labels DIR --data FOLDER --labels FILE --out CSV``
asks a calibrated model about every table of the portals that are trained on, with the names of
its columns and their neighbours, and writes down what it is sure of.  What a column is called says
independently of its cells what it is, so that a network of cells learns what nobody labelled
(Blum and Mitchell 1998, "Combining labeled and unlabeled data with co-training").
"""

from __future__ import annotations

import argparse
import csv
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from ...context import in_context
from ...types import UNKNOWN
from .context_weights import judged
from .log import say
from .portals.columns import column_entries, is_held_out, portal_of
from .portals.hand_labels import FIELDS, HandLabel, hand_labels
from .portals.random_columns import TableColumn

if TYPE_CHECKING:
    from ..model import Model

__all__ = ["SURE", "main", "pseudo_label", "unlabelled_tables", "write_labels"]

SURE = 0.8
"""Score that a verdict needs."""

_NOT_EXCLUDED = 0.05
"""Another label that has such a score may be given as well."""

_TABLES_AT_ONCE = 64

Place = tuple[str, int]


def unlabelled_tables(
    folder: str | Path, without: Sequence[str] = ()
) -> Iterator[list[tuple[int, TableColumn]]]:
    """Yield the tables of portals that are trained on: positions and columns.

    Parameters
    ----------
    folder : path
        Columns of portals, see `pandas_semtype.simon.training.portals.columns.real_columns`.
    without : sequence of str
        Tables to leave out, such as those that weights of labels are fitted on.
    """
    tables: dict[str, dict[int, TableColumn]] = {}
    excluded = frozenset(without)
    for entry in column_entries(folder):
        table, field = entry["place"]
        portal = portal_of(table)
        if table not in excluded and not is_held_out(portal):
            column = TableColumn(portal, table, entry["name"], tuple(entry["values"]))
            tables.setdefault(table, {}).setdefault(field, column)
    for table in sorted(tables):
        yield sorted(tables[table].items())


def pseudo_label(
    model: Model, tables: Sequence[Sequence[tuple[int, TableColumn]]], sure: float = SURE
) -> dict[Place, HandLabel]:
    """Return what a model calls the columns of tables, where it is sure.

    Parameters
    ----------
    model : Model
        A calibrated one.
    tables : sequence of sequence of (int, TableColumn)
        See `unlabelled_tables`.
    sure : float, default 0.8
        Score that a verdict with names and neighbours needs.

    Returns
    -------
    dict of (str, int) to HandLabel
        By table and position: the label, and others that cannot be excluded.
    """
    found: dict[Place, HandLabel] = {}
    plain = [[column for _, column in table] for table in tables]
    for table, verdicts in zip(tables, judged(model, plain), strict=True):
        names = [column.name for _, column in table]
        named = in_context(verdicts, names, model.labels)
        for (field, column), verdict in zip(table, named, strict=True):
            if verdict.label == UNKNOWN or verdict.score < sure:
                continue
            also: tuple[str, ...] = ()
            if verdict.scores is not None:
                near = np.flatnonzero(np.asarray(verdict.scores) >= _NOT_EXCLUDED)
                also = tuple(x for x in (model.labels[k] for k in near) if x != verdict.label)
            found[column.table, field] = HandLabel(verdict.label, also)
    return found


def write_labels(file: str | Path, labels: dict[Place, HandLabel]) -> None:
    """Write labels as `hand_labels` reads them."""
    with open(file, "w", newline="", encoding="utf-8") as lines:
        writer = csv.writer(lines, lineterminator="\n")
        writer.writerow(FIELDS)
        for (table, field), given in sorted(labels.items()):
            writer.writerow([table, field, given.label, " ".join(given.also)])


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line."""
    from ..model import Model

    parser = argparse.ArgumentParser(
        prog="python -m pandas_semtype.simon.training.pseudo_labels", description=__doc__
    )
    parser.add_argument("directory", help="calibrated model directory")
    parser.add_argument("--data", required=True, metavar="DIR", help="folder of columns of portals")
    parser.add_argument(
        "--labels", required=True, metavar="FILE",
        help="labels of columns drawn at random: their tables are left out",
    )  # fmt: skip
    parser.add_argument("--sure", type=float, default=SURE, help=f"score that counts ({SURE})")
    parser.add_argument("--out", required=True, metavar="CSV", help="file of the labels")
    options = parser.parse_args(arguments)
    model = Model.load(Path(options.directory))
    drawn = sorted({table for table, _ in hand_labels(options.labels)})
    tables = list(unlabelled_tables(options.data, drawn))
    n_columns = sum(map(len, tables))
    found: dict[Place, HandLabel] = {}
    for start in range(0, len(tables), _TABLES_AT_ONCE):
        found |= pseudo_label(model, tables[start : start + _TABLES_AT_ONCE], options.sure)
        if start // _TABLES_AT_ONCE % 10 == 0:
            say(f"{start:,} of {len(tables):,} tables, {len(found):,} columns")
    write_labels(options.out, found)
    say(f"{len(found):,} of {n_columns:,} columns in {len(tables):,} tables have a label")
    return 0


if __name__ == "__main__":
    sys.exit(main())
