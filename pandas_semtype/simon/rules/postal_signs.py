"""Postal codes with a sign in front: which countries have how many digits.

Two letters and some digits are keys as well, of permits, licences, flights: a postal code has the
sign of a country that has postal codes, and as many digits as those have.
"""

from __future__ import annotations

import re

from .cells import Cells
from .formats import ENOUGH
from .opinion import Opinion
from .vocabularies import state_codes

__all__ = ["is_signed_code", "postal_sign_opinions"]

_SIGNED = re.compile(r"([A-Z]{1,3})([- ]?)(\d{3,6}|\d{3} \d{2})", re.IGNORECASE).fullmatch

_DIGITS_LIST = """
3 FO IS LS MG PG TW OM GN BB
4 AF AL AM AR AU AT BD BE BG CC CH CV CX CY DK GE GL GW HT HU LI LR LU LV MD MK MZ NE NF NO NZ PA PH
4 PT PY SI SJ SZ TN VE ZA A B H L N P CH SLO
5 AX BA BR BT CR CU CZ DE DO DZ EE EG ES FI FR GF GP GR GT HN HR IC ID IL IQ IT JO KE KH KR KW LA LB
5 LK LT LY MA MC ME MH MM MN MQ MU MV MX MY NC NI NP PE PF PK PM PR RE RS SA SD SE SK SM SN SV TH TR
5 TW TZ UA US UY VA VI VN WF XK YT ZM D E F I S FIN HR BIH SK CZ SRB MNE
6 BY CN CO EC IN KG KZ MN NG RO RU SG TJ TM TT TW UZ VN RO RUS
"""
_SIGNS = {
    (sign, int(line[0])) for line in _DIGITS_LIST.strip().split("\n") for sign in line.split()[1:]
}
"""Codes of ISO 3166 and signs on cars, with the digits behind them."""
_OF_ZIP = 5
_SEVERAL, _LENGTHS = 3, 2
"""Countries of a column, and numbers of digits, that are all right by chance hardly ever."""
_SUPPORT = 0.9


def is_signed_code(cell: str) -> bool:
    """Return whether a cell is the sign of a country, or a state, and digits of its postal codes.

    Parameters
    ----------
    cell : str

    Examples
    --------
    >>> from pandas_semtype.simon.rules.postal_signs import is_signed_code
    >>> [is_signed_code(cell) for cell in ("D-50667", "LT-01103", "MD-20201", "EM-02523", "A-123")]
    [True, True, True, False, False]
    """
    found = _SIGNED(cell)
    if found is None:
        return False
    sign, digits = found[1].upper(), len(found[3].replace(" ", ""))
    if (sign, digits) in _SIGNS:
        return True
    return digits == _OF_ZIP and bool(found[2]) and sign in state_codes()["US"]


def postal_sign_opinions(cells: Cells) -> list[Opinion]:
    """Support codes of several countries, each of which has the digits of its country.

    Keys have their number of digits whatever the letters are.

    Parameters
    ----------
    cells : Cells
        Present cells of a column.

    Examples
    --------
    >>> from pandas_semtype.simon.rules.cells import Cells
    >>> from pandas_semtype.simon.rules.postal_signs import postal_sign_opinions
    >>> codes = ["D-50667", "A-1010", "CH-8001", "F-75004"]
    >>> postal_sign_opinions(Cells(codes, [1] * 4, 4, 4, 4, 1))[0].label
    'postal_code'
    """
    if cells.form or _SIGNED(cells.values[0]) is None:
        return []
    if cells.coverage(is_signed_code, ENOUGH) < ENOUGH:
        return []
    found = {(x[1].upper(), len(x[3].replace(" ", ""))) for x in map(_SIGNED, cells.values) if x}
    signs, lengths = {sign for sign, _ in found}, {digits for _, digits in found}
    if len(signs) < _SEVERAL or len(lengths) < _LENGTHS:
        return []
    return [Opinion("postal_code", _SUPPORT, "format:signed_codes", "supports")]
