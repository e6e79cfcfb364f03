"""Units of an organisation, by the words that say so: "Department of Health", "Rechtsabteilung".

A department is an organisation too, and what a portal calls an agency may be either: the words
tell which of the two says more.
"""

from __future__ import annotations

import re

from .cells import Cells
from .opinion import Opinion, hand_over

__all__ = ["department_opinions"]

_WORDS_LIST = """
dept depts department departments division bureau subdivision
abteilung referat dezernat fachbereich fachdienst sachgebiet stabsstelle
departamento secretaría secretaria dirección direccion subdirección gerencia jefatura
diretoria gerência coordenação departemen ufficio direzione reparto dipartimento
afdeling dienst avdelning avdelningen avdeling avdelingen osasto oddělení wydział dział
отдел департамент управление
"""
_UNIT = re.compile(
    rf"\b(?:{'|'.join(_WORDS_LIST.split())})\b"
    r"|\b(?:office|agency|board|faculty|section|unit) of\b|\A(?:the )?school of\b"
    r"|\bdirection (?:des?|du|générale|generale)\b"
    r"|\bservice (?:des?|du|juridique|achats|comptabilité|informatique)\b"
    r"|[^\W\d_]{3,}(?:abteilung|afdeling|avdelning(?:en)?|avdeling(?:en)?)\b"
    r"|[^\W\d_]{3,}(?:amt|dezernat|referat)\Z"
    r"|\A[^\W\d_a-z]{1,8}[\u90e8\u8ab2\u5c40\u79d1\u5904\u8655\u7d44]\Z",
    re.IGNORECASE,
).search
_NO_UNIT = re.compile(r"\bd[eé]partement (?:de|du|des|d')|\bstore\b", re.IGNORECASE).search
"""Departments of France are areas, as those of Colombia, and a department store is a shop."""
_LABEL = "department"
_FEWEST = 2
"""Distinct cells of which one alone may be anything."""
_HALF = 0.5
"""Fraction of the distinct cells that must have such a word: the courts stand beside them."""
_SUPPORT = 0.9
"""Certainty; set by hand."""


def department_opinions(cells: Cells) -> list[Opinion]:
    """Return whether cells name units of an organisation.

    Parameters
    ----------
    cells : Cells
        Present cells of a column.

    Examples
    --------
    >>> from pandas_semtype.simon.rules.cells import Cells
    >>> from pandas_semtype.simon.rules.departments import department_opinions
    >>> values = ["Department of Health", "Dept. of Corrections", "Judiciary"]
    >>> told = department_opinions(Cells(values, [2, 1, 1], 4, 4, 3, 2))
    >>> [(opinion.label, opinion.kind) for opinion in told]
    [('department', 'supports'), ('company', 'yields'), ('county', 'yields')]
    """
    if len(cells.values) < _FEWEST or not any(map(_is_unit, cells.probe)):
        return []
    fraction = cells.fraction(_is_unit)
    if fraction < _HALF:
        return []
    score = _SUPPORT * fraction
    found = [Opinion("department", score, "values:departments", "supports")]
    found += hand_over("company", reason="values:units_not_firms", score=score, heir=_LABEL)
    if not all(cell.lower().startswith("departamento") for cell in cells.probe):
        found += hand_over(
            "county", reason="values:units_not_firms", score=score, heir="department"
        )
    return found


def _is_unit(cell: str) -> bool:
    return len(cell) <= 120 and _UNIT(cell) is not None and _NO_UNIT(cell) is None
