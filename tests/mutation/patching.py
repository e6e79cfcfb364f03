"""Put changed code into a module that is imported already, without importing anything again."""

from __future__ import annotations

import functools
import sys
import types
from collections.abc import Iterator
from typing import Any

__all__ = ["patch"]


def patch(name: str, path: str, source: str) -> None:
    """Give the functions, methods and constants of a module those of another source.

    Parameters
    ----------
    name : str
        Name of the module, which is imported.
    path : str
        Its file.
    source : str
        The other source, of the same functions and classes.
    """
    module = sys.modules[name]
    fresh = types.ModuleType(name)
    fresh.__file__, fresh.__package__ = path, module.__package__
    if hasattr(module, "__path__"):
        fresh.__path__ = module.__path__
    sys.modules[name] = fresh  # dataclasses look their module up
    try:
        exec(compile(source, path, "exec", dont_inherit=True), vars(fresh))
    finally:
        sys.modules[name] = module
    for key, value in list(vars(fresh).items()):
        old = vars(module).get(key)
        if isinstance(value, type) and isinstance(old, type) and value.__module__ == name:
            _patch_class(old, value)
        elif not _patch_function(old, value) and not isinstance(value, types.ModuleType):
            _replace(key, old, value, name)
    for other in _ours():
        for value in list(vars(other).values()):
            if isinstance(value, functools._lru_cache_wrapper):
                value.cache_clear()


def _ours() -> Iterator[types.ModuleType]:
    for key, module in list(sys.modules.items()):
        if module is not None and key.partition(".")[0].startswith(("pandas_semtype", "test_")):
            yield module


def _function(value: Any) -> types.FunctionType | None:
    """Return the function inside a property, a method or a cache."""
    for inside in ("fget", "__func__", "func", "__wrapped__"):
        found = getattr(value, inside, None)
        if found is not None and not isinstance(value, types.FunctionType):
            return _function(found)
    return value if isinstance(value, types.FunctionType) else None


def _patch_function(old: Any, new: Any) -> bool:
    before, after = _function(old), _function(new)
    if before is None or after is None or before.__module__ != after.__module__:
        return before is not None
    if len(before.__code__.co_freevars) == len(after.__code__.co_freevars):
        before.__code__ = after.__code__
    before.__defaults__, before.__kwdefaults__ = after.__defaults__, after.__kwdefaults__
    wrapped = getattr(before, "__wrapped__", None)  # of functools.wraps, as contextmanager does
    if wrapped is not None:
        _patch_function(wrapped, getattr(after, "__wrapped__", None))
    return True


def _patch_class(old: type, new: type) -> None:
    for key, value in list(vars(new).items()):
        before = vars(old).get(key)
        if isinstance(value, type) and isinstance(before, type):
            _patch_class(before, value)
        elif not _patch_function(before, value) and _is_plain(value) and before != value:
            setattr(old, key, value)


def _is_plain(value: Any) -> bool:
    if isinstance(value, (tuple, list, set, frozenset)):
        return all(map(_is_plain, value))
    if isinstance(value, (dict, types.MappingProxyType)):
        return all(_is_plain(key) and _is_plain(part) for key, part in value.items())
    return value is None or isinstance(value, (bool, int, float, str, bytes, range))


def _replace(key: str, old: Any, new: Any, name: str) -> None:
    """Give a constant its new value wherever it was imported by its name."""
    if key.startswith("__") or not _is_plain(new) or not _is_plain(old) or old == new:
        return
    for module in _ours():
        if vars(module).get(key, None) is old or module.__name__ == name:
            setattr(module, key, new)
