"""Look-alikes of new classes: words of known lists that are none of theirs, and what they pass.

A few examples of nationalities say nothing of surnames. So columns of words that rules know as
something else are learned as counter-examples, unless the examples hold those words themselves.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import replace

import numpy as np

from ...folding import bare_letters
from ...sampling import ColumnSample
from ..decision.code_letters import FEWEST_COLUMNS, shared_letters
from ..decision.code_shapes import shared_shapes
from ..decision.known_words import shared_words
from ..decision.number_range import shared_range
from ..decision.user_labels import OPEN_LABELS
from ..rules.all_rules import opinions
from ..rules.cells import present_cells
from ..rules.impossible import passing
from ..rules.name_keys import name_key
from ..rules.validators import validators
from ..rules.vocabularies import cities, countries, family_names, given_names, languages, states
from .examples import Examples

__all__ = ["look_alikes", "traits_of", "without_words_of"]

_LISTS: tuple[Callable[[], Collection[str]], ...] = (
    cities, countries, family_names, given_names, languages, states,
)  # fmt: skip
_SIZES = (8, 12, 16, 24, 32, 40)
"""Distinct words of each column of look-alikes, by list."""
_OWN = 0.5
"""Fraction of the words of a class that are on a list, from which on the class is about it."""
_WORDS = 0.8
"""Fraction of the cells of a class that must be words."""
_LONGEST = 14
"""Letters of a word; longer keys are several words without spaces."""
_MOST = 0.5
"""Fraction of the example columns of which a rule must say so for it to be about the class."""
_CODE = re.compile(r"(?=.*\d)(?!.*[^\W\d_A-Z]{3})", re.DOTALL).match
"""A cell with a digit, and without three small letters in a row."""
_TOKEN = re.compile(r"(?=.*\d)\S+\Z").match
"""A cell with a digit, and without a blank."""
_FREE = OPEN_LABELS | {"identifier"}
"""Labels that rules may settle for codes of any letters."""


def look_alikes(classes: Sequence[Examples], random_state: int) -> list[ColumnSample]:
    """Return columns of words that are none of some new classes.

    Parameters
    ----------
    classes : sequence of Examples
        The new classes.
    random_state : int
        Seed of the words.

    Returns
    -------
    list of ColumnSample
        Empty where no class consists of words.
    """
    words = {
        key
        for one in classes
        for column in one.columns
        if _are_words(column.values)
        for key in map(name_key, column.values)
    }
    if not words:
        return []
    rng = np.random.default_rng((random_state, 1155))
    found = []
    for known in _LISTS:
        listed = known()
        if any(_is_about(one, listed) for one in classes):
            continue
        others = sorted(
            key for key in listed if len(key) <= _LONGEST and key.isalpha() and key not in words
        )
        for size in _SIZES:
            drawn = [others[i].title() for i in rng.choice(len(others), size, replace=False)]
            counts = rng.integers(1, 5, size)
            total = int(counts.sum())
            found.append(ColumnSample(drawn, counts, total, total, 0))
    return found


def without_words_of(
    classes: Sequence[Examples], columns: Sequence[ColumnSample]
) -> list[ColumnSample]:
    """Return counter-examples without the cells that are examples too: these decide nothing.

    Parameters
    ----------
    classes : sequence of Examples
        The new classes.
    columns : sequence of ColumnSample
        Counter-examples of a user.
    """
    taken = {value for one in classes for column in one.columns for value in column.values}
    found = []
    for column in columns:
        kept = [i for i, value in enumerate(column.values) if value not in taken]
        values = [column.values[i] for i in kept]
        found.append(replace(column, values=values, counts=column.counts[kept]))
    return found


def traits_of(one: Examples) -> dict[str, list[str]]:
    """Return what rules say of the examples of a class.

    Parameters
    ----------
    one : Examples
        The class.

    Returns
    -------
    dict of str to list of str
        ``settled`` and ``supported``: labels that rules settle or support for most of its
        columns, so that they do not outvote it. ``requires``: labels whose check digits or
        formats all its columns have. ``marks``, of codes in several columns: every character of
        theirs that is no letter and no digit. ``letters``, of codes whose columns agree on a few
        groups of letters: hashes of these, unless rules know what the letters are, as in 5 kg.
        ``shapes``, of codes of any letters: where letters and digits stand, if columns agree.
        ``range``, of whole numbers whose columns agree on it: two rounded bounds. ``words``, of
        closed lists: hashes that many words share.
    """
    views = [view for view in map(present_cells, one.columns) if view is not None]
    found = [opinions(column) for column in one.columns]
    settled = [{o.label for o in each if o.kind == "settles"} for each in found]
    supported = [{o.label for o in each if o.kind == "supports"} for each in found]
    requires = [
        label
        for label, validator in validators().items()
        if validator.can_prove and all(passing(validator, view).proves for view in views)
    ]
    found_of_rules = {
        "settled": _of_most(settled),
        "supported": _of_most(supported),
        "requires": sorted(requires) if views else [],
    }
    marks = _marks_of(one)
    if not _FREE.issuperset(found_of_rules["settled"]):
        # Units, currencies, AM and PM: another one is no other code, nor another country a word.
        marks = {name: found for name, found in marks.items() if name == "marks"}
    return {**found_of_rules, **marks}


def _marks_of(one: Examples) -> dict[str, list[str]]:
    """Return words of a class, or marks, letters and bounds of codes, if its columns show them."""
    cells = [value.strip() for column in one.columns for value in column.values]
    if _are_words(cells):
        words = shared_words(one.columns)
        return {} if words is None else {"words": words}
    if len(one.columns) < FEWEST_COLUMNS:
        return {}
    found = {}
    if sum(_CODE(cell) is not None for cell in cells) >= _WORDS * len(cells):
        found["marks"] = sorted({c for cell in cells for c in cell if not c.isalnum()})
    # "emp_20481" is a code too, though of small letters; "Tosca: act 3" is none.
    tokens = sum(_TOKEN(cell) is not None for cell in cells)
    if "marks" in found or tokens >= _WORDS * len(cells):
        letters = shared_letters([column.values for column in one.columns])
        if letters is not None:
            found["letters"] = letters
        elif (shapes := shared_shapes([column.values for column in one.columns])) is not None:
            found["shapes"] = shapes
    bounds = shared_range([column.values for column in one.columns])
    if bounds is not None:
        found["range"] = bounds
    return found


def _of_most(labels: Sequence[Collection[str]]) -> list[str]:
    every = {label for each in labels for label in each}
    return sorted(x for x in every if sum(x in each for each in labels) >= _MOST * len(labels))


def _are_words(values: Sequence[str]) -> bool:
    joined = [bare_letters(value).replace(" ", "").replace("-", "") for value in values]
    letters = sum(map(str.isalpha, joined))
    return letters >= _WORDS * len(values)


def _is_about(one: Examples, listed: Collection[str]) -> bool:
    keys = {name_key(value) for column in one.columns for value in column.values}
    return sum(key in listed for key in keys) >= _OWN * len(keys)
