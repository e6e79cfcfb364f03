"""Choose the columns of a ColumnTransformer by what they mean."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pandas as pd

from ..errors import ArgumentError, FrameTypeError
from ..inference import infer
from ..names import repeated_names
from ..roles import ROLES
from ..types import UNKNOWN, catalogue
from .converted import to_pandas

__all__ = ["SemtypeSelector", "make_semtype_selector"]


class SemtypeSelector:
    """Choose columns of a frame by label and role; see `make_semtype_selector`.

    Parameters
    ----------
    label, role : tuple of str
        What is chosen; () for any.
    model : str, path-like or model, optional
        Model to infer with.
    """

    def __init__(
        self, label: tuple[str, ...] = (), role: tuple[str, ...] = (), model: Any = None
    ) -> None:
        self.label = label
        self.role = role
        self.model = model

    def __repr__(self) -> str:
        return f"SemtypeSelector(label={self.label!r}, role={self.role!r})"

    def __call__(self, frame: pd.DataFrame) -> list[Any]:
        """Return the columns that are chosen, in the order of the frame.

        Parameters
        ----------
        frame : DataFrame
            The training data, of pandas or polars; ColumnTransformer asks once, when it is fitted.

        Returns
        -------
        list
            Names; positions where some name is no text, as ColumnTransformer takes whole numbers
            for positions.

        Raises
        ------
        FrameTypeError
            If `frame` is neither, such as an array.
        FrameError
            If its library cannot convert it to pandas.
        ArgumentError
            If two columns have the same name.
        """
        frame = to_pandas(frame)
        if not isinstance(frame, pd.DataFrame):
            raise FrameTypeError.of(
                frame, "a frame of pandas or polars", "Make one of it: pd.DataFrame(X)."
            )
        repeated = repeated_names(frame.columns)
        if repeated:
            raise ArgumentError.duplicate_names(repeated)
        by_name = all(issubclass(type(name), str) for name in frame.columns)
        return [
            found.name if by_name else place
            for place, found in enumerate(infer(frame, model=self.model, progress=False))
            if (not self.label or found.label in self.label)
            and (not self.role or found.role in self.role)
        ]


def make_semtype_selector(
    label: str | Iterable[str] | None = None,
    role: str | Iterable[str] | None = None,
    *,
    model: Any = None,
) -> SemtypeSelector:
    """Return a function that chooses columns for a ColumnTransformer.

    Parameters
    ----------
    label : str or iterable of str, optional
        Semantic types that are chosen; any by default.
    role : str or iterable of str, optional
        Roles that are chosen, see `pandas_semtype.roles.ROLES`; any by default. With both, a
        column needs one of the labels and one of the roles.
    model : str, path-like or model, optional
        Model to infer with; by default the active one.

    Returns
    -------
    SemtypeSelector
        To be given to ColumnTransformer in place of names.

    Raises
    ------
    ArgumentError
        If neither is given, or a role is none; a label outside the catalogue, if no model is
        given.

    Examples
    --------
    >>> import pandas as pd
    >>> from pandas_semtype import make_semtype_selector
    >>> frame = pd.DataFrame({"a": ["ann@example.org", "bob@example.com"] * 5, "b": range(10)})
    >>> make_semtype_selector(label="email")(frame)
    ['a']
    """
    labels, roles = _texts("label", label), _texts("role", role)
    if not labels and not roles:
        raise ArgumentError.of("label", label, "a label, a role, or both")
    if model is None:  # another model may have labels of its own
        for one in labels:
            if one not in catalogue() and one != UNKNOWN:
                raise ArgumentError.unknown_label("label", one, catalogue())
    for one in roles:
        if one not in ROLES:
            raise ArgumentError.of("role", one, f"one of {', '.join(ROLES)}")
    return SemtypeSelector(labels, roles, model)


def _texts(name: str, given: Any) -> tuple[str, ...]:
    if given is None:
        return ()
    if isinstance(given, str):
        return (given,)
    try:
        found = tuple(given)
    except Exception:  # noqa: BLE001 - somebody's __iter__ may raise anything
        found = (None,)
    if not all(isinstance(one, str) for one in found):
        raise ArgumentError.of(name, given, "a text or several")
    return found
