"""Tables that commands write: to a file by its suffix, or as CSV to standard output."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..cells.marks_kept import has_decimal_commas
from ..checks import require_installed
from ..errors import SemtypeError
from ..readers import FileError, UsageError
from ..shown import value_shown
from .nested import with_json
from .output import note
from .workbooks import write_workbook

if TYPE_CHECKING:
    import pandas as pd

__all__ = [
    "add_output", "check_folder", "check_output", "is_of_texts", "write_table", "write_text",
]  # fmt: skip

_KINDS = {
    ".csv": "csv", ".txt": "csv", ".tsv": "tsv", ".tab": "tsv", ".json": "json",
    ".jsonl": "ndjson", ".ndjson": "ndjson", ".parquet": "parquet", ".pq": "parquet",
    ".feather": "feather", ".arrow": "feather", ".xlsx": "excel",
}  # fmt: skip
_PAGES = {"", ".html", ".htm", ".xhtml"}
_PACKED = {".gz", ".bz2", ".xz"}


def add_output(parser: Any, what: str) -> None:
    """Add the options ``--output`` and ``--force``.

    Parameters
    ----------
    parser : ArgumentParser
    what : str
        What is written.
    """
    parser.add_argument(
        "-o", "--output", metavar="FILE", default="-",
        help=f"where {what} is written, by its suffix; standard output by default",
    )  # fmt: skip
    parser.add_argument("--force", action="store_true", help="replace a file that exists")


def check_output(
    path: str, force: bool, *, table: bool = True, page: bool = False, option: str = "--output"
) -> None:
    """Raise if a file cannot be written, before any work is done.

    Parameters
    ----------
    path : str
    force : bool
        Whether it may be replaced.
    table : bool, default True
        Whether the suffix has to be that of a table.
    page : bool, default False
        Whether it has to be that of a page, if there is one.
    option : str, default "--output"
        What the path was given as.

    Raises
    ------
    UsageError
        If it is empty, exists, is a directory, or its suffix is not known.
    FileError
        If it can be no path, or its folder does not exist.
    """
    if path == "-":
        return
    if not path.strip():
        raise UsageError(f"{option} is empty. Give the path of a file, or - for standard output.")
    if page and Path(path).suffix.lower() not in _PAGES:
        raise UsageError(
            f"A page is written as HTML. Received: {option} {value_shown(path)}. Give a name that "
            "ends with .html."
        )
    if table and not page:
        _kind_of(path)
    if "\0" in path:
        raise UsageError(f"{option} {path!r} can be no path. Give that of a file.")
    try:
        target = Path(path)
        there, is_folder = target.exists(), target.is_dir()
        folder = target.absolute().parent
        has_folder = folder.is_dir()
    except (OSError, ValueError) as error:  # a name that no file can have
        raise FileError(f"{option} {path!r} can be no path. Give that of a file.") from error
    if is_folder:
        raise UsageError(f"{path} is a directory. Give the path of a file in it as {option}.")
    if there and not force:
        raise UsageError(f"{path} exists. Give another {option}, or pass --force to replace it.")
    if not has_folder:
        raise FileError(f"There is no folder {folder}. Make it, or give another {option}.")


def check_folder(path: str) -> None:
    """Raise if a model cannot be saved at a path, before any work is done.

    Parameters
    ----------
    path : str

    Raises
    ------
    UsageError
        If it is empty, or a file.
    """
    if not path.strip() or os.path.isfile(path):
        kind = "a file" if path.strip() else "empty"
        raise UsageError(
            f"A model is saved as a directory. Received: --save {value_shown(path)}, which is "
            f"{kind}. Give the path of a directory."
        )


def _kind_of(path: str) -> str:
    suffixes = [suffix.lower() for suffix in Path(path).suffixes]
    if suffixes and suffixes[-1] in _PACKED:
        suffixes.pop()
    if not suffixes or suffixes[-1] not in _KINDS:
        raise UsageError(f"The suffix of {path} is not known. Known suffixes: {', '.join(_KINDS)}.")
    return _KINDS[suffixes[-1]]


def is_of_texts(path: str) -> bool:
    """Return whether numbers are texts in a file.

    Parameters
    ----------
    path : str
        A file, or ``-``.
    """
    return path == "-" or _kind_of(path) in {"csv", "tsv"}


def write_table(frame: pd.DataFrame, path: str) -> None:
    """Write a table.

    Parameters
    ----------
    frame : DataFrame
    path : str
        A file, or ``-`` for CSV on standard output. A file appears when it is complete. Lists and
        mappings in cells are written as JSON where a file holds nothing but text; decimals with a
        comma there if texts stay of which other columns show that their commas may be decimal.
    """
    kind = "csv" if path == "-" else _kind_of(path)
    # Beside 1.5 in a file of texts, 1,127 would be a thousand when the file is read again.
    mark = "," if has_decimal_commas(frame) else "."
    if mark == "," and is_of_texts(path):
        note("decimals are written with a comma: texts stay whose marks may be decimal or group")
    if kind in {"csv", "tsv", "excel"}:
        frame = with_json(frame)
    if path == "-":
        # In one piece: lines end alike on every system, and a closed pipe is met at once.
        sys.stdout.write(frame.to_csv(index=False, lineterminator="\n", decimal=mark))
        return
    if kind == "excel":
        require_installed("openpyxl", extra="excel", purpose="Writing workbooks")
    if kind in {"parquet", "feather"}:
        require_installed("pyarrow", extra="parquet", purpose=f"Writing {kind} files")
    if kind in {"parquet", "feather", "json", "ndjson"} and not frame.columns.is_unique:
        raise UsageError(
            f"{path} cannot hold columns of the same name. Give a --output that ends in .csv."
        )
    writers: dict[str, Callable[[str], Any]] = {
        "csv": lambda place: frame.to_csv(place, index=False, lineterminator="\n", decimal=mark),
        "tsv": lambda place: frame.to_csv(
            place, index=False, sep="\t", lineterminator="\n", decimal=mark
        ),
        "json": lambda place: frame.to_json(place, orient="records", date_format="iso"),
        "ndjson": lambda place: frame.to_json(
            place, orient="records", lines=True, date_format="iso"
        ),
        "parquet": lambda place: frame.to_parquet(place, index=False),
        "feather": lambda place: frame.reset_index(drop=True).to_feather(place),
        "excel": lambda place: write_workbook(frame, place),
    }
    with _in_place(path) as place:
        writers[kind](place)


def write_text(text: str, path: str) -> None:
    """Write a text as UTF-8, or to standard output.

    Parameters
    ----------
    text : str
    path : str
        A file, or ``-``.
    """
    if path == "-":
        sys.stdout.write(text)
        return
    with _in_place(path) as place:
        Path(place).write_text(text, encoding="utf-8", newline="\n")


@contextlib.contextmanager
def _in_place(path: str) -> Iterator[str]:
    """Yield a name beside a file, which gets its name when all is written."""
    target = Path(path)
    # The suffix stays: it says how the file is written and compressed.
    beside = target.with_name(f".{os.getpid()}-{target.name[-100:]}")
    try:
        yield str(beside)
        beside.replace(target)
    except (SemtypeError, MemoryError):
        raise
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise FileError(f"{path} cannot be written: {reason}. Give another --output.") from error
    except Exception as error:  # what writes a table raises what it likes
        raise FileError(
            f"{path} cannot be written: such a file cannot hold the table ({type(error).__name__})."
            " Give an --output that ends in .csv."
        ) from error
    finally:
        with contextlib.suppress(OSError, ValueError):
            beside.unlink(missing_ok=True)
