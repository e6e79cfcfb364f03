"""Read columns that were drawn at random from the tables of portals, and labelled one by one.

Labels of portals are of columns that somebody had a type for. Columns drawn at random say how
frequent labels are, and how often a label that says much is given where none holds.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from ....errors import ExampleError
from .columns import column_entries, is_held_out, portal_of
from .hand_labels import HandLabel, hand_labels

__all__ = ["TableColumn", "labelled_columns", "random_tables"]


@dataclass(frozen=True, slots=True)
class TableColumn:
    """Hold a column of a table of which some columns were labelled.

    Parameters
    ----------
    portal, table, name : str
        Where it is from, and its header.
    values : tuple of (str or None)
        Cells in the order of the rows, blanks kept.
    truth : HandLabel, optional
        None for a column that only stands beside one that was labelled.
    """

    portal: str
    table: str
    name: str
    values: tuple[str | None, ...]
    truth: HandLabel | None = None


def random_tables(
    folder: str | Path, file: str | Path, *, held_out: bool | None = None
) -> list[list[TableColumn]]:
    """Return the tables of which columns were labelled, each with the columns without labels.

    Parameters
    ----------
    folder : path
        Columns of portals, see `pandas_semtype.simon.training.portals.columns.real_columns`.
    file : path
        See `hand_labels`.
    held_out : bool, optional
        Only portals that are never trained on, or only the others; all by default.

    Returns
    -------
    list of list of TableColumn
        In the order of the names of the tables, columns in that of their positions.

    Raises
    ------
    ExampleError
        If a labelled column is not in the folder.
    """
    known = hand_labels(file)
    tables = {
        table for table, _ in known if held_out is None or is_held_out(portal_of(table)) == held_out
    }
    entries = sorted(_entries(folder, tables), key=lambda pair: pair[0])
    found = [
        [
            TableColumn(portal_of(place[0]), place[0], name, values, known.get(place))
            for place, name, values in group
        ]
        for _, group in groupby(entries, key=lambda entry: entry[0][0])
    ]
    n_labelled = sum(column.truth is not None for table in found for column in table)
    missing = sum(place[0] in tables for place in known) - n_labelled
    if missing:
        raise ExampleError(
            f"{missing} labelled columns are not in {folder}. Give the folder that the labels "
            "were made for."
        )
    return found


def _entries(
    folder: str | Path, tables: set[str]
) -> Iterator[tuple[tuple[str, int], str, tuple[str | None, ...]]]:
    seen: set[tuple[str, int]] = set()
    for entry in column_entries(folder):
        place = entry["place"]
        if place[0] in tables and place not in seen:
            seen.add(place)
            yield place, entry["name"], tuple(entry["values"])


def labelled_columns(
    tables: Iterable[Iterable[TableColumn]],
) -> list[tuple[TableColumn, HandLabel]]:
    """Return the columns that have a label, in the order of the tables."""
    return [(column, column.truth) for table in tables for column in table if column.truth]
