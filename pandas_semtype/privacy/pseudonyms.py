"""The pseudonym of a cell: of the same form, and the same wherever the cell stands."""

from __future__ import annotations

import datetime as dt
import re

from .alphabets import DIGITS, is_foreign, place_in, place_of
from .ip_addresses import address_pseudonym
from .keyed import MOST_KEPT, Keyed
from .permutation import digest, permuted, permuted_number

__all__ = ["length_of", "pseudonym", "without_blanks"]

_ENCLOSING = r"\s@<>()\[\]{}\",;:|="
_DOMAIN = r"\w[\w-]*(?:\.\w[\w-]*)"
_MAIL = re.compile(rf"([^{_ENCLOSING}]+)@({_DOMAIN}*)")
_MAIL_INSIDE = re.compile(
    rf"(?<![^{_ENCLOSING}/'])([^{_ENCLOSING}/'][^{_ENCLOSING}/]*)@({_DOMAIN}+)"
)
"""A mail address beside other characters, of a domain that has a point."""
_DOT = r"(?:\.|\s?[\[({]\s?dot\s?[\])}]\s?|\sdot\s)"
_SPELLED = re.compile(
    rf"([^{_ENCLOSING}]+)(\s?[\[({{<]\s?(?:at|@)\s?[\])}}>]\s?|\s@\s?|@\s|\sat\s)"
    rf"(\w[\w-]*(?:{_DOT}\w[\w-]*)+)",
    re.IGNORECASE,
)
"""A mail address written so that programs do not find it: ``ann [at] example [dot] org``."""
_DOTS = re.compile(f"({_DOT})", re.IGNORECASE)
_ISO_DAY = re.compile(
    r"(\d{4}-\d\d-\d\d)"
    # Behind it a time of day alone: anything else may say who somebody is.
    r"((?:[T ]\d\d:\d\d(?::\d\d(?:[.,]\d{1,9})?)?(?: ?(?:Z|UTC|[+-]\d\d(?::?\d\d){0,2}))?)?)",
    re.ASCII,
)
_CLOCK = re.compile(
    r"(-?)(?:([1-9]\d{0,5})( days ))?([01]\d|2[0-3]):([0-5]\d):([0-5]\d)(?:\.(\d{0,8}[1-9]))?",
    re.ASCII,
)
_FIRST_DAY, _DAYS = dt.date(1900, 1, 1).toordinal(), 55_152  # to the end of 2050
_LONGEST = 400
"""Longer cells become a token: their form is that of a text, which would say much."""
_FIRST_DIGITS = [place_in("" if digit == "0" else DIGITS[1:], digit) for digit in DIGITS]
"""Places of the first digits of a number: a zero stays, and no other becomes one."""
_RARE = 0.25
"""Fraction of letters of scripts without an alphabet up to which a cell keeps its form."""


def pseudonym(key: bytes | Keyed, cell: str) -> str:
    """Return the pseudonym of a cell.

    Parameters
    ----------
    key : bytes or Keyed
        The secret, or its hash, which is quicker for many cells. The same key and cell give the
        same pseudonym.
    cell : str
        A cell as text.

    Returns
    -------
    str
        Letters stand for letters of the same script and case, digits for digits; signs and
        spaces stay. A mail address stays one, of a domain that nobody can have, and so does each
        in a list or beside a name, and one that is spelled out (``ann(at)example.org``); an IP
        address, also with a port, an ISO date and a time of day stay valid. Blanks around a cell
        do not count, and stay. Different cells have different pseudonyms.

    Examples
    --------
    >>> from pandas_semtype.privacy.pseudonyms import pseudonym
    >>> made = pseudonym(b"secret", "+44 20 7946 0018")
    >>> [len(part) for part in made.split()], made == pseudonym(b"secret", "+44 20 7946 0018")
    ([3, 2, 4, 4], True)
    """
    before, cell, after = without_blanks(cell)
    return before + _inner(Keyed.of(key), cell) + after


def without_blanks(cell: str) -> tuple[str, str, str]:
    """Return the blanks before a cell, the cell without them, and those behind it.

    Parameters
    ----------
    cell : str
        A cell as text; one of blanks alone is all before.

    Examples
    --------
    >>> from pandas_semtype.privacy.pseudonyms import without_blanks
    >>> without_blanks(" Ann "), without_blanks("  ")
    ((' ', 'Ann', ' '), ('  ', '', ''))
    """
    inner = cell.lstrip()
    before = cell[: len(cell) - len(inner)]
    inner = inner.rstrip()
    return before, inner, cell[len(before) + len(inner) :]


def _inner(key: Keyed, cell: str) -> str:
    mailed = _mailed(key, cell)
    if mailed is not None:
        return mailed
    valid = _valid(key, cell)
    if valid is not None:
        return valid
    made = _shaped(key, cell)
    # What is no date must not become one: that is the pseudonym of a date already. The cell
    # itself is in this circle, so it ends.
    while _valid(key, made) is not None:
        made = _shaped(key, made)
    return made


def _valid(key: Keyed, cell: str) -> str | None:
    """Return the pseudonym of a date, a time of day, a length of time or an address.

    What none of these is must not become one: `_inner` sees to it.
    """
    day = _ISO_DAY.fullmatch(cell)
    if day:
        moved = _moved(key, day[1])
        return moved and moved + day[2]
    clock = _CLOCK.fullmatch(cell)
    if clock:
        return _turned(key, clock)
    if 2 < len(cell) <= _LONGEST and (cell.count(".") > 2 or ":" in cell):
        return address_pseudonym(key, cell)
    spelled = _SPELLED.fullmatch(cell) if len(cell) <= _LONGEST else None
    if spelled is None or not (_keeps_form(spelled[1]) and _keeps_form(spelled[3])):
        return None  # a token has no dots to spell
    return _spelled(key, *spelled.groups())


def _spelled(key: Keyed, local: str, sign: str, domain: str) -> str:
    """Return the pseudonym of the mail address, spelled as it was."""
    dots = _DOTS.split(domain)
    plain = ".".join(dots[::2])
    name, _, host = _mail(key, local, plain).partition("@")
    # As many dots as before, and the one before "example", which is new.
    parts = zip(host.split("."), [*dots[1::2], ".", ""], strict=True)
    return name + sign + "".join(part + dot for part, dot in parts)


def _mailed(key: Keyed, cell: str) -> str | None:
    """Return the pseudonym of a mail address, or of a cell with some in it; None of others."""
    if "@" not in cell:
        return None
    whole = _MAIL.fullmatch(cell)
    if whole:
        return _mail(key, *whole.groups())
    found = list(_MAIL_INSIDE.finditer(cell)) if _keeps_form(cell) else []
    if not found:
        return None
    starts = [0, *(mail.end() for mail in found)]
    ends = [*(mail.start() for mail in found), len(cell)]
    beside = [cell[start:end] for start, end in zip(starts, ends, strict=True)]
    rest = "".join(beside)
    if not _keeps_form(rest):
        return _token(key, cell)
    # Character by character, so that it is cut again where it was.
    made = _shaped(key, rest, tweak="beside mail " + " ".join(str(len(part)) for part in beside))
    parts, start = [], 0
    for part, mail in zip(beside, [*found, None], strict=True):
        parts.append(made[start : start + len(part)])
        start += len(part)
        if mail is not None:
            parts.append(_mail(key, *mail.groups()))
    return "".join(parts)


def _mail(key: Keyed, local: str, domain: str) -> str:
    made = key.kept.get(domain)
    if made is None:
        made = _shaped(key, domain, tweak="domain")
        if len(key.kept) < MOST_KEPT:
            key.kept[domain] = made
    return f"{_shaped(key, local, tweak=domain)}@{made}.example"


def _turned(key: Keyed, clock: re.Match[str]) -> str:
    sign, days, word, *parts, fraction = clock.groups()
    days, fraction = days or "", fraction or ""
    # A number of days has no zero in front, and a fraction none behind, as they were written.
    places = [int(d) for d in days[1:]] + [int(d) for d in fraction[:-1]]
    radices = [10] * len(places)
    ends = [int(d) - 1 for d in days[:1] + fraction[-1:]]
    tweak = f"clock {sign}{len(days)} {len(fraction)}"
    numbers = [*map(int, parts), *ends, *places]
    made = iter(permuted(key, tweak, numbers, [24, 60, 60, *[9] * len(ends), *radices]))
    text = ":".join(f"{next(made):02d}" for _ in range(3))
    first = str(next(made) + 1) if days else ""
    last = str(next(made) + 1) if fraction else ""
    more = "".join(str(next(made)) for _ in days[1:])
    inside = "".join(str(next(made)) for _ in fraction[:-1])
    point = "." if fraction else ""
    return f"{sign}{first}{more}{word or ''}{text}{point}{inside}{last}"


def length_of(cell: str) -> int | None:
    """Return the nanoseconds of a length of time as `pseudonym` writes it; None of other texts.

    Parameters
    ----------
    cell : str
        A pseudonym.

    Examples
    --------
    >>> from pandas_semtype.privacy.pseudonyms import length_of
    >>> length_of("-1 days 00:00:00.5"), length_of("1:30")
    (-86400500000000, None)
    """
    clock = _CLOCK.fullmatch(cell)
    if clock is None:
        return None
    sign, days, _, hours, minutes, seconds, fraction = clock.groups()
    whole = ((int(days or 0) * 24 + int(hours)) * 60 + int(minutes)) * 60 + int(seconds)
    nanos = whole * 10**9 + int((fraction or "").ljust(9, "0"))
    return -nanos if sign else nanos


def _moved(key: Keyed, day: str) -> str | None:
    try:
        place = dt.date.fromisoformat(day).toordinal() - _FIRST_DAY
    except ValueError:
        return None
    if not 0 <= place < _DAYS:
        return None
    made = permuted_number(key, "day", place, _DAYS)
    return dt.date.fromordinal(_FIRST_DAY + made).isoformat()


def _shaped(key: Keyed, cell: str, tweak: str = "") -> str:
    """Return letters for letters and digits for digits."""
    if not _keeps_form(cell):
        return _token(key, cell)
    spots = list(map(place_of, cell))
    if not any(map(str.isalpha, cell)):
        # A number keeps its length: no zero is put in front of it, and none is taken away.
        for position, spot in enumerate(spots):
            if spot.alphabet is DIGITS:
                spots[position] = _FIRST_DIGITS[spot.place]
                if spot.place:
                    break
    moved = [spot for spot in spots if spot.alphabet]
    if not moved:
        return cell
    shape = "".join([spot.sign for spot in spots])
    places, radices = [spot.place for spot in moved], [spot.radix for spot in moved]
    made = iter(permuted(key, f"{tweak}\0{shape}", places, radices))
    return "".join([spot.alphabet[next(made)] if spot.alphabet else spot.sign for spot in spots])


def _keeps_form(cell: str) -> bool:
    """Return whether a cell has a pseudonym of its form, and no token."""
    if len(cell) > _LONGEST:
        return False
    if cell.isascii():
        return True
    # The signs of a script without an alphabet say much, and would stay.
    return sum(map(is_foreign, cell)) <= _RARE * sum(map(str.isalnum, cell))


def _token(key: Keyed, cell: str) -> str:
    return f"x{digest(key, 'token', cell):064x}"[:25]
