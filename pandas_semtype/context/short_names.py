"""Names that say less than the model of names believes: short words, symbols, and numbered weeks.

A word of three letters may stand for many things, and pieces of a short word that the model has
never seen resemble those of words that mean something else.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Sequence

import numpy as np

from .name_model import knows_word
from .tokens import head_of, text_of, tokens_of

__all__ = ["is_plain_number", "mute_excluded", "softened"]

_SHORT = 5
"""Letters up to which pieces of a word that was never seen say little."""
_LITTLE = 1.0
"""What they say for a label at most."""
_AMBIGUOUS = 3
"""Letters up to which a word is given up where the cells exclude what it says."""
_NUMBERS = ("int", "float")
_NUMBER_SAYS = 2.0
_POSSIBLE = 1e-4

_MEASURED = re.compile(
    r"(?:^|[\W_])(?:co2|nox|no2|no3|n2o|so2|so4|o3|nh3|nh4|ch4|h2s|h2o|po4|sf6|pm_?2[._]?5|pm10|pm1)"
    r"(?:[\W_]+(?:ppm|ppb|ug|mg|\u00b5g|\u03bcg|mmol|kg|t|kt|mt)(?:[\W_]*(?:m3|m\u00b3|l))?)?[\W_]*$",
    re.IGNORECASE,
).search
"""What is measured in air and water: "CO2" is no second company."""

_WEEKS_OF_LANGUAGES = """
week weeks weekno weeknr weeknum weeknumber isoweek weekofyear epiweek vecka veckor veckonr
veckonummer woche wochen kalenderwoche kw wochennummer wochennr uge uger ugenr ugenummer uke uker
ukenr ukenummer weken semaine semaines semana semanas settimana settimane setmana viikko viikot
viikkonumero tyden tydny tydzien tydzien nedelya nedelja tjedan sedmica teden savaite nadal hafta
saptamana het minggu tuan evdomada
"""
_WEEKS = frozenset(_WEEKS_OF_LANGUAGES.split())
_BESIDE_WEEKS = frozenset(
    ("number", "no", "nr", "num", "of", "year", "iso", "numero", "nummer", "epi", "the", "id", "de")
)


def is_plain_number(name: Hashable) -> bool:
    """Return whether a name is one of numbers for which there is no label of their own.

    Parameters
    ----------
    name : hashable
        Name of a column.

    Examples
    --------
    >>> from pandas_semtype.context.short_names import is_plain_number
    >>> [is_plain_number(name) for name in ("CO2 (ppm)", "avg_no2", "Vecka", "week_no", "co_2")]
    [True, True, True, True, False]
    """
    if _MEASURED(text_of(name)) is not None:
        return True
    words = [word for word in tokens_of(name) if not word.isdecimal()]
    weeks = [word for word in words if word in _WEEKS]
    return bool(weeks) and all(word in _WEEKS or word in _BESIDE_WEEKS for word in words)


def softened(ratios: np.ndarray, names: Sequence[Hashable], labels: Sequence[str]) -> np.ndarray:
    """Return what names say for and against labels, less of it where a name is short and strange.

    Parameters
    ----------
    ratios : ndarray, shape (names, labels)
        As `log_ratios` returns them.
    names : sequence of hashable
        Names of the columns.
    labels : sequence of str
        Labels in the order of the columns of `ratios`.
    """
    out = ratios.copy()
    numbers = np.array([label in _NUMBERS for label in labels], dtype=bool)
    for row, name in enumerate(names):
        if is_plain_number(name):
            out[row] = np.where(numbers, _NUMBER_SAYS, 0.0)
            continue
        word = _only_word(name)
        most = out[row].max(initial=0.0)
        if word and len(word) <= _SHORT and most > _LITTLE and not knows_word(word):
            # Rounded: by the last bit, which depends on the processor, it would be less than that.
            out[row] = (out[row] * (_LITTLE / most)).round(9)
    return out


def mute_excluded(
    evidence: np.ndarray,
    names: Sequence[Hashable],
    labels: Sequence[str],
    probabilities: np.ndarray,
) -> None:
    """Take the evidence of short words away, in place, where numbers exclude what they say.

    A column called "dom" whose numbers go up to 300 has no days of the month. What else the
    model knows of the word is then no better than a guess, and numbers of all sizes would fit it.

    Parameters
    ----------
    evidence : ndarray, shape (names, labels)
        Log-odds of names.
    names : sequence of hashable
        Names of the columns.
    labels : sequence of str
        Labels in the order of the columns.
    probabilities : ndarray, shape (names, labels)
        By the cells.
    """
    for row, name in enumerate(names):
        word = _only_word(name)
        if not word or len(word) > _AMBIGUOUS or not evidence[row].any():
            continue
        by_cells, by_name = int(probabilities[row].argmax()), int(evidence[row].argmax())
        if labels[by_cells] in _NUMBERS and probabilities[row, by_name] < _POSSIBLE:
            evidence[row] = 0.0


def _only_word(name: Hashable) -> str:
    """Return the word that a name consists of, "" if there are several, or of other scripts."""
    words, _ = head_of(tokens_of(name))
    return words[0] if len(words) == 1 and words[0].isascii() and words[0].isalpha() else ""
