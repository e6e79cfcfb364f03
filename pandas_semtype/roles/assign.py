"""From what is known of columns to their roles."""

from __future__ import annotations

import math
from collections.abc import Sequence

from ..parsing.bands import fraction_of_amounts
from ..types import catalogue, implied_labels
from .bounds import is_measured, ruled_out, settled_by_label
from .kinds import LEARNED
from .model import Column, RoleModel, role_model
from .patterns import is_scale, settled_role

__all__ = ["assign_roles", "roles_excluded"]

_SURE = 0.9
"""Probability from which on a best guess excludes roles."""
_NO_NUMBERS = frozenset({"text", "categorical", "id"})
_OPEN = frozenset(
    {
        "text", "categorical", "ordinal", "boolean", "identifier", "code", "list", "json", "html",
        "geometry", "geo_coordinate", "month", "day", "quarter", "year_range", "int", "float",
        "house_number", "product",
    }
)  # fmt: skip
"""Labels of cells that may be written in many ways, or be numbers or parts of dates too."""
_NO_MEASURE = frozenset({"numeric", "number_text", "datetime", "url", "list"})
"""Roles that no code of post has, though many are digits alone."""
_ONE_VALUE = frozenset(
    {
        "bic", "credit_card", "crypto_address", "doi", "ean", "file_path", "hash", "hex_color",
        "iban", "imei", "ip_address", "isbn", "mac_address", "orcid", "routing_number",
        "security_id", "ssn", "user_agent", "uuid", "version", "vin",
    }
)  # fmt: skip
"""Labels of cells that are one value whatever marks stand in it."""
_LOOKED_AT = 64
_BANDS = 0.1
"""Fraction of the cells that are bands of amounts from which on no number can be read of most."""
_ORDINAL = 0.6
"""Probability from which on a best guess makes an order of categories."""


def assign_roles(columns: Sequence[Column], model: RoleModel | None = None) -> list[str]:
    """Return the role of every column.

    Parameters
    ----------
    columns : sequence of Column
        Sampled cells, counts of the whole column, best guess and scores.
    model : RoleModel, optional
        The one the package ships by default.

    Returns
    -------
    list of str
        Of the roles in `ROLES`. What dtype, counts or objects in the cells prove comes first,
        and years are points in time; then the most probable role of the model that the best guess
        does not exclude; counts and amounts of small tables that never repeat are no keys;
        categories in an order become ordinal.

    Examples
    --------
    >>> from pandas_semtype.roles import Column, Uniqueness, assign_roles
    >>> assign_roles([Column([], Uniqueness(3, 0, 3)), Column(["a"], Uniqueness(3, 1, 0))])
    ['empty', 'constant']
    """
    roles = [settled_role(c.values, c.structure, c.counts) or settled_by_label(c) for c in columns]
    left = [i for i, role in enumerate(roles) if role is None]
    if left:
        fitted = role_model() if model is None else model
        probabilities = fitted.probabilities([columns[i] for i in left])
        for i, row in zip(left, probabilities, strict=True):
            excluded = roles_excluded(columns[i].label, columns[i].score)
            excluded |= ruled_out(columns[i].label, columns[i].score)
            cells = dict.fromkeys(columns[i].values[:_LOOKED_AT], 1)
            in_bands = fraction_of_amounts(cells) >= _BANDS
            if in_bands:
                excluded |= {"list", "number_text"}  # a comma in "$1,000 - $2,000" groups digits
            if "number_text" in excluded and math.isnan(columns[i].counts.minimum):
                excluded |= {"numeric"}  # a cell is no plain number
            row[[k for k, role in enumerate(LEARNED) if role in excluded]] = -1.0
            role = LEARNED[int(row.argmax())]
            if role in ("list", "other") and _is_ordinal(columns[i]):
                role = "categorical"  # commas in steps group digits
            if is_measured(columns[i], role):
                role = "numeric"
            roles[i] = _in_order(role, columns[i])
    return [str(role) for role in roles]


def roles_excluded(label: str, score: float) -> frozenset[str]:
    """Return the roles that a column cannot have if it is what it surely seems to be.

    The trees know shapes: the marks of a version or an IP address look like those of numbers.

    Parameters
    ----------
    label : str
        The best guess on its semantic type.
    score : float
        The probability of the best guess, 0 to 1.

    Examples
    --------
    >>> from pandas_semtype.roles.assign import roles_excluded
    >>> sorted(roles_excluded("ip_address", 0.99)), sorted(roles_excluded("ip_address", 0.3))
    (['datetime', 'list', 'number_text', 'url'], [])
    """
    known = catalogue().get(label)
    if known is None or score < _SURE:
        return frozenset()
    if label == "postal_code":
        return _NO_MEASURE
    if label in _OPEN:
        return frozenset()
    excluded: set[str] = set()
    if label in _ONE_VALUE:
        excluded.add("list")
    if known.role in _NO_NUMBERS:
        excluded.add("number_text")
    if known.role != "datetime" and "datetime" not in implied_labels(label):
        excluded.add("datetime")
    if "uri" not in (label, *implied_labels(label)):
        excluded.add("url")
    return frozenset(excluded)


def _in_order(role: str, column: Column) -> str:
    if role != "categorical":
        return role
    is_ordinal = _is_ordinal(column) or is_scale(column.values, column.counts)
    return "ordinal" if is_ordinal else role


def _is_ordinal(column: Column) -> bool:
    return column.label == "ordinal" and column.score >= _ORDINAL
