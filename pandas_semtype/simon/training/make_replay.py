"""Simulate the replay set of a model: ``python -m pandas_semtype.simon.replay``."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from ...sampling import ColumnSample
from ..features.statistics import column_statistics
from ..model import Model
from ..replay_set import NO_LABEL, Replay, replay_of
from ..simulate import all_sources
from ..simulate.corpus import draw_column, sample_of
from ..transfer.evaluation import label_f1

__all__ = ["main", "make_replay", "with_replay"]

# Broad labels take many forms: more columns show more of them.
_TIMES = {"text": 20, "categorical": 2, "int": 2, "float": 2, "company": 2}


def make_replay(
    model: Model,
    *,
    per_label: int = 28,
    held: int = 48,
    whole: int = 6,
    cells: int = 12,
    random_state: int = 0,
) -> Replay:
    """Simulate the replay set of a model; needs the extra ``train``.

    Parameters
    ----------
    model : Model
        A model with labels that have generators.
    per_label : int, default 28
        Columns per label to train on; broad labels have several times as many.
    held : int, default 48
        Held-out columns per label, to compute metrics on.
    whole : int, default 6
        Columns per label, of each of the two sorts, of which the cells are kept.
    cells : int, default 12
        Cells kept of these.
    random_state : int, default 0
        The same number gives the same columns.
    """
    sources = all_sources()
    rng = np.random.default_rng((random_state, 20190826))
    labels = model.labels
    samples: list[ColumnSample] = []
    truths: list[tuple[Sequence[str], set[str]]] = []
    origin: list[str] = []
    is_held: list[bool] = []
    kept: list[int] = []
    for label in [label for label in sources if label in labels]:
        n_fit = per_label * _TIMES.get(label, 1)
        for i in range(n_fit + held):
            n_rows = int(np.exp(rng.uniform(np.log(6), np.log(512))))
            drawn, column, true = draw_column(rng, (label,), n_rows, sources)
            made = sample_of([drawn[j] for j in rng.permutation(n_rows)])
            if i < whole or 0 <= i - n_fit < whole:
                kept.append(len(samples))
            samples.append(
                ColumnSample(made.values, made.counts, made.n_rows, made.n_sampled, made.n_missing)
            )
            truths.append((true, set(column.ignore) - {true[0], *column.also}))
            origin.append(true[0])
            is_held.append(i >= n_fit)
    place = {label: k for k, label in enumerate(labels)}
    targets = np.zeros((len(samples), len(labels)), dtype=np.int8)
    for row, (holding, ignored) in zip(targets, truths, strict=True):
        row[[place[label] for label in holding if label in place]] = 1
        row[[place[label] for label in ignored if label in place]] = -1
    statistics = column_statistics([samples[i] for i in kept])
    return replay_of(
        labels=labels,
        inputs=model.inputs(samples, cell_means=True),
        n_features=model.architecture.dense,
        targets=targets,
        primary=np.array([place.get(true[0], NO_LABEL) for true, _ in truths]),
        origin=origin,
        held=np.array(is_held),
        whole=np.array(kept),
        characters=model.reader.characters([samples[i] for i in kept], cells),
        statistics=statistics,
    )


def with_replay(model: Model, replay: Replay) -> Model:
    """Return the model with a replay set, and its F1 per label on the held-out columns.

    Parameters
    ----------
    model : Model
        Any model.
    replay : Replay
        Of the same labels.
    """
    f1 = label_f1(replay, model.head, model.labels)
    return model.derive(replay=replay, held_f1={k: round(v, 4) for k, v in f1.items()})


def main(arguments: Sequence[str] | None = None) -> int:
    """Give the model in a directory a replay set."""
    parser = argparse.ArgumentParser(
        prog="python -m pandas_semtype.simon.replay", description=main.__doc__
    )
    parser.add_argument("directory", help="checkpoint directory; it is written again")
    parser.add_argument("--per-label", type=int, default=28, help="columns to train on")
    parser.add_argument("--held", type=int, default=48, help="columns to compute metrics on")
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args(arguments)
    model = Model.load(str(Path(options.directory).resolve()))
    replay = make_replay(
        model, per_label=options.per_label, held=options.held, random_state=options.seed
    )
    with_replay(model, replay).save(options.directory, overwrite=True)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
