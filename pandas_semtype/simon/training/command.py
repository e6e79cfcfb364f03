"""The command line of the training."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence

from ...errors import ArgumentError, SemtypeError
from .recipe import Recipe

__all__ = ["main"]

_BACKENDS = ("tensorflow", "jax", "torch")


def choose_backend(name: str | None) -> None:
    """Make Keras use a backend; it cannot be changed once Keras is loaded.

    Raises
    ------
    ArgumentError
        If Keras is loaded already with another one.
    """
    if name is None:
        return
    if "keras" in sys.modules:
        import keras

        if keras.backend.backend() != name:
            raise ArgumentError.of(
                "backend", name, f"{keras.backend.backend()!r}, which Keras was loaded with"
            )
        return
    os.environ["KERAS_BACKEND"] = name


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line."""
    parser = argparse.ArgumentParser(
        prog="python -m pandas_semtype.simon.training",
        description="Train a SIMOn model on simulated and real columns.",
    )
    parser.add_argument("--recipe", help="JSON file; the recipe of the shipped model by default")
    parser.add_argument("--out", required=True, help="folder of the run; resumed if it exists")
    parser.add_argument("--minutes", type=float, help="time of the run (60)")
    parser.add_argument("--steps", type=int, help="steps of the run, in place of a time")
    parser.add_argument("--workers", type=int, default=1, help="processes that simulate columns")
    parser.add_argument("--real", metavar="DIR", help="folder of labelled real columns")
    parser.add_argument(
        "--pseudo-labels", metavar="CSV",
        help="labels that a model gave to columns of that folder, see training.pseudo_labels",
    )  # fmt: skip
    parser.add_argument(
        "--taught-labels", metavar="CSV",
        help="labels that columns of that folder were given one by one",
    )  # fmt: skip
    parser.add_argument(
        "--from", dest="start", metavar="DIR",
        help="what to begin with: a model directory, a run folder or an .npz of a run",
    )  # fmt: skip
    parser.add_argument(
        "--backend", choices=_BACKENDS, help="of Keras; torch is fastest on a CPU, jax on a GPU"
    )
    parser.add_argument(
        "--threads", type=int, help="threads of the training; the cores less the workers by default"
    )
    options = parser.parse_args(arguments)
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    threads = options.threads or max(1, (cores or 1) - options.workers)
    for variable in ("OMP_NUM_THREADS", "TF_NUM_INTRAOP_THREADS"):  # read when they are loaded
        os.environ.setdefault(variable, str(threads))
    try:
        choose_backend(options.backend)
        from .run import train

        minutes = 60.0 if options.minutes is None and options.steps is None else options.minutes
        train(
            Recipe.read(options.recipe), options.out, minutes=minutes, steps=options.steps,
            workers=options.workers, start=options.start, real=options.real,
            pseudo_labels=options.pseudo_labels, taught_labels=options.taught_labels,
        )  # fmt: skip
    except SemtypeError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return 0
