"""Columns of spans of years, and of quarters and halves of a year."""

from __future__ import annotations

import numpy as np

from ..draw import choose, column, sometimes
from ..registry import Column, generator

__all__ = ["in_order"]


def _years(rng: np.random.Generator, n: int) -> np.ndarray:
    """Return first years of spans: one decade, a panel, few or long ago."""
    first = int(rng.integers(1960, 2024)) if sometimes(rng, 0.9) else int(rng.integers(1850, 1960))
    size = int(rng.integers(1, 25))
    kind = rng.random()
    years: np.ndarray
    if kind < 0.3:
        years = first + np.arange(n) % size
    elif kind < 0.5:
        years = first + np.sort(rng.integers(0, size, n))
    elif kind < 0.6:
        years = np.repeat(first + np.arange(size), -(-n // size))[:n]
    else:
        years = first + rng.integers(0, size, n)
    return years[::-1] if sometimes(rng, 0.15) else years


_SPANS = (
    ("{a}-{b}", 9), ("{a}-{bb}", 8), ("{a}/{b}", 3), ("{a}/{bb}", 3), ("{a} - {b}", 3),
    ("{a}–{b}", 1.5), ("{a}–{bb}", 1.5), ("FY{aa}/{bb}", 1), ("FY {a}-{bb}", 1), ("FY{a}-{bb}", 1),
    ("SY {a}-{bb}", 0.7), ("SY{a}-{b}", 0.6), ("AY {a}-{b}", 0.6), ("AY{aa}-{bb}", 0.6),
    ("{aa}/{bb}", 1.5), ("{aa}-{bb}", 1.5), ("{a} to {b}", 0.8), ("{a}_{b}", 0.5),
    ("{a}_{bb}", 0.6),
    ("{a}{b}", 0.4), ("{a} – {b}", 0.8), ("School Year {a}-{b}", 0.4), ("{a}-{b} School Year", 0.3),
    ("Season {a}/{bb}", 0.4), ("{a}-{b} Season", 0.3), ("FY{a}/{b}", 0.5), ("WS {a}/{bb}", 0.4),
    ("{a}+{b}", 0.1), ("{a} bis {b}", 0.2), ("{a} a {b}", 0.2), ("{a}-{b} (prov.)", 0.1),
    ("{a}- {b}", 0.2), ("{a} -{b}", 0.1), ("{a}/{b} ", 0.1), ("F.Y. {a}-{bb}", 0.3),
    ("{a}—{b}", 0.3), ("{a}~{b}", 0.2), ("{a}年-{b}年", 0.2), ("{a}:{b}", 0.1), ("{a}..{b}", 0.1),
    ("AY {aa}/{bb}", 0.2), ("Season {a}-{bb}", 0.2), ("{a}/{bb} season", 0.2),
)  # fmt: skip


@generator("year_range", weight=5.0, repeats=0.1)
def spans_of_one_year(rng: np.random.Generator, n: int) -> Column:
    """Write school, fiscal and sports years in one notation."""
    form = choose(rng, [f for f, _ in _SPANS], [w for _, w in _SPANS])
    years = _years(rng, n).tolist()
    cells = [
        form.format(a=y, b=y + 1, aa=f"{y % 100:02d}", bb=f"{(y + 1) % 100:02d}") for y in years
    ]
    return column(cells, ignore=("datetime",))


@generator("year_range", weight=3.0, repeats=0.1)
def spans_of_several_years(rng: np.random.Generator, n: int) -> Column:
    """Write spans of terms, surveys, lives and reigns: 2009-2013, 1871-1932, since 2004."""
    form = choose(rng, [f for f, _ in _SPANS[:15]], [w for _, w in _SPANS[:15]])
    if sometimes(rng, 0.4):
        length = np.full(n, int(rng.integers(2, 11)))
    else:
        length = rng.integers(0, int(rng.integers(3, 90)), n)
    years = _years(rng, n)
    ends = np.minimum(years + length, 2060)
    cells = [
        form.format(a=a, b=b, aa=f"{a % 100:02d}", bb=f"{b % 100:02d}")
        for a, b in zip(years.tolist(), ends.tolist(), strict=True)
    ]
    if sometimes(rng, 0.2):
        odd = choose(rng, ["{a}-present", "{a}-", "{a} - present", "since {a}", "{a}", "bis {a}",
                           "until {a}", "pre-{a}", "{a}+", "before {a}",
                           "{a} - heden"])  # fmt: skip
        hit = np.flatnonzero(rng.random(n) < rng.uniform(0.05, 0.3)).tolist()
        for i in hit:
            cells[i] = odd.format(a=years[i])
    return column(cells, ignore=("datetime",))


@generator("year_range", weight=1.2, repeats=0.1)
def fiscal_labels(rng: np.random.Generator, n: int) -> Column:
    """Write fiscal years by their last year: FY19, FY 2019, FY2019/20, Fiscal Year 2019."""
    form = choose(rng, ["FY{bb}", "FY{b}", "FY {b}", "FY {bb}", "FY-{b}", "Fiscal Year {b}",
                        "{b} FY", "FY'{bb}", "SFY {b}", "FFY {b}", "SY{bb}", "SY {b}",
                        "FY{b} Actual", "FY_{b}", "fy{bb}", "Exercice {b}", "GJ {b}"])  # fmt: skip
    cells = [form.format(b=y, bb=f"{y % 100:02d}") for y in _years(rng, n).tolist()]
    return column(cells, ignore=("datetime", "year"))


@generator("year_range", weight=0.8, repeats=0.1)
def decades_and_centuries(rng: np.random.Generator, n: int) -> Column:
    """Write decades and centuries: 1990s, the 80s, 19th century."""
    years = _years(rng, n)
    if sometimes(rng, 0.6):
        form = choose(rng, ["{a}s", "{a}'s", "{aa}s", "{a}-{b}", "the {a}s", "{a}er", "{a}–{b}"])
        cells = [
            form.format(a=y, b=y + 9, aa=f"{y % 100:02d}") for y in (years // 10 * 10).tolist()
        ]
        return column(cells, ignore=("datetime", "ordinal"))
    ends = {1: "st", 2: "nd", 3: "rd"}
    form = choose(
        rng, ["{c}{th} century", "{c}{th} Century", "{c}{th} c.", "{c}. Jh.", "{c}e eeuw"]
    )
    cells = [
        form.format(c=c, th="th" if c < 14 else ends.get(c % 10, "th"))
        for c in rng.integers(12, 22, n).tolist()
    ]
    return column(cells, ignore=("datetime", "ordinal"))


# ---- quarters --------------------------------------------------------------------------------

_QUARTERS = (
    ("Q{q}", 8), ("{q}", 2), ("Quarter {q}", 2), ("QTR {q}", 0.7), ("Qtr{q}", 0.7), ("{q}Q", 1),
    ("{o} Quarter", 2), ("{w} Quarter", 1.2), ("{o} Qtr", 1), ("{w}", 0.5), ("q{q}", 0.5),
    ("K{q}", 0.3), ("T{q}", 0.6), ("Kwartaal {q}", 0.6), ("{q}e kwartaal", 0.8),
    ("{q}. Quartal", 0.6),
    ("Trimestre {q}", 0.5), ("{r}", 0.6), ("{r} квартал", 0.4), ("{q} квартал", 0.3),
    ("第{q}四半期", 0.3),
    ("{r} trimestre", 0.4), ("{o}", 0.3), ("Q-{q}", 0.3), ("Q {q}", 0.6), ("{q}º trimestre", 0.3),
)  # fmt: skip
_QUARTERS_OF_YEARS = (
    ("{y} Q{q}", 5), ("{y}-Q{q}", 5), ("{y}Q{q}", 5), ("Q{q} {y}", 5), ("Q{q}-{y}", 2),
    ("Q{q} FY{yy}", 1), ("{y}/Q{q}", 1), ("{q}Q{yy}", 2), ("{q}Q {y}", 1), ("Q{q}'{yy}", 1),
    ("{y}_Q{q}", 0.8), ("FY{yy} Q{q}", 1), ("FY{y}-Q{q}", 0.6), ("Q{q}/{y}", 1),
    ("{y} QTR{q}", 0.7),
    ("{o} Quarter {y}", 1.2), ("{w} Quarter {y}", 0.7), ("{y}K{q}", 0.5), ("{y}KW0{q}", 1),
    ("{y} {q}e kwartaal", 0.8), ("{y}T{q}", 0.5), ("{y}-{q}", 0.6), ("T{q} {y}", 0.5),
    ("{m} {y}", 1), ("{y}Q0{q}", 0.3), ("Quarter {q}, {y}", 0.5), ("{y} {r}", 0.3),
    ("{q}/{y}", 0.4),
    ("{y}.{q}", 0.2), ("{q}. Quartal {y}", 0.5), ("q{q}_{y}", 0.2), ("{y}: Q{q}", 0.3),
    ("{y} - Quarter {q}", 0.4), ("Q{q} CY{y}", 0.3), ("{y}年第{q}四半期", 0.3), ("{y}Q{q}p", 0.2),
)  # fmt: skip
_QUARTER_MONTHS = ("Jan-Mar", "Apr-Jun", "Jul-Sep", "Oct-Dec")


def _quarter(form: str, q: int, year: int = 0) -> str:
    return form.format(
        q=q, o=("1st", "2nd", "3rd", "4th")[q - 1], w=("First", "Second", "Third", "Fourth")[q - 1],
        r=("I", "II", "III", "IV")[q - 1], y=year, yy=f"{year % 100:02d}", m=_QUARTER_MONTHS[q - 1],
    )  # fmt: skip


def in_order(rng: np.random.Generator, n: int, size: int) -> np.ndarray:
    """Return places of a cycle: at random, in order, sorted, few or one."""
    kind = rng.random()
    places: np.ndarray
    if kind < 0.25:
        places = (np.arange(n) + rng.integers(size)) % size
    elif kind < 0.4:
        places = np.sort(rng.integers(0, size, n))
    elif kind < 0.5:
        few = rng.permutation(size)[: int(rng.integers(1, 4))]
        places = few[rng.integers(0, len(few), n)]
    else:
        places = rng.integers(0, size, n)
    return places


@generator("quarter", weight=3.0, repeats=0.0)
def quarters_alone(rng: np.random.Generator, n: int) -> Column:
    """Write quarters without a year."""
    form = choose(rng, [f for f, _ in _QUARTERS], [w for _, w in _QUARTERS])
    cells = [_quarter(form, q + 1) for q in in_order(rng, n, 4).tolist()]
    if sometimes(rng, 0.06):
        i = int(rng.integers(n))
        cells[i] = choose(rng, ["Annual", "Total", "Full Year", "YTD", "Year"])
    ignore = (
        ("int", "ordinal", "text") if form in ("{q}", "{r}", "{o}", "{w}") else ("ordinal", "text")
    )
    return Column(cells, ignore=ignore)


@generator("quarter", weight=4.0, repeats=0.1)
def quarters_of_years(rng: np.random.Generator, n: int) -> Column:
    """Write quarters with their year."""
    form = choose(rng, [f for f, _ in _QUARTERS_OF_YEARS], [w for _, w in _QUARTERS_OF_YEARS])
    first, span = int(rng.integers(1960, 2024)), int(rng.integers(1, 80))
    kind = rng.random()
    if kind < 0.45:
        at = np.arange(n) % span
    elif kind < 0.6:
        at = np.sort(rng.integers(0, span, n))
    else:
        at = rng.integers(0, span, n)
    at = at[::-1] if sometimes(rng, 0.2) else at
    cells = [_quarter(form, q % 4 + 1, first + q // 4) for q in at.tolist()]
    return Column(cells, ignore=("datetime", "ordinal", "text", "categorical"))


@generator("quarter", weight=1.0, repeats=0.0)
def halves_and_terms(rng: np.random.Generator, n: int) -> Column:
    """Write halves, thirds and terms of a year: H1, 2019H2, 1st Half, S1, Term 3, Fall 2019."""
    form = choose(rng, ["H{h}", "{y}H{h}", "{y} H{h}", "H{h} {y}", "{o} Half", "S{h}", "{y}-S{h}",
                        "{o} Half {y}", "{h}H{yy}", "{y}-H{h}", "Semester {h}", "{y}/{h}",
                        "{h}. Halbjahr", "{w} Half", "Term {h}", "{h}e halfjaar",
                        "Semestre {h}", "{y} {o} Half", "HY{h} {y}", "{h}H {y}"])  # fmt: skip
    most = 4 if form.startswith("Term") else 2
    first, span = int(rng.integers(1970, 2024)), int(rng.integers(1, 20))
    years = first + rng.integers(0, span, n)
    years = np.sort(years) if sometimes(rng, 0.4) else years
    cells = [
        form.format(h=h, y=y, yy=f"{y % 100:02d}", o=("1st", "2nd", "3rd", "4th")[h - 1],
                    w=("First", "Second", "Third", "Fourth")[h - 1])
        for h, y in zip((in_order(rng, n, most) + 1).tolist(), years.tolist(), strict=True)
    ]  # fmt: skip
    return Column(cells, ignore=("datetime", "ordinal", "text", "categorical"))
