"""Columns of symbols of genes and of chemical formulas, and names of chemicals beside them."""

from __future__ import annotations

from functools import cache

import numpy as np

from ..draw import categorical, choices, choose, mixture, skewed, sometimes, subset
from ..lists import word_list
from ..pools import as_pool
from ..registry import Column, generator
from ..templates import compose

__all__: list[str] = []

_METALS = ("Li", "Na", "K", "Mg", "Ca", "Sr", "Ba", "Ti", "Zr", "V", "Cr", "Mn", "Fe", "Co", "Ni",
           "Cu", "Zn", "Al", "Ga", "In", "Sn", "Pb", "La", "Ce", "Y", "Cd", "Ag", "Mo",
           "W")  # fmt: skip
_ANIONS = ("O", "O2", "O3", "S", "S2", "Se", "Te", "Cl2", "Cl3", "F2", "F3", "Br2", "I2", "N", "P",
           "CO3", "SO4", "(NO3)2", "(OH)2", "(OH)3", "(SO4)3", "PO4", "2O3", "3O4", "2O", "SiO3",
           "TiO3", "2(SO4)3", "C2O4", "Cl", "NO3", "O4")  # fmt: skip
_SUBSCRIPTS = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")


@cache
def _symbols() -> np.ndarray:
    """Return symbols of known genes and of families with numbers and letters."""
    rng = np.random.default_rng(17)
    families = word_list("biology", "gene_families")
    forms = ("{f}{1-30}", "{f}{1-9}", "{f}{1-9}{A|B|C|D}", "{f}{1-40}{A|B}{1-6}", "{f}{1-9}-{1-9}",
             "{f}{1-300}", "{f}{1-9}{L|P1|R|IP|OS}", "{f}{1-12}{A|B|C|D}{1-9}")  # fmt: skip
    made = compose(rng, forms, 9000, {"f": families})
    made += compose(rng, ("C{1-22}orf{1-200}", "LOC{100-105}{######}", "LINC{00-02}{###}",
                          "RP{1-11}-{1-600}{?}{1-22}.{1-9}", "KIAA{0-2}{###}", "ORF{1-9}",
                          "{??}{######}.{1-3}", "MIR{1-900}{HG|A|B|}"), 1200)  # fmt: skip
    return as_pool(made)


def _genes(rng: np.random.Generator, n: int) -> list[str]:
    known = word_list("biology", "genes")
    fraction = float(choose(rng, (0.95, 0.6, 0.2)))
    drawn = (rng.random(n) < fraction).tolist()
    pairs = zip(drawn, choices(rng, known, n), choices(rng, _symbols(), n), strict=True)
    return [a if at else b for at, a, b in pairs]


@generator("gene_symbol", weight=4.0, repeats=0.2)
def genes_of_humans(rng: np.random.Generator, n: int) -> Column:
    """Return symbols of human genes, all different or few that repeat."""
    return Column(_genes(rng, n), ignore=("code", "identifier", "categorical", "text"))


@generator("gene_symbol", weight=1.2, repeats=0.15)
def genes_of_other_organisms(rng: np.random.Generator, n: int) -> Column:
    """Return symbols of mouse, fish, yeast, worm and bacteria: ``Trp53``, ``tp53``, ``rpoB``."""
    kind = choose(rng, ("mouse", "mouse", "fish", "yeast", "worm", "bacteria"))
    if kind == "mouse":
        cells = [cell[:1] + cell[1:].lower() for cell in _genes(rng, n)]
    elif kind == "fish":
        cells = [cell.lower() for cell in _genes(rng, n)]
    else:
        forms = {
            "yeast": ("{???}{1-99}", "Y{A|B|D|G|L}{L|R}{###}{C|W}", "{???}{1-9}"),
            "worm": ("{***}-{1-60}", "{?}{##}{?}{1-12}.{1-9}", "{***}-{1-300}"),
            "bacteria": (
                "{***}{A|B|C|D|E}",
                "{***}{R|S|T|K}",
                "b{####}",
                "bla{CTX-M-15|KPC-2|TEM-1}",
            ),
        }[kind]
        cells = compose(rng, forms, n)
    return Column(cells, ignore=("code", "identifier", "categorical", "text"))


@generator("gene_symbol", weight=0.6, repeats=0.0)
def several_genes(rng: np.random.Generator, n: int) -> Column:
    """Return genes of which some cells name two or three."""
    first, second, third = _genes(rng, n), _genes(rng, n), _genes(rng, n)
    joiner = choose(rng, (", ", ";", "/", " /// ", "-", "|", "::"))
    at, limit = rng.random(n).tolist(), float(rng.uniform(0.05, 0.35))
    cells = [
        a if x > limit else joiner.join((a, b) if x > limit / 3 else (a, b, c))
        for a, b, c, x in zip(first, second, third, at, strict=True)
    ]
    return Column(cells, ignore=("list", "text"))


def _organic(rng: np.random.Generator, n: int) -> list[str]:
    """Draw formulas in Hill's order: carbon, hydrogen, the rest by the alphabet."""
    carbon = rng.integers(1, int(choose(rng, (8, 25, 45))), size=n)
    hydrogen = np.maximum(1, (carbon * rng.uniform(0.5, 2.1, size=n)).astype(int))
    rest = {
        symbol: rng.integers(0, high, size=n).tolist() if rng.random() < share else [0] * n
        for symbol, high, share in (("Br", 2, 0.15), ("Cl", 3, 0.3), ("F", 4, 0.25), ("N", 6, 0.8),
                                    ("O", 9, 0.95), ("P", 2, 0.2), ("S", 3, 0.4))
    }  # fmt: skip
    out = []
    for i, (c, h) in enumerate(zip(carbon.tolist(), hydrogen.tolist(), strict=True)):
        counts = [("C", c), ("H", h), *((symbol, cells[i]) for symbol, cells in rest.items())]
        out.append("".join(s + (str(k) if k > 1 else "") for s, k in counts if k))
    return out


def _inorganic(rng: np.random.Generator, n: int) -> list[str]:
    metals, anions = choices(rng, _METALS, n), choices(rng, _ANIONS, n)
    return [a + b for a, b in zip(metals, anions, strict=True)]


def _of_elements(rng: np.random.Generator, n: int) -> list[str]:
    """Draw alloys, perovskites and doped oxides: ``La0.7Sr0.3MnO3``, ``Ni3Al``."""
    slots = {"m": _METALS, "a": _ANIONS}
    return compose(rng, ("{m}{2-5}{m}", "{m}{m}O3", "{m}0.{1-9}{m}0.{1-9}{m}O3", "{m}{m}2O4",
                         "{m}{m}{2-4}", "{m}{2-9}{m}{2-9}O{4-20}", "{m}{m}{a}"), n,
                         slots)  # fmt: skip


@generator("chemical_formula", weight=3.0, repeats=0.15)
def formulas_of_all_kinds(rng: np.random.Generator, n: int) -> Column:
    """Return formulas of organic, inorganic or well-known compounds, one kind or mixed."""
    draws = [
        lambda r, k: choices(r, word_list("chemistry", "formulas"), k),
        _organic,
        _inorganic,
        _of_elements,
    ]
    use = subset(rng, draws, 1, 1) if sometimes(rng, 0.6) else subset(rng, draws, 2, 4)
    cells = mixture(rng, use, n)
    if sometimes(rng, 0.12):
        cells = [cell.translate(_SUBSCRIPTS) for cell in cells]
    elif sometimes(rng, 0.04):
        cells = [cell.upper() for cell in cells]
    return Column(cells, ignore=("code", "categorical", "identifier"))


@generator("chemical_formula", weight=1.0, repeats=0.0)
def few_formulas(rng: np.random.Generator, n: int) -> Column:
    """Return gases, ions or oxides of a series of measurements, which repeat."""
    section = choose(rng, ("formulas", "ions", "subscripts", "formulas"))
    names = subset(rng, word_list("chemistry", section), 3, 24)
    cells = categorical(rng, names, n) if sometimes(rng, 0.7) else skewed(rng, names, n, 1.5)
    return Column(cells, ignore=("code", "categorical"))


# ---- what looks like these -----------------------------------------------------------------------


@generator("text", weight=0.5, repeats=0.0)
def names_of_chemicals(rng: np.random.Generator, n: int) -> Column:
    """Return names of chemicals and parameters: words, no formulas."""
    names = subset(rng, word_list("chemistry", "chemicals"), 5, 95)
    cells = choices(rng, names, n)
    if sometimes(rng, 0.4):
        cells = [cell.upper() for cell in cells]
    return Column(cells, ignore=("categorical", "product"))


@generator("stock_ticker", weight=0.5, repeats=0.15)
def tickers_of_words(rng: np.random.Generator, n: int) -> Column:
    """Return symbols of three or four letters, mostly without a digit: no genes."""
    cells = compose(rng, ("{???}", "{????}", "{??}", "{???}", "{????}"), n)
    return Column(cells, ignore=("code", "gene_symbol"))
