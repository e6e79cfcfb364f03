"""Labels that columns were given one by one, with others that are acceptable, in a CSV file."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path

from ....errors import ArgumentError, ExampleError
from ....types import catalogue

__all__ = ["FIELDS", "HandLabel", "hand_labels"]

FIELDS = ("table", "field", "label", "also")
"""Columns of a file of labels."""


@dataclass(frozen=True, slots=True)
class HandLabel:
    """Hold what somebody called a column whose name, cells and neighbours he saw.

    Parameters
    ----------
    label : str
        The most specific label that holds.
    also : tuple of str
        Other labels that a fair judge would not call wrong.
    """

    label: str
    also: tuple[str, ...] = ()

    @property
    def acceptable(self) -> frozenset[str]:
        """Return every label that is not wrong."""
        return frozenset((self.label, *self.also))


def hand_labels(file: str | Path) -> dict[tuple[str, int], HandLabel]:
    """Read labels by table and position of the column.

    Parameters
    ----------
    file : path
        CSV with the columns table, field, label and also (labels with blanks between).

    Raises
    ------
    ExampleError
        If the file is something else, or has a column twice.
    ArgumentError
        If a label is not in the catalogue.
    """
    found: dict[tuple[str, int], HandLabel] = {}
    with open(file, newline="", encoding="utf-8") as lines:
        reader = csv.DictReader(lines)
        if tuple(reader.fieldnames or ()) != FIELDS:
            raise ExampleError(
                f"A file of labels has other columns. Received: {file}. The first line is "
                f"{','.join(FIELDS)}."
            )
        for number, row in enumerate(reader, 2):
            given = HandLabel(row["label"], tuple((row["also"] or "").split()))
            for label in (given.label, *given.also):
                if label not in catalogue():
                    raise ArgumentError.unknown_label("label", label, catalogue())
            if not (row["field"] or "").isdecimal():
                raise ExampleError(
                    f"The field of a label is no position. Received: {file}, line {number}. "
                    "Give the position of the column in its table, from 0 on."
                )
            place = (row["table"], int(row["field"]))
            if place in found:
                raise ExampleError(
                    f"A column is labelled twice. Received: {file}, line {number}. Keep one "
                    "of them."
                )
            found[place] = given
    return found
