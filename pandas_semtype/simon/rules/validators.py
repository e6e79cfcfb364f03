"""The validators of all labels, by label.

One registry over the catalogue. A label whose cells nothing can test (names of people, free
text, keys) has none.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from .validator import Validator

__all__ = ["validators"]


@cache
def validators() -> Mapping[str, Validator]:
    """Return the validators by label.

    Returns
    -------
    mapping of str to Validator
        Read-only; labels without a validator are not in it.
    """
    from .validators_amounts import AMOUNTS
    from .validators_dates import DATES
    from .validators_formats import FORMATS
    from .validators_internet import INTERNET
    from .validators_keys import KEYS
    from .validators_lists import LISTS
    from .validators_numbers import NUMBERS

    every = (*FORMATS, *INTERNET, *AMOUNTS, *KEYS, *DATES, *LISTS, *NUMBERS)
    return MappingProxyType({validator.label: validator for validator in every})
