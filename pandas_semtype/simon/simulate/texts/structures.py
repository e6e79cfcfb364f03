"""Columns of JSON objects and arrays, and of the literals that Python prints for them."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from functools import cache
from typing import Any

import numpy as np

from ..draw import choices, choose, log_uniform, sample, sometimes
from ..name_books import all_given, all_surnames
from ..pools import as_pool, city_names
from ..registry import Column, generator
from ..words import capitalised, plain
from .free_text import running_text

__all__: list[str] = []

Values = list[Any]
Make = Callable[[np.random.Generator, int], Values]

_KEYS = (
    "id", "name", "type", "value", "title", "code", "status", "count", "key", "label", "url",
    "date",
    "created_at", "updated_at", "email", "user", "user_id", "price", "amount", "currency", "qty",
    "quantity", "score", "lat", "lon", "lng", "city", "country", "address", "zip", "state", "tags",
    "category", "active", "enabled", "deleted", "ok", "flag", "is_default", "visible", "width",
    "height",
    "size", "color", "weight", "order", "rank", "level", "version", "source", "target", "parent_id",
    "description", "text", "message", "error", "reason", "lang", "locale", "ip", "path", "method",
    "duration", "start", "end", "min", "max", "mean", "total", "unit", "sku", "brand", "model",
    "year",
    "first_name", "last_name", "phone", "gender", "age", "job", "department", "credit_id",
    "cast_id",
    "iso_639_1", "iso_3166_1", "profile_path", "slug", "hash", "token", "session", "device", "os",
    "browser", "event", "action", "result", "data", "items", "options", "settings", "meta",
    "attributes",
    "properties", "params", "config", "extra", "details", "payload", "Name", "ID", "Type", "Value",
    "firstName", "lastName", "createdAt", "userId", "isActive", "productId", "unitPrice", "orderId",
)  # fmt: skip


@cache
def _keys() -> np.ndarray:
    return as_pool((*_KEYS, *plain("en", 300, 1_500)[:200]))


def _numbers(rng: np.random.Generator, n: int) -> Values:
    top = int(log_uniform(rng, 4, 1e6))
    return rng.integers(0, top, n).tolist()  # type: ignore[no-any-return]


def _decimals(rng: np.random.Generator, n: int) -> Values:
    scale, digits = log_uniform(rng, 0.5, 2000), int(rng.integers(1, 7))
    return np.round(rng.random(n) * scale, digits).tolist()  # type: ignore[no-any-return]


def _texts(rng: np.random.Generator, n: int) -> Values:
    kind = rng.random()
    if kind < 0.3:
        return choices(rng, plain("en", 300, 9_000), n)
    if kind < 0.45:
        return choices(rng, capitalised("en", 300, 9_000), n)
    if kind < 0.6:
        first, last = choices(rng, all_given(), n), choices(rng, all_surnames(), n)
        return [f"{a} {b}" for a, b in zip(first, last, strict=True)]
    if kind < 0.68:
        return choices(rng, city_names(), n)
    if kind < 0.78:
        days = rng.integers(0, 6000, n)
        stamps = np.datetime64("2009-01-01") + days
        tail = choose(rng, ("", "T00:00:00Z", " 12:30:00"))
        return [f"{d}{tail}" for d in stamps.tolist()]
    if kind < 0.88:
        return running_text(rng, n, "en", 2, 8)
    few = sample(rng, plain("en", 300, 9_000), int(rng.integers(1, 6)))
    return choices(rng, few, n)


def _flags(rng: np.random.Generator, n: int) -> Values:
    return (rng.random(n) < rng.random()).tolist()  # type: ignore[no-any-return]


def _holes(_rng: np.random.Generator, n: int) -> Values:
    return [None] * n


def _arrays(rng: np.random.Generator, n: int) -> Values:
    make = choose(rng, (_numbers, _texts, _decimals), (3, 4, 1))
    size = rng.integers(0, int(rng.integers(2, 6)), n)
    flat, at, out = make(rng, int(size.sum())), 0, []
    for k in size.tolist():
        out.append(flat[at : at + k])
        at += k
    return out


def _scalars(rng: np.random.Generator) -> Make:
    return choose(rng, (_numbers, _texts, _decimals, _flags, _holes), (5, 7, 2, 2, 0.3))


def _objects(
    rng: np.random.Generator,
    n: int,
    depth: int = 0,
    most: int = 7,
    keys: Sequence[str] | None = None,
) -> Values:
    """Return `n` objects of the same keys, now and then without one of them."""
    keys = keys or sample(rng, _keys(), 1 + int(rng.integers(most)))
    fields: list[Values] = []
    for _ in keys:
        kind = rng.random()
        if kind < 0.1 and depth < 2:
            fields.append(_objects(rng, n, depth + 1, 3))
        elif kind < 0.18 and depth < 2:
            fields.append(_arrays(rng, n))
        else:
            fields.append(_scalars(rng)(rng, n))
    made = [dict(zip(keys, row, strict=True)) for row in zip(*fields, strict=True)]
    if sometimes(rng, 0.25) and len(keys) > 1:
        for row in np.flatnonzero(rng.random(n) < rng.uniform(0.1, 0.6)).tolist():
            made[row].pop(keys[-1])
    return made


def _lists_of_objects(rng: np.random.Generator, n: int) -> Values:
    """Return lists of objects of the same keys: genres, cast, order lines."""
    sizes = rng.integers(int(rng.integers(0, 2)), int(rng.integers(2, 5)), n)
    keys = list(choose(rng, (("id", "name"), ("name", "id"), ("key", "value"), ("id", "qty"), ())))
    flat = _objects(rng, int(sizes.sum()), 1, 5, keys)
    out, at = [], 0
    for k in sizes.tolist():
        out.append(flat[at : at + k])
        at += k
    return out


def _nested_arrays(rng: np.random.Generator, n: int) -> Values:
    """Return arrays of arrays: pairs, rows of a matrix."""
    width, flags = int(rng.integers(1, 4)), rng.integers(1, 4, n)
    make = choose(rng, (_numbers, _decimals, _texts))
    flat, at, out = make(rng, int(flags.sum()) * width), 0, []
    for k in flags.tolist():
        out.append([flat[at + i * width : at + (i + 1) * width] for i in range(k)])
        at += k * width
    return out


def _written(rng: np.random.Generator, values: Values) -> list[str]:
    """Write the values as JSON of one program, or as Python shows them."""
    kind = rng.random()
    if kind < 0.28:
        return [repr(v) for v in values]
    separators = (",", ":") if kind < 0.55 else (", ", ": ")
    if kind > 0.96:
        return [json.dumps(v, indent=2, ensure_ascii=False) for v in values]
    ascii_only, sort = sometimes(rng, 0.4), sometimes(rng, 0.1)
    dump = json.JSONEncoder(ensure_ascii=ascii_only, separators=separators, sort_keys=sort).encode
    cells = [dump(v) for v in values]
    if kind > 0.94:  # a field of a CSV quoted twice
        cells = [c.replace('"', '""') for c in cells]
    return cells


@generator("json", weight=5.0, repeats=0.05)
def json_objects(rng: np.random.Generator, n: int) -> Column:
    """Write objects, flat or nested."""
    return Column(_written(rng, _objects(rng, n)))


@generator("json", weight=2.5, repeats=0.05)
def json_lists_of_objects(rng: np.random.Generator, n: int) -> Column:
    """Write lists of objects."""
    return Column(_written(rng, _lists_of_objects(rng, n)))


@generator("json", weight=1.5, repeats=0.05)
def json_arrays(rng: np.random.Generator, n: int) -> Column:
    """Write arrays of numbers or texts, which are lists as well."""
    make = choose(rng, (_arrays, _nested_arrays), (3, 1))
    return Column(_written(rng, make(rng, n)), ignore=("list", "categorical"))


@generator("json", weight=1.0, repeats=0.05)
def python_containers(rng: np.random.Generator, n: int) -> Column:
    """Write tuples, sets, arrays, ordered dictionaries and bytes as Python shows them."""
    kind = choose(rng, ("tuple", "set", "array", "numpy", "ordered", "frozenset", "embedding"))
    if kind == "ordered":
        return Column([f"OrderedDict({list(v.items())!r})" for v in _objects(rng, n)])
    if kind == "embedding":
        size = int(rng.integers(3, 12))
        rows = np.round(rng.normal(0, 1, (n, size)), int(rng.integers(2, 9))).tolist()
        glue = choose(rng, (", ", ",", " "))
        return Column([f"[{glue.join(map(str, r))}]" for r in rows], ignore=("list",))
    make = choose(rng, (_numbers, _texts))
    rows = rng.integers(2, 5, n).tolist()
    flat, at, cells = make(rng, sum(rows)), 0, []
    for k in rows:
        body = ", ".join(map(repr, flat[at : at + k]))
        at += k
        if kind == "numpy":
            body = body.replace(", ", " ")
        cells.append({"tuple": "({})", "set": "{{{}}}", "array": "array([{}])", "numpy": "[{}]",
                      "frozenset": "frozenset({{{}}})"}[kind].format(body))  # fmt: skip
    return Column(cells, ignore=("list",))


@generator("json", weight=0.8, repeats=0.0)
def sparse_objects(rng: np.random.Generator, n: int) -> Column:
    """Write objects of one or two keys, empty ones among them, few different."""
    values = _objects(rng, n, 2, 2)
    empty: Any = choose(rng, ({}, {}, [], None))
    for row in np.flatnonzero(rng.random(n) < rng.uniform(0.0, 0.6)).tolist():
        values[row] = empty
    values[int(rng.integers(n))] = _objects(rng, 1, 2, 2)[0]
    return Column(_written(rng, values), ignore=("categorical",))
