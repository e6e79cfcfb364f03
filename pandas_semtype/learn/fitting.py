"""What is learned of one column: what becomes of it, its encoder, and what to know of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

from ..casting.report import ColumnCast
from ..parsing import ParseFacts
from ..parsing.labels import MOMENTS
from .categories import CategoryEncoder, OrderedEncoder, most_onehot
from .encoders import Encoder, ListEncoder, NumberEncoder, PresenceEncoder
from .keys import KeyEncoder, WordsEncoder
from .lists_in_cells import delimiter_of
from .mixed_numbers import MixedNumberEncoder
from .moments import MomentEncoder, facts_in_order, facts_of_year_months
from .open_marks import facts_by_marks
from .orders import calendar_order, order_of
from .pairs import PairEncoder
from .plan import gives_numbers, tells_by_words, treatment_of
from .text_encoder import TextEncoder
from .told import NO_ORDER, check_told, treatment_told
from .undated import is_of_other_calendar, treated_as_undated
from .values import numbers_of, texts_of

__all__ = ["Learned", "Settings", "learn"]

_FEW, _MOST_CODES = 30, 254
"""Values of a list that get a column, and distinct numbers that are categories."""
_NOTED = 0.05
"""Fraction of the cells that cannot be read from which on a column says which they are."""
_READ = ("number", "moment", "ordered")
_MAY_MIX = ("number", "text", "category")
_PAIRS = ("geo_coordinate", "geometry")
_NUMBERS = ("numeric", "number_text")
_TAKEN = {"category": "categories", "text": "texts"}
_UNDATED = ("categorical", "ordinal", "text", "url", "json", "list", "identifier", "other")


@dataclass(frozen=True)
class Settings:
    """Hold the parameters that encoders depend on; see `SemanticTyper`."""

    categories: str
    max_categories: int | None
    dates: str
    texts: str
    n_components: int
    keys: str
    dayfirst: bool | None
    random_state: int
    errors: str = "raise"


@dataclass(frozen=True)
class Learned:
    """Hold what was learned of a column.

    Parameters
    ----------
    treatment : str
        What becomes of it.
    encoder : Encoder or None
        None where it is left out.
    facts : ParseFacts
        How its cells are written.
    n_unread : int
        Cells of the training data that hold something and are missing in what it becomes.
    note : str
        What its user may not expect, ``""`` if nothing.
    """

    treatment: str
    encoder: Encoder | None
    facts: ParseFacts
    n_unread: int = 0
    note: str = ""


def learn(
    series: pd.Series, role: str, label: str, entry: ColumnCast, steps: Sequence[Any] | None,
    settings: Settings, *, told: bool = False,
) -> Learned:  # fmt: skip
    """Return what is learned of a column.

    Parameters
    ----------
    series : Series
        The column of the training data.
    role, label : str
        Its role and its semantic type.
    entry : ColumnCast
        What `cast` says of it: how its cells are written, and what is in the way.
    steps : sequence, optional
        Its order, if its user gave one.
    settings : Settings
        The parameters.
    told : bool, default False
        Whether the role is that of its user, and so is obeyed.

    Raises
    ------
    ArgumentError
        If its user says that it holds numbers or dates, and no cell does, with
        ``errors="raise"``.
    """
    facts, refused, note, tells_in = entry.facts, entry.refused, "", "moment"
    if steps is not None:
        written = list(texts_of(pd.Series(list(steps), dtype=object)))
        encoder: Encoder = OrderedEncoder.fitted(written, settings.categories, series)
        return Learned("ordered", encoder, facts, encoder.encode(series).n_odd)
    dated = role == "datetime" or (label in MOMENTS and role not in ("constant", "empty"))
    # A role of the user without dates keeps the order of days from being asked about.
    dated = dated and not (told and role in _UNDATED)
    may_be_either = not (
        is_of_other_calendar(entry) or (facts.dates and any(facts.dates.zone_names))
    )
    if refused and dated and may_be_either:
        found, note = facts_in_order(series, settings.dayfirst)
        if found is not None:
            facts, refused = found, False
    elif (by_marks := facts_by_marks(series, entry)) is not None:
        (facts, note), refused, tells_in = by_marks, False, "number"
    elif role == "datetime" and facts.kind in ("integer", "text"):
        months = facts_of_year_months(series)
        facts = facts if months is None else months
    onehot = settings.categories == "onehot"
    most = settings.max_categories
    levels = most or (most_onehot(len(series)) if onehot else _MOST_CODES)
    codes = most or (_FEW if onehot else _MOST_CODES)
    if told:
        treatment = treatment_told(series, role, facts, refused=refused, most_levels=levels)
    else:
        treatment = treatment_of(
            series, role, label, facts, refused=refused, most_levels=levels, most_codes=codes
        )
    undated = None
    if role == "datetime" and not told:
        undated = treated_as_undated(series, treatment, entry)
    # Years beside words are numbers beside words, and no dates that nobody reads.
    may_mix = undated is None or label == "year"
    if (
        may_mix
        and treatment in _MAY_MIX
        and facts.kind != "boolean"
        and (treatment == "number" or not told)
    ):
        mixed = _mixed(series, role, label, facts, treatment, told=told)
        if mixed is not None:
            encoded = mixed.encode(series)
            return Learned("number", mixed, facts, encoded.n_odd, _told(mixed, encoded.n_odd))
    if undated is not None:
        treatment, note = undated
    unread = not told and role in _NUMBERS and treatment in _TAKEN
    if unread or (not told and label in _PAIRS and treatment in ("key", *_TAKEN)):
        pairs = PairEncoder.fitted(series)
        if pairs is not None:
            both = "two numbers in each cell, which became a column each"
            return Learned("number", pairs, facts, pairs.encode(series).n_odd, both)
    if treatment == "key" and settings.keys == "drop":
        left_out = "; ".join(filter(None, ["left out as a key", note if undated else ""]))
        return Learned(treatment, None, facts, note=left_out)
    if treatment == "moment" and told and role != "datetime":
        settings = replace(settings, dates="days")  # the one number that a moment is
    if treatment == "key" and tells_by_words(role, label, told=told):
        encoder = WordsEncoder.fitted(series)
    else:
        encoder = _encoder(series, treatment, facts, settings, codes)
    n_unread = 0
    if treatment in _READ:  # of any other a frame of hundreds of columns would be made for nothing
        encoded = encoder.encode(series)
        n_unread = encoded.n_odd
        if told and settings.errors == "raise":
            check_told(series, role, encoded.columns)
    note = note if treatment == tells_in or undated is not None else ""
    if role == "ordinal" and treatment == "category":
        note = NO_ORDER
    if unread:
        why = entry.reason or "not one number in each cell"
        note = f"numbers that could not be read, taken for {_TAKEN[treatment]}: {why}"
    return Learned(treatment, encoder, facts, n_unread, note)


def _mixed(
    series: pd.Series, role: str, label: str, facts: ParseFacts, treatment: str, *, told: bool
) -> MixedNumberEncoder | None:
    """Return an encoder of numbers beside other cells, if the column is one."""
    if treatment == "number":
        read = numbers_of(series, facts)
        if read.n_odd <= _NOTED * read.n_present or (role == "datetime" and facts.dates):
            return None
    elif not (gives_numbers(role, label) or (role == "datetime" and label == "year")):
        return None
    return MixedNumberEncoder.fitted(series, 0.0) if told else MixedNumberEncoder.fitted(series)


def _told(encoder: MixedNumberEncoder, n_odd: int) -> str:
    told = ["the number in each cell was taken"] if n_odd or encoder.suffixes[1:] else []
    if n_odd:
        told.append("1 cell is missing" if n_odd == 1 else f"{n_odd} cells are missing")
    if encoder.suffixes[1:]:
        told.append("a column says which cells are written otherwise")
    return ", ".join(told)


def _encoder(
    series: pd.Series, treatment: str, facts: ParseFacts, settings: Settings, most_values: int
) -> Encoder:
    form = settings.categories
    if treatment == "number":
        return NumberEncoder(facts)
    if treatment == "moment":
        return MomentEncoder.fitted(series, facts, settings.dates)
    if treatment == "ordered":
        return OrderedEncoder.fitted(calendar_order(series) or order_of(series), form, series)
    if treatment == "category":
        return CategoryEncoder.fitted(series, form, settings.max_categories)
    if treatment == "list":
        return ListEncoder.fitted(series, delimiter_of(series, facts), most_values)
    if treatment == "text":
        return TextEncoder.fitted(
            series, settings.texts, settings.n_components, settings.random_state
        )
    if treatment == "key":
        return KeyEncoder.fitted(series, facts)
    return PresenceEncoder()
