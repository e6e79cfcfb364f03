"""From columns of a frame to a result: sample, ask the model, weigh names, apply thresholds."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from functools import partial
from itertools import islice

import numpy as np
from pandas.api.types import is_numeric_dtype

from .cells.marks_kept import has_decimal_commas
from .column_model import ColumnModel, ModelWithBars
from .context import ModelWithUserLabels, given_back, in_context
from .context.certainty import with_certainty
from .digest import ColumnDigest
from .evidence.source import EvidenceSource
from .frames import Sampled
from .frames.source import PandasFrame
from .guesses import best_guesses
from .infer_options import InferOptions
from .parsing import FactsOnDemand
from .prediction import ColumnPrediction
from .progress import progress_bar
from .results import InferenceResult
from .role_evidence import RoleEvidence
from .sampling import MAX_ROWS
from .selection import column_at
from .session import make_room
from .simon.rules.ruled_out import RuledOut
from .verdict import Verdict, accept, gives_general

__all__ = ["infer_columns"]

_AT_ONCE = 128
_LONG = 2 * _AT_ONCE


def infer_columns(
    source: Sampled,
    positions: list[int],
    model: ColumnModel,
    options: InferOptions,
    *,
    names: Sequence[Hashable] | None = None,
    progress: bool | None = None,
    use_memory: bool = False,
    levels: Sequence[ColumnPrediction] = (),
) -> InferenceResult:
    """Infer the columns at some positions; all arguments have been checked.

    Parameters
    ----------
    source : Sampled
        The frame, as its engine offers it.
    positions : list of int
        Of the columns to infer.
    model : ColumnModel
        The model that is asked.
    options : InferOptions
        How it is asked.
    names : sequence of hashable, optional
        What the columns are called where that weighs in; by default as in `source`.
    progress : bool, optional
        As for `pandas_semtype.progress.progress_bar`.
    use_memory : bool, default False
        Let samples that were seen before keep their answers; the result then has no roles.
    levels : sequence of ColumnPrediction, optional
        What the levels of the index mean, for the result to hold.
    """
    columns = source.names.take(positions)
    labels = tuple(model.labels) if options.types is None else options.types
    # At least as many rows as cells are wanted.
    samples = source.samples(
        positions, max_rows=max(MAX_ROWS, options.max_cells or 0), seed=options.seed
    )
    # What is remembered serves labels alone; nobody asks these results for roles.
    roles = None if use_memory else RoleEvidence(source, positions, options)
    verdicts: list[Verdict] = []
    digests: list[ColumnDigest] = []
    rows: list[np.ndarray] = []
    cells: list[FactsOnDemand] = []
    ruled_out: list[RuledOut] = []
    total = len(positions)
    if use_memory:
        make_room(total)
    # A bounded number of columns at once, so that a frame of any width fits in memory.
    with progress_bar(total, "columns", progress=progress, long=total > _LONG) as advance:
        while batch := list(islice(samples, _AT_ONCE)):
            answers = best_guesses(batch, model, options, len(labels), use_memory)
            if roles is not None:
                roles.add(batch)
            verdicts.extend(verdict for verdict, _ in answers)
            rows.extend(row for _, row in answers)
            cells.extend(map(FactsOnDemand, batch))
            digests.extend(map(ColumnDigest.of_sample, batch))
            if options.use_names is not False:
                ruled_out.extend(map(RuledOut, batch))
            advance(len(batch))
    guesses = verdicts
    known = model.user_labels if isinstance(model, ModelWithUserLabels) else None
    if options.use_names is not False:
        given = list(columns) if names is None else names
        weigh = partial(
            in_context,
            names=given,
            labels=labels,
            every_name=options.use_names is True,
            ruled_out=ruled_out if options.use_rules else (),
            known=known,
        )
        verdicts = weigh(guesses)
        # A label of the user that context has left too little of is as if it did not exist.
        kept = given_back(guesses, verdicts)
        if kept is not None:
            guesses = kept
            verdicts = weigh(guesses)
    bars = model.bars(options.mode, options.threshold) if isinstance(model, ModelWithBars) else None
    certain = partial(with_certainty, guesses, labels=labels, user_labels=known or ())
    if gives_general(options.mode, options.threshold):
        # By its share a label gives way to a general one: where several others are as likely,
        # that one is more often acceptable than the likeliest of them.
        accepted = certain(accept(verdicts, bars, labels))
    else:
        accepted = accept(certain(verdicts), bars)
    left_open = _texts_of_a_cast(source, positions)
    parse = [
        one.labelled(v.label, left_open=left)
        for one, v, left in zip(cells, accepted, left_open, strict=True)
    ]
    if isinstance(source, EvidenceSource):  # it has seen every row
        digests = source.digests(positions)
    given = list(columns) if names is None else list(names)
    return InferenceResult(
        columns,
        accepted,
        rows,
        labels,
        str(model.model_id),
        mode=options.mode,
        parse=parse,
        digests=digests,
        source=None if roles is None else roles.source(verdicts, rows, labels, given),
        index=levels,
        notes=source.notes,
    )


def _texts_of_a_cast(source: Sampled, positions: Sequence[int]) -> list[bool]:
    """Return by column whether it is one of texts that a cast left beside decimal commas."""
    frame = source.frame if isinstance(source, PandasFrame) else None
    if frame is None or not has_decimal_commas(frame):
        return [False] * len(positions)
    return [not is_numeric_dtype(column_at(frame, place).dtype) for place in positions]
