"""Addresses of currencies on block chains: most carry a check of their own, which must hold."""

from __future__ import annotations

import base64
import binascii
import hashlib
import re

__all__ = ["is_checked_wallet", "is_wallet"]

_SCHEME = re.compile(
    r"(?:bitcoin|ethereum|litecoin|dogecoin|dash|zcash|monero|ripple|xrpl?|stellar|solana|tron"
    r"|tezos|cardano):(?://)?(?:pay-)?([0-9A-Za-z]{25,110})(?:[@?]\S*)?",
    re.IGNORECASE,
).fullmatch
"""URIs of payments, with amounts and messages behind."""

_SHORTEST = 14
"""Characters of the shortest address: two letters of a chain, a 1, and eleven more."""
_ETHEREUM = re.compile(r"0x[0-9a-fA-F]{40}").fullmatch
_BASE58 = re.compile(r"[1-9A-HJ-NP-Za-km-z]{25,51}").fullmatch
_MONERO = re.compile(r"[48][1-9A-HJ-NP-Za-km-z]{94}(?:[1-9A-HJ-NP-Za-km-z]{11})?").fullmatch
"""The check is a Keccak, which Python lacks."""
_KEY, _OF_KEY = range(32, 45), 32
"""Characters and bytes of an address of Solana: a public key, and no check."""
_CHAINS_LIST = """
bc tb bcrt ltc tltc addr addr_test stake cosmos bnb tbnb terra osmo juno akash kava secret inj sei
celestia dydx axelar evmos stars band persistence cro thor maya sif regen zil one erd vtc dgb mona
grs btg sys ckb iota zs kujira stride neutron
"""
_BECH32 = re.compile(
    rf"(?:{'|'.join(_CHAINS_LIST.split())})1[02-9ac-hj-np-z]{{11,110}}", re.IGNORECASE
).fullmatch
_CASH = re.compile(r"(?:bitcoincash:)?[qp][02-9ac-hj-np-z]{41}", re.IGNORECASE).fullmatch
_STELLAR = re.compile(r"[GM][A-Z2-7]{55}(?:[A-Z2-7]{13})?").fullmatch
_TON = re.compile(r"[EUk0]Q[\w+/-]{46}", re.ASCII).fullmatch

_ALPHABET = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
_RIPPLE = "rpshnaf39wBUDNEGHJKLM4PQRST7VWXYZ2bcdeCg65jkm8oFqi1tuvAxyz"
_BECH = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
_BECH_WEIGHTS = (0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)
_CASH_WEIGHTS = (0x98F2BC8E61, 0x79B76D99E2, 0xF33E5FB3C4, 0xAE2EABE2A8, 0x1E4F43E470)


def is_wallet(cell: str) -> bool:
    """Return whether a cell is an address of a currency, or a URI that pays to one.

    Parameters
    ----------
    cell : str
        Stripped. Addresses without a check, or with one that Python cannot compute, pass by
        their form.

    Examples
    --------
    >>> is_wallet("1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa")
    True
    >>> is_wallet("bitcoin:1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNb")
    False
    """
    if len(cell) < _SHORTEST:
        return False
    found = _SCHEME(cell)
    code = cell if found is None else found[1]
    return is_checked_wallet(code) or _MONERO(code) is not None or _is_key(code)


def is_checked_wallet(cell: str) -> bool:
    """Return whether a cell is an address whose check holds, or one of Ethereum.

    Parameters
    ----------
    cell : str
        Stripped.

    Examples
    --------
    >>> is_checked_wallet("0x52908400098527886E0F7030069857D2E4169EE7")
    True
    >>> is_checked_wallet("4Nd1mBQtrMJVYVfKf2PJy9NZUZdTAsp7D4xWLs4gDB4T")  # a key of Solana
    False
    """
    if len(cell) < _SHORTEST:
        return False
    found = _SCHEME(cell)
    code = cell if found is None else found[1]
    if _ETHEREUM(code):
        return True
    if _BECH32(code):
        return (code.islower() or code.isupper()) and _bech32(code)
    if _CASH(code):
        return (code.islower() or code.isupper()) and _cash(code)
    if _STELLAR(code):
        return _strkey(code)
    if _TON(code) and _ton(code):
        return True
    return _BASE58(code) is not None and (
        _base58(code, _ALPHABET) or (code[0] in "rX" and _base58(code, _RIPPLE)) or _ss58(code)
    )


def _bytes(cell: str, alphabet: str, least: int) -> bytes:
    number = 0
    for c in cell:
        number = number * 58 + alphabet.index(c)
    return number.to_bytes(max(least, (number.bit_length() + 7) // 8), "big")


def _base58(cell: str, alphabet: str) -> bool:
    """Return whether the last four bytes are the first ones of a double SHA-256."""
    data = _bytes(cell, alphabet, 25)
    digest = hashlib.sha256(hashlib.sha256(data[:-4]).digest()).digest()
    return digest[:4] == data[-4:]


def _ss58(cell: str) -> bool:
    """Return whether the last two of 35 bytes are those of Polkadot and its like."""
    data = _bytes(cell, _ALPHABET, 35)
    return len(data) == 35 and hashlib.blake2b(b"SS58PRE" + data[:-2]).digest()[:2] == data[-2:]


def _is_key(cell: str) -> bool:
    """Return whether a cell is 32 bytes as they come: letters of both cases, and digits."""
    if len(cell) not in _KEY or _BASE58(cell) is None or cell.isalpha():
        return False
    if cell.islower() or cell.isupper():
        return False
    zeros = len(cell) - len(cell.lstrip("1"))
    return zeros + len(_bytes(cell, _ALPHABET, 0)) == _OF_KEY


def _polynomial(values: list[int], weights: tuple[int, ...], size: int) -> int:
    check = 1
    for value in values:
        top = check >> size
        check = (check & ((1 << size) - 1)) << 5 ^ value
        for i, weight in enumerate(weights):
            check ^= weight if top >> i & 1 else 0
    return check


def _bech32(cell: str) -> bool:
    """Return whether the polynomial of BIP 173 or BIP 350 is right."""
    head, _, tail = cell.lower().rpartition("1")
    values = [ord(c) >> 5 for c in head] + [0] + [ord(c) & 31 for c in head]
    values += [_BECH.index(c) for c in tail]
    return _polynomial(values, _BECH_WEIGHTS, 25) in (1, 0x2BC830A3)


def _cash(cell: str) -> bool:
    """Return whether the polynomial of Bitcoin Cash is right."""
    tail = cell.lower().rpartition(":")[2]
    values = [ord(c) & 31 for c in "bitcoincash"] + [0] + [_BECH.index(c) for c in tail]
    return _polynomial(values, _CASH_WEIGHTS, 35) == 1


def _strkey(cell: str) -> bool:
    """Return whether the last two bytes are a CRC-16, the low one first (Stellar)."""
    data = base64.b32decode(cell + "=" * (-len(cell) % 8))
    return binascii.crc_hqx(data[:-2], 0) == int.from_bytes(data[-2:], "little")


def _ton(cell: str) -> bool:
    data = base64.b64decode(cell.replace("-", "+").replace("_", "/"))
    return binascii.crc_hqx(data[:-2], 0) == int.from_bytes(data[-2:], "big")
