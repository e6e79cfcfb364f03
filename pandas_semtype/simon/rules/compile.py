"""Compile the word lists of the rules: ``python -m pandas_semtype.simon.rules.compile``."""

import sys

from .build.compile import main

if __name__ == "__main__":
    main(*sys.argv[1:2])
