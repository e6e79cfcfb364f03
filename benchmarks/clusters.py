"""Evidence and samples of long tables on a cluster of this machine: Dask and Spark.

``--rows-dask`` and ``--rows-spark`` say how long the tables are. They are made as Parquet files in
a temporary folder, read back by the engine, and typed by a sample and by evidence of every row;
then roles are asked for. CPU seconds are those of the driver, and of all processes below it; wall
seconds depend on what else runs. Memory is resident, looked at ten times a second: of the driver,
of the largest process below it, and of these together. Results of an engine that is not run
this time stay in the file.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from _report import finish, parser, table

COLUMNS = 5
WIDE, LONG, WORKERS = 1000, 10**9, 100  # what is extrapolated to: columns, rows, workers
DRAWN = 512  # rows of a sample, and so partitions at most that are read for it
ROWS = {"dask": 50_000_000, "spark": 5_000_000}
FILE_ROWS = 250_000


def write_table(folder: Path, n_rows: int, seed: int) -> None:
    """Write files of a table with five columns."""
    import numpy as np
    import pandas as pd

    rng = np.random.default_rng(seed)
    towns = np.array(["Oslo", "Lima", "Bonn", "Kyiv", "Quito", "Porto", "Turin", "Turku"])
    for number, start in enumerate(range(0, n_rows, FILE_ROWS)):
        i = np.arange(start, min(start + FILE_ROWS, n_rows))
        frame = pd.DataFrame(
            {
                "mail": [f"user{k}@example.org" for k in i],
                "town": rng.choice(towns, len(i)),
                "price": rng.integers(0, 100_000, len(i)) / 100,
                "day": np.datetime64("2020-01-01") + rng.integers(0, 1500, len(i)),
                "visits": rng.poisson(3, len(i)),
            }
        )
        frame.to_parquet(folder / f"part-{number:05d}.parquet", index=False)


def children() -> list[int]:
    """Return the processes below this one, where /proc tells."""
    parents = {}
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            parents[int(entry.name)] = int(
                (entry / "stat").read_text().rpartition(")")[2].split()[1]
            )
        except (OSError, ValueError, IndexError):
            continue
    found, added = {os.getpid()}, True
    while added:
        more = {pid for pid, parent in parents.items() if parent in found} - found
        found |= more
        added = bool(more)
    return sorted(found - {os.getpid()})


def resident_mb(pid: int) -> float:
    """Return the memory of a process, 0 if it is gone."""
    try:
        pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    except (OSError, ValueError, IndexError):
        return 0.0
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


def cpu_seconds(pids: Sequence[int]) -> dict[int, float]:
    """Return the CPU seconds of processes, those of their children that ended included."""
    tick = os.sysconf("SC_CLK_TCK")
    found = {}
    for pid in pids:
        try:
            fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        except OSError:
            continue
        found[pid] = sum(map(int, fields[11:15])) / tick
    return found


@contextmanager
def watched() -> Iterator[dict[str, float]]:
    """Note memory and CPU of this process and of those below it while something runs."""
    peaks = {"driver_mb": 0.0, "largest_mb": 0.0, "together_mb": 0.0, "below_cpu_s": 0.0}
    over = threading.Event()
    start = cpu_seconds(children())
    latest = dict(start)

    def watch() -> None:
        ended = False
        while not ended:  # also once at the end: what is quick would not be seen at all
            ended = over.wait(0.1)
            below = children()
            sizes = [resident_mb(pid) for pid in below]
            latest.update(cpu_seconds(below))
            peaks["driver_mb"] = max(peaks["driver_mb"], resident_mb(os.getpid()))
            peaks["largest_mb"] = max([peaks["largest_mb"], *sizes])
            peaks["together_mb"] = max(peaks["together_mb"], sum(sizes))

    thread = threading.Thread(target=watch, daemon=True)
    thread.start()
    try:
        yield peaks
    finally:
        over.set()
        thread.join()
        latest.update(cpu_seconds(children()))
        peaks["below_cpu_s"] = sum(latest.values()) - sum(start.values())


def measured(work: Callable[[], Any], n_rows: int, rows_touched: str) -> dict[str, Any]:
    """Return seconds, memory and what a piece of work found."""
    start, cpu = time.perf_counter(), time.process_time()
    with watched() as peaks:
        found = work()
    return {
        "wall_seconds": time.perf_counter() - start,
        "driver_cpu_seconds": time.process_time() - cpu,
        "workers_cpu_seconds": peaks["below_cpu_s"],
        "driver_peak_mb": peaks["driver_mb"],
        "worker_peak_mb": peaks["largest_mb"],
        "workers_together_peak_mb": peaks["together_mb"],
        "load": os.getloadavg()[1],
        "rows": n_rows,
        "rows_touched": rows_touched,
        "found": found.to_dict(),
    }


def each_way(
    frame: Any, n_rows: int, touched: Mapping[str, str], note: Callable[[str, Any], None]
) -> None:
    """Type a frame by a sample and by evidence, and find the roles of its columns."""
    import pandas_semtype

    pandas_semtype.infer({"warm": ["up"]})
    results, evidence = [], []

    def sampled() -> Any:
        results.append(pandas_semtype.infer(frame))
        return results[0].types

    def collected() -> Any:
        evidence.append(pandas_semtype.collect_evidence(frame))
        return pandas_semtype.infer_evidence(evidence[0]).types

    note("sample", measured(sampled, n_rows, touched["sample"]))
    found = measured(collected, n_rows, "every row, once")
    note("evidence", {**found, "evidence_bytes": len(evidence[0].to_bytes())})
    note("roles", measured(lambda: results[0].roles, n_rows, "every row, once"))


def with_dask(folder: Path, n_rows: int, note: Callable[[str, Any], None]) -> None:
    import dask.dataframe as dd
    from distributed import Client, LocalCluster

    with (
        LocalCluster(
            n_workers=2,
            threads_per_worker=1,
            memory_limit="2GiB",
            dashboard_address=None,
            host="127.0.0.1",
        ) as cluster,
        Client(cluster),
    ):
        frame = dd.read_parquet(folder)
        touched = {"sample": "those of partitions with drawn rows; lengths are in the files"}
        each_way(frame, n_rows, touched, note)


def with_spark(folder: Path, n_rows: int, note: Callable[[str, Any], None]) -> None:
    os.environ["PYSPARK_PYTHON"] = os.environ["PYSPARK_DRIVER_PYTHON"] = sys.executable
    os.environ.setdefault("SPARK_LOCAL_IP", "127.0.0.1")
    from pyspark.sql import SparkSession

    spark = (
        SparkSession.builder.master("local[2]")
        .config("spark.ui.enabled", "false")
        .config("spark.driver.memory", "2g")
        .config("spark.driver.host", "127.0.0.1")
        .getOrCreate()
    )
    spark.sparkContext.setLogLevel("ERROR")
    try:
        frame = spark.read.parquet(str(folder))
        touched = {"sample": "every row twice: counted, and numbered"}
        each_way(frame, n_rows, touched, note)
    finally:
        spark.stop()


def report(results: Mapping[str, Any]) -> dict[str, str]:
    """Return one row per engine and way."""
    rows = [
        [
            engine,
            way,
            f"{one['rows']:,}",
            f"{one['wall_seconds']:.0f}",
            f"{one['driver_cpu_seconds']:.1f}",
            f"{one['workers_cpu_seconds']:.0f}",
            f"{one['driver_peak_mb']:.0f}",
            f"{one['worker_peak_mb']:.0f}",
            one["rows_touched"],
        ]
        for engine, ways in results["engines"].items()
        for way, one in ways.items()
    ]
    header = [
        "engine", "way", "rows", "wall, s", "driver, CPU s", "workers, CPU s", "driver, MB",
        "largest worker, MB", "rows touched",
    ]  # fmt: skip
    return {"clusters": table(header, rows), "clusters_extrapolated": extrapolated(results)}


def extrapolated(results: Mapping[str, Any]) -> str:
    """Return what a table of 1,000 columns and 10^9 rows would take, from what was measured."""
    rows = []
    for engine, ways in results["engines"].items():
        for way, one in ways.items():
            cpu = one["driver_cpu_seconds"] + one["workers_cpu_seconds"]
            n_read = one["rows"] * (2 if way == "sample" and engine == "spark" else 1)
            wanted = LONG * (2 if way == "sample" and engine == "spark" else 1)
            if way == "sample" and engine == "dask":
                wanted = DRAWN * FILE_ROWS
            per_cell = cpu / (n_read * COLUMNS)
            total = per_cell * wanted * WIDE
            sent = {
                "sample": DRAWN * WIDE * 32,  # cells of 32 bytes
                "roles": WIDE * 64 * 2**10,
                "evidence": WIDE * one.get("evidence_bytes", 0) / COLUMNS,
            }[way]
            rows.append(
                [
                    engine,
                    way,
                    f"{per_cell * 1e6:.2f}",
                    f"{wanted:,}",
                    f"{total / 3600:,.0f}",
                    f"{total / WORKERS / 60:,.0f}",
                    f"{sent / 2**20:,.0f}",
                ]
            )
    header = [
        "engine", "way", "CPU per cell, µs", "rows read", "CPU hours",
        f"minutes on {WORKERS} cores", "MB a partition sends",
    ]  # fmt: skip
    return table(header, rows)


def kept(file: Path | None) -> dict[str, Any]:
    """Return the results of engines that the file has."""
    if file is None or not file.is_file():
        return {}
    known: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))["engines"]
    return known


def main(arguments: Sequence[str] | None = None) -> int:
    options_parser = parser(__doc__)
    options_parser.add_argument("--engine", choices=[*ROWS, "both"], default="both")
    options_parser.add_argument("--rows-dask", type=int, default=ROWS["dask"])
    options_parser.add_argument("--rows-spark", type=int, default=ROWS["spark"])
    options_parser.add_argument("--folder", type=Path, help="where the tables are written")
    options_parser.add_argument(
        "--table", type=Path, help="one that was written before; the rows are still to be given"
    )
    options = options_parser.parse_args(arguments)
    engines = kept(options.json)
    for engine, run in (("dask", with_dask), ("spark", with_spark)):
        if options.engine not in {engine, "both"}:
            continue
        n_rows = getattr(options, f"rows_{engine}")
        if options.quick:
            n_rows = min(n_rows, 20_000)
        found = engines[engine] = {}

        def note(way: str, one: Any, found: dict[str, Any] = found) -> None:
            found[way] = one  # written at once: a run may take long
            finish(options, "clusters", {"engines": engines}, report)

        with tempfile.TemporaryDirectory(dir=options.folder) as name:
            made = Path(name) if options.table is None else options.table
            if options.table is None:
                write_table(made, n_rows, options.seed)
            run(made, n_rows, note)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
