"""Generators of network address columns: IP and hardware addresses."""

from __future__ import annotations

import ipaddress

import numpy as np

from ..draw import HEX, Form, characters, choices, choose, integers, mixture
from ..pools import faker_pool
from ..registry import Column, generator
from ..templates import fill


def quads(rng: np.random.Generator, n: int) -> list[list[int]]:
    """Return n IPv4 addresses as lists of four numbers, of one population."""
    kind = rng.random()
    parts = rng.integers(0, 256, size=(n, 4))
    parts[:, 0] = rng.integers(1, 224, size=n)
    if kind < 0.25:  # a private network
        base = choose(rng, ((192, 168), (10, int(rng.integers(0, 255))), (172, 16), (10, 0)))
        parts[:, 0], parts[:, 1] = base
        if rng.random() < 0.6:
            parts[:, 2] = rng.integers(0, int(rng.integers(1, 8)), size=n)
    elif kind < 0.45:  # the subnets of one organisation
        parts[:, :2] = parts[0, :2]
        if rng.random() < 0.5:
            parts[:, 2] = parts[0, 2]
    elif kind < 0.6:  # visitors from a few providers
        few = parts[: max(1, int(rng.integers(1, 8)))]
        parts[:, :2] = few[rng.integers(len(few), size=n), :2]
    elif kind < 0.66:  # one range in order
        start = int(rng.integers(0, 200))
        parts[:, :3] = parts[0, :3]
        parts[:, 3] = (start + np.arange(n)) % 256
    return parts.tolist()  # type: ignore[no-any-return]


def ipv4(rng: np.random.Generator, n: int) -> list[str]:
    """Return n IPv4 addresses."""
    return [f"{a}.{b}.{c}.{d}" for a, b, c, d in quads(rng, n)]


def ipv6(rng: np.random.Generator, n: int) -> list[str]:
    """Return n IPv6 addresses, in full, compressed or mixed forms."""
    words = rng.integers(0, 1 << 16, size=(n, 8))
    kind = rng.random()
    if kind < 0.35:  # one provider's network, short host parts
        words[:, :3] = words[0, :3]
        words[:, 0] = choose(rng, (0x2001, 0x2A02, 0x2600, 0xFD00, 0x2A00, 0x2001))
        words[:, 3:7] = 0
    elif kind < 0.6:
        words[:, 0] = rng.choice((0x2001, 0x2A02, 0x2600, 0x2A01, 0x2804, 0x2409), size=n)
        words[:, 4:] *= rng.integers(0, 2, size=(n, 1))
    elif kind < 0.75:
        words[:, 0], words[:, 1:4] = 0xFE80, 0
    full, upper = rng.random() < 0.25, rng.random() < 0.12
    cells = []
    for row in words.tolist():
        number = 0
        for word in row:
            number = number << 16 | word
        address = ipaddress.IPv6Address(number)
        cells.append(address.exploded if full else str(address))
    return [c.upper() for c in cells] if upper else cells


@generator("ip_address", weight=5.0, repeats=0.2)
def ip_v4(rng: np.random.Generator, n: int) -> list[str]:
    return ipv4(rng, n)


@generator("ip_address", weight=2.0, repeats=0.2)
def ip_v6(rng: np.random.Generator, n: int) -> list[str]:
    return ipv6(rng, n)


@generator("ip_address", weight=1.0, repeats=0.2)
def ip_both(rng: np.random.Generator, n: int) -> list[str]:
    return mixture(rng, [ipv4, ipv6], n)


@generator("ip_address", weight=1.2, repeats=0.1)
def ip_networks(rng: np.random.Generator, n: int) -> list[str]:
    if rng.random() < 0.3:
        sizes = choices(rng, (32, 40, 48, 56, 64, 128), n)
        return [f"{c}/{k}" for c, k in zip(ipv6(rng, n), sizes, strict=True)]
    sizes = choices(rng, choose(rng, ((24,), (8, 16, 24), range(8, 33), (32,))), n)
    exact = rng.random() < 0.6
    cells = []
    for parts, size in zip(quads(rng, n), sizes, strict=True):
        number = int.from_bytes(bytes(parts), "big")
        if exact:  # only network bits are set
            number = number >> (32 - size) << (32 - size)
        cells.append(".".join(map(str, number.to_bytes(4, "big"))) + f"/{size}")
    return cells


@generator("ip_address", weight=1.5, repeats=0.15)
def ip_written_otherwise(rng: np.random.Generator, n: int) -> list[str]:
    rows, more = quads(rng, n), ipv4(rng, n)
    ports, sixes = integers(rng, 1024, 65535, n), ipv6(rng, n)
    known = choices(rng, (80, 443, 22, 53, 8080, 3306), n)
    zones = choices(rng, ("eth0", "en0", "wlan0", "1", "12"), n)
    dotted = [".".join(map(str, row)) for row in rows]
    form: Form = choose(
        rng,
        (
            lambda i: f"{dotted[i]}:{ports[i]}",
            lambda i: f"{dotted[i]}:{known[i]}",
            lambda i: f"{dotted[i]}, {more[i]}",
            lambda i: f"{dotted[i]} - {more[i]}",
            lambda i: f"{dotted[i]}-{ports[i] % 255}",
            lambda i: ".".join(f"{x:03d}" for x in rows[i]),
            lambda i: dotted[i].rsplit(".", 1)[0] + ".xxx",
            lambda i: dotted[i].rsplit(".", 1)[0] + ".0",
            lambda i: dotted[i].rsplit(".", 2)[0] + ".*.*",
            lambda i: f"::ffff:{dotted[i]}",
            lambda i: f"[{sixes[i]}]:{ports[i]}",
            lambda i: f"{sixes[i]}%{zones[i]}",
            lambda i: dotted[i].replace(".", "[.]"),
            lambda i: f"{dotted[i]}/255.255.{255 * (i % 2)}.0",
            lambda i: f"({dotted[i]})",
            lambda i: f"ip:{dotted[i]}",
        ),
    )
    return [form(i) for i in range(n)]


@generator("ip_address", weight=0.3, repeats=0.9)
def ip_masks(rng: np.random.Generator, n: int) -> list[str]:
    masks = [str(ipaddress.IPv4Network((0, k)).netmask) for k in range(8, 33)]
    return choices(rng, masks, n)


@generator("ip_address", weight=0.6, repeats=0.2)
def ip_of_faker(rng: np.random.Generator, n: int) -> list[str]:
    return choices(rng, faker_pool(choose(rng, ("ipv4", "ipv6", "ipv4_public", "ipv4_private"))), n)


def digit_pairs(rng: np.random.Generator, n: int, size: int) -> list[str]:
    """Return n hexadecimal hardware addresses without separators."""
    cells = characters(rng, 2 * size, HEX, n)
    makers = characters(rng, 6, HEX, int(rng.integers(1, 12)))
    if rng.random() < 0.6:  # devices of few manufacturers share the first half
        cells = [m + c[6:] for m, c in zip(choices(rng, makers, n), cells, strict=True)]
    return cells


@generator("mac_address", weight=5.0, repeats=0.1)
def mac_pairs(rng: np.random.Generator, n: int) -> list[str]:
    separator = choose(rng, (":", ":", ":", "-", "-", " ", "."))
    raw = digit_pairs(rng, n, 8 if rng.random() < 0.08 else 6)
    cells = [separator.join(c[i : i + 2] for i in range(0, len(c), 2)) for c in raw]
    if rng.random() < 0.06:
        cells = [c[:8] + separator + separator.join(("xx",) * 3) for c in cells]
    return [c.upper() for c in cells] if rng.random() < 0.5 else cells


@generator("mac_address", weight=1.0, repeats=0.1)
def mac_fours(rng: np.random.Generator, n: int) -> list[str]:
    separator = choose(rng, (".", ".", ":", "-"))
    cells = [f"{c[:4]}{separator}{c[4:8]}{separator}{c[8:]}" for c in digit_pairs(rng, n, 6)]
    return [c.upper() for c in cells] if rng.random() < 0.3 else cells


@generator("mac_address", weight=0.8, repeats=0.1)
def mac_bare(rng: np.random.Generator, n: int) -> Column:
    cells = digit_pairs(rng, n, 6)
    style = rng.random()
    if style < 0.15:
        cells = [f"{c[:6]}-{c[6:]}" for c in cells]
    elif style < 0.25:
        cells = ["0x" + c for c in cells]
    upper = rng.random() < 0.6
    return Column([c.upper() for c in cells] if upper else cells, ignore=("hash",))


@generator("mac_address", weight=0.6, repeats=0.1)
def mac_mixed(rng: np.random.Generator, n: int) -> list[str]:
    raw = digit_pairs(rng, n, 6)
    kinds = integers(rng, 0, 4, n)
    cells = []
    for c, kind in zip(raw, kinds, strict=True):
        pairs = [c[i : i + 2] for i in range(0, 12, 2)]
        if kind == 0:
            cells.append(":".join(pairs))
        elif kind == 1:
            cells.append("-".join(pairs).upper())
        elif kind == 2:
            cells.append(f"{c[:4]}.{c[4:8]}.{c[8:]}")
        else:
            cells.append(":".join(p.lstrip("0") or "0" for p in pairs))
    return cells


@generator("mac_address", weight=0.4, repeats=0.1)
def mac_of_interfaces(rng: np.random.Generator, n: int) -> list[str]:
    names = choices(rng, ("eth0", "en0", "wlan0", "ens33", "br0"), n)
    pairs = fill(rng, "^^:^^:^^:^^:^^:^^", n)
    form = choose(rng, ("{1} ({0})", "{0} {1}", "link/ether {1}", "MAC: {1}", "[{1}]"))
    return [form.format(a, b) for a, b in zip(names, pairs, strict=True)]
