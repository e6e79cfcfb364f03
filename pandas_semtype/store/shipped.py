"""Models that come with the package: there without any fetching."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

__all__ = ["CONFIG_FILE", "shipped_models"]

CONFIG_FILE = "config.json"
"""The file that makes a directory a model directory."""


def shipped_models() -> dict[str, Path]:
    """Return the directories of the shipped models, by name."""
    root = Path(str(files("pandas_semtype"))) / "models"
    if not root.is_dir():
        return {}
    found = sorted(path for path in root.iterdir() if (path / CONFIG_FILE).is_file())
    return {path.name: path for path in found}
