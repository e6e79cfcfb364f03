"""Fitted objects of scikit-learn as plain values and arrays, without pickle.

Only estimators of scikit-learn itself are written and made again, and only such as hold plain
values, arrays and other such estimators. So a file that somebody changed can make an estimator
with strange numbers, but runs no code of its own.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

import numpy as np

__all__ = ["NotPlainError", "from_plain", "to_plain"]

_PLAIN = (bool, int, float, str)
_ROOT = "sklearn."
_FIELDS = ("data", "indices", "indptr")


class NotPlainError(Exception):
    """An object holds something that is no plain value."""


def to_plain(value: Any, arrays: dict[str, np.ndarray]) -> Any:
    """Return a value as JSON has it; arrays are put aside.

    Parameters
    ----------
    value : object
        A plain value, an array, a sequence or mapping of these, or an estimator of
        scikit-learn.
    arrays : dict
        Takes the arrays, by number.

    Raises
    ------
    NotPlainError
        If it is or holds something else, such as a function.
    """
    from scipy.sparse import csr_matrix, issparse
    from sklearn.base import BaseEstimator

    if value is None or type(value) in _PLAIN:
        return value
    if isinstance(value, np.generic):
        return {"kind": "number", "of": _kept(np.asarray(value), arrays)}
    if isinstance(value, np.ndarray):
        if value.dtype == object:
            return {"kind": "objects", "of": [to_plain(part, arrays) for part in value.tolist()]}
        return {"kind": "array", "of": _kept(value, arrays)}
    if issparse(value):
        found = csr_matrix(value)
        parts = {name: _kept(getattr(found, name), arrays) for name in _FIELDS}
        return {"kind": "sparse", "of": parts, "shape": list(found.shape)}
    if isinstance(value, (list, tuple)) and type(value) in (list, tuple):
        kind = type(value).__name__
        return {"kind": kind, "of": [to_plain(part, arrays) for part in value]}
    if type(value) is dict or (isinstance(value, dict) and value.__class__.__name__ == "Bunch"):
        keys = [to_plain(key, arrays) for key in value]
        return {"kind": "dict", "keys": keys, "of": [to_plain(v, arrays) for v in value.values()]}
    if isinstance(value, type) and issubclass(value, np.generic):
        return {"kind": "dtype", "of": np.dtype(value).str}
    if isinstance(value, np.dtype):
        return {"kind": "dtype", "of": value.str}
    made = type(value)
    if isinstance(value, BaseEstimator) and made.__module__.startswith(_ROOT):
        state = {name: to_plain(own, arrays) for name, own in vars(value).items()}
        return {"kind": "estimator", "of": f"{made.__module__}:{made.__qualname__}", "state": state}
    raise NotPlainError(made.__qualname__)


def from_plain(value: Any, arrays: dict[str, np.ndarray]) -> Any:
    """Return what `to_plain` described.

    Raises
    ------
    KeyError, TypeError, ValueError, ImportError, AttributeError
        If it is damaged, or the installed scikit-learn has no such estimator.
    """
    from scipy.sparse import csr_matrix
    from sklearn.base import BaseEstimator

    if not isinstance(value, dict):
        return value
    kind, of = value["kind"], value["of"]
    if kind in ("list", "tuple"):
        parts = [from_plain(part, arrays) for part in of]
        return parts if kind == "list" else tuple(parts)
    if kind == "objects":
        found = np.empty(len(of), dtype=object)
        found[:] = [from_plain(part, arrays) for part in of]
        return found
    if kind == "dict":
        keys = [from_plain(key, arrays) for key in value["keys"]]
        return dict(zip(keys, [from_plain(part, arrays) for part in of], strict=True))
    if kind == "array":
        return arrays[of]
    if kind == "number":
        return arrays[of][()]
    if kind == "dtype":
        return np.dtype(of).type
    if kind == "sparse":
        made = csr_matrix(tuple(arrays[of[name]] for name in _FIELDS), shape=tuple(value["shape"]))
        made.check_format(full_check=True)  # places outside the matrix would be read unchecked
        return made
    module, _, name = of.partition(":")
    if kind != "estimator" or not module.startswith(_ROOT) or not name.isidentifier():
        raise ValueError(f"no estimator of scikit-learn: {of!r}")
    kind_of: Any = getattr(import_module(module), name)
    if not (isinstance(kind_of, type) and issubclass(kind_of, BaseEstimator)):
        raise TypeError(f"no estimator of scikit-learn: {of!r}")
    if value["state"].get("input", "content") != "content":
        raise ValueError("a reader of files")  # texts would be taken for paths, and opened
    empty: Any = object.__new__(kind_of)
    vars(empty).update({key: from_plain(own, arrays) for key, own in value["state"].items()})
    return empty


def _kept(array: np.ndarray, arrays: dict[str, np.ndarray]) -> str:
    name = str(len(arrays))
    arrays[name] = array
    return name
