"""Columns of portals with names: those with a label, and those whose cells leave no doubt."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from ....infer_options import InferOptions
from ....sampling import sample_series
from ....verdict import BEST_GUESS
from ...classifier import SimonClassifier
from ..log import say
from ..portals.columns import column_entries, is_held_out, portal_of, real_columns
from ..portals.hand_labels import HandLabel
from ..portals.labels import AUTHOR, HAND, KIND

__all__ = ["GUESSED", "PortalName", "portal_names", "score_columns"]

GUESSED = "guessed"
"""The basis of a label that a model gave by the cells alone."""

_CONFIDENT = 0.9
_FEWEST = 40
"""Confident columns of a label below which most of them are mistakes: rare labels of a portal."""

_WEIGHTS = {AUTHOR: 1.0, HAND: 1.0, "header": 1.0, KIND: 0.5, GUESSED: 0.6}
_AT_ONCE = 128


@dataclass(frozen=True, slots=True)
class PortalName:
    """Hold the name of a column of a portal, and its label.

    Parameters
    ----------
    portal, table, name, label : str
    basis : {"author", "hand", "header", "kind", "guessed"}
        What the label rests on; see `RealColumn`, and `GUESSED`.
    """

    portal: str
    table: str
    name: str
    label: str
    basis: str

    @property
    def held_out(self) -> bool:
        """Whether its portal is never trained on."""
        return is_held_out(self.portal)

    @property
    def weight(self) -> float:
        """How far its label can be relied on, 0 to 1."""
        return _WEIGHTS[self.basis]


def score_columns(folder: str | Path, file: Path, model: str = "simon_v2") -> None:
    """Write what a model makes of the cells of columns that nobody labelled.

    Parameters
    ----------
    folder : path
        With ``labelled.jsonl.gz`` and ``unlabelled.jsonl.gz``.
    file : path
        Gets a line of JSON per column: table, name, label, score. It holds no cell.
    model : str, default "simon_v2"
        Preset or directory. Names are not shown to it.
    """
    chosen = SimonClassifier.load(model)
    options = InferOptions.checked(tuple(chosen.labels), mode=BEST_GUESS, max_cells=12)
    waiting: list[dict[str, Any]] = []
    partial = file.with_name(f"{file.name}.part")
    with partial.open("w", encoding="utf-8") as out:

        def write() -> None:
            samples = [sample_series(pd.Series(entry["values"], dtype=object)) for entry in waiting]
            kept = [i for i, sample in enumerate(samples) if sample.values]
            verdicts, _ = chosen.best_guesses([samples[i] for i in kept], options)
            for i, verdict in zip(kept, verdicts, strict=True):
                entry = {name: waiting[i][name] for name in ("table", "name")}
                entry |= {"label": verdict.label, "score": round(float(verdict.score), 4)}
                out.write(json.dumps(entry) + "\n")
            waiting.clear()

        for entry in column_entries(folder):
            if not entry.get("semantic_type") and not entry.get("label"):
                waiting.append(entry)
            if len(waiting) == _AT_ONCE:
                write()
        if waiting:
            write()
    partial.replace(file)


def portal_names(
    folder: str | Path,
    scored: Path,
    labels: Sequence[str],
    taught: Mapping[tuple[str, int], HandLabel] | None = None,
) -> list[PortalName]:
    """Return the columns of a folder whose label is known or certain, held-out ones too.

    Parameters
    ----------
    folder : path
        As for `real_columns`.
    scored : path
        What `score_columns` wrote; it is written first if it is not there.
    labels : sequence of str
        Labels wanted.
    taught : mapping of (str, int) to HandLabel, optional
        What somebody called columns one by one.
    """
    columns = real_columns(folder, hand=taught)
    real = [PortalName(c.portal, c.table, c.name, c.label, c.basis) for c in columns]
    if not scored.is_file():
        say(f"scoring columns of {folder} by their cells into {scored}")
        score_columns(folder, scored)
    seen = {(column.table, column.name) for column in real}
    guessed = [column for column in _guessed(scored) if (column.table, column.name) not in seen]
    common = Counter(column.label for column in guessed if not column.held_out)
    kept = [column for column in guessed if common[column.label] >= _FEWEST]
    wanted = set(labels)
    return [column for column in (*real, *kept) if column.label in wanted]


def _guessed(scored: Path) -> Iterator[PortalName]:
    with scored.open(encoding="utf-8") as file:
        for line in file:
            entry = json.loads(line)
            if entry["score"] >= _CONFIDENT and entry["name"].strip():
                table = entry["table"]
                yield PortalName(portal_of(table), table, entry["name"], entry["label"], GUESSED)
