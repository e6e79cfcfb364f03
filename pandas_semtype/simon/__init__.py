"""SIMOn: simulate columns, train a network on them, and label real columns.

Importing it lets `presets` convert files of the published network.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ..presets import register_converter

if TYPE_CHECKING:
    from ..store.registry import Entry


def _convert(source: Entry | Path) -> Path:
    from .legacy import checkpoint_directory

    return checkpoint_directory(source)


register_converter("simon.legacy", _convert, signature=b"\x89HDF\r\n\x1a\n")
