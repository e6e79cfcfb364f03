"""Light transfer to real columns: the output layer is fitted to some sources and judges others.

The folder given with --data is that of infer_accuracy.py; a field ``source`` of labels.csv
says where a table is from (the part of the file name before "__" otherwise). Each source is
left out in turn: the output layer is fitted to the columns of all others, beside the replay
set of the model, and judges the columns left out: no column is judged by a layer that was fitted
to a column of its source. The shipped model is not changed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from _report import finish, interval, parser, table
from infer_accuracy import METRICS, read_columns, read_labels

from pandas_semtype.metrics import TrueLabels, bootstrap_interval, score_columns
from pandas_semtype.sampling import sample_frame
from pandas_semtype.simon.decision.verdict import decide_all
from pandas_semtype.simon.model import Model
from pandas_semtype.simon.network.head import sigmoid
from pandas_semtype.simon.transfer.logistic import Scaling, fit_rows
from pandas_semtype.types import UNKNOWN, implied_labels

WEIGHTS = (0.1, 0.3, 1.0)
"""Weight of all real columns together, where all replayed ones have 1."""
PENALTY = 1.0


class Real:
    """Hold the labelled columns: inputs of the output layer, true labels, sources."""

    def __init__(self, folder: Path, model: Model, group: str, seed: int) -> None:
        self.truth: list[TrueLabels] = []
        self.samples: list[Any] = []
        sources: list[str] = []
        for path, lines in read_labels(folder).items():
            frame = read_columns(folder, path, lines)
            self.samples.extend(sample_frame(frame, random_state=seed))
            for line in lines:
                known = line.get("source") or path.partition("__")[0]
                sources.append(known if group == "source" else path)
                acceptable = tuple(line["acceptable"].split(";"))
                self.truth.append(TrueLabels(line["primary"], acceptable))
        self.sources = np.array(sources)
        self.inputs = model.inputs(self.samples)
        self.targets = np.stack([targets_of(true, model.labels) for true in self.truth])


def targets_of(true: TrueLabels, labels: Sequence[str]) -> np.ndarray:
    """Return 1 for the primary label and what it implies, -1 for other acceptable ones."""
    out = np.zeros(len(labels), dtype=np.int8)
    place = {label: i for i, label in enumerate(labels)}
    for label in true.acceptable:
        for known in (label, *implied_labels(label)):
            if known in place:
                out[place[known]] = -1
    for label in (true.primary, *implied_labels(true.primary)):
        if label in place:
            out[place[label]] = 1
    return out


def transferred(model: Model, real: Real, rows: np.ndarray, weight: float) -> np.ndarray:
    """Return the scores of every real column by a layer fitted to some of them."""
    replay = model.replay
    kept = np.flatnonzero(~replay.held)
    old = replay.inputs()[kept, : real.inputs.shape[1]]
    x = np.concatenate([real.inputs[rows], old])
    # On replayed columns the layer is to keep its scores.
    kept_scores = sigmoid(model.head.logits(old))
    y = np.concatenate([np.maximum(real.targets[rows], 0), kept_scores])
    known = (real.targets[rows] >= 0) * (weight * len(kept) / max(1, len(rows)))
    weights = np.concatenate([known, np.ones_like(kept_scores)])
    scaling = Scaling.of(old, [old.shape[1]])
    head, _ = fit_rows(x, y, weights, model.head, PENALTY, scaling=scaling)
    return sigmoid(head.logits(real.inputs))


def report(results: Mapping[str, Any]) -> dict[str, str]:
    """Return how accurate each way is."""
    rows = [
        [
            way.replace("net only", "network only"),
            *(f"{entry[name]:.2f}" for name in METRICS),
            interval(entry["macro_f1_95"]),
        ]
        for way, entry in results["figures"].items()
    ]
    header = ("way", "strict", "acceptable", "base9", "macro F1", "95 %")
    text = (
        f"{results['columns']} columns, {results['groups']} sources (the largest has "
        f"{results['largest_group']} columns), model `{results['model']}`.\n\n"
        f"{table(header, rows)}"
    )
    return {"real_transfer": text}


def main(arguments: Sequence[str] | None = None) -> int:
    options_parser = parser(__doc__)
    options_parser.add_argument("--data", type=Path, required=True, help="folder with labels.csv")
    options_parser.add_argument("--model", default="simon_v2", help="preset or directory")
    options_parser.add_argument(
        "--group", choices=("source", "table"), default="source", help="what is left out in turn"
    )
    options = options_parser.parse_args(arguments)
    model = Model.load(options.model)
    real = Real(options.data, model, options.group, options.seed)
    labels = list(model.labels)
    limits = [model.thresholds[label] for label in labels]
    plain = sigmoid(model.head.logits(real.inputs))
    groups = sorted(set(real.sources))
    scores = {"as shipped": plain}
    for weight in WEIGHTS[:1] if options.quick else WEIGHTS:
        out = np.empty_like(plain)
        for group in groups:
            left_out = real.sources == group
            out[left_out] = transferred(model, real, np.flatnonzero(~left_out), weight)[left_out]
        scores[f"taught, weight {weight:g}"] = out
    metrics: dict[str, dict[str, Any]] = {}
    answers: dict[str, list[str | None]] = {}
    for way, proba in scores.items():
        verdicts = decide_all(real.samples, proba, labels, limits)
        answers[way] = [None if v.label == UNKNOWN else v.label for v in verdicts]
        for kind, labelled in (
            ("verdict", answers[way]),
            ("net only", [v.net_label for v in verdicts]),
        ):
            result = score_columns(real.truth, labelled)
            metrics[f"{way}: {kind}"] = {
                **{name: getattr(result, name) for name in METRICS},
                "macro_f1_95": bootstrap_interval(
                    real.truth,
                    labelled,
                    real.sources.tolist(),
                    metric="macro_f1",
                    rounds=20 if options.quick else 300,
                    random_state=options.seed,
                ),
            }
    changes = {}
    for way, after_fit in answers.items():
        pairs = zip(real.truth, answers["as shipped"], after_fit, strict=True)
        right = [(true.primary == before, true.primary == after) for true, before, after in pairs]
        changes[way] = {
            "mended": sum(after and not before for before, after in right),
            "spoiled": sum(before and not after for before, after in right),
        }
    for way, change in changes.items():
        if way != "as shipped":
            print(f"{way}: {change['mended']} columns mended, {change['spoiled']} spoiled")
    print()
    finish(
        options,
        "infer_transfer",
        {
            "model": model.model_id,
            "data": options.data.resolve().name,
            "columns": len(real.truth),
            "left_out": options.group,
            "groups": len(groups),
            "largest_group": int(max(np.sum(real.sources == g) for g in groups)),
            "figures": metrics,
            "changes": changes,
        },
        report,
    )
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
