"""Names of labels that users give: like identifiers, and not like other labels."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import Any

from ...errors import ExampleError
from ...types import GROUPS, UNKNOWN

__all__ = ["check_alike", "check_label"]

_LONGEST = 64
_RESERVED = frozenset({UNKNOWN, *GROUPS})
_MISSING = frozenset({"na", "nan", "none", "null"})
"""Names that pandas reads from a file as missing values."""
_NOT_NFKC = "it is not in the Unicode form NFKC, which unicodedata.normalize('NFKC', ...) gives"
_JOINTS = re.compile(r"[-.]")
"""What may stand between the parts of a name, beside a low line."""


def check_label(label: Any) -> str:
    """Return the name of a new class if it can be one.

    Raises
    ------
    ExampleError
        If it is no identifier-like text, or has a meaning of its own.

    Examples
    --------
    >>> from pandas_semtype.simon.transfer.label_names import check_label
    >>> check_label("order-number"), check_label("iso.4217"), check_label("Order_No.")
    ('order-number', 'iso.4217', 'Order_No.')
    """
    if not isinstance(label, str):
        raise ExampleError.label(type(label).__name__, "it is no text")
    name: str = str.__str__(label)  # without the methods of a subclass
    if len(name) > _LONGEST:
        raise ExampleError.label(name, f"it is longer than {_LONGEST} characters")
    first, *others = _JOINTS.split(name.removesuffix("."))
    if (
        not first.isidentifier()
        or not all(f"_{part}".isidentifier() and part for part in others)
        or not any(map(str.isalpha, name))
    ):
        raise ExampleError.label(name, "it is not like an identifier")
    if unicodedata.normalize("NFKC", name) != name:
        # Python compares names by their characters: nobody would find the label again.
        raise ExampleError.label(name, _NOT_NFKC)
    if name.casefold() in _MISSING:
        raise ExampleError.label(name, "a table of results would read it as a missing value")
    if name.casefold() in _RESERVED:
        raise ExampleError.label(name, "it has a meaning of its own")
    return name


def check_alike(labels: Iterable[str], known: Iterable[str] = ()) -> None:
    """Refuse names that differ from one another, or from labels of a model, in writing alone.

    Parameters
    ----------
    labels : iterable of str
        Checked names of new classes.
    known : iterable of str
        Labels of the model; one that is the same is not looked at.

    Raises
    ------
    ExampleError
        If one differs in case, hyphens, dots or low lines alone.
    """
    by_key = {_key(label): label for label in known}
    for label in labels:
        other = by_key.setdefault(_key(label), label)
        if other != label:
            raise ExampleError.alike(label, other)


def _key(label: str) -> str:
    # Between digits they count: 1_2 is another number than 12.
    plain = re.sub(r"(?<=\d)[-._]+(?=\d)", "_", label.casefold())
    return re.sub(r"(?<!\d)[-._]+|[-._]+(?!\d)", "", plain)
