"""Columns of alphanumeric codes: text, or categories where few repeat."""

from __future__ import annotations

import base64

import numpy as np

from ..draw import choices, skewed, subset
from ..lists import word_list
from ..registry import Column, generator
from ..templates import Slot, compose, fill
from ..words import plain
from .text_generator import text_generator

__all__ = ["random_shape"]

_SEPARATORS = ("-", "/", ".", " ", "_", "-", r"\#")
_LETTERS = ("?", "~", "[0-9A-F]")


def random_shape(rng: np.random.Generator, least: int = 3, most: int = 14) -> str:
    """Return a random pattern of a code that has letters, such as ``??-####-[0-9A-F]``."""
    size = int(rng.integers(least, most + 1))
    places: list[str] = []
    while len(places) < size:
        kind = rng.choice(["#", "?", "~", "[0-9A-F]", "fixed"], p=[0.42, 0.27, 0.12, 0.04, 0.15])
        run = int(rng.integers(1, 5))
        if kind == "fixed":
            letters = "CDEFGHIJKLMOPQRSTUVWYZ"
            places += [letters[i] for i in rng.integers(len(letters), size=min(run, 3))]
        else:
            places += [str(kind)] * run
        if rng.random() < 0.25 and len(places) < size:
            places.append(_SEPARATORS[int(rng.integers(7))])
    while places and places[-1] in _SEPARATORS:
        places.pop()
    if not any(place in _LETTERS or place.isalpha() for place in places):
        places.insert(0, "?")
    if sum(place == "#" or place in _LETTERS for place in places) < 3:
        places += ["#"] * 3  # else the column is nearly constant
    return "".join(places)


@text_generator(weight=0.0)
def codes_of_random_shape(rng: np.random.Generator, n: int) -> list[str]:
    """Return SKUs, article and document numbers: one shape per column, sometimes several."""
    count = 1 if rng.random() < 0.7 else int(rng.integers(2, 5))
    made = [fill(rng, random_shape(rng), n) for _ in range(count)]
    which = rng.integers(count, size=n).tolist()
    cells = [made[k][i] for i, k in enumerate(which)]
    return [cell.lower() for cell in cells] if rng.random() < 0.15 else cells


@text_generator(weight=0.0)
def codes_with_prefix(rng: np.random.Generator, n: int) -> list[str]:
    """Return ids with a fixed prefix: ``INV-00123``, ``CUST000042``, ``usr_8f3a``."""
    words = ("INV", "PO", "SO", "CUST", "ORD", "SKU", "REQ", "TKT", "CASE", "EMP", "ID", "REF",
             "TX",
             "ACC", "PRJ", "DOC", "BUG", "JIRA", "usr", "cus", "sub", "pi", "evt", "S", "P", "C",
             "T",
             "Subject", "Sample", "Patient", "Lot", "Batch", "RUN", "EX", "Q", "HD", "FR", "US",
             "A")  # fmt: skip
    prefix = words[int(rng.integers(len(words)))]
    if rng.random() < 0.4:
        prefix = "".join(fill(rng, "?" * int(rng.integers(1, 5)), 1))
    joiner = ("-", "", "_", "/", "#", " ", ":", ".", "-")[int(rng.integers(9))]
    kind = int(rng.integers(6))
    if kind < 3:  # running numbers, padded or not
        start, width = int(rng.integers(0, 90_000)), int(rng.integers(3, 9))
        numbers = start + np.cumsum(rng.integers(1, 1 + int(rng.integers(1, 40)), size=n))
        if rng.random() < 0.5:
            numbers = rng.permutation(numbers)
        tails = [str(v).zfill(width if kind else 0) for v in numbers.tolist()]
    elif kind == 3:
        tails = fill(rng, "####-" + "#" * int(rng.integers(2, 6)), n)
    elif kind == 4:
        tails = fill(
            rng, ("^^^^^^", "~~~~~~~~", "&&&&&&&&&&&&&&", "~~~~-~~~~")[int(rng.integers(4))], n
        )
    else:
        year = int(rng.integers(1995, 2026))
        years = rng.integers(year, year + 4, size=n).tolist()
        tails = [f"{y}{joiner}{t}" for y, t in zip(years, fill(rng, "#####", n), strict=True)]
    return [f"{prefix}{joiner}{tail}" for tail in tails]


@text_generator(weight=0.0, redraw=0.1)
def many_short_codes(rng: np.random.Generator, n: int) -> list[str]:
    """Return codes of two to four letters or digits with many distinct values."""
    shapes = ("??", "???", "????", "?#", "?##", "??#", "#?", "##?", "~~", "~~~", "~~~~", "??##",
              "?###",
              "?-##", "??-#", "#??", "?????", "***", "**#", "?*", "?**")  # fmt: skip
    chosen = subset(rng, shapes, 1, 3 if rng.random() < 0.35 else 1)
    made = [fill(rng, shape, n) for shape in chosen]
    which = rng.integers(len(made), size=n).tolist()
    cells = [made[k][i] for i, k in enumerate(which)]
    if rng.random() < 0.3:  # abbreviations of words are likelier than random letters
        words = choices(rng, plain("en", 300, 9000), n)
        size = int(rng.integers(3, 5))
        cells = [word[:size].upper() for word in words]
    return cells


@generator("categorical", weight=0.0, repeats=0.0)
def few_short_codes(rng: np.random.Generator, n: int) -> Column:
    """Return few codes of one to four letters or digits that repeat."""
    shapes = ("?", "??", "???", "????", "?#", "??#", "?##", "??-#", "???-?", "#?", "~~", "~~~",
              "??/??",
              "???#", "?-#", "??##", "**", "***")  # fmt: skip
    kept = int(rng.integers(2, 16))
    chosen = subset(rng, shapes, 1, 2)
    values = list(dict.fromkeys(v for shape in chosen for v in fill(rng, shape, kept)))[:kept]
    if rng.random() < 0.45:
        size = int(rng.integers(2, 6))
        values = list(
            dict.fromkeys(w[:size].upper() for w in choices(rng, plain("en", 200, 9000), kept))
        )
    return Column(skewed(rng, values, n, float(rng.uniform(1.0, 3.0))), also=("text",))


@text_generator(weight=0.0)
def registration_numbers(rng: np.random.Generator, n: int) -> list[str]:
    """Return tail numbers, hulls, VINs, containers, seals and meters."""
    shapes: tuple[tuple[str, ...], ...] = (
        ("N{###}{??}", "N{####}{?}", "N{#####}", "N{##}{??}"),
        ("G-{????}", "D-{?}{???}", "F-{????}", "EC-{???}", "VH-{???}", "C-F{???}", "PH-{???}",
         "JA{###}{?}"),
        ("{1|2|3|J|W|S|K|Z|V}{~~}{~~~~~}{#}{~}{~}{######}", "{1|W|J}{~~~~~~~}{~~}{#}{######}{#}"),
        ("{???}U{#######}", "{???}U {######} {#}", "{???}U{######}-{#}"),
        ("CVN-{1-80}", "DDG {50-130}", "SSN-{600-800}", "FFG-{1-60}", "LHD {1-9}"),
        ("{#######}{?}", "{?}{########}", "{##}{?}{#####}", "{??}{######}{?}",
         "{??} {##} {##} {##} {?}"),
        ("{???}-{####}-{##}", "{#?##}-{?#?#}", "SN{########}", "S/N {~~~~~~~~~~}",
         "{~~~~~~~~~~~~}"),
    )  # fmt: skip
    chosen = shapes[int(rng.integers(len(shapes)))]
    return compose(rng, subset(rng, chosen, 1, 2), n)


@text_generator(weight=0.0)
def codes_of_classifications(rng: np.random.Generator, n: int) -> list[str]:
    """Return diagnoses, courses, rooms, flights, sections and other classifications."""
    shapes: tuple[tuple[str, ...], ...] = (
        ("{?}{##}.{#}", "{?}{##}", "{?}{##}.{##}", "{?}{##}.{#}{A|}"),
        ("{course}{100-599}", "{course} {100-599}", "{course}-{100-599}",
         "{course}{1-4}{###}{A|H|L}"),
        ("{airline}{1-9999}", "{airline} {10-9999}", "{airline}{###}"),
        ("{?}{1-4}{##}", "{1-9}.{###}", "Room {100-599}", "{?}-{100-450}", "{1-12}{?}",
         "B{1-3}-{##}"),
        ("{11-92}-{11-92}", "{31|44|48}-{33|45|49}", "11{1-9}{#}{#}", "{?} {##}.{##}",
         "{##}.{##}.{#}"),
        ("{?}{##}{?} {1-9}/{##}", "{?}{##}{?}{##}/{##}", "{?}{?}{##}",
         "{QA|HB|PR|TK|Z}{###}.{?}{##}"),
        ("§{1-900}", "{1-50}.{1-90}.{1-90}", "{1-9}.{1-30}", "{1-20}({*})", "Sec. {1-90}",
         "{1-9}.{1-9}.{1-9}.{*}"),
        ("{1-40}{N|S|E|W}", "T{1-40}N R{1-20}W", "{##}{A|C|D|U} {??} {#####} {#####}",
         "{??} {###} {###}",
         "{??}{##}{**}", "{??}{####}", "{~~~~}+{~~}"),
        ("{?}{####}", "J{####}", "{?}{####}-{??}", "{#####}-{####}-{##}",
         "{####}-{##}-{###}-{####}"),
        ("ISO {100-45000}", "DIN {100-9999}", "EN {100-9999}-{1-9}", "RFC{100-9200}",
         "ASTM {?}{100-999}"),
        ("{1-90}{A|B|}", "Apt {1-90}", "#{1-900}", "Unit {1-90}{A|}", "No. {1-900}", "Lot {1-99}",
         "Gate {?}{1-60}"),
    )  # fmt: skip
    slots: dict[str, Slot] = {
        "course": ("CS", "MATH", "BIO", "PHYS", "CHEM", "ENGL", "HIST", "ECON", "PSYC", "ART", "EE",
                   "ME",
                   "STAT", "PHIL", "SOC", "MUS", "NURS", "ACCT", "LAW", "GEOG"),
        "airline": ("UA", "AA", "DL", "WN", "BA", "LH", "AF", "KL", "EK", "QR", "FR", "U2", "NH",
                    "JL", "QF",
                    "AC", "B6", "AS", "NK", "F9", "SQ", "CX", "TK", "IB", "LX", "DAL", "SWA", "UAL",
                    "RYR"),
    }  # fmt: skip
    chosen = subset(rng, shapes[int(rng.integers(len(shapes)))], 1, 2)
    return compose(rng, chosen, n, slots)


@text_generator(weight=0.0)
def versions_and_builds(rng: np.random.Generator, n: int) -> list[str]:
    """Return versions, builds, tags and releases."""
    shapes = (
        "{0-9}.{0-30}.{0-20}", "v{0-9}.{0-30}.{0-20}", "{0-9}.{0-30}", "v{1-20}",
        "{1-9}.{0-20}.{0-9}-{beta|rc1|alpha.2|SNAPSHOT}",
        "v{0-9}.{0-20}-{1-300}-g{^^^^^^^}", "{14-25}.{04|10}.{0-5}",
        "{1-9}.{0-9}.{0-9}.{1000-9999}", "r{1000-99999}",
        "{>=|~=|==}{0-9}.{0-30}", "^{0-20}.{0-30}.{0-9}", "{word}-{0-9}.{0-30}.{0-9}",
        "build {100-9999}", "{word}=={0-9}.{0-9}",
        "release/{0-9}.{0-30}", "{#}{?}{#}{#}{#}{*}", "{1-16}.{0-6}-{1-9}ubuntu{1-3}",
        "Python {2-3}.{0-13}", "{word}:{0-9}.{0-30}",
    )  # fmt: skip
    return compose(rng, subset(rng, shapes, 1, 2), n, {"word": plain("en", 300, 6000)})


@text_generator(weight=0.4)
def tokens(rng: np.random.Generator, n: int) -> list[str]:
    """Return tokens, base64, object ids and keys that are no digests."""
    kind = int(rng.integers(7))
    if kind == 0:
        size = int(rng.integers(6, 36))
        return [base64.b64encode(rng.bytes(size)).decode() for _ in range(n)]
    if kind == 1:
        return fill(rng, "&" * int(rng.integers(6, 45)), n)
    if kind == 2:
        return fill(rng, "~" * int(rng.integers(6, 30)), n)
    if kind == 3:
        sizes = rng.integers(5, 40, size=n).tolist()
        long = fill(rng, "&" * 40, n)
        return [cell[:size] for cell, size in zip(long, sizes, strict=True)]
    if kind == 4:
        heads = ("sk_live_", "ghp_", "AKIA", "xoxb-", "eyJ", "0x", "tok_", "SG.", "T-", "rec")
        head = heads[int(rng.integers(len(heads)))]
        return [head + cell for cell in fill(rng, "&" * int(rng.integers(10, 40)), n)]
    if kind == 5:
        return fill(
            rng,
            ("~~~~~-~~~~~-~~~~~", "~~~~-~~~~-~~~~-~~~~", "****-****-****")[int(rng.integers(3))],
            n,
        )
    words = choices(rng, plain("en", 300, 9000), 2 * n)
    digits = fill(rng, "##", n)
    return [
        f"{a.capitalize()}{b}{d}!" for a, b, d in zip(words[:n], words[n:], digits, strict=True)
    ]


@text_generator(weight=0.3)
def numbers_with_letters(rng: np.random.Generator, n: int) -> list[str]:
    """Return numbers that are none: with a letter, a sign, a fraction or a range."""
    templates = (
        "{1-999}{A|B|C|R|S|T}", "{?}{1-999}", "{1-99}/{1-99}", "{1-50}-{51-99}", "<{1-9}.{#}",
        "{1-12}+",
        "{1-999}*", "{1-99} - {100-199}", "~{1-900}", "#{1-9999}", "No {1-999}", "{1-20}x",
        "{1-9} 1/2", "{1-9} of {10-20}", "{1-5}:{1-5}", "{###}.{###}.{###}-{##}", "{##}-{#######}",
        "{##}.{###}.{###}-{#}",
        "{1-90} ({1-9})", "{1-9}-{1-9}-{1-9}", "{1-7}-{1-7}, {1-7}-{1-7}", "{1-900}±{1-9}",
        "{##}:{##}:{##}:{##}",
    )  # fmt: skip
    return compose(rng, subset(rng, templates, 1, 2), n)


@text_generator(weight=0.0)
def product_codes_of_words(rng: np.random.Generator, n: int) -> list[str]:
    """Return codes that carry words or abbreviations: ``BLK-TSHIRT-XL``, ``FUR-BO-10001798``."""
    words = plain("en", 300, 6000)
    short = [word[:3].upper() for word in choices(rng, words, 40)]
    slots: dict[str, Slot] = {
        "abc": short,
        "word": [word.upper() for word in choices(rng, words, 40)],
        "prod": [p.upper().replace(" ", "") for p in word_list("words", "products")[:80]],
    }  # fmt: skip
    shapes = ("{abc}-{prod}-{XS|S|M|L|XL|XXL}", "{abc}-{??}-{########}", "{abc}{abc}-{###}",
              "{prod}-{###}",
              "{prod}_{abc}_{##}", "{abc}/{abc}/{##}", "{word}{##}", "{abc}.{abc}.{####}",
              "{word}-{?}{#}",
              "{##}-{abc}-{?}", "{prod}{##}", "{word}_{word}", "{abc}-{####}-{abc}")  # fmt: skip
    return compose(rng, subset(rng, shapes, 1, 2), n, slots)
