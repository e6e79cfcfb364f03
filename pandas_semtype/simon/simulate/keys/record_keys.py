"""Generators of identifiers with letters: cases, permits, parcels, licences, documents."""

from __future__ import annotations

import numpy as np

from ..draw import choices, choose, sample, sometimes, subset
from ..lists import word_list
from ..templates import Slot, compose, fill, fill_any
from ..texts.codes import random_shape
from ..words import plain
from .key_columns import identifier_generator
from .record_numbers import key_numbers

__all__: list[str] = []

_JOINERS = ("-", "-", "-", "", "", "", "_", "/", "#", " ", ":", ".", "--", "  ")


def _prefix(rng: np.random.Generator) -> str:
    """Return a prefix: a usual one, an abbreviation of a word, or random letters."""
    kind = rng.random()
    if kind < 0.45:
        return str(choose(rng, word_list("keys", "prefixes")))
    if kind < 0.65:
        return "".join(fill(rng, "?" * int(rng.integers(1, 5)), 1))
    word = str(choose(rng, plain("en", 150, 6000)))
    if kind < 0.85:
        return word[: int(rng.integers(2, 6))].upper()
    return word.capitalize() if sometimes(rng, 0.5) else word


def _tails(rng: np.random.Generator, n: int) -> list[str]:
    """Return numbers, padded or not."""
    width = int(rng.integers(1, 10))
    numbers = key_numbers(rng, n, max(width, 2))
    padding = width if sometimes(rng, 0.55) else 0
    return [str(v).zfill(padding) for v in numbers.tolist()]


@identifier_generator(weight=5.0)
def prefixed_numbers(rng: np.random.Generator, n: int) -> list[str]:
    """Write one prefix, or one of a few, with a number: ``P-05470``, ``cus_8841``."""
    joiner, tails = choose(rng, _JOINERS), _tails(rng, n)
    few = [_prefix(rng) for _ in range(1 if sometimes(rng, 0.7) else int(rng.integers(2, 8)))]
    lower = sometimes(rng, 0.12)
    heads = choices(rng, [p.lower() for p in few] if lower else few, n)
    suffix = ""
    if sometimes(rng, 0.1):
        suffix = choose(rng, ("-A", "A", "-01", "/1", "-00", ".1", "-R", "X", "-EN", "_v1"))
    return [f"{h}{joiner}{t}{suffix}" for h, t in zip(heads, tails, strict=True)]


@identifier_generator(weight=1.0)
def names_with_counters(rng: np.random.Generator, n: int) -> list[str]:
    """Count samples, sequences, nodes, points: ``contig_00012``, ``Station 7``, ``seq12.3``."""
    stem = choose(
        rng,
        ("contig", "scaffold", "seq", "sequence", "sample", "Sample", "subject", "Subject ", "node",
         "sensor", "Sensor ", "device", "point", "pt", "plot", "Plot ", "cell", "gene", "read",
         "chr1", "transcript", "cluster", "feature", "object", "item", "row", "record", "image",
         "IMG", "frame", "page", "doc", "entry", "user", "customer", "Station ", "site", "Site ",
         "well", "tree", "Tree ", "link", "edge", "bus", "route", "trip", "stop", "way", "relation",
         "patient", "Patient ", "participant", "respondent", "mouse", "rat", "animal", "fish",
         "tag",
         "batch", "lot", "run", "exp", "test", "case", "task", "Q", "q", "var", "id", "key", "x"),
    )  # fmt: skip
    joiner = choose(rng, ("_", "_", "-", "", ".", "|"))
    cells = [f"{stem}{'' if stem[-1] == ' ' else joiner}{t}" for t in _tails(rng, n)]
    if sometimes(rng, 0.15):
        tails = fill_any(rng, (".#", "_#", "_[ab]", "-[12]"), n)
        cells = [c + t for c, t in zip(cells, tails, strict=True)]
    return cells


_CASES = (
    ("{yy}-{run}",), ("{yy}-{run}-{AA}",), ("{yyyy}-{run}",), ("{AAA}-{yyyy}-{run}",),
    ("{AAA}{yyyy}-{run}",), ("{AAA}{yy}-{run}",), ("{yy}{AA}{run}",), ("{yyyy}{A}{run}",),
    ("{A}{yy}-{run}",), ("{yyyy}-{AAA}-{run}",), ("{AA}-{yy}-{run}",), ("{yyyy}/{run}",),
    ("{run}/{yyyy}",), ("{run}/{yy}",), ("{AA} {run}/{yy}",), ("{A} {run}/{yyyy}",),
    ("{1-9}:{yy}-{cv|cr|bk|mc|md}-{run}",), ("{yy}{CV|CR|FE|SC|TR|JV}-{run}",), ("{yyyy}.{run}",),
    ("{yyyy}{mm}{dd}-{run}",), ("{yyyy}-{mm}-{run}",), ("{yy}{mm}{dd}{run}",), ("{AA}{yy}{run}",),
    ("{mm}-{yy}-{run}",), ("{AAA}.{yyyy}.{run}",), ("{AAA}_{yyyy}_{run}",), ("{yyyy}_{run}",),
    ("{run}-{yyyy}",), ("{run}-{yy}",), ("{run}-{AA}-{yy}",), ("{yyyy}-{run}.{1-9}",),
    ("{yy}-{run}", "{yy}-{run}{A}"), ("{yyyy}-{run}-{AA}", "{yyyy}-{run}"), ("{AAA} {yyyy}-{run}",),
    ("{AA}{run}-{yy}",), ("{yy}-{####}-{run}",), ("{run}.{yyyy}.{A}",), ("{yy}/{run}/{AAA}",),
    ("{yyyy}{AAA}{run}-{00-99}",), ("{AA}/{yyyy}/{run}/{A}",), ("{yy}.{run}.{1-30}",),
    ("{yyyy}-{mm}-{dd}-{run}",), ("{yyyy}{mm}{dd}_{run}",), ("{AAA}{yy}{mm}{run}",),
    ("{yyyy}-{mm}-{dd}T{00-23}:{00-59}:00-{01-09}",), ("{AAA}-{run}-{yyyy}-{mm}",),
)  # fmt: skip


@identifier_generator(weight=5.0)
def cases_and_permits(rng: np.random.Generator, n: int) -> list[str]:
    """Write numbers of cases, permits, reports, requests: a year, a kind and a running number."""
    first = int(rng.integers(1970, 2024))
    years = np.sort(rng.integers(first, first + int(rng.integers(1, 9)), size=n)).tolist()
    width = int(rng.integers(2, 7))
    runs = [f"{v:0{width}d}" for v in (key_numbers(rng, n, width) % 10**width).tolist()]
    kinds = [_prefix(rng)[:4].upper() for _ in range(int(rng.integers(1, 6)))]
    letters = "".join(sample(rng, "ABCDEFGHJKLMNPRSTVWXZ", int(rng.integers(1, 5))))
    slots: dict[str, Slot] = {
        "yy": [f"{y % 100:02d}" for y in years], "yyyy": [str(y) for y in years], "AAA": kinds,
        "A": list(letters),
        "AA": [k[:2] for k in kinds], "run": runs, "mm": [f"{m:02d}" for m in range(1, 13)],
        "dd": [f"{d:02d}" for d in range(1, 29)],
    }  # fmt: skip
    shapes = choose(rng, _CASES)
    cells = compose(rng, shapes, n, slots)
    if sometimes(rng, 0.08):
        cells = [c.lower() for c in cells]
    return sorted(cells) if sometimes(rng, 0.3) else cells


_PARCELS = (
    ("###-###-##",), ("###-###-###",), ("###-###-##-##",), ("###-###-###-000",), ("##-##-###-###",),
    ("##-##-##-###-###",), ("##-####-###-####",), ("####-##-##-####",), ("##### ####",),
     ("##########",),
    ("R######",), ("R#####",), ("P#####",), ("###########",), ("############",),
     ("##############",),
    ("##-##-###-###-####",), ("####-###-###",), ("###-##-###",), ("###-##-####",),
     ("##.##-##-##.###",),
    ("##.###-#-##",), ("###.##-#-##.#",), ("##-#-##-###",), ("#-###-##",), ("##-####",),
     ("## ## ###",),
    ("####-####-####",), ("##-##S-##W-#####-###-###0",), ("###-####-###-##-##",), ("####_###_##",),
    ("0#-##-##-##-###-00#.000",), ("###/##-##",), ("#-##-##-##-#-###-###.###",), ("###-#-##",),
    ("######-###-#####/###",), ("######-##-####",), ("75056000[A-F][A-Z]0###",),
     ("#####000?[A-Z]####",),
    ("[A-Z][A-Z]0#####",), ("NGL######", "TGL######", "AGL#####"), ("AMS0# ? ####", "RTD1# ? ###"),
    ("####### #######? ####??",), ("#######VH####S000#??",), ("####-?-##",), ("#### ####-##",),
    ("L###-P##",), ("Lot ## DP ######", "Lot # DP #####", "SP #####"), ("##S##E#####",
     "##S##W#####"),
    ("AB################", "AB#################"), ("?################",), ("##################",),
    ("####-##-#", "####-##-##"), ("M-##-##-##",), ("B##-L##",), ("##-##-#", "##-#-##", "#-##-##"),
    ("##:##:#######:###",), ("######_#.####.####/#",), ("??#########",), ("0## ?0## 0##.00",),
)  # fmt: skip


@identifier_generator(weight=3.0)
def parcels(rng: np.random.Generator, n: int) -> list[str]:
    """Write numbers of parcels and titles of many counties and cadastres."""
    patterns = choose(rng, _PARCELS)
    if sometimes(rng, 0.5):  # one book, one page: the first digits do not vary
        frozen = [p.replace("#", str(int(rng.integers(0, 10))), 2) for p in patterns]
        patterns = tuple(frozen)
    cells = fill_any(rng, patterns, n)
    if len(patterns[0]) < 7:
        tails = fill(rng, "-###", n)
        cells = [c + t for c, t in zip(cells, tails, strict=True)]
    return sorted(cells) if sometimes(rng, 0.3) else cells


_DOCUMENTS = (
    ("?######",), ("??#####",), ("###-??-####",), ("?##-#######-LIC",), ("OS.#####", "GS.####"),
    ("?###-####-####",), ("######-###",), ("##-####-####",), ("00-#######-#",), ("0######",),
    ("W912##-##-?-####", "N0####-##-?-####", "FA####-##-C-####"), ("DE-SC00#####",
     "DE-FG02-##ER#####"),
    ("R01??######-0#", "R21??######-0#A1", "U01??######", "P30??######"), ("#######", "#######-0#"),
    ("IBRD-#####-??", "IDA-###0#-??", "TF-#####-??"), ("P######",), ("NCT0#######",),
    ("20##-00####-##",), ("EUCTR20##-00####-##-??",), ("ISRCTN########",), ("CVE-20##-####",
     "CVE-20##-#####"),
    ("US######## B2", "US######## B1"), ("US20##0######A1",), ("EP ####### A1", "EP ####### B1"),
    ("WO20##/######",), ("DE10#########A1",), ("CN10#######?",), ("3####?####",),
    ("[A-Z][A-Z][A-Z]U#######",), ("N###??", "N####?", "N##??"), ("IMO #######",), ("2########",
     "3########"),
    ("PMC#######",), ("WOS:000#########",), ("2-s2.0-85#########",), ("arXiv:2[0-4]##.#####",),
    ("ocn#########", "on1#########"), ("####-###[0-9X]",), ("USRC1########",), ("GB-COH-########",),
    ("XM-DAC-####-?-######",), ("M-###-##",), ("M##-##-##-###",), ("?-####-##",), ("##-???-###",),
    ("SC-?##-###",), ("###-##-??-###",), ("####-?",), ("#?##?####",), ("##?##?##",),
     ("#####?####?",),
    ("##?####",), ("###-####-?",), ("??-####-?##",), ("??? ##-#",), ("?##-##",), ("???--###",),
    ("#####???#####?#####",), ("??###~~#",), ("####.##.###", "####.##.##"), ("??-####.###",),
    ("#-###-##-##",), ("##/####/###",), ("???/####/##",), ("N°####-##",), ("No. ###/####",),
    ("ABC*###?#", "???*##??"), ("???####?###",), ("##-######-#", "##-######-##"),
     ("?/##/###/####",),
)  # fmt: skip


@identifier_generator(weight=4.0)
def licences_and_documents(rng: np.random.Generator, n: int) -> list[str]:
    """Write licences, accounts, contracts, grants, patents, trials, ships, inventory numbers."""
    return fill_any(rng, choose(rng, _DOCUMENTS), n)


_DATABASES = (
    ("ENSG00000######",), ("ENST00000######.#",), ("ENSMUSG00000######",), ("NM_######.#",
     "NM_0######.#"),
    ("NP_######.#",), ("GSM#######",), ("GSE######", "GSE#####"), ("SRR########", "SRR#######"),
     ("ERR#######",),
    ("SAMN########",), ("SAMEA#######",), ("PRJNA######",), ("[OPQ]#~~~#", "[A-NR-Z]#[A-Z]~~#"),
     ("A0A###~~~#",),
    ("rs######", "rs########", "rs#####"), ("#[A-Z]~~", "#~[A-Z]~"), ("GO:00#####",),
     ("HP:000####",),
    ("CHEBI:#####", "CHEBI:####"), ("CHEMBL######", "CHEMBL####"), ("DB0####",), ("HMDB00#####",),
     ("C#####",),
    ("hsa-mir-###", "hsa-let-7[a-g]"), ("IPR00####",), ("PF0####",), ("MGI:#######", "MGI:######"),
     ("HGNC:#####",),
    ("FBgn00#####",), ("WBGene000#####",), ("AT#G#####",), ("Y[A-P][LR]###[CW]",),
     ("TCGA-##-####-01A",),
    ("ACH-00####",), ("CVCL_####", "CVCL_~~~~"), ("EPI_ISL_######", "EPI_ISL_#######"),
     ("AB_######", "AB_#######"),
    ("Q#######", "Q#####", "Q######"), ("way/#########", "node/##########"), ("tt0######",
     "tt########"),
    ("nm0######",), ("OL#######W",), ("OL#######M",), ("B0#~~~~~~~",),
     ("UC&&&&&&&&&&&&&&&&&&&&&&",),
    ("&&&&&&&&&&&",), ("&&&&&&&&&&&&&&&&&&&&&&",), ("ChIJ&&&&&&&&&&&&&&&&&&&&&&&",),
     ("USW000#####",), ("USC00######",),
    ("ASN000#####",), ("0[1-9]######",), ("####-####-##",), ("GHCND:USW000#####",), ("HD ######",
     "HD #####"),
    ("TYC ####-###-1",), ("KIC #######", "KIC ########"), ("20## ??##", "20## ??#"),
     ("J######.#+######",),
)  # fmt: skip


@identifier_generator(weight=2.0)
def accessions(rng: np.random.Generator, n: int) -> list[str]:
    """Write accession numbers of databases: genes, proteins, samples, stars, stations, works."""
    cells = fill_any(rng, choose(rng, _DATABASES), n)
    if sometimes(rng, 0.08):
        head = choose(rng, ("NCBI:", "ID:", "uniprot|", "ref|", "gi|", "db:"))
        cells = [head + c for c in cells]
    return cells


_TOKENS = (
    "^" * 24, "&" * 15, "&" * 18, "0[0-9A-HJKMNP-TV-Z]" + "[0-9A-HJKMNP-TV-Z]" * 24,
    "i-0" + "^" * 16,
    "vol-0" + "^" * 16, "row-****.****_****-****", "****-****", "~~~~~~~~", "~~~~~~", "&&&&&&&&",
    "&&&&&&&&&&&&",
    "**********", "*" * 20, "[0-9a-z]" * 9, "[0-9a-z]" * 12, "~~~~-~~~~-~~~~", "~~~~~-~~~~~-~~~~~",
    "****##", "**##-****", "[0-9a-z]" * 4 + "-" + "[0-9a-z]" * 4, "0x^^^^", "0x^^^^^^^^",
    "[0-9A-F]" * 5, "^^^^^", "[0-9A-F]" * 14, "^^^^^^^^^^^^^^", "[0-9A-F][0-9A-F] " * 3 + "##",
    "&&&&&&&&&&&&&&&&&&&&&", "gml.^^^^^^^^", "_&&&&&&&&", "ID_^^^^^^^^^^^^", "{^^^^^^^^}",
    "g_^^^^^^^^^^",
)  # fmt: skip


@identifier_generator(weight=1.6, ignore=("hash",))
def tokens_and_hex_ids(rng: np.random.Generator, n: int) -> list[str]:
    """Write ids that a program drew: base 62, ULID, object ids, short hexadecimal numbers."""
    pattern = choose(rng, _TOKENS).replace("{", "").replace("}", "")
    return fill(rng, pattern, n)


@identifier_generator(weight=3.5)
def codes_of_one_shape(rng: np.random.Generator, n: int) -> list[str]:
    """Write keys, SKUs and article numbers of one random shape, sometimes of several."""
    count = 1 if sometimes(rng, 0.75) else int(rng.integers(2, 5))
    made = [fill(rng, random_shape(rng, 5, 16), n) for _ in range(count)]
    which = rng.integers(count, size=n).tolist()
    cells = [made[k][i] for i, k in enumerate(which)]
    return [c.lower() for c in cells] if sometimes(rng, 0.12) else cells


@identifier_generator(weight=2.5)
def keys_of_parts(rng: np.random.Generator, n: int) -> list[str]:
    """Join parts to a key: codes, numbers, words, dates, with one separator or several."""
    short = [c.upper() for c in choices(rng, word_list("keys", "code words"), 12)]
    words = sample(rng, plain("en", 150, 9000), 60)
    slots: dict[str, Slot] = {
        "abc": short, "word": words, "Word": [w.capitalize() for w in words],
        "num": [str(v) for v in key_numbers(rng, max(n, 2)).tolist()],
        "few": [str(v) for v in rng.integers(1, 90, 6).tolist()],
        "date": [f"20{y:02d}{m:02d}{d:02d}" for y, m, d in zip(
            rng.integers(5, 26, 40), rng.integers(1, 13, 40), rng.integers(1, 29, 40),
            strict=True)],
        "day": [f"20{y:02d}-{m:02d}-{d:02d}" for y, m, d in zip(
            rng.integers(5, 26, 40), rng.integers(1, 13, 40), rng.integers(1, 29, 40),
            strict=True)],
    }  # fmt: skip
    shapes = (
        "{abc}_{num}", "{num}_{abc}", "{few}_{num}", "{num}_{few}", "{num}_{abc}_{few}_{few}",
        "{num}__{few}",
        "{abc}.{num}", "{Word}.{num}", "{word}.{num}", "{abc}{few}-{num}", "{date}-{num}",
        "{abc}_{date}_{few}",
        "{day}_{num}", "{abc}-{day}", "{day}-{abc}-{few}", "{num}-{few}-{few}", "{abc}-{abc}-{num}",
        "{abc}/{few}/{num}",
        "{few}{abc}{num}", "{abc}:{num}", "{word}:{num}", "{word}/{num}", "{abc}|{num}",
        "{num}|{few}", "{abc}#{num}",
        "{abc}-{num}-{few}", "{few}.{few}.{num}", "{few}-{abc}", "{few}{abc}-{##}{?}",
        "{abc}.{few}.{num}", "{?}{##}-{??}-{num}",
        "{word}_{few}_{num}", "{abc}_{few}{?}", "{few}_{num}{?}_{few}.{#}", "{num}{?}", "{num}-{?}",
        "{?}{num}", "{num}{?}{?}",
        "{abc} {num}", "{abc} {few}-{num}", "{num}.{few}", "{num}/{few}", "({abc}){num}",
        "{abc}{num}{abc}", "{few}-{num}",
        "{abc}-{?}{#}-{num}", "{Word}-{num}", "{Word}{few}_{date}", "urn:{word}:{num}",
        "{word}.{word}.{num}", "{word}-{date}", "{abc}-{###}-{num}-{#}-{#}",
        "{abc}-{###}-{num}-{few}", "{num}_{num}", "{abc}{#}.{########}", "{abc}-{abc}{######}-#{#}",
        "{num}{few}{?}{?}", "{###}_{###}{?}_{##}.{#}", "{abc}.{date}.{num}", "{few}.{abc}.{date}",
    )  # fmt: skip
    return compose(rng, subset(rng, shapes, 1, 1 if sometimes(rng, 0.8) else 3), n, slots)


@identifier_generator(weight=1.8)
def slugs(rng: np.random.Generator, n: int) -> list[str]:
    """Write slugs and keys of words: ``green-valley-school``, ``orders.total``."""
    words = plain(choose(rng, ("en", "en", "en", "de", "fr", "es", "nl")), 100, 9000)
    joiner = choose(rng, ("-", "-", "-", "-", "_", "_", "."))
    slots: dict[str, Slot] = {"w": words}
    shapes = (
        "{w}-{w}", "{w}-{w}-{w}", "{w}-{w}-{w}-{w}", "{w}-{w}-{2000-2025}", "{w}-{w}-{1-900}",
        "{w}-{##}",
        "{w}-{w}-{w}-{^^^^^^}", "{w}-{of|the|in|and|for}-{w}-{w}", "{1-900}-{w}-{w}",
        "{w}-{w}-{w}-{w}-{w}",
        "{w}-{##}-{w}", "{2000-2025}-{01-12}-{w}-{w}", "{w}{1-99}",
    )  # fmt: skip
    cells = compose(rng, subset(rng, shapes, 1, 4), n, slots)
    cells = [c.replace("-", joiner) for c in cells]
    if sometimes(rng, 0.12):
        cells = [c.upper() for c in cells]
    return cells


def _cas(rng: np.random.Generator, n: int) -> list[str]:
    widths = rng.integers(2, 7, size=n)
    numbers = rng.integers(0, 9, size=n) * 100 + rng.integers(0, 10 ** (widths + 1))
    numbers += 5000
    check = np.zeros(n, dtype=np.int64)
    rest = numbers.copy()
    for weight in range(1, 10):
        check += weight * (rest % 10)
        rest //= 10
    return [
        f"{v // 100}-{v % 100:02d}-{c}"
        for v, c in zip(numbers.tolist(), (check % 10).tolist(), strict=True)
    ]


@identifier_generator(weight=0.5, ignore=("code",))
def cas_numbers(rng: np.random.Generator, n: int) -> list[str]:
    """Write CAS registry numbers of chemicals, with their check digit."""
    cells = _cas(rng, n)
    return ["CAS " + c for c in cells] if sometimes(rng, 0.08) else cells
