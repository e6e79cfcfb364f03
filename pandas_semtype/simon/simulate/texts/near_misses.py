"""Columns that look like another type: events with a year, packs, module paths, ratios, tokens."""

from __future__ import annotations

import numpy as np

from ..draw import categorical, choose, number_of_categories, sample, sometimes, subset
from ..lists import lines
from ..name_books import all_surnames
from ..people.companies import brand_names
from ..pools import city_names
from ..registry import Column, generator
from ..templates import Slot, compose, fill
from ..words import capitalised, content_words, plain
from .free_text import words_slot
from .text_generator import text_generator

__all__: list[str] = []


def _slots() -> dict[str, Slot]:
    return {
        "event": lines("events"),
        "product": words_slot("products"),
        "colour": words_slot("colours"),
        "adj": words_slot("adjectives"),
        "pack": words_slot("units_packs"),
        "brand": brand_names,
        "last": all_surnames(),
        "city": city_names()[:4000],
        "word": plain("en", 300, 9_000),
        "Word": capitalised("en", 300, 9_000),
    }


# ---- beginning with a number -------------------------------------------------------------------


@text_generator(weight=2.0, case=True)
def events_with_a_number(rng: np.random.Generator, n: int) -> Column:
    """Return names of events, races and films that begin with a year or a count."""
    templates = (
        "{1896-2026} {event}", "{1896-2026} {event}", "{1930-2026} {Word} {event}",
        "{1950-2026} {city} {event}", "{2-60}th Annual {Word} {event}",
        "{1900-2026} {city} {Word} Fire",
        "{1-80}. {city} {event}", "{5|10|15|21|42} km {city} {event}", "{5|10}K {Word} Run",
        "{24|12|6} Hours of {city}", "{2|3|5|7|12|21|40|101} {Word}s",
        "{1000|500|200} Miles of {city}",
        "{1920-2020} {Word} and the {Word}", "{city} {event} {1950-2026}", "{2-99} Days of {Word}",
        "{100|200|400|800|1500} Metres {Men|Women}", "{4|10} x {100|400} m Relay",
        "{50|100|200}m {Word}",
        "{2000-2025} {Word} {Word} Survey", "{1990-2025} Bond Issue - {Word} {Word}",
        "{1-12}U {Word} League",
        "{2010-2025} State of the {Word}", "{1|2|3}-on-{1|2|3} {Word} {event}",
        "{1930-2022} FIFA {event}",
        "{2005-2025} {Word} Street Fair", "{10|25|50|75} Years of {Word}",
        "{1850-1990} {Word} Collection",
    )  # fmt: skip
    cells = compose(rng, subset(rng, templates, 1, 5), n, _slots())
    return Column(cells, ignore=("product", "place_name"))


@generator("product", weight=1.2, case=True, repeats=0.15)
def packs_and_sizes(rng: np.random.Generator, n: int) -> Column:
    """Draw products that begin with a pack or a size: 12 Pack Pencils, 3 in 1 Shampoo."""
    templates = (
        "{2-48} Pack {product}", "{2-100}-Pack {product}", "{2-24} Pk {brand} {product}",
        "{2-12} x {product}", "{3|5|7|12|24} Piece {product} Set", "{2|3|4}-in-1 {product}",
        "{2-24} ct {brand} {product}", "{6|8|10|12|14|16} oz {product}",
        "{10|12|14|18|24}\" {product}",
        "{100|250|500|750} ml {product}", "{1-5} L {brand} {product}", "{20-75} inch {brand} TV",
        "{2-9} Drawer {product}", "{1-6} Person Tent", "{3|4|5} Tier {product}",
        "{100-900} Series {product}",
        "{14|18|22}k {product}", "{60|75|100} W {product}", "{100|200|500} {product}s, {colour}",
        "{1/2|3/4|1/4} in. {product}", "{2|4}x{4|6|8} {Word} {product}",
        "{1-3} Door {product} {colour}",
        "{2-30} {colour} {product}s", "{4|6|8} Pcs {adj} {product}",
        "{9}{0|5}{0|5} {Word} {product}",
    )  # fmt: skip
    return Column(compose(rng, subset(rng, templates, 1, 8), n, _slots()), ignore=("measure",))


@generator("product", weight=0.6, repeats=0.15)
def models_by_number(rng: np.random.Generator, n: int) -> Column:
    """Draw models that are numbers with letters and a kind: 3M 2090 Tape, 320i Sedan."""
    templates = (
        "{100-9900} {product}", "{##?} {product}", "{brand} {100-9900}",
        "{brand} {###}{?} {product}",
        "{1-9}{##}{i|d|e|x|s} {Word}", "{2000-2026} {brand} {Word}", "{brand} {?}{##} {pack}",
        "{2000-2026} {Word} {Word} {250-1300}",
    )  # fmt: skip
    return Column(compose(rng, subset(rng, templates, 1, 4), n, _slots()), ignore=("text",))


# ---- programs ----------------------------------------------------------------------------------


@text_generator(weight=1.4)
def names_of_modules(rng: np.random.Generator, n: int) -> Column:
    """Return dotted names of classes, loggers, metrics and keys, which are no domains."""
    templates = (
        "com.{word}.{word}.{word:c}{Service|Controller|Manager|Impl|Repository|Factory|Test}",
        "org.{word}.{word}.{word:c}",
        "{word}.{word}.{manager|api|server|compute|utils|core|handler}",
        "{mem|cpu|disk|net|jvm|http|db|queue|cache}.{total|used|free|load|errors|count|p99|latency}",
        "{word}.{word}.{word}", "{word}.{word}", "java.{lang|util|io}.{word:c}Exception",
        "System.{word:c}.{word:c}", "{word:c}.{word:c}.{word:c}", "{word}_{word}.{word}_{word}",
        "nova.{word}.{word}", "{word}.{word:c}#{word}", "{word}::{word}::{word:c}",
        "{word}->{word}",
        "{word}.{word}()", "spring.{word}.{word}", "io.{word}.{word}.v{1-3}.{word:c}",
        "@{word}/{word}",
        "app.{word}.{word}.title", "{word}.{word}.{word}.{word:c}Handler", "$.{word}.{word}[{0-9}]",
        "sklearn.{word}.{word:c}{word:c}", "kube-{word}", "{word}:{word}:{word}",
        "{word}.{0-9}.{word}",
    )  # fmt: skip
    kept = subset(rng, templates, 1, 3)
    return Column(compose(rng, kept, n, _slots()), ignore=("code", "identifier", "file_path"))


@text_generator(weight=0.8)
def regular_expressions(rng: np.random.Generator, n: int) -> Column:
    """Return patterns of programs: regular expressions, globs, format strings."""
    templates = (
        r"^{word}.*$", r"^[A-Z]⟨{1-4}⟩\d⟨{2-9}⟩$", r"\b{word}\b", r"({word}|{word})+",
        r"^\d⟨{1-9}⟩-{word}$",
        r"[a-z0-9]+_{word}", r"(?i){word}", r"^{word}[0-9]*$", r".*{word}.*",
        r"{word}\.{word}\.com$",
        r"^(?:{word}|{word})$", r"\w+@\w+\.{word}", r"/{word}/g", r"*.{word}", r"{word}-*",
        r"%{word}%",
        r"^(?P<{word}>\d+)$", r"[^{word}]", r"^\s*{word}\s*=", r"{word}/**/*.{py|js|txt}",
        r"^a{1-9}.*$",
    )  # fmt: skip
    cells = compose(rng, subset(rng, templates, 1, 7), n, _slots())
    return Column([c.replace("⟨", "{").replace("⟩", "}") for c in cells])


# ---- science -----------------------------------------------------------------------------------


@text_generator(weight=0.9)
def variants_in_hgvs(rng: np.random.Generator, n: int) -> Column:
    """Return variants in the HGVS nomenclature and its relatives."""
    templates = (
        "c.{1-4999}{A|C|G|T}>{A|C|G|T}", "p.{aa}{1-1999}{aa}", "p.({aa}{1-1999}{aa})",
        "p.{?}{1-1999}{?}",
        "c.{1-4999}del{A|C|G|T}", "c.{1-4999}dup", "c.{1-4999}_{5000-9999}del",
        "p.{aa}{1-999}fs*{1-60}",
        "NM_{######}.{1-9}:c.{1-4999}{A|C|G|T}>{A|C|G|T}", "c.{1-4999}+{1-9}{A|G}>{C|T}",
        "g.{10000-99999999}{A|C|G|T}>{A|C|G|T}", "{?}{1-1999}{?}", "m.{1-16569}{A|C|G|T}>{A|C|G|T}",
        "chr{1-22}:{10000-99999999}-{10000-99999999}", "chr{1-22}:g.{10000-9999999}{A|C}>{G|T}",
        "rs{1000-99999999}", "{1-22}-{10000-99999999}-{A|C|G|T}-{A|C|G|T}",
        "NP_{######}.{1-9}:p.{aa}{1-999}{aa}",
        "{1-22}{p|q}{11-36}.{1-3}", "ENST{###########}:c.{1-4999}{A|G}>{C|T}",
        "r.{1-999}{a|c}>{g|u}",
    )  # fmt: skip
    acids = ("Ala", "Arg", "Asn", "Asp", "Cys", "Gln", "Glu", "Gly", "His", "Ile", "Leu", "Lys",
             "Met", "Phe", "Pro", "Ser", "Thr", "Trp", "Tyr", "Val", "Ter")  # fmt: skip
    cells = compose(rng, subset(rng, templates, 1, 3), n, {"aa": acids})
    return Column(cells, ignore=("identifier", "code"))


# ---- pairs of numbers --------------------------------------------------------------------------


@text_generator(weight=1.2)
def ratios_and_ranges(rng: np.random.Generator, n: int) -> Column:
    """Return ratios, scores, fractions, pages and dimensions, which are no dates and no codes."""
    form = choose(rng, (
        "{1-999}-{1000-1999}", "{0-9}-{0-9}", "{0-9}:{0-9}", "{1-9}/{10-20}", "{0-30}/{31-60}",
        "{0|1|2}/{1|2}",
        "{1-9} of {10-30}", "{1-40}x{1-40}", "{1-500} x {1-500}", "{1-99} - {100-200}",
        "{60-180}/{40-110}",
        "{1-9}:{10-99}", "{101-400}–{401-900}", "{0-99}+{1-9}", "{1-9}-{1-9}-{1-9}",
        "{1-20}W-{1-20}L",
        "{1-30}/{1-30}/{1-30}", "{1-60} out of {60-100}", "{1-9}.{1-9}-{10-19}.{1-9}",
        "{0-7}-{0-7} {0-7}-{0-7}",
        "pp. {1-400}-{401-900}", "{1-12}/{13-40}", "({1-9}, {1-9})", "1:{10-900}", "{1-9}+{1-9}",
        "{1-5}*",
    ))  # fmt: skip
    return Column(compose(rng, (form,), n), ignore=("categorical", "list", "json", "code"))


@generator("identifier", weight=0.6, repeats=0.0)
def numbers_of_accidents(rng: np.random.Generator, n: int) -> Column:
    """Draw keys that begin like a date: 201506E098757, 20190412-0031, 2018010073B."""
    pattern = choose(rng, ("{y}{01-12}{E|A|B|C}{######}", "{y}{01-12}{01-28}{####}",
                     "{y}{01-99}{?#####}",
                           "{y}{01-12}{##?####}", "{y}-{01-12}-{#####}", "{y}{###}{#####}",
                           "{y}{?}{#######}",
                           "{y}{01-12}{01-28}-{##}", "{y}/{#####}", "{y}{#######}",
                           "{y}.{01-12}.{####}",
                           "{??}{y}{01-12}{####}", "{y}{##}{##}{##}{####}"))  # fmt: skip
    first = int(rng.integers(1995, 2024))
    years = [str(first + i) for i in range(int(rng.integers(1, 7)))]
    cells = compose(rng, (pattern,), n, {"y": years})
    return Column(cells, ignore=("int", "text", "code"))


@generator("identifier", weight=0.6, repeats=0.0)
def numbers_of_files_by_year(rng: np.random.Generator, n: int) -> Column:
    """Draw keys of a register that is counted anew each year: 2019-00123, 19-CV-00231."""
    kind = choose(rng, ("{y}-{c}", "{y}/{c}", "{yy}-{k}-{c}", "{k}-{y}-{c}", "{k}{yy}-{c}",
                  "{c}/{y}",
                        "{k} {c}/{yy}", "{k}{y}{c}", "{y}.{c}", "{yy}{k}{c}"))  # fmt: skip
    first = int(rng.integers(1995, 2024))
    years = np.sort(first + rng.integers(0, int(rng.integers(1, 9)), n)).tolist()
    counts = (int(rng.integers(1, 900)) + np.cumsum(rng.integers(1, 40, n))).tolist()
    width = int(rng.integers(1, 8))
    mark = fill(rng, choose(rng, ("?", "??", "??", "???")), 1)[0]
    cells = [
        kind.format(y=y, yy=f"{y % 100:02d}", c=str(c).zfill(width), k=mark)
        for y, c in zip(years, counts, strict=True)
    ]
    if sometimes(rng, 0.5):
        cells = [cells[i] for i in rng.permutation(n).tolist()]
    return Column(cells, ignore=("text", "code", "datetime"))


# ---- groups and grades -------------------------------------------------------------------------


@generator("categorical", weight=2.0, repeats=0.0)
def groups_with_a_letter(rng: np.random.Generator, n: int) -> Column:
    """Draw Group A, Region 1, Ward 12, District IV: neither companies nor ranks."""
    kinds = ("Group", "Region", "Ward", "District", "Zone", "Team", "Class", "Type", "Section",
             "Area",
             "Division", "Sector", "Precinct", "Block", "Batch", "Unit", "Cluster", "Phase",
             "Route",
             "Category", "Table", "Room", "Cohort", "Pool", "Wijk", "Regio", "Gruppe", "Bezirk",
             "Zona",
             "Grupo", "Distrito", "Comuna", "Groupe", "Secteur", "Gruppo", "Sub-Area", "Beat",
             "Battalion",
             "Tract", "Lot", "Council District", "Police District", "Sample", "Plan",
             "Option")  # fmt: skip
    kind = choose(rng, kinds)
    most = number_of_categories(rng, max(2, min(40, n // 2)))
    form = choose(rng, ("letter", "number", "number", "roman", "padded", "word"))
    if form == "letter":
        parts = [chr(65 + i) for i in range(min(26, most))]
    elif form == "roman":
        parts = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"][
            : min(10, max(2, most))
        ]
    elif form == "padded":
        parts = [f"{i + 1:02d}" for i in range(most)]
    elif form == "word":
        parts = sample(rng, capitalised("en", 300, 9_000), most)
    else:
        parts = [str(i + 1) for i in range(most)]
    glue = choose(rng, (" ", " ", " ", "-", "_", " #", ""))
    values = [f"{kind}{glue}{p}" for p in parts]
    if sometimes(rng, 0.2):
        values = [v.upper() for v in values]
    cells = categorical(rng, [values[i] for i in rng.permutation(len(values)).tolist()], n)
    ignore = ("county", "place_name", "code", *(("ordinal",) if form != "word" else ()))
    return Column(cells, also=("text",), ignore=ignore)


@generator("ordinal", weight=1.5, repeats=0.0)
def ordinal_numbers(rng: np.random.Generator, n: int) -> Column:
    """Draw 1st, 2nd, 3rd; first, second; 1e, 2e; 1º, 2º: places, floors, grades, wards."""
    most = int(rng.integers(2, 16))
    suffix = {1: "st", 2: "nd", 3: "rd"}
    form = choose(rng, ("en", "en", "en", "EN", "words", "e", "º", "ª", ".", "er", "tail"))
    if form == "words":
        values = ["First", "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh", "Eighth"][
            :most
        ]
    elif form in ("e", "º", "ª", "."):
        values = [f"{i}{form}" for i in range(1, most + 1)]
    elif form == "er":
        values = ["1er", *(f"{i}ème" for i in range(2, most + 1))]
    else:
        values = [f"{i}{suffix.get(i, 'th')}" for i in range(1, most + 1)]
        if form == "EN":
            values = [v.upper() for v in values]
        elif form == "tail":
            tail = choose(
                rng, ("Grade", "Floor", "Ward", "Place", "Class", "District", "grade", "Year")
            )
            values = [f"{v} {tail}" for v in values]
    if sometimes(rng, 0.2):
        values = [choose(rng, ("K", "Pre-K", "KG", "0", "Ground", "N/A")), *values]
    cells = categorical(rng, values, n)
    return Column(cells, also=("text",), ignore=("day", "quarter", "code"))


@generator("ordinal", weight=1.2, repeats=0.0)
def grades_of_schools(rng: np.random.Generator, n: int) -> Column:
    """Draw grades and marks: A+, B-, PK, KG, 01 to 12, Grade 3, Pass, Distinction."""
    scales: tuple[tuple[str, ...], ...] = (
        ("A", "B", "C", "D", "F"), ("A+", "A", "A-", "B+", "B", "B-", "C+", "C", "C-", "D", "F"),
        ("PK", "KG", *(f"{i:02d}" for i in range(1, 13))), ("K", *map(str, range(1, 9))),
        tuple(f"Grade {i}" for i in range(1, 13)), ("A", "B", "C", "P", "Z", "N"), ("A*", "A",
              "B", "C", "D", "E", "U"),
        ("Pass", "Merit", "Distinction", "Fail"), ("Freshman", "Sophomore", "Junior", "Senior"),
        ("sehr gut", "gut", "befriedigend", "ausreichend", "mangelhaft"), ("A", "B", "C",
        "Not Yet Graded"),
        ("AAA", "AA", "A", "BBB", "BB", "B", "CCC"), ("A++", "A+", "A", "B", "C", "D", "E", "F",
        "G"),
        ("Kindergarten", "1st Grade", "2nd Grade", "3rd Grade", "4th Grade", "5th Grade"), ("I",
        "II", "III", "IV", "V"),
        ("P1", "P2", "P3", "P4", "P5"), ("S1", "S2", "S3"), ("T1", "T2", "T3", "T4"),
        ("3-8", "K-5", "K-8", "6-8", "9-12"), ("Elementary", "Middle", "High"), ("Year 7",
        "Year 8", "Year 9", "Year 10"),
    )  # fmt: skip
    values = list(choose(rng, scales))
    if sometimes(rng, 0.3):
        values = values[: max(2, int(rng.integers(2, len(values) + 1)))]
    return Column(categorical(rng, values, n), ignore=("code", "text", "quarter", "int"))


# ---- keys of containers ------------------------------------------------------------------------


@generator("duration", weight=0.8, repeats=0.1)
def differences_of_times(rng: np.random.Generator, n: int) -> Column:
    """Write differences of times as programs show them: 0 days 01:20:00, 1 day, 2:03:04."""
    seconds = np.minimum(rng.lognormal(rng.uniform(4, 12), rng.uniform(0.3, 1.5), n), 9e7).astype(
        int
    )
    form = choose(rng, ("pandas", "pandas", "python", "iso", "ns", "minus"))
    micro = sometimes(rng, 0.25)
    fractions = rng.integers(0, 1_000_000, n).tolist() if micro else [0] * n
    cells = []
    for total, fraction in zip(seconds.tolist(), fractions, strict=True):
        days, rest = divmod(total, 86_400)
        h, m, s = rest // 3600, rest // 60 % 60, rest % 60
        tail = f".{fraction:06d}" if micro else ""
        if form == "pandas":
            cells.append(f"{days} days {h:02d}:{m:02d}:{s:02d}{tail}")
        elif form == "minus":
            cells.append(f"-{days + 1} days +{h:02d}:{m:02d}:{s:02d}{tail}")
        elif form == "python":
            head = f"{days} day{'s' if days != 1 else ''}, " if days else ""
            cells.append(f"{head}{h}:{m:02d}:{s:02d}{tail}")
        elif form == "iso":
            cells.append(f"P{days}DT{h}H{m}M{s}S")
        else:
            cells.append(f"{total}{tail or '.0'} s")
    return Column(cells, ignore=("time", "measure"))


@text_generator(weight=0.8)
def single_phrases_with_commas(rng: np.random.Generator, n: int) -> Column:
    """Return phrases that hold a comma or a slash but are one value, no list."""
    templates = (
        "{Word}, {word}", "{Word} ({word}, {word})", "{Word}/{word} {word}", "{Word} {word}, other",
        "{Word} {word}; see {word}", "{Word}, {Word} {1-9}", "{Word} and {word}, {word} {word}",
        "{word} {fill}, {word}",
    )  # fmt: skip
    slots = _slots() | {"fill": fill_words}
    return Column(compose(rng, subset(rng, templates, 1, 4), n, slots), ignore=("list",))


def fill_words(rng: np.random.Generator, n: int) -> list[str]:
    """Return short inner words with a number now and then."""
    numbers = fill(rng, "%#", n)
    words = content_words("en", 150, 3_000)
    chosen = rng.integers(0, len(words), n).tolist()
    return [words[i] if i % 3 else numbers[k] for k, i in enumerate(chosen)]
