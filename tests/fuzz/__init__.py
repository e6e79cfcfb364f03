"""Random damage to everything that is read from outside; see ``python -m tests.fuzz --help``."""
