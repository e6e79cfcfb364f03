"""What every rule is about: its reason, the labels it speaks of, the word lists it reads.

The table is ``reasons.csv``. Documentation is made from it, and tests hold it to the code;
inference does not need it.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType

__all__ = ["Reason", "reasons", "reasons_of"]


@dataclass(frozen=True, slots=True)
class Reason:
    """Describe one rule.

    Parameters
    ----------
    name : str
        The reason that verdicts show, e.g. ``"format:email"``.
    kinds : tuple of str
        Kinds of the opinions it may give, see `Opinion`.
    labels : tuple of str
        Labels that it settles or supports.
    against : tuple of str
        Labels that it forbids; with most rules, those that imply them too.
    lists : tuple of str
        Files of the folder ``data`` that it reads, without suffix.
    meaning : str
        What the cells of the column have in common, in Markdown.
    """

    name: str
    kinds: tuple[str, ...]
    labels: tuple[str, ...]
    against: tuple[str, ...]
    lists: tuple[str, ...]
    meaning: str


@cache
def reasons() -> Mapping[str, Reason]:
    """Return every rule by its reason.

    Returns
    -------
    mapping of str to Reason
        In the order of the documentation: check digits, formats, vocabularies, ranges,
        cardinality, dtypes, validators.

    Examples
    --------
    >>> from pandas_semtype.simon.rules.reasons import reasons
    >>> reasons()["checksum:iban"].labels
    ('iban',)
    """
    text = files(__package__).joinpath("reasons.csv").read_text(encoding="utf-8")
    return MappingProxyType(
        {
            row["reason"]: Reason(
                row["reason"],
                tuple(row["kinds"].split()),
                tuple(row["labels"].split()),
                tuple(row["against"].split()),
                tuple(row["lists"].split()),
                row["meaning"],
            )
            for row in csv.DictReader(text.splitlines())
        }
    )


def reasons_of(label: str) -> tuple[Reason, ...]:
    """Return the rules that settle, support or forbid a label.

    Parameters
    ----------
    label : str
        A label of the catalogue.

    Examples
    --------
    >>> from pandas_semtype.simon.rules.reasons import reasons_of
    >>> [reason.name for reason in reasons_of("mime_type")]
    ['format:mime_type', 'values:numbers', 'impossible:mime_type']
    """
    return tuple(r for r in reasons().values() if label in r.labels or label in r.against)
