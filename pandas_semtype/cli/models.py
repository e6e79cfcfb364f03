"""The commands ``pandas-semtype models list|fetch|verify|purge|path``."""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable
from dataclasses import asdict
from typing import Any

from ..readers import UsageError
from ..store import registry
from ..store.cache import Cache
from ..store.fetching import fetch
from ..store.inventory import purge, survey, verify
from .output import aligned, say

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
        returns the exit code, 0 or 1. It raises the errors of the package.
    """
    parser: argparse.ArgumentParser = subparsers.add_parser(
        "models", help="models that are fetched: list, fetch, verify, purge, path"
    )
    actions = parser.add_subparsers(metavar="ACTION", required=True)

    def add(
        name: str, run: Callable[[argparse.Namespace], int], text: str
    ) -> argparse.ArgumentParser:
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
        "--distrust",
        action="store_true",
        help="forget the hashes of trusted first downloads too",
    )

    action = add("path", _path, "print where a model is, or the cache directory")
    action.add_argument("name", nargs="?", metavar="NAME")
    return parser


def _list(arguments: argparse.Namespace) -> int:
    reports, known = survey(), registry.entries()
    if arguments.json:
        objects = []
        for report in reports:
            entry = known.get(report.name)
            row = {**asdict(report), "path": str(report.path)}
            objects.append({**row, "licence": entry.licence, "task": entry.task} if entry else row)
        say(json.dumps(objects, indent=1))
        return 0
    say(f"cache: {Cache.current().root}")
    rows = []
    for report in reports:
        entry = known.get(report.name)
        text = f"{entry.description} [{entry.licence}]" if entry else report.detail
        rows.append((report.name, report.state, f"{_size(report.size):>8}", text))
    say(aligned(None, rows))
    return 0


def _fetch(arguments: argparse.Namespace) -> int:
    for name in arguments.names:
        say(f"{name}  {fetch(name)}")
    return 0


def _verify(arguments: argparse.Namespace) -> int:
    reports = verify(arguments.names or None)
    say(aligned(None, [(report.name, report.state, report.detail) for report in reports]))
    return 1 if any(report.state == "damaged" for report in reports) else 0


def _purge(arguments: argparse.Namespace) -> int:
    if bool(arguments.names) == arguments.all:
        received = "both" if arguments.all else "neither"
        raise UsageError(
            f"models purge takes names or --all. Received: {received}. Give names, or --all."
        )
    reports = purge(arguments.names or None, distrust=arguments.distrust)
    if reports:
        say(aligned(None, [(report.name, "deleted", _size(report.size)) for report in reports]))
    return 0


def _path(arguments: argparse.Namespace) -> int:
    if arguments.name is None:
        say(str(Cache.current().root))
        return 0
    report = survey([arguments.name])[0]
    say(str(report.path))
    return 0 if report.state in {"shipped", "right", "converted", "unlisted"} else 1


def _size(size: int) -> str:
    number = float(size)
    for unit in ("B", "kB", "MB", "GB"):
        if number < 1000 or unit == "GB":
            break
        number /= 1000
    return f"{number:.0f} {unit}" if unit == "B" else f"{number:.1f} {unit}"
