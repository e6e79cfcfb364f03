"""What importing costs, and which module may import which.

The contracts on imports stand in ``pyproject.toml``: layers for import-linter, and for ruff the
packages that are imported inside functions, with the files that are an exception.
"""

from __future__ import annotations

import ast
import json
import os
import subprocess
import sys
import tomllib
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

import pytest

import pandas_semtype

ROOT = Path(pandas_semtype.__file__).parent
PROJECT = ROOT.parent / "pyproject.toml"
FILES = sorted(ROOT.rglob("*.py"))

needs_project = pytest.mark.skipif(not PROJECT.is_file(), reason="there is no pyproject.toml")

CORE = ("", ".accessors", ".checks", ".config", ".errors", ".explanation", ".modes", ".session",
        ".shown", ".types", ".verdict")  # fmt: skip
"""What importing the package may load: accessors, options, errors, what is remembered."""


def lint_settings() -> dict:
    with PROJECT.open("rb") as file:
        return tomllib.load(file)["tool"]["ruff"]["lint"]


def heavy_packages() -> set[str]:
    """Return the packages that cost time or may be missing."""
    return set(lint_settings()["flake8-tidy-imports"]["banned-module-level-imports"])


def files_of_heavy_packages() -> set[Path]:
    """Return the files that may import such a package as they are imported."""
    found = set()
    for pattern, rules in lint_settings()["per-file-ignores"].items():
        if "TID253" in rules and pattern.startswith("pandas_semtype/"):
            before, brace, rest = pattern.partition("{")
            names, _, after = rest.partition("}")
            globs = [before + name + after for name in names.split(",")] if brace else [pattern]
            for each in globs:
                files = {PROJECT.parent / each} & set(FILES)
                assert files, f"{each} in pyproject.toml is no file"
                found |= files
    return found


def name_of(file: Path) -> str:
    parts = file.relative_to(ROOT.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def run(code: str) -> str:
    environment = {**os.environ, "PYTHONPATH": str(ROOT.parent)}
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", code],
        capture_output=True,
        check=False,
        encoding="utf-8",
        env=environment,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@needs_project
@pytest.mark.needs("importlinter")
def test_contracts_on_imports_are_kept():
    done = subprocess.run(
        [sys.executable, "-c", "from importlinter.cli import lint_imports_command as run; run()",
         "--no-cache"],
        capture_output=True, check=False, encoding="utf-8", cwd=PROJECT.parent,
        env={**os.environ, "PYTHONPATH": str(ROOT.parent), "PYTHONIOENCODING": "utf-8"},
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    assert " 0 broken" in done.stdout


def test_own_modules_are_imported_with_a_dot():
    for file in FILES:
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            if isinstance(node, ast.ImportFrom) and node.level == 0:
                names = [node.module]
            tops = {name.partition(".")[0] for name in names}
            assert "pandas_semtype" not in tops, f"{file.relative_to(ROOT)}, line {node.lineno}"


def test_every_folder_with_modules_is_a_package():
    """import-linter does not see a folder without ``__init__.py``, whose imports go unchecked."""
    for folder in {file.parent for file in FILES}:
        assert (folder / "__init__.py").is_file(), folder.relative_to(ROOT)


@needs_project
def test_importing_every_module_loads_no_heavy_package():
    """Only the files named in pyproject.toml may, and what imports one of them must be one."""
    modules = [name_of(f) for f in FILES if f not in files_of_heavy_packages()]
    code = (
        "import json, pandas, sys\n"
        "from importlib import import_module\n"
        "before = set(sys.modules)\n"
        "loaded = {}\n"
        f"for name in {modules}:\n"
        "    known = set(sys.modules) | before\n"
        "    import_module(name)\n"
        "    loaded[name] = sorted({m.partition('.')[0] for m in set(sys.modules) - known})\n"
        "print(json.dumps(loaded))"
    )
    heavy = heavy_packages()
    loaded = json.loads(run(code))
    assert list(loaded) == modules
    assert {name: heavy & set(tops) for name, tops in loaded.items() if heavy & set(tops)} == {}


@needs_project
def test_every_module_of_a_heavy_package_can_be_imported():
    if missing := [p for p in ("fastai", "keras", "onnx", "torch") if find_spec(p) is None]:
        pytest.skip(f"{missing} are not installed")
    for file in files_of_heavy_packages():
        import_module(name_of(file))


@needs_project
@pytest.mark.parametrize(
    "module", ["", ".errors", ".inference", ".loading", ".metrics", ".results", ".simon.classifier"]
)
def test_importing_loads_no_heavy_package(module):
    code = f"import pandas_semtype{module}, sys, json; print(json.dumps(sorted(sys.modules)))"
    loaded = set(json.loads(run(code)))
    assert f"pandas_semtype{module}" in loaded
    assert not loaded & (heavy_packages() - {"pyarrow"})  # pandas imports that one itself


def test_importing_the_package_loads_the_core_alone():
    code = (
        "import sys, json, pandas; before = set(sys.modules); import pandas_semtype\n"
        "print(json.dumps(sorted(set(sys.modules) - before)))"
    )
    loaded = json.loads(run(code))
    assert loaded[0] == "pandas_semtype"
    core = {"pandas_semtype" + name for name in CORE}
    rooms = ("pandas_semtype.accessors.", "pandas_semtype.errors.")
    core |= {name for name in loaded if name.startswith(rooms)}
    assert set(loaded) - core == set()
    assert len(loaded) <= 23


def test_importing_writes_nothing_and_sets_up_no_log(tmp_path):
    code = (
        f"import os; os.environ['HOME'] = os.environ['XDG_CACHE_HOME'] = {str(tmp_path)!r}; "
        "import pandas_semtype, logging; print(logging.root.handlers)"
    )
    assert run(code).strip() == "[]"
    assert not list(tmp_path.iterdir())


def test_public_names_exist():
    for name in pandas_semtype.__all__:
        assert name in dir(pandas_semtype)
        assert getattr(pandas_semtype, name) is not None
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        pandas_semtype.nothing  # noqa: B018
    assert (ROOT / "py.typed").exists()
