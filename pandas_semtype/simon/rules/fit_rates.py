"""Fit the rates of listed names: ``python -m pandas_semtype.simon.rules.fit_rates``."""

import sys

from .build.fit_rates import main

if __name__ == "__main__":
    main(*sys.argv[1:2])
