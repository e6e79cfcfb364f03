"""Generators of UUID, digest, colour and social security number columns."""

from __future__ import annotations

import base64
import hashlib
import uuid
from collections.abc import Sequence

import numpy as np

from ..draw import BASE64, HEX, characters, choices, choose, integers
from ..registry import Column, generator
from ..words import word_slugs

__all__: list[str] = []

DIGEST_SIZES = (32, 32, 32, 40, 40, 64, 64, 64, 56, 96, 128)


def dashed(code: str) -> str:
    """Return 32 hexadecimal digits in groups of 8-4-4-4-12."""
    return f"{code[:8]}-{code[8:12]}-{code[12:16]}-{code[16:20]}-{code[20:]}"


def uuid_digits(rng: np.random.Generator, n: int) -> list[str]:
    """Return n UUIDs of 32 digits: random, by time, by name or not to the standard."""
    codes = characters(rng, 32, HEX, n)
    kind = rng.random()
    if kind < 0.6:
        marks = characters(rng, 1, "89ab", n)
        return [f"{c[:12]}4{c[13:16]}{m}{c[17:]}" for c, m in zip(codes, marks, strict=True)]
    if kind < 0.75:  # version 1: one machine, close in time
        tail, high = codes[0][20:], codes[0][8:12]
        return [f"{c[:8]}{high}11e{c[13]}9{c[17:20]}{tail}" for c in codes]
    if kind < 0.83:  # version 7: increasing time in front
        start = int(rng.integers(0x18000000000, 0x19A00000000))
        steps = np.cumsum(rng.integers(1, 10**6, size=n)).tolist()
        return [f"{start + s:012x}7{c[13:16]}8{c[17:]}" for s, c in zip(steps, codes, strict=True)]
    if kind < 0.9:
        return [f"{c[:12]}5{c[13:16]}a{c[17:]}" for c in codes]
    return codes


@generator("uuid", weight=5.0, repeats=0.08)
def uuid_plain(rng: np.random.Generator, n: int) -> list[str]:
    cells = [dashed(c) for c in uuid_digits(rng, n)]
    return [c.upper() for c in cells] if rng.random() < 0.25 else cells


@generator("uuid", weight=1.5, repeats=0.08)
def uuid_written_otherwise(rng: np.random.Generator, n: int) -> list[str]:
    word = choose(rng, word_slugs())
    form = choose(
        rng,
        ("{{{}}}", "{{{}}}", "uuid:{}", "({})", '"{}"', f"{word}-{{}}", "guid:{}"),
    )
    upper = rng.random() < 0.4
    cells = [dashed(c.upper() if upper else c) for c in uuid_digits(rng, n)]
    return [form.format(c) for c in cells]


@generator("uuid", weight=0.8, repeats=0.08)
def uuid_bare(rng: np.random.Generator, n: int) -> Column:
    cells = uuid_digits(rng, n)
    return Column([c.upper() for c in cells] if rng.random() < 0.25 else cells, ignore=("hash",))


@generator("uuid", weight=0.4, repeats=0.3)
def uuid_of_names(rng: np.random.Generator, n: int) -> list[str]:
    names = choices(rng, word_slugs(), n)
    return [str(uuid.uuid5(uuid.NAMESPACE_DNS, name)) for name in names]


@generator("hash", weight=6.0, repeats=0.1)
def hash_hexadecimal(rng: np.random.Generator, n: int) -> list[str]:
    cells = characters(rng, choose(rng, DIGEST_SIZES), HEX, n)
    return [c.upper() for c in cells] if rng.random() < 0.2 else cells


@generator("hash", weight=0.7, repeats=0.05)
def hash_several_kinds(rng: np.random.Generator, n: int) -> list[str]:
    sizes = choose(rng, ((32, 40), (32, 64), (40, 64), (32, 40, 64), (64, 128)))
    cells = characters(rng, max(sizes), HEX, n)
    return [c[:k] for c, k in zip(cells, choices(rng, sizes, n), strict=True)]


@generator("hash", weight=0.5, repeats=0.3)
def hash_of_words(rng: np.random.Generator, n: int) -> list[str]:
    make = choose(rng, (hashlib.md5, hashlib.sha1, hashlib.sha256, hashlib.sha512))
    return [make(w.encode()).hexdigest() for w in choices(rng, word_slugs(), n)]


@generator("hash", weight=1.5, repeats=0.08)
def hash_with_prefix(rng: np.random.Generator, n: int) -> list[str]:
    prefix, size = choose(
        rng,
        (("sha256:", 64), ("0x", 64), ("0x", 40), ("md5:", 32), ("sha1-", 40), ("sha512:", 128),
         ("SHA1:", 40), ("{SHA256}", 64), ("v2-", 32), ("g", 40), ("$6$", 86)),
    )  # fmt: skip
    cells = [prefix + c for c in characters(rng, size, HEX, n)]
    return [f'"{c}"' for c in cells] if rng.random() < 0.05 else cells


@generator("hash", weight=1.2, repeats=0.05)
def hash_base64(rng: np.random.Generator, n: int) -> list[str]:
    size = choose(rng, (16, 20, 32, 32, 48, 64))
    cells = [base64.b64encode(rng.bytes(size)).decode() for _ in range(n)]
    prefix = {32: "sha256-", 48: "sha384-", 64: "sha512-"}.get(size, "")
    if prefix and rng.random() < 0.5:
        cells = [prefix + c for c in cells]
    elif rng.random() < 0.15:
        cells = ["SHA256:" + c.rstrip("=") for c in cells]
    return cells


@generator("hash", weight=0.8, repeats=0.05)
def hash_of_passwords(rng: np.random.Generator, n: int) -> list[str]:
    kind = int(rng.integers(5))
    body = characters(rng, 53, BASE64.replace("+", "."), n)
    salt = characters(rng, 22, BASE64, n)
    if kind < 2:
        return [f"$2{'aby'[kind]}$1{kind}${b}" for b in body]
    if kind == 2:
        return [
            f"$argon2id$v=19$m=65536,t=3,p=4${s}${b[:43]}" for s, b in zip(salt, body, strict=True)
        ]
    if kind == 3:
        return [f"pbkdf2_sha256$260000${s}${b[:43]}=" for s, b in zip(salt, body, strict=True)]
    return [f"$1${s[:8]}${b[:22]}" for s, b in zip(salt, body, strict=True)]


@generator("hash", weight=0.4, repeats=0.05)
def hash_fingerprints(rng: np.random.Generator, n: int) -> list[str]:
    size = choose(rng, (32, 40, 64))
    joiner = choose(rng, (":", ":", " "))
    cells = [
        joiner.join(c[i : i + 2] for i in range(0, size, 2)) for c in characters(rng, size, HEX, n)
    ]
    return [c.upper() for c in cells] if rng.random() < 0.5 else cells


@generator("hash", weight=0.0, repeats=0.1)
def hash_short(rng: np.random.Generator, n: int) -> Column:
    """Check sums and cut digests: too short to tell apart from other codes."""
    cells = characters(rng, choose(rng, (7, 8, 8, 10, 12, 16, 16, 24)), HEX, n)
    if rng.random() < 0.3:
        cells = [c.upper() for c in cells]
    return Column(cells, primary="text", ignore=("hash",))


def hues(rng: np.random.Generator, n: int) -> list[tuple[int, int, int]]:
    """Return n colours: any, near one, pale, dark, grey or of a coarse grid."""
    kind = rng.random()
    parts = rng.integers(0, 256, size=(n, 3))
    if kind < 0.2:
        parts = np.clip(rng.integers(0, 256, size=3) + rng.normal(0, 30, size=(n, 3)), 0, 255)
    elif kind < 0.35:
        parts = 255 - parts // int(rng.integers(2, 6))
    elif kind < 0.45:
        parts = parts // int(rng.integers(2, 5))
    elif kind < 0.5:
        parts[:, 1:] = parts[:, :1]
    elif kind < 0.65:
        step = choose(rng, (17, 51, 64, 85))
        parts = np.minimum(parts // step * step, 255)
    return [tuple(row) for row in parts.astype(int).tolist()]


@generator("hex_color", weight=5.0, repeats=0.25)
def color_with_sign(rng: np.random.Generator, n: int) -> list[str]:
    cells = [f"#{r:02x}{g:02x}{b:02x}" for r, g, b in hues(rng, n)]
    return spelled(rng, cells)


@generator("hex_color", weight=2.5, repeats=0.15)
def color_without_sign(rng: np.random.Generator, n: int) -> list[str]:
    cells = [f"{r:02x}{g:02x}{b:02x}" for r, g, b in hues(rng, n)]
    return spelled(rng, cells)


@generator("hex_color", weight=1.2, repeats=0.25)
def color_short_or_long(rng: np.random.Generator, n: int) -> list[str]:
    sign = "" if rng.random() < 0.15 else "#"
    kind = rng.random()
    colors = hues(rng, n)
    if kind < 0.4:
        cells = [f"{sign}{r >> 4:x}{g >> 4:x}{b >> 4:x}" for r, g, b in colors]
        sign = "#"
        cells = [c if c.startswith("#") else "#" + c for c in cells]
    elif kind < 0.75:
        alphas = choices(rng, ("ff", "80", "cc", "00", "e6", "7f"), n)
        front = rng.random() < 0.3
        cells = [
            f"{sign}{a}{r:02x}{g:02x}{b:02x}" if front else f"{sign}{r:02x}{g:02x}{b:02x}{a}"
            for (r, g, b), a in zip(colors, alphas, strict=True)
        ]
    else:
        shorts = rng.random(n) < 0.4
        cells = [
            f"#{r >> 4:x}{g >> 4:x}{b >> 4:x}" if s else f"#{r:02x}{g:02x}{b:02x}"
            for (r, g, b), s in zip(colors, shorts, strict=True)
        ]
    return spelled(rng, cells)


@generator("hex_color", weight=0.6, repeats=0.25)
def color_written_otherwise(rng: np.random.Generator, n: int) -> list[str]:
    form = choose(
        rng,
        (
            "0x{:02x}{:02x}{:02x}",
            "&H{2:02X}{1:02X}{0:02X}&",
            "#{:02x}{:02x}{:02x};",
            "\\#{:02X}{:02X}{:02X}",
        ),
    )
    return [form.format(*c) for c in hues(rng, n)]


@generator("hex_color", weight=0.6, repeats=0.9)
def color_palette(rng: np.random.Generator, n: int) -> list[str]:
    few = [f"#{r:02x}{g:02x}{b:02x}" for r, g, b in hues(rng, int(rng.integers(2, 14)))]
    if rng.random() < 0.3:
        few = [f[1:] for f in few]
    return spelled(rng, choices(rng, few, n))


def spelled(rng: np.random.Generator, cells: Sequence[str]) -> list[str]:
    """Return the colours in lower, upper or mixed case."""
    kind = rng.random()
    if kind < 0.45:
        return list(cells)
    if kind < 0.93:
        return [c.upper() for c in cells]
    return [c.upper() if x < 0.5 else c for c, x in zip(cells, rng.random(len(cells)), strict=True)]


def ssn_parts(rng: np.random.Generator, n: int) -> list[tuple[int, int, int]]:
    """Return n triples of area, group and serial as they are or were issued."""
    areas = rng.integers(1, 773 if rng.random() < 0.5 else 899, size=n)
    if rng.random() < 0.06:  # taxpayer numbers
        areas = rng.integers(900, 1000, size=n)
    areas[areas == 666] = 667
    groups, serials = rng.integers(1, 100, size=n), rng.integers(1, 10000, size=n)
    return list(zip(areas.tolist(), groups.tolist(), serials.tolist(), strict=True))


@generator("ssn", weight=5.0, repeats=0.05)
def ssn_dashed(rng: np.random.Generator, n: int) -> list[str]:
    return [f"{a:03d}-{g:02d}-{s:04d}" for a, g, s in ssn_parts(rng, n)]


@generator("ssn", weight=1.2, repeats=0.05)
def ssn_bare(rng: np.random.Generator, n: int) -> Column:
    lost = rng.random() < 0.25  # leading zeros lost in a spreadsheet
    form = "{:d}{:02d}{:04d}" if lost else "{:03d}{:02d}{:04d}"
    return Column([form.format(*p) for p in ssn_parts(rng, n)], ignore=("int",))


@generator("ssn", weight=1.5, repeats=0.05)
def ssn_written_otherwise(rng: np.random.Generator, n: int) -> list[str]:
    form = choose(
        rng,
        ("{0:03d} {1:02d} {2:04d}", "XXX-XX-{2:04d}", "***-**-{2:04d}", "xxx-xx-{2:04d}",
         "{0:03d}.{1:02d}.{2:04d}", "###-##-{2:04d}", "SSN: {0:03d}-{1:02d}-{2:04d}",
         "{0:03d}-{1:02d}-XXXX", "XXXXX{2:04d}", "{0:03d} - {1:02d} - {2:04d}", "*****{2:04d}"),
    )  # fmt: skip
    return [form.format(*p) for p in ssn_parts(rng, n)]


@generator("ssn", weight=0.6, repeats=0.05)
def ssn_mixed(rng: np.random.Generator, n: int) -> list[str]:
    forms = ("{0:03d}-{1:02d}-{2:04d}", "{0:03d}{1:02d}{2:04d}", "{0:03d} {1:02d} {2:04d}")
    kinds = integers(rng, 0, 3, n)
    return [forms[k].format(*p) for k, p in zip(kinds, ssn_parts(rng, n), strict=True)]
