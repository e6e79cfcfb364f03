"""A keyed hash whose work on the key is done once: a cell takes some twenty hashes."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable

__all__ = ["MOST_KEPT", "Keyed", "framed"]

MOST_KEPT = 4096
_BLOCK = 64
_INNER = bytes(byte ^ 0x36 for byte in range(256))
_OUTER = bytes(byte ^ 0x5C for byte in range(256))


class Keyed:
    """Hash with a secret: HMAC-SHA256 (RFC 2104).

    Parameters
    ----------
    key : bytes
        The secret. It is not kept in a cache of the module: it goes when this object goes.

    Examples
    --------
    >>> import hmac
    >>> from pandas_semtype.privacy.keyed import Keyed
    >>> Keyed(b"secret").bits(b"x") == int.from_bytes(hmac.digest(b"secret", b"x", "sha256"), "big")
    True
    """

    __slots__ = ("_inner", "_outer", "kept")

    kept: dict[str, str]
    """What was made of texts that stand in many cells, such as domains; up to `MOST_KEPT`."""

    def __init__(self, key: bytes) -> None:
        short = hashlib.sha256(key).digest() if len(key) > _BLOCK else bytes(key)
        padded = short.ljust(_BLOCK, b"\0")
        self._inner = hashlib.sha256(padded.translate(_INNER))
        self._outer = hashlib.sha256(padded.translate(_OUTER))
        self.kept = {}

    @classmethod
    def of(cls, key: bytes | Keyed) -> Keyed:
        """Return the hash of a secret, or the one that was given."""
        return key if isinstance(key, Keyed) else cls(key)

    def after(self, front: bytes) -> Callable[[bytes], int]:
        """Return what gives the 256 bits of a message that begins with `front`."""
        begun = self._inner.copy()
        begun.update(front)
        inner_copy, outer_copy, from_bytes = begun.copy, self._outer.copy, int.from_bytes

        def bits(rest: bytes) -> int:
            inner, outer = inner_copy(), outer_copy()
            inner.update(rest)
            outer.update(inner.digest())
            return from_bytes(outer.digest(), "big")

        return bits

    def bits(self, message: bytes) -> int:
        """Return 256 bits of a message."""
        return self.after(b"")(message)


def framed(parts: Iterable[str]) -> bytes:
    """Return texts as one message; where one ends and the next one begins counts.

    Parameters
    ----------
    parts : iterable of str
        Any texts.

    Examples
    --------
    >>> from pandas_semtype.privacy.keyed import framed
    >>> framed(["ab", "c"]) == framed(["a", "bc"])
    False
    """
    coded = [part.encode("utf-8", "surrogatepass") for part in parts]
    return b"".join([len(part).to_bytes(8, "big") + part for part in coded])
