"""Names of columns that say when something was: below them long numbers may be moments."""

from __future__ import annotations

from collections.abc import Hashable

from ..context import evidence_of_names
from ..context.tokens import tokens_of

__all__ = ["says_moment"]

_MOMENTS = ("unix_time", "datetime")
_CLEARLY = 0.6
"""Log-odds from which on the model of names hears a moment; of short ones it knows little."""
_WORDS_LIST = """
t ts iat exp nbf mtime ctime atime btime seen joined logged login epoch unix utc since until when ms
secs seconds millis zeit uhrzeit heure hora ora tijd tid czas vremya
"""
_WORDS = frozenset(_WORDS_LIST.split())


def says_moment(name: Hashable) -> bool:
    """Return whether the name of a column says that its numbers are moments.

    Parameters
    ----------
    name : hashable
        The name.

    Examples
    --------
    >>> from pandas_semtype.casting.moment_names import says_moment
    >>> [says_moment(name) for name in ("created_at", "ts", "reading", "account", 0)]
    [True, True, False, False, False]
    """
    if _WORDS & set(tokens_of(name)):
        return True
    return bool(evidence_of_names([name], _MOMENTS, [name]).max() >= _CLEARLY)
