"""One number of a column: read by how the column is written, and written again."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Context, Decimal, DecimalException
from functools import lru_cache

from .digits import ascii_digits, in_script
from .marks import ANY_MARK, SPACES
from .units import Affix, read_affix

__all__ = [
    "INFINITE", "MINUS", "NumberFormat", "is_dash", "parts_of", "read_number", "split_hemisphere",
    "write_number",
]  # fmt: skip

_M = re.escape(ANY_MARK)
_S = f"[{SPACES}]*"
_CELL = re.compile(
    rf"(?P<open>\()?{_S}(?P<sign>[-+\u2212\u2013])?{_S}(?P<left>[^\d\s().,+\-\u2212\u2013]"
    rf"[^\d\s()+\-\u2212\u2013]{{0,3}})?(?P<gap>{_S})(?P<inner>[-+\u2212])?"
    rf"(?P<body>\d(?:[\d{_M}]*\d)?|[.,\u066b]\d+)(?:[eE](?P<exponent>[-+]?\d{{1,3}}))?"
    r"(?P<cents>[.,][-\u2013\u2014]{1,2})?"
    rf"(?P<right>[^\d()+\-]{{0,16}}[\u00b2\u00b3]?|{_S}[a-zA-Z/\u00b5\u03bc]{{1,4}}[23]?)"
    rf"(?P<close>\))?(?P<behind>[-\u2212+])?"
).fullmatch
_SIDE = re.compile(
    r"(?P<behind>[^-+\u2212\u2013()]*[\d\u00b0\u00ba])(?P<gap>\s?)(?P<last>[NSEWOnsewo])"
    r"|(?P<first>[NSEWOnsewo])(?P<gap2>\s?)(?P<rest>\d[^-+\u2212\u2013()]*)"
).fullmatch
_DASH = re.compile(r"[^\s\d()+-]{1,4}\s*-{1,2}|-{1,2}\s*[^\s\d()+-]{1,4}").fullmatch
_SIDES = frozenset("NSEWO")
_LONGEST = 120
"""Longer cells are numbers only if they are digits and nothing else."""
_LONGEST_WRITTEN, _LARGEST_POWER = 80, 999
"""Longer numbers are written with an exponent of so many, so that they are read again."""
_EXACT = Context(prec=2000)
"""Digits enough for any number of such a length: nothing is rounded."""
INFINITE = re.compile(r"([-+]?)inf(?:inity)?", re.IGNORECASE).fullmatch
_PLAIN = re.compile(r"-?(?:0|[1-9]\d*)").fullmatch
MINUS = ("-", "\u2212", "\u2013")


@dataclass(frozen=True, slots=True)
class NumberFormat:
    """Hold how the numbers of a column are written.

    Parameters
    ----------
    decimal : str, default "."
        The mark before decimals.
    grouping : str, default ""
        The mark between groups of digits.
    lakh : bool, default False
        Groups of two digits above the last three.
    decimals : int, optional
        Digits behind the mark if all numbers have as many; None where they differ.
    least_decimals : int, default 0
        Digits behind the mark at least where they differ, as in ``8.0`` and ``7.25``.
    width : int, default 0
        Digits before the mark, filled up with zeros; 0 if there are no leading zeros.
    bare_mark : bool, default False
        Numbers below 1 have no digit before the mark.
    negative : str, default "-"
        Sign of negative numbers: a minus, ``"()"`` or ``"trailing"``.
    plus : bool, default False
        Positive numbers have a sign.
    plus_behind : bool, default False
        It stands behind the number, as a minus does in others: without these, 90+ is a bound.
    sign_inside : bool, default False
        The sign stands between currency and digits.
    prefix, suffix : str, default ""
        What stands around the most frequent number, spaces included.
    currency : str, default ""
        Symbol or code of the currency.
    percent : str, default ""
        The percent or per mille sign.
    unit : str, default ""
        The unit of the numbers.
    factor : float, default 1.0
        What a number is multiplied by to get base units: 0.01 of per cent, 1000 of a kilogram
        in grams.
    multipliers : tuple of str
        Words such as ``k`` and ``M`` that multiply single numbers; no others are read.
    zero : str, default "0"
        The zero of the script.
    ambiguous : bool, default False
        Whether a point or comma may mean something else.
    hemispheres : str, default ""
        The letters of positive and negative degrees, such as ``NS``, in place of a sign.
    hemisphere_first : bool, default False
        These letters stand before the degrees.
    """

    decimal: str = "."
    grouping: str = ""
    lakh: bool = False
    decimals: int | None = 0
    least_decimals: int = 0
    width: int = 0
    bare_mark: bool = False
    negative: str = "-"
    plus: bool = False
    plus_behind: bool = False
    sign_inside: bool = False
    prefix: str = ""
    suffix: str = ""
    currency: str = ""
    percent: str = ""
    unit: str = ""
    factor: float = 1.0
    multipliers: tuple[str, ...] = ()
    zero: str = "0"
    ambiguous: bool = False
    hemispheres: str = ""
    hemisphere_first: bool = False


def parts_of(text: str) -> re.Match[str] | None:
    """Return sign, text before and behind, and digits with marks; None if it is no number.

    Parameters
    ----------
    text : str
        A cell with ASCII digits and no white space around it.
    """
    return _CELL(text) if len(text) <= _LONGEST else None


def is_dash(text: str) -> bool:
    """Return whether a cell is no amount of a currency, as accounts write it: ``$ -``.

    Parameters
    ----------
    text : str
        A cell without white space around it.
    """
    return _DASH(text) is not None


def split_hemisphere(text: str) -> tuple[str, str, str, bool] | None:
    """Return a letter of a hemisphere, the gap beside it, the rest, and whether it is first.

    Parameters
    ----------
    text : str
        A cell with ASCII digits and no white space around it.

    Examples
    --------
    >>> from pandas_semtype.parsing.numbers import split_hemisphere
    >>> split_hemisphere("20.1\u00b0 S"), split_hemisphere("-20.1")
    (('S', ' ', '20.1\u00b0', False), None)
    """
    has_letter = text[-1:].upper() in _SIDES or text[:1].upper() in _SIDES
    match = _SIDE(text) if has_letter else None
    if match is None or len(text) > _LONGEST:
        return None
    if match["last"]:
        return match["last"], match["gap"], match["behind"], False
    return match["first"], match["gap2"], match["rest"], True


@lru_cache(maxsize=256)
def _body(decimal: str, grouping: str, lakh: bool) -> Callable[[str], re.Match[str] | None]:
    mark = re.escape(decimal)
    group = f"[{SPACES}]" if grouping and grouping in SPACES else re.escape(grouping)
    heads = [r"\d+"]
    if grouping:
        heads.insert(0, rf"\d{{1,3}}(?:{group}\d{{3}})+")
        if lakh:
            heads.insert(0, rf"\d{{1,2}}(?:{group}\d{{2}})*{group}\d{{3}}")
    return re.compile(rf"({'|'.join(heads)})(?:{mark}(\d+))?|{mark}(\d+)").fullmatch


def read_number(cell: str, form: NumberFormat) -> int | Decimal | None:
    """Return the number that a cell stands for, exactly.

    Parameters
    ----------
    cell : str
        A cell.
    form : NumberFormat
        How the numbers of its column are written.

    Returns
    -------
    int, Decimal or None
        An int if no decimals are written; None if the cell is no such number.

    Examples
    --------
    >>> from pandas_semtype.parsing.numbers import NumberFormat, read_number
    >>> read_number("(1,234)", NumberFormat(grouping=",")), read_number("1.2.3", NumberFormat())
    (-1234, None)
    """
    text = ascii_digits(cell.strip())
    if not form.hemispheres:
        return _read(text, form)
    side = split_hemisphere(text)
    if side is None:  # only the equator needs no letter
        value = _read(text, form)
        return value if value == 0 else None
    letter, _, rest, first = side
    value = _read(rest, form)
    positive, negative = form.hemispheres[0].upper(), form.hemispheres[1].upper()
    if (
        value is None
        or letter.upper() not in (positive, negative)
        or first != form.hemisphere_first
    ):
        return None
    return value if letter.upper() == positive else -value


def _read(text: str, form: NumberFormat) -> int | Decimal | None:
    """Return the number of a cell with ASCII digits and no letter of a hemisphere."""
    if _PLAIN(text) and not (form.currency or form.percent or form.unit):
        return int(text) if len(text) < 4000 else None
    match = parts_of(text)
    if match is None:
        infinite = INFINITE(text)
        if infinite:
            return Decimal(f"{infinite[1]}Infinity")
        return 0 if is_dash(text) and form.currency == text.strip("- \u00a0\u202f") else None
    if (match["open"] is None) != (match["close"] is None):
        return None
    affix = read_affix(match["left"] or "", match["right"].strip())
    body = _body(form.decimal, form.grouping, form.lakh)(match["body"])
    if affix is None or body is None:
        return None
    head, tail = body[1] or "0", body[2] or body[3] or ""
    head = "".join(filter(str.isdecimal, head))
    scale = _scale(affix, form, is_zero=not (head + tail).strip("0"))
    if scale is None:
        return None
    signs = [match["sign"], match["inner"], match["open"], match["behind"]]
    if sum(sign is not None for sign in signs) > 1 or (signs[-1] == "+" and not form.plus_behind):
        return None
    negative = any(sign in (*MINUS, "(") for sign in signs)
    return _value(head, tail, match["exponent"], scale, negative, bool(affix.power))


def _scale(affix: Affix, form: NumberFormat, *, is_zero: bool) -> Decimal | None:
    """Return what the number of a cell is multiplied by; None if it does not fit the column."""
    if affix.currency and affix.currency != form.currency:
        return None
    if affix.percent != form.percent and not is_zero:
        return None
    if affix.power and affix.multiplier not in form.multipliers:
        return None
    scale = Decimal(1).scaleb(affix.power)
    if affix.unit != form.unit and affix.unit:
        main = read_affix("", form.unit)
        if main is None or main.dimension != affix.dimension:
            return None
        scale = _EXACT.divide(_EXACT.multiply(scale, affix.factor), main.factor)
    elif form.unit and not affix.unit and not is_zero:
        return None
    return scale


def _value(
    head: str, tail: str, exponent: str | None, scale: Decimal, negative: bool, scaled: bool
) -> int | Decimal | None:
    if not tail and exponent is None and scale == 1:
        if len(head) >= 4000:  # Python reads no longer ones
            return None
        return -int(head) if negative else int(head)
    try:
        value = _EXACT.multiply(Decimal(f"{head}.{tail}e{exponent or 0}"), scale)
        if not tail and exponent is None:
            value = _EXACT.normalize(value)
    except DecimalException:
        return None
    value = value.copy_negate() if negative else value
    if scaled and value == value.to_integral_value() and abs(value) < Decimal(10) ** 18:
        return int(value)
    return value


def write_number(value: float | Decimal, form: NumberFormat) -> str:
    """Return the text of a number, as its column has it.

    Parameters
    ----------
    value : int, float or Decimal
        A number that is not missing; a float is written with the digits that identify it.
    form : NumberFormat
        How the numbers of its column are written.

    Examples
    --------
    >>> from pandas_semtype.parsing.numbers import NumberFormat, write_number
    >>> write_number(-1234.5, NumberFormat(",", ".", decimals=2, suffix=" \u20ac"))
    '-1.234,50 \u20ac'
    """
    exact = value if isinstance(value, (int, Decimal)) else Decimal(repr(float(value)))
    if exact in (Decimal("Infinity"), Decimal("-Infinity")):
        return "inf" if exact > 0 else "-inf"
    size = Decimal(exact).copy_abs()
    if form.decimals:
        text = format(size, f".{form.decimals}f")
    else:
        text = format(size, "f")
        text = text.rstrip("0").rstrip(".") if "." in text else text
    exponent = ""
    if len(text) > _LONGEST_WRITTEN and not isinstance(exact, int):
        power = min(max(size.adjusted(), -_LARGEST_POWER), _LARGEST_POWER)
        text = format(size.scaleb(-power, _EXACT).normalize(_EXACT), "f")
        exponent = f"e{power}"
    head, _, tail = text.partition(".")
    tail = tail if exponent else tail.ljust(form.least_decimals, "0")
    head = head.zfill(form.width)
    if form.bare_mark and head == "0" and tail:
        head = ""
    if form.grouping:
        head = _grouped(head, form)
    text = head + (form.decimal + tail if tail else "") + exponent
    text = in_script(text, form.zero)
    if form.hemispheres:
        text = f"{form.prefix}{text}{form.suffix}"
        letter = form.hemispheres[1 if exact < 0 else 0]
        return letter + text if form.hemisphere_first else text + letter
    # Of a zero, too: floats keep the minus of -0.0.
    is_negative = exact.is_signed() if isinstance(exact, Decimal) else exact < 0
    sign = form.negative if is_negative else ""
    if sign == "()":
        return f"({form.prefix}{text}{form.suffix})"
    if sign == "trailing":
        return f"{form.prefix}{text}{form.suffix}-"
    if not sign and form.plus_behind:
        return f"{form.prefix}{text}{form.suffix}+"
    sign = "+" if not sign and form.plus and exact > 0 else sign
    if form.sign_inside:
        return f"{form.prefix}{sign}{text}{form.suffix}"
    return f"{sign}{form.prefix}{text}{form.suffix}"


def _grouped(head: str, form: NumberFormat) -> str:
    """Return digits with marks between groups of three, or of two above the last three."""
    groups = [head[-3:]]
    rest, step = head[:-3], 2 if form.lakh else 3
    while rest:
        groups.insert(0, rest[-step:])
        rest = rest[:-step]
    return form.grouping.join(groups)
