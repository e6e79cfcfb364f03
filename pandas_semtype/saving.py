"""Save a checkpoint into a directory in one move, and delete nothing of anybody else."""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
import tempfile
import time
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from .checkpoint import CONFIG_FILE, Checkpoint, checkpoint_files
from .checks import flag, from_home, path_text
from .errors import ArgumentError, CheckpointError, SaveError, SemtypeError
from .parts import (
    PART,
    delete_model,
    flush_directory,
    lock_part,
    own_files,
    part_prefix,
    remove_leftovers,
    swap,
    write_file,
)

__all__ = ["write_checkpoint"]

_ATTEMPTS = 20
_LONGEST_WAIT = 60.0  # seconds for others that save into the same directory
_TAKEN = {errno.EEXIST, errno.ENOTEMPTY}


def write_checkpoint(
    directory: str | os.PathLike[str], checkpoint: Checkpoint, *, overwrite: bool = False
) -> Path:
    """Write a checkpoint directory, and delete nothing but files of an older checkpoint.

    A new directory, or one that holds nothing but an older checkpoint, appears in one
    move: a reader sees the old one or the whole new one, and never none where the system can
    exchange two directories (Linux, macOS). What a save that was killed left behind is removed by
    the next one. All is on the disk when the function returns. Where other files stay beside
    the model, or the directory cannot be moved (it is the working directory, a mount
    point, or its parent is read-only), files are replaced one by one, ``config.json``
    first: a reader in between gets an error, never a mixture of two models.

    Parameters
    ----------
    directory : path
        Made if it is missing. ``~`` is the home directory, and a link to a directory is
        followed.
    checkpoint : Checkpoint
        What to write.
    overwrite : bool, default False
        Write into a directory that holds other files too. They stay; only files that the
        ``config.json`` of a model in it lists, and its ``README.md``, are replaced.

    Returns
    -------
    Path
        The directory.

    Raises
    ------
    CheckpointError
        If `directory` is a file or holds other files, or, with ``overwrite=True``, if one
        of those has the name of a file that would be written.
    SaveError
        If the directory cannot be written.
    """
    overwrite = flag("overwrite", overwrite)
    text = path_text(directory)
    if text is None:
        raise ArgumentError.of("directory", directory, "the path of a directory")
    given = from_home(text)
    try:
        target = Path(os.path.realpath(given))
    except ValueError as error:  # a null byte, or what the file system cannot name
        raise ArgumentError.of("directory", directory, "the path of a directory") from error
    files = checkpoint_files(checkpoint)
    try:
        with _locked(target):
            _check_free(target, files, overwrite)
            target.parent.mkdir(parents=True, exist_ok=True)
            remove_leftovers(target)
            _write(target, files)
    except SemtypeError:
        raise
    except OSError as error:
        raise SaveError.of(target, error) from error
    return given


def _write(target: Path, files: Mapping[str, bytes]) -> None:
    """Write the files into a new directory, and put it, or them, in the place of the old."""
    with contextlib.ExitStack() as stack:
        part = _write_part(target, files, stack)
        try:
            if not (part.parent == target.parent and _can_move(target) and _exchange(part, target)):
                _replace_files(part, target, files)
            flush_directory(target.parent)
        finally:
            _drop(part)


@contextlib.contextmanager
def _locked(target: Path) -> Iterator[None]:
    """Let processes that save into a directory take turns, where the system can lock one."""
    with contextlib.ExitStack() as stack:
        with contextlib.suppress(ImportError, OSError):
            import fcntl

            deadline = time.monotonic() + _LONGEST_WAIT
            while time.monotonic() < deadline:
                handle = os.open(target, os.O_RDONLY | os.O_DIRECTORY)
                try:
                    fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
                    # Whoever held the lock before may have put another directory in its place.
                    if os.path.samestat(os.fstat(handle), os.stat(target)):
                        stack.callback(os.close, handle)
                        stack.callback(fcntl.flock, handle, fcntl.LOCK_UN)  # children have it too
                        break
                except BlockingIOError:
                    time.sleep(0.01)
                except BaseException:
                    os.close(handle)
                    raise
                os.close(handle)
        yield


def _check_free(target: Path, files: Iterable[str], overwrite: bool) -> None:
    """Raise if saving would touch anything that is not of an older model."""
    if not os.path.lexists(target):
        return
    if not target.is_dir():
        raise CheckpointError.not_a_directory(target)
    others = _others(target)
    taken = {name.casefold() for name in files}  # some systems do not tell the case
    replaced = [name for name in others if name.casefold() in taken]
    if replaced:
        raise CheckpointError.would_replace(target, replaced)
    if others and not overwrite:
        raise CheckpointError.in_the_way(target, others)


def _others(directory: Path) -> list[str]:
    """Return the names of everything else in a directory."""
    return sorted(set(os.listdir(directory)) - own_files(directory))


def _write_part(target: Path, files: Mapping[str, bytes], stack: contextlib.ExitStack) -> Path:
    """Write the files into a new directory beside the target, or else inside it."""
    try:
        try:
            folder = tempfile.mkdtemp(prefix=part_prefix(target), dir=target.parent)
        except OSError:
            if not target.is_dir():
                raise
            folder = tempfile.mkdtemp(prefix=PART, dir=target)
    except OSError as error:  # which names a temporary directory
        raise OSError(error.errno, error.strerror, str(target)) from error
    part = Path(folder)
    try:
        lock_part(part, stack)
        for name, content in files.items():
            write_file(part / name, content)
        if target.is_dir():
            shutil.copymode(target, part)
        else:
            part.chmod(0o755)
        flush_directory(part)
    except BaseException:
        _drop(part)
        raise
    return part


def _drop(part: Path) -> None:
    """Delete what was written for nothing, as far as it can be deleted."""
    with contextlib.suppress(OSError):
        delete_model(part)


def _can_move(target: Path) -> bool:
    """Return whether a directory may be replaced by another one."""
    if not target.exists():
        return True
    with contextlib.suppress(OSError):
        if os.path.samefile(target, os.curdir):  # this process would be left in a deleted one
            return False
    return not os.path.ismount(target) and not _others(target)


def _exchange(part: Path, target: Path) -> bool:
    """Put a directory in the place of another; return False if that one cannot be moved."""
    for _ in range(_ATTEMPTS):
        try:
            if not target.exists() or not swap(part, target):
                _rename(part, target)
                return True
        except OSError as error:
            if error.errno in _TAKEN or (error.errno == errno.ENOENT and part.exists()):
                continue  # another process has put its model there, or moved it, meanwhile
            if not target.is_dir():
                raise
            return False
        _discard(part, target)
        return True
    return False


def _rename(part: Path, target: Path) -> None:
    """Put a directory in the place of another where the system cannot exchange the two.

    For a moment there is no model. Whoever is stopped in it finds the old one moved back.
    """
    aside = Path(tempfile.mkdtemp(prefix=part_prefix(target), dir=target.parent))
    old = aside / "old"
    try:
        with contextlib.suppress(FileNotFoundError):
            target.rename(old)
        part.rename(target)
    except BaseException:
        if old.is_dir() and not target.exists():
            old.rename(target)
        raise
    finally:
        if old.is_dir() and target.is_dir():
            _discard(old, target)
        with contextlib.suppress(OSError):
            aside.rmdir()


def _discard(old: Path, target: Path) -> None:
    """Delete the files of a model that was moved aside, and put others back."""
    with contextlib.suppress(OSError):
        for name in _others(old):  # they appeared while the model was saved
            (old / name).rename(target / name)
        delete_model(old)


def _replace_files(part: Path, target: Path, files: Mapping[str, bytes]) -> None:
    """Replace the model in a directory file by file, and leave all other files."""
    for name in own_files(target).difference(files):
        if not name.startswith(PART):
            (target / name).unlink(missing_ok=True)
    # A copy goes to the target: by the configuration of the part the next save knows its files.
    copy = part / f"{PART}{CONFIG_FILE}"
    write_file(copy, files[CONFIG_FILE])
    copy.replace(target / CONFIG_FILE)
    for name in files:
        if name != CONFIG_FILE:
            (part / name).replace(target / name)
