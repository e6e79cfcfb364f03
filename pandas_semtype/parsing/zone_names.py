"""Time zones that are named, not counted: no name is read, and none is dropped in silence."""

from __future__ import annotations

import re
from collections.abc import Iterable

__all__ = ["zone_names"]

_SHORT = (
    "ACDT|ACST|ADT|AEDT|AEST|AKDT|AKST|AST|AWST|BRST|BRT|BST|CDT|CEST|CET|CST|EAT|EDT|EEST|EET|"
    "EST|HDT|HKT|HST|ICT|IDT|IRST|IST|JST|KST|MDT|MESZ|MEZ|MSD|MSK|MST|MYT|NDT|NST|NZDT|NZST|"
    "PDT|PHT|PKT|PST|SAST|SGT|SST|TRT|WAT|WEST|WET|WIB|WIT|WITA|ET|CT|MT|PT"
)
# A short name can stand for two zones, and its meaning changes with the season.
_AREA = (
    "Africa|America|Antarctica|Arctic|Asia|Atlantic|Australia|Brazil|Canada|Etc|Europe|Indian|"
    "Pacific|US"
)
_PLACE = rf"(?:{_AREA})(?:/[A-Za-z_-]+)+"
_LONG = r"[A-Za-z][A-Za-z.]+(?: [A-Za-z.]+){0,3} time"
_CLOCK = r"%[HIMSfp]"
_ANY = rf"(?:{_LONG}|{_PLACE}|{_SHORT})(?![^\W_])"
_BEHIND = re.compile(rf"{_CLOCK}[\s,]*[(\[]?\s*({_ANY})", re.IGNORECASE)
_LAST = re.compile(rf"(?<![^\W_])({_PLACE}|{_SHORT})\s*[)\]]?\s*$")


def zone_names(formats: Iterable[str]) -> frozenset[str]:
    """Return the names of time zones in formats of moments.

    Parameters
    ----------
    formats : iterable of str
        In the notation of ``strptime``.

    Returns
    -------
    frozenset of str
        In capitals if short; "" where a format has a time of day and neither name nor offset.

    Examples
    --------
    >>> from pandas_semtype.parsing.zone_names import zone_names
    >>> sorted(zone_names(["%Y-%m-%d %H:%M EST", "%d.%m.%Y"]))
    ['EST']
    """
    names = set()
    for form in formats:
        if "%z" in form or "%Z" in form or not re.search(r"%[HI]", form):
            continue
        match = _BEHIND.search(form) or _LAST.search(form)
        name = match[1] if match else ""
        names.add(name.upper() if len(name) <= 4 else name)
    return frozenset(names)
