"""Loading models: presets, directories and active models become classifiers."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, overload

from . import simon  # noqa: F401 - whoever loads models can convert the published ones
from .checkpoint import read_config
from .checks import one_of
from .config import get_option
from .errors import ArgumentError, CheckpointError, NotFittedError
from .presets import list_models, loaded_once, resolve
from .session import COLUMN_TASK, active_model

if TYPE_CHECKING:
    from .column_model import ColumnModel
    from .fakenews.classifier import FakeNewsClassifier
    from .simon.classifier import SimonClassifier

__all__ = ["KINDS", "check_model", "load", "load_once", "resolve_model"]


def _simon() -> type[SimonClassifier]:
    from .simon.classifier import SimonClassifier

    return SimonClassifier


def _fakenews() -> type[FakeNewsClassifier]:
    from .fakenews.classifier import FakeNewsClassifier

    return FakeNewsClassifier


def _language_model() -> None:
    return None


KINDS: Mapping[str, Callable[[], type[SimonClassifier | FakeNewsClassifier] | None]] = (
    MappingProxyType(
        {
            "simon": _simon,
            "simon_2019": _simon,
            "fakenews": _fakenews,
            "awd-lstm": _language_model,
        }
    )
)
"""The entry ``kind`` of a ``config.json``, and what returns the class that reads the directory.

None for a part of a model, which is no model by itself.
"""


def load(model: str | os.PathLike[str]) -> Any:
    """Load a model.

    Parameters
    ----------
    model : str or path-like
        Name of a preset (see `list_models`), or a directory written by
        ``SimonClassifier.save`` or ``FakeNewsClassifier.save``.

    Returns
    -------
    SimonClassifier or FakeNewsClassifier
        A new object of the class that wrote the directory.

    Raises
    ------
    ModelNotFoundError
        If there is no such preset or directory.
    CheckpointError
        If the directory cannot be read as a model.

    Examples
    --------
    >>> import pandas_semtype
    >>> model = pandas_semtype.load("simon_v2")
    >>> "email" in model.labels
    True
    """
    directory = resolve(model)
    kind = read_config(directory).get("kind", "simon")  # early releases named none
    if not isinstance(kind, str) or kind not in KINDS:
        raise CheckpointError.unknown_kind(directory, kind, KINDS)
    reader = KINDS[kind]()
    if reader is None:
        raise CheckpointError(
            f"{directory} holds a language model, which labels nothing by itself. Pass the "
            "directory as source= of the encoder 'ulmfit'."
        )
    return reader.load(directory)


def load_once(model: str | os.PathLike[str]) -> Any:
    """Load a model, or return the one loaded before if its files have not changed.

    Parameters
    ----------
    model : str or path-like
        Name of a preset, or a directory.

    Returns
    -------
    SimonClassifier or FakeNewsClassifier
        Perhaps shared with others.
    """
    return loaded_once(model, load)


class _Need(NamedTuple):
    """What a use of a model asks of it."""

    task: str
    argument: str
    accepts: Callable[[Any], bool]
    expected: str


_NEEDS: Mapping[str, _Need] = MappingProxyType(
    {
        COLUMN_TASK: _Need(
            COLUMN_TASK, "model", lambda m: hasattr(m, "infer_samples"), "a model of columns"
        ),
        "extend": _Need(
            COLUMN_TASK, "base", lambda m: hasattr(m, "extend"), "a model that can be extended"
        ),
        "text": _Need(
            "text",
            "model",
            lambda m: hasattr(m, "classify_texts"),
            "a model of texts, made by fit_text",
        ),
        "fakenews": _Need(
            "fakenews",
            "model",
            lambda m: isinstance(m, _fakenews()),
            "a model made by series.text.fakenews.fit, or its directory",
        ),
    }
)


def check_model(model: Any, task: str) -> None:
    """Refuse what is no model of a task, or the name of none; nothing is loaded or fetched.

    Parameters
    ----------
    model : model, str or path-like
        What a user gives.
    task : {"semtype", "text", "fakenews"}
        Its task.

    Raises
    ------
    ArgumentError
        If it is neither a model of the task nor a name, or there is no such task.
    ModelNotFoundError
        If there is no preset and no directory of the name.

    Examples
    --------
    >>> from pandas_semtype.loading import check_model
    >>> check_model("simon_v2", "semtype")
    >>> check_model(5, "semtype")
    Traceback (most recent call last):
    pandas_semtype.errors.ArgumentError: ...
    """
    tasks = [need.task for name, need in _NEEDS.items() if name == need.task]
    task = one_of("task", task, tasks)
    if isinstance(model, (str, os.PathLike)):
        if not isinstance(model, str) or model not in list_models():
            resolve(model)
        return
    need = _NEEDS[task]
    if isinstance(model, type) or not need.accepts(model):  # a class has the methods too
        raise ArgumentError.of("model", _shown(model), f"{need.expected}, or the name of one")


def _shown(model: Any) -> str:
    """Return how a message names what is no model."""
    return f"the class {model.__name__}" if isinstance(model, type) else type(model).__name__


@overload
def resolve_model(task: Literal["semtype"], model: Any = None) -> ColumnModel: ...
@overload
def resolve_model(task: Literal["extend", "text"], model: Any = None) -> SimonClassifier: ...
@overload
def resolve_model(task: Literal["fakenews"], model: Any = None) -> FakeNewsClassifier: ...
def resolve_model(task: str, model: Any = None) -> Any:
    """Return the model that a user gives, or the one in force.

    Parameters
    ----------
    task : {"semtype", "extend", "text", "fakenews"}
        What the model is for: labels of columns, the base of an extension, labels of texts
        by a SIMOn network, classes of texts.
    model : str, path-like or model, optional
        A preset, a directory, or a model. By default the active model of the task; for
        columns and extensions then the option ``model``, which names the shipped model
        unless it is set.

    Returns
    -------
    object
        A model that was loaded before is not loaded again.

    Raises
    ------
    NotFittedError
        If no model is given, active or set.
    ModelNotFoundError
        If there is no such preset or directory.
    ArgumentError
        If the model is for another task.

    Examples
    --------
    >>> from pandas_semtype.loading import resolve_model
    >>> resolve_model("semtype").model_id.partition("-")[0]
    'simon_v2'
    """
    need = _NEEDS[task]
    chosen = active_model(need.task) if model is None else model
    if isinstance(model, (int, float, bytes)) or (
        isinstance(model, str) and not model.strip()
    ):  # here, where the name of the argument is known
        raise ArgumentError.of(
            need.argument, model, "the name of a preset, a directory, or a model"
        )
    if need.task == COLUMN_TASK:
        chosen = get_option("model", chosen)
    if chosen is None:
        raise NotFittedError.of(need.task)
    found = load_once(chosen) if isinstance(chosen, (str, os.PathLike)) else chosen
    if isinstance(found, type) or not need.accepts(found):  # a class has the methods too
        raise ArgumentError.of(need.argument, _shown(found), need.expected)
    return found
