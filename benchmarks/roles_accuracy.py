"""How often columns get the right role: of SortingHat by table, and of whole public tables.

With --data DIR, a folder with train.csv of SortingHat, the model of roles is fitted on four fifths
of its tables, and asked about the others, five times; a column is given by five cells and its
counts. With --real FILE the columns of portals are fitted on too, as in the shipped model; with
--by-column the folds are of columns, so that most tables are known, as in published figures.
--tables asks the shipped model about whole tables that vega_datasets, statsmodels and
bokeh_sampledata ship; roles_tables.csv has their roles, written down by hand before any was asked,
with a | where two are as good. Other packages that sort columns are asked where they are installed.
"""

from __future__ import annotations

import csv
import importlib.util
import json
import sys
import warnings
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pandas as pd
from _report import finish, parser, table

import pandas_semtype

PARTS = ("sortinghat", "sortinghat_columns", "tables")
HERE = Path(__file__).resolve().parent
FOLDERS = {
    "vega": ("vega_datasets", "_data"),
    "bokeh": ("bokeh_sampledata", "_data"),
    "statsmodels": ("statsmodels", "datasets"),
}


def truth() -> dict[str, dict[str, set[str]]]:
    """Return the roles that are right, by table and column."""
    found: dict[str, dict[str, set[str]]] = {}
    with open(HERE / "roles_tables.csv", encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            found.setdefault(row["table"], {})[row["column"]] = set(row["roles"].split("|"))
    return found


def file_of(name: str) -> Path | None:
    """Return the file of a table, None if its package is not installed."""
    owner, _, stem = name.partition("/")
    package, folder = FOLDERS[owner]
    spec = importlib.util.find_spec(package)
    if spec is None or spec.origin is None:
        return None
    root = Path(spec.origin).parent
    names = {f"{stem}.csv", f"{stem}.csv.gz", f"{stem}.json"}
    if owner == "statsmodels":
        folder = f"datasets/{stem}"
        names.add("data.csv")
    places = sorted(path for path in (root / folder).rglob("*") if path.name in names)
    return places[0] if places else None


def whole_tables() -> Iterator[tuple[str, pd.DataFrame, dict[str, set[str]]]]:
    """Yield the tables whose packages are installed, with the roles of their columns."""
    for name, roles in truth().items():
        path = file_of(name)
        if path is None:
            print(f"{name} is not installed", file=sys.stderr)
            continue
        frame = pd.read_json(path) if path.suffix == ".json" else pd.read_csv(path)
        frame.columns = [str(column).strip() for column in frame.columns]
        yield name, frame[list(roles)], roles


def by_skrub(frame: pd.DataFrame) -> dict[str, set[str]]:
    """Return what the kinds of skrub's TableVectorizer stand for, in its favour."""
    from skrub import TableVectorizer

    means = {
        "numeric": {"numeric"},
        "datetime": {"datetime"},
        "low_cardinality": {"categorical"},
        "high_cardinality": {"text", "other", "identifier"},
    }
    fitted = TableVectorizer().fit(frame)
    kinds = {c: kind for kind, columns in fitted.kind_to_columns_.items() for c in columns}
    return {column: means.get(kinds.get(column, ""), {"empty"}) for column in frame}


def by_woodwork(frame: pd.DataFrame) -> dict[str, set[str]]:
    """Return what the logical types of woodwork stand for, in its favour."""
    import woodwork  # noqa: F401

    means = {
        "Categorical": {"categorical"}, "Ordinal": {"ordinal"}, "Datetime": {"datetime"},
        "NaturalLanguage": {"text"}, "URL": {"url"}, "PostalCode": {"categorical"},
        "CountryCode": {"categorical"}, "Unknown": {"other", "identifier", "text", "empty"},
        "EmailAddress": {"other"}, "PersonFullName": {"other"}, "Address": {"other"},
    }  # fmt: skip
    frame.ww.init()
    out = {}
    for column, kind in frame.ww.logical_types.items():
        name = type(kind).__name__
        plain = {"categorical"} if "Boolean" in name else {"numeric"}
        out[column] = means.get(name, plain)
    return out


def by_dtype(frame: pd.DataFrame) -> dict[str, set[str]]:
    """Return what dtypes say: numbers, or something else."""
    number = pd.api.types.is_numeric_dtype
    return {c: {"numeric"} if number(frame[c]) else {"categorical"} for c in frame}


def of_tables(model: str, seed: int) -> dict[str, Any]:
    """Return the accuracy of every way on whole tables."""
    right: dict[str, list[bool]] = {}
    faults: list[list[str]] = []
    n_tables = 0
    for name, frame, roles in whole_tables():
        n_tables += 1
        ways: dict[str, Any] = {"dtypes": by_dtype}
        if importlib.util.find_spec("skrub"):
            ways["skrub"] = by_skrub
        if importlib.util.find_spec("woodwork"):
            ways["woodwork"] = by_woodwork
        for way, ask in ways.items():
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                answers = ask(frame.copy())
            right.setdefault(way, []).extend(bool(answers[c] & roles[c]) for c in roles)
        for way, names in (("roles, values only", False), ("roles, with names", True)):
            result = pandas_semtype.infer(frame, model=model, use_names=names, random_state=seed)
            found = result.roles
            right.setdefault(way, []).extend(found[c] in roles[c] for c in roles)
            if not names:
                faults += [[f"{name}: {c}", found[c]] for c in roles if found[c] not in roles[c]]
    if not n_tables:
        needed = "vega_datasets statsmodels bokeh_sampledata"
        raise SystemExit(f"No table is installed. Install {needed}.")
    accuracy = {way: sum(hits) / len(hits) for way, hits in right.items()}
    return {
        "model": pandas_semtype.load(model).model_id,
        "tables": n_tables,
        "columns": len(right["dtypes"]),
        "accuracy": accuracy,
        "faults": faults,
    }


def report(results: Mapping[str, Any]) -> dict[str, str]:
    """Return the blocks of the page on roles."""
    blocks = {}
    if "sortinghat" in results:
        folds = dict(results["sortinghat"])
        for way, one in results.get("sortinghat_columns", {}).items():
            folds[f"split by column, {way}"] = one
        roles = list(next(iter(folds.values()))["f1"])
        rows = [["accuracy", *(f"{one['accuracy']:.3f}" for one in folds.values())]]
        rows += [
            ["mean of the tables", *(f"{one['mean_of_tables']:.3f}" for one in folds.values())]
        ]
        apart = "accuracy without the table with most errors"
        rows += [[apart, *(f"{one['without_worst']:.3f}" for one in folds.values())]]
        for role in roles:
            scores = (f"{one['f1'][role]:.3f}" for one in folds.values())
            rows.append([f"F1 of `{role}`", *scores])
        blocks["roles_sortinghat"] = table(["", *folds], rows)
    if "tables" in results:
        found = results["tables"]
        ways = sorted(found["accuracy"].items(), key=lambda pair: pair[1])
        title = f"accuracy, {found['columns']} columns of {found['tables']} tables"
        blocks["roles_tables"] = table(["", title], [[way, f"{value:.3f}"] for way, value in ways])
    return blocks


def main() -> None:
    """Run what was asked for."""
    options = parser(__doc__)
    options.add_argument("--data", type=Path, help="folder with train.csv of SortingHat")
    options.add_argument("--real", type=Path, help="labelled.jsonl.gz of portals")
    options.add_argument(
        "--by-column", action="store_true", help="split SortingHat by column, as papers do"
    )
    options.add_argument("--tables", action="store_true", help="ask about whole public tables")
    options.add_argument("--model", default="simon_v2", help="the network that is asked")
    options.add_argument("--cache", type=Path, help="folder in which scores are kept")
    chosen = options.parse_args()
    # The two parts need other packages, so that each may be measured on its own.
    results: dict[str, Any] = {}
    if chosen.json is not None and chosen.json.is_file():
        stored = json.loads(chosen.json.read_text(encoding="utf-8"))
        results = {part: stored[part] for part in PARTS if part in stored}
    if chosen.data is not None:
        from pandas_semtype.simon.training.roles.validation import validated

        results["sortinghat_columns" if chosen.by_column else "sortinghat"] = validated(
            chosen.data / "train.csv", chosen.real, chosen.model, chosen.cache,
            by="column" if chosen.by_column else "table",
        )  # fmt: skip
    if chosen.tables or chosen.data is None:
        results["tables"] = of_tables(chosen.model, chosen.seed)
    finish(chosen, "roles_accuracy", results, report)


if __name__ == "__main__":
    main()
