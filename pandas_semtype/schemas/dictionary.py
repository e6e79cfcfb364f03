"""A data dictionary in Markdown, to be completed by people."""

from __future__ import annotations

from collections.abc import Sequence

from .fields import Field

__all__ = ["data_dictionary"]


def data_dictionary(fields: Sequence[Field], model: dict[str, str]) -> str:
    """Return a table with one line per column.

    Parameters
    ----------
    fields : sequence of Field
        Columns; names may repeat.
    model : dict of str to str
        The model that was asked, and the mode.
    """
    lines = ["| column | kind | type | meaning | score |", "|---|---|---|---|---|"]
    for field in fields:
        cells = [field.name, field.kind, field.label, field.description]
        score = f"{field.prediction.score:.2f}"
        lines.append("| " + " | ".join([*map(_escaped, cells), score]) + " |")
    lines += ["", f"Semantic types by {_escaped(model['model'])}, mode {model['mode']}.", ""]
    return "\n".join(lines)


def _escaped(text: str) -> str:
    """Return a text that neither ends a cell nor becomes markup."""
    for character in "\\|`*_[]<>":
        text = text.replace(character, f"\\{character}")
    return " ".join(text.split())
