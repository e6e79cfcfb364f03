"""Formats of dates and timestamps, as templates of `str.format`."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from .calendar_names import day_names, month_names

__all__ = [
    "CLOCKS", "EASTERN", "LOGS", "MIDNIGHTS", "NAMED", "NUMERIC", "OFFSETS", "PERIODS", "render",
]  # fmt: skip

NUMERIC = (
    # year first
    "{Y}-{mm}-{dd}", "{Y}-{mm}-{dd}", "{Y}-{mm}-{dd}", "{Y}/{mm}/{dd}", "{Y}.{mm}.{dd}",
    "{Y}/{m}/{d}", "{Y}-{m}-{d}", "{Y}{mm}{dd}", "{Y} {mm} {dd}", "{Y}_{mm}_{dd}", "{y}-{mm}-{dd}",
    "{y}{mm}{dd}", "{Y}:{mm}:{dd}", "{Y}. {m}. {d}.", "{Y}.{mm}.{dd}.",
    # month first
    "{m}/{d}/{Y}", "{m}/{d}/{Y}", "{mm}/{dd}/{Y}", "{mm}/{dd}/{Y}", "{m}/{d}/{y}", "{m}/{d}/{y}",
    "{mm}/{dd}/{y}", "{mm}-{dd}-{Y}", "{m}-{d}-{Y}", "{mm}-{dd}-{y}", "{mm}.{dd}.{Y}",
    "{mm}{dd}{Y}",
    # day first
    "{dd}.{mm}.{Y}", "{dd}.{mm}.{Y}", "{d}.{m}.{Y}", "{d}.{m}.{y}", "{dd}.{mm}.{y}",
    "{d}. {m}. {Y}", "{dd}/{mm}/{Y}", "{dd}/{mm}/{Y}", "{d}/{m}/{Y}", "{dd}/{mm}/{y}",
    "{dd}-{mm}-{Y}",
    "{d}-{m}-{Y}", "{dd}-{mm}-{y}", "{dd} {mm} {Y}", "{dd}{mm}{Y}",
)  # fmt: skip
"""Days written with digits."""

NAMED = (
    "{d} {B} {Y}", "{d} {B} {Y}", "{dd} {B} {Y}", "{B} {d}, {Y}", "{B} {d}, {Y}", "{b} {d}, {Y}",
    "{b} {d}, {Y}", "{b} {dd}, {Y}", "{d} {b} {Y}", "{dd} {b} {Y}", "{dd}-{b}-{Y}", "{dd}-{b}-{y}",
    "{d}-{b}-{y}", "{d}-{b}-{Y}", "{dd}{b}{Y}", "{dd}/{b}/{Y}", "{Y}-{b}-{dd}", "{Y} {b} {d}",
    "{Y} {B} {d}", "{A}, {B} {d}, {Y}", "{A}, {d} {B} {Y}", "{a}, {d} {b} {Y}", "{a} {d} {b} {Y}",
    "{a} {b} {dd} {Y}", "{a} {b} {dd}, {Y}", "{b}. {d}, {Y}", "{B} {d}{th}, {Y}", "{d}{th} {B} {Y}",
    "{d} de {B} de {Y}", "{d}. {B} {Y}", "{d}. {b} {Y}", "{A}, {d}. {B} {Y}", "{B} {d} {Y}",
    "{b} {d} {Y}", "{d} {B}, {Y}", "{B} {d}", "{d} {B}", "{b}-{dd}-{Y}", "{A} {d} {B} {Y}",
    "{d} {b}, {Y}", "{d} {b}",
)  # fmt: skip
"""Days written with the name of the month, in any language."""

EASTERN = (
    "{Y}年{m}月{d}日", "{Y}年{mm}月{dd}日", "{Y}년 {m}월 {d}일", "{Y}. {m}. {d}", "{Y}年{m}月",
    "{Y}年{m}月{d}日 {H}:{M}", "{m}月{d}日", "{Y}년 {mm}월 {dd}일", "{Y}/{mm}/{dd}({wj})",
    "{d}/{m}/{thai}", "令和{reiwa}年{m}月{d}日", "{Y}年{m}月{d}日 {H}時{M}分",
)  # fmt: skip
"""Days and timestamps of East Asia."""

CLOCKS = (
    " {H}:{M}:{S}", " {H}:{M}:{S}", " {H}:{M}:{S}", " {H}:{M}", " {H}:{M}", " {I}:{M} {p}",
    " {i}:{M} {p}", " {I}:{M}:{S} {p}", " {i}:{M}:{S} {p}", " {i}:{M}{pl}", "T{H}:{M}:{S}",
    "T{H}:{M}", " {h}:{M}", " {h}:{M}:{S}", " {H}:{M}:{S}.{f3}", " {H}:{M}:{S}.{f6}", ", {H}:{M}",
    " at {i}:{M} {p}", " - {H}:{M}", " {H}.{M}", " {H}h{M}", " {H}:{M} Uhr", " {H}:{M}:{S},{f3}",
    " {i}:{M} {pd}",
)  # fmt: skip
"""Times of day that follow a day."""

OFFSETS = ("", "", "", "", "", "Z", "Z", "{zc}", "{zc}", "{z}", " {z}", " {zc}", " UTC", " {zn}")
"""Offsets that follow a time of day."""

MIDNIGHTS = (" 00:00:00", " 0:00:00", " 0:00", " 00:00", "T00:00:00", "T00:00:00Z", " 12:00:00 AM",
             " 12:00 AM", "T00:00:00.000", "T00:00:00.000Z", " 00:00:00.000", " 00:00:00+00:00",
             "T00:00:00+00:00", " 00:00:00.0")  # fmt: skip
"""Times that a spreadsheet or a database appends to a day without one."""

LOGS = (
    "{ea}, {dd} {eb} {Y} {H}:{M}:{S} {z}", "{ea}, {dd} {eb} {Y} {H}:{M}:{S} GMT",
    "{dd}/{eb}/{Y}:{H}:{M}:{S} {z}", "[{dd}/{eb}/{Y}:{H}:{M}:{S} {z}]", "{eb} {d2} {H}:{M}:{S}",
    "{ea} {eb} {d2} {H}:{M}:{S} {Y}", "{ea} {eb} {dd} {H}:{M}:{S} {zn} {Y}",
    "{ea} {eb} {dd} {H}:{M}:{S} {z} {Y}", "{Y}{mm}{dd}{H}{M}{S}", "{Y}{mm}{dd}T{H}{M}{S}Z",
    "{Y}{mm}{dd}_{H}{M}{S}", "{Y}{mm}{dd}T{H}{M}{S}", "{Y}-{mm}-{dd}_{H}-{M}-{S}",
    "{mm}-{dd} {H}:{M}:{S}.{f3}", "{Y}-{mm}-{dd}-{H}.{M}.{S}.{f6}", "{Y}{mm}{dd} {H}:{M}:{S}",
    "{dd}-{EB}-{y} {I}.{M}.{S}.{f6} {p}", "{dd}{EB}{Y}:{H}:{M}:{S}", "{Y}{mm}{dd}{H}{M}",
    "{Y}-{mm}-{dd} {H}:{M}:{S}.{f6}{zc}", "{Y}-{mm}-{dd}T{H}:{M}:{S}.{f3}Z",
    "{Y}-{mm}-{dd}T{H}:{M}:{S}.{f6}", "{Y}-{mm}-{dd}T{H}:{M}:{S}.{f3}{zc}",
    "{Y}-{mm}-{dd}T{H}:{M}:{S}[{zone}]", "{A}, {dd}-{eb}-{y} {H}:{M}:{S} GMT",
    "D:{Y}{mm}{dd}{H}{M}{S}",
    "/Date({epoch}000)/", "{Y}:{mm}:{dd} {H}:{M}:{S}", "{ea} {H}:{M} {d} {eb} {Y}",
)  # fmt: skip
"""Timestamps of mails, logs, exports and file names."""

PERIODS = (
    "{Y}-{mm}", "{Y}-{mm}", "{mm}/{Y}", "{m}/{Y}", "{Y}/{mm}", "{Y}{mm}", "{b}-{y}", "{b}-{y}",
    "{b} {Y}", "{b} {Y}", "{B} {Y}", "{B} {Y}", "{Y} {B}", "{Y}-{b}", "{B}, {Y}", "{b}/{Y}",
    "{b} {y}", "{mm}-{Y}", "{mm}.{Y}", "{y}-{b}", "{b}{y}", "{Y}M{mm}", "{Y}m{m}", "{b}-{Y}",
    "{b} '{y}",
    "{Y}Q{q}", "{Y}-Q{q}", "{Y} Q{q}", "Q{q} {Y}", "Q{q}-{Y}", "Q{q}/{y}", "{q}Q{y}", "{Y} Q{q}",
    "{G}-W{W}", "{G}W{W}", "{G}-W{W}-{u}", "W{W} {G}", "{Y}-{jj}", "{Y}{jj}", "{b}_{Y}", "T{q} {Y}",
    "{q}. Quartal {Y}", "{Y}-T{q}", "Week of {b} {d}, {Y}", "{Y}H{half}", "H{half} {Y}",
)  # fmt: skip
"""Months, quarters, weeks and days of the year."""

_ZONES = ("UTC", "GMT", "EST", "EDT", "CET", "CEST", "PST", "PDT", "BST", "IST", "JST", "MSK")
_REGIONS = ("Europe/Paris", "America/New_York", "Asia/Tokyo", "Australia/Sydney")
_ORDINALS = {1: "st", 2: "nd", 3: "rd", 21: "st", 22: "nd", 23: "rd", 31: "st"}


def render(
    template: str,
    points: Iterable[datetime],
    *,
    locale: str = "en",
    offset: int = 0,
    fractions: Iterable[int] = (),
    zone: int = 0,
) -> list[str]:
    """Return points in time written by a template.

    Parameters
    ----------
    template : str
        One of the formats of this module, or several joined.
    points : iterable of datetime
        What is written.
    locale : str, default "en"
        Language of the names of months and days.
    offset : int, default 0
        Minutes east of Greenwich.
    fractions : iterable of int, optional
        Microseconds of each point; zero when they run out.
    zone : int, default 0
        Number of a zone's abbreviation or name.
    """
    wide = month_names(locale, "wide", "format")
    short = month_names(locale, "abbreviated", "format")
    days = day_names(locale, "wide", "format")
    brief = day_names(locale, "abbreviated", "format")
    months = month_names("en", "abbreviated")
    weekdays = day_names("en", "abbreviated")
    hours, minutes = divmod(abs(offset), 60)
    sign = "-" if offset < 0 else "+"
    shared: dict[str, Any] = {
        "z": f"{sign}{hours:02d}{minutes:02d}",
        "zc": f"{sign}{hours:02d}:{minutes:02d}",
        "zn": _ZONES[zone % len(_ZONES)],
        "zone": _REGIONS[zone % len(_REGIONS)],
    }
    rare = any(mark in template for mark in ("{G", "{W", "{u}", "{j", "{epoch}"))
    more = iter(fractions)
    cells = []
    for t in points:
        month, day, hour, weekday = t.month, t.day, t.hour, t.weekday()
        micro = next(more, 0)
        fields = {
            "Y": f"{t.year:04d}", "y": f"{t.year % 100:02d}", "mm": f"{month:02d}", "m": month,
            "dd": f"{day:02d}", "d": day, "d2": f"{day:2d}", "B": wide[month - 1],
            "b": short[month - 1], "eb": months[month - 1], "EB": months[month - 1].upper(),
            "A": days[weekday], "a": brief[weekday], "ea": weekdays[weekday],
            "H": f"{hour:02d}", "h": hour, "I": f"{(hour - 1) % 12 + 1:02d}",
            "i": (hour - 1) % 12 + 1, "M": f"{t.minute:02d}", "S": f"{t.second:02d}",
            "p": "AM" if hour < 12 else "PM", "pl": "am" if hour < 12 else "pm",
            "pd": "a.m." if hour < 12 else "p.m.",
            "f6": f"{micro:06d}", "f3": f"{micro // 1000:03d}",
            "q": (month + 2) // 3, "half": (month + 5) // 6, "th": _ORDINALS.get(day, "th"),
            "wj": "月火水木金土日"[weekday], "thai": t.year + 543, "reiwa": max(1, t.year - 2018),
        }  # fmt: skip
        if rare:
            year, week, number = t.isocalendar()
            fields |= {
                "G": year,
                "W": f"{week:02d}",
                "u": number,
                "jj": f"{t.timetuple().tm_yday:03d}",
                "epoch": (t - datetime(1970, 1, 1)).days * 86400 + hour * 3600 + t.minute * 60,
            }
        cells.append(template.format(**shared, **fields))
    return cells
