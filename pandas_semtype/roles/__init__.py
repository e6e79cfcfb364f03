"""Roles: what a later step, such as AutoML, does with a column."""

from .assign import assign_roles
from .kinds import ROLES
from .model import Column
from .numbers import nine_digits, written_numbers
from .partial import KEPT, KEPT_OF_PARTS, PartialCounts
from .shape import MOST_CELLS
from .source import AT_ONCE_ROWS, ColumnRoles, KnownRoles
from .uniqueness import Uniqueness, count_distinct

__all__ = [
    "AT_ONCE_ROWS",
    "KEPT",
    "KEPT_OF_PARTS",
    "MOST_CELLS",
    "ROLES",
    "Column",
    "ColumnRoles",
    "KnownRoles",
    "PartialCounts",
    "Uniqueness",
    "assign_roles",
    "count_distinct",
    "nine_digits",
    "written_numbers",
]
