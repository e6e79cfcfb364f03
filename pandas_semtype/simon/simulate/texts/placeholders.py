"""Columns in which many cells hold a word or a dummy value in place of what is missing."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from ..dates import datetimes
from ..draw import choices, choose, sometimes, subset
from ..identifiers import phones
from ..people import person_names
from ..places import addresses, postal
from ..registry import Column, Make, generator
from ..web import emails, uris

__all__: list[str] = []

_ANY = (
    "NOT PROVIDED", "Not Provided", "N/A", "n/a", "NA", "UNKNOWN", "Unknown", "None", "NONE",
    "none",
    "-", "--", "?", "TBD", "Not available", "NOT AVAILABLE", "Not Applicable", "unavailable",
    "NULL",
    "see comments", "No Data", "NO DATA", "#N/A", "onbekend", "Onbekend", "n.v.t.", "k. A.", "S/D",
    "No registra", "No aplica", "SIN DATO", "Sin información", "inconnu", "NC", "нет", "не указан",
    "ERROR: #N/A", "Pending", "Withheld", "Redacted", "REDACTED", "x", "X", "0", ".", "*", "tbc",
)  # fmt: skip
_OWN: dict[str, tuple[str, ...]] = {
    "phone": ("0000000000", "(000) 000-0000", "999-999-9999", "0", "No phone", "(___) ___-____",
    "() -",
              "NO PHONE", "unlisted", "see website", "555-555-5555", "1111111111", "None listed"),
    "datetime": ("1900-01-01", "01/01/1900", "9999-12-31", "12/31/9999", "0000-00-00", "1/1/0001",
                 "00/00/0000", "ongoing", "Present", "current", "in process", "Unknown date", "0",
                 "1899-12-30T00:00:00.000", "Not yet scheduled", "1970-01-01"),
    "email": ("no email", "none@none.com", "noemail@noemail.com", "No Email", "NOEMAIL",
    "na@na.com",
              "not given", "declined"),
    "postal_code": ("00000", "99999", "0", "XXXXX", "-", "00000-0000", "UNKNOWN", "OUT OF STATE"),
    "uri": ("http://", "no website", "None", "www", "coming soon", "Website not available"),
    "address": ("UNKNOWN", "No Address", "HOMELESS", "Confidential", "NO ADDRESS ON FILE",
    "VARIOUS",
                "Address Unknown", "various locations", "Undisclosed"),
    "person_name": ("VACANT", "Vacant", "UNKNOWN", "Anonymous", "TBD", "Not Listed", "John Doe",
                    "Unassigned", "To be appointed", "N.N."),
}  # fmt: skip
_MAKES: dict[str, tuple[float, tuple[Make, ...]]] = {
    "phone": (3.0, (phones.phone_american, phones.phone_bare, phones.phone_national,
                    phones.phone_international)),
    "datetime": (1.5, (datetimes.numeric_days, datetimes.days_at_midnight, datetimes.named_days)),
    "email": (1.0, (emails.email_plain,)),
    "postal_code": (1.0, (postal.postal_code_us, postal.postal_code_of_one_country)),
    "uri": (1.2, (uris.uri_pages, uris.uri_home_pages)),
    "address": (1.5, (addresses.address_us_street, addresses.address_of_one_country)),
    "person_name": (1.0, (person_names.names_of_one_locale, person_names.names_in_any_format)),
}  # fmt: skip


def _with_gaps(label: str, makes: tuple[Make, ...]) -> Callable[..., Column]:
    """Return a generator that writes placeholders over some cells of another's column."""

    def with_gaps(rng: np.random.Generator, n: int) -> Column:
        made = choose(rng, makes)(rng, n)
        column = made if isinstance(made, Column) else Column(list(made))
        pool = _OWN[label] if sometimes(rng, 0.4) else _ANY
        tokens = subset(rng, pool, 1, 1 if sometimes(rng, 0.6) else 4)
        hit = np.flatnonzero(rng.random(n) < rng.uniform(0.02, 0.55)).tolist()
        cells = list(column.values)
        kept = int(rng.integers(n))
        for row, token in zip(hit, choices(rng, tokens, len(hit)), strict=True):
            cells[row] = token if row != kept else cells[row]
        if sometimes(rng, 0.15):  # fields of a fixed width
            cells = [c + " " * int(w) for c, w in zip(cells, rng.integers(0, 4, n), strict=True)]
        return Column(cells, column.primary, column.also, column.ignore)

    return with_gaps


for _label, (_weight, _makes) in _MAKES.items():
    _make = _with_gaps(_label, _makes)
    _make.__name__ = f"{_label}_with_placeholders"
    generator(_label, weight=_weight, repeats=0.1)(_make)
