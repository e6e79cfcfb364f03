"""Train a SIMOn model: ``python -m pandas_semtype.simon.training``."""

from .command import main

if __name__ == "__main__":
    raise SystemExit(main())
