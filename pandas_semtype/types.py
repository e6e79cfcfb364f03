"""The catalogue of semantic types: labels, what each implies, role and description."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType

__all__ = [
    "BASE_LABELS",
    "GROUPS",
    "STATISTICAL_LABELS",
    "UNKNOWN",
    "SemanticType",
    "base_label",
    "catalogue",
    "implied_labels",
    "labels_of",
]

UNKNOWN = "unknown"
"""What a column is called when no label reaches its threshold."""

BASE_LABELS = (
    "address",
    "boolean",
    "datetime",
    "email",
    "float",
    "int",
    "phone",
    "text",
    "uri",
)
"""The nine labels of the published base model, in its (alphabetical) order."""

STATISTICAL_LABELS = frozenset({"categorical", "ordinal"})
"""Labels that describe how values repeat, whatever the values are."""

GROUPS: Mapping[str, tuple[str, ...] | None] = MappingProxyType(
    {"base": ("base",), "extended": ("base", "extended"), "all": None}
)
"""Names of subsets of the catalogue, with the values of `SemanticType.group` in each."""


@dataclass(frozen=True, slots=True)
class SemanticType:
    """Describe one semantic type.

    Parameters
    ----------
    label : str
        The name used everywhere.
    implies : tuple of str
        Labels that also hold for every column of this type (SIMOn is multi-label).
    role : str
        The kind of such columns: numeric, categorical, datetime, text or id. What a later step
        does with one column is ``result[column].role``, which depends on its cells.
    group : str
        ``base`` (the nine of the published base model), ``extended`` (its later
        presets) or ``beyond``.
    description : str
        One line for people.
    """

    label: str
    implies: tuple[str, ...]
    role: str
    group: str
    description: str


@cache
def catalogue() -> Mapping[str, SemanticType]:
    """Return every semantic type by label, in the order of ``semantic_types.csv``.

    Returns
    -------
    mapping of str to SemanticType
        Read-only.

    Examples
    --------
    >>> from pandas_semtype.types import catalogue
    >>> catalogue()["email"].implies
    ('text',)
    >>> len(catalogue())
    102
    """
    text = files("pandas_semtype").joinpath("semantic_types.csv").read_text(encoding="utf-8")
    types = {}
    for row in csv.DictReader(text.splitlines()):
        implies = tuple(part for part in row["implies"].split(";") if part)
        types[row["label"]] = SemanticType(
            row["label"], implies, row["role"], row["in_simon"], row["description"]
        )
    return MappingProxyType(types)


@cache
def implied_labels(label: str) -> frozenset[str]:
    """Return every label that follows from `label`, without `label` itself.

    Parameters
    ----------
    label : str
        A label; one outside the catalogue implies nothing.

    Examples
    --------
    >>> from pandas_semtype.types import implied_labels
    >>> sorted(implied_labels("first_name"))
    ['person_name', 'text']
    """
    known = catalogue().get(label)
    direct = known.implies if known else ()
    found = set(direct)
    for parent in direct:
        found |= implied_labels(parent)
    return frozenset(found)


def base_label(label: str) -> str:
    """Return which of the nine base labels a label falls under.

    Parameters
    ----------
    label : str
        A label of the catalogue; one outside it counts as text.

    Examples
    --------
    >>> from pandas_semtype.types import base_label
    >>> base_label("latitude"), base_label("year"), base_label("city")
    ('float', 'datetime', 'text')
    """
    candidates = ({label} | implied_labels(label)) & set(BASE_LABELS)
    # A year is both a datetime and an int, a month both a datetime and a text: the
    # more telling of the two is its base.
    for base in ("email", "uri", "address", "phone", "datetime", "boolean", "float", "int"):
        if base in candidates:
            return base
    return "text"


def labels_of(types: str | Iterable[str] | None) -> tuple[str, ...]:
    """Resolve the name of a subset, one label or several labels to labels.

    Parameters
    ----------
    types : str or iterable of str or None
        ``"base"`` (the nine base labels), ``"extended"`` (18: those of the published
        geographic preset), ``"all"`` or ``None`` (the whole catalogue), one label, or
        several labels.

    Returns
    -------
    tuple of str
        Labels as given; whether a model knows them is for the model to say.

    Examples
    --------
    >>> from pandas_semtype.types import labels_of
    >>> labels_of("base") == tuple(sorted(labels_of("base")))
    True
    >>> len(labels_of("extended")), len(labels_of("all"))
    (18, 102)
    """
    if types is None:
        types = "all"
    if isinstance(types, str):
        if types == "base":
            return BASE_LABELS
        if types in GROUPS:
            groups = GROUPS[types]
            return tuple(
                label for label, t in catalogue().items() if groups is None or t.group in groups
            )
        return (types,)
    return tuple(types)
