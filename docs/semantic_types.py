"""Write ``semantic_types.md`` from the catalogue of the package; ``--check`` only compares."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
FILE = ROOT / "docs" / "semantic_types.md"

sys.path.insert(0, str(ROOT))

GROUPS = {
    "base": 'The nine labels of the published base model, the choice of `types="base"`.',
    "extended": 'Labels of later published models, with the nine the choice of `types="extended"`.',
    "beyond": "Labels of this package.",
}


def document() -> str:
    """Return the whole page."""
    from pandas_semtype.types import catalogue, implied_labels

    types = catalogue().values()
    lines = [
        "# Semantic types",
        "",
        "<!-- Written by docs/semantic_types.py from pandas_semtype/semantic_types.csv. -->",
        "",
        f"The shipped model knows {len(types)} labels. A column has one verdict, the most specific",
        "label that holds, and may have further labels: an e-mail column is `email` and `text`, a",
        "year is `year`, `datetime` and `int`. The role is what a later step does with the column.",
        "A column where no label reaches its threshold, or without values, is `unknown`.",
        "",
    ]
    for group, text in GROUPS.items():
        lines += [f"## {group.capitalize()}", "", text, ""]
        lines += ["| label | what it is | implies | role |", "|---|---|---|---|"]
        for kind in types:
            if kind.group == group:
                implied = ", ".join(f"`{label}`" for label in sorted(implied_labels(kind.label)))
                what = kind.description
                lines.append(f"| `{kind.label}` | {what} | {implied} | {kind.role} |")
        lines.append("")
    return "\n".join(lines).rstrip() + "\n"


def main(arguments: Sequence[str] | None = None) -> int:
    """Write or check the page."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="change nothing")
    options = parser.parse_args(arguments)
    if options.check:
        return int(not FILE.is_file() or FILE.read_text(encoding="utf-8") != document())
    FILE.write_text(document(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
