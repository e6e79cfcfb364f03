"""Best guesses on samples of columns: remembered ones, and what the model says of the others."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import replace

import numpy as np

from .column_model import CheckedColumnModel, ColumnModel
from .infer_options import InferOptions
from .personal import LEAST, PERSONAL_LABELS, name_labels
from .personal_cells import MOST, PersonalCells, personal_cells
from .sampling import ColumnSample
from .session import model_token, recall, remember
from .verdict import BEST_GUESS, Verdict

__all__ = ["Guess", "best_guesses"]

_TESTED = 128
"""Distinct cells that the test of a personal label is asked about, as many as rules look at."""

Guess = tuple[Verdict, np.ndarray]
"""A best guess, and the network's scores of the labels to choose from."""


def best_guesses(
    samples: list[ColumnSample],
    model: ColumnModel,
    options: InferOptions,
    n_labels: int,
    use_memory: bool,
) -> list[Guess]:
    """Return one answer per sample: remembered, of a column without cells, or of the model.

    Parameters
    ----------
    samples : list of ColumnSample
        Of columns that are read at once.
    model : ColumnModel
        The model to ask.
    options : InferOptions
        How it is asked.
    n_labels : int
        Labels to choose from, one score each.
    use_memory : bool
        Whether an answer that the session remembers will do.
    """
    token = model_token(model)
    answers: dict[int, Guess] = {}
    keys: dict[int, Hashable] = {}
    for place, sample in enumerate(samples):
        if not sample.values:
            answers[place] = Verdict.without_values(), np.full(n_labels, np.nan)
            continue
        if token is not None:
            keys[place] = token, options.key(), sample.fingerprint()
            known: Guess | None = recall(keys[place]) if use_memory else None
            if known is not None:
                answers[place] = known
    left = [place for place in range(len(samples)) if place not in answers]
    if left:
        guesses = _asked([samples[place] for place in left], model, options)
        for place, guess in zip(left, guesses, strict=True):
            answers[place] = guess
            if place in keys:
                remember(keys[place], guess)
    return [_located(answers[place], sample) for place, sample in enumerate(samples)]


def _located(answer: Guess, sample: ColumnSample) -> Guess:
    """Return an answer whose odd cells stand in rows of this sample: it may be remembered."""
    verdict, row = answer
    if not any(check.odd for check in verdict.checks):
        return answer
    read = getattr(sample, "read", None)
    first = None if read is None else read.first
    checks = tuple(check.located(first) for check in verdict.checks)
    return replace(verdict, checks=checks), row


def _asked(samples: list[ColumnSample], model: ColumnModel, options: InferOptions) -> list[Guess]:
    if isinstance(model, CheckedColumnModel) and not _overrides_infer_samples(model):
        verdicts, proba = model.best_guesses(samples, options)
    else:
        found, proba = model.infer_samples(
            samples,
            types=options.types,
            threshold=options.threshold,
            use_rules=options.use_rules,
            max_cells=options.max_cells,
            mode=BEST_GUESS,
        )
        verdicts = [Verdict.of(verdict) for verdict in found]
    labels = model.labels if options.types is None else options.types
    verdicts = [
        replace(
            verdict,
            holds=_holds(sample, verdict, labels),
            matching=_matching(sample, verdict.label)
            if verdict.label in PERSONAL_LABELS
            else verdict.matching,
        )
        for sample, verdict in zip(samples, verdicts, strict=True)
    ]
    return list(zip(verdicts, np.array(proba), strict=True))


def _holds(sample: ColumnSample, verdict: Verdict, labels: Sequence[str]) -> PersonalCells:
    from .simon.rules.full_names import full_names
    from .simon.rules.identity_numbers import passing_numbers

    cells = sample.bare_values
    listed = full_names(cells)
    return personal_cells(cells)._replace(
        checked=passing_numbers(cells),
        named=max(_named(verdict, labels), listed if listed >= MOST else 0.0),
    )


def _named(verdict: Verdict, labels: Sequence[str]) -> float:
    """Return how likely a best guess finds names of people, before names of columns weigh in."""
    wanted = name_labels()
    if verdict.scores is None or len(verdict.scores) != len(labels):
        return verdict.score if verdict.label in wanted else 0.0
    found = sum(float(verdict.scores[k]) for k, label in enumerate(labels) if label in wanted)
    return min(1.0, found) if found >= LEAST else 0.0


def _matching(sample: ColumnSample, label: str) -> float | None:
    """Return the fraction of the first distinct cells that pass the test of a label."""
    from .simon.rules.validators import validators

    test = validators().get(label)
    cells = sample.bare_values[:_TESTED]
    return None if test is None or not cells else float(test(cells).mean())


def _overrides_infer_samples(model: CheckedColumnModel) -> bool:
    """Return whether `infer_samples` was replaced in a subclass, so that it must be asked."""
    for owner in type(model).__mro__:
        if "best_guesses" in vars(owner):
            return False
        if "infer_samples" in vars(owner):
            return True
    return False
