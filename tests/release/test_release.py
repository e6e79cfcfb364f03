"""What is released: one version everywhere, the recipe, links, what wheel and sdist hold."""

from __future__ import annotations

import importlib.util
import re
import tarfile
import tomllib
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

import pandas_semtype

ROOT = Path(pandas_semtype.__file__).parents[1]
CI = ROOT / ".ci"

pytestmark = pytest.mark.skipif(not CI.is_dir(), reason="not a checkout")


def script(name: str):
    spec = importlib.util.spec_from_file_location(f"ci_{name}", CI / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def project() -> dict:
    with (ROOT / "pyproject.toml").open("rb") as file:
        return tomllib.load(file)["project"]


def test_the_version_is_the_same_everywhere():
    version = pandas_semtype.__version__
    assert script("check_dist").version() == version
    citation = (ROOT / "CITATION.cff").read_text(encoding="utf-8")
    assert re.findall(r"^version: (.*)$", citation, re.MULTILINE) == [version]
    recipe = (ROOT / "recipe" / "meta.yaml").read_text(encoding="utf-8")
    assert re.findall(r'set version = "(.*)"', recipe) == [version]
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert re.findall(r"^## \[([^\]]+)\]", changelog, re.MULTILINE)[0] == version


def test_the_recipe_asks_for_what_the_project_asks_for(project):
    recipe = (ROOT / "recipe" / "meta.yaml").read_text(encoding="utf-8")
    run = recipe.partition("  run:\n")[2].partition("  # There are")[0]
    asked = {line.strip("- ").replace(" ", "") for line in run.splitlines()}
    assert asked - {"python>={{python_min}}"} == set(project["dependencies"])
    for script_name, target in project["scripts"].items():
        assert f"- {script_name} = {target}" in recipe


def test_the_workflow_publishes_without_a_token():
    text = (ROOT / ".github" / "workflows" / "release.yml").read_text(encoding="utf-8")
    assert "id-token: write" in text
    assert "secrets." not in text
    assert "password" not in text
    assert "check_dist.py" in text


def test_links_of_the_readme_become_absolute():
    absolute = script("absolute_links").absolute
    text = (
        "[a](docs/a.md#b) ![p](docs/p.png) [w](https://example.org) [x](#here) [m](mailto:a@b.org)"
    )
    assert absolute(text, "https://forge.example/o/n/", "v1") == (
        "[a](https://forge.example/o/n/blob/v1/docs/a.md#b) "
        "![p](https://forge.example/o/n/raw/v1/docs/p.png) "
        "[w](https://example.org) [x](#here) [m](mailto:a@b.org)"
    )
    readme = absolute(
        (ROOT / "README.md").read_text(encoding="utf-8"), "https://forge.example", "v1"
    )
    assert re.findall(r"\]\((?!https://|#)", readme) == []


def metadata(project: dict) -> str:
    lines = [
        "Metadata-Version: 2.4",
        f"Name: {project['name']}",
        f"Version: {pandas_semtype.__version__}",
        f"License-Expression: {project['license']}",
        f"Requires-Python: {project['requires-python']}",
        *(f"Provides-Extra: {extra}" for extra in project["optional-dependencies"]),
    ]
    return "\n".join(lines) + "\n"


def write_wheel(folder: Path, names: set[str], text: str) -> Path:
    version = pandas_semtype.__version__
    file = folder / f"pandas_semtype-{version}-py3-none-any.whl"
    info = f"pandas_semtype-{version}.dist-info"
    with zipfile.ZipFile(file, "w") as archive:
        for name in names:
            archive.writestr(name, "")
        archive.writestr(f"{info}/METADATA", text)
        archive.writestr(f"{info}/licenses/LICENSE", "MIT")
    return file


def test_a_wheel_is_looked_into(project, tmp_path):
    check = script("check_dist")
    fine = check.package_files()
    assert len(fine) > 500
    assert list(check.faults(write_wheel(tmp_path, fine, metadata(project)))) == []
    odd = (fine - {"pandas_semtype/py.typed"}) | {"tests/test_x.py", "pandas_semtype/x.pyc"}
    wrong = metadata(project).replace("Version: 0.", "Version: 9.", 1)
    wrong = wrong.replace("\nVersion: 0.", "\nVersion: 9.")
    found = list(check.faults(write_wheel(tmp_path, odd, wrong)))
    for part in (
        "py.typed is missing",
        "x.pyc does not belong",
        "test_x.py is outside",
        "Version is",
    ):
        assert any(part in fault for fault in found), part


def test_an_sdist_is_looked_into(project, tmp_path):
    check = script("check_dist")
    top = f"pandas_semtype-{pandas_semtype.__version__}"
    file = tmp_path / f"{top}.tar.gz"
    names = {*check.package_files(), *check.NEEDED["sdist"], "docs/_build/index.html"}
    with tarfile.open(file, "w:gz") as archive:
        for name in [*names, "PKG-INFO"]:
            data = metadata(project).encode() if name == "PKG-INFO" else b""
            entry = tarfile.TarInfo(f"{top}/{name}")
            entry.size = len(data)
            archive.addfile(entry, BytesIO(data))
    assert list(check.faults(file)) == ["docs/_build/index.html does not belong there"]


def test_a_large_file_is_told(project, tmp_path, monkeypatch):
    check = script("check_dist")
    file = write_wheel(tmp_path, check.package_files(), metadata(project))
    monkeypatch.setattr(check, "MOST_BYTES", 10)
    assert any("bytes, more than 10" in fault for fault in check.faults(file))


def test_both_files_have_to_be_there(tmp_path, capsys):
    assert script("check_dist").main(str(tmp_path)) == 1
    assert "no wheel" in capsys.readouterr().err


def test_the_readme_is_short():
    words = (ROOT / "README.md").read_text(encoding="utf-8").split()
    assert len(words) < 1500


def test_every_test_file_has_a_name_of_its_own():
    # pytest imports them by name: two of one name and nothing at all is collected.
    names = [path.name for path in (ROOT / "tests").rglob("test_*.py")]
    assert sorted(names) == sorted(set(names))
