"""Which labels are personal data, and which columns of a result are of them."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from .checks import fraction

if TYPE_CHECKING:
    from .prediction import ColumnPrediction

__all__ = ["LEAST", "PERSONAL_LABELS", "PersonalLabel", "personal_frame", "personal_positions"]

LEAST = 0.25
"""Probability from which on a column is taken to be personal data: on the safe side."""


_Categories = dict[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class PersonalLabel:
    """Describe a label whose cells say something of a person.

    Parameters
    ----------
    category : str
        What is said, for people: ``"name"``, ``"identity number"``.
    kind : {"direct", "sensitive", "indirect"}
        Whether it identifies a person by itself, is of a kind that the law protects specially,
        or identifies together with other columns.
    """

    category: str
    kind: str


def _table() -> Mapping[str, PersonalLabel]:
    direct: _Categories = {
        "name": ("person_name", "first_name", "last_name", "middle_name"),
        "e-mail": ("email",),
        "phone": ("phone",),
        "address": ("address", "street_name", "address_line"),
        "birth date": ("date_of_birth",),
        "card": ("credit_card",),
        "bank account": ("iban", "crypto_address"),
        "identity number": ("ssn", "national_id", "tax_id", "orcid"),
        "online identifier": ("ip_address", "mac_address", "username", "imei"),
        "vehicle": ("license_plate", "vin"),
    }
    sensitive: _Categories = {"ethnicity": ("ethnicity",)}
    indirect: _Categories = {
        "gender": ("gender",),
        "age": ("age",),
        "origin": ("nationality",),
        "family": ("marital_status", "honorific", "name_suffix"),
        "occupation": ("job_title",),
        "place": ("postal_code", "house_number", "geo_coordinate"),
        "device": ("user_agent",),
    }
    kinds = {"direct": direct, "sensitive": sensitive, "indirect": indirect}
    return MappingProxyType(
        {
            label: PersonalLabel(category, kind)
            for kind, categories in kinds.items()
            for category, labels in categories.items()
            for label in labels
        }
    )


PERSONAL_LABELS = _table()
"""Labels of the catalogue that are personal data."""


def _found(prediction: ColumnPrediction, kinds: frozenset[str]) -> tuple[str, float]:
    """Return the most probable label of these kinds, and the probability of any of them."""
    guesses = [(prediction.label, prediction.score), *prediction.alternatives]
    likely = {
        label: score
        for label, score in guesses
        if label in PERSONAL_LABELS and PERSONAL_LABELS[label].kind in kinds
    }
    if not likely:
        return "", 0.0
    return max(likely, key=lambda label: likely[label]), min(1.0, sum(likely.values()))


_EVERY = frozenset({"direct", "sensitive", "indirect"})
_MASKED = frozenset({"direct", "sensitive"})


def personal_frame(predictions: Iterable[ColumnPrediction], least: float = LEAST) -> pd.DataFrame:
    """Return the columns that are personal data.

    Parameters
    ----------
    predictions : iterable of ColumnPrediction
        One per column of a frame.
    least : float, default 0.25
        Probability from which on a column counts, 0 to 1.

    Returns
    -------
    DataFrame
        One row per column found, in the order of the frame, indexed by its position: its name,
        the likeliest of its labels that are personal data, the category and kind of that, the
        probability that it is any such label, and the fraction of its cells that pass the test
        of the label, missing where there is no test.
    """
    fraction("least", least)
    rows = {}
    for position, one in enumerate(predictions):
        label, score = _found(one, _EVERY)
        if label and score >= least:
            kind = PERSONAL_LABELS[label]
            tested = one.matching if label == one.best_guess else None
            share = math.nan if tested is None else tested
            rows[position] = (one.name, label, kind.category, kind.kind, score, share)
    index = pd.Index(list(rows), name="position", dtype="int64")
    columns = list(zip(*rows.values(), strict=True)) if rows else [()] * 6
    names = np.empty(len(rows), dtype=object)
    for place, name in enumerate(columns[0]):  # one by one: a tuple is one name
        names[place] = name
    return pd.DataFrame(
        {
            "column": pd.Series(names, index=index, dtype=object),
            "label": pd.Series(columns[1], index=index, dtype="str"),
            "category": pd.Series(columns[2], index=index, dtype="str"),
            "kind": pd.Series(columns[3], index=index, dtype="str"),
            "score": pd.Series(columns[4], index=index, dtype="float64"),
            "matching": pd.Series(columns[5], index=index, dtype="float64"),
        }
    )


def personal_positions(
    predictions: Iterable[ColumnPrediction], least: float = LEAST
) -> dict[int, str]:
    """Return the columns to mask: those that identify a person, or are specially protected.

    Parameters
    ----------
    predictions : iterable of ColumnPrediction
        One per column of a frame.
    least : float, default 0.25
        Probability from which on a column counts.

    Returns
    -------
    dict of int to str
        Labels by position.
    """
    found = {}
    for position, one in enumerate(predictions):
        label, score = _found(one, _MASKED)
        if label and score >= least:
            found[position] = label
    return found
