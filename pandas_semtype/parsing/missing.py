"""Null tokens: cells such as ``N/A`` or ``NOT PROVIDED`` that stand for a missing value."""

from __future__ import annotations

__all__ = ["is_null_token"]

_TOKENS = """
n/a na : #n/a #na nan -nan null (null) <null> none nil <na> n.a. n.a n.d. nd n.v.t. nvt nat unknown
unk missing undefined unspecified tbd tba tbc blank empty (blank) (none) (empty) #value! #ref!
#div/0! #num! #name? \\n - -- --- \u2013 \u2014 . .. ... \u2026 ? ?? * ** / _
unavailable withheld redacted suppressed pending
k.a. s/d sd s.d. n.c. nc onbekend inconnu unbekannt desconocido sconosciuto desconhecido
n/d н/д [null] [none] (leer) (vuoto) (vide) (vacío) (vazio) (tom) (tomt) (pusty)
ukjent ukendt okänd okänt tuntematon nieznany nieznana nieznane neznámé ismeretlen
bilinmiyor necunoscut неизвестно 不明 不详 不詳 未記入 未回答
0000-00-00 00/00/0000 0000-00-00t00:00:00 0000-00-00t00:00:00z 00.00.0000 00-00-0000 0000/00/00
00.00.00 00/00/00 00-00-00 00000000 00000000000000
"""
_PHRASES = """
not available
not applicable
not reported
not provided
not specified
not recorded
not known
not given
not stated
no data
no value
no information
keine angabe
keine angaben
nicht bekannt
sin dato
sin datos
sin información
no aplica
non disponible
non renseigné
не указан
не указана
не указано
нет данных
not measured
not determined
brak danych
nie dotyczy
nincs adat
ei tietoa
ej uppgift
uppgift saknas
não informado
não disponível
sem dados
sem informação
no disponible
non disponibile
non communiqué
keine daten
ingen data
geen gegevens
veri yok
0000-00-00 00:00:00
00.00.0000 00:00:00
00/00/0000 00:00:00
"""
_KNOWN = frozenset({"", *_TOKENS.split(), *filter(None, _PHRASES.split("\n"))})
_LONGEST = max(map(len, _KNOWN))


def is_null_token(cell: str) -> bool:
    """Return whether a cell stands for a missing value where numbers or dates are expected.

    Among texts the same words may be content, ``NA`` for Namibia or ``None`` for a road
    without lanes, so only columns of values are asked.

    Parameters
    ----------
    cell : str
        A cell; case, and white space around it, do not count.

    Examples
    --------
    >>> from pandas_semtype.parsing.missing import is_null_token
    >>> is_null_token("Not Provided"), is_null_token(" - "), is_null_token("0")
    (True, True, False)
    """
    cell = cell.strip()
    return len(cell) <= _LONGEST and cell.casefold() in _KNOWN
