"""The inventory: what the cache holds, whether it can be used, and how to delete it."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..checkpoint import read_checkpoint
from ..errors import CheckpointError, ModelIntegrityError, ModelNotFoundError, SemtypeError
from . import registry
from .cache import Cache, read_json, remove, size_of, write_json
from .lock import LockTimeoutError, hold
from .pins import expected, mismatch
from .registry import Entry, shipped_models
from .urls import file_hash, is_hash

__all__ = [
    "Report",
    "note_file",
    "note_folder",
    "purge",
    "survey",
    "verify",
    "wrong_with_file",
    "wrong_with_folder",
]

_LOCK = 600.0


@dataclass(frozen=True, slots=True)
class Report:
    """Describe what the cache holds under one name.

    Parameters
    ----------
    name : str
        The name.
    state : {"shipped", "right", "damaged", "absent", "converted", "partial", "unlisted"}
        ``shipped``: it comes with the package. ``converted``: only the checkpoint made
        from the file is there. ``unlisted``: nothing in the registry says what it should
        be.
    detail : str
        What is wrong, or what it was checked against.
    size : int
        Bytes on the disk.
    path : Path
        Where the file is, or would be.
    """

    name: str
    state: str
    detail: str
    size: int
    path: Path


def survey(names: Iterable[str] | None = None, *, thorough: bool = False) -> list[Report]:
    """Return what the cache holds, and what is shipped.

    Parameters
    ----------
    names : iterable of str, optional
        Names of shipped models, of the registry or of the cache; all by default.
    thorough : bool, default False
        Read every file and compare its hash, even if it has not been touched.

    Returns
    -------
    list of Report
        In the order of the names.

    Raises
    ------
    ModelNotFoundError
        If neither the registry nor the cache knows a name.
    """
    cache, known, shipped = Cache.current(), registry.entries(), shipped_models()
    there = cache.names()
    everything = sorted({*shipped, *known, *there})
    reports = []
    for name in everything if names is None else names:
        if name in shipped:
            reports.append(_shipped_report(name, shipped[name], thorough))
        elif name in known:
            reports.append(_report(cache, known[name], thorough))
        elif name in there:
            reports.append(_unlisted_report(cache, name, thorough))
        else:
            raise ModelNotFoundError.of(name, everything)
    return reports


def verify(names: Iterable[str] | None = None) -> list[Report]:
    """Read every cached file whole and compare it with what was published.

    Parameters
    ----------
    names : iterable of str, optional
        Names; all by default.

    Returns
    -------
    list of Report
        ``report.state == "damaged"`` names what to purge.
    """
    return survey(names, thorough=True)


def _shipped_report(name: str, path: Path, thorough: bool) -> Report:
    error = _unsound(path) if thorough else None
    if error is not None:
        return Report(name, "damaged", str(error), size_of(path), path)
    return Report(name, "shipped", "comes with the package", size_of(path), path)


def _unsound(directory: Path) -> SemtypeError | None:
    """Return what is wrong with a checkpoint."""
    try:
        read_checkpoint(directory)
    except (CheckpointError, ModelIntegrityError) as error:
        return error
    return None


def _unlisted_report(cache: Cache, name: str, thorough: bool) -> Report:
    """Return the report on what came from an address of the user: its first download counts."""
    size = cache.size(name)
    place = next(path for path in cache.places(name) if path.exists())
    if not thorough:
        return Report(name, "unlisted", "not in the registry", size, place)
    wrong, compared = [], False
    first = read_json(cache.root / "trust" / f"{name}.json") or {}
    digits, file = str(first.get("sha256")), str(first.get("file"))
    path = cache.files / name / Path(file).name
    if is_hash("sha256", digits) and path.is_file():
        compared = True
        if file_hash(path) != digits:
            wrong.append(f"{path}: it is not what was first downloaded")
    unpacked = cache.root / "unpacked" / name
    noted = read_json(unpacked / "content.json")
    if noted is not None:
        compared = True
        what, _ = _wrong_with_members(unpacked / "content", noted, thorough=True)
        wrong += [f"{unpacked / 'content'}: {what}"] if what is not None else []
    if wrong:
        return Report(name, "damaged", "; ".join(wrong), size, place)
    detail = "not in the registry" + (", as it was first downloaded" if compared else "")
    return Report(name, "unlisted", detail, size, place)


def _report(cache: Cache, entry: Entry, thorough: bool) -> Report:
    size = cache.size(entry.name)
    file, folder = cache.file(entry), cache.unpacked(entry)
    path, checks = file, []
    made = cache.converted(entry.name)
    if file.exists():
        checks.append((file, wrong_with_file))
    if entry.unpack and folder.exists():
        path = folder
        checks.append((folder, wrong_with_folder))
    try:
        found = [(place, check(cache, entry, thorough=thorough)) for place, check in checks]
        pin = expected(cache, entry)
    except ModelIntegrityError as error:  # of the record of a trusted download
        return Report(entry.name, "damaged", str(error), size, path)
    wrong = [f"{place}: {what}" for place, what in found if what is not None]
    if thorough and made.is_dir():
        wrong += [str(error) for error in map(_unsound, made.glob("[!.]*")) if error]
    if wrong:
        return Report(entry.name, "damaged", "; ".join(wrong), size, path)
    if checks:
        return Report(entry.name, "right", str(pin or "first download"), size, path)
    if made.is_dir():
        return Report(entry.name, "converted", "checkpoint made from the file", size, made)
    if cache.part(entry).exists():
        return Report(entry.name, "partial", "a download that has not ended", size, path)
    return Report(entry.name, "absent", "fetched at the first use", size, path)


def purge(names: Iterable[str] | None = None, *, distrust: bool = False) -> list[Report]:
    """Delete what the cache holds under names.

    Parameters
    ----------
    names : iterable of str, optional
        Names; by default everything in the cache that is in the registry, or that this package
        has put there: folders of somebody else stay where they are.
    distrust : bool, default False
        Forget the hash of a trusted first download too. Else a new download must have
        the same content.

    Returns
    -------
    list of Report
        What was there.

    Raises
    ------
    ModelNotFoundError
        If neither the registry nor the cache knows a name.
    OSError
        If something cannot be deleted.
    """
    cache = Cache.current()
    if names is None:
        known = registry.entries()
        wanted = [name for name in cache.names() if name in known or cache.has_made(name)]
    else:
        wanted = list(names)
    # No name that is not known: a path in it could lead out of the cache.
    reports = [report for report in survey(wanted) if _is_there(cache, report.name)]
    for report in reports:
        with _locked(cache, report.name):
            for place in cache.places(report.name):
                remove(place)
    if distrust and names is None:
        remove(cache.root / "trust")
    elif distrust:
        for name in wanted:
            remove(cache.root / "trust" / f"{name}.json")
    return reports


def _is_there(cache: Cache, name: str) -> bool:
    return any(os.path.lexists(place) for place in cache.places(name))


@contextlib.contextmanager
def _locked(cache: Cache, name: str) -> Iterator[None]:
    try:
        with contextlib.ExitStack() as stack:
            with contextlib.suppress(OSError):  # deleting raises a clearer error
                stack.enter_context(hold(cache.lock(name), timeout=_LOCK))
            yield
    except LockTimeoutError:
        raise SemtypeError(f"Another process is fetching {name}. Try again later.") from None


# -- whether a file or a folder can be used --------------------------------------------------


def wrong_with_file(cache: Cache, entry: Entry, *, thorough: bool = False) -> str | None:
    """Return what is wrong with the cached file of an entry, None if it is right.

    Parameters
    ----------
    cache : Cache
        Where to look.
    entry : Entry
        What to look for.
    thorough : bool, default False
        Read the file even if it has not been touched since it was last checked.
    """
    path = cache.file(entry)
    try:
        state = path.stat()
    except OSError:
        return "it is missing"
    if not path.is_file():
        return "it is no file"
    pin = expected(cache, entry)
    noted = read_json(cache.record(entry)) or {}
    if not thorough and noted == _values(entry, str(pin), state.st_size, state.st_mtime_ns):
        return None
    what = mismatch(entry, path, pin)
    if what is None:
        note_file(cache, entry)
    return what


def note_file(cache: Cache, entry: Entry) -> None:
    """Note that the cached file of an entry was read and is right, if notes can be made."""
    with contextlib.suppress(OSError):
        state = cache.file(entry).stat()
        pin = str(expected(cache, entry))
        values = _values(entry, pin, state.st_size, state.st_mtime_ns)
        write_json(cache.record(entry), values)


def _values(entry: Entry, pin: str, size: int, mtime_ns: int) -> dict[str, object]:
    return {"file": entry.file, "pin": pin, "size": size, "mtime_ns": mtime_ns}


def wrong_with_folder(cache: Cache, entry: Entry, *, thorough: bool = False) -> str | None:
    """Return what is wrong with the unpacked directory of an entry, None if it is right.

    Parameters
    ----------
    cache : Cache
        Where to look.
    entry : Entry
        An entry that is an archive.
    thorough : bool, default False
        Read every file, even if it has not been touched since it was last read.
    """
    folder = cache.unpacked(entry)
    noted = read_json(cache.contents(entry))
    if noted is None or not folder.is_dir():
        return "it is missing"
    if noted.get("pin") != str(expected(cache, entry)):
        return "it is of another version"
    what, times = _wrong_with_members(folder, noted, thorough=thorough)
    if what is None and times != noted.get("times"):
        with contextlib.suppress(OSError):
            write_json(cache.contents(entry), {**noted, "times": times})
    return what


def _wrong_with_members(
    folder: Path, noted: Mapping[str, Any], *, thorough: bool
) -> tuple[str | None, dict[str, int]]:
    """Return what is wrong with files that were unpacked, and when each was last written.

    A file is read if it was written after it was last read, or is to be read in any case.
    """
    members, known = noted.get("members"), noted.get("times")
    times: dict[str, int] = {}
    if not isinstance(members, dict) or not members:
        return "the list of its files cannot be read", times
    for name, noted_of_file in members.items():
        if not isinstance(noted_of_file, list) or len(noted_of_file) != 2:
            return "the list of its files cannot be read", times
        size, digits = noted_of_file
        path = Path(folder, name)
        try:
            state = path.stat()
            if state.st_size != size:
                return f"{name} has another size", times
            times[name] = state.st_mtime_ns
            same = isinstance(known, dict) and known.get(name) == state.st_mtime_ns
            if (thorough or not same) and file_hash(path) != digits:
                return f"{name} has another content", times
        except (OSError, ValueError):  # or a name that no file can have
            return f"{name} is missing", times
    return None, times


def note_folder(cache: Cache, entry: Entry, members: dict[str, tuple[int, str]]) -> None:
    """Note what an unpacked directory holds: size and SHA-256 by name, and when it was written."""
    folder, times = cache.unpacked(entry), {}
    for name in members:
        with contextlib.suppress(OSError, ValueError):
            times[name] = Path(folder, name).stat().st_mtime_ns
    values = {"pin": str(expected(cache, entry)), "members": members, "times": times}
    write_json(cache.contents(entry), values)
