"""Dates, months, weekdays and classes as twelve languages write them."""

from __future__ import annotations

from datetime import datetime, timedelta

import numpy as np

from ..draw import categorical, choose, sometimes, subset
from ..lists import keyed, vocabularies
from ..registry import Column, generator
from .calendar_names import day_names, month_names

__all__: list[str] = []

_LANGUAGES = ("nl", "es", "pt", "ru", "ar", "zh", "ja", "ko", "hi", "tr", "pl", "el")
_WEIGHTS = (2, 3, 3, 3.5, 2.5, 3, 3.5, 2, 2, 1.2, 1.2, 1)
_ARABIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
_HINDI = str.maketrans("0123456789", "०१२३४५६७८९")
_ERAS = ((2019, "令和", "R"), (1989, "平成", "H"), (1926, "昭和", "S"), (1912, "大正", "T"))


def _era(year: int) -> tuple[str, str]:
    """Return a Japanese year in words and in letters: ``平成30年``, ``H30``."""
    for first, name, letter in _ERAS:
        if year >= first:
            count = year - first + 1
            return f"{name}{'元' if count == 1 else count}年", f"{letter}{count}"
    return f"明治{year - 1867}年", f"M{year - 1867}"


def _dates(rng: np.random.Generator, n: int) -> list[datetime]:
    last = datetime(2025, 12, 31) - timedelta(days=int(rng.integers(0, 9000)))
    span = float(choose(rng, (90, 700, 4000, 20_000)))
    days = rng.uniform(0, span, size=n)
    if sometimes(rng, 0.3):
        days = np.sort(days)
    minutes = rng.integers(0, 1440, size=n)
    return [
        last - timedelta(days=float(d), minutes=int(m)) for d, m in zip(days, minutes, strict=True)
    ]


@generator("datetime", weight=6.0, repeats=0.2)
def dates_of_a_language(rng: np.random.Generator, n: int) -> Column:
    """Write dates in one of the forms of a language: ``15 октября 2015``, ``令和3年5月1日``."""
    language = choose(rng, _LANGUAGES, _WEIGHTS)
    form = choose(rng, keyed("world_dates")[f"{language} dates"])
    wide, short = (month_names(language, w, "format") for w in ("wide", "abbreviated"))
    days, brief = (day_names(language, w, "format") for w in ("wide", "abbreviated"))
    cells = []
    for t in _dates(rng, n):
        era, code = _era(t.year)
        day, month, year = str(t.day), str(t.month), str(t.year)
        cells.append(form.format(
            d=day, m=month, y=year, dd=f"{t.day:02d}", mm=f"{t.month:02d}",
            yy=f"{t.year % 100:02d}",
            B=wide[t.month - 1], b=short[t.month - 1], A=days[t.weekday()], a=brief[t.weekday()],
            H=f"{t.hour:02d}", M=f"{t.minute:02d}", w="月火水木金土日"[t.weekday()], era=era,
            code=code,
            roc=t.year - 1911, ad=day.translate(_ARABIC), am=month.translate(_ARABIC),
            ay=year.translate(_ARABIC), hd=day.translate(_HINDI), hy=year.translate(_HINDI),
        ))  # fmt: skip
    if sometimes(rng, 0.05):
        cells = [cell.upper() for cell in cells]
    return Column(cells)


def _named(rng: np.random.Generator, names: tuple[str, ...] | list[str], n: int) -> list[str]:
    kind = rng.random()
    if kind < 0.3:  # in order
        start = int(rng.integers(len(names)))
        return [names[(start + i) % len(names)] for i in range(n)]
    kept = list(names) if kind < 0.75 else subset(rng, names, 2, len(names))
    return categorical(rng, kept, n)


@generator("month_name", weight=2.5, repeats=0.0)
def months_of_twelve_languages(rng: np.random.Generator, n: int) -> Column:
    """Write months of one language in its script, in several cases and forms."""
    language = choose(rng, _LANGUAGES, (2, 3, 3, 4, 3, 2, 2, 2, 2.5, 1.5, 1.5, 1.5))
    width = "wide" if sometimes(rng, 0.75) else "abbreviated"
    context = "format" if sometimes(rng, 0.25) else "stand-alone"
    names: tuple[str, ...] = month_names(language, width, context)
    kind = rng.random()
    if language == "zh" and kind < 0.5:
        names = tuple(f"{number}月" for number in "一 二 三 四 五 六 七 八 九 十 十一 十二".split())
    elif language == "ja" and kind < 0.2:
        names = ("睦月", "如月", "弥生", "卯月", "皐月", "水無月", "文月", "葉月", "長月", "神無月",
                 "霜月", "師走")  # fmt: skip
    elif language == "ar" and kind < 0.4:  # the Levant, or the Islamic calendar
        names = choose(rng, vocabularies("arabic_months"))
    elif all(name[:1].isdigit() for name in names):
        names = tuple(f"{i}{names[0][-1]}" for i in range(1, 13))
    names = _changed(rng, names)
    return Column(_named(rng, names, n), ignore=("categorical",))


@generator("day_of_week", weight=3.0, repeats=0.0)
def weekdays_of_twelve_languages(rng: np.random.Generator, n: int) -> Column:
    """Write weekdays of one language in its script: ``月``, ``星期一``, ``الأحد``, ``пн``."""
    language = choose(rng, _LANGUAGES, (2, 2.5, 3, 3, 3.5, 3.5, 3.5, 2.5, 2.5, 1.2, 1.2, 1.2))
    width = "wide" if sometimes(rng, 0.65) else "abbreviated"
    names: tuple[str, ...] = day_names(language, width, "stand-alone")
    kind = rng.random()
    if language == "zh":
        head = choose(rng, ("星期", "周", "星期", "週", "禮拜"))
        last = "天" if head == "礼拜" or kind < 0.1 else "日"
        names = tuple(head + day for day in ("一", "二", "三", "四", "五", "六", last))
    elif language == "ja":
        end = choose(rng, ("", "曜日", "曜日", "曜"))
        names = tuple(day + end for day in "月火水木金土日")
        if kind < 0.1:
            names = tuple(f"({day})" for day in "月火水木金土日")
    elif language == "ko":
        names = tuple(day + ("" if kind < 0.4 else "요일") for day in "월화수목금토일")
    elif language == "pt" and kind < 0.5:
        names = tuple(name.replace("-feira", "") for name in names)
    elif language == "ar" and kind < 0.15:
        names = tuple(name.removeprefix("ال") for name in names)
    names = _changed(rng, names)
    if sometimes(rng, 0.35):  # the week begins on Sunday
        names = (names[-1], *names[:-1])
    if sometimes(rng, 0.12):
        names = names[:5]
    return Column(_named(rng, names, n), ignore=("categorical",))


def _changed(rng: np.random.Generator, names: tuple[str, ...]) -> tuple[str, ...]:
    kind = rng.random()
    if kind < 0.3:
        return tuple(name[:1].upper() + name[1:] for name in names)
    if kind < 0.42:
        return tuple(name.upper() for name in names)
    return tuple(name.rstrip(".") for name in names) if kind < 0.55 else names


# ---- classes and marks ---------------------------------------------------------------------------


@generator("ordinal", weight=0.7, repeats=0.0)
def classes_of_other_scripts(rng: np.random.Generator, n: int) -> Column:
    """Write bands of age, ranks and grades of Asian and Russian tables: ``30代``, ``小学3年``."""
    names = list(choose(rng, vocabularies("classes")))
    if len(names) > 6 and sometimes(rng, 0.6):  # bands of age up to some age
        names = names[: int(rng.integers(5, len(names) + 1))]
    return Column(categorical(rng, names, n), also=("text",), ignore=("age", "quarter"))


@generator("boolean", weight=0.8, repeats=0.0)
def truth_marks_of_the_world(rng: np.random.Generator, n: int) -> Column:
    """Write yes and no with marks and words of other scripts: ``○``, ``是``, ``нет``."""
    values = list(choose(rng, vocabularies("truth_marks")))
    if sometimes(rng, 0.5):
        values.reverse()
    ignore = ("categorical", "text")
    return Column(categorical(rng, values, n), ignore=ignore)
