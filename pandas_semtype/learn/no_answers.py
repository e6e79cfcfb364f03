"""Cells of a scale that are none of its steps: null tokens, and words of who did not answer."""

from __future__ import annotations

from ..parsing.missing import is_null_token

__all__ = ["is_no_answer"]

_WORDS = frozenset(
    {
        "can't say", "cannot say", "d/k", "decline to answer", "declined", "declined to answer",
        "dk", "dk/na", "dk/nr", "do not know", "does not apply", "don't know",
        "don't want to answer", "i don't know", "ik weet het niet", "je ne sais pas",
        "keine antwort", "keine meinung", "missing", "na/dk", "nicht zutreffend", "no answer",
        "no contesta", "no lo sé", "no opinion", "no response", "no sabe", "non so", "not answered",
        "not asked", "not sure", "ns/nc", "não sabe", "não sei", "prefer not to answer",
        "prefer not to say", "rather not say", "refused", "refused to answer", "sans opinion",
        "skipped", "ne sait pas", "unsure", "vet ej", "vet inte", "weet niet", "weiss nicht",
        "weiß nicht", "nie wiem", "nsp", "ns", "nr",
    }
)  # fmt: skip


def is_no_answer(cell: str) -> bool:
    """Return whether a cell beside the steps of a scale says that there is no answer.

    Parameters
    ----------
    cell : str
        A cell; case and blanks do not count.

    Examples
    --------
    >>> from pandas_semtype.learn.no_answers import is_no_answer
    >>> is_no_answer("Prefer not  to say"), is_no_answer("N/A"), is_no_answer("Neutral")
    (True, True, False)
    """
    text = " ".join(cell.casefold().replace("\u2019", "'").split()).strip(" .()[]")
    return text in _WORDS or is_null_token(cell)
