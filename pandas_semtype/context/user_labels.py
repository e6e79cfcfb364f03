"""Labels that a user added: what names say for them, and what a column is without them.

The model of names has never heard of such a label. That a name speaks for "license_plate" says
nothing for call signs, though cells of both look alike; only the name of the label, and the names
that its example columns had, speak for it.
"""

from __future__ import annotations

from collections.abc import Collection, Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

import numpy as np

from ..verdict import GENERAL_LABELS, Verdict
from .informative import is_informative
from .name_features import word_feature
from .name_model import known_labels
from .tokens import tokens_of

__all__ = ["ModelWithUserLabels", "UserLabel", "given_back", "lend", "name_key"]

_HOLD_AS_WELL = frozenset({*GENERAL_LABELS, "boolean", "code", "identifier"})
"""Labels that hold for columns of any meaning: a name that speaks for them denies nothing."""


@dataclass(frozen=True, slots=True)
class UserLabel:
    """Hold what there is to know of a label that a user added.

    Parameters
    ----------
    implies : frozenset of str
        Labels that hold whenever it does.
    names : frozenset of int
        Keys of the names of its example columns, see `name_key`.
    """

    implies: frozenset[str] = frozenset()
    names: frozenset[int] = frozenset()


@runtime_checkable
class ModelWithUserLabels(Protocol):
    """A model that knows labels which a user added to it."""

    @property
    def user_labels(self) -> Mapping[str, UserLabel]:
        """What is known of them, by label."""
        ...


def name_key(name: Hashable) -> int | None:
    """Return a hash by which the name of an example column is known again.

    Parameters
    ----------
    name : hashable
        Name of a column.

    Returns
    -------
    int or None
        None for a name that looks generated.

    Examples
    --------
    >>> from pandas_semtype.context.user_labels import name_key
    >>> name_key("Call signs 2") == name_key("call_sign"), name_key("Unnamed: 3")
    (True, None)
    """
    return word_feature("".join(_words(name))) if is_informative(name) else None


def lend(
    evidence: np.ndarray,
    names: Sequence[Hashable],
    labels: Sequence[str],
    known: Mapping[str, UserLabel],
) -> None:
    """Give labels that the model of names does not know their evidence, in place.

    It is never below 0. A name that says what the label, or an example column, is called gives
    it as much as the best label; any other as much as what holds whenever the label does.

    Parameters
    ----------
    evidence : ndarray, shape (names, labels)
        Log-odds of names.
    names : sequence of hashable
        Names of the columns.
    labels : sequence of str
        Labels in the order of the columns of `evidence`.
    known : mapping of str to UserLabel
        What is known of labels that a user added.
    """
    strange = [k for k, label in enumerate(labels) if label not in known_labels()]
    if not strange:
        return
    given = evidence.copy()
    given[:, strange] = 0.0
    best = given.max(axis=1, initial=0.0)
    of = {k: known.get(labels[k], UserLabel()) for k in strange}
    named = {
        k: np.array([_says(name, labels[k], of[k].names) for name in names], dtype=bool)
        for k in strange
    }
    for k, one in of.items():
        hold = [i for i, x in enumerate(labels) if x in _HOLD_AS_WELL or x in one.implies]
        least = given[:, hold].max(axis=1, initial=0.0)
        # A name says a label, too, if it says another one of the user that the label implies.
        says = np.any([named[k], *(named[i] for i in hold if i in named)], axis=0)
        evidence[:, k] = np.where(says, best, least)


def _says(name: Hashable, label: str, keys: Collection[int]) -> bool:
    """Return whether a name is that of a label or of one of its example columns."""
    if keys and name_key(name) in keys:
        return True
    words, wanted = _words(name), _words(label)
    return bool(wanted) and (set(wanted) <= set(words) or "".join(wanted) == "".join(words))


def _words(name: Hashable) -> list[str]:
    """Return the words of a name in the singular, without numbers."""
    words = [word for word in tokens_of(name) if not word.isdecimal()]
    return [
        word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word
        for word in words
    ]


def given_back(guesses: Sequence[Verdict], in_context: Sequence[Verdict]) -> list[Verdict] | None:
    """Return guesses without the labels of a user that context has left too little of.

    Parameters
    ----------
    guesses : sequence of Verdict
        Best guesses by cells.
    in_context : sequence of Verdict
        The same, after names and neighbours.

    Returns
    -------
    list of Verdict or None
        To be put into context again; None where every guess stands.
    """
    out, changed = list(guesses), False
    for i, (guess, found) in enumerate(zip(guesses, in_context, strict=True)):
        if guess.without is None:
            continue
        needed, otherwise = guess.without
        gone = guess.label in needed and found.label not in needed
        if gone or found.score < needed.get(found.label, 0.0):
            out[i], changed = otherwise, True
    return out if changed else None
