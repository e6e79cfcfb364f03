"""The classes of a task: their names, their order and their dtype."""

from __future__ import annotations

import contextlib
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from numbers import Real
from typing import Any, Self

import numpy as np
import pandas as pd

from ..cells import is_blank
from ..errors import ArgumentError, ExampleError, FrameTypeError
from .label_checks import PLAIN, check_hashable, check_kinds, check_not_numbers, check_not_texts

__all__ = ["LabelMap", "cut", "encode", "read_labels", "sample_weights", "shown"]

_NULLABLE = {"bool": "boolean"}
_SPARSE = re.compile(r"Sparse\[(bool|u?int\d+)\b")
_SHOWN = 40


_CATEGORY, _ORDERED = "category", "ordered category"


@dataclass(frozen=True)
class LabelMap:
    """Hold the classes of a model in their order, and the dtype of its predictions.

    Parameters
    ----------
    classes : tuple of str, bool, int or float
        At least two, all of one kind. Those of a categorical keep its order, others are
        sorted.
    dtype : str
        Dtype of the training labels, as pandas writes it; ``"category"`` for a categorical,
        ``"ordered category"`` for one with an order, ``"object"`` where only Python's own type
        fits.

    Examples
    --------
    >>> from pandas_semtype.fakenews.labels import LabelMap
    >>> LabelMap((0, 1), "int64").series([1, 0, -1], range(3)).tolist()
    [1, 0, <NA>]
    """

    classes: tuple[Any, ...]
    dtype: str

    def __len__(self) -> int:
        return len(self.classes)

    def series(self, codes: Any, index: Any, name: Any = None) -> pd.Series:
        """Return classes as a Series of the dtype of the labels.

        Parameters
        ----------
        codes : sequence of int
            Position of each class, -1 for a missing one. A dtype that cannot hold missing
            values is replaced by the nullable one of its kind.
        index : Index
            Index of the Series.
        name : hashable, optional
            Its name.
        """
        places = np.asarray(codes, dtype=np.intp)
        if self.dtype in (_CATEGORY, _ORDERED):
            found: Any = pd.Categorical.from_codes(
                places, pd.Index(list(self.classes)), ordered=self.dtype == _ORDERED
            )
            return pd.Series(found, index=index, name=name)
        gone = places < 0
        values = np.empty(len(places), dtype=object)
        for place, value in enumerate(self.classes):
            values[places == place] = value
        values[gone] = None
        dtype = self._missing_dtype() if gone.any() else self.dtype
        return pd.Series(values, index=index, name=name, dtype=dtype)

    def _missing_dtype(self) -> str:
        # A sparse column of whole numbers or bools would turn a gap into its fill value.
        sparse = _SPARSE.match(self.dtype)
        dtype = self.dtype if sparse is None else sparse[1]
        if dtype.startswith("uint"):
            return "UInt" + dtype[4:]
        if dtype.startswith("int"):
            return "Int" + dtype[3:]
        return _NULLABLE.get(dtype, self.dtype)

    def codes(self, labels: Sequence[Any], name: str = "y") -> np.ndarray:
        """Return the position of every label among the classes, -1 where it is missing.

        Parameters
        ----------
        labels : sequence
            As `read_labels` gives them.
        name : str, default "y"
            What messages call them.

        Raises
        ------
        ArgumentError
            If a label is none of the classes.
        """
        check_hashable(labels, name)
        places = {value: place for place, value in enumerate(self.classes)}
        unknown = {value for value in labels if value is not None and value not in places}
        if unknown:
            known = ", ".join(map(shown, self.classes[:8]))
            raise ArgumentError(
                f"{name} has {len(unknown)} label(s) the model does not know. The model knows "
                f"{known}. Give these labels, as the type they were trained with."
            )
        return np.array([-1 if v is None else places[v] for v in labels], dtype=np.intp)

    def to_dict(self) -> dict[str, Any]:
        """Return a description of plain values."""
        return {"classes": list(self.classes), "dtype": self.dtype}

    def to_bytes(self) -> bytes:
        """Return the description as the content of a file, the same for equal maps alone."""
        return json.dumps(self.to_dict(), sort_keys=True).encode()

    @classmethod
    def from_dict(cls, values: Mapping[str, Any]) -> Self:
        """Return the map that `to_dict` described.

        Raises
        ------
        TypeError, ValueError
            If these are no classes, or the dtype cannot hold them.
        """
        classes, dtype = values["classes"], values["dtype"]
        if not isinstance(classes, list) or not all(isinstance(c, PLAIN) for c in classes):
            raise TypeError("classes are a list of plain values")
        if len(classes) < 2 or len(set(classes)) < len(classes):
            raise ValueError("at least two distinct classes")
        found = cls(tuple(classes), str(dtype))
        # ImportError: a dtype of a package that is missing here; probabilities need none.
        with contextlib.suppress(ImportError):
            if found.series(range(len(classes)), range(len(classes))).tolist() != classes:
                raise ValueError("the dtype does not hold the classes")
        return found


def read_labels(labels: Any, index: pd.Index, count: int, name: str = "y") -> pd.Series:
    """Return the labels of texts as a Series after checking that they belong to the texts.

    A blank label is a missing one, as a blank text is.

    Parameters
    ----------
    labels : Series or sequence
        One per text.
    index : Index
        Index of the texts; a Series of labels must have the same.
    count : int
        Number of texts.
    name : str, default "y"
        What messages call the labels.

    Raises
    ------
    FrameTypeError
        If it is nothing of the kind.
    ArgumentError
        If there are more or fewer labels than texts, or their index is another.
    """
    if isinstance(labels, pd.DataFrame) and labels.shape[1] == 1:
        labels = labels.iloc[:, 0]
    if (
        isinstance(labels, (str, bytes, Mapping, pd.DataFrame))
        or not hasattr(labels, "__len__")
        or getattr(labels, "shape", (1,)) == ()
    ):
        raise FrameTypeError.of(labels, f"{name} as a pandas Series or a list")
    try:
        size = len(labels)
    except Exception:  # noqa: BLE001 - somebody's __len__ may raise anything
        raise FrameTypeError.of(labels, f"{name} as a pandas Series or a list") from None
    if size != count:
        raise ArgumentError.of(f"len({name})", size, f"{count}, one per text")
    if isinstance(labels, pd.Series):
        if not labels.index.equals(index):
            raise ArgumentError(
                f"{name} has another index than the texts. Received: {count} labels whose index "
                f"labels or their order differ. Take both from one frame, or pass "
                f"{name}.to_numpy() if the rows are in the same order."
            )
        return _blanks_missing(labels)
    if isinstance(labels, np.ndarray) and labels.ndim != 1:
        raise ArgumentError.of(f"{name}.ndim", labels.ndim, "1, one label per text")
    values = labels if hasattr(labels, "dtype") else list(labels)
    try:
        found = pd.Series(values, index=index)
    except UnicodeEncodeError:  # texts that Arrow cannot hold
        found = pd.Series(values, index=index, dtype=object)
    except (NotImplementedError, TypeError, ValueError):  # as of records, or of another library
        raise FrameTypeError.of(labels, f"{name} as a pandas Series or a list") from None
    return _blanks_missing(found)


def _blanks_missing(labels: pd.Series) -> pd.Series:
    blank = [isinstance(value, str) and is_blank(value) for value in labels.tolist()]
    return labels.mask(np.array(blank)) if any(blank) else labels


def encode(labels: pd.Series, *, gaps: bool = False) -> tuple[LabelMap, np.ndarray]:
    """Return the classes of labels, and the class of each, -1 where it is missing.

    Parameters
    ----------
    labels : Series
        Strings, numbers or bools, as `read_labels` gives them.
    gaps : bool, default False
        Whether missing labels were dropped: whole numbers in a float column are then read
        as integers, which is what they were before one went missing.

    Raises
    ------
    ArgumentError
        If labels are of another kind, or of several, or look like texts.
    ExampleError
        If there are fewer than two classes.
    """
    values = plain_labels(labels)
    check_hashable(values, "Labels")
    distinct = list(dict.fromkeys(value for value in values if value is not None))
    check_kinds(values)
    check_not_texts(values, distinct)
    check_not_numbers(values, distinct)
    if len(distinct) < 2:
        raise ExampleError.one_class(len(distinct))
    dtype = str(labels.dtype)
    if isinstance(labels.dtype, pd.CategoricalDtype):
        order = plain_labels(pd.Series(labels.cat.categories))
        classes = tuple(value for value in order if value in set(distinct))
        dtype = _ORDERED if labels.cat.ordered else _CATEGORY
    else:
        classes = tuple(sorted(distinct))
        if (gaps or labels.hasnans) and labels.dtype == np.float64 and all(map(_is_whole, classes)):
            # Whole numbers became floats because one of them is missing.
            classes, dtype = tuple(map(int, classes)), "int64"
    found = LabelMap(classes, dtype)
    try:
        found.series([0], [0])
    except (TypeError, ValueError):
        found = LabelMap(classes, "object")
    return found, found.codes(values)


def sample_weights(
    y: np.ndarray, labels: LabelMap, class_weight: str | Mapping[Any, float] | None
) -> np.ndarray:
    """Return the weight of every text, 1 on average.

    Parameters
    ----------
    y : ndarray of int
        Class of each text.
    labels : LabelMap
        The classes.
    class_weight : "balanced", mapping or None
        ``"balanced"`` gives every class the same sum; a mapping has a weight per class.

    Raises
    ------
    ArgumentError
        If a mapping lacks a class, or has others or weights that are not above 0.
    """
    if class_weight is None:
        return np.ones(len(y))
    if isinstance(class_weight, Mapping):
        expected = "a finite number above 0 for each class of the labels"
        if set(class_weight) != set(labels.classes):
            raise ArgumentError.of("class_weight", tuple(class_weight), expected)
        for label, weight in class_weight.items():
            if not isinstance(weight, Real) or not 0 < weight < np.inf:
                raise ArgumentError.of(f"class_weight[{shown(label)}]", weight, expected)
        by_class = np.array([class_weight[label] for label in labels.classes], dtype=float)
    else:
        by_class = len(y) / (len(labels) * np.bincount(y, minlength=len(labels)))
    weights = by_class[y]
    return np.asarray(weights / weights.mean())


def plain_labels(labels: pd.Series) -> list[Any]:
    """Return labels as Python values, None where missing."""
    missing = labels.isna().tolist()
    values = labels.astype(object).tolist()
    return [
        None if gone else value.item() if isinstance(value, np.generic) else value
        for value, gone in zip(values, missing, strict=True)
    ]


def shown(label: Any) -> str:
    """Return a class as messages show it: a long name is truncated.

    Parameters
    ----------
    label : str, bool, int or float
        The class.

    Examples
    --------
    >>> from pandas_semtype.fakenews.labels import shown
    >>> shown("real"), len(shown("x" * 100))
    ("'real'", 42)
    """
    return repr(cut(label))


def cut(label: Any) -> Any:
    """Return a class; a long name is truncated."""
    if isinstance(label, str) and len(label) > _SHOWN:
        return label[: _SHOWN - 3] + "..."
    return label


def _is_whole(value: Any) -> bool:
    return isinstance(value, float) and value.is_integer()
