"""Make a model the active one: `activate` and `using` check first what they are given."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from typing import Any

from . import session
from .loading import check_model

__all__ = ["activate", "using"]


def activate(model: Any, *, task: str | None = None) -> None:
    """Make a model the active one of its task for the whole process.

    `using` does it for a ``with`` block. Inside such a block the model of the block stays
    the active one.

    Parameters
    ----------
    model : model, str or path-like
        A model, or the name of a preset or a directory, which is loaded at its first use.
    task : str, optional
        ``"semtype"`` (columns), ``"text"`` or ``"fakenews"``; by default the model's attribute
        ``task``, else labelling columns.

    Raises
    ------
    ArgumentError
        If `model` is no model of the task, or there is no such task.
    ModelNotFoundError
        If there is no such preset or directory.

    Examples
    --------
    >>> import pandas as pd
    >>> import pandas_semtype
    >>> pandas_semtype.activate(pandas_semtype.load("simon_v2").restrict("base"))
    >>> frame = pd.DataFrame({"a": ["ann@example.org", "bob@example.com"] * 5})
    >>> frame.semtype.types["a"]
    'email'
    >>> pandas_semtype.deactivate()
    """
    _check(model, task)
    session.activate(model, task=task)


@contextlib.contextmanager
def using(model: Any, *, task: str | None = None) -> Iterator[Any]:
    """Make a model the active one inside a ``with`` block, for this thread or task alone.

    Parameters
    ----------
    model, task
        As for `activate`.

    Yields
    ------
    object
        The model as given.

    Raises
    ------
    ArgumentError
        If `model` is no model of the task, or there is no such task.
    ModelNotFoundError
        If there is no such preset or directory.

    Examples
    --------
    >>> import pandas_semtype
    >>> from pandas_semtype.session import active_model
    >>> with pandas_semtype.using("simon_v2"):
    ...     active_model()
    'simon_v2'
    """
    _check(model, task)
    with session.using(model, task=task):
        yield model


def _check(model: Any, task: str | None) -> None:
    if task is None and not isinstance(model, (str, os.PathLike, type)):
        task = getattr(model, "task", None)
    check_model(model, session.COLUMN_TASK if task is None else task)
