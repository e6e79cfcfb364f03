"""A keyed permutation of texts of one shape, so that no two of them get the same pseudonym.

A Feistel network, as in format-preserving encryption (Black and Rogaway, 2002; NIST SP
800-38G): the letters and digits of a text are a number with a radix per place; half of it is
shifted by a keyed hash (HMAC-SHA256, RFC 2104) of the other half, in turn. Each round can be
undone, so different texts stay different.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from .keyed import Keyed, framed

__all__ = ["digest", "permuted", "permuted_number"]

_ROUNDS = 10
_TURNS = tuple(framed([str(turn)]) for turn in range(_ROUNDS))


def digest(key: bytes | Keyed, *parts: str) -> int:
    """Return 256 keyed bits of some texts.

    Parameters
    ----------
    key : bytes or Keyed
        The secret.
    *parts : str
        Texts; where one ends and the next one begins counts.
    """
    return Keyed.of(key).bits(framed(parts))


def permuted(
    key: bytes | Keyed, tweak: str, places: Sequence[int], radices: Sequence[int]
) -> list[int]:
    """Return the places of a text under a keyed permutation.

    Parameters
    ----------
    key : bytes or Keyed
        The secret.
    tweak : str
        What the permutation depends on besides: the shape of the text.
    places, radices : sequence of int
        A digit per place, and how many digits there are at that place.

    Returns
    -------
    list of int
        As many digits, each below its radix. Different `places` give different ones.

    Examples
    --------
    >>> from pandas_semtype.privacy.permutation import permuted
    >>> pairs = [(a, b) for a in range(10) for b in range(4)]
    >>> len({tuple(permuted(b"secret", "", pair, (10, 4))) for pair in pairs})
    40
    """
    middle = len(places) // 2
    sizes = radices[:middle], radices[middle:]
    halves = [_number(places[:middle], sizes[0]), _number(places[middle:], sizes[1])]
    totals = [math.prod(sizes[0]), math.prod(sizes[1])]
    wide = [total >> 200 > 0 for total in totals]  # more than one hash can shift evenly
    bits = Keyed.of(key).after(framed([tweak]))
    for turn, number in enumerate(_TURNS):
        here, other = turn % 2, 1 - turn % 2
        given = b"%d" % halves[other]
        # Framed as a text is, without a call: most of the time is spent here.
        message = number + len(given).to_bytes(8, "big") + given
        shift = bits(message)
        if wide[here]:
            for block in range(1, totals[here].bit_length() // 256 + 2):
                shift = shift << 256 | bits(message + framed([str(block)]))
        halves[here] = (halves[here] + shift) % totals[here]
    return [*_digits(halves[0], sizes[0]), *_digits(halves[1], sizes[1])]


def permuted_number(key: bytes | Keyed, tweak: str, number: int, total: int) -> int:
    """Return a number below `total` under a keyed permutation of these numbers.

    Parameters
    ----------
    key : bytes or Keyed
        The secret.
    tweak : str
        What the permutation depends on besides.
    number, total : int
        A number, and how many there are.

    Examples
    --------
    >>> from pandas_semtype.privacy.permutation import permuted_number
    >>> len({permuted_number(b"secret", "", i, 1000) for i in range(1000)})
    1000
    """
    # A square that holds the numbers; what falls outside them goes through it again.
    side = math.isqrt(total - 1) + 1
    while True:
        left, right = permuted(key, tweak, divmod(number, side), (side, side))
        number = left * side + right
        if number < total:
            return number


def _number(places: Sequence[int], radices: Sequence[int]) -> int:
    number = 0
    for place, radix in zip(places, radices, strict=True):
        number = number * radix + place
    return number


def _digits(number: int, radices: Sequence[int]) -> list[int]:
    found = []
    for radix in reversed(radices):
        number, digit = divmod(number, radix)
        found.append(digit)
    return found[::-1]
