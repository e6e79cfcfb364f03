"""Pseudonyms of IP addresses, alone, with a port, with the size of a network, and in lists."""

from __future__ import annotations

import ipaddress
import re

from .keyed import Keyed
from .permutation import permuted, permuted_number

__all__ = ["address_pseudonym"]

_WITH_PORT = re.compile(r"(\d[\d.]*):(0|[1-9]\d{0,4})|\[([0-9a-f:.]+)\]:(0|[1-9]\d{0,4})", re.ASCII)
_NETWORK = re.compile(r"([0-9a-f:.]+)/(0|[1-9]\d{0,2})", re.ASCII)
_BETWEEN = re.compile(r"((?:[,;|] ?| )+)")
_PORTS = 1 << 16


def address_pseudonym(key: bytes | Keyed, cell: str) -> str | None:
    """Return the pseudonym of a cell of IP addresses; None of other cells.

    Parameters
    ----------
    key : bytes or Keyed
        The secret. An address has the same pseudonym alone, before a port and in a list.
    cell : str
        An address, one with a port or the size of its network, or several of them with commas,
        semicolons, bars or blanks between.

    Examples
    --------
    >>> from pandas_semtype.privacy.ip_addresses import address_pseudonym
    >>> alone, with_port = (address_pseudonym(b"k", a) for a in ("192.0.2.7", "192.0.2.7:443"))
    >>> with_port.rpartition(":")[0] == alone, address_pseudonym(b"k", "432.70.391.35") is None
    (True, True)
    """
    parts = _BETWEEN.split(cell)
    for place in range(0, len(parts), 2):
        made = _one(key, parts[place])
        if made is None:
            return None
        parts[place] = made
    return "".join(parts)


def _one(key: bytes | Keyed, text: str) -> str | None:
    if text.count(".") != 3 and ":" not in text:
        return None
    port = _WITH_PORT.fullmatch(text)
    if port and int(port[2] or port[4]) < _PORTS:
        return _with_port(key, port[1] or port[3], int(port[2] or port[4]))
    network = _NETWORK.fullmatch(text)
    if network:
        return _of_network(key, network[1], int(network[2]))
    address = _address(text)
    if address is None:
        return None
    side = 1 << (address.max_prefixlen // 2)
    made = permuted(key, f"ip{address.version}", divmod(int(address), side), (side, side))
    return _written(address, made[0] * side + made[1])


_Address = ipaddress.IPv4Address | ipaddress.IPv6Address


def _address(text: str) -> _Address | None:
    try:
        address = ipaddress.ip_address(text)
    except ValueError:
        return None
    return address if text == str(address) else None  # another spelling is another cell


def _written(like: _Address, number: int) -> str:
    return str(type(like)(number))


def _with_port(key: bytes | Keyed, text: str, port: int) -> str | None:
    address = _address(text)
    made = None if address is None else _one(key, text)
    if address is None or made is None:
        return None
    number = permuted_number(key, f"port of {text}", port, _PORTS)
    return f"{made}:{number}" if address.version == 4 else f"[{made}]:{number}"


def _of_network(key: bytes | Keyed, text: str, size: int) -> str | None:
    """Return a network of the same size, which none, or one, of its addresses stands for."""
    address = _address(text)
    if address is None or size > address.max_prefixlen:
        return None
    n_hosts = 1 << (address.max_prefixlen - size)
    network, host = divmod(int(address), n_hosts)
    tweak = f"network{address.version} {size}"
    made = permuted_number(key, tweak, network, 1 << size) if size else 0
    if host:  # without one, the address is that of the network itself, and stays such
        host = 1 + permuted_number(key, f"host in {network} {tweak}", host - 1, n_hosts - 1)
    return f"{_written(address, made * n_hosts + host)}/{size}"
