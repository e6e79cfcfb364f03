"""Options: argument > option_context > configure() > environment > default."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterator, Mapping
from contextvars import ContextVar
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

from .checks import flag, fraction, path_text, whole
from .errors import ArgumentError, OptionError
from .verdict import DEFAULT_MODE, MODES

__all__ = ["OPTIONS", "Option", "check_option", "configure", "get_option", "option_context"]

DEFAULT_MODEL = "simon_v2"
MOST_CELLS = 4096

_TRUE = frozenset({"1", "true", "yes", "on"})
_FALSE = frozenset({"", "0", "false", "no", "off"})


@dataclass(frozen=True, slots=True)
class Option:
    """Describe one option.

    Parameters
    ----------
    name : str
        The name used everywhere.
    check : callable
        Takes a name and a value, returns the value to use or raises ArgumentError.
    default : callable
        Returns the value if none is set; called at each read.
    variable : str or None
        Environment variable, read at each call.
    description : str
        One line for people.
    """

    name: str
    check: Callable[[str, Any], Any]
    default: Callable[[], Any]
    variable: str | None
    description: str


def _model(name: str, value: Any) -> Any:
    usable = isinstance(value, os.PathLike) or hasattr(value, "infer_samples")
    if usable or (isinstance(value, str) and value.strip()):
        return value
    raise ArgumentError.of(name, value, "the name of a preset, a directory, or a model")


def _whole(name: str, value: Any, most: int | None = None) -> int:
    """Return a whole number; the environment gives it as text."""
    number = value
    if isinstance(value, str):
        with contextlib.suppress(ValueError):
            number = int(str.__str__(value))
    return whole(name, number, most=most)


def _cells(name: str, value: Any) -> int:
    return _whole(name, value, MOST_CELLS)  # the vectors of more would fill the memory


def _mode(name: str, value: Any) -> str:
    if isinstance(value, str) and value in MODES:
        return value
    raise ArgumentError.of(name, value, f"one of {', '.join(MODES)}")


def _truth(name: str, value: Any) -> bool:
    if isinstance(value, str):
        word = value.strip().lower()
        if word in _TRUE | _FALSE:
            return word in _TRUE
    else:
        with contextlib.suppress(ArgumentError):  # of a flag, which names no words
            return flag(name, value)
    raise ArgumentError.of(name, value, "True or False (1, true, yes, on or 0, false, no, off)")


def _directory(name: str, value: Any) -> Path:
    text = path_text(value)
    if text is not None and "\0" not in text:
        with contextlib.suppress(RuntimeError):  # there is no home directory
            return Path(text).expanduser()
    raise ArgumentError.of(name, value, "a directory")


def _base_url(name: str, value: Any) -> str:
    from ipaddress import ip_address
    from urllib.parse import urlsplit

    if isinstance(value, str):
        with contextlib.suppress(ValueError):
            parts = urlsplit(value)
            host = parts.hostname or ""
            if parts.scheme == "https" and host:
                return value.rstrip("/")
            # A name is only trusted to be this machine when it cannot be anything else.
            if parts.scheme == "http" and (host == "localhost" or ip_address(host).is_loopback):
                return value.rstrip("/")
    raise ArgumentError.of(name, value, "an https URL (plain http only for the local machine)")


def _user_cache() -> Path:
    import platformdirs

    return platformdirs.user_cache_path("pandas_semtype", appauthor=False)


OPTIONS: Mapping[str, Option] = MappingProxyType(
    {
        option.name: option
        for option in (
            Option(
                "model",
                _model,
                lambda: DEFAULT_MODEL,
                "PANDAS_SEMTYPE_MODEL",
                "preset, directory or model that infers when none is given or active",
            ),
            Option(
                "threshold",
                fraction,
                lambda: None,
                None,
                "one threshold for every label instead of the model's own, 0 to 1",
            ),
            Option(
                "mode",
                _mode,
                lambda: DEFAULT_MODE,
                "PANDAS_SEMTYPE_MODE",
                "confidence a label needs, else the column is unknown",
            ),
            Option(
                "max_cells",
                _cells,
                lambda: None,
                None,
                "cells of a column the network reads; the model's own number if not set",
            ),
            Option(
                "progress",
                _truth,
                lambda: None,
                None,
                "show progress bars; if not set, on a terminal or in a notebook for long work",
            ),
            Option(
                "cache_dir",
                _directory,
                _user_cache,
                "PANDAS_SEMTYPE_CACHE",
                "directory of fetched files; made at the first write",
            ),
            Option(
                "offline",
                _truth,
                lambda: False,
                "PANDAS_SEMTYPE_OFFLINE",
                "never fetch a file",
            ),
            Option(
                "base_url",
                _base_url,
                lambda: None,
                "PANDAS_SEMTYPE_BASE_URL",
                "another host for the files to fetch",
            ),
            Option(
                "threads",
                _whole,
                lambda: None,
                "PANDAS_SEMTYPE_THREADS",
                "threads of inference; one per core if not set",
            ),
        )
    }
)
"""Every option by name."""

_configured: dict[str, Any] = {}
_scoped: ContextVar[Mapping[str, Any]] = ContextVar(
    "pandas_semtype_options", default=MappingProxyType({})
)


def _option(name: str) -> Option:
    if not isinstance(name, str) or name not in OPTIONS:
        raise OptionError.unknown(name, OPTIONS)
    return OPTIONS[name]


def check_option(name: str, value: Any) -> Any:
    """Return a value as the option wants it, or raise.

    Parameters
    ----------
    name : str
        Name of an option.
    value : object
        Value for it; None means "not set" and passes.

    Raises
    ------
    OptionError
        If there is no such option.
    ArgumentError
        If the option does not accept the value.
    """
    option = _option(name)
    return None if value is None else option.check(name, value)


def configure(**options: Any) -> None:
    """Set options for the whole process.

    Parameters
    ----------
    **options
        Values by option name; None takes a value back. See `OPTIONS` for the names.

    Raises
    ------
    OptionError
        If there is no such option.
    ArgumentError
        If an option does not accept its value; nothing is set then.

    Examples
    --------
    >>> import pandas_semtype
    >>> pandas_semtype.configure(max_cells=100)
    >>> pandas_semtype.get_option("max_cells")
    100
    >>> pandas_semtype.configure(max_cells=None)
    """
    checked = {name: check_option(name, value) for name, value in options.items()}
    for name, value in checked.items():
        if value is None:
            _configured.pop(name, None)
        else:
            _configured[name] = value


@contextlib.contextmanager
def option_context(**options: Any) -> Iterator[None]:
    """Set options inside a ``with`` block, for this thread or task alone.

    Parameters
    ----------
    **options
        Values by option name; None leaves the option as it is outside.

    Raises
    ------
    OptionError
        If there is no such option.
    ArgumentError
        If an option does not accept its value.

    Examples
    --------
    >>> import pandas_semtype
    >>> with pandas_semtype.option_context(threads=1):
    ...     pandas_semtype.get_option("threads")
    1
    """
    checked = {name: check_option(name, value) for name, value in options.items()}
    inside = {name: value for name, value in checked.items() if value is not None}
    token = _scoped.set(MappingProxyType({**_scoped.get(), **inside}))
    try:
        yield
    finally:
        _scoped.reset(token)


def get_option(name: str, argument: Any = None) -> Any:
    """Return the value of an option that holds here and now.

    Parameters
    ----------
    name : str
        Name of an option.
    argument : object, default None
        What the caller of the asking function passed; it wins unless it is None.

    Returns
    -------
    object
        The first value found in: argument, `option_context`, `configure`, the
        environment (read now), default.

    Raises
    ------
    OptionError
        If there is no such option.
    ArgumentError
        If the option does not accept the value found.

    Examples
    --------
    >>> from pandas_semtype.config import get_option
    >>> get_option("max_cells", 64)
    64
    """
    option = _option(name)
    if argument is not None:
        return option.check(name, argument)
    for level in (_scoped.get(), _configured):
        if name in level:
            return level[name]
    text = os.environ.get(option.variable) if option.variable else None
    if option.variable and text:
        return option.check(option.variable, text)
    return option.default()
