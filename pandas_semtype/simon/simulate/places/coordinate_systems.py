"""Ways to write a position as one code: ISO 6709, MGRS, UTM, plus codes, locators."""

from __future__ import annotations

import math
from collections.abc import Callable

__all__ = ["ENCODED_PAIRS", "geohash", "iso6709", "maidenhead", "mgrs", "plus_code", "utm"]

_BANDS = "CDEFGHJKLMNPQRSTUVWX"
_OLC = "23456789CFGHJMPQRVWX"
_BASE32 = "0123456789bcdefghjkmnpqrstuvwxyz"


def _utm(lat: float, lon: float) -> tuple[int, str, float, float]:
    """Return zone, band, easting and northing by the series of the transverse Mercator."""
    zone = int((lon + 180) // 6) % 60 + 1
    band = _BANDS[min(int((lat + 80) // 8), 19)]
    a, e2, k0 = 6378137.0, 0.00669437999014, 0.9996
    phi = math.radians(lat)
    lam = math.radians(lon - (zone * 6 - 183))
    ep2 = e2 / (1 - e2)
    n = a / math.sqrt(1 - e2 * math.sin(phi) ** 2)
    t, c, big = math.tan(phi) ** 2, ep2 * math.cos(phi) ** 2, math.cos(phi) * lam
    m = a * (
        (1 - e2 / 4 - 3 * e2**2 / 64) * phi
        - (3 * e2 / 8 + 3 * e2**2 / 32) * math.sin(2 * phi)
        + (15 * e2**2 / 256) * math.sin(4 * phi)
    )
    easting = k0 * n * (big + (1 - t + c) * big**3 / 6) + 500_000
    northing = k0 * (m + n * math.tan(phi) * (big**2 / 2 + (5 - t + 9 * c) * big**4 / 24))
    return zone, band, easting, northing if lat >= 0 else northing + 10_000_000


def utm(lat: float, lon: float, style: int = 0) -> str:
    """Write a position as zone, easting and northing."""
    zone, band, x, y = _utm(lat, lon)
    forms = ("{z}{b} {x:.0f} {y:.0f}", "{z}{b} {x:.0f}E {y:.0f}N", "{z}{b} {x:.2f} {y:.2f}",
             "UTM {z}{b} {x:.0f} {y:.0f}", "{z}{h} {x:.0f} {y:.0f}")  # fmt: skip
    form = forms[style % len(forms)]
    return form.format(z=zone, b=band, h="N" if lat >= 0 else "S", x=x, y=y)


def mgrs(lat: float, lon: float, style: int = 0) -> str:
    """Write a position in the military grid, spaced or not, to 1 m, 10 m or 100 m."""
    zone, band, x, y = _utm(lat, lon)
    columns = ("STUVWXYZ", "ABCDEFGH", "JKLMNPQR")[zone % 3]
    rows = "ABCDEFGHJKLMNPQRSTUV"
    square = columns[min(max(int(x // 100_000) - 1, 0), 7)]
    square += rows[(int(y // 100_000) + (0 if zone % 2 else 5)) % 20]
    digits = (5, 5, 4, 3)[style % 4]
    glue = " " if style // 4 % 2 else ""
    east = f"{int(x % 100_000) // 10 ** (5 - digits):0{digits}d}"
    north = f"{int(y % 100_000) // 10 ** (5 - digits):0{digits}d}"
    return f"{zone:02d}{band}{glue}{square}{glue}{east}{glue}{north}"


def iso6709(lat: float, lon: float, style: int = 0) -> str:
    """Write a position with two signs and no separator: degrees or packed minutes."""
    mode = style % 4
    end = "/" if style // 4 % 2 else ""
    if mode == 0:
        digits = 2 + style // 8 % 5
        return f"{lat:+0{digits + 4}.{digits}f}{lon:+0{digits + 5}.{digits}f}{end}"

    def packed(value: float, width: int) -> str:
        total = round(abs(value) * 3600) if mode == 1 else round(abs(value) * 60)
        sign = "-" if value < 0 else "+"
        if mode == 1:
            return f"{sign}{total // 3600:0{width}d}{total // 60 % 60:02d}{total % 60:02d}"
        return f"{sign}{total // 60:0{width}d}{total % 60:02d}"

    return packed(lat, 2) + packed(lon, 3) + (end if mode < 3 else "")


def plus_code(lat: float, lon: float, style: int = 0) -> str:
    """Write a position as an open location code of ten or eleven letters."""
    y = int((min(lat, 89.99) + 90) * 8000)
    x = int((lon + 180) * 8000) % (360 * 8000)
    letters = ""
    for power in (4, 3, 2, 1, 0):
        letters += _OLC[y // 20**power % 20] + _OLC[x // 20**power % 20]
    last = _OLC[int((lat * 1e6) % 20)] if style % 3 == 0 else ""
    return f"{letters[:8]}+{letters[8:]}{last}"


def geohash(lat: float, lon: float, style: int = 0) -> str:
    """Write a position as a geohash of 6 to 12 letters."""
    low, high, west, east = -90.0, 90.0, -180.0, 180.0
    bits, value, cells, even = 0, 0, "", True
    size = (7, 8, 9, 12, 6)[style % 5]
    while len(cells) < size:
        if even:
            mid = (west + east) / 2
            bit = lon >= mid
            west, east = (mid, east) if bit else (west, mid)
        else:
            mid = (low + high) / 2
            bit = lat >= mid
            low, high = (mid, high) if bit else (low, mid)
        even, value, bits = not even, value * 2 + bit, bits + 1
        if bits == 5:
            cells, bits, value = cells + _BASE32[value], 0, 0
    return cells


def maidenhead(lat: float, lon: float, style: int = 0) -> str:
    """Write a position as a locator of radio amateurs."""
    x, y = (lon + 180) % 360, min(lat, 89.99) + 90
    cells = (
        chr(65 + int(x // 20)) + chr(65 + int(y // 10)) + str(int(x % 20 // 2)) + str(int(y % 10))
    )
    minor = chr(97 + int(x % 2 * 12)) + chr(97 + int(y % 1 * 24))
    return cells + (minor.upper() if style % 2 else minor)


def _aviation(lat: float, lon: float, style: int = 0) -> str:
    """Write a position as flight plans do: 4041N07347W or 404106N0734654W."""
    a, o = round(abs(lat) * 3600), round(abs(lon) * 3600)
    n, e = "S" if lat < 0 else "N", "W" if lon < 0 else "E"
    if style % 2:
        return f"{a // 3600:02d}{a // 60 % 60:02d}{n}{o // 3600:03d}{o // 60 % 60:02d}{e}"
    return (f"{a // 3600:02d}{a // 60 % 60:02d}{a % 60:02d}{n}"
            f"{o // 3600:03d}{o // 60 % 60:02d}{o % 60:02d}{e}")  # fmt: skip


ENCODED_PAIRS: tuple[Callable[[float, float, int], str], ...] = (
    iso6709, iso6709, iso6709, mgrs, mgrs, utm, plus_code, plus_code, _aviation, maidenhead,
    geohash,
)  # fmt: skip
"""Functions of latitude, longitude and a number that fixes the style of a column."""
