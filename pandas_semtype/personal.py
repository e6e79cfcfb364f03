"""Which labels are personal data, and which columns of a result are of them, or named so."""

from __future__ import annotations

import math
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import pandas as pd

from .checks import fraction
from .personal_cells import MOST, NOTHING
from .personal_names import PersonalName, personal_name
from .types import UNKNOWN
from .verdict import NO_VALUES

if TYPE_CHECKING:
    from .prediction import ColumnPrediction

__all__ = [
    "CHECK_DIGITS",
    "LEAST",
    "MAILS_INSIDE",
    "NAMES_OF_PEOPLE",
    "PERSONAL_LABELS",
    "PersonalLabel",
    "name_labels",
    "personal_frame",
    "personal_positions",
]

LEAST = 0.25
"""Probability from which on a column is taken to be personal data: on the safe side."""
MAILS_INSIDE = "mail addresses inside"
"""The reason where the label does not say that there are mail addresses in the cells."""
CHECK_DIGITS = "check digits"
"""The reason where the label does not say that cells have those of personal numbers."""
NAMES_OF_PEOPLE = "names of people"
"""The reason where the cells alone are names of people, and the label does not say so."""

_SAYS_LITTLE = ("categorical", "text", UNKNOWN)
"""Labels of colleagues who repeat under a name such as "approved"; no other takes them back."""
_MAY_SAY_LITTLE = "company"
"""A label that names of columns bring to names of people, where these are likelier than not."""
_BY_NAME = 0.75
"""Probability where the name of the column alone says so; by convention."""

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
    sensitive: _Categories = {"ethnicity": ("ethnicity",), "health": ("icd_code",)}
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


def name_labels() -> frozenset[str]:
    """Return the labels of names of people."""
    return frozenset(label for label, said in PERSONAL_LABELS.items() if said.category == "name")


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


_MAIL = PersonalName("e-mail", "direct")
_NUMBER = PersonalName("identity number", "direct")
_NAME = PersonalName("name", "direct")


class _Claim(NamedTuple):
    """Say what a column is of persons, how probably, and by what.

    Parameters
    ----------
    label : str
        The label of the column, or that of its labels which is personal data.
    said : PersonalLabel or PersonalName
        Category and kind.
    score : float
        Probability of it.
    reason : str
        What says it.
    """

    label: str
    said: PersonalLabel | PersonalName
    score: float
    reason: str


def _claims(one: ColumnPrediction, kinds: frozenset[str]) -> list[_Claim]:
    """Return what label, cells and name say of persons; no threshold of a call counts here."""
    claims = []
    # What is masked by its label is claimed as such, though another label may be more probable.
    for some in (kinds & _MASKED, kinds):
        label, score = _found(one, some)
        if label:
            claims.append(_Claim(label, PERSONAL_LABELS[label], score, "label"))
    holds = one.holds or NOTHING
    if holds.mails >= MOST:
        claims.append(_Claim(one.label, _MAIL, holds.mails, MAILS_INSIDE))
    if holds.checked >= MOST:
        claims.append(_Claim(one.label, _NUMBER, holds.checked, CHECK_DIGITS))
    if holds.named and (
        one.label in _SAYS_LITTLE or (one.label == _MAY_SAY_LITTLE and holds.named >= MOST)
    ):
        claims.append(_Claim(one.label, _NAME, holds.named, NAMES_OF_PEOPLE))
    said = None
    if one.reason != NO_VALUES:
        said = personal_name(
            one.name,
            one.label,
            dialled=holds.dialled >= MOST,
            numbered=holds.numbered >= MOST,
        )
    if said is not None:
        claims.append(_Claim(one.label, said, _BY_NAME, "name"))
    return [claim for claim in claims if claim.said.kind in kinds]


def _main(claims: Iterable[_Claim]) -> _Claim:
    """Return the claim that is shown: the first that is likely, if it can be one to mask."""

    def order(claim: _Claim) -> tuple[bool, bool, float]:
        if claim.score < LEAST:
            return False, False, claim.score
        return True, claim.said.kind in _MASKED, 0.0  # a label says more than "mail inside"

    return max(claims, key=order)


_Row = tuple[Hashable, str, str, str, float, float, str, str]


def _row(one: ColumnPrediction, least: float, where: str) -> _Row | None:
    """Return the row of a column; `least` decides whether there is one, and nothing else."""
    claims = _claims(one, _EVERY)
    score = max((claim.score for claim in claims), default=-1.0)
    if score < least:
        return None
    label, said, _, reason = _main(claims)
    tested = one.matching if label == one.best_guess and reason == "label" else None
    share = math.nan if tested is None else tested
    return one.name, label, said.category, said.kind, score, share, reason, where


def personal_frame(
    predictions: Iterable[ColumnPrediction],
    least: float = LEAST,
    *,
    index: Iterable[ColumnPrediction] = (),
) -> pd.DataFrame:
    """Return the columns that are personal data.

    Parameters
    ----------
    predictions : iterable of ColumnPrediction
        One per column of a frame.
    least : float, default 0.25
        Probability from which on a column counts, 0 to 1.
    index : iterable of ColumnPrediction, optional
        Of levels of the index, with the positions of the levels.

    Returns
    -------
    DataFrame
        One row per column found, in the order of the frame, indexed by its position: its name,
        the likeliest of its labels that are personal data, the category and kind of that, the
        probability that it is any kind of personal data, the fraction of its cells that pass the
        test of the label, missing where there is no test, and the reason: ``"label"``, or where
        something else says it with more weight, `MAILS_INSIDE`, `CHECK_DIGITS`,
        `NAMES_OF_PEOPLE` or ``"name"``; ``"column"``. Then one row per level of the index, with
        -1 for the first level, and ``"index"``. No value of a row depends on `least`.
    """
    fraction("least", least)
    # Levels count downwards: a position from 0 on is always that of a column.
    places = [(place, one, "column") for place, one in enumerate(predictions)]
    places += [(-1 - one.position, one, "index") for one in index]
    judged = {place: _row(one, least, where) for place, one, where in places}
    rows = {place: row for place, row in judged.items() if row is not None}
    found = pd.Index(list(rows), name="position", dtype="int64")
    columns: list[Any] = list(zip(*rows.values(), strict=True)) if rows else [()] * 8
    names = np.empty(len(rows), dtype=object)
    for place, name in enumerate(columns[0]):  # one by one: a tuple is one name
        names[place] = name
    return pd.DataFrame(
        {
            "column": pd.Series(names, index=found, dtype=object),
            "label": pd.Series(columns[1], index=found, dtype="str"),
            "category": pd.Series(columns[2], index=found, dtype="str"),
            "kind": pd.Series(columns[3], index=found, dtype="str"),
            "score": pd.Series(columns[4], index=found, dtype="float64"),
            "matching": pd.Series(columns[5], index=found, dtype="float64"),
            "reason": pd.Series(columns[6], index=found, dtype="str"),
            "where": pd.Series(columns[7], index=found, dtype="str"),
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
        Labels by position; that of a column which its name tells may be any.
    """
    found = {}
    for position, one in enumerate(predictions):
        claims = [claim for claim in _claims(one, _MASKED) if claim.score >= least]
        if claims:
            found[position] = _main(claims).label
    return found
