"""Train a SIMOn model: ``python -m pandas_semtype.simon.training``."""

from .run import main

if __name__ == "__main__":
    raise SystemExit(main())
