"""The command line: fit the model of names, and write it into the package."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from ....errors import SemtypeError
from ....types import catalogue
from ..log import say
from ..portals.hand_labels import hand_labels

__all__ = ["main"]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line."""
    from ....context.name_model import FILE

    parser = argparse.ArgumentParser(
        prog="python -m pandas_semtype.simon.training.names",
        description="Fit the model of names of columns, and of the labels that stand together.",
    )
    parser.add_argument("--data", required=True, help="folder of columns of portals")
    parser.add_argument(
        "--scored", required=True, type=Path,
        help="file with labels of unlabelled columns by their cells; made if it is not there",
    )  # fmt: skip
    parser.add_argument(
        "--taught-labels", metavar="CSV", help="labels that columns were given one by one"
    )
    package = Path(__file__).parents[3]
    parser.add_argument(
        "--out", type=Path, default=package / "context" / FILE,
        help="file of the model; the one in the package by default",
    )  # fmt: skip
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args(arguments)
    try:
        from .make import make_model
        from .portal_names import portal_names

        file = options.taught_labels
        taught = {} if file is None else hand_labels(file)
        labels = tuple(catalogue())
        columns = portal_names(options.data, options.scored, labels, taught)
        model = make_model([c for c in columns if not c.held_out], labels, seed=options.seed)
        options.out.write_bytes(model.written())
        say(f"{options.out}: {options.out.stat().st_size / 2**20:.2f} MB")
    except (SemtypeError, OSError) as error:
        say(f"error: {error}")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
