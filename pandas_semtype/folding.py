"""Text folding: accents and compatibility forms do not count where names are compared."""

from __future__ import annotations

import unicodedata

__all__ = ["fold"]


def fold(text: str) -> str:
    """Return text without accents, full-width and other compatibility forms as plain ones.

    Letters that Unicode does not decompose, such as "ø", stay; so does the case.

    Parameters
    ----------
    text : str
        Text in any script.

    Returns
    -------
    str
        The NFKD form of `text` (Unicode Standard Annex #15) without combining marks.

    Examples
    --------
    >>> from pandas_semtype.folding import fold
    >>> fold("São Paulo"), fold("№ 5"), fold("Søren")
    ('Sao Paulo', 'No 5', 'Søren')
    """
    if text.isascii():
        return text
    return "".join([c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c)])
