"""Publish a trained model: ``python -m pandas_semtype.simon.publish``."""

from .training.publish import main

if __name__ == "__main__":
    raise SystemExit(main())
