"""Mapping files: Faker providers and the labels of their columns."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np

from ...checks import require
from .pools import LATIN_LOCALES, faker_pool
from .registry import Column, Generator

__all__ = ["PUBLISHED_NULLS", "read_mapping", "sources_of"]

PUBLISHED_NULLS = ("NULL", "N/A", "n/a", "na", "None", "Nothing", "", "-")
"""Null tokens of the published simulator."""


def read_mapping(mapping: str | Path | Mapping[str, Sequence[str]] | None) -> dict[str, list[str]]:
    """Read which Faker provider makes columns of which labels.

    Parameters
    ----------
    mapping : path, mapping or None
        A JSON file or a mapping ``{provider: [primary label, further labels ...]}``; an
        empty list leaves the provider out.  None reads ``providers.json`` of the package.

    Returns
    -------
    dict of str to list of str
        Providers in use.

    Raises
    ------
    ExampleError
        If the file is no such mapping.
    """
    from ...errors import ExampleError

    if mapping is None:
        text = files(__package__).joinpath("data", "providers.json").read_text(encoding="utf-8")
        content: Any = json.loads(text)
    elif isinstance(mapping, Mapping):
        content = mapping
    else:
        try:
            content = json.loads(Path(mapping).read_text(encoding="utf-8"))
        except (OSError, ValueError) as error:
            raise ExampleError(
                f"The mapping file cannot be read. Received: {str(mapping)!r} ({error}). "
                "Give a JSON object of Faker providers and label lists."
            ) from error
    if not isinstance(content, Mapping):
        raise ExampleError(
            f"A mapping must be an object of Faker providers and label lists. "
            f"Received: {type(content).__name__}."
        )
    out = {}
    for provider, labels in content.items():
        named = [labels] if isinstance(labels, str) else list(labels)
        used = [label for label in named if label]
        if used:
            out[str(provider)] = used
    return out


def sources_of(
    mapping: str | Path | Mapping[str, Sequence[str]] | None = None,
    locales: Sequence[str] = LATIN_LOCALES,
) -> dict[str, list[Generator]]:
    """Return generators by primary label for a mapping of Faker providers.

    Parameters
    ----------
    mapping : path, mapping or None, optional
        See `read_mapping`.
    locales : sequence of str, optional
        Faker locales a column is drawn from.

    Returns
    -------
    dict of str to list of Generator

    Raises
    ------
    ExampleError
        If the installed Faker has no such provider.
    MissingDependencyError
        If Faker is not installed.
    """
    from ...errors import ExampleError

    faker = require("faker", "train", "Simulating columns")
    known = faker.Faker("en_US", use_weighting=False)
    out: dict[str, list[Generator]] = {}
    for provider, labels in read_mapping(mapping).items():
        if not hasattr(known, provider):
            raise ExampleError(
                f"The installed Faker has no such provider. Received: {provider!r}. "
                "Correct its name in the mapping."
            )
        primary, *also = labels
        make = _maker(provider, primary, tuple(also), tuple(locales))
        out.setdefault(primary, []).append(Generator(primary, make, name=provider))
    return out


def _maker(provider: str, primary: str, also: tuple[str, ...], locales: tuple[str, ...]) -> Any:
    def make(rng: np.random.Generator, n: int) -> Column:
        pool = faker_pool(provider, locales[int(rng.integers(len(locales)))], size=300)
        cells = pool[rng.integers(len(pool), size=n)].tolist() if len(pool) else ["-"] * n
        return Column(cells, primary=primary, also=also)

    return make
