"""Labels whose cells become values, by the kinds of values they become."""

from __future__ import annotations

__all__ = ["DECIMAL", "MOMENTS", "NUMERIC", "SHORT_NUMBERS", "WHOLE", "kinds_of"]

WHOLE = frozenset({"int", "age", "month", "day", "year"})
"""Labels of whole numbers."""
SHORT_NUMBERS = frozenset({"age", "month", "day", "year"})
"""Numbers that are padded to look well; leading zeros of others belong to codes."""
DECIMAL = frozenset({"float", "latitude", "longitude", "projected_coordinate"})
"""Labels of numbers that have decimals."""
NUMERIC = WHOLE | DECIMAL | {"percent", "currency", "measure"}
"""Labels of numbers."""
MOMENTS = frozenset({"datetime", "date_of_birth", "time", "unix_time", "quarter"})
"""Labels of dates and times."""


def kinds_of(label: str) -> tuple[str, ...]:
    """Return the kinds of values that a label stands for; () of one whose cells may stay.

    Parameters
    ----------
    label : str
        A semantic type.
    """
    if label in NUMERIC:
        return ("integer", "decimal", "year")
    if label in MOMENTS:
        return ("date", "datetime", "time", "quarter", "unix_time", "excel_date")
    return ("duration",) if label == "duration" else ()
