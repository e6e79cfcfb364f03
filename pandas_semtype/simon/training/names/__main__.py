"""Fit the model of names: ``python -m pandas_semtype.simon.training.names``."""

from .command import main

if __name__ == "__main__":
    raise SystemExit(main())
