"""The command line: fit the model of roles."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from ....errors import SemtypeError
from ....roles.model import MODEL_FILE


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line."""
    parser = argparse.ArgumentParser(
        prog="python -m pandas_semtype.simon.training.roles",
        description="Fit the model of roles on the scores of a network.",
    )
    parser.add_argument("--data", required=True, type=Path, help="train.csv of SortingHat")
    parser.add_argument("--real", type=Path, help="labelled.jsonl.gz of portals")
    parser.add_argument("--model", default="simon_v2", help="network whose scores are read")
    parser.add_argument("--cache", type=Path, help="folder in which scores are kept")
    parser.add_argument("--out", required=True, type=Path, help=f"where {MODEL_FILE} is written")
    options = parser.parse_args(arguments)
    try:
        from ...model import Model
        from .fit import columns_of, fit_roles
        from .validation import all_examples

        network = Model.load(options.model)
        examples, _ = all_examples(options.data, options.real)
        columns = columns_of(examples, network, options.cache)
        content = fit_roles(examples, columns, network.model_id).to_bytes()
        options.out.write_bytes(content)
    except SemtypeError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    sys.stderr.write(
        f"{options.out}: {len(content):,} bytes, fitted on {len(examples):,} columns as "
        f"{network.model_id} sees them\n"
    )
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
