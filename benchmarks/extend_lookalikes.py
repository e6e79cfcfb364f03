"""What a label that is taught takes from the labels whose cells look like its own.

Each class is taught from five columns of 25 cells, several times. Then columns of its look-alikes,
simulated or made here, are judged before and after: how many of them get the taught label, and how
many lose the label they had. Columns of the class itself are judged too: a label that takes
nothing because it is never given would be worth nothing.
"""

from __future__ import annotations

import sys
import warnings
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from _report import finish, parser, table

from pandas_semtype.sampling import ColumnSample
from pandas_semtype.simon.classifier import SimonClassifier
from pandas_semtype.simon.simulate import all_sources
from pandas_semtype.simon.simulate.corpus import draw_column, sample_of

Rng = np.random.Generator
EXAMPLES, CELLS = 5, 25


@dataclass(frozen=True)
class Taught:
    """Hold a class that is taught, and the labels whose columns look like its own.

    Parameters
    ----------
    make : callable
        ``(random generator, number of cells) -> cells`` of one column.
    near : tuple of str
        Labels of the catalogue.
    strangers : mapping of str to callable
        Other columns that look alike, made like those of `make`.
    """

    make: Callable[[Rng, int], list[str]]
    near: tuple[str, ...]
    strangers: Mapping[str, Callable[[Rng, int], list[str]]]


def digits(rng: Rng, n: int) -> str:
    """Return `n` digits, the first not 0."""
    return str(rng.integers(1, 10)) + "".join(map(str, rng.integers(0, 10, n - 1)))


def with_check_digit(body: str, modulus: int, weights: Sequence[int]) -> str:
    """Return digits with a weighted check digit behind."""
    total = sum(int(d) * weights[i % len(weights)] for i, d in enumerate(body))
    return body + str(-total % modulus % 10)


def of(words: str) -> Callable[[Rng, int], list[str]]:
    """Return a maker of columns of words, each column from some of them."""
    known = [word.strip() for word in words.split(",")]

    def make(rng: Rng, n: int) -> list[str]:
        some = rng.permutation(known)[: int(rng.integers(len(known) // 2, len(known) + 1))]
        return [str(word) for word in rng.choice(some, n)]

    return make


def repeated(cell: Callable[[Rng], str]) -> Callable[[Rng, int], list[str]]:
    """Return a maker of columns of cells that have nothing in common but their kind."""
    return lambda rng, n: [cell(rng) for _ in range(n)]


LETTERS = np.array(list("ABCDEFGHIJKLMNOPQRSTUVWXYZ"))


def letters(rng: Rng, n: int) -> str:
    """Return `n` capitals."""
    return "".join(rng.choice(LETTERS, n))


CLASSES: dict[str, Taught] = {
    # Thirteen digits of a kind, beside all other numbers of thirteen digits.
    "pallet_number": Taught(
        repeated(lambda r: with_check_digit("29" + digits(r, 10), 10, (1, 3))),
        ("ean", "unix_time", "isbn", "phone", "int", "identifier"),
        {
            "13 digits": repeated(lambda r: digits(r, 13)),
            "milliseconds": repeated(lambda r: str(int(r.integers(946_684_800_000, 1.7e12)))),
        },
    ),
    "river": Taught(
        of(
            "Danube, Rhine, Elbe, Oder, Vistula, Loire, Rhone, Ebro, Tagus, Douro, Po, Tiber, "
            "Thames, Severn, Volga, Don, Dnieper, Ural, Nile, Congo, Niger, Zambezi, Orinoco, "
            "Amazon, Parana, Ganges, Indus, Mekong, Yangtze, Murray, Darling, Yukon"
        ),
        ("city", "county", "country", "state", "place_name", "last_name", "language"),
        {},
    ),
    "dialect": Taught(
        of(
            "Bavarian, Swabian, Saxon, Alemannic, Franconian, Low German, Ripuarian, Walloon, "
            "Picard, Gascon, Provencal, Andalusian, Leonese, Neapolitan, Sicilian, Venetian, "
            "Lombard, Scouse, Geordie, Cockney, Brummie, Doric, Scanian, Jutlandic, Gheg, Tosk"
        ),
        ("language", "nationality", "country", "city", "ethnicity", "state"),
        {},
    ),
    "station_code": Taught(
        repeated(lambda r: letters(r, 3)),
        ("airport_code", "currency_code", "country_code", "stock_ticker", "state", "code"),
        {},
    ),
    "paint": Taught(
        of(
            "Cerulean, Payne's Grey, Burnt Umber, Raw Sienna, Viridian, Alizarin Crimson, "
            "Titanium White, Ivory Black, Cadmium Red, Naples Yellow, Prussian Blue, Sap Green, "
            "Yellow Ochre, Quinacridone Gold, Davy's Grey, Manganese Blue, Indian Yellow, Sepia"
        ),
        ("color", "product", "first_name", "categorical", "city"),
        {},
    ),
    "ticket": Taught(
        repeated(lambda r: f"{letters(r, 2)}-{digits(r, 4)}"),
        ("license_plate", "identifier", "code", "postal_code", "version"),
        {"three letters, four digits": repeated(lambda r: f"{letters(r, 3)}-{digits(r, 4)}")},
    ),
    "locker": Taught(
        repeated(lambda r: f"{r.choice(list('ABCDEF'))}{r.integers(1, 60)}"),
        ("icd_code", "house_number", "code", "identifier", "categorical", "quarter"),
        {},
    ),
    "opening": Taught(
        repeated(lambda r: f"{r.integers(6, 11)}-{r.integers(16, 23)}h"),
        ("time", "year_range", "datetime", "duration", "measure"),
        {},
    ),
}


def simulated(label: str, seed: int, count: int) -> list[ColumnSample]:
    """Draw columns of a label that are in no training and no replay set."""
    rng, sources = np.random.default_rng((seed, 123_456_789)), all_sources()
    samples = []
    for _ in range(count if label in sources else 0):
        n_rows = int(np.exp(rng.uniform(np.log(12), np.log(300))))
        cells, _, _ = draw_column(rng, (label,), n_rows, sources)
        samples.append(sample_of([cells[i] for i in rng.permutation(n_rows)]))
    return samples


def made(make: Callable[[Rng, int], list[str]], seed: int, count: int) -> list[ColumnSample]:
    """Make columns of 12 to 300 cells."""
    rng = np.random.default_rng((seed, 987_654_321))
    sizes = np.exp(rng.uniform(np.log(12), np.log(300), count)).astype(int)
    return [sample_of(make(rng, int(n))) for n in sizes]


def verdicts(model: Any, samples: Sequence[ColumnSample]) -> list[str]:
    """Return the labels of a model on columns, by their cells."""
    return [verdict.label for verdict in model.infer_samples(samples)[0]]


def rows_of(model: SimonClassifier, name: str, seeds: Sequence[int], count: int) -> list[dict]:
    """Teach a class, and return what it takes of each look-alike, summed over the seeds."""
    known = CLASSES[name]
    columns = {label: simulated(label, 7, count) for label in known.near}
    columns |= {kind: made(make, 8, count) for kind, make in known.strangers.items()}
    columns = {"itself": made(known.make, 9, count), **columns}
    before = {kind: verdicts(model, samples) for kind, samples in columns.items()}
    rows = {
        kind: {"class": name, "of": kind, "columns": 0, "taken": 0, "changed": 0}
        for kind in columns
    }
    for seed in seeds:
        rng = np.random.default_rng((seed, 5))
        examples = [known.make(rng, CELLS) for _ in range(EXAMPLES)]
        extended = model.extend(name, examples, random_state=seed)
        for kind, samples in columns.items():
            after = verdicts(extended, samples)
            rows[kind]["columns"] += len(samples)
            rows[kind]["taken"] += after.count(name)
            rows[kind]["changed"] += sum(a != b for a, b in zip(after, before[kind], strict=True))
    return list(rows.values())


def report(results: Mapping[str, Any]) -> dict[str, str]:
    """Return what each class takes, and a sentence."""
    rows = results["rows"]
    others = [row for row in rows if row["of"] != "itself"]
    own = [row for row in rows if row["of"] == "itself"]
    taken, total = (sum(row[key] for row in others) for key in ("taken", "columns"))
    found, asked = (sum(row[key] for row in own) for key in ("taken", "columns"))
    summary = (
        f"{len(own)} classes, each taught {results['seeds']} times from {EXAMPLES} columns of "
        f"{CELLS} cells: {taken} of {total} columns of their look-alikes "
        f"({taken / max(1, total):.4f}) get the taught label; {found} of {asked} columns of the "
        f"classes themselves do ({found / max(1, asked):.3f}). Model `{results['model']}`."
    )
    lines = []
    for row in own:
        near = [other for other in others if other["class"] == row["class"]]
        most = sorted(near, key=lambda other: -other["taken"] / max(1, other["columns"]))
        names = [
            f"{other['of']} {other['taken']} of {other['columns']}"
            for other in most
            if other["taken"]
        ]
        lines.append(
            (
                f"`{row['class']}`",
                f"{row['taken']} of {row['columns']}",
                ", ".join(other["of"] for other in near),
                ", ".join(names) or "nothing",
            )
        )
    header = ("taught", "found again", "look-alikes", "taken from them")
    return {"lookalikes": f"{summary}\n\n{table(header, lines)}"}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the benchmark."""
    command = parser(__doc__)
    command.add_argument("--model", default="simon_v2", help="preset or directory")
    command.add_argument("--classes", nargs="+", choices=tuple(CLASSES))
    options = command.parse_args(arguments)
    model = SimonClassifier.load(options.model)
    names = options.classes or (["river", "ticket"] if options.quick else list(CLASSES))
    n_seeds, count = (1, 4) if options.quick else (3, 40)
    seeds = range(options.seed, options.seed + n_seeds)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # types that are known, labels that are forgotten
        rows = [row for name in names for row in rows_of(model, name, seeds, count)]
    finish(
        options,
        "extend_lookalikes",
        {"model": model.model_id, "seeds": n_seeds, "rows": rows},
        report,
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
