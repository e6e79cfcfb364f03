"""``python -m pandas_semtype``: the same as the command ``pandas-semtype``."""

from .cli import main

if __name__ == "__main__":
    raise SystemExit(main())
