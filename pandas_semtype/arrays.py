"""Arrays as the bytes of an ``.npz`` file, and back: sizes are checked before memory is taken."""

from __future__ import annotations

import ast
import io
import math
import struct
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import IO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

import numpy as np

from .errors import CheckpointError

__all__ = ["MOST_ARRAY_BYTES", "array_shapes", "finite", "pack_arrays", "unpack_arrays"]

MOST_ARRAY_BYTES = 1 << 30
"""Size of all arrays of a file together that is read, in bytes."""

_MOST_ARRAYS = 4096
_MOST_DIMENSIONS = 8
_LONGEST_HEADER = 10_000
_KINDS = "biufU"  # numbers, booleans and texts; no objects, which would be pickles


def pack_arrays(arrays: Mapping[str, np.ndarray], *, level: int = 0) -> bytes:
    """Return arrays as the bytes of an ``.npz`` file.

    Parameters
    ----------
    arrays : mapping of str to ndarray
        By any names.
    level : int, default 0
        How hard to compress, 1 to 9; 0 leaves the arrays as they are.
    """
    buffer = io.BytesIO()
    kind = ZIP_DEFLATED if level else ZIP_STORED
    with ZipFile(buffer, "w", kind, compresslevel=level or None) as packed:
        for name, array in arrays.items():
            with packed.open(name.replace("/", "|") + ".npy", "w", force_zip64=True) as file:
                np.lib.format.write_array(file, np.asanyarray(array), allow_pickle=False)
    return buffer.getvalue()


def unpack_arrays(content: bytes, file: str = "arrays") -> dict[str, np.ndarray]:
    """Return the arrays of `pack_arrays`; nothing is unpickled.

    Parameters
    ----------
    content : bytes
        An ``.npz`` file that anybody may have written.
    file : str, optional
        Its name, for messages.

    Raises
    ------
    CheckpointError
        If it is no such file, or an array has another size than its header says, holds
        objects, or is larger than 1 GiB with all others.
    """
    found: dict[str, np.ndarray] = {}
    with _readable(file), ZipFile(io.BytesIO(content)) as packed:
        for name, entry in _entries(packed, file):
            with packed.open(entry) as stream:
                dtype, shape, by_column, start = _header(stream, entry, name, file)
                size = entry.file_size - start
                data = bytearray(stream.read(size))
                if len(data) != size or stream.read(1):
                    raise CheckpointError.damaged(file, f"the array {name!r} ends early")
            found[name] = np.ndarray(shape, dtype, data, order="F" if by_column else "C")
    return found


def array_shapes(content: bytes, file: str = "arrays") -> dict[str, tuple[int, ...]]:
    """Return the shapes of arrays from their headers alone, as `unpack_arrays` checks them."""
    found: dict[str, tuple[int, ...]] = {}
    with _readable(file), ZipFile(io.BytesIO(content)) as packed:
        for name, entry in _entries(packed, file):
            with packed.open(entry) as stream:
                _, found[name], _, _ = _header(stream, entry, name, file)
    return found


def finite(array: np.ndarray, name: str, file: str, most: float = math.inf) -> np.ndarray:
    """Return an array of floats as float32 if all of them are finite numbers.

    Parameters
    ----------
    array : ndarray
        Of half, single or double precision.
    name, file : str
        Its name and the file it is of, for the message.
    most : float, optional
        Largest absolute value.

    Raises
    ------
    CheckpointError
        If it has another dtype, or a value is no number or too large.
    """
    if array.dtype.kind != "f" or array.dtype.itemsize > 8:
        reason = f"the array {name!r} has dtype {array.dtype}, not a float"
        raise CheckpointError.damaged(file, reason)
    with np.errstate(over="ignore"):
        single = array.astype(np.float32)
    if not np.isfinite(single).all() or (single.size and np.abs(single).max() > most):
        limit = "is not finite" if most == math.inf else f"is not from -{most:g} to {most:g}"
        raise CheckpointError.damaged(file, f"a value of the array {name!r} {limit}")
    return single


@contextmanager
def _readable(file: str) -> Iterator[None]:
    """Turn what the readers of zip files and headers raise into a `CheckpointError`."""
    try:
        yield
    except CheckpointError:
        raise
    except Exception as error:  # of zipfile, zlib, or the parser of headers, which has many
        reason = f"it is no file of arrays ({type(error).__name__})"
        raise CheckpointError.damaged(file, reason) from error


def _entries(packed: ZipFile, file: str) -> list[tuple[str, ZipInfo]]:
    """Return the arrays of a zip file by name, if there are not too many or too large ones."""
    entries = packed.infolist()
    total = sum(entry.file_size for entry in entries)
    if len(entries) > _MOST_ARRAYS or total > MOST_ARRAY_BYTES:
        reason = f"it declares {len(entries)} arrays of {total:,} bytes, more than are read"
        raise CheckpointError.damaged(file, reason)
    found: dict[str, ZipInfo] = {}
    for entry in entries:
        name = entry.filename.removesuffix(".npy").replace("|", "/")
        if name in found:
            raise CheckpointError.damaged(file, f"it has the array {name[:80]!r} twice")
        if entry.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
            raise CheckpointError.damaged(file, f"the array {name[:80]!r} is packed another way")
        found[name] = entry
    return list(found.items())


def _header(
    stream: IO[bytes], entry: ZipInfo, name: str, file: str
) -> tuple[np.dtype, tuple[int, ...], bool, int]:
    """Return dtype, shape, whether columns come first, and where the values begin.

    The size that dtype and shape ask for must be that of the entry, which is bounded.
    """
    # NumPy's reader would rewrite a header that it cannot read, and warn of it.
    magic = stream.read(8)
    if magic not in (b"\x93NUMPY\x01\x00", b"\x93NUMPY\x02\x00"):
        raise CheckpointError.damaged(file, f"the array {name!r} has another format version")
    kind = "<H" if magic[6] == 1 else "<I"
    (length,) = struct.unpack(kind, stream.read(struct.calcsize(kind)))
    if length > _LONGEST_HEADER:
        raise CheckpointError.damaged(file, f"the array {name!r} has a header of {length:,} bytes")
    header = ast.literal_eval(stream.read(length).decode("latin-1").strip())
    descr, by_column, shape = (header.pop(x) for x in ("descr", "fortran_order", "shape"))
    dtype = np.dtype(descr if isinstance(descr, str) else None)
    if header or not isinstance(descr, str) or not isinstance(shape, tuple):
        raise CheckpointError.damaged(file, f"the array {name!r} has no header that is read")
    if dtype.kind not in _KINDS or dtype.hasobject or not dtype.itemsize:
        reason = f"the array {name!r} has dtype {dtype.kind!r}, which is not read"
        raise CheckpointError.damaged(file, reason)
    start = stream.tell()
    whole = all(type(n) is int and 0 <= n <= MOST_ARRAY_BYTES for n in shape)
    if not whole or len(shape) > _MOST_DIMENSIONS:
        raise CheckpointError.damaged(file, f"the array {name!r} has no shape that is read")
    if math.prod(shape) * dtype.itemsize != entry.file_size - start:
        reason = f"the array {name!r} has another size than its header says"
        raise CheckpointError.damaged(file, reason)
    return dtype, shape, bool(by_column), start
