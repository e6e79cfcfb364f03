"""The site: tables of contents from lists of links, the check of links, pictures, the reference."""

from __future__ import annotations

import importlib.util
import re
import sys
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest

import pandas_semtype
from pandas_semtype import accessors, errors
from pandas_semtype.simon.rules.validators import validators
from pandas_semtype.types import catalogue

ROOT = Path(pandas_semtype.__file__).parents[1]
DOCS = ROOT / "docs"
PICTURE = re.compile(r"!\[([^\]]*)\]\(([^)\s]+)\)")

pytestmark = pytest.mark.skipif(not DOCS.is_dir(), reason="docs are not installed")


def script(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(f"docs_{name}", DOCS / f"{name}.py")
    module = sys.modules[spec.name] = importlib.util.module_from_spec(spec)  # for its dataclasses
    path = list(sys.path)
    spec.loader.exec_module(module)
    sys.path[:] = path
    return module


def test_lists_of_links_become_tables_of_contents():
    text = (
        "# Top\n\n## One\n\n* [A](a.md): one\n* [Out](https://example.org/x.md)\n\nSee [b](b.md).\n"
        "\n## Two\n\n* [C](../c.md)\n* [D](sub/d.rst): last\n* [Part](a.md#x)\n"
    )
    made = script("conf").contents_of("docs/index", text)
    assert re.findall(r":caption: (\w+)\n\n(.*?)\n```", made, re.DOTALL) == [
        ("One", "A </docs/a>"),
        ("Two", "C </c>\nD </docs/sub/d>"),
    ]
    assert made.count("{toctree}") == made.count(":hidden:") == 2


def test_links_that_lead_nowhere_are_found(tmp_path):
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "b.html").write_text('<h1 id="there">b</h1><a href="../a.html">a</a>')
    (tmp_path / "a.html").write_text(
        '<a href="sub/b.html#there">fine</a><a href="sub/b.html#gone">1</a><a href="#none">2</a>'
        '<a href="c%20d.html">3</a><img src="x.png" alt=""><a href="https://example.org/#x">fine</a>'
    )
    found = list(script("build").faults(tmp_path))
    assert len(found) == 5  # and the picture, which is not there either
    for part in ("sub/b.html#gone", "#none", "c%20d.html", "x.png has no text", "x.png leads"):
        assert any(part in fault for fault in found), part
    (tmp_path / "a.html").write_text('<a href="sub/b.html#there">fine</a>')
    assert list(script("build").faults(tmp_path)) == []


def pages() -> list[Path]:
    return [ROOT / "README.md", *(p for p in DOCS.rglob("*.md") if "_build" not in p.parts)]


def test_pictures_are_small_shown_and_described():
    shown = set()
    for page in pages():
        for described, target in PICTURE.findall(page.read_text(encoding="utf-8")):
            assert len(described) > 10, f"{page.name}: {target}"
            shown.add((page.parent / target).resolve())
    screenshots = script("screenshots")
    pictures = set((DOCS / "images").iterdir())
    assert pictures <= shown
    assert {p.stem for p in pictures if p.suffix == ".png"} == set(screenshots.SHOTS)
    for picture in pictures:
        assert picture.stat().st_size < screenshots.MOST_BYTES, picture.name
    for shot in screenshots.SHOTS.values():
        assert (DOCS / shot.page).is_file()


def test_a_picture_is_made_of_the_names_its_page_binds():
    screenshots = script("screenshots")
    found = screenshots.names_of("gallery/clean_table.md")
    made = screenshots.SHOTS["clean-values"].make(found)
    assert "1.234,50" in made
    assert "1234.5" in made
    assert not Path("export.csv").exists()


def listed() -> list[str]:
    text = (DOCS / "api" / "index.rst").read_text(encoding="utf-8")
    blocks = re.findall(r"\.\. autosummary::\n(?:   :.*\n)+\n((?:   [\w.]+\n)+)", text)
    return [name.strip() for block in blocks for name in block.splitlines()]


def test_the_reference_lists_what_is_public():
    names = listed()
    assert len(names) == len(set(names))
    public = set(pandas_semtype.__all__) - {"__version__"}
    public |= {
        f"accessors.{n}" for n in accessors.__all__ if isinstance(getattr(accessors, n), type)
    }
    public |= {f"errors.{n}" for n in errors.__all__}
    assert public <= set(names)


@pytest.mark.parametrize("name", listed() if DOCS.is_dir() else [])
def test_what_the_reference_lists_has_a_docstring(name):
    module, _, attribute = f"pandas_semtype.{name}".rpartition(".")
    assert (getattr(import_module(module), attribute).__doc__ or "").strip()


def test_every_label_has_cells_that_its_validator_accepts():
    examples = script("type_metrics").examples()
    assert list(examples) == list(catalogue())
    for label, cells in examples.items():
        assert len(cells) == 3
        if label in validators():
            for cell in cells:  # alone: numbers of several countries are none of one
                assert validators()[label]([cell]).all(), f"{label}: {cell}"
