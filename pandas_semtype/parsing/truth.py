"""Columns of truth values: facts where the label says so, and where words alone do."""

from __future__ import annotations

from collections.abc import Mapping

from .booleans import find_booleans, mostly_booleans
from .facts import ParseFacts
from .obstacles import AGREED, few

__all__ = ["mostly_boolean", "words_of_truth"]


def mostly_boolean(cells: Mapping[str, int]) -> ParseFacts:
    """Return the facts of a column of truth values in which some cells are something else.

    Parameters
    ----------
    cells : mapping of str to int
        Distinct cells, without null tokens, and how often each occurs.
    """
    found = mostly_booleans(cells)
    if found is None:
        return ParseFacts("category", note="no two words for true and false in all cells")
    words, fraction = found
    if fraction >= AGREED:
        return ParseFacts("boolean", fraction, booleans=words)
    return ParseFacts("category", note=few(f"{words.true[0]} or {words.false[0]}", fraction))


def words_of_truth(cells: Mapping[str, int]) -> ParseFacts | None:
    """Return the facts of a column of truth values whose label does not say so.

    Parameters
    ----------
    cells : mapping of str to int
        Distinct cells, without null tokens, and how often each occurs.

    Examples
    --------
    >>> from pandas_semtype.parsing.truth import words_of_truth
    >>> words_of_truth({"yes": 1, "no": 1}).kind, words_of_truth({"N": 1, "S": 1}) is None
    ('boolean', True)
    """
    words = find_booleans(cells, one_word=False)
    if words is None:
        found = mostly_booleans(cells)
        # Of one word of truth and one sign, as in "yes" and "0", any scale may be made.
        words = found[0] if found and found[1] == 1 and len(cells) > 2 else None
    # Digits alone may be anything, and so may letters: N and S, O and N, SI and NO.
    if words is None or all(map(_is_short, (*words.true, *words.false))):
        return None
    if all(one[:1].isdecimal() for one in (*words.true, *words.false)):
        return None
    return ParseFacts("boolean", booleans=words)


def _is_short(word: str) -> bool:
    """Return whether a word has one or two letters, of a script in which words have more."""
    return len(word) < 3 and (word.isdecimal() or (word.isalpha() and word.lower() != word.upper()))
