"""Names of columns that are personal data themselves: `mask` warns, for it leaves names."""

from __future__ import annotations

import warnings
from typing import Any

import pandas as pd

from ..errors import PersonalNamesWarning
from ..inference import infer
from ..personal import PERSONAL_LABELS
from ..personal_cells import holds_mail

__all__ = ["warn_of_names"]

_SURE = 0.9
_FEWEST = 8
"""Names below which a label of theirs says little."""


def warn_of_names(frame: pd.DataFrame, *, labels: bool, stacklevel: int) -> None:
    """Warn where names of columns, or of levels of the index, are of persons.

    Parameters
    ----------
    frame : DataFrame
        Its names alone are looked at.
    labels : bool
        Whether the names are also taken as cells of a column, and asked for their label.
    stacklevel : int
        As of `warnings.warn`, counted from the caller.
    """
    levels = [
        _texts(frame.columns.get_level_values(level).tolist())
        for level in range(frame.columns.nlevels)
    ]
    found = [text for texts in (*levels, _texts(list(frame.index.names))) for text in texts]
    n_mails = sum(map(holds_mail, found))
    if n_mails:
        message = PersonalNamesWarning.of(n_mails, "mail addresses")
        warnings.warn(message, stacklevel=stacklevel + 1)
        return
    for texts in levels if labels else ():
        if len(texts) < _FEWEST:
            continue
        one = infer(pd.DataFrame({"": texts}), use_names=False).at(0)
        known = PERSONAL_LABELS.get(one.label)
        if known is not None and known.kind == "direct" and one.score >= _SURE:
            message = PersonalNamesWarning.of(len(texts), f"cells of the label {one.label}")
            warnings.warn(message, stacklevel=stacklevel + 1)


def _texts(names: list[Any]) -> list[str]:
    """Return the different names that are texts, asked of the class: a name may raise."""
    parts = [
        part
        for name in names
        for part in (tuple.__iter__(name) if issubclass(type(name), tuple) else (name,))
    ]
    return list(dict.fromkeys(str.__str__(p) for p in parts if issubclass(type(p), str)))
