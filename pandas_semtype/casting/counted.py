"""Names of columns that count or measure.

Below them 1 and 0 are numbers, and no truth values; long numbers are no moments.
"""

from __future__ import annotations

from collections.abc import Hashable

from ..context.tokens import head_of, tokens_of

__all__ = ["is_counted", "is_of_sizes"]

_COUNTS = """
count counts cnt num number numbers n nb nr qty quantity total sum amount anzahl menge nombre
cantidad numero quantidade quantita aantal antal liczba kolichestvo adet
siblings brothers sisters children kids babies infants adults persons people members dependents
dependants passengers guests parents spouses sibsp parch visits visitors calls clicks views
purchases orders items units pieces rooms bedrooms bathrooms baths beds floors storeys stories
garages fireplaces kitchens cars vehicles doors pets cats dogs goals points wins losses draws
deaths cases injuries casualties accidents incidents errors failures defects complaints
attempts retries credits debts loans accounts awards votes comments replies shares followers
pregnancies kinder geschwister personen zimmer enfants freres soeurs personnes hijos hermanos
personas habitaciones filhos irmaos figli fratelli camere
"""
_ASKS = """
is has have had was are can should with any flag hat ist mit avec tiene tem ha yes indicator
"""
_SIZES = """
bytes byte octets size sizes filesize length len memory mem ram storage disk traffic bandwidth
volume population inhabitants einwohner revenue sales turnover budget price cost balance salary
income groesse taille tamano tamanho dimensione grootte rozmiar razmer
"""
_COUNTED, _ASKED = frozenset(_COUNTS.split()), frozenset(_ASKS.split())
_OF_SIZES = frozenset(_SIZES.split())


def is_counted(name: Hashable) -> bool:
    """Return whether the name of a column says that its numbers count something.

    Parameters
    ----------
    name : hashable
        The name.

    Examples
    --------
    >>> from pandas_semtype.casting.counted import is_counted
    >>> is_counted("n_siblings"), is_counted("has_children"), is_counted("survived")
    (True, False, False)
    """
    tokens, head = head_of(tokens_of(name))
    return head >= 0 and tokens[head] in _COUNTED and not _ASKED & set(tokens)


def is_of_sizes(name: Hashable) -> bool:
    """Return whether the name of a column says that its numbers are sizes or counts.

    Parameters
    ----------
    name : hashable
        The name.

    Examples
    --------
    >>> from pandas_semtype.casting.counted import is_of_sizes
    >>> is_of_sizes("size_bytes"), is_of_sizes("page views"), is_of_sizes("created_at")
    (True, True, False)
    """
    tokens, _ = head_of(tokens_of(name))
    return is_counted(name) or bool(_OF_SIZES & set(tokens))
