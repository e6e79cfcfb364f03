"""The model store: published files, downloaded once, verified and kept."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from .failures import Patience
from .registry import Entry, entries

if TYPE_CHECKING:
    from .fetching import fetch
    from .inventory import Report, purge, survey, verify

__all__ = ["Entry", "Patience", "Report", "entries", "fetch", "purge", "survey", "verify"]

# To know which presets there are, nothing that downloads is needed.
_LATER = {
    "Report": "inventory",
    "fetch": "fetching",
    "purge": "inventory",
    "survey": "inventory",
    "verify": "inventory",
}


def __getattr__(name: str) -> Any:
    if name in _LATER:
        value = getattr(import_module(f".{_LATER[name]}", __name__), name)
        globals()[name] = value
        return value
    message = f"module {__name__!r} has no attribute {name!r}"
    raise AttributeError(message, name=name, obj=import_module(__name__))


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
