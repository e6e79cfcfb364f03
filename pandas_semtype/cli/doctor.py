"""What is installed, how it is set up, and whether the default model answers."""

from __future__ import annotations

import os
import platform
import re
import sys
from importlib import metadata
from typing import Any

from .. import __version__
from ..config import OPTIONS, get_option
from ..errors import SemtypeError
from ..presets import list_models

__all__ = ["examine"]

_DISTRIBUTION = "pandas-semtype"
_CORE = ("pandas", "numpy", "onnxruntime", "scikit-learn", "pooch", "platformdirs", "tqdm")
_NAME = re.compile(r"[A-Za-z0-9._-]+")
_EXTRA = re.compile(r"extra\s*==\s*['\"]([^'\"]+)['\"]")


def examine() -> tuple[dict[str, dict[str, str]], bool]:
    """Look at the installation.

    Returns
    -------
    told : dict of str to dict of str to str
        What was found, in sections.
    healthy : bool
        Whether the default model answers.
    """
    answer, healthy = _trial()
    told = {
        "versions": _versions(),
        "extras": _extras(),
        "settings": _settings(),
        "models": {"presets": ", ".join(list_models()) or "none", "trial": answer},
    }
    return told, healthy


def _version(package: str) -> str | None:
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return None


def _versions() -> dict[str, str]:
    installed = "" if _version(_DISTRIBUTION) else " (from a source tree, not installed)"
    return {
        "pandas-semtype": __version__ + installed,
        "python": platform.python_version(),
        "system": f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores",
        **{name: _version(name) or "missing" for name in _CORE},
    }


def _requirements() -> dict[str, set[str]]:
    """Return the packages each extra asks for."""
    try:
        lines = metadata.requires(_DISTRIBUTION) or []
    except metadata.PackageNotFoundError:
        return {}
    extras: dict[str, set[str]] = {}
    nested: list[tuple[str, str]] = []
    for line in lines:
        package, extra = _NAME.match(line), _EXTRA.search(line)
        if package is None or extra is None:
            continue
        wanted = extras.setdefault(extra[1], set())
        inner = re.match(r"[\w.-]+\[([^\]]+)\]", line)
        if package[0].replace("_", "-").lower() != _DISTRIBUTION:
            wanted.add(package[0])
        elif inner is not None:
            nested += [(extra[1], name.strip()) for name in inner[1].split(",")]
    for _ in range(len(extras)):  # extras that are made of extras
        for extra_name, inner_name in nested:
            extras[extra_name] |= extras.get(inner_name, set())
    return extras


def _extras() -> dict[str, str]:
    told = {}
    for extra, packages in sorted(_requirements().items()):
        missing = sorted(name for name in packages if _version(name) is None)
        told[extra] = f"missing {', '.join(missing)}" if missing else "complete"
    return told or {"extras": "not known: the package is not installed"}


def _settings() -> dict[str, str]:
    told = {}
    for name, option in OPTIONS.items():
        try:
            value: Any = get_option(name)
        except SemtypeError as error:
            value = f"wrong: {error}"
        set_by = f" (from {option.variable})" if os.environ.get(option.variable or "") else ""
        told[name] = f"{'not set' if value is None else value}{set_by}"
    return told


def _trial() -> tuple[str, bool]:
    """Return what the default model makes of a small frame."""
    import pandas as pd

    from ..inference import infer

    frame = pd.DataFrame({"a": ["ann@example.org", "bob@example.com"] * 5})
    before = set(sys.modules)
    try:
        result = infer(frame, progress=False)
    except SemtypeError as error:
        return str(error), False
    except ImportError as error:
        return f"{error.name or 'a package'} cannot be imported", False
    heavy = sorted({"tensorflow", "torch", "keras"} & set(sys.modules) - before)
    loaded = f", which loaded {', '.join(heavy)}" if heavy else ""
    label = result.at(0).label
    return f"{result.model_id} says {label} of e-mail addresses{loaded}", label == "email"
