"""Names of streets and street addresses of the USA, in the styles of its registers."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from ..draw import choose, zipf_positions
from ..lists import word_list
from ..pools import faker_pool
from . import gazetteer

__all__ = ["Style", "boxes", "house_numbers_us", "names_us", "style_of", "units"]

# full, the abbreviation of the postal service, others in use
_SUFFIXES = (
    ("Street", "St"), ("Avenue", "Ave", "Av"), ("Road", "Rd"), ("Drive", "Dr"), ("Lane", "Ln",
                                                                                 "La"),
    ("Boulevard", "Blvd", "Blv"), ("Court", "Ct"), ("Way", "Way"), ("Place", "Pl"),
    ("Circle", "Cir"),
    ("Parkway", "Pkwy", "Pky"), ("Highway", "Hwy"), ("Terrace", "Ter", "Terr"), ("Trail", "Trl",
                                                                                 "Tr"),
    ("Plaza", "Plz"), ("Square", "Sq"), ("Pike", "Pike"), ("Turnpike", "Tpke"), ("Loop", "Loop"),
    ("Expressway", "Expy", "Expwy"), ("Run", "Run"), ("Point", "Pt"), ("Row", "Row"),
    ("Alley", "Aly"),
    ("Crossing", "Xing"), ("Cove", "Cv"), ("Bend", "Bnd"), ("Freeway", "Fwy"), ("Path", "Path"),
)  # fmt: skip
_HIGHWAYS = (
    "{h} {r}", "US {h} {r}", "US {r}", "U.S. {h} {r}", "State {h} {r}", "State Route {r}", "SR {r}",
    "State Road {r}",
    "County Road {r}", "CR {r}", "Co Rd {r}", "FM {f}", "Farm Road {f}", "Interstate {i}", "I-{i}",
    "I {i} Frontage Rd",
    "Route {r}", "Rt {r}", "Rte {r}", "Old {h} {r}", "{h} {r} East", "{h} {r} N", "S {h} {r}",
    "N {h} {r}", "{h} {r} Bypass",
    "{h} {r} W Bypass", "So. State {h} {r}", "South Loop {i}", "Loop {r}", "{s} {h} {r}",
    "Business {h} {r}",
    "I-{i} Service Rd", "{h}. {r}", "E. {h} {r}", "U.S. {r} South", "{s}-{r}",
)  # fmt: skip
_TAILS = (
    "Bypass",
    "Extension",
    "Ext",
    "Service Rd W",
    "Service Road",
    "Frontage Rd",
    "Ctr",
    "Mall",
    "Annex",
)
_DIRECTIONS = (
    ("N", "N.", "North"), ("S", "S.", "South"), ("E", "E.", "East"), ("W", "W.", "West"),
    ("NW", "N.W.", "Northwest"), ("NE", "N.E.", "Northeast"), ("SW", "S.W.", "Southwest"),
    ("SE", "S.E.", "Southeast"),
)  # fmt: skip
_ORDINALS = (
    "First Second Third Fourth Fifth Sixth Seventh Eighth Ninth Tenth Eleventh Twelfth"
).split()
_UNITS = ("Apt {n}", "Apt. {n}", "Suite {n}", "Ste {n}", "Ste. {n}", "#{n}", "# {n}", "Unit {n}",
          "Apt {n}{u}", "Apt #{n}",
          "Floor {m}", "{o} Floor", "Fl {m}", "Rm {n}", "Room {n}", "Bldg {u}", "Building {m}",
          "Lot {n}", "Suite {u}",
          "Suite {n}-{u}", "Dept {n}", "Ste {u}", "Spc {n}")  # fmt: skip

_BOXES = (
    "PO Box {n}", "P.O. Box {n}", "P O Box {n}", "P.O. BOX {n}", "Post Office Box {n}", "Box {n}",
    "RR {m} Box {n}", "Rural Route {m}", "HC {m} Box {n}", "PO Drawer {n}", "PSC {m}, Box {n}",
    "PMB {n}",
)  # fmt: skip


@dataclass(slots=True)
class Style:
    """Hold the choices that one register makes for all of its addresses."""

    upper: bool
    suffix: int  # 0 spelt out, 1 abbreviated, 2 either
    dot: bool
    direction: int  # 0 none, 1 letter, 2 letter and point, 3 word, 4 any
    behind: float  # fraction of directions after the name
    directions: float  # fraction of names with one
    numbered: float  # fraction of numbered streets
    ordinal: int  # 0 "5th", 1 "5", 2 "Fifth"
    highway: float
    bare: float  # fraction without a word for the kind of street
    wide: bool  # several spaces before numbered streets


def style_of(rng: np.random.Generator) -> Style:
    """Draw the style of one register."""
    direction = int(choose(rng, (0, 1, 1, 1, 2, 3, 3, 4)))
    city = rng.random() < 0.3  # a grid of numbered streets
    return Style(
        upper=rng.random() < 0.45, suffix=int(choose(rng, (0, 0, 1, 1, 2))), dot=rng.random() < 0.2,
        direction=direction, behind=float(choose(rng, (0.0, 0.1, 0.3, 1.0), (6, 2, 2, 1))),
        directions=rng.uniform(0.1, 0.6) if direction else 0.0,
        numbered=rng.uniform(0.3, 0.7) if city else rng.uniform(0.0, 0.25),
        ordinal=int(choose(rng, (0, 1, 2), (6, 3, 1))), highway=float(choose(rng, (0.0, 0.05, 0.15,
                                                                                   0.45))),
        bare=float(choose(rng, (0.0, 0.04, 0.2))), wide=rng.random() < 0.08,
    )  # fmt: skip


@lru_cache(maxsize=1)
def _names() -> tuple[np.ndarray, np.ndarray]:
    more = np.concatenate([
        faker_pool("last_name")[:800], gazetteer.cities_of("US").name[::25],
        faker_pool("first_name")[:200],
    ])  # fmt: skip
    return word_list("us_streets", "names"), more


def _numbered(number: int, ordinal: int) -> str:
    if ordinal == 1:
        return str(number)
    if ordinal == 2 and number <= 12:
        return _ORDINALS[number - 1]
    end = "th" if number // 10 % 10 == 1 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{end}"


def names_us(rng: np.random.Generator, n: int, style: Style) -> list[str]:
    """Draw names of streets in a style.

    Parameters
    ----------
    rng : numpy.random.Generator
        Source of randomness.
    n : int
        Number of names.
    style : Style
        The choices of the register.
    """
    common, more = _names()
    kind, behind, which, bare, tail = rng.random((5, n)).tolist()
    numbers = np.minimum(rng.integers(1, 220, n), rng.integers(1, 120, n)).tolist()
    suffixes = zipf_positions(rng, len(_SUFFIXES), n, rng.uniform(0.9, 1.6)).tolist()
    picks = rng.integers(1 << 30, size=(n, 3)).tolist()
    share_common = rng.uniform(0.2, 0.9)
    states = gazetteer.us_states()[1]
    cells: list[str] = []
    for i in range(n):
        a, b, c = picks[i]
        if kind[i] < style.highway:
            form = _HIGHWAYS[a % len(_HIGHWAYS)]
            high = ("Highway", "Hwy", "Hwy")[style.suffix if b % 9 else c % 3]
            name = form.format(
                h=high, r=numbers[i] + c % 2 * 300, f=b % 3000 + 1, i=b % 99 + 1, s=states[b % 51]
            )
            cells.append(name.upper() if style.upper else name)
            continue
        short = style.suffix if style.suffix < 2 else c % 3
        numbered = kind[i] < style.highway + style.numbered
        words = _SUFFIXES[suffixes[i] % 2 if numbered and suffixes[i] > 8 else suffixes[i]]
        suffix = words[min(short, len(words) - 1)]
        if style.dot and short and len(suffix) < len(words[0]):
            suffix += "."
        if numbered:
            name = _numbered(numbers[i], style.ordinal)
        elif kind[i] > 0.985:  # streets by letters
            suffix, name = "", f"{'Avenue' if short == 0 else 'Ave'} {'ABCDEFGHJKMNPU'[a % 14]}"
        else:
            name = common[a % len(common)] if which[i] < share_common else more[a % len(more)]
        parts = [name] if bare[i] < style.bare else [name, suffix]
        if behind[i] < style.directions:
            at = b % 4 if c % 4 else b % 8
            mode = style.direction if style.direction < 4 else 1 + a % 3
            mark = _DIRECTIONS[at][mode - 1]
            parts.insert(len(parts) if which[i] * 7 % 1 < style.behind else 0, mark)
        if tail[i] < 0.012:
            parts.append(_TAILS[a % len(_TAILS)])
        glue = "   " if style.wide and name[0].isdigit() else " "
        name = glue.join(part for part in parts if part)
        cells.append(name.upper() if style.upper else name)
    return cells


def house_numbers_us(rng: np.random.Generator, n: int) -> list[str]:
    """Draw house numbers: 3 to 5 digits, with hyphen in Queens, fractions, letters."""
    low = int(choose(rng, (1, 10, 100)))
    numbers = np.exp(
        rng.uniform(np.log(low + 1), np.log(choose(rng, (900, 9000, 40_000))), n)
    ).astype(int)
    mode = rng.random()
    if mode < 0.08:
        return [f"{v % 270 + 1}-{v * 7 % 99 + 1:02d}" for v in numbers.tolist()]
    if mode < 0.18:
        ends = ("", "", "", "", " 1/2", "A", "B", "-A", f"-{low + 2}")
        return [f"{v}{ends[v * 31 % len(ends)]}" for v in numbers.tolist()]
    if mode < 0.195:
        return [f"{v}{'NSEW'[v % 4]}{v % 97 + 100}" if v % 3 else str(v) for v in numbers.tolist()]
    return [str(v) for v in numbers.tolist()]


def units(rng: np.random.Generator, n: int, upper: bool) -> list[str]:
    """Draw what follows the street: apartments, suites, floors."""
    forms = _UNITS if rng.random() < 0.5 else (choose(rng, _UNITS),)
    out = []
    for v in rng.integers(1, 999, size=n).tolist():
        unit = forms[v % len(forms)].format(
            n=v, m=v % 20 + 1, u="ABCDEFGH"[v % 8], o=_numbered(v % 20 + 1, 0)
        )
        out.append(unit.upper() if upper else unit)
    return out


def boxes(rng: np.random.Generator, n: int, upper: bool) -> list[str]:
    """Draw post boxes and rural routes."""
    forms: tuple[str, ...] = _BOXES if rng.random() < 0.4 else _BOXES[:4]
    if rng.random() < 0.5:
        forms = (choose(rng, forms),)
    cells = [
        forms[v % len(forms)].format(n=v, m=v % 9 + 1)
        for v in rng.integers(1, 12_000, size=n).tolist()
    ]
    return [cell.upper() for cell in cells] if upper else cells
