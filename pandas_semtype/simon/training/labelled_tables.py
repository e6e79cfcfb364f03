"""Labelled tables in a folder: what is known of real columns."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from ...errors import ExampleError
from ...metrics import TrueLabels

__all__ = ["LabelledTable", "labelled_tables"]

_LIST = "labels.csv"


@dataclass(frozen=True, slots=True)
class LabelledTable:
    """Hold a table and what its columns are.

    Parameters
    ----------
    path : str
        The file, as ``labels.csv`` names it.
    frame : DataFrame
        The whole table, every cell as text.
    columns : tuple of str
        The labelled columns.
    truth : tuple of TrueLabels
        One per labelled column.
    source : str
        Who published it; tables of one source are alike.
    """

    path: str
    frame: pd.DataFrame
    columns: tuple[str, ...]
    truth: tuple[TrueLabels, ...]
    source: str


def labelled_tables(folder: str | Path) -> Iterator[LabelledTable]:
    """Yield the labelled tables of a folder.

    Parameters
    ----------
    folder : path
        CSV files, and a ``labels.csv`` with the fields path, column, primary, acceptable
        (labels joined by ";") and, if wanted, read_options (JSON for `pandas.read_csv`)
        and source (the path by default).

    Raises
    ------
    ExampleError
        If there is no ``labels.csv``.
    """
    listed = Path(folder) / _LIST
    if not listed.is_file():
        raise ExampleError(
            f"{folder} has no {_LIST}. Give a folder of CSV files and a {_LIST} that tells path, "
            "column, primary and acceptable labels."
        )
    lines: dict[str, list[dict[str, str]]] = {}
    with listed.open(newline="", encoding="utf-8") as file:
        for line in csv.DictReader(file):
            lines.setdefault(line["path"], []).append(line)
    for path, rows in lines.items():
        options = json.loads(rows[0].get("read_options") or "{}")
        frame = pd.read_csv(Path(folder) / path, **{"dtype": str, **options})
        truth = tuple(TrueLabels(r["primary"], tuple(r["acceptable"].split(";"))) for r in rows)
        source = rows[0].get("source") or path
        yield LabelledTable(path, frame, tuple(r["column"] for r in rows), truth, source)
