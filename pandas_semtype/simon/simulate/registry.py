"""Generators of simulated columns, registered by the label they produce."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

__all__ = ["Column", "Generator", "generator", "generators_of", "registered_labels"]


@dataclass(slots=True)
class Column:
    """Hold the cells of one simulated column and what is true of it.

    Parameters
    ----------
    values : list of str
        The cells.
    primary : str or None, optional
        The most specific label; None takes the one the generator is registered for.
    also : iterable of str, optional
        Further true labels, besides what the catalogue implies.
    ignore : iterable of str, optional
        Labels for which either answer is right: they cost nothing in training.
    """

    values: list[str]
    primary: str | None = None
    also: Iterable[str] = ()
    ignore: Iterable[str] = ()


Make = Callable[[Any, int], "Sequence[str] | Column"]
M = TypeVar("M", bound=Make)


@dataclass(frozen=True, slots=True)
class Generator:
    """Describe one registered generator; see `generator` for the fields."""

    label: str
    make: Make
    weight: float = 1.0
    case: bool = False
    typos: bool = False
    repeats: float = 0.25
    name: str = field(default="")


# Files whose generators share a label, in the order in which they are counted.  A file that is new
# need not be here: it comes last.
_ORDER = (
    "people.companies", "people.agencies", "people.person_names", "people.artists",
    "categories.few_values", "categories.coded_values", "texts.codes", "categories.regions",
    "places.cities", "texts.free_text", "texts.products", "texts.science", "texts.snippets",
    "texts.titles", "places.travel", "places.coordinates", "numbers.decimals",
    "numbers.whole_numbers", "numbers.sequences", "numbers.tallies",
    "people.jobs", "places.addresses",
)  # fmt: skip

_GENERATORS: dict[str, list[Generator]] = {}


def generator(
    label: str,
    *,
    weight: float = 1.0,
    case: bool = False,
    typos: bool = False,
    repeats: float = 0.25,
) -> Callable[[M], M]:
    """Register a function ``(rng, n) -> cells`` as a generator of `label` columns.

    Parameters
    ----------
    label : str
        The primary label of its columns.
    weight : float, default 1.0
        How often it is drawn among the generators of the same label.
    case : bool, default False
        Noise may change upper and lower case of the whole column.
    typos : bool, default False
        Noise may misspell single cells.
    repeats : float, default 0.25
        Probability that the column is redrawn from few distinct values.
    """

    def register(make: M) -> M:
        entry = Generator(label, make, weight, case, typos, repeats, make.__name__)
        _GENERATORS.setdefault(label, []).append(entry)
        return make

    return register


def generators_of(label: str) -> tuple[Generator, ...]:
    """Return the registered generators of a label, always in the same order.

    A seed stands for certain columns only as long as the generators of a label are counted in the
    same order, whatever was imported first: that of `_ORDER`, then other files of this package by
    name, then what users registered.
    """
    return tuple(sorted(_GENERATORS.get(label, ()), key=_rank))


def _rank(entry: Generator) -> tuple[int, str]:
    module = entry.make.__module__
    if not module.startswith(f"{__package__}."):
        return len(_ORDER) + 1, ""
    name = module.removeprefix(f"{__package__}.")
    return (_ORDER.index(name), "") if name in _ORDER else (len(_ORDER), name)


def registered_labels() -> tuple[str, ...]:
    """Return the labels that have at least one generator, sorted."""
    return tuple(sorted(_GENERATORS))
