"""Look into what is about to be released: contents, sizes and metadata of wheel and sdist.

``python .ci/check_dist.py DIRECTORY`` fails, and says why, if a wheel or an sdist there holds what
does not belong in it, lacks what does, or is too large.
"""

from __future__ import annotations

import ast
import sys
import tarfile
import tomllib
import zipfile
from collections.abc import Iterator
from email.parser import Parser
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
MOST_BYTES = 30_000_000
"""The index takes 100 MB; the model is most of what is there."""
SOURCES = {".py", ".csv", ".json", ".npz", ".onnx", ".txt", ".css", ".js", ".md", ".typed"}
NEEDED = {
    "wheel": (
        "pandas_semtype/__init__.py",
        "pandas_semtype/py.typed",
        "pandas_semtype/semantic_types.csv",
    ),
    "sdist": (
        *("LICENSE", "README.md", "CHANGELOG.md", "CITATION.cff", "pyproject.toml", "conftest.py"),
        *("docs/index.md", "docs/figures.py", "examples/airports.csv", "benchmarks/README.md"),
        *("tests/conftest.py", "pandas_semtype/py.typed"),
    ),
}
JUNK = ("__pycache__", ".pyc", "/_build/", "/api/generated/", ".ci/", ".github/", ".log", ".venv")


def version() -> str:
    """Return the version, from the one place where it stands."""
    tree = ast.parse((ROOT / "pandas_semtype" / "__init__.py").read_text(encoding="utf-8"))
    for node in tree.body:
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__version__":
            return str(ast.literal_eval(node.value))
    raise SystemExit("there is no __version__")


def package_files() -> set[str]:
    """Return the files of the package in this checkout."""
    return {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "pandas_semtype").rglob("*")
        if path.is_file() and path.suffix in SOURCES and "__pycache__" not in path.parts
    }


def read_wheel(file: Path) -> tuple[set[str], str]:
    """Return names and metadata of a wheel."""
    with zipfile.ZipFile(file) as archive:
        names = set(archive.namelist())
        metadata = next(name for name in names if name.endswith(".dist-info/METADATA"))
        return names, archive.read(metadata).decode("utf-8")


def read_sdist(file: Path) -> tuple[set[str], str]:
    """Return names, without the folder they are all in, and metadata of an sdist."""
    with tarfile.open(file) as archive:
        names = {member.name.partition("/")[2] for member in archive.getmembers()}
        found = archive.extractfile(f"{file.name.removesuffix('.tar.gz')}/PKG-INFO")
        assert found is not None
        return names, found.read().decode("utf-8")


def faults(file: Path) -> Iterator[str]:
    """Yield what is wrong with one file."""
    kind = "wheel" if file.suffix == ".whl" else "sdist"
    names, text = read_wheel(file) if kind == "wheel" else read_sdist(file)
    if file.stat().st_size > MOST_BYTES:
        yield f"it has {file.stat().st_size:,} bytes, more than {MOST_BYTES:,}"
    for name in sorted({*NEEDED[kind], *package_files()} - names):
        yield f"{name} is missing"
    for name in sorted(names):
        if any(junk in f"/{name}" for junk in JUNK):
            yield f"{name} does not belong there"
        inside = name.startswith("pandas_semtype/") or ".dist-info/" in name
        if kind == "wheel" and not inside:
            yield f"{name} is outside the package"
    if kind == "wheel" and not any(name.endswith("/licenses/LICENSE") for name in names):
        yield "the licence is missing"
    metadata = Parser().parsestr(text)
    with (ROOT / "pyproject.toml").open("rb") as opened:
        project = tomllib.load(opened)["project"]
    for key, value in (
        ("Name", project["name"]),
        ("Version", version()),
        ("License-Expression", project["license"]),
        ("Requires-Python", project["requires-python"]),
    ):
        if metadata[key] != value:
            yield f"{key} is {metadata[key]!r} and not {value!r}"
    extras = set(metadata.get_all("Provides-Extra") or ())
    if extras != set(project["optional-dependencies"]):
        yield f"its extras are {sorted(extras)}"


def main(folder: str) -> int:
    """Check every wheel and sdist of a folder."""
    files = sorted([*Path(folder).glob("*.whl"), *Path(folder).glob("*.tar.gz")])
    if {file.suffix for file in files} != {".whl", ".gz"}:
        sys.stderr.write(f"{folder} has no wheel, or no sdist\n")
        return 1
    found = [(file, fault) for file in files for fault in faults(file)]
    for file, fault in found:
        sys.stderr.write(f"{file.name}: {fault}\n")
    for file in files:
        sys.stdout.write(f"{file.name}: {file.stat().st_size / 1e6:.1f} MB\n")
    return int(bool(found))


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1]))
