"""Columns of scientific strings and notations: text."""

from __future__ import annotations

import numpy as np

from ..draw import choices, mixture, skewed, subset
from ..lists import word_list
from ..name_books import all_surnames
from ..registry import Column
from ..templates import Slot, compose, fill
from ..words import plain
from .text_generator import text_generator

__all__: list[str] = []

_ELEMENTS = ("C H O N S P F Cl Br I Na K Ca Mg Fe Cu Zn Al Si Ti Mn Ni Co Cr Ag Au Pb Hg Li B "
             "Ba Sr Cd Sn U V W Pt Pd Mo Se As").split()  # fmt: skip
_AMINO = "ACDEFGHIKLMNPQRSTVWY"


def _sequences(rng: np.random.Generator, letters: str, n: int, low: int, high: int) -> list[str]:
    sizes = rng.integers(low, high + 1, size=n)
    drawn = rng.integers(len(letters), size=int(sizes.sum())).tolist()
    out, at = [], 0
    for size in sizes.tolist():
        out.append("".join(letters[i] for i in drawn[at : at + size]))
        at += size
    return out


@text_generator(weight=0.6)
def sequences_of_bases(rng: np.random.Generator, n: int) -> list[str]:
    """Return DNA, RNA, peptides and mutations."""
    low = int(rng.choice([3, 8, 15, 30]))
    high = low + int(rng.choice([0, 5, 20, 60]))
    kind = int(rng.integers(5))
    if kind < 2:
        cells = _sequences(rng, "ACGT", n, low, high)
        return [c.lower() for c in cells] if rng.random() < 0.15 else cells
    if kind == 2:
        return _sequences(rng, "ACGU", n, low, high)
    if kind == 3:
        return _sequences(rng, _AMINO, n, low, high)
    shapes = ("c.{1-4000}{A|C|G|T}>{A|C|G|T}", "p.{R|G|V|L|K}{1-900}{H|D|E|W|X}",
              "rs{10000-99999999}",
              "chr{1-22}:{10000-99999999}", "{A|C|G|T}/{A|C|G|T}",
              "chr{1-22}:{1000-99999}-{100000-999999}",
              "{R|G|V|L|K}{1-900}{H|D|E|W|X}", "{1-22}{p|q}{11-36}.{1-3}",
              "{1-150}M{1-9}D{1-90}M")  # fmt: skip
    return compose(rng, subset(rng, shapes, 1, 2), n)


@text_generator(weight=0.8)
def formulas(rng: np.random.Generator, n: int) -> list[str] | Column:
    """Return chemical formulas, SMILES and CAS numbers."""
    kind = int(rng.integers(5))
    if kind < 2:  # Hill order
        tails = ("", "O", "O2", "N", "O3", "N2O", "NO2", "N2O4", "Cl", "S", "F3", "N3O2S")
        cells = compose(rng, ("C{2-30}H{2-60}{tail}",), n, {"tail": tails})
        return Column(cells, primary="chemical_formula")
    if kind == 2:
        slots: dict[str, Slot] = {"e": lambda r, k: skewed(r, _ELEMENTS, k, 1.3)}
        cells = compose(rng, ("{e}{2-4}{e}{2-6}", "{e}{e}", "{e}{e}{2-4}",
                              "{e}({e}{e}{2-3}){2-3}",
                              "{e}{2-3}{e}O{2-7}", "{e}{e}O{2-4}·{2-9}H2O", "{e}{2+|-|3+|2-}",
                              "{e}2"), n, slots)  # fmt: skip
        return Column(cells, primary="chemical_formula")
    if kind == 3:
        return compose(rng, ("{50-9999999}-{##}-{#}",) if rng.random() < 0.5 else
                       ("DB{#####}", "CHEMBL{1-999999}", "CID {99-999999}",
                        "CHEBI:{1000-99999}"), n)  # fmt: skip
    slots = {"s": ("CC", "C(=O)O", "c1ccccc1", "N", "CCN", "C(=O)N", "OC", "CCl", "S(=O)(=O)",
                   "C#N",
                   "[C@H]", "[C@@H]", "CC(C)", "=C", "c1ccncc1", "F", "C1CCNCC1", "OCC",
                   "/C=C/")}  # fmt: skip
    return compose(rng, ("{s}{s}{s}", "{s}{s}{s}{s}{s}", "{s}{s}{s}{s}{s}{s}{s}"), n, slots)


@text_generator(weight=0.4)
def references(rng: np.random.Generator, n: int) -> list[str]:
    """Return DOIs, arXiv, PubMed and other references, citations and shelf marks."""
    slots: dict[str, Slot] = {"word": plain("en", 500, 8000), "last": all_surnames()}
    shapes: tuple[tuple[str, ...], ...] = (
        ("10.{1000-9999}/{word}.{2000-2024}.{#####}",
         "10.1016/j.{word}.{2004-2024}.{01|05|09|11}.{###}",
         "10.{1000-9999}/s{#####}-{###}-{#####}-{#}", "10.1371/journal.pone.{#######}",
         "10.{1000-99999}/{word}{##}",
         "10.{1000-9999}/{????}.{#######}", "doi:10.{1000-9999}/{^^^^^^^}", "10.1038/{word}{####}"),
        ("{07-24}{01|04|09|12}.{#####}", "arXiv:{10-24}{01|03|11}.{#####}",
         "{hep-th|astro-ph|cs|math}/{##}{01|09}{###}"),
        ("PMID:{########}", "PMC{#######}", "GSE{#####}", "SRR{#######}", "NCT{########}",
         "ISRCTN{########}"),
        ("{last} et al. ({1960-2024})", "{last} ({1960-2024})", "{last} & {last}, {1960-2024}",
         "[{1-90}]", "({last}, {1980-2024})"),
        ("Vol. {1-90}, No. {1-12}", "{1-90}({1-12}):{1-900}-{901-1800}", "pp. {1-300}-{301-600}",
         "p. {1-900}", "{1-900}:{1-90}"),
        ("{?}{?} {####} .{?}{##} {1990-2022}", "{100-999}.{###} {???}", "Ms. {?}.{#}.{##}",
         "{last} {1-999}", "BWV {1-1100}",
         "K. {1-626}", "Op. {1-130} No. {1-6}", "Gen {1-50}:{1-30}", "{1-2} Kings {1-22}:{1-30}",
         "Ps {1-150}"),
        ("{last}:{1990-2022}:{word}", "{last}{1990-2022}{word}", "{last}{##}", "{last}_{1990-2022}",
         "{word}{last}{1990-2022}a"),
        ("US {#},{###},{###} B2", "US{########}B2", "EP {#######} A1", "WO{2000-2024}/{######}",
         "CN{#########}A", "DE{########}"),
    )  # fmt: skip
    return compose(rng, subset(rng, shapes[int(rng.integers(len(shapes)))], 1, 3), n, slots)


@text_generator(weight=0.7)
def games_and_scores(rng: np.random.Generator, n: int) -> list[str]:
    """Return chess moves, openings, scores, odds and sets."""
    slots: dict[str, Slot] = {
        "move": lambda r, k: compose(
            r, ("{p}{a|b|c|d|e|f|g|h}{1-8}", "{q}{f|g|e|d}{1-8}", "{q}x{c|d|e}{1-8}",
                   "{q}{f}{1-8}+", "O-O"), k,
            {"p": ("", "a", "c", "d", "e"), "q": ("N", "B", "R", "Q", "K", ""), "f": ("d", "e",
                                                                                      "f")}),
        "last": all_surnames(),
    }  # fmt: skip
    shapes: tuple[tuple[str, ...], ...] = (
        ("{move}", "{move}", "{1-40}. {move}", "{move}#"),
        ("1. {move} {move} 2. {move} {move}", "1. {move} {move}",
         "{move} {move} {move} {move} {move}"),
        ("{0-7}-{0-7}", "{0-5} - {0-5}", "{0-3}:{0-3}", "{0-4}–{0-4} ({a.e.t.|p})",
         "{60-120}-{60-120}"),
        ("{6|7|4|3}-{4|5|6|2} {6|7|3}-{3|4|6}", "{6-7}-{3-6}, {3-6}-{6-7}, {6-7}-{3-6}",
         "6-{0-4} RET"),
        ("{1-20}/{1-20}", "+{100-900}", "-{110-500}", "{3-9}/{2-4}", "1/2-1/2", "1-0", "0-1",
         "{W|L} {60-120}-{60-120}"),
        ("{last}'s Gambit", "{last} Defense: {last} Variation", "{last} Opening", "{?}{##}",
         "Queen's {last} Attack"),
        ("{1-10}{C|D|H|S}", "{A|K|Q|J|T|9}{♠|♥|♦|♣}", "{2-10} of {Hearts|Spades}",
         "{A|K|Q}{A|K|Q|J}{s|o}"),
        ("{A|B|C|D|E|F|G}{m|7|maj7|sus4||#|b}", "{A|C|D|F|G} - {A|C|D|F|G} - {A|C|D|F|G}",
         "{4|3|6}/{4|8}"),
    )  # fmt: skip
    chosen = shapes[int(rng.integers(len(shapes)))]
    return [c or "e4" for c in compose(rng, subset(rng, chosen, 1, 4), n, slots)]


@text_generator(weight=0.7)
def genes_stars_species(rng: np.random.Generator, n: int) -> Column:
    """Return genes, proteins, stars, galaxies, minerals, taxa and strains."""
    greek = "Alpha Beta Gamma Delta Epsilon Zeta Eta Theta Kappa Lambda α β".split()
    constellations = ("Centauri", "Orionis", "Cygni", "Lyrae", "Andromedae", "Ursae Majoris",
                      "Draconis", "Leonis",
                      "Virginis", "Tauri", "Aquarii", "Pegasi", "Eridani", "Ceti",
                      "Hydrae")  # fmt: skip
    latin = [w for w in plain("it", 5000, 20_000)[:3000].tolist() if len(w) > 5]
    slots: dict[str, Slot] = {
        "greek": greek, "con": constellations, "latin": latin, "last": all_surnames(),
        "stem": [w[:-1] for w in latin[:1500]],
    }  # fmt: skip
    shapes: tuple[tuple[str, ...], ...] = (
        ("{????}{1-20}", "{???}{1-9}", "{????}", "{???}{1-9}{?}", "{?????}{1-3}",
         "C{1-22}orf{1-99}", "{?}{##}", "LOC{#########}"),
        ("ENSG{###########}", "P{#####}", "Q{#}{~}{~}{~}{#}", "{#???}", "NM_{######}.{1-9}",
         "AT{1-5}G{#####}", "Y{?}R{###}{C|W}"),
        ("HD {1-300000}", "NGC {1-7840}", "M{1-110}", "{greek} {con}", "HIP {1-99999}",
         "Kepler-{1-900}{b|c|d|}", "{##} {con}",
         "TOI-{100-5000}.0{1-3}", "GJ {1-1000}", "{1990-2022} {??}{1-99}", "SN {1990-2022}{*}",
         "{1000-99999} {last}", "IC {1-5386}"),
        ("{stem:c}us {latin}", "{stem:c}a {stem}ensis", "{?}. {stem}i", "{stem:c}ella {latin}",
         "{stem:c}idae", "{stem:c}ium sp.",
         "{stem:c}us {latin} ({last}, {1758-1990})", "{stem:c}aceae",
         "{stem:c}ia {stem}ii subsp. {latin}", "{stem:c}opsis {latin}"),
        ("{stem:c}ite", "{last}ite", "{stem:c}ite-({Fe|Mg|Ca})", "{stem:c}stone",
         "{stem:c} {latin} {stem}oma"),
        ("C57BL/{6J|6N|10}", "{???}-{##}", "ATCC {1000-99999}", "A/{last}/{1-99}/{1968-2022}",
         "H{1-9}N{1-9}", "B.{1-2}.{1-600}",
         "MCF-{1-12}", "{?}{##}{*}", "DSM {100-30000}", "strain {?}{##}",
         "CVE-{1999-2025}-{1000-49999}"),
    )  # fmt: skip
    kind = int(rng.integers(len(shapes)))
    cells = compose(rng, subset(rng, shapes[kind], 1, 4), n, slots)
    named = {0: "gene_symbol", 1: "identifier", 3: "species"}  # what the others are: texts
    ignore = ("code", "identifier") if kind in (0, 2, 5) else ()
    return Column(cells, primary=named.get(kind), ignore=ignore)


def _roman(rng: np.random.Generator, n: int) -> list[str]:
    numerals = ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
                (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"),
                (1, "I"))  # fmt: skip
    top = int(rng.choice([12, 40, 120, 2025]))
    out = []
    for number in rng.integers(1, top + 1, size=n).tolist():
        cell, rest = "", number
        for value, letters in numerals:
            times, rest = divmod(rest, value)
            cell += letters * times
        out.append(cell)
    return out


def _bits(rng: np.random.Generator, n: int) -> list[str]:
    shape = ("0b", "", "")[int(rng.integers(3))]
    size = int(rng.integers(9, 33))
    return [shape + "".join(map(str, row)) for row in rng.integers(0, 2, size=(n, size)).tolist()]


def _patterns(rng: np.random.Generator, n: int) -> list[str]:
    letters = ("01-", "+-0", "WLD", "RGB", "xo.", "█▁▃▅▇", "*#", "LRUD")[int(rng.integers(8))]
    return _sequences(rng, letters, n, 3, int(rng.integers(4, 24)))


@text_generator(weight=0.5)
def notations(rng: np.random.Generator, n: int) -> list[str]:
    """Return Roman numerals, bit strings, patterns, ipa and morse."""
    draws = [
        _roman,
        _bits,
        _patterns,
        lambda r, k: ["/" + c + "/" for c in _sequences(r, "aeiouəɪʊɔɛptkbdgmnŋszʃʒθð", k, 3, 9)],
        lambda r, k: _sequences(r, ".- ", k, 6, 20),
        lambda r, k: ["0x" + c.upper() for c in fill(r, "^^^^", k)],
        lambda r, k: choices(r, word_list("words", "emoji"), k),
    ]
    return mixture(rng, subset(rng, draws, 1, 1), n)
