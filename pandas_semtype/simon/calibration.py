"""Calibrate the scores of a model: ``python -m pandas_semtype.simon.calibration``."""

from .training.calibration import main

if __name__ == "__main__":
    raise SystemExit(main())
