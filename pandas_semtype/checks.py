"""Checks of arguments and of installed packages, each with its one error message."""

from __future__ import annotations

import contextlib
import math
import operator
import os
from collections.abc import Iterable
from importlib import import_module
from importlib.util import find_spec
from itertools import islice
from pathlib import Path
from types import ModuleType
from typing import Any

from .errors import ArgumentError, MissingDependencyError, SemtypeError

__all__ = [
    "flag",
    "fraction",
    "from_home",
    "listed",
    "one_of",
    "path_text",
    "require",
    "require_installed",
    "whole",
]

_MOST_PARTS = 1_000_000


def whole(name: str, value: Any, least: int = 1, most: int | None = None) -> int:
    """Return a whole number as an int, or raise.

    Parameters
    ----------
    name : str
        Name of the argument, for the message.
    value : object
        Python and NumPy integers are accepted; booleans, floats and texts are not.
    least : int, default 1
        The smallest number accepted.
    most : int, optional
        The largest number accepted; by default there is none.

    Returns
    -------
    int

    Raises
    ------
    ArgumentError
        If `value` is not a whole number in this range.

    Examples
    --------
    >>> whole("epochs", 3)
    3
    >>> whole("folds", 1, 2)
    Traceback (most recent call last):
    ...
    pandas_semtype.errors.ArgumentError: folds is not valid. Received: folds=1. Pass a whole number
    of at least 2.
    """
    try:
        number = None if _is_bool(value) else operator.index(value)
    except Exception:  # noqa: BLE001 - somebody's __index__ may raise anything
        number = None
    if number is None or number < least or (most is not None and number > most):
        limits = f"of at least {least}" if most is None else f"from {least} to {most}"
        raise ArgumentError.of(name, value, f"a whole number {limits}")
    return number


def fraction(name: str, value: Any) -> float:
    """Return a number from 0 to 1 as a float, or raise.

    Parameters
    ----------
    name : str
        Name of the argument, for the message.
    value : object
        Anything that converts to a float, except booleans and texts.

    Returns
    -------
    float

    Raises
    ------
    ArgumentError
        If `value` is not a number from 0 to 1.

    Examples
    --------
    >>> fraction("threshold", 1)
    1.0
    """
    try:
        number = math.nan if _is_bool(value) or isinstance(value, (str, bytes)) else float(value)
    except Exception:  # noqa: BLE001 - somebody's __float__ may raise anything
        number = math.nan
    if not 0.0 <= number <= 1.0:
        raise ArgumentError.of(name, value, "a number from 0 to 1")
    return number


def flag(name: str, value: Any) -> bool:
    """Return True or False as a bool, or raise.

    Parameters
    ----------
    name : str
        Name of the argument, for the message.
    value : object
        Python and NumPy booleans are accepted; 0, 1 and texts are not.

    Returns
    -------
    bool

    Raises
    ------
    ArgumentError
        If `value` is not a boolean.

    Examples
    --------
    >>> flag("progress", False)
    False
    """
    if not _is_bool(value):
        raise ArgumentError.of(name, value, "True or False")
    return bool(value)


def one_of(name: str, value: Any, known: Iterable[str]) -> str:
    """Return one of some words as a plain text, or raise.

    Parameters
    ----------
    name : str
        Name of the argument, for the message.
    value : object
        What was given.
    known : iterable of str
        The words that are accepted.

    Returns
    -------
    str

    Raises
    ------
    ArgumentError
        If `value` is something else.

    Examples
    --------
    >>> one_of("method", "redact", ("redact", "faker"))
    'redact'
    """
    words = tuple(known)
    # Without the methods of what is given: it may be an array, or raise when it is compared.
    text = str.__str__(value) if issubclass(type(value), str) else None
    if text is None or text not in words:
        raise ArgumentError.of(name, value, f"one of {', '.join(words)}")
    return text


def listed(name: str, values: Iterable[Any], expected: str) -> list[Any]:
    """Return the parts of anything that can be iterated over, or raise.

    Parameters
    ----------
    name : str
        Name of the argument, for the message.
    values : iterable
        At most a million parts are taken; some iterables never end.
    expected : str
        What to pass instead, for the message.

    Returns
    -------
    list

    Raises
    ------
    ArgumentError
        If there are more parts, or iterating raises.

    Examples
    --------
    >>> listed("types", ("email", "int"), "labels")
    ['email', 'int']
    """
    try:
        parts = list(islice(iter(values), _MOST_PARTS + 1))
    except SemtypeError:  # what iterating does may be ours: reading parts of a frame
        raise
    except Exception as error:
        raise ArgumentError.of(name, values, expected) from error
    if len(parts) > _MOST_PARTS:
        raise ArgumentError.of(name, values, f"{expected}, at most {_MOST_PARTS:,} of them")
    return parts


def path_text(value: Any) -> str | None:
    """Return the text of a path; None of what is no path, or an empty one.

    Parameters
    ----------
    value : object
        A text, bytes or path-like object.

    Examples
    --------
    >>> path_text(b"models/mine"), path_text(7)
    ('models/mine', None)
    """
    if not isinstance(value, (str, bytes, os.PathLike)):
        return None
    try:
        text = str.__str__(os.fsdecode(value))  # without the methods of a subclass
    except Exception:  # noqa: BLE001 - somebody's __fspath__ may raise anything
        return None
    return text if text.strip() else None


def from_home(text: str) -> Path:
    r"""Return a path, with ``~`` as the home directory where there is one.

    Parameters
    ----------
    text : str
        Any text; ``./~`` is a directory of that name. What names no home, or no path at all,
        stays as it is.

    Examples
    --------
    >>> from_home("~\0").name == "~\0", from_home("models/mine").name
    (True, 'mine')
    """
    with contextlib.suppress(ValueError):
        return Path(os.path.expanduser(text))
    return Path(text)


def _is_bool(value: Any) -> bool:
    kind = type(value)  # of NumPy by its name, so that NumPy need not be imported
    return kind is bool or (kind.__module__ == "numpy" and kind.__name__ in {"bool", "bool_"})


def require(module: str, extra: str, purpose: str) -> ModuleType:
    """Import a module of an optional package, or say which extra installs it.

    Parameters
    ----------
    module : str
        Absolute name of the module.
    extra : str
        Extra of this package that installs it.
    purpose : str
        What it is needed for: the beginning of the message.

    Returns
    -------
    ModuleType
        The imported module.

    Raises
    ------
    MissingDependencyError
        If the module, or a package that it imports itself, is missing or cannot be imported.

    Examples
    --------
    >>> require("json", "full", "Reading JSON").__name__
    'json'
    >>> require("no_such_package", "full", "An example")
    Traceback (most recent call last):
    ...
    pandas_semtype.errors.MissingDependencyError: An example needs the package no_such_package,
    which is not installed. Install it with pip install "pandas-semtype[full]".
    """
    try:
        return import_module(module)
    except ModuleNotFoundError as error:
        package = (error.name or module).partition(".")[0]
        raise MissingDependencyError.of(package, extra, purpose) from error
    except ImportError as error:
        package = module.partition(".")[0]
        raise MissingDependencyError.broken(package, extra, purpose) from error


def require_installed(*packages: str, extra: str, purpose: str) -> None:
    """Raise unless packages are installed; none of them is imported.

    Parameters
    ----------
    *packages : str
        Names of top-level modules, checked in this order.
    extra, purpose : str
        As for `require`.

    Raises
    ------
    MissingDependencyError
        If one is not installed; the first of them is named.

    Examples
    --------
    >>> require_installed("json", extra="full", purpose="Reading JSON")
    """
    for package in packages:
        if find_spec(package) is None:
            raise MissingDependencyError.of(package, extra, purpose)
