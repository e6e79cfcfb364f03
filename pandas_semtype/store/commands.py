"""The commands ``pandas-semtype models list|fetch|verify|purge|path``."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from . import registry
from .cache import Cache
from .fetching import fetch
from .inventory import Report, purge, survey, verify

__all__ = ["add_parser"]


def add_parser(subparsers: Any) -> argparse.ArgumentParser:
    """Add the command ``models`` to the parsers of a command line.

    Parameters
    ----------
    subparsers : argparse action
        What ``ArgumentParser.add_subparsers`` returns.

    Returns
    -------
    argparse.ArgumentParser
        Parsed arguments have an attribute ``run``: a function that takes them and
        returns the exit code, 0 or 1. It lets the errors of the package pass.
    """
    parser: argparse.ArgumentParser = subparsers.add_parser(
        "models", help="models that are fetched: list, fetch, verify, purge, path"
    )
    actions = parser.add_subparsers(metavar="ACTION", required=True)

    def add(name: str, run: Any, text: str) -> argparse.ArgumentParser:
        action = actions.add_parser(name, help=text, description=text.capitalize() + ".")
        action.set_defaults(run=run)
        return action

    action = add("list", _list, "list what can be fetched and what the cache holds")
    action.add_argument("--json", action="store_true", help="print JSON")

    action = add("fetch", _fetch, "download models that are not in the cache")
    action.add_argument("names", nargs="+", metavar="NAME")

    action = add("verify", _verify, "compare every cached file with what was published")
    action.add_argument("names", nargs="*", metavar="NAME", help="all by default")

    action = add("purge", _purge, "delete models from the cache")
    action.add_argument("names", nargs="*", metavar="NAME")
    action.add_argument("--all", action="store_true", help="everything the cache holds")
    action.add_argument(
        "--distrust", action="store_true",
        help="forget the hashes of trusted first downloads too",
    )  # fmt: skip

    action = add("path", _path, "print where a model is, or the cache directory")
    action.add_argument("name", nargs="?", metavar="NAME")
    return parser


def _say(text: str) -> None:
    sys.stdout.write(text + "\n")


def _list(arguments: argparse.Namespace) -> int:
    reports, known = survey(), registry.entries()
    if arguments.json:
        rows = []
        for report in reports:
            entry = known.get(report.name)
            row = {**asdict(report), "path": str(report.path)}
            rows.append({**row, "licence": entry.licence, "task": entry.task} if entry else row)
        _say(json.dumps(rows, indent=1))
        return 0
    _say(f"cache: {Cache.current().root}")
    width = max((len(report.name) for report in reports), default=0)
    for report in reports:
        entry = known.get(report.name)
        told = f"{entry.description} [{entry.licence}]" if entry else report.detail
        size = _size(report.size)
        _say(f"{report.name:{width}}  {report.state:9}  {size:>8}  {told}".rstrip())
    return 0


def _fetch(arguments: argparse.Namespace) -> int:
    for name in arguments.names:
        _say(f"{name}  {fetch(name)}")
    return 0


def _verify(arguments: argparse.Namespace) -> int:
    reports = verify(arguments.names or None)
    _tell(reports)
    return 1 if any(report.state == "damaged" for report in reports) else 0


def _purge(arguments: argparse.Namespace) -> int:
    if bool(arguments.names) == arguments.all:
        sys.stderr.write("models purge: give names, or --all\n")
        return 2
    reports = purge(arguments.names or None, distrust=arguments.distrust)
    for report in reports:
        _say(f"{report.name}  deleted  {_size(report.size)}")
    return 0


def _path(arguments: argparse.Namespace) -> int:
    if arguments.name is None:
        _say(str(Cache.current().root))
        return 0
    report = survey([arguments.name])[0]
    _say(str(report.path))
    return 0 if report.state in {"shipped", "right", "converted", "unlisted"} else 1


def _tell(reports: Iterable[Report]) -> None:
    for report in reports:
        _say(f"{report.name}  {report.state}  {report.detail}")


def _size(size: int) -> str:
    number = float(size)
    for unit in ("B", "kB", "MB", "GB"):
        if number < 1000 or unit == "GB":
            break
        number /= 1000
    return f"{number:.0f} {unit}" if unit == "B" else f"{number:.1f} {unit}"
