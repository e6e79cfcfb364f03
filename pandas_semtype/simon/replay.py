"""Add a replay set to a model: ``python -m pandas_semtype.simon.replay``."""

from .training.make_replay import main

if __name__ == "__main__":
    raise SystemExit(main())
