"""What columns are called that are none of the labels: chess moves, genomes, program code.

Every kind is made here, in several columns. For such a column a general label is right (text, code,
identifier, categorical ...), and any label that says more is false, but for those that a kind
names. What counts is how many are false, and how many of those the default mode and
``high_confidence`` give away as sure.
"""

from __future__ import annotations

import string
import sys
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd
from _report import finish, parser, table

import pandas_semtype

Cell = Callable[[np.random.Generator], str]

GENERAL = frozenset({"text", "code", "identifier", "categorical", "ordinal", "list", "unknown"})
ALNUM = string.ascii_letters + string.digits


def drawn(rng: np.random.Generator, alphabet: str | Sequence[str], low: int, high: int = 0) -> str:
    """Return `low` to `high` letters of an alphabet."""
    n = int(rng.integers(low, high + 1)) if high else low
    return "".join(rng.choice(list(alphabet), n))


def joined(rng: np.random.Generator, words: str, low: int, high: int, between: str = " ") -> str:
    """Return `low` to `high` of some words."""
    return between.join(rng.choice(words.split(), int(rng.integers(low, high + 1))))


def one(words: str) -> Cell:
    """Return a maker of cells of one word."""
    return lambda rng: str(rng.choice(words.split()))


def number(rng: np.random.Generator, low: int, high: int) -> int:
    """Return a whole number up to `high`."""
    return int(rng.integers(low, high + 1))


KINDS: dict[str, tuple[Cell, frozenset[str]]] = {
    "genome": (lambda r: drawn(r, "ACGT", 12, 40), frozenset()),
    "protein": (lambda r: drawn(r, "ACDEFGHIKLMNPQRSTVWY", 20, 60), frozenset()),
    "molecule (SMILES)": (lambda r: joined(r, "C CC C(=O) N O c1ccccc1 Cl S F", 3, 7, ""),
                          frozenset({"chemical_formula"})),
    "chess moves": (lambda r: " ".join(
        f"{i}. {joined(r, 'e4 Nf3 d4 Bb5 O-O Qxd5 c4', 1, 1)} {joined(r, 'e5 Nc6 d5 a6 Be7', 1, 1)}"
        for i in range(1, number(r, 3, 7))), frozenset()),
    "chess position": (lambda r: "/".join(drawn(r, "pPrRnNbBqQkK12", 8) for _ in range(8)) + " w",
                       frozenset()),
    "cron": (lambda r: f"{number(r, 0, 59)} {joined(r, '* 3 12 */2', 1, 1)} * * "
             f"{joined(r, '* 1-5 0', 1, 1)}", frozenset()),
    "regular expression": (
        lambda r: joined(r, r"^ \d+ [A-Z]{2} (a|b) \w* \s? .* $ [a-f]+", 3, 6, ""), frozenset()),
    "Base64": (lambda r: drawn(r, ALNUM + "+/", 22, 43) + "=", frozenset()),
    "Morse": (lambda r: " ".join(drawn(r, ".-", 1, 4) for _ in range(number(r, 3, 8))),
              frozenset()),
    "formula (LaTeX)": (lambda r: rf"\frac{{{number(r, 1, 9)}}}{{x^{number(r, 2, 5)}}} + "
                        rf"\sqrt{{{number(r, 2, 99)}}}", frozenset()),
    "chords": (lambda r: joined(r, "C Am F#m7 G/B Dsus4 E7 Bb Gmaj7", 3, 6), frozenset()),
    "sudoku": (lambda r: drawn(r, "000123456789", 81), frozenset()),
    "emoji": (lambda r: drawn(r, "😀😂🎉🚀🐍🍕", 1, 5), frozenset()),
    "SQL": (lambda r: f"SELECT {drawn(r, 'abcxyz', 4)} FROM {drawn(r, 'tuvabc', 5)} WHERE id = "
            f"{number(r, 1, 99)}", frozenset()),
    "assembler": (lambda r: f"{joined(r, 'mov add cmp xor lea', 1, 1)} "
                  f"{joined(r, 'eax rbx r12', 1, 1)}, {joined(r, '[rsp+8] 0x10 rcx', 1, 1)}",
                  frozenset()),
    "memory address": (lambda r: "0x" + drawn(r, "0123456789abcdef", 8), frozenset({"hash"})),
    "parcel number": (lambda r: "1Z" + drawn(r, string.ascii_uppercase + string.digits, 6)
                      + drawn(r, string.digits, 10), frozenset()),
    "dice": (lambda r: f"{number(r, 1, 4)}d{joined(r, '6 8 20', 1, 1)}+{number(r, 0, 5)}",
             frozenset()),
    "result of a match": (lambda r: f"{number(r, 0, 5)}-{number(r, 0, 5)}", frozenset()),
    "ratio": (lambda r: f"{number(r, 1, 20)}:{number(r, 1, 20)}", frozenset()),
    "passport line": (lambda r: "P<" + drawn(r, string.ascii_uppercase, 11) + "<<"
                      + drawn(r, string.ascii_uppercase, 7) + "<" * 10, frozenset()),
    "token (JWT)": (lambda r: ".".join(drawn(r, ALNUM + "-_", n) for n in (20, 40, 30)),
                    frozenset()),
    "Roman numeral": (one("I IV IX XII XL MCMXC VII LXX CDXLIV III XXI"), frozenset({"int"})),
    "blood group": (one("A+ A- B+ B- O+ O- AB+ AB-"), frozenset()),
    "zodiac": (one("Aries Taurus Gemini Leo Virgo Libra Scorpio Pisces"), frozenset()),
    "phonetic": (lambda r: "/" + drawn(r, "ʃəæŋθðʊɔtkpls", 4, 9) + "/", frozenset()),
    "geohash": (lambda r: drawn(r, "0123456789bcdefghjkmnpqrstuvwxyz", 9),
                frozenset({"geo_coordinate"})),
    "military grid": (lambda r: f"{number(r, 1, 60)}{drawn(r, 'CDEFGHJKLMN', 1)}"
                      f"{drawn(r, 'ABCDEFGH', 2)}{drawn(r, string.digits, 10)}",
                      frozenset({"geo_coordinate", "projected_coordinate"})),
    "recording (ISRC)": (lambda r: f"US-{drawn(r, string.ascii_uppercase, 3)}-{number(r, 10, 24)}-"
                         f"{drawn(r, string.digits, 5)}", frozenset()),
    "citation": (lambda r: f"{drawn(r, string.ascii_uppercase, 1)}{drawn(r, 'aeinrst', 5)} et al. "
                 f"({number(r, 1990, 2024)})", frozenset()),
    "knitting": (lambda r: joined(r, "k2 p2 yo k2tog ssk sl1 p1 k4", 4, 9, ", "), frozenset()),
    "invented words": (lambda r: drawn(r, "qQwtlhgIaeoujHSyDmb'", 4, 9), frozenset()),
}  # fmt: skip


def columns(rng: np.random.Generator, times: int, rows: int) -> list[tuple[str, pd.Series]]:
    """Return columns of every kind, under names that say nothing."""
    return [
        (kind, pd.Series([cell(rng) for _ in range(rows)]))
        for kind, (cell, _) in KINDS.items()
        for _ in range(times)
    ]


def is_false(kind: str, label: str) -> bool:
    """Return whether a label says more than is true of a kind."""
    return label not in GENERAL and label not in KINDS[kind][1]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line."""
    options_parser = parser(__doc__)
    options_parser.add_argument("--model", default="simon_v2", help="preset or directory")
    options_parser.add_argument("--times", type=int, default=10, help="columns of each kind")
    options = options_parser.parse_args(arguments)
    model = pandas_semtype.load(options.model)
    times = 1 if options.quick else options.times
    made = columns(np.random.default_rng(options.seed), times, 120)
    frame = pd.concat([cells for _, cells in made], axis=1)
    frame.columns = pd.RangeIndex(len(made))
    told: dict[str, list[dict[str, Any]]] = {}
    for mode in ("medium_confidence", "high_confidence"):
        result = pandas_semtype.infer(frame, model=model, mode=mode)
        told[mode] = [
            {"kind": kind, "label": one.label, "score": round(float(one.score), 4)}
            for (kind, _), one in zip(made, map(result.at, range(len(made))), strict=True)
        ]
    results = {"model": model.model_id, "answers": told}
    finish(options, "infer_strangers", results, report)
    return 0


def report(results: Mapping[str, Any]) -> dict[str, str]:
    """Return the results as blocks of Markdown."""
    rows = []
    for mode, answers in results["answers"].items():
        wrong = [a for a in answers if is_false(a["kind"], a["label"])]
        sure = [a for a in wrong if a["score"] >= 0.9]
        rows.append(
            (f"`{mode}`", len(answers), sum(a["label"] == "unknown" for a in answers),
             f"{len(wrong) / len(answers):.3f}", f"{len(sure) / len(answers):.3f}")
        )  # fmt: skip
    head = ("mode", "columns", "`unknown`", "false", "false with 0.9 or more")
    found = Counter(
        (a["kind"], a["label"])
        for a in results["answers"]["medium_confidence"]
        if is_false(a["kind"], a["label"])
    )
    pairs = [(kind, f"`{label}`", n) for (kind, label), n in found.most_common(12)]
    n_kinds = len({a["kind"] for a in results["answers"]["medium_confidence"]})
    text = f"{n_kinds} kinds, model `{results['model']}`.\n\n" + table(head, rows)
    return {
        "strangers": text,
        "strangers_false": table(("kind", "answer", "columns"), pairs) if pairs else "None.",
    }


if __name__ == "__main__":
    sys.exit(main())
