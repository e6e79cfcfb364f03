"""Sessions of nox: versions the tests run with, and an audit of what is installed.

``nox -l`` lists them; ``.ci/run`` has the parts that one machine runs at each change.
"""

from __future__ import annotations

import tomllib
from pathlib import Path

import nox

nox.options.sessions = ["tests"]
nox.options.default_venv_backend = "venv"

# Parts that need no extra.
TESTS = tuple(
    f"tests/{room}"
    for room in (
        "casting", "cli", "context", "evidence", "frame", "frames", "fuzz", "parsing", "privacy",
        "readers", "roles", "rules", "schemas", "store",
    )
)  # fmt: skip
TOOLS = ("pytest>=8.2", "hypothesis>=6.100", "import-linter>=2.7")
QUICK = ("-m", "not slow and not tf and not torch", "-q")


def project() -> dict:
    """Return the table ``project`` of pyproject.toml."""
    return tomllib.loads(Path("pyproject.toml").read_text("utf-8"))["project"]


@nox.session(python=["3.11", "3.12", "3.13"])
@nox.parametrize("pandas", ["2.2", "2.3", "3"])
def tests(session: nox.Session, pandas: str) -> None:
    """Run the tests that need no extra with one Python and one pandas."""
    session.install(".", f"pandas=={pandas}.*", "pyarrow", *TOOLS)
    session.run("python", "-m", "pytest", *QUICK, *TESTS, *session.posargs)


@nox.session(python="3.11")
def oldest(session: nox.Session) -> None:
    """Run them with the oldest packages that pyproject.toml allows."""
    values = project()
    lines = [*values["dependencies"], *values["optional-dependencies"]["parquet"]]
    session.install(*(line.replace(">=", "==") for line in lines), *TOOLS)
    session.install(".", "--no-deps")
    session.run("python", "-m", "pytest", *QUICK, *TESTS, *session.posargs)


@nox.session(python="3.12")
def audit(session: nox.Session) -> None:
    """Ask the advisory database of PyPI about everything that is installed with the package."""
    session.install(".", "pip-audit")
    session.run("pip-audit", "--local", "--skip-editable", *session.posargs)


@nox.session(python="3.12")
def fuzz(session: nox.Session) -> None:
    """Fuzz every target: ``nox -s fuzz -- --runs 100000 --counts counts.json``."""
    session.install(".", *TOOLS)
    session.run("python", "-m", "tests.fuzz", "all", *session.posargs)
