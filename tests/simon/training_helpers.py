"""A recipe so small that a run takes a second, and real columns that nobody wrote."""

from __future__ import annotations

import gzip
import json

from pandas_semtype.simon.training.recipe import Recipe

SMALL = {
    "architecture": {
        "head": 4,
        "tail": 8,
        "characters": 6,
        "convolutions": [[12, 3, 2], [16, 3, 3]],
        "cell_units": 8,
        "document_units": 6,
        "dense": 16,
    },
    "labels": ["email", "int", "uuid"],
    "block_columns": 64,
    "first_columns": 128,
    "pool_columns": 256,
    "newest_columns": 64,
    "batch_columns": 32,
    "cells": [4],
    "rows": [[6, 12]],
    "learning_rate": 0.02,
    "warm_steps": 3,
    "validation_columns": 64,
    "compiled": False,
    "precision": "float32",
}


def small_recipe(**changes):
    """Return a recipe of three labels, simulated in the process that trains."""
    return Recipe.from_dict({**SMALL, **changes})


def column(table, field, name, values, **more):
    """Return one line of a folder of real columns."""
    return {"table": table, "field": field, "name": name, "values": values, **more}


def write_columns(folder, lines, name="labelled.jsonl.gz"):
    """Write lines of columns; text is written as it is."""
    folder.mkdir(parents=True, exist_ok=True)
    with gzip.open(folder / name, "wt", encoding="utf-8") as file:
        for line in lines:
            file.write((line if isinstance(line, str) else json.dumps(line)) + "\n")
    return folder
