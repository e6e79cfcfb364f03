"""Generators of version numbers, Unix times, user names and addresses of crypto currencies."""

from __future__ import annotations

import numpy as np

from ..draw import (
    HEX,
    UPPER,
    characters,
    choices,
    choose,
    log_uniform,
    sample,
    skewed,
    sometimes,
    subset,
)
from ..pools import LATIN_LOCALES, slug_pool
from ..registry import Column, generator
from ..templates import Slot, compose, fill
from ..words import plain, slugs_of_a_language

__all__: list[str] = []

_VERSIONS = (
    ("{0-9}.{0-30}.{0-20}",), ("{0-9}.{0-30}.{0-20}",), ("v{0-9}.{0-30}.{0-20}",),
     ("{0-9}.{0-30}",), ("{0-3}.{0-9}.{0-9}", "{0-3}.{0-9}"),
    ("{0-9}.{0-30}.{0-20}", "{0-9}.{0-30}.{0-20}-{beta|rc1|alpha.2|SNAPSHOT|RC|M1}"),
     ("{1-20}.{0-9}.{0-9}.{1000-9999}",),
    ("{60-120}.0.{1000-6999}.{1-200}",), ("{14-25}.{04|10}", "{14-25}.{04|10}.{1-6}"),
     ("{6-18}.{0-7}", "{6-18}.{0-7}.{1-3}"),
    ("{1-5}.{0-9}.{0-9}{a|b|rc}{1-3}", "{1-5}.{0-9}.{0-9}"),
     ("{1-16}.{0-6}.{0-9}-{1-9}ubuntu{1-3}",), ("{1-9}.{0-9}p{1-9}",),
    ("{1-9}.{0-20}.{0-9}+{^^^^^^^}",), ("v{0-9}.{0-20}-{1-300}-g{^^^^^^^}",),
     ("release-{0-9}.{0-30}", "release/{0-9}.{0-30}.{0-9}"),
    ("{>=|~=|==|^|~|>}{0-9}.{0-30}.{0-9}",), ("{word}-{0-9}.{0-30}.{0-9}",),
     ("{0-9}.{0-30}.{0-9}-{alpine|slim|buster|SNAPSHOT|dev}",),
    ("Version {1-9}.{0-9}", "Version {1-9}.{0-9}.{0-9}"), ("V{1-9}.{0-9}",),
     ("{2015-2025}.{1-12}.{0-9}",), ("{1-9}.{0-9}.{0-9}.Final",),
    ("{1-9}_{0-9}_{0-20}",), ("{4-14}.{0-9}.{0-9}", "{4-14}.{0-9}"), ("{0-9}.{0-9}.{0-9}.{0-99}",),
     ("{1-9}.x", "{1-9}.{0-9}.x"), ("v{1-30}",),
    ("{word} {1-9}.{0-9}", "{word:c} v{1-9}.{0-9}"), ("{0-5}.{0-20}.{0-150}.post{1-9}",
     "{0-5}.{0-20}.{0-150}"),
)  # fmt: skip


@generator("version", weight=4.0, repeats=0.4)
def versions(rng: np.random.Generator, n: int) -> Column:
    """Write versions of one scheme, of many releases or of the few in use."""
    words = {"word": plain("en", 300, 6000)[:3000]}
    few = max(2, n if sometimes(rng, 0.5) else int(rng.integers(2, 30)))
    cells = compose(rng, choose(rng, _VERSIONS), few, words)
    if few != n:
        cells = skewed(rng, cells, n, float(rng.uniform(1, 3)))
    numbers = all(c.replace(".", "", 1).isdigit() for c in cells)
    return Column(cells, ignore=("float", "code") if numbers else ("code", "identifier"))


@generator("version", weight=2.0, repeats=0.1)
def versions_in_order(rng: np.random.Generator, n: int) -> Column:
    """Count releases: the last part rises, then the one before it."""
    parts = int(rng.integers(2, 5))
    limit = int(rng.integers(2, 15))
    numbers = int(rng.integers(0, 50)) + np.cumsum(rng.integers(1, 3, size=n))
    head = choose(rng, ("", "", "", "v", "V", "release-"))
    rows = [
        numbers // limit**p % (limit if p < parts - 1 else 99) for p in range(parts - 1, -1, -1)
    ]
    cells = [
        head + ".".join(map(str, row)) for row in zip(*(r.tolist() for r in rows), strict=True)
    ]
    return Column(
        cells[::-1] if sometimes(rng, 0.4) else cells,
        ignore=("float", "code", "identifier", "categorical"),
    )


@generator("version", weight=0.8, repeats=0.5)
def versions_mixed(rng: np.random.Generator, n: int) -> Column:
    """Mix schemes, as the releases of many packages do."""
    schemes = [
        shape for i in rng.permutation(len(_VERSIONS))[:6].tolist() for shape in _VERSIONS[i]
    ]
    return Column(
        compose(rng, schemes, n, {"word": plain("en", 300, 6000)}), ignore=("code", "identifier")
    )


@generator("unix_time", weight=4.0, repeats=0.05)
def unix_times(rng: np.random.Generator, n: int) -> Column:
    """Write seconds, milli-, micro- or nanoseconds since 1970: events, days, creations."""
    start, end = np.sort(
        rng.integers(10**9 if sometimes(rng, 0.85) else 3 * 10**8, 1_790_000_000, size=2)
    )
    kind = rng.random()
    if kind < 0.4:
        seconds = start + np.cumsum(rng.exponential(log_uniform(rng, 0.5, 2e5), n))
    elif kind < 0.75:
        seconds = rng.uniform(start, max(end, start + 1000), n)
    elif kind < 0.9:  # days or hours
        step = choose(rng, (86_400, 3600, 60, 300))
        seconds = start // step * step + step * np.arange(n)
    else:
        seconds = start + rng.uniform(0, 3600 * 24, n)
    seconds = np.minimum(seconds, 1_999_999_999)
    scale = int(choose(rng, (1, 1, 1, 1, 1000, 1000, 1000, 10**6, 10**9)))
    numbers = seconds.astype(np.int64) * scale
    if scale > 1 and sometimes(rng, 0.8):
        numbers = numbers + rng.integers(0, scale, n)
    if sometimes(rng, 0.35):
        numbers = rng.permutation(numbers)
    return Column([str(v) for v in numbers.tolist()], ignore=("identifier",))


@generator("unix_time", weight=1.0, repeats=0.05)
def unix_times_otherwise(rng: np.random.Generator, n: int) -> Column:
    """Write seconds with a fraction, as floats, in scientific notation."""
    seconds = rng.integers(10**9, 1_790_000_000) + np.cumsum(
        rng.exponential(log_uniform(rng, 1, 1e5), n)
    )
    form = choose(
        rng, ("{:.0f}.0", "{:.3f}", "{:.6f}", "{:.2f}", "{:.4f}", "/Date({:.0f}000)/", "@{:.0f}")
    )
    return Column(
        [form.format(v) for v in seconds.tolist()], ignore=("int", "float", "text", "identifier")
    )


@generator("username", weight=4.0, repeats=0.12)
def user_names(rng: np.random.Generator, n: int) -> Column:
    """Write account names: from names, from words, with digits and marks; few or all styles."""
    locale = choose(rng, LATIN_LOCALES) if sometimes(rng, 0.6) else "en_US"
    slots: dict[str, Slot] = {
        "first": slug_pool("first_name", locale), "last": slug_pool("last_name", locale),
        "w": slugs_of_a_language(rng), "x": ("xx", "x", "the", "mr", "real", "its", "iam", "im",
        "dj", "not", "official", "lil"),
    }  # fmt: skip
    shapes = (
        "{first}.{last}", "{first}{last}", "{first:i}{last}", "{first}_{last}", "{first}{1-99}",
        "{last}{##}", "{first}{1950-2010}",
        "{w}{w}", "{w}_{w}", "{w}{1-999}", "{x}{w}", "{x}_{first}", "{w}.{w}", "{first}{last:i}",
        "{w:c}{w:c}", "{w:c}{w:c}{##}",
        "{first:c}{last:c}", "_{first}_", "{w}_{##}", "{first}-{last}", "{last}.{first:i}",
        "{first:i}{last}{#}", "{w}{first}",
        "{first}_{w}", "xX{w:c}Xx", "{w:u}{##}", "{first:i}.{last}", "{last}{first:i}", "{w}4{w}",
        "{first}{last}{##}", "{w}-{w}-{##}",
    )  # fmt: skip
    chosen = subset(rng, shapes, 1, 2) if sometimes(rng, 0.4) else subset(rng, shapes, 6, 20)
    cells = compose(rng, chosen, n, slots)
    if sometimes(rng, 0.6):
        cells = [c.lower() for c in cells]
    return Column(cells, ignore=("identifier",))


@generator("username", weight=2.0, repeats=0.12)
def handles(rng: np.random.Generator, n: int) -> Column:
    """Write @handles and names of accounts with a site or a domain in front."""
    cells = [c.replace(" ", "") for c in user_names(rng, n).values]
    form = choose(
        rng,
        (
            "@{}",
            "@{}",
            "@{}",
            "@{}",
            "u/{}",
            "/u/{}",
            "{}#{:04d}",
            "CORP\\{}",
            "AD\\{}",
            "@{}@mastodon.social",
            "~{}",
        ),
    )
    numbers = rng.integers(1, 10_000, size=n).tolist()
    return Column(
        [form.format(c, v) for c, v in zip(cells, numbers, strict=True)], ignore=("identifier",)
    )


@generator("username", weight=1.2, repeats=0.12)
def account_names_of_an_office(rng: np.random.Generator, n: int) -> Column:
    """Write login names of one rule: ``jsmith``, ``smithj2``, ``u0123456``, ``abc123``."""
    locale = choose(rng, LATIN_LOCALES) if sometimes(rng, 0.5) else "en_US"
    first, last = (
        choices(rng, slug_pool("first_name", locale), n),
        choices(rng, slug_pool("last_name", locale), n),
    )
    kind = int(rng.integers(6))
    if kind == 0:
        cells = [f"{a[:1]}{b}"[:8] for a, b in zip(first, last, strict=True)]
    elif kind == 1:
        cells = [f"{b[:6]}{a[:1]}" for a, b in zip(first, last, strict=True)]
    elif kind == 2:
        cells = [f"{a[:3]}{b[:3]}" for a, b in zip(first, last, strict=True)]
    elif kind == 3:
        cells = [
            f"{a[:1]}{b[:1]}{t}" for a, b, t in zip(first, last, fill(rng, "###", n), strict=True)
        ]
    elif kind == 4:
        cells = [f"{a}.{b}" for a, b in zip(first, last, strict=True)]
    else:
        cells = [
            f"{a[:2]}{b[:4]}{t}" for a, b, t in zip(first, last, fill(rng, "0#", n), strict=True)
        ]
    if sometimes(rng, 0.2):
        cells = [c.upper() for c in cells]
    return Column(cells, ignore=("identifier", "code"))


_BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
_BECH32 = "023456789acdefghjklmnpqrstuvwxyz"


def _wallets(rng: np.random.Generator, kind: int, n: int) -> list[str]:
    if kind == 0:
        body = characters(rng, 33, _BASE58, n)
        heads, sizes = choices(rng, "1113", n), (33 - rng.integers(0, 2, n)).tolist()
        return [h + b[:s] for h, b, s in zip(heads, body, sizes, strict=True)]
    if kind == 1:
        long = sometimes(rng, 0.3)
        head = choose(rng, ("bc1q", "bc1q", "bc1p", "ltc1q", "tb1q"))
        return [head + b for b in characters(rng, 58 if long or head == "bc1p" else 38, _BECH32, n)]
    if kind in (2, 3):
        body = characters(rng, 40, HEX if kind == 2 or sometimes(rng, 0.3) else HEX + "ABCDEF", n)
        return ["0x" + b for b in body]
    if kind == 4:
        head, size = choose(
            rng,
            (
                ("L", 33),
                ("D", 33),
                ("T", 33),
                ("r", 33),
                ("X", 33),
                ("t1", 33),
                ("M", 33),
                ("q", 41),
            ),
        )
        return [head + b for b in characters(rng, size, _BASE58, n)]
    if kind == 5:
        return characters(rng, 44, _BASE58, n)  # Solana
    if kind == 6:
        return ["4" + b for b in characters(rng, 94, _BASE58, n)]  # Monero
    head, size = choose(
        rng, (("addr1q", 97), ("cosmos1", 38), ("G", 55), ("bnb1", 38), ("terra1", 38), ("1", 46))
    )
    alphabet = UPPER + "234567" if head == "G" else _BECH32
    return [head + b for b in characters(rng, size, alphabet if head != "1" else _BASE58, n)]


@generator("crypto_address", weight=4.0, repeats=0.12)
def crypto_addresses(rng: np.random.Generator, n: int) -> Column:
    """Write addresses of one chain."""
    return Column(
        _wallets(rng, int(choose(rng, (0, 0, 0, 1, 2, 2, 3, 4, 5, 6, 7))), n),
        ignore=("identifier",),
    )


@generator("crypto_address", weight=1.0, repeats=0.12)
def crypto_addresses_mixed(rng: np.random.Generator, n: int) -> Column:
    kinds = sample(rng, (0, 1, 2, 4, 5, 7), 3)
    made = [_wallets(rng, kind, n) for kind in kinds]
    which = rng.integers(0, 3, size=n).tolist()
    cells = [made[k][i] for i, k in enumerate(which)]
    if sometimes(rng, 0.2):
        cells = [choose(rng, ("ethereum:", "bitcoin:")) + c for c in cells]
    return Column(cells, ignore=("identifier", "uri"))
