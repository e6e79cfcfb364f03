"""What has to be known to parse a column, and the parsing and writing of its cells by it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass, fields
from decimal import Decimal
from typing import Any

import numpy as np

from ..checks import listed
from ..errors import ArgumentError
from .booleans import BooleanWords
from .date_reading import MICROS_OF_DAY, Moment, Spelling
from .dates import DateFormat, date_reader, write_date
from .durations import read_duration, write_duration
from .missing import is_null_token
from .numbers import NumberFormat, read_number, write_number
from .serials import read_serial, write_serial

__all__ = ["KINDS", "LEADING_ZEROS", "ParseFacts", "Value"]

LEADING_ZEROS = "leading zeros"
"""The note on codes that are no numbers because of them."""

Value = bool | int | Decimal | Moment
"""What a cell is read as: exact, so that nothing is rounded before a dtype is chosen."""

KINDS = (
    "integer", "decimal", "boolean", "date", "datetime", "time", "quarter", "year", "unix_time",
    "excel_date", "duration", "category", "list", "json", "text", "empty",
)  # fmt: skip
"""What the cells of a column can be."""

_NUMBERS = ("integer", "decimal", "year")
_DATES = ("date", "datetime", "time", "quarter")
_SERIALS = ("unix_time", "excel_date")
_EPOCH = dt.datetime(1970, 1, 1)


@dataclass(frozen=True, slots=True)
class ParseFacts:
    """Hold how the cells of a column are written, and so how to parse them.

    Parameters
    ----------
    kind : str
        One of `KINDS`; ``"text"`` for everything that stays as it is.
    fraction : float, default 1.0
        Fraction of the cells, without missing ones and null tokens, that parse, 0 to 1.
    null_tokens : tuple of str
        Cells that stand for a missing value, as they are written.
    numbers : NumberFormat, optional
        Of a column of numbers: marks, sign, currency, unit.
    dates : DateFormat, optional
        Of a column of dates: formats, order of day and month, zone.
    booleans : BooleanWords, optional
        Of a column of truth values: its words.
    style : str, default ""
        Of durations ``"clock"``, ``"iso"``, ``"words"`` or a unit; of `unix_time` what is
        counted: ``"s"``, ``"ms"``, ``"us"`` or ``"ns"``.
    delimiter : str, default ""
        What stands between the values of a cell of a list.
    width : int, default 0
        Characters of cells with leading zeros, which have to be kept.
    note : str, default ""
        What is in the way of parsing, if anything is.

    See Also
    --------
    pandas_semtype.cast : Parses whole columns.

    Examples
    --------
    >>> from pandas_semtype.parsing import facts_of_cells
    >>> facts = facts_of_cells({"1.234,50 \u20ac": 1, "n/a": 2, "17,00 \u20ac": 1}, "currency")
    >>> facts.kind, facts.numbers.decimal, facts.null_tokens
    ('decimal', ',', ('n/a',))
    >>> facts.parse(["1.234,50 \u20ac", "n/a"])
    [Decimal('1234.50'), None]
    >>> facts.format([1234.5, None])
    ['1.234,50 \u20ac', 'n/a']
    """

    kind: str
    fraction: float = 1.0
    null_tokens: tuple[str, ...] = ()
    numbers: NumberFormat | None = None
    dates: DateFormat | None = None
    booleans: BooleanWords | None = None
    style: str = ""
    delimiter: str = ""
    width: int = 0
    note: str = ""

    @property
    def formats(self) -> tuple[str, ...]:
        """Return the formats of dates in the notation of ``strptime``; () of other columns."""
        return self.dates.formats if self.dates else ()

    @property
    def is_parsed(self) -> bool:
        """Return whether cells of this kind are turned into values."""
        return self.kind not in ("category", "list", "json", "text", "empty")

    @property
    def is_ambiguous(self) -> bool:
        """Return whether day and month, or the marks of numbers, may be something else."""
        return bool(
            (self.dates and self.dates.ambiguous) or (self.numbers and self.numbers.ambiguous)
        )

    def reader(self) -> Callable[[str], Value | None]:
        """Return a function that reads a cell exactly; None for one that does not parse."""
        if self.kind in _NUMBERS and self.numbers is not None:
            numbers = self.numbers
            return lambda cell: read_number(cell, numbers)
        if self.kind in _DATES and self.dates is not None:
            return date_reader(self.dates)
        if self.kind in _SERIALS:
            style = self.style
            return lambda cell: read_serial(cell, style)
        if self.kind == "duration":
            return read_duration
        if self.kind == "boolean" and self.booleans is not None:
            table = self.booleans.table()
            return lambda cell: table.get(cell.strip().casefold())
        return lambda _: None

    def writer(self) -> Callable[[Any], str]:
        """Return a function that writes what `reader` reads, and floats in place of Decimals."""
        if self.kind in _NUMBERS and self.numbers is not None:
            numbers = self.numbers
            return lambda value: write_number(value, numbers)
        if self.kind in _DATES and self.dates is not None:
            dates = self.dates
            return lambda moment: write_date(moment, dates)
        if self.kind in _SERIALS:
            style = self.style
            return lambda moment: write_serial(moment, style)
        if self.kind == "duration":
            style = self.style
            return lambda micros: write_duration(micros, style)
        if self.kind == "boolean" and self.booleans is not None:
            return self.booleans.write
        return str

    def parse(self, cells: Iterable[str | None]) -> list[Any]:
        """Return the values of some cells.

        Parameters
        ----------
        cells : iterable of str or None
            Cells of the column.

        Returns
        -------
        list
            bool, int, Decimal, datetime, time or timedelta; text as it is where the kind is
            not parsed; None for missing cells, null tokens, and what does not parse. A
            datetime has no nanoseconds.
        """
        given = listed("cells", cells, "texts, and None for missing cells")
        if not self.is_parsed:
            return given
        read = self.reader()
        texts = [
            str.__str__(cell) if issubclass(type(cell), str) else None if _is_gap(cell) else cell
            for cell in given
        ]
        strange = next((cell for cell in texts if not (cell is None or type(cell) is str)), None)
        if strange is not None:
            raise ArgumentError.of("cells", type(strange), "texts, and None for missing cells")
        values = [None if cell is None or is_null_token(cell) else read(cell) for cell in texts]
        return [None if value is None else self._public(value) for value in values]

    def _public(self, value: Value) -> Any:
        if self.kind == "duration" and isinstance(value, int):
            return dt.timedelta(microseconds=value)
        if not isinstance(value, Moment):
            return value
        moment = _EPOCH + dt.timedelta(microseconds=value.micros)
        if value.offset is not None:
            moment = moment.replace(tzinfo=dt.timezone(dt.timedelta(minutes=value.offset)))
        if self.kind == "time":
            return moment.timetz()
        return moment.date() if self.kind == "date" else moment

    def format(self, values: Iterable[Any]) -> list[str | None]:
        """Return the cells that some values were parsed from.

        Parameters
        ----------
        values : iterable
            As `parse` returns them; floats in place of Decimals too.

        Returns
        -------
        list of str or None
            For a missing value the null token if the column has just one, else None.
        """
        expected = f"values of the kind {self.kind}, and None for missing ones"
        given = listed("values", values, expected)
        write = self.writer()
        token = self.null_tokens[0] if len(self.null_tokens) == 1 else None
        try:
            return [token if _is_gap(v) else write(self._exact(v)) for v in given]
        except Exception:  # noqa: BLE001 - values of another kind
            raise ArgumentError.of("values", values, expected) from None

    def _exact(self, value: Any) -> Any:
        value = getattr(value, "start_time", value)  # of a quarter
        if isinstance(value, np.generic) and not isinstance(value, (np.datetime64, np.timedelta64)):
            value = value.item()
        if isinstance(value, dt.timedelta):
            return value // dt.timedelta(microseconds=1)
        if isinstance(value, dt.time):
            value = dt.datetime.combine(_EPOCH.date(), value)
        if isinstance(value, dt.datetime):
            offset = value.utcoffset()
            minutes = None if offset is None else offset // dt.timedelta(minutes=1)
            local = value.replace(tzinfo=None) - _EPOCH
            nanos = int(getattr(value, "nanosecond", 0))
            return Moment(local // dt.timedelta(microseconds=1), nanos, minutes)
        if isinstance(value, dt.date):
            return Moment((value - _EPOCH.date()).days * MICROS_OF_DAY)
        return value

    def to_dict(self) -> dict[str, Any]:
        """Return the facts as plain JSON types, without what is as usual.

        See Also
        --------
        ParseFacts.from_dict : Goes back.
        """
        usual = ParseFacts(self.kind)
        found: dict[str, Any] = {"kind": self.kind}
        for one in fields(self):
            value = getattr(self, one.name)
            if one.name != "kind" and value != getattr(usual, one.name):
                found[one.name] = _plain(value)
        return found

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> ParseFacts:
        """Return the facts that `to_dict` wrote.

        Parameters
        ----------
        data : mapping
            What `to_dict` returned, perhaps after a way through JSON.

        Raises
        ------
        ArgumentError
            If `data` is something else.
        """
        try:
            return cls._from_dict(data)
        except Exception:  # noqa: BLE001 - data of anybody
            raise ArgumentError.of("data", data, "what ParseFacts.to_dict returned") from None

    @classmethod
    def _from_dict(cls, data: Mapping[str, Any]) -> ParseFacts:
        given = dict(data)
        if given["kind"] not in KINDS:
            message = "facts of no known kind"
            raise ValueError(message)
        numbers, dates, booleans = (given.pop(n, None) for n in ("numbers", "dates", "booleans"))
        if numbers is not None:
            numbers = NumberFormat(**{**numbers, "multipliers": tuple(numbers["multipliers"])})
        if dates is not None:
            spelling = Spelling(**dates["spelling"])
            dates = DateFormat(
                **{**dates, "formats": tuple(dates["formats"]), "spelling": spelling}
            )
        if booleans is not None:
            booleans = BooleanWords(tuple(booleans["true"]), tuple(booleans["false"]))
        given["null_tokens"] = tuple(given.get("null_tokens", ()))
        return cls(numbers=numbers, dates=dates, booleans=booleans, **given)


def _plain(value: Any) -> Any:
    if isinstance(value, (NumberFormat, DateFormat, BooleanWords)):
        return {name: _plain(part) for name, part in asdict(value).items()}
    return list(value) if isinstance(value, tuple) else value


def _is_gap(value: Any) -> bool:
    """Return whether a value is None, NaN, NaT or NA: no other is unlike itself."""
    try:
        return value is None or bool(value != value)  # noqa: PLR0124
    except TypeError:  # NA has no truth value
        return type(value).__name__ == "NAType"
    except Exception:  # noqa: BLE001 - somebody's __eq__ may raise anything
        return False
