"""What is fuzzed: a function of bytes that may raise an error of ours and nothing else."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence
from functools import cache

from .cell_targets import TEXT_TARGETS, call_of
from .damage import damaged
from .drawing import changed
from .file_targets import CORPUS, FILE_TARGETS, file_seeds
from .table_targets import TABLE_TARGETS, table_seeds

__all__ = ["CORPUS", "TARGETS", "drawn", "seeds"]

TARGETS: Mapping[str, Callable[[bytes], None]] = {
    **FILE_TARGETS,
    **TABLE_TARGETS,
    **{name: call_of(name) for name in TEXT_TARGETS},
}
"""By name."""


@cache
def seeds(target: str) -> Sequence[bytes]:
    """Return the inputs that are changed: real ones, and those that once did harm."""
    found: list[bytes] = []
    if target in TEXT_TARGETS:
        found += [text.encode("utf-8", "surrogatepass") for text in TEXT_TARGETS[target][1]]
    elif target in TABLE_TARGETS:
        found += table_seeds(target)
    else:
        found += file_seeds(target)
    folder = CORPUS / target
    if folder.is_dir():
        found += [path.read_bytes() for path in sorted(folder.iterdir())]
    return found or [b""]


@cache
def _texts(target: str) -> Sequence[str]:
    return [content.decode("utf-8", "surrogatepass") for content in seeds(target)]


def drawn(target: str, number: int) -> bytes:
    """Return the input of a target with a number; it is the same in every run."""
    rng = random.Random(f"{target} {number}")
    if target in TEXT_TARGETS:
        return changed(_texts(target), rng).encode("utf-8", "surrogatepass")
    return damaged(seeds(target), rng)
