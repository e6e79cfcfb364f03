"""How dates are spelled beside their format: padding, language, case, the calendar of years."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping

from .date_reading import Spelling, pattern_of
from .digits import ascii_digits
from .eras import BUDDHIST_YEARS, era_style

__all__ = ["spelling_of"]


def spelling_of(found: Mapping[str, int], chosen: tuple[str, ...], language: str) -> Spelling:
    """Return how most cells of the most frequent format are spelled.

    Parameters
    ----------
    found : mapping of str to int
        Cells that one of the formats reads, and how often each occurs.
    chosen : tuple of str
        The formats, the most frequent first.
    language : str
        That of the names of months and days.
    """
    match_of = pattern_of(chosen[0]).fullmatch
    counted = [
        (m.groupdict(), n)
        for cell, n in found.items()
        if (m := match_of(ascii_digits(cell.strip())))
    ]
    if not counted:
        return Spelling(language=language)
    matches = [match for match, _ in counted]
    first = matches[0]
    fractions: Counter[int] = Counter()
    for match, n in counted:
        if "f" in match:
            fractions[len(match["f"])] += n
    names = [m["B"] for m in matches if "B" in m] or [m["A"] for m in matches if "A" in m]
    long = [name for name in names if len(name) > 1]
    case = ""
    if long:
        case = "upper" if all(map(str.isupper, long)) else ""
        case = "lower" if all(map(str.islower, long)) else case
    zone = first.get("Z") or first.get("z") or ""
    if zone and zone not in ("Z", "UTC", "GMT"):
        zone = "+hh:mm" if ":" in zone else {5: "+hhmm", 3: "+hh"}.get(len(zone), "+h")
    return Spelling(
        padded=_is_padded(counted, ("d", "m")),
        padded_hour=_is_padded(counted, ("H", "I")),
        fraction_digits=fractions.most_common(1)[0][0] if fractions else 0,
        language=language,
        case=case,
        am_pm=first.get("p") or "",
        zone=zone,
        era=era_style(first.get("E") or ""),
        calendar=_calendar(found, chosen),
    )


def _is_padded(counted: Iterable[tuple[dict[str, str], int]], keys: tuple[str, ...]) -> bool:
    """Return whether more cells have a zero before one digit than have one digit alone."""
    padded = bare = 0
    for match, n in counted:
        parts = [match[key] for key in keys if key in match]
        padded += n * any(part[0] == "0" for part in parts)
        bare += n * any(len(part) == 1 for part in parts)
    return padded >= bare


_THAI = re.compile(r"[\u0e01-\u0e5b]")


def _calendar(found: Iterable[str], chosen: tuple[str, ...]) -> str:
    """Return ``"buddhist"`` where Thai letters or digits stand beside years of that era."""
    texts = list(found)
    if not any(map(_THAI.search, texts)):
        return ""
    matches = [
        match
        for text in texts
        for form in chosen
        if (match := pattern_of(form).fullmatch(ascii_digits(text.strip())))
    ]
    years = [match["Y"] for match in matches if "Y" in match.groupdict()]
    if not years:
        return "buddhist" if any("%y" in form for form in chosen) else ""
    return "buddhist" if all(int(year) in BUDDHIST_YEARS for year in years) else ""
