"""docs/architecture.md names the layers of the import contracts, and files that exist."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

import pandas_semtype

ROOT = Path(pandas_semtype.__file__).parents[1]
PAGE = ROOT / "docs" / "architecture.md"

pytestmark = pytest.mark.skipif(not PAGE.is_file(), reason="docs are not installed")


def layers_of_the_page() -> dict[str, list[str]]:
    section = PAGE.read_text(encoding="utf-8").partition("\n## Layers\n")[2]
    found = re.findall(r"^([^\n]+):\n\n```\n(.*?)^```$", section, re.DOTALL | re.MULTILINE)
    return {name.strip("`"): block.splitlines() for name, block in found}


def test_layers_are_those_of_the_contracts():
    with (ROOT / "pyproject.toml").open("rb") as file:
        contracts = tomllib.load(file)["tool"]["importlinter"]["contracts"]
    layers = {
        container.removeprefix("pandas_semtype.").replace("pandas_semtype", "The package"): contract
        for contract in contracts
        if contract["type"] == "layers"
        for container in contract["containers"]
    }
    assert len(layers) == 3
    assert layers_of_the_page() == {name: entry["layers"] for name, entry in layers.items()}


def test_every_room_is_in_the_table_of_rooms():
    rooms = PAGE.read_text(encoding="utf-8").partition("\n## Rooms\n")[2].partition("\n## ")[0]
    words = set(re.findall(r"\w+", rooms))
    package = ROOT / "pandas_semtype"
    for folder in (package, package / "simon", package / "fakenews"):
        names = {path.stem for path in folder.iterdir() if path.suffix == ".py" or path.is_dir()}
        assert {name for name in names if not name.startswith("__")} <= words


def test_files_that_are_named_exist():
    named = re.findall(r"`([\w/]+/(?:[\w]+\.\w+)?)`", PAGE.read_text(encoding="utf-8"))
    assert len(named) > 40
    beside_or_in_the_package = (ROOT, ROOT / "pandas_semtype", ROOT / "pandas_semtype" / "simon")
    for path in set(named) - {"benchmarks/NAME.py", "benchmarks/results/NAME.json"}:
        assert any((place / path).exists() for place in beside_or_in_the_package), path
