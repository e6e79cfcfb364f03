"""What each rule brings: verdicts by cells alone, with all rules and without each.

The folder given with --data holds columns of portals, as for portals_accuracy.py; columns that
were drawn at random from them have labels in random_columns.csv. A rule helps a column that is
right with it and wrong without it, and harms one for which it is the other way round. Rules are
chosen by the portals that are trained on; the others show what the choice is worth.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any
from unittest.mock import patch

import numpy as np
from _report import finish, parser, table

import pandas_semtype
from pandas_semtype.errors import SemtypeError
from pandas_semtype.sampling import ColumnSample
from pandas_semtype.simon.decision import verdict as deciding
from pandas_semtype.simon.rules.all_rules import opinions_on
from pandas_semtype.simon.rules.cells import present_cells
from pandas_semtype.simon.rules.reasons import reasons
from pandas_semtype.simon.rules.structure import structure_in
from pandas_semtype.simon.simulate.corpus import sample_of
from pandas_semtype.simon.training.portals.columns import real_columns
from pandas_semtype.simon.training.portals.labels import masks
from pandas_semtype.simon.training.portals.random_columns import labelled_columns, random_tables

LABELS = Path(__file__).parent / "random_columns.csv"
SETS = ("trained", "held out")


@dataclass(frozen=True)
class Known:
    """Hold a column whose label is known, and the scores of the network."""

    sample: ColumnSample
    acceptable: frozenset[str]
    scores: np.ndarray


def known_columns(data: Path, labels: Path, model: Any, *, held_out: bool) -> list[Known]:
    """Return the labelled and the drawn columns of one side, judged by the network."""
    drawn = labelled_columns(random_tables(data, labels, held_out=held_out))
    found = [(column.values, truth.acceptable) for column, truth in drawn]
    for column in real_columns(data, model.labels):
        if column.held_out is held_out and column.basis != "kind":
            hidden, open_too = masks().get(column.label, (frozenset(), frozenset()))
            found.append((column.values, frozenset({column.label}) | hidden | open_too))
    samples = [sample_of(values) for values, _ in found]
    filled = [i for i, sample in enumerate(samples) if sample.values]
    proba = np.nan_to_num(model.model.scores([samples[i] for i in filled]))
    return [
        Known(samples[i], found[i][1], row) for i, row in zip(filled, proba, strict=True)
    ]  # fmt: skip


def labels_of(known: Sequence[Known], model: Any, without: Iterable[str] = ()) -> list[str]:
    """Return the verdicts, without the rules of some reasons."""
    if not known:
        return []
    heard = partial(opinions_on, without=frozenset(without))
    with patch.object(deciding, "opinions_on", heard):
        verdicts = deciding.decide_all(
            [replace(column.sample) for column in known],  # a sample keeps what rules said
            np.stack([column.scores for column in known]),
            model.labels,
            best_guess=True,
            combination=model.model.combination,
        )
    return [verdict.label for verdict in verdicts]


def spoken(known: Sequence[Known]) -> dict[str, list[int]]:
    """Return the positions of the columns about which each rule says something."""
    found: dict[str, list[int]] = {}
    for i, column in enumerate(known):
        view = present_cells(column.sample)
        if view is not None:
            for reason in {o.reason for o in opinions_on(view, structure_in(column.sample))}:
                found.setdefault(reason, []).append(i)
    return found


def gains(known: Sequence[Known], model: Any) -> dict[str, Counter[str]]:
    """Return, by reason, of how many columns a rule speaks, and how many it helps and harms."""
    complete = labels_of(known, model)
    found = {}
    for reason, places in spoken(known).items():
        some = [known[i] for i in places]
        without = labels_of(some, model, {reason})
        counted = Counter(spoken=len(places))
        for i, label in zip(places, without, strict=True):
            right, else_right = (x in known[i].acceptable for x in (complete[i], label))
            counted["changed"] += complete[i] != label
            counted["helped"] += right and not else_right
            counted["harmed"] += else_right and not right
        found[reason] = counted
    return found


def accuracy(known: Sequence[Known], labels: Sequence[str]) -> float:
    """Return the fraction of columns with an acceptable label."""
    if not known:
        return 0.0
    return float(np.mean([x in column.acceptable for x, column in zip(labels, known, strict=True)]))


def report(results: Mapping[str, Any]) -> dict[str, str]:
    """Return the rules that change something, and the accuracy with all of them and with none."""
    lines = []
    for reason, sides in sorted(
        results["rules"].items(),
        key=lambda item: item[1]["trained"]["harmed"] - item[1]["trained"]["helped"],
    ):
        trained, held = (sides[side] for side in SETS)
        if trained["changed"] + held["changed"]:
            counts = [side[key] for side in (trained, held) for key in ("helped", "harmed")]
            lines.append((f"`{reason}`", trained["spoken"] + held["spoken"], *counts))
    header = (
        "rule", "speaks", "helped, trained", "harmed", "helped, held out", "harmed ",
    )  # fmt: skip
    shares = results["accuracy"]
    summary = (
        f"{results['columns']['trained']:,} columns of portals trained on, "
        f"{results['columns']['held out']:,} of others: acceptable with all rules "
        f"{shares['held out']['all']:.4f} of the latter, without any "
        f"{shares['held out']['none']:.4f}. Of {results['known']} rules, "
        f"{len(results['rules'])} speak about one of these columns, {len(lines)} change an "
        f"answer. Model `{results['model']}`."
    )
    return {"rules_gain": f"{summary}\n\n{table(header, lines)}"}


def main(arguments: Sequence[str] | None = None) -> int:
    options_parser = parser(__doc__)
    options_parser.add_argument("--data", type=Path, required=True, help="folder of columns")
    options_parser.add_argument("--labels", type=Path, default=LABELS, help="labels that are right")
    options_parser.add_argument("--model", default="simon_v2", help="preset or directory")
    options = options_parser.parse_args(arguments)
    model = pandas_semtype.load(options.model)
    known: dict[str, list[Known]] = {}
    try:
        for side in SETS:
            found = known_columns(options.data, options.labels, model, held_out=side == "held out")
            known[side] = found[:200] if options.quick else found
    except (SemtypeError, OSError) as error:
        print(error, file=sys.stderr)
        return 1
    every = set(reasons())
    counted = {side: gains(columns, model) for side, columns in known.items()}
    empty = dict.fromkeys(("spoken", "changed", "helped", "harmed"), 0)
    rules = {
        reason: {side: {**empty, **counted[side].get(reason, {})} for side in SETS}
        for reason in sorted(set().union(*counted.values()))
    }
    results = {
        "model": model.model_id,
        "columns": {side: len(columns) for side, columns in known.items()},
        "known": len(every),
        "accuracy": {
            side: {
                "all": accuracy(columns, labels_of(columns, model)),
                "none": accuracy(columns, labels_of(columns, model, every)),
            }
            for side, columns in known.items()
        },
        "rules": rules,
    }
    finish(options, "rules_gain", results, report)
    return 0


if __name__ == "__main__":
    sys.exit(main())
