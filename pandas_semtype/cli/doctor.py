"""What is installed, how it is set up, and whether the default model works."""

from __future__ import annotations

import os
import platform
import re
import sys
import tomllib
from importlib import metadata
from pathlib import Path
from typing import Any

from .. import __version__
from ..config import OPTIONS, get_option
from ..errors import SemtypeError
from ..presets import list_models
from ..shown import text_of, without_secrets

__all__ = ["examine"]

_DISTRIBUTION = "pandas-semtype"
_NAME = re.compile(r"[A-Za-z0-9._-]+")
_EXTRA = re.compile(r"extra\s*==\s*['\"]([^'\"]+)['\"]")


def examine() -> tuple[dict[str, dict[str, str]], bool]:
    """Examine the installation.

    Returns
    -------
    sections : dict of str to dict of str to str
        What was found: versions, extras, settings and models.
    healthy : bool
        Whether the default model types a small frame correctly.
    """
    answer, healthy = _trial()
    found = {
        "versions": _versions(),
        "extras": _extras(),
        "settings": _settings(),
        "models": {"presets": ", ".join(list_models()) or "none", "trial": answer},
    }
    return found, healthy


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
        **{name: _version(name) or "missing" for name in sorted(_requirements().get("", ()))},
    }


def _declared() -> list[str]:
    """Return what the package requires, from its metadata or those of its source tree."""
    try:
        return metadata.requires(_DISTRIBUTION) or []
    except metadata.PackageNotFoundError:
        source = Path(__file__).parents[2] / "pyproject.toml"
        if not source.is_file():
            return []
        project = tomllib.loads(source.read_text(encoding="utf-8")).get("project", {})
        return [str(line) for line in project.get("dependencies", ())]


def _requirements() -> dict[str, set[str]]:
    """Return the packages each extra asks for; those of no extra under an empty name."""
    extras: dict[str, set[str]] = {}
    nested: list[tuple[str, str]] = []
    for line in _declared():
        package, extra = _NAME.match(line), _EXTRA.search(line)
        if package is None:
            continue
        wanted = extras.setdefault(extra[1] if extra else "", set())
        inner = re.match(r"[\w.-]+\[([^\]]+)\]", line)
        if package[0].replace("_", "-").lower() != _DISTRIBUTION:
            wanted.add(package[0])
        elif inner is not None and extra is not None:
            nested += [(extra[1], name.strip()) for name in inner[1].split(",")]
    for _ in range(len(extras)):  # extras that are made of extras
        for extra_name, inner_name in nested:
            extras[extra_name] |= extras.get(inner_name, set())
    return extras


def _extras() -> dict[str, str]:
    found = {}
    extras = {extra: packages for extra, packages in _requirements().items() if extra}
    for extra, packages in sorted(extras.items()):
        missing = sorted(name for name in packages if _version(name) is None)
        found[extra] = f"missing {', '.join(missing)}" if missing else "complete"
    return found or {"extras": "not known: the package is not installed"}


def _settings() -> dict[str, str]:
    found = {}
    for name, option in OPTIONS.items():
        try:
            value: Any = get_option(name)
        except SemtypeError as error:
            value = f"wrong: {error}"
        set_by = f" (from {option.variable})" if os.environ.get(option.variable or "") else ""
        text = "not set" if value is None else without_secrets(text_of(value))
        found[name] = f"{text}{set_by}"
    return found


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
