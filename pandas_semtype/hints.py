"""What AutoML tools ask for about columns, under the keys that each of them documents."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping
from typing import TYPE_CHECKING, Any, Final

from .csv_reading import (
    gaps_of,
    is_plain,
    keeps_categories,
    reads_as_numbers,
    reads_dates,
    strptime_format,
)
from .errors import ArgumentError
from .names import index_of, repeated_names
from .parsing import ParseFacts
from .parsing.decimal_marks import left_open
from .shown import text_of
from .types import catalogue

if TYPE_CHECKING:
    from .prediction import ColumnPrediction
    from .roles import Uniqueness

__all__ = ["TOOLS", "checked_tool", "hints_of"]

_ROLES_OF_LABELS = {"numeric": "numeric", "categorical": "categorical", "datetime": "datetime",
                    "text": "text", "id": "identifier"}  # fmt: skip
_NO_FACTS = ParseFacts("text")
_NUMBERS = ("integer", "decimal", "year", "duration")
_MOMENTS = ("date", "datetime", "unix_time", "excel_date", "quarter")
_FEW = 30


class _Column:
    """What hints depend on: name, role, label, and what `cast` makes of the cells."""

    def __init__(self, found: ColumnPrediction, facts: ParseFacts | None = None) -> None:
        self.found = found
        self.name: Hashable = found.name
        self.label = found.label
        label_role = catalogue()[found.label].role if found.label in catalogue() else "text"
        # Results of earlier releases have no roles.
        self.role = found.role or _ROLES_OF_LABELS.get(label_role, "other")
        self.facts = facts or found.parse or _NO_FACTS
        self.counts = counts = found.uniqueness
        self.stored = counts.stored if counts is not None else ""
        self.n_distinct = counts.n_distinct if counts is not None else _FEW + 1
        self.is_boolean = self.facts.kind == "boolean"
        self.is_duration = self.facts.kind == "duration"
        # A column of numbers stays one whatever its label is, and padded codes stay texts.
        stored = self.stored
        self.is_whole = stored in ("i", "u") or (
            self.facts.kind in ("integer", "year", "unix_time")
            or (stored == "f" and self.facts.kind == "text" and _is_whole_range(counts))
        )
        is_read = self.facts.kind in _NUMBERS or stored in ("i", "u", "f")
        is_old = found.parse is None and self.role in ("numeric", "number_text")
        self.is_number = not self.is_boolean and (is_read or is_old)
        # The texts of midnights have no zone, though the dtype has one.
        self.has_zone = counts is not None and counts.has_zone
        self.is_moment = self.role == "datetime" and self.facts.kind in _MOMENTS
        # What is missing, and what will not parse, is NaN in a column of numbers.
        n_missing = 1 if counts is None else counts.n_missing
        self.has_gaps = bool(n_missing or self.facts.null_tokens) or self.facts.fraction < 1

    @property
    def group(self) -> str:
        """Return what most tools tell apart, with ``"key"`` for texts and ``"nothing"``."""
        if self.role in ("constant", "empty"):
            return "nothing"
        if self.role == "datetime" and (self.is_moment or self.is_number):
            return "datetime" if self.is_moment else "numeric"
        if self.role in ("text", "url", "list", "json"):
            return "text"
        if self.is_number and self.role in ("numeric", "number_text", "identifier", "ordinal"):
            return "numeric"
        if self.role == "identifier":
            return "key"
        if self.role != "categorical" and self.n_distinct > _FEW:
            return "text"  # names and codes, and numbers that are not cast
        return "categorical"


def _read_as_cast(columns: list[_Column]) -> list[_Column]:
    """Return columns of which none is one of numbers that `cast` refuses beside the others."""
    is_open = left_open([None if c.stored else (c.facts, c.label) for c in columns])
    return [
        _Column(c.found, _NO_FACTS) if left else c for c, left in zip(columns, is_open, strict=True)
    ]


def _is_whole_range(counts: Uniqueness | None) -> bool:
    """Return whether floats, which ids become beside missing cells, are whole at both ends."""
    return counts is not None and counts.minimum.is_integer() and counts.maximum.is_integer()


_Hints = Callable[[list[_Column]], dict[str, Any]]


def _named(columns: Iterable[_Column], *groups: str) -> list[Hashable]:
    return [column.name for column in columns if column.group in groups]


def _autogluon(columns: list[_Column]) -> dict[str, Any]:
    # AutoGluon casts to what it is told by ``astype``: integers have no gaps, and as "bool" every
    # text would be true. Of a category with two values it makes a truth value itself.
    raw = {
        c.name: {"numeric": "int" if c.is_whole and not c.has_gaps else "float",
                 "datetime": "datetime", "text": "object", "key": "object",
                 "nothing": "object"}
        .get(c.group, "category")
        for c in columns
    }  # fmt: skip
    return {"type_map_raw": raw, "type_group_map_special": {"text": _named(columns, "text")}}


def _catboost(columns: list[_Column]) -> dict[str, Any]:
    return {
        "cat_features": _named(columns, "categorical", "key", "nothing"),
        "text_features": _named(columns, "text"),
    }


def _flaml(columns: list[_Column]) -> dict[str, Any]:
    dtypes = {"numeric": "float64", "categorical": "category", "datetime": "datetime64[ns]"}
    # A length of time is none of its dtypes: to cast one to float64 is an error in pandas, and so
    # is to cast a moment with a zone to one without. What `cast` leaves a text stays one.
    kept = [c for c in columns if not (c.is_duration or (c.is_moment and not _is_naive(c)))]
    return {"dtype": {c.name: dtypes[c.group] for c in kept if c.group in dtypes}}


def _h2o(columns: list[_Column]) -> dict[str, Any]:
    kinds = {"numeric": "numeric", "categorical": "enum", "datetime": "time", "text": "string",
             "key": "string"}  # fmt: skip
    types = {c.name: "uuid" if c.label == "uuid" else kinds.get(c.group, "enum") for c in columns}
    return {"column_types": types}


def _lightgbm(columns: list[_Column]) -> dict[str, Any]:
    return {"categorical_feature": _named(columns, "categorical")}


def _is_naive(column: _Column) -> bool:
    """Return whether `cast` makes moments without a zone of the cells."""
    facts = column.facts
    zoned = facts.dates is not None and (facts.dates.zone or any(facts.dates.zone_names))
    return not (zoned or column.has_zone or facts.is_ambiguous or facts.kind == "unix_time")


def _pandas(columns: list[_Column]) -> dict[str, Any]:
    dtype: dict[Hashable, str] = {}
    formats: dict[Hashable, str] = {}
    tokens: dict[Hashable, list[str]] = {}
    for c in columns:
        is_read = True
        if c.is_moment and reads_dates(c.facts):
            formats[c.name] = strptime_format(c.facts)
            if _is_copy_of(c.name, dtype):
                dtype[c.name] = "string"  # as which it is read before it is parsed
        elif (
            c.is_number
            and c.role in ("numeric", "ordinal", "identifier")
            and reads_as_numbers(c.facts, c.counts, whole=c.is_whole)
        ):
            dtype[c.name] = "Int64" if c.is_whole else "Float64"
        else:
            is_read = False
            is_category = c.group == "categorical" and keeps_categories(c.facts, c.counts)
            dtype[c.name] = "category" if is_category else "string"
        if missing := gaps_of(c.facts, c.counts, is_read=is_read):
            tokens[c.name] = missing
    # Without this, NA for Namibia is missing in a column of countries, whatever na_values says.
    return {
        "dtype": dtype, "parse_dates": list(formats), "date_format": formats,
        "keep_default_na": False, "na_values": tokens,
    }  # fmt: skip


def _is_copy_of(name: Hashable, others: Mapping[Hashable, str]) -> bool:
    """Return whether read_csv made a name of another, whose dtype it takes without its own."""
    first, _, number = name.rpartition(".") if isinstance(name, str) else ("", "", "")
    return number.isdecimal() and first in others


def _pycaret(columns: list[_Column]) -> dict[str, Any]:
    return {
        "numeric_features": _named(columns, "numeric"),
        "categorical_features": _named(columns, "categorical", "key"),
        "date_features": _named(columns, "datetime"),
        "text_features": _named(columns, "text"),
        "ignore_features": _named(columns, "nothing"),
    }


def _skrub(columns: list[_Column]) -> dict[str, Any]:
    texts = [c for c in columns if c.group in ("text", "key", "categorical")]
    is_low = [c.group == "categorical" and c.n_distinct <= _FEW for c in texts]
    return {
        "numeric": _named(columns, "numeric"),
        "datetime": _named(columns, "datetime"),
        "low_cardinality": [c.name for c, low in zip(texts, is_low, strict=True) if low],
        "high_cardinality": [c.name for c, low in zip(texts, is_low, strict=True) if not low],
    }


def _tfdv(columns: list[_Column]) -> dict[str, Any]:
    return {"feature": [_feature(c) for c in columns]}


def _feature(column: _Column) -> dict[str, Any]:
    kind = column.facts.kind
    number = "INT" if column.is_whole else "FLOAT"
    is_number = column.is_number and is_plain(column.facts)
    found: dict[str, Any] = {
        "name": text_of(column.name),
        "type": number if is_number or kind == "unix_time" else "BYTES",
    }
    if kind == "boolean" and column.facts.booleans is not None:
        words = column.facts.booleans
        found["bool_domain"] = {"true_value": words.true[0], "false_value": words.false[0]}
    elif kind == "unix_time":
        units = {"s": "SECONDS", "ms": "MILLISECONDS", "us": "MICROSECONDS", "ns": "NANOSECONDS"}
        found["time_domain"] = {"integer_format": f"UNIX_{units[column.facts.style]}"}
    elif column.is_moment and (form := strptime_format(column.facts)):
        found["time_domain"] = {"string_format": form}
    elif column.role == "url":
        found["url_domain"] = {}
    elif column.role == "text":
        found["natural_language_domain"] = {}
    elif column.role == "categorical" and found["type"] == "INT":
        found["int_domain"] = {"is_categorical": True}
    return found


TOOLS: Final[Mapping[str, _Hints]] = {
    "autogluon": _autogluon, "catboost": _catboost, "flaml": _flaml, "h2o": _h2o,
    "lightgbm": _lightgbm, "pandas": _pandas, "pycaret": _pycaret, "skrub": _skrub, "tfdv": _tfdv,
}  # fmt: skip
"""The tools there are hints for."""


def checked_tool(tool: object) -> str:
    """Return the name of a tool, or raise.

    Parameters
    ----------
    tool : str
        A key of `TOOLS`.

    Raises
    ------
    ArgumentError
        If there are no hints for it.
    """
    if not isinstance(tool, str) or tool not in TOOLS:
        raise ArgumentError.of("tool", tool, f"one of {', '.join(TOOLS)}")
    return tool


def hints_of(result: Iterable[ColumnPrediction], tool: str) -> dict[str, Any]:
    """Return what an AutoML tool asks for about columns, as plain dictionaries and lists.

    Identifiers are not among the columns to ignore: they are numbers, texts, or categories where a
    tool takes nothing else. What a tool cannot be told is left out.

    Parameters
    ----------
    result : InferenceResult
        What the columns mean.
    tool : str
        A key of `TOOLS`. The hints are arguments: of ``FeatureMetadata`` for ``"autogluon"``, of
        ``Pool`` for ``"catboost"``, of ``H2OFrame`` for ``"h2o"``, of ``fit`` or ``Dataset`` for
        ``"lightgbm"``, of ``read_csv`` for ``"pandas"``, of ``setup`` for ``"pycaret"``; for
        ``"flaml"``, which goes by dtypes, of ``DataFrame.astype``. For ``"skrub"`` the columns
        by the parameters of ``TableVectorizer``; for ``"tfdv"`` the JSON of a ``Schema``.

    Returns
    -------
    dict
        In the order of the columns.

    Raises
    ------
    ArgumentError
        If there is no such tool, or two columns have the same name.

    Examples
    --------
    >>> import pandas as pd
    >>> import pandas_semtype
    >>> frame = pd.DataFrame({"open": ["yes", "no"] * 50, "size": [k * 1.37 for k in range(100)]})
    >>> frame.semtype.infer().to_hints("lightgbm")
    {'categorical_feature': ['open']}
    """
    write = TOOLS[checked_tool(tool)]
    columns = _read_as_cast([_Column(found) for found in result])
    names = index_of([column.name for column in columns], [None])
    repeated = repeated_names(names)
    if repeated:
        raise ArgumentError.duplicate_names(repeated)
    for name in (column.name for column in columns):
        try:
            {name: None}  # noqa: B018 - most tools are given dictionaries by name
        except Exception:  # noqa: BLE001 - somebody's __hash__ may raise anything
            expected = "column names that can be keys of a dictionary"
            raise ArgumentError.column_name(name, expected) from None
    return write(columns)
