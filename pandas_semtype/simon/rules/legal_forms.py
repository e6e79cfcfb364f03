"""Legal forms of companies, which are written at one end of the name, such as GmbH."""

from __future__ import annotations

import re

from .cardinality import is_of_few_values
from .cells import Cells
from .name_keys import name_key
from .opinion import Opinion
from .vocabularies import cities, postal_states

__all__ = ["legal_form_opinions"]

_FEWEST = 3
"""Distinct cells below which one form may be a coincidence."""
_ENOUGH = 0.8
"""Fraction of the distinct cells with a legal form from which on it settles what they are."""
_SOME = 0.5
"""Fraction that supports it: many companies leave their form out."""
_SUPPORT = 0.9
_LONGEST = 120
_SHORT = 2
"""Letters of a form that is a unit or a word in lower case."""
_UNIT = re.compile(r"\d\s?kg\.?$", re.IGNORECASE).search
_LETTER = re.compile(r"[^\W\d_]").search

_BEHIND_LIST = """
ltd; limited; llc; l.l.c; llp; plc; inc; incorporated; corp; corporation; pty ltd; pte ltd; gmbh
gmbh & co. kg; gmbh & co kg; mbh; ag; kg; ohg; ug; e.v; s.a; s.a.s; sarl; s.a.r.l; sas; eurl
s.p.a; spa; s.r.l; srl; s.n.c; s.l; s.l.u; s.a. de c.v; sa de cv; ltda; s/a; b.v; bv; n.v; nv
vof; ab; oy; oyj; a/s; aps; asa; sp. z o.o; sp. z o. o; s.r.o; a.s; kft; zrt; nyrt; d.o.o; doo
d.d; ood; eood; sia; uab; oü; a.ş; ltd. şti; ад; оод; еоод; доо; α.ε; αε; ε.π.ε; επε; ικε
"""
_FORMS = sorted(
    (form.strip() for form in re.split(r"[;\n]", _BEHIND_LIST.strip())), key=len, reverse=True
)
_BEHIND = re.compile(rf"[\s,](?:{'|'.join(map(re.escape, _FORMS))})\.?\)?$", re.IGNORECASE).search
_BEFORE = re.compile(
    r"(?:ООО|ОАО|ЗАО|ПАО|НАО|АО|ИП|ФГУП|МУП|ГУП|ТОО|ТОВ|ПрАТ|ПАТ|ФОП|PT\.?|CV\.?|S\.C\.|SIA|UAB|AB"
    r"|公司|주식회사|\(주\)|㈜)[\s«\"\u201c](?=.*[^\W\d_]{2})"  # "AB 1201" is a key
)
_EAST_ASIAN = re.compile(
    r"(?:株式会社|有限会社|合同会社|合資会社|（株）|\(株\)|㈱|㈲|주식회사|유한회사|\(주\)|㈜)"
    r"|(?:公司|集团|集團)$"
)


def legal_form_opinions(cells: Cells) -> list[Opinion]:
    """Return whether cells are names with the legal form of a company.

    Parameters
    ----------
    cells : Cells
        Present cells of a column.

    Examples
    --------
    >>> from pandas_semtype.simon.rules.cells import Cells
    >>> values = ["Nordlicht GmbH", "Hansen & Sohn KG", "Alpenbahn AG"]
    >>> legal_form_opinions(Cells(values, [1] * 3, 3, 3, 3, 1))[0].kind
    'settles'
    """
    if len(cells.values) < _FEWEST or not any(map(_has_form, cells.probe)):
        return []
    fraction = cells.fraction(_has_form)
    if is_of_few_values(cells):  # kinds of companies: "Domestic LLC", "Foreign LLC"
        return []
    if fraction >= _ENOUGH:
        return [Opinion("company", fraction, "format:legal_form", "settles")]
    if fraction >= _SOME:
        return [Opinion("company", _SUPPORT * fraction, "format:legal_form", "supports")]
    return []


def _has_form(cell: str) -> bool:
    if len(cell) > _LONGEST or cell.isdecimal():
        return False
    if _EAST_ASIAN.search(cell) or _BEFORE.match(cell):
        return True
    found = _BEHIND(cell)
    if found is None or _LETTER(cell, 0, found.start()) is None or _UNIT(cell):
        return False  # "63 kg", "Rice 5 KG"
    form = found.group(0).strip(" ,.)")
    if form in postal_states():  # "Reno, NV", "CALGARY AB"
        return "," not in found.group(0) and name_key(cell[: found.start()]) not in cities()
    return len(form) > _SHORT or not form.islower()
