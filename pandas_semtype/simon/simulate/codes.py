"""Columns of alphanumeric codes: text, or categories where few repeat."""

from __future__ import annotations

import base64

import numpy as np

from .lexicon import data_list, plain
from .registry import Column, generator
from .templates import Slot, compose, pattern, pick, skewed, some, text_generator

__all__ = ["random_shape"]


def random_shape(rng: np.random.Generator, least: int = 3, most: int = 14) -> str:
    """Return a random shape of a code that has letters, such as ``AA-9999-X``."""
    size = int(rng.integers(least, most + 1))
    shape = ""
    while len(shape) < size:
        kind = rng.choice(["9", "A", "N", "X", "fixed"], p=[0.42, 0.27, 0.12, 0.04, 0.15])
        run = int(rng.integers(1, 5))
        if kind == "fixed":
            # Lower-case x, a and N, X, B would be read as character classes.
            letters = "CDEFGHIJKLMOPQRSTUVWYZ"
            shape += "".join(letters[i] for i in rng.integers(len(letters), size=min(run, 3)))
        else:
            shape += str(kind) * run
        if rng.random() < 0.25 and len(shape) < size:
            shape += "-/. _-#"[int(rng.integers(7))]
    shape = shape.rstrip("-/. _#")
    if not any(char.isalpha() for char in shape):
        shape = "A" + shape
    if sum(char in "9ANX" for char in shape) < 3:  # else the column is nearly constant
        shape += "999"
    return shape


@text_generator(weight=2.5)
def codes_of_random_shape(rng: np.random.Generator, n: int) -> list[str]:
    """Return SKUs, article and document numbers: one shape per column, sometimes several."""
    count = 1 if rng.random() < 0.7 else int(rng.integers(2, 5))
    made = [pattern(rng, random_shape(rng), n) for _ in range(count)]
    which = rng.integers(count, size=n).tolist()
    cells = [made[k][i] for i, k in enumerate(which)]
    return [cell.lower() for cell in cells] if rng.random() < 0.15 else cells


@text_generator(weight=1.5)
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
        prefix = "".join(pattern(rng, "A" * int(rng.integers(1, 5)), 1))
    joiner = ("-", "", "_", "/", "#", " ", ":", ".", "-")[int(rng.integers(9))]
    kind = int(rng.integers(6))
    if kind < 3:  # running numbers, padded or not
        start, width = int(rng.integers(0, 90_000)), int(rng.integers(3, 9))
        numbers = start + np.cumsum(rng.integers(1, 1 + int(rng.integers(1, 40)), size=n))
        if rng.random() < 0.5:
            numbers = rng.permutation(numbers)
        tails = [str(v).zfill(width if kind else 0) for v in numbers.tolist()]
    elif kind == 3:
        tails = pattern(rng, "9999-" + "9" * int(rng.integers(2, 6)), n)
    elif kind == 4:
        tails = pattern(
            rng, ("xxxxxx", "NNNNNNNN", "BBBBBBBBBBBBBB", "NNNN-NNNN")[int(rng.integers(4))], n
        )
    else:
        year = int(rng.integers(1995, 2026))
        years = rng.integers(year, year + 4, size=n).tolist()
        tails = [f"{y}{joiner}{t}" for y, t in zip(years, pattern(rng, "99999", n), strict=True)]
    return [f"{prefix}{joiner}{tail}" for tail in tails]


@text_generator(weight=1.5, redraw=0.1)
def many_short_codes(rng: np.random.Generator, n: int) -> list[str]:
    """Return codes of two to four letters or digits with many distinct values."""
    shapes = ("AA", "AAA", "AAAA", "A9", "A99", "AA9", "9A", "99A", "NN", "NNN", "NNNN", "AA99",
              "A999",
              "A-99", "AA-9", "9AA", "AAAAA", "aaa", "aa9", "Aa", "Aaa")  # fmt: skip
    chosen = some(rng, shapes, 1, 3 if rng.random() < 0.35 else 1)
    made = [pattern(rng, shape, n) for shape in chosen]
    which = rng.integers(len(made), size=n).tolist()
    cells = [made[k][i] for i, k in enumerate(which)]
    if rng.random() < 0.3:  # abbreviations of words are likelier than random letters
        words = pick(rng, plain("en", 300, 9000), n)
        size = int(rng.integers(3, 5))
        cells = [word[:size].upper() for word in words]
    return cells


@generator("categorical", weight=1.0, repeats=0.0)
def few_short_codes(rng: np.random.Generator, n: int) -> Column:
    """Return few codes of one to four letters or digits that repeat."""
    shapes = ("A", "AA", "AAA", "AAAA", "A9", "AA9", "A99", "AA-9", "AAA-A", "9A", "NN", "NNN",
              "AA/AA",
              "AAA9", "A-9", "AA99", "aa", "aaa")  # fmt: skip
    kept = int(rng.integers(2, 16))
    chosen = some(rng, shapes, 1, 2)
    values = list(dict.fromkeys(v for shape in chosen for v in pattern(rng, shape, kept)))[:kept]
    if rng.random() < 0.45:
        size = int(rng.integers(2, 6))
        values = list(
            dict.fromkeys(w[:size].upper() for w in pick(rng, plain("en", 200, 9000), kept))
        )
    return Column(skewed(rng, values, n, float(rng.uniform(1.0, 3.0))), also=("text",))


@text_generator(weight=1.0)
def registration_numbers(rng: np.random.Generator, n: int) -> list[str]:
    """Return tail numbers, hulls, VINs, containers, seals and meters."""
    shapes: tuple[tuple[str, ...], ...] = (
        ("N{999}{AA}", "N{9999}{A}", "N{99999}", "N{99}{AA}"),
        ("G-{AAAA}", "D-{A}{AAA}", "F-{AAAA}", "EC-{AAA}", "VH-{AAA}", "C-F{AAA}", "PH-{AAA}",
         "JA{999}{A}"),
        ("{1|2|3|J|W|S|K|Z|V}{NN}{NNNNN}{9}{N}{N}{999999}", "{1|W|J}{NNNNNNN}{NN}{9}{999999}{9}"),
        ("{AAA}U{9999999}", "{AAA}U {999999} {9}", "{AAA}U{999999}-{9}"),
        ("CVN-{1-80}", "DDG {50-130}", "SSN-{600-800}", "FFG-{1-60}", "LHD {1-9}"),
        ("{9999999}{A}", "{A}{99999999}", "{99}{A}{99999}", "{AA}{999999}{A}",
         "{AA} {99} {99} {99} {A}"),
        ("{AAA}-{9999}-{99}", "{9A99}-{A9A9}", "SN{99999999}", "S/N {NNNNNNNNNN}",
         "{NNNNNNNNNNNN}"),
    )  # fmt: skip
    chosen = shapes[int(rng.integers(len(shapes)))]
    return compose(rng, n, some(rng, chosen, 1, 2))


@text_generator(weight=1.2)
def codes_of_classifications(rng: np.random.Generator, n: int) -> list[str]:
    """Return diagnoses, courses, rooms, flights, sections and other classifications."""
    shapes: tuple[tuple[str, ...], ...] = (
        ("{A}{99}.{9}", "{A}{99}", "{A}{99}.{99}", "{A}{99}.{9}{A|}"),
        ("{course}{100-599}", "{course} {100-599}", "{course}-{100-599}",
         "{course}{1-4}{999}{A|H|L}"),
        ("{airline}{1-9999}", "{airline} {10-9999}", "{airline}{999}"),
        ("{A}{1-4}{99}", "{1-9}.{999}", "Room {100-599}", "{A}-{100-450}", "{1-12}{A}",
         "B{1-3}-{99}"),
        ("{11-92}-{11-92}", "{31|44|48}-{33|45|49}", "11{1-9}{9}{9}", "{A} {99}.{99}",
         "{99}.{99}.{9}"),
        ("{A}{99}{A} {1-9}/{99}", "{A}{99}{A}{99}/{99}", "{A}{A}{99}",
         "{QA|HB|PR|TK|Z}{999}.{A}{99}"),
        ("§{1-900}", "{1-50}.{1-90}.{1-90}", "{1-9}.{1-30}", "{1-20}({a})", "Sec. {1-90}",
         "{1-9}.{1-9}.{1-9}.{a}"),
        ("{1-40}{N|S|E|W}", "T{1-40}N R{1-20}W", "{99}{A|C|D|U} {AA} {99999} {99999}",
         "{AA} {999} {999}",
         "{AA}{99}{aa}", "{AA}{9999}", "{NNNN}+{NN}"),
        ("{A}{9999}", "J{9999}", "{A}{9999}-{AA}", "{99999}-{9999}-{99}",
         "{9999}-{99}-{999}-{9999}"),
        ("ISO {100-45000}", "DIN {100-9999}", "EN {100-9999}-{1-9}", "RFC{100-9200}",
         "ASTM {A}{100-999}"),
        ("{1-90}{A|B|}", "Apt {1-90}", "#{1-900}", "Unit {1-90}{A|}", "No. {1-900}", "Lot {1-99}",
         "Gate {A}{1-60}"),
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
    chosen = some(rng, shapes[int(rng.integers(len(shapes)))], 1, 2)
    return compose(rng, n, chosen, slots)


@text_generator(weight=1.0)
def versions_and_builds(rng: np.random.Generator, n: int) -> list[str]:
    """Return versions, builds, tags and releases."""
    shapes = (
        "{0-9}.{0-30}.{0-20}", "v{0-9}.{0-30}.{0-20}", "{0-9}.{0-30}", "v{1-20}",
        "{1-9}.{0-20}.{0-9}-{beta|rc1|alpha.2|SNAPSHOT}",
        "v{0-9}.{0-20}-{1-300}-g{xxxxxxx}", "{14-25}.{04|10}.{0-5}",
        "{1-9}.{0-9}.{0-9}.{1000-9999}", "r{1000-99999}",
        "{>=|~=|==}{0-9}.{0-30}", "^{0-20}.{0-30}.{0-9}", "{word}-{0-9}.{0-30}.{0-9}",
        "build {100-9999}", "{word}=={0-9}.{0-9}",
        "release/{0-9}.{0-30}", "{9}{A}{9}{9}{9}{a}", "{1-16}.{0-6}-{1-9}ubuntu{1-3}",
        "Python {2-3}.{0-13}", "{word}:{0-9}.{0-30}",
    )  # fmt: skip
    return compose(rng, n, some(rng, shapes, 1, 2), {"word": plain("en", 300, 6000)})


@text_generator(weight=1.0)
def tokens(rng: np.random.Generator, n: int) -> list[str]:
    """Return tokens, base64, object ids and keys that are no digests."""
    kind = int(rng.integers(7))
    if kind == 0:
        size = int(rng.integers(6, 36))
        return [base64.b64encode(rng.bytes(size)).decode() for _ in range(n)]
    if kind == 1:
        return pattern(rng, "B" * int(rng.integers(6, 45)), n)
    if kind == 2:
        return pattern(rng, "N" * int(rng.integers(6, 30)), n)
    if kind == 3:
        sizes = rng.integers(5, 40, size=n).tolist()
        long = pattern(rng, "B" * 40, n)
        return [cell[:size] for cell, size in zip(long, sizes, strict=True)]
    if kind == 4:
        heads = ("sk_live_", "ghp_", "AKIA", "xoxb-", "eyJ", "0x", "tok_", "SG.", "T-", "rec")
        head = heads[int(rng.integers(len(heads)))]
        return [head + cell for cell in pattern(rng, "B" * int(rng.integers(10, 40)), n)]
    if kind == 5:
        return pattern(
            rng,
            ("NNNNN-NNNNN-NNNNN", "NNNN-NNNN-NNNN-NNNN", "aaaa-aaaa-aaaa")[int(rng.integers(3))],
            n,
        )
    words = pick(rng, plain("en", 300, 9000), 2 * n)
    digits = pattern(rng, "99", n)
    return [
        f"{a.capitalize()}{b}{d}!" for a, b, d in zip(words[:n], words[n:], digits, strict=True)
    ]


@text_generator(weight=0.8)
def numbers_with_letters(rng: np.random.Generator, n: int) -> list[str]:
    """Return numbers that are none: with a letter, a sign, a fraction or a range."""
    templates = (
        "{1-999}{A|B|C|R|S|T}", "{A}{1-999}", "{1-99}/{1-99}", "{1-50}-{51-99}", "<{1-9}.{9}",
        "{1-12}+",
        "{1-999}*", "{1-99} - {100-199}", "~{1-900}", "#{1-9999}", "No {1-999}", "{1-20}x",
        "{1-9} 1/2", "{1-9} of {10-20}", "{1-5}:{1-5}", "{999}.{999}.{999}-{99}", "{99}-{9999999}",
        "{99}.{999}.{999}-{9}",
        "{1-90} ({1-9})", "{1-9}-{1-9}-{1-9}", "{1-7}-{1-7}, {1-7}-{1-7}", "{1-900}±{1-9}",
        "{99}:{99}:{99}:{99}",
    )  # fmt: skip
    return compose(rng, n, some(rng, templates, 1, 2))


@text_generator(weight=0.6)
def product_codes_of_words(rng: np.random.Generator, n: int) -> list[str]:
    """Return codes that carry words or abbreviations: ``BLK-TSHIRT-XL``, ``FUR-BO-10001798``."""
    words = plain("en", 300, 6000)
    short = [word[:3].upper() for word in pick(rng, words, 40)]
    slots: dict[str, Slot] = {
        "abc": short,
        "word": [word.upper() for word in pick(rng, words, 40)],
        "prod": [p.upper().replace(" ", "") for p in data_list("words", "products")[:80]],
    }  # fmt: skip
    shapes = ("{abc}-{prod}-{XS|S|M|L|XL|XXL}", "{abc}-{AA}-{99999999}", "{abc}{abc}-{999}",
              "{prod}-{999}",
              "{prod}_{abc}_{99}", "{abc}/{abc}/{99}", "{word}{99}", "{abc}.{abc}.{9999}",
              "{word}-{A}{9}",
              "{99}-{abc}-{A}", "{prod}{99}", "{word}_{word}", "{abc}-{9999}-{abc}")  # fmt: skip
    return compose(rng, n, some(rng, shapes, 1, 2), slots)
