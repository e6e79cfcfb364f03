"""``pandas_semtype.extend``: the method of the accessor, as a function that checks its frame."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import pandas as pd

from .. import session
from ..checks import flag
from ..errors import FrameTypeError
from .frame import SemtypeFrameAccessor

if TYPE_CHECKING:
    from ..simon.classifier import SimonClassifier

__all__ = ["extend"]


def extend(
    frame: pd.DataFrame,
    new_class: str | Mapping[str, Any],
    examples: Any = None,
    *,
    base: Any = None,
    implies: str | Sequence[str] | Mapping[str, str | Sequence[str]] | None = None,
    negatives: Any = None,
    chunk: int | None = None,
    unfreeze: str = "head",
    solver: str = "convex",
    replace: bool = False,
    keep_cells: bool = False,
    random_state: Any = 0,
    activate: bool | None = None,
) -> SimonClassifier:
    """Extend a model by one or several labels from example columns.

    Parameters
    ----------
    frame : DataFrame
        Where names of columns are looked up; it is only read.
    new_class, examples, base, activate
        As for ``frame.semtype.extend``, which describes each argument, error and warning.
    implies, negatives, chunk, unfreeze, solver, replace, keep_cells, random_state
        As for ``frame.semtype.extend`` too.

    Returns
    -------
    SimonClassifier
        A new model; the base stays as it is. Its ``report`` holds what changed.

    Raises
    ------
    FrameTypeError
        If `frame` is not a pandas DataFrame.

    See Also
    --------
    SemtypeFrameAccessor.extend : The same as ``frame.semtype.extend``.

    Examples
    --------
    >>> import random
    >>> import pandas as pd
    >>> import pandas_semtype
    >>> draw = random.Random(0)
    >>> primers = [["".join(draw.choices("ACGT", k=20)) for _ in range(30)] for _ in range(4)]
    >>> assay = pd.DataFrame({f"c{i}": cells for i, cells in enumerate(primers)})
    >>> model = pandas_semtype.extend(assay, "dna", ["c0", "c1", "c2"], activate=False)
    >>> pandas_semtype.infer(assay, "c3", model=model).types["c3"]
    'dna'
    """
    if not isinstance(frame, pd.DataFrame):
        raise FrameTypeError.of(frame, "a pandas DataFrame")
    if activate is not None:
        activate = flag("activate", activate)
    model = SemtypeFrameAccessor(frame).extend(
        new_class,
        examples,
        base=base,
        implies=implies,
        negatives=negatives,
        chunk=chunk,
        unfreeze=unfreeze,
        solver=solver,
        replace=replace,
        keep_cells=keep_cells,
        random_state=random_state,
        activate=False,
    )
    session.activate_if_told(activate, model, "extend")
    return model
