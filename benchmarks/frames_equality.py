"""Whether each engine gives what pandas gives for the same rows: samples, verdicts and roles.

The frame of `tests/frames/families.py` has a column of every kind of dtype. It is handed to each
engine as the tests do, and what an engine holds otherwise is named, with the reason that
`tests/frames/engines.py` states; without these columns everything is compared once more. Engines
that are not installed are left out, and keep the results that the file has from another
environment: Modin and pyspark.pandas need pandas 2.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
import warnings
from collections.abc import Callable, Iterator, Mapping, Sequence
from importlib import metadata
from pathlib import Path
from typing import Any

import pandas as pd
from _report import ROOT, finish, parser, table

sys.path.insert(0, str(ROOT / "tests" / "frames"))

SHOWN = {
    "arrow": "pyarrow `Table`",
    "arrow batch": "pyarrow `RecordBatch`",
    "arrow chunks": "pyarrow `Table` in chunks",
    "arrow dataset": "pyarrow `Dataset`",
    "arrow stream": "`__arrow_c_stream__`",
    "parquet": "path of Parquet",
    "folder": "folder of Parquet",
    "csv": "path of CSV",
    "polars": "polars `DataFrame`",
    "polars lazy": "polars `LazyFrame`",
    "polars scan": "polars, scanned Parquet",
    "narwhals": "narwhals of polars",
    "narwhals lazy": "narwhals, lazy",
    "duckdb": "DuckDB, from Arrow",
    "duckdb file": "DuckDB, of Parquet",
    "ibis": "Ibis on DuckDB",
    "dask": "Dask, 4 partitions",
    "modin": "Modin",
    "spark": "PySpark, of Parquet",
    "spark arrow": "PySpark, `createDataFrame`",
    "pandas on spark": "pyspark.pandas",
    "mapping": "mapping of Series",
    "lists": "mapping of lists",
}
"""Engines in the order of the table."""

PACKAGES = {
    "polars": "polars", "narwhals": "narwhals", "duckdb": "duckdb", "ibis": "ibis-framework",
    "dask": "dask", "modin": "modin", "spark": "pyspark", "pandas": "pyspark",
}  # fmt: skip
"""The package of an engine, by the first word of its name; Arrow else."""


def compared(
    make: Callable[[pd.DataFrame], Any], frame: pd.DataFrame, known: Mapping[str, str]
) -> dict[str, Any]:
    """Return which columns differ from pandas, known ones included, and what is equal without."""
    import pandas_semtype
    from pandas_semtype.frames import source_of
    from pandas_semtype.sampling import sample_frame

    source = source_of(make(frame))
    found = source.samples(range(frame.shape[1]), max_rows=512, seed=0)
    pairs = zip(frame, found, sample_frame(frame), strict=True)
    other = [str(name) for name, one, expected in pairs if one != expected or name in known]
    same = frame.drop(columns=other)
    result, expected = pandas_semtype.infer(make(same)), pandas_semtype.infer(same)
    counts = [p.uniqueness for p in result] == [p.uniqueness for p in expected]
    evidence = pandas_semtype.collect_evidence(make(same))
    return {
        "columns": frame.shape[1],
        "differing": other,
        "verdicts": result == expected,
        "roles": result.roles.equals(expected.roles) and counts,
        "evidence": evidence == pandas_semtype.collect_evidence(same),
    }


def spark_session() -> Any:
    """Return a session on two cores of this machine."""
    os.environ["PYSPARK_PYTHON"] = os.environ["PYSPARK_DRIVER_PYTHON"] = sys.executable
    os.environ.setdefault("SPARK_LOCAL_IP", "127.0.0.1")
    from pyspark.sql import SparkSession

    session = (
        SparkSession.builder.master("local[2]")
        .config("spark.ui.enabled", "false")
        .config("spark.driver.memory", "1g")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.sql.shuffle.partitions", "2")
        .config("spark.sql.session.timeZone", "UTC")
        .config("spark.sql.timeType.enabled", "true")
        .getOrCreate()
    )
    session.sparkContext.setLogLevel("OFF")
    return session


def makers(
    frame: pd.DataFrame, folder: Path, chosen: Sequence[str]
) -> Iterator[tuple[str, Callable[[pd.DataFrame], Any], pd.DataFrame]]:
    """Yield each engine that is installed, what hands a frame to it, and the frame to compare."""
    from engines import ENGINES, SPARK_ENGINES

    os.environ.setdefault("MODIN_ENGINE", "python")  # no cluster of its own

    for engine, make in ENGINES.items():
        if engine in chosen:
            yield engine, lambda given, make=make: make(given, folder), frame
    if "csv" in chosen:
        frame.to_csv(folder / "frame.csv", index=False)
        text: dict[str, Any] = {"dtype": str, "keep_default_na": False, "na_values": [""]}

        def of_csv(given: pd.DataFrame) -> Path:
            given.to_csv(folder / "given.csv", index=False)
            return folder / "given.csv"

        yield "csv", of_csv, pd.read_csv(folder / "frame.csv", **text)
    if not set(chosen) & set(SPARK_ENGINES):
        return
    session = spark_session()
    for engine, of_spark in SPARK_ENGINES.items():
        if engine in chosen:  # pyspark.pandas knows no times of day
            given = frame.drop(columns="time") if engine == "pandas on spark" else frame
            yield engine, lambda given, make=of_spark: make(session, given, folder), given
    session.stop()


def measured(n_rows: int, chosen: Sequence[str]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield what each engine that is installed gives."""
    import pytest
    from engines import differing
    from families import families

    frame = families(n_rows)
    with tempfile.TemporaryDirectory() as name:
        for engine, make, given in makers(frame, Path(name), chosen):
            try:
                one = compared(make, given, differing(engine))
            except pytest.skip.Exception:
                continue
            package = PACKAGES.get(engine.partition(" ")[0], "pyarrow")
            reasons = differing(engine)
            yield (
                engine,
                {
                    **one,
                    "reasons": {column: reasons.get(column, "") for column in one["differing"]},
                    "package": f"{package} {metadata.version(package)}",
                    "pandas": metadata.version("pandas"),
                },
            )


def report(results: Mapping[str, Any]) -> dict[str, str]:
    """Return one row per engine."""
    engines = results["engines"]
    rows = []
    for engine, shown in SHOWN.items():
        if engine not in engines:
            continue
        one = engines[engine]
        n_same = one["columns"] - len(one["differing"])
        by_reason: dict[str, list[str]] = {}
        for column, reason in one["reasons"].items():
            by_reason.setdefault(reason, []).append(f"`{column}`")
        why = "; ".join(f"{', '.join(columns)}: {text}" for text, columns in by_reason.items())
        rows.append(
            [
                shown,
                f"{one['package']}, pandas {one['pandas']}",
                f"{n_same} of {one['columns']}",
                *("yes" if one[key] else "no" for key in ("verdicts", "roles", "evidence")),
                why,
            ]
        )
    header = ["frame", "with", "equal columns", "verdicts", "roles, counts", "evidence", "why not"]
    return {"frames_equality": table(header, rows)}


def main(arguments: Sequence[str] | None = None) -> int:
    options_parser = parser(__doc__)
    options_parser.add_argument("--rows", type=int, default=1500)
    options_parser.add_argument("--engines", nargs="*", default=list(SHOWN), choices=list(SHOWN))
    options = options_parser.parse_args(arguments)
    n_rows = 300 if options.quick else options.rows
    known: dict[str, Any] = {}
    if options.json is not None and options.json.is_file():
        known = json.loads(options.json.read_text(encoding="utf-8"))["engines"]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of the engines, of releases they do not know
        for engine, one in measured(n_rows, options.engines):
            known[engine] = one  # written at once: a run may take long
            engines = {name: known[name] for name in SHOWN if name in known}
            finish(options, "frames_equality", {"rows": n_rows, "engines": engines})
    engines = {name: known[name] for name in SHOWN if name in known}
    print(report({"engines": engines})["frames_equality"])
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
