"""Download a file into the cache and verify it."""

from __future__ import annotations

import contextlib
import logging
import os
import shutil
import warnings
from collections.abc import Iterator, Sequence
from pathlib import Path
from uuid import uuid4

from ..checks import from_home
from ..config import get_option
from ..errors import ModelIntegrityError, ModelNotFoundError, OfflineError, SemtypeError
from ..progress import byte_meter
from . import registry
from .archive import unpack
from .cache import Cache, move_into_place, remove
from .download import Download, reasons
from .failures import (
    DiskFault,
    Fault,
    Patience,
    damaged,
    not_published,
    unreachable,
    unwritable,
)
from .inventory import note_file, note_folder, wrong_with_file, wrong_with_folder
from .lock import LockTimeoutError, hold
from .pins import expected, mismatch, trust
from .registry import Entry, shipped_models
from .sink import Part
from .urls import mirrored, shown

__all__ = ["fetch"]

_log = logging.getLogger(__name__)


def fetch(
    model: str | os.PathLike[str] | Entry,
    *,
    progress: bool | None = None,
    patience: Patience | None = None,
    local: Sequence[Path] = (),
) -> Path:
    """Return the path of a published file or directory, downloading it at the first use.

    Parameters
    ----------
    model : str, path-like or Entry
        A name of the registry or of a shipped model, or the path of a file or directory,
        which is returned as it is. A name wins over a path in the working directory; write
        ``./name`` for that.
    progress : bool, optional
        Show a progress bar; by default on a terminal or in a notebook.
    patience : Patience, optional
        Time-outs and attempts.
    local : sequence of Path
        Files that other programs may have downloaded: copied in place of a download if they pass
        the same checks.

    Returns
    -------
    Path
        The file, or the unpacked directory of an archive.

    Raises
    ------
    ModelNotFoundError
        If it is neither a name nor a path.
    OfflineError
        If the file is not in the cache and cannot be downloaded or kept.
    ModelIntegrityError
        If what is in the cache or what a server sent is not what was published.
    """
    if not isinstance(model, Entry):
        known, shipped = registry.entries(), shipped_models()
        name = os.fsdecode(model)
        if isinstance(model, str) and name in shipped:
            return shipped[name]
        if not isinstance(model, str) or name not in known:
            path = from_home(name)
            if name and path.exists():
                return path
            raise ModelNotFoundError.of(name, [*shipped, *known])
        model = known[name]
    return _Fetch(model, progress, patience or Patience(), local).path()


class _Fetch:
    """Download one entry into the cache, unless it is there."""

    def __init__(
        self, entry: Entry, progress: bool | None, patience: Patience, local: Sequence[Path]
    ) -> None:
        self.entry, self.progress, self.patience, self.local = entry, progress, patience, local
        self.cache = Cache.current()
        self.file = self.cache.file(entry)
        self.locked = False
        self.notices: list[str] = []

    def path(self) -> Path:
        found = self._cached()
        if found is None:
            offline = get_option("offline")
            if offline and not os.path.exists(self.file) and not self.local:
                raise OfflineError.of(self.entry.file, self.file.parent)
            with self._exclusive():
                # Another process may have downloaded it while this one waited.
                found = self._cached() or self._obtain(offline)
        for text in self.notices:
            warnings.warn(text, UserWarning, stacklevel=3)
        return found

    def _cached(self) -> Path | None:
        if self.entry.unpack:
            wrong = wrong_with_folder(self.cache, self.entry)
            return self.cache.unpacked(self.entry) if wrong is None else None
        # A file without a known hash is checked under the lock, where its hash is recorded.
        if expected(self.cache, self.entry) is None:
            return None
        return self.file if wrong_with_file(self.cache, self.entry) is None else None

    @contextlib.contextmanager
    def _exclusive(self) -> Iterator[None]:
        """Keep other processes from fetching the same, and name errors of the disk."""
        with contextlib.ExitStack() as stack:
            try:
                path = self.cache.lock(self.entry.name)
                path.parent.mkdir(parents=True, exist_ok=True)
                self.locked = stack.enter_context(hold(path, timeout=self.patience.lock))
            except LockTimeoutError:
                why = ["another process has been fetching it for too long"]
                raise unreachable(self.entry, self.file.parent, why) from None
            except OSError as error:
                if not os.path.exists(self.file):  # else there may be nothing to write
                    raise unwritable(self.entry, self.file.parent, error) from error
            try:
                yield
            except SemtypeError:
                raise  # some of them are OSErrors
            except DiskFault as fault:
                folder = self.file.parent
                raise unwritable(self.entry, folder, fault.error, fault.needed) from fault.error
            except OSError as error:
                raise unwritable(self.entry, self.file.parent, error) from error

    def _obtain(self, offline: bool) -> Path:
        wrong = wrong_with_file(self.cache, self.entry)
        if wrong is None:
            return self._accept(self.file, f"the file {self.file}")
        if os.path.exists(self.file):
            if offline:
                raise damaged(self.entry, self.file, wrong)
            self.notices.append(
                f"{self.file} was not the published file, and was replaced: {wrong}."
            )
        found = self._copied()
        if found is not None:
            return found
        if offline:
            raise OfflineError.of(self.entry.file, self.file.parent)
        return self._download()

    def _copied(self) -> Path | None:
        """Return what a file of another program was taken for, None if none is right."""
        pin = expected(self.cache, self.entry)
        for path in self.local:
            part = self.file.with_name(f".{uuid4().hex}.part")
            try:
                # It is copied first: what is checked must be what is used.
                part.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(path, part)
                wrong = mismatch(self.entry, part, pin)
                if wrong is None:
                    return self._accept(part, f"the file {path}")
                _log.info("%s is not the published file: %s", path, wrong)
            except (OSError, ModelIntegrityError) as error:
                _log.info("%s cannot be used: %s", path, error)
            finally:
                remove(part)
        return None

    def _download(self) -> Path:
        entry = self.entry
        pin = expected(self.cache, entry)
        base_url = get_option("base_url")
        urls = [mirrored(base_url, entry.name, entry.file)] if base_url else list(entry.urls)
        place = self.cache.part(entry)
        if not self.locked:  # another process may write one of that name
            place = place.with_name(f"{uuid4().hex}.part")
        part = Part(place, entry, pin)
        _log.info("fetching %s", entry.file)
        with byte_meter(entry.file, entry.size, progress=self.progress) as meter:
            url, faults = Download(part, patience=self.patience, meter=meter).run(urls)
        if url is None:
            wrong = any(fault.content for _, fault in faults)
            build = not_published if wrong else unreachable
            raise build(entry, self.file.parent, reasons(faults))
        try:
            return self._accept(part.path, shown(url))
        finally:
            part.drop()

    def _accept(self, source: Path, origin: str) -> Path:
        """Move a verified file, and what is packed in it, to their final places."""
        entry, cache = self.entry, self.cache
        with contextlib.ExitStack() as stack:
            if entry.unpack:
                folder, members = self._unpack(source, origin)
                stack.callback(remove, folder)  # unless it has moved
            if expected(cache, entry) is None:
                self.notices.append(trust(cache, entry, source, origin))
            if source != self.file:
                move_into_place(source, self.file)
            note_file(cache, entry)
            if not entry.unpack:
                return self.file
            remove(cache.unpacked(entry))
            move_into_place(folder, cache.unpacked(entry))
            note_folder(cache, entry, members)
            return cache.unpacked(entry)

    def _unpack(self, source: Path, origin: str) -> tuple[Path, dict[str, tuple[int, str]]]:
        entry = self.entry
        parent = self.cache.unpacked(entry).parent
        parent.mkdir(parents=True, exist_ok=True)
        for left in parent.glob(".*"):  # by a process that was killed
            remove(left)
        folder = parent / f".{uuid4().hex}"
        folder.mkdir()
        try:
            members = unpack(
                source,
                folder,
                kind=str(entry.unpack),
                most=entry.max_unpacked,
                needed=entry.members,
            )
        except BaseException as error:
            remove(folder)
            if isinstance(error, Fault):
                why = [f"{origin}: {error.reason}"]
                raise not_published(entry, self.file.parent, why) from error
            raise
        return folder, members
