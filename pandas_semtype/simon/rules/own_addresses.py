"""Addresses in Cyrillic and Arabic letters, which name the kind of their streets."""

from __future__ import annotations

import re

from .cells import Cells
from .opinion import Opinion, forbid

__all__ = ["own_address_opinions"]

_FEWEST = 3
"""Distinct cells below which one address may be a coincidence."""
_ENOUGH = 0.8
"""Fraction of the cells with a word for a street."""
_HALF = 0.5
_SUPPORT = 0.95
_NAME = r"(?:[\w-]+\s+){0,2}[«\"]?[А-ЯЁІЇЄҐ]"
"""Up to a capital: words such as the one for a square mean other things too, as an area in m²."""
_STREET = re.compile(
    r"(?:^|[\s,.])(?i:ул|просп|пр-кт|пр-т|пер(?!\.?\s*с\s)|б-р|наб|пл|вул|бул)(?=[\s,.]|$)"
    r"|(?:^|[\s,.])(?i:улица|проспект|переулок|шоссе|бульвар|набережная|площадь|проезд|тупик|вулиця"
    rf"|провулок)\s+{_NAME}"
    r"|(?:^|[\s,.])[А-ЯЁІЇЄҐ][\w-]+\s+(?i:улица|проспект|переулок|шоссе|бульвар|набережная|вулиця"
    r"|провулок)(?=[\s,.]|$)"
    r"|(?:^|[\s،,])(?:شارع|خیابان|کوچه|بلوار)\s"
    r"|(?:^|[،,]\s*|\d\s+)(?:طريق|ميدان)\s"  # behind a word it means "by way of"
).search
_OWN = re.compile("[\u0400-\u06ff]").search
_PARTS = re.compile(r"\s*[,،;]\s*").split
_OF_HOUSE = re.compile(
    r"(?:(?:д|дом|кв|квартира|корп|корпус|к|стр|строение|оф|офис|буд|под|эт|литера?|رقم|پلاک)\.?\s*)?"
    r"[\d٠-٩]+\s*[^\W\d_]?(?:\s*[/-]\s*\d+)?"
).fullmatch
_DIGIT = re.compile(r"\d").search
_KINDS = ("address", "address_line", "street_name")
_RIVALS = ("categorical", "text", "city", "company", "person_name", "list")


def own_address_opinions(cells: Cells) -> list[Opinion]:
    """Return whether cells are streets, with the house or the town as well.

    Parameters
    ----------
    cells : Cells
        Present cells of a column.

    Examples
    --------
    >>> from pandas_semtype.simon.rules.cells import Cells
    >>> from pandas_semtype.simon.rules.own_addresses import own_address_opinions
    >>> values = ["Тула, ул. Мира, 5", "Омск, пр-т Ленина, д. 7", "Уфа, ул. Садовая, 12"]
    >>> own_address_opinions(Cells(values, [2, 1, 1], 4, 4, 3, 2))[0].label
    'address'
    """
    if len(cells.values) < _FEWEST or not _OWN("".join(cells.probe)):
        return []
    if not any(map(_STREET, cells.probe)) or cells.fraction(_STREET) < _ENOUGH:
        return []
    if cells.fraction(_has_town) >= _HALF:
        found = Opinion("address", _SUPPORT, "format:own_streets", "supports")
    elif cells.fraction(_DIGIT) >= _HALF:
        found = Opinion("address_line", _SUPPORT, "format:own_streets", "supports")
    else:
        found = Opinion("street_name", _SUPPORT, "format:own_streets", "supports")
    others = forbid(*_RIVALS, reason="format:own_streets", families=False)
    kinds = forbid(*_KINDS, reason="format:own_streets", families=False)
    return [found, *others, *(opinion for opinion in kinds if opinion.label != found.label)]


def _has_town(cell: str) -> bool:
    """Return whether a part of a cell is neither the street nor the number of the house."""
    parts = [part for part in _PARTS(cell) if part]
    return any(_STREET(part) is None and _OF_HOUSE(part) is None for part in parts)
