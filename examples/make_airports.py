"""Make ``airports.csv``: 250 airports of the package airportsdata, with derived columns.

Run it from anywhere: ``python examples/make_airports.py``.  The same version of airportsdata
gives the same file.
"""

from __future__ import annotations

import argparse
import csv
import random
from collections.abc import Iterator, Sequence
from pathlib import Path

ROWS = 250
SEED = 0
FILE = Path(__file__).with_name("airports.csv")


def airports() -> list[dict[str, str | float]]:
    """Return the airports of airportsdata that have a code, a city and a region."""
    import airportsdata

    entries = airportsdata.load("IATA").values()
    return [dict(entry) for entry in entries if entry["city"] and entry["subd"] and entry["tz"]]


def rows_of(entries: Sequence[dict[str, str | float]]) -> Iterator[dict[str, object]]:
    """Yield the rows of the file."""
    for entry in entries:
        code, lat, lon = str(entry["iata"]), float(entry["lat"]), float(entry["lon"])
        feet = round(float(entry["elevation"]))
        yield {
            "iata": code,
            "airport": entry["name"],
            "town": entry["city"],
            "region": entry["subd"],
            "country": entry["country"],
            "continent": str(entry["tz"]).partition("/")[0],
            "lat": round(lat, 5),
            "lon": round(lon, 5),
            "position": f"{lat:.4f}, {lon:.4f}",
            "elevation_ft": feet,
            "height": f"{round(feet * 0.3048)} m",
            "north": "yes" if lat >= 0 else "no",
            "clock": entry["tz"],
            "map": f"https://www.openstreetmap.org/#map=14/{lat:.4f}/{lon:.4f}",
            # Invented: example.org is reserved for examples, nobody reads this mail.
            "contact": f"tower.{code.lower()}@example.org",
        }


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=FILE, help="file to write")
    options = parser.parse_args(arguments)
    chosen = random.Random(SEED).sample(airports(), ROWS)
    rows = list(rows_of(chosen))
    with options.out.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
