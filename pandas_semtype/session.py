"""What the process keeps: active models, loaded models, results by content."""

from __future__ import annotations

import contextlib
import threading
import warnings
import weakref
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterator, Mapping
from contextvars import ContextVar
from itertools import count
from types import MappingProxyType
from typing import Any, Final, Generic, TypeVar

from .errors import ActivationWarning, ArgumentError

__all__ = [
    "COLUMN_TASK",
    "activate",
    "activate_if_told",
    "active_model",
    "deactivate",
    "forget",
    "loaded_model",
    "make_room",
    "model_token",
    "recall",
    "remember",
    "using",
]

COLUMN_TASK: Final = "semtype"
"""The task of labelling columns; a model of another task names it in its attribute ``task``."""

MAX_RESULTS = 4096
"""Results that are kept in any case; a frame with more columns is kept whole."""
MAX_LOADED = 4

_V = TypeVar("_V")


class _Recent(Generic[_V]):
    """Hold the most recently used entries, up to a number of them."""

    def __init__(self, size: int) -> None:
        self._least = self._size = size
        self._entries: OrderedDict[Hashable, _V] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, key: Hashable) -> _V | None:
        with self._lock:
            if key not in self._entries:
                return None
            self._entries.move_to_end(key)
            return self._entries[key]

    def put(self, key: Hashable, value: _V) -> None:
        with self._lock:
            self._entries[key] = value
            self._entries.move_to_end(key)
            while len(self._entries) > self._size:
                self._entries.popitem(last=False)

    def make_room(self, size: int) -> None:
        """Hold at least so many entries from now on, until all are cleared."""
        with self._lock:
            self._size = max(self._size, size)

    def clear(self) -> None:
        with self._lock:
            self._entries.clear()
            self._size = self._least

    def __len__(self) -> int:
        return len(self._entries)


_active: dict[str, Any] = {}
_scoped: ContextVar[Mapping[str, Any]] = ContextVar(
    "pandas_semtype_models", default=MappingProxyType({})
)
_results: _Recent[Any] = _Recent(MAX_RESULTS)
_loaded: _Recent[Any] = _Recent(MAX_LOADED)
_tokens: dict[int, tuple[weakref.ref[Any], int]] = {}
_next_token = count(1)
_token_lock = threading.Lock()


def _task_of(model: Any, task: str | None) -> str:
    if model is None:
        raise ArgumentError.of("model", model, "a model, or the name of a preset or a directory")
    if task is None:
        task = getattr(model, "task", COLUMN_TASK)
    return _checked_task(task)


def _checked_task(task: Any) -> str:
    if not isinstance(task, str):
        raise ArgumentError.of("task", task, "the name of a task, such as 'semtype'")
    return task


def activate(model: Any, *, task: str | None = None) -> None:
    """Make a model the active one of its task, unchecked: `pandas_semtype.activate` checks it.

    Parameters
    ----------
    model : object
        A model, or the name of a preset or a directory.
    task : str, optional
        Its task; by default the model's attribute ``task``, else labelling columns.
    """
    _active[_task_of(model, task)] = model


def activate_if_told(told: bool | None, model: Any, function: str, *, stacklevel: int = 3) -> None:
    """Make a fitted model the active one, if the caller of a function asked for it.

    Parameters
    ----------
    told : bool or None
        None, where nothing was said, activates it with a warning: that will end.
    model : object
        The model.
    function : str
        Name of the function, for the warning.
    stacklevel : int, default 3
        Frames from here to whoever called the function.
    """
    if told is None:
        warnings.warn(ActivationWarning.of(function), stacklevel=stacklevel)
    if told is not False:
        activate(model)


def deactivate(task: str | None = None) -> None:
    """Leave a task, or every task, without an active model.

    Parameters
    ----------
    task : str, optional
        One task: ``"semtype"`` (columns), ``"text"`` or ``"fakenews"``; every one by
        default.

    Examples
    --------
    >>> import pandas_semtype
    >>> from pandas_semtype.session import active_model
    >>> pandas_semtype.activate("simon_v2")
    >>> pandas_semtype.deactivate()
    >>> active_model() is None
    True
    """
    if task is None:
        _active.clear()
    else:
        _active.pop(_checked_task(task), None)


def active_model(task: str = COLUMN_TASK) -> Any | None:
    """Return the model in force: of the innermost `using`, else the activated one.

    Parameters
    ----------
    task : str
        The task.

    Returns
    -------
    object or None
        None if no model was made active.
    """
    scoped = _scoped.get()
    return scoped[task] if task in scoped else _active.get(task)


@contextlib.contextmanager
def using(model: Any, *, task: str | None = None) -> Iterator[Any]:
    """Make a model the active one inside a ``with`` block, unchecked; see `pandas_semtype.using`.

    Parameters
    ----------
    model : object
        A model, or the name of a preset or a directory.
    task : str, optional
        Its task; by default the model's attribute ``task``, else labelling columns.

    Yields
    ------
    object
        The model as given.
    """
    token = _scoped.set(MappingProxyType({**_scoped.get(), _task_of(model, task): model}))
    try:
        yield model
    finally:
        # A generator may be closed in another context, which never had the model.
        with contextlib.suppress(ValueError):
            _scoped.reset(token)


def loaded_model(key: Hashable, load: Callable[[], _V]) -> _V:
    """Return the model loaded under a key before, or load and keep it.

    Parameters
    ----------
    key : hashable
        What identifies one state of a model's files.
    load : callable
        Loads the model.
    """
    model: _V | None = _loaded.get(key)
    if model is None:
        model = load()
        _loaded.put(key, model)
    return model


def model_token(model: Any) -> int | None:
    """Return a number that stands for one model object as long as it lives.

    Parameters
    ----------
    model : object
        A model. Two objects never share a number, also when one takes the memory
        address of another that is gone.

    Returns
    -------
    int or None
        None if the object cannot be watched; nothing can be remembered for it.
    """
    address = id(model)
    with _token_lock:
        known = _tokens.get(address)
        if known is not None and known[0]() is model:
            return known[1]
        number = next(_next_token)

        def gone(reference: weakref.ref[Any]) -> None:
            entry = _tokens.get(address)
            if entry is not None and entry[0] is reference:
                del _tokens[address]

        try:
            _tokens[address] = (weakref.ref(model, gone), number)
        except TypeError:
            return None
        return number


def remember(key: Hashable, result: Any) -> None:
    """Keep a result under the fingerprint of the content it was made from.

    Parameters
    ----------
    key : hashable
        Everything the result depends on.
    result : object
        The result; the oldest ones give way when there are too many.
    """
    _results.put(key, result)


def make_room(n: int) -> None:
    """Let so many results be kept side by side: those of all columns of one frame.

    Parameters
    ----------
    n : int
        Columns of the frame. Without room for all of them, each would push out another one
        before it is asked for again.
    """
    _results.make_room(n)


def recall(key: Hashable) -> Any | None:
    """Return the result remembered under a key, or None.

    Parameters
    ----------
    key : hashable
        Everything the result depends on.
    """
    return _results.get(key)


def forget() -> None:
    """Forget every remembered result and every loaded model; active models stay."""
    _results.clear()
    _loaded.clear()
