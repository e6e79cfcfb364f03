"""How often columns drawn at random from open-data tables get a right label, and a false one.

The folder given with --data holds columns of portals, as for portals_accuracy.py; the labels of
random_columns.csv were given one by one, by a language model that read the name, cells and
neighbours of a column: the most specific one that holds, and others that are acceptable. No
person checked them. fresh_columns.csv (--labels) has others, which nothing was fitted on; their
figures were in view when the number of cells was chosen; unseen_columns.csv has 640 that were
labelled after that. Only portals that no training, weighing
or calibration reads are measured. An answer is false if it is neither acceptable nor more
general than a label that is.
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
from _report import finish, parser, table

import pandas_semtype
from pandas_semtype.errors import SemtypeError
from pandas_semtype.metrics import expected_calibration_error
from pandas_semtype.simon.training.portals.hand_labels import HandLabel
from pandas_semtype.simon.training.portals.random_columns import TableColumn, random_tables
from pandas_semtype.types import UNKNOWN, implied_labels

LABELS = Path(__file__).parent / "random_columns.csv"

WAYS = ("network only", "verdict", "with names", "high confidence", "high confidence with names")

Answer = tuple[str, HandLabel, str, float]
"""The label given, what somebody called the column, its portal, and the score."""


def judge(tables: Iterable[Sequence[TableColumn]], model: Any) -> dict[str, list[Answer]]:
    """Return the answers of each way on the columns that have a label."""

    def framed() -> Iterator[tuple[pd.DataFrame, Sequence[TableColumn]]]:
        for columns in tables:
            cells = [pd.Series(list(column.values), dtype=object) for column in columns]
            yield pd.concat(cells, axis=1), columns

    return judge_frames(framed(), model)


def judge_frames(
    frames: Iterable[tuple[pd.DataFrame, Sequence[TableColumn]]], model: Any
) -> dict[str, list[Answer]]:
    """Return the same of tables whose cells are in a frame; it gets the names of the columns."""
    answers: dict[str, list[Answer]] = {way: [] for way in WAYS}
    for cells, columns in frames:
        frame = cells.set_axis(pd.Index([column.name for column in columns]), axis=1)
        ask = partial(pandas_semtype.infer, frame, model=model)
        found = {
            "verdict": ask(use_names=False),
            "with names": ask(),
            "high confidence": ask(use_names=False, mode="high_confidence"),
            "high confidence with names": ask(mode="high_confidence"),
        }
        for i, column in enumerate(columns):
            if column.truth is None:
                continue
            told = partial(lambda *x: x, column.truth, column.portal)
            net = found["verdict"].at(i)
            answers["network only"].append((net.net_label, *told(net.net_score)))
            for way, result in found.items():
                one = result.at(i)
                answers[way].append((one.label, *told(one.score)))
    return answers


def is_false(label: str, truth: HandLabel) -> bool:
    """Return whether a label does not hold: it, and all that it is more general than, is wrong."""
    acceptable = truth.acceptable
    general = {implied for label in acceptable for implied in implied_labels(label)}
    return label != UNKNOWN and label not in acceptable and label not in general


def metrics_of(answers: Sequence[Answer]) -> dict[str, Any]:
    """Return shares of answers; of all columns, but for those of what is answered."""
    right = np.array([label in truth.acceptable for label, truth, _, _ in answers], dtype=bool)
    best = np.array([label == truth.label for label, truth, _, _ in answers], dtype=bool)
    false = np.array([is_false(label, truth) for label, truth, _, _ in answers], dtype=bool)
    said = np.array([label != UNKNOWN for label, _, _, _ in answers], dtype=bool)
    scores = [score for _, _, _, score in answers]
    return {
        "best": float(best.mean()),
        "acceptable": float(right.mean()),
        "false": float(false.mean()),
        "answered": float(said.mean()),
        "acceptable_of_answered": float(right[said].mean()) if said.any() else 0.0,
        "false_of_answered": float(false[said].mean()) if said.any() else 0.0,
        "ece": float(expected_calibration_error(scores, right.tolist())),
    }


def by_portal(answers: Sequence[Answer], seed: int) -> list[float]:
    """Return the middle 95 % of the share of acceptable answers, with portals drawn anew."""
    right: dict[str, list[bool]] = defaultdict(list)
    for label, truth, portal, _ in answers:
        right[portal].append(label in truth.acceptable)
    portals = list(right)
    rng = np.random.default_rng(seed)
    means = []
    for _ in range(2000):
        drawn = [right[portals[k]] for k in rng.integers(len(portals), size=len(portals))]
        means.append(sum(map(sum, drawn)) / sum(map(len, drawn)))
    return [float(x) for x in np.quantile(means, [0.025, 0.975])]


def report(results: Mapping[str, Any]) -> dict[str, str]:
    """Return the accuracy in a sentence, by way, and what is confused."""
    found = results["metrics"]
    named, plain = found["with names"], found["verdict"]
    low, high = results["interval"]
    summary = (
        f"Of {results['columns']} columns drawn at random from the tables of "
        f"{results['portals']} portals that are held out, {named['acceptable']:.3f} "
        f"(95 %: {low:.3f} to {high:.3f}) get an acceptable label with names, "
        f"{named['best']:.3f} the best one; {named['false']:.3f} a false one. By values alone: "
        f"{plain['acceptable']:.3f}, {plain['best']:.3f}, {plain['false']:.3f}. "
        f"Model `{results['model']}`."
    )
    shown_names = ("best", "acceptable", "false", "answered", "acceptable_of_answered",
                   "false_of_answered", "ece")  # fmt: skip
    ways = [(way, *(entry[name] for name in shown_names)) for way, entry in found.items()]
    header = ("", *(name.replace("_", " ").replace("ece", "ECE") for name in shown_names))
    confused = [
        (way, f"`{pair['type']}`", f"`{pair['answer']}`", pair["columns"])
        for way, pairs in results["confused"].items()
        for pair in pairs
    ]
    of = "random" if results["labels"] == LABELS.stem else results["labels"]
    return {
        f"{of}_summary": summary,
        of: table(header, ways),
        f"{of}_confused": table(("way", "best label", "answer", "columns"), confused),
    }


def main(arguments: Sequence[str] | None = None) -> int:
    options_parser = parser(__doc__)
    options_parser.add_argument("--data", type=Path, required=True, help="folder of columns")
    options_parser.add_argument("--labels", type=Path, default=LABELS, help="labels that are right")
    options_parser.add_argument("--model", default="simon_v2", help="preset or directory")
    options_parser.add_argument("--pairs", type=int, default=12, help="confused pairs to tell")
    options = options_parser.parse_args(arguments)
    model = pandas_semtype.load(options.model)
    try:
        tables = random_tables(options.data, options.labels, held_out=True)
    except (SemtypeError, OSError) as error:
        print(error, file=sys.stderr)
        return 1
    answers = judge(tables[:30] if options.quick else tables, model)
    if not answers["verdict"]:
        print(
            f"No labelled column is from a portal held out. Received: --labels {options.labels}. "
            "Give a file of labels of other portals; what is trained on is not measured.",
            file=sys.stderr,
        )
        return 1
    pairs = {}
    for way in ("verdict", "with names"):
        wrong = Counter(
            (truth.label, label)
            for label, truth, _, _ in answers[way]
            if label not in truth.acceptable
        ).most_common(options.pairs)
        pairs[way] = [{"type": t, "answer": a, "columns": n} for (t, a), n in wrong]
    finish(
        options,
        "random_accuracy",
        {
            "model": model.model_id,
            "data": options.data.resolve().name,
            "labels": options.labels.stem,
            "columns": len(answers["verdict"]),
            "portals": len({portal for _, _, portal, _ in answers["verdict"]}),
            "metrics": {way: metrics_of(found) for way, found in answers.items()},
            "interval": by_portal(answers["with names"], options.seed),
            "confused": pairs,
        },
        report,
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
